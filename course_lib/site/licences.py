"""The page that lists what the site carries: names, versions, sizes, and each licence in full."""

import io
import zipfile
from html import escape
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from ..shared_files import STATIC
from . import parts

TITLE = "What this site is made of"
TEXTS = Path(__file__).with_name("licences")  # of what carries none in its own files
REPOSITORY = Path(__file__).parents[2]
# A licence file inside a wheel is one whose name begins so, whatever folder it's in.
BEGINNINGS = ("licen", "copying", "notice")
STYLE = """
.at-wide { overflow-x: auto; }
.at-wide caption { text-align: start; padding-block-end: 0.5em; font-weight: 650; }
.at-wide .at-size { white-space: nowrap; }
.at-text summary { min-block-size: 44px; padding-block: 0.6em; box-sizing: border-box; cursor: pointer; }
.at-text pre { font: 0.8125rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
"""


def html(taken: dict[str, bytes]) -> str:
    """The page's content. `taken` are the parts by file name, with the licence texts that they bring."""
    own = [("The course: its code", "LICENSE"), ("The course: its texts", "LICENSE-CONTENT")]
    sizes: dict[tuple[str, str, str], int] = {}
    for one in parts.parts():
        about = one.name, one.version, one.licence
        sizes[about] = sizes.get(about, 0) + one.size
    rows = "".join(f'<tr><th scope="row">{escape(name)} {escape(version)}</th><td class="at-size">{parts.weight(size)}</td>'
                   f"<td>{escape(licence)}</td></tr>" for (name, version, licence), size in sizes.items())
    shown = [_texts(title, {"": _own(name)}) for title, name in own]
    shown.append(_texts("Source Serif, the typeface", {"": (STATIC / "fonts" / "OFL.txt").read_text(encoding="utf-8")}))
    shown += [_texts(path.stem, {"": path.read_text(encoding="utf-8")}) for path in sorted(TEXTS.glob("*.txt"))]
    shown += [_texts(f"{one.name} {one.version}", texts(taken[one.file])) for one in parts.parts() if one.key]
    return f"""<style>{STYLE}</style>
<p>The course runs in your browser. It comes with Python for browsers (Pyodide) and a few packages, which other people
made and gave away. They are here as their makers published them. Nothing on this site is fetched from anywhere else.</p>
<div class="at-wide" role="region" aria-labelledby="carried" tabindex="0">
<table><caption id="carried">What is carried besides the course</caption>
<thead><tr><th scope="col">Name and version</th><th scope="col">Size</th><th scope="col">Licence</th></tr></thead>
<tbody>{rows}</tbody></table></div>
<p>Pyodide's own source is at <a href="https://github.com/pyodide/pyodide" rel="noopener noreferrer" target="_blank">github.com/pyodide/pyodide</a>.</p>
<h2>The licences in full</h2>
{"".join(shown)}"""


def texts(wheel: bytes) -> dict[str, str]:
    """The licence texts that a wheel brings, by their path in it. Raises ValueError if there is none."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        named = [name for name in archive.namelist() if Path(name).name.lower().startswith(BEGINNINGS) and not name.endswith(".py")]
        found: dict[str, str] = {}
        for name in sorted(named):
            text = archive.read(name).decode("utf-8", "replace")
            if text.strip() not in {one.strip() for one in found.values()}:
                found[name] = text
    if not found:
        raise ValueError("a wheel without a licence text can't be carried")
    return found


def _texts(title: str, found: dict[str, str]) -> str:
    inside = "".join((f"<h3>{escape(name)}</h3>" if name and len(found) > 1 else "") + f"<pre>{escape(text)}</pre>"
                     for name, text in found.items())
    return f"<details><summary>{escape(title)}</summary>{inside}</details>\n"


def _own(name: str) -> str:
    """A licence file of the course: in a checkout at the top, else where the package was installed."""
    if (path := REPOSITORY / name).is_file():
        return path.read_text(encoding="utf-8")
    try:
        text = distribution("attune-course").read_text(f"licenses/{name}")
    except PackageNotFoundError:
        text = None
    if text is None:
        raise ValueError(f"the course's own {name} isn't there")
    return text
