"""Builds the site: every file of it from the course, its notebooks and the pinned parts. The same input gives the same bytes."""

import json
import tempfile
from hashlib import sha256
from pathlib import Path

from .. import words
from ..shared_files import STATIC
from . import course_files, embeds, licences, manifest, parts, render, views
from .address import address, addresses
from .document import PAGES, Site
from .file_list import LIST, file_list
from .first import first_views
from .problem import SiteProblem

WORKER = "sw.js"  # of pages/; a service worker serves what lies beside and below it
UNKNOWN = "the-build-is-not-known-yet"  # in the pages, until all other files are there
LARGEST = 60 * parts.MEGABYTE


def build(out: Path, say: parts.Say, lessons: Path | None = None, kept: Path | None = None, pyodide: Path | None = None) -> dict:
    """Build the site in `out`, in place of an older one there; the result is its site.json. An interrupted build leaves the old one.

    `lessons` holds the notebooks (else the course's own), `kept` the parts that were fetched, `pyodide` a release in their place.
    Raises SiteProblem.
    """
    out = out.expanduser().absolute()
    may_replace(out)
    found = parts.gather(parts.folder(kept), say, pyodide)
    say("Putting the pages together.")
    files = site_files(notebooks(lessons), {name: path.read_bytes() for name, path in found.items()})
    if (size := sum(map(len, files.values()))) > LARGEST:
        raise SiteProblem(f"The site would be {parts.weight(size)}, and {parts.weight(LARGEST)} is the most. Look at what was "
                          "added to course_lib/site/pages or parts.json last.")
    try:
        write(files, out)
    except OSError as error:
        raise SiteProblem(f"The site couldn't be written to {out}: {error.strerror or error}. What was there before is still there. "
                          "Make room, or choose another folder with --out.") from error
    return json.loads(files[LIST])


def may_replace(out: Path) -> None:
    """Raises SiteProblem if there is something at `out` that no build made."""
    if not out.exists() or out.is_dir() and not any(out.iterdir()):
        return
    try:
        file_list(out)
    except SiteProblem:
        raise SiteProblem(f"{out} is there already, and it isn't a site of this course (it has no {LIST} of ours). Nothing was "
                          "changed. Choose another folder with --out, or move that one away.") from None


def notebooks(lessons: Path | None) -> dict[str, bytes]:
    """The notebooks by file name. Raises SiteProblem if there are none."""
    if lessons is None:
        from ..study import course_folder

        lessons = course_folder() / "lessons"
    found = {path.name: path.read_bytes() for path in sorted(lessons.glob("*.ipynb"))}
    if not found:
        raise SiteProblem(f"There are no notebooks in {lessons}. `attune build` makes the course's own; --lessons names another folder.")
    return found


# Files ------------------------------------------------------------------------------------------


def site_files(found: dict[str, bytes], taken: dict[str, bytes]) -> dict[str, bytes]:
    """Every file of the site by its path, from the notebooks and the parts (both by file name).

    It's in the language of the source, whatever this computer speaks: each browser's Python then speaks its reader's.
    """
    spoken = words.language()
    words.use(words.SOURCE)
    try:
        return _site_files(found, taken)
    finally:
        words.use(spoken)


def _site_files(found: dict[str, bytes], taken: dict[str, bytes]) -> dict[str, bytes]:
    app, py = app_files(), taken | {parts.LOCK: _json(parts.lock())}
    app_at, py_at = f"app/{_hash(app)}/", f"py/{_hash(py)}/"
    files = top_files() | {app_at + name: content for name, content in app.items()}
    files |= {py_at + name: content for name, content in py.items()}
    files |= {f"notebooks/{name}": content for name, content in found.items()}
    pages = page_files(found, taken, app_at, py_at)
    build_id = _hash(files | pages)
    files |= {name: content.replace(UNKNOWN.encode(), build_id.encode()) for name, content in pages.items()}
    listed = {name: {"sha256": sha256(content).hexdigest(), "size": len(content)} for name, content in sorted(files.items())}
    return files | {LIST: _json({"build": build_id, "files": listed})}


def app_files() -> dict[str, bytes]:
    """What every page shares of the course's own: scripts, styles, views, and the zip for Python."""
    site = {f"site/{name}": content for name, content in _tree(PAGES).items() if name != WORKER}
    reader = {f"reader/{name}": content for name, content in _tree(STATIC).items()}
    shown = {f"views/{name}": content for name, content in views.files().items()}
    return site | reader | shown | {"course.zip": course_files.course_zip()}


def top_files() -> dict[str, bytes]:
    """What lies beside the pages: the service worker, the manifest and its icons."""
    return manifest.files() | {WORKER: (PAGES / WORKER).read_bytes()}


def page_files(found: dict[str, bytes], taken: dict[str, bytes], app: str, py: str) -> dict[str, bytes]:
    """The pages: one for each notebook, the one for a single activity, and the licences."""
    read = {name: json.loads(content) for name, content in sorted(found.items())}
    site = Site(app=app, py=py, build=UNKNOWN, pages=addresses(read))
    pages = {address(one, name): render.page(one, name, site, first_views(one)) for name, one in read.items()}
    pages["embed.html"] = render.embed(site, embeds.activities(read))
    pages["licences.html"] = render.plain(licences.TITLE, licences.html(taken), site)
    return {name: text.encode() for name, text in pages.items()}


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _json(data: dict) -> bytes:
    return (json.dumps(data, indent=1) + "\n").encode()


def _hash(files: dict[str, bytes]) -> str:
    """A short name for these files: another one whenever a byte or a name in them is another."""
    total = sha256()
    for name, content in sorted(files.items()):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:16]


# Writing ----------------------------------------------------------------------------------------


def write(files: dict[str, bytes], out: Path) -> None:
    """Put the files in place of whatever is at `out`: all of them, or none. Raises OSError."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as passing:
        fresh, old = Path(passing) / "fresh", Path(passing) / "old"
        for name, content in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except BaseException:
            if old.exists():
                old.rename(out)
            raise


def sizes(listed: dict) -> dict[str, tuple[int, int]]:
    """For a summary: how many files each part of the site has, and their size together."""
    labels = {"app": "the course's own", "py": "Python and its packages", "notebooks": "notebooks"}
    told: dict[str, tuple[int, int]] = {}
    for path, about in listed["files"].items():
        label = labels.get(path.split("/")[0], "pages")
        count, size = told.get(label, (0, 0))
        told[label] = count + 1, size + about["size"]
    return told
