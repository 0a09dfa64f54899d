"""The HTML document around a page of the site: what it may load, what it loads at once, and what its script is told."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from pathlib import Path

from ..shared_files import STATIC
from .colours import colour

PAGES = Path(__file__).parent / "pages"
# Nothing from elsewhere, and no script in a page itself. Pyodide runs in a worker, which has rules of its own.
POLICY = ("default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
          "img-src 'self' data: blob:; media-src blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'")
SHEETS = ("reader/tokens.css", "reader/fonts.css", "reader/bar.css", "reader/prose.css", "reader/dialogs.css", "site/site.css")
FONT = "reader/fonts/source-serif-4-latin.woff2"  # what nearly every word is set in
IMPORT = re.compile(r'^(?:import|export) (?:[^"\';]* from )?"(\.[^"]+\.js)";', re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a page finds what all pages share: the folders `app` and `py` with a slash at the end, and the pages by lesson id."""

    app: str
    py: str
    build: str
    pages: dict[str, str]


def document(*, title: str, description: str, site: Site, start: str, body: str, about: dict, blocks: dict,
             views: Sequence[str] = (), kind: str = "lesson") -> str:
    """A whole page. `start` is its script, `body` its HTML; `about` and `blocks` are told to the script (the block "attune-site"
    says where things are), and the files of `views` come at once. `title` and `description` are plain text."""
    sheets = [*SHEETS, *(f"views/{name}.css" for name in views)]
    links = [f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{site.app}{FONT}">']
    links += [f'<link rel="stylesheet" href="{site.app}{name}">' for name in sheets]
    loaded = [*modules(start), *(f"views/{name}.js" for name in views)]
    links += [f'<link rel="modulepreload" href="{site.app}{name}">' for name in loaded]
    linked = "\n".join(links)
    told = "\n".join(_block(name, value) for name, value in ({"attune-site": asdict(site) | about} | blocks).items())
    # For the browser's own furniture.
    colours = "\n".join(f'<meta name="theme-color" media="(prefers-color-scheme: {theme})" content="{colour("paper", theme)}">'
                        for theme in ("light", "dark"))
    return f"""<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<meta name="description" content="{escape(" ".join(description.split()))}">
<meta name="referrer" content="no-referrer">
{colours}
<script src="{site.app}site/early.js"></script>
{linked}
<link rel="manifest" href="manifest.webmanifest">
<link rel="icon" href="icons/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="icons/icon-180.png">
<script type="module" src="{site.app}{start}"></script>
</head>
<body class="attune-panel at-page at-page-{kind}">
{body}
{told}
</body>
</html>
"""


@cache
def modules(start: str) -> tuple[str, ...]:
    """The script `start` and every module that it needs, so that a browser can ask for all of them at once."""
    found, waiting = [], [start]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found.append(name)
        folder, file = name.split("/")
        text = ({"site": PAGES, "reader": STATIC}[folder] / file).read_text(encoding="utf-8")
        for needed in IMPORT.findall(text):
            waiting.append(f"reader/{needed.removeprefix('../reader/')}" if needed.startswith("../") else f"{folder}/{needed[2:]}")
    return tuple(found)


def _block(name: str, value: dict) -> str:
    """Data for the script. A "<" in it can't end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>'
