"""Builds the wheel and the source archive, and uses the course from each as a stranger would: a clean venv, an empty home.

    .venv/bin/python tools/packages.py                                       # both, with this Python
    .venv/bin/python tools/packages.py --python python3.12 --python python3.13 --extras --pictures /tmp/pictures

Nothing of it is in this checkout: the folders are temporary ones, and the checkout isn't on Python's path. pip asks the
registry that this machine is set up for. It takes some minutes for each install, so it's run by hand, before a release.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.checks import find_browser  # noqa: E402

KEPT = ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")  # of this process's environment; pip has what it needs besides
PIP = re.compile(r"(PIP_|HTTPS?_PROXY$|NO_PROXY$|SSL_|REQUESTS_)", re.IGNORECASE)
LESSON = "02-what-attunement-is.ipynb"
# What each verb needs that isn't there after a plain install, and what it then has to name.
LACKING = {
    "room a-taster --rehearse 5": "attune-course[",
    "coursework status a-case --course .": "attune-course[",
    "site build --out site": "attune-course[",
    "check": "checkout",
}


class Wrong(Exception):
    """Something isn't as a stranger has to find it."""


class Place:
    """A venv, a home and a folder to work in, outside the checkout."""

    def __init__(self, folder: Path, python: str):
        self.home, self.work, venv = folder / "home", folder / "work", folder / "venv"
        for made in (self.home, self.work):
            made.mkdir()
        self.environment = {name: value for name, value in os.environ.items() if name in KEPT or PIP.match(name)}
        self.environment |= {"HOME": str(self.home), "USERPROFILE": str(self.home), "PYTHONDONTWRITEBYTECODE": "1"}
        self.programs = venv / ("Scripts" if os.name == "nt" else "bin")
        self.run([python, "-m", "venv", str(venv)])

    def command(self, words: list[str]) -> list[str]:
        """What is run for `words`, whose first is one of the venv's programs or a path."""
        return [str(self.programs / words[0]) if os.sep not in words[0] and words[0] in ("attune", "pip", "python") else words[0], *words[1:]]

    def try_(self, words: list[str]) -> tuple[int, str]:
        """The exit code, and what was said on both streams."""
        done = subprocess.run(self.command(words), cwd=self.work, env=self.environment, stdin=subprocess.DEVNULL, encoding="utf-8",
                              errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def run(self, words: list[str]) -> str:
        """What was said. Raises Wrong unless it ended well."""
        code, said = self.try_(words)
        if code:
            raise Wrong(f"{' '.join(words)} ended with {code}:\n{said[-2000:]}")
        return said

    def install(self, *what: str) -> None:
        """Install with plain pip, as the README says."""
        self.run(["pip", "install", "--quiet", "--disable-pip-version-check", *what])

    @contextmanager
    def running(self, words: list[str], lines: int) -> Iterator[list[str]]:
        """Run until the end of the block, then Ctrl+C. Gives the first lines that were said."""
        with subprocess.Popen(self.command(words), cwd=self.work, env=self.environment, stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            try:
                yield [process.stdout.readline().rstrip() for _ in range(lines)]
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=60)

    def record(self) -> dict[str, bytes]:
        """Every file of the learner's record, by name."""
        own = self.own()
        return {str(path.relative_to(own)): path.read_bytes() for name in ("learning", "private")
                for path in sorted((own / name).rglob("*")) if path.is_file()}

    def own(self) -> Path:
        """The learner's folder, where this system has it."""
        return Path(self.run(["python", "-c", "from course_lib.records import home; print(home())"]).strip())


# What a stranger does ----------------------------------------------------------------------------


def version(place: Place) -> str:
    """It says its version, and comes from the venv."""
    said = place.run(["attune", "--version"]).strip()
    where = place.run(["python", "-c", "import course_lib; print(course_lib.__file__)"]).strip()
    if str(ROOT) in where or said != f"attune {own_version()}":
        raise Wrong(f"{said!r} from {where}")
    return said


def commands(place: Place) -> str:
    """What works without a page and without an extra."""
    place.run(["attune", "--help"])
    for words in ("review --forecast", "progress", "room --list", "journal --markdown journal.md", "workshop handouts a-taster"):
        place.run(["attune", *words.split()])
    place.run(["attune", "session", "I snapped at my daughter when she wanted help."])
    place.run(["attune", "export", "record.zip"])
    return f"help, review, progress, rooms, journal, handouts, session, export: {', '.join(sorted(p.name for p in place.work.iterdir()))}"


def lacking(place: Place) -> str:
    """What each verb says without its extra: a remedy, and no traceback."""
    said = []
    for words, remedy in LACKING.items():
        code, answer = place.try_(["attune", *words.split()])
        if code != 1 or remedy not in answer or "Traceback" in answer:
            raise Wrong(f"attune {words} ended with {code}:\n{answer}")
        said.append(f"attune {words}: {answer.strip()}")
    return "\n    ".join(["without their extras:", *said])


def study(place: Place, browser, pictures: Path | None) -> str:
    """Open the course, answer a question by clicking, close everything, open it again: the answer is there."""
    with opened(place, browser) as (page, address):
        page.goto(address)
        ready(page)
        heading = page.get_by_role("heading", level=1).first.inner_text()
        picture(page, pictures, "welcome")
        page.goto(lesson(address))
        ready(page)
        guess(page).check()
        page.get_by_role("button", name="That's my guess").first.click()
        page.get_by_text("1 of 15 done").wait_for()
        picture(page, pictures, "answered")
    with opened(place, browser) as (page, address):
        page.goto(lesson(address))
        ready(page)
        page.get_by_text("1 of 15 done").wait_for()
        if not guess(page).is_checked():
            raise Wrong("after a restart, the answer isn't there")
        picture(page, pictures, "again")
    return f"the course opened with {heading!r}; an answer was clicked, and is there after a restart"


def upgrade(place: Place, package: Path) -> str:
    """A newer wheel brings newer lessons; the record stays through upgrading, and through uninstalling."""
    before, copy = place.record(), place.own() / "course" / "lessons"
    if not before:
        raise Wrong("there is no record to keep")
    (copy / LESSON).write_text("an older lesson", encoding="utf-8")
    (copy / "77-gone.ipynb").write_text("a lesson that the newer version doesn't have", encoding="utf-8")
    place.install("--force-reinstall", "--no-deps", str(package))
    with place.running(["attune", "study", "--no-browser"], 3):
        if "older lesson" in (copy / LESSON).read_text(encoding="utf-8") or (copy / "77-gone.ipynb").exists():
            raise Wrong("an upgrade left older lessons")
    own, after = place.own(), place.record()
    place.run(["pip", "uninstall", "--quiet", "--yes", "attune-course"])
    left = [path for path in before if not (own / path).is_file()]
    place.install("--no-deps", str(package))
    if left or after != before or place.record() != before:
        raise Wrong(f"the record changed: {left}")
    return f"upgraded, uninstalled, installed again: lessons renewed, the record's {len(before)} files unchanged"


# With extras ---------------------------------------------------------------------------------------


def rooms(place: Place, browser, pictures: Path | None) -> str:
    """A rehearsal runs, and both its pages open."""
    place.install("attune-course[rooms]")  # as the message says
    with place.running(["attune", "room", "a-taster", "--rehearse", "5"], 4) as said, looking(browser) as page:
        links = re.findall(r"http://\S+", "\n".join(said))
        if len(links) < 2:
            raise Wrong("\n".join(said))
        page.goto(links[1])
        page.get_by_text("5 phones").wait_for()
        picture(page, pictures, "room")
    return f"[rooms] {said[0]}"


def site(place: Place, parts: Path) -> str:
    """The site is built from the package alone."""
    place.install("attune-course[site]")
    said = place.run(["attune", "site", "build", "--out", "site", "--parts", str(parts)])
    return f"[site] {said.strip().splitlines()[-2].strip()}"


def coursework(place: Place) -> str:
    """A course's folder that somebody built in a checkout is released and previewed; building one needs the checkout."""
    place.install("attune-course[coursework]")
    course = place.work / "coursework"
    shutil.copytree(ROOT / "notebooks" / "coursework", course)
    place.run(["attune", "coursework", "preview", "a-case", "--course", "coursework"])
    place.run(["attune", "coursework", "release", "a-case", "--course", "coursework"])
    place.run(["attune", "coursework", "status", "a-case", "--course", "coursework"])
    return "[coursework] preview, release and status of a course's folder"


def authoring(place: Place) -> str:
    """Authors and instructors are told that they need a checkout."""
    place.install("attune-course[authoring]")
    for words in ("check", "build", "coursework new one --items a --course coursework", "coursework export --to gift"):
        code, said = place.try_(["attune", *words.split()])
        if code != 1 or "checkout" not in said or "Traceback" in said:
            raise Wrong(f"attune {words} ended with {code}:\n{said}")
    return f"[authoring] {said.strip()}"


# Pages ---------------------------------------------------------------------------------------------


@contextmanager
def looking(browser):
    """A page of a profile with nothing in it. An error on it is raised as Wrong."""
    context, wrong = browser.new_context(viewport={"width": 1280, "height": 850}), []
    context.set_default_timeout(120_000)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    try:
        yield context.new_page()
    finally:
        context.close()
    if wrong:
        raise Wrong("\n".join(wrong))


@contextmanager
def opened(place: Place, browser):
    """The course, and a page to see it with."""
    with place.running(["attune", "study", "--no-browser"], 3) as said, looking(browser) as page:
        if not said[1].startswith("http://127.0.0.1:"):
            raise Wrong("\n".join(said))
        yield page, said[1]


def lesson(address: str) -> str:
    return re.sub(r"[^/]+\.ipynb", LESSON, address)


def ready(page) -> None:
    page.wait_for_function("document.documentElement.dataset.attuneReady")


def guess(page):
    return page.get_by_label("A little more accurate")


def picture(page, folder: Path | None, name: str) -> None:
    if folder:
        page.screenshot(path=folder / f"{name}.png")


# Packages ------------------------------------------------------------------------------------------


def own_version() -> str:
    """What the package says of itself."""
    return re.search(r'^__version__ = "(.+)"$', (ROOT / "course_lib" / "__init__.py").read_text(encoding="utf-8"), re.MULTILINE)[1]


def build(folder: Path, source: Path = ROOT) -> list[Path]:
    """Build both into `folder`, with the locked builder. The wheel comes first."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return [*folder.glob("*.whl"), *folder.glob("*.tar.gz")]


def same(wheel: Path, sdist: Path, folder: Path) -> str:
    """A wheel that is made from the source archive holds what the other one holds."""
    subprocess.run([sys.executable, "-m", "tarfile", "-e", str(sdist), str(folder)], check=True)
    again = build(folder / "again", folder / sdist.name.removesuffix(".tar.gz"))[0]
    one, other = (zipfile.ZipFile(path) for path in (wheel, again))
    with one, other:
        differs = {a.filename for a in one.infolist()} ^ {b.filename for b in other.infolist()}
        differs |= {a.filename for a in one.infolist() if a.filename not in differs and a.CRC != other.getinfo(a.filename).CRC}
    if differs:
        raise Wrong(f"the wheel of the source archive differs in {sorted(differs)}")
    return f"the wheel from {sdist.name} is the wheel"


def use(package: Path, python: str, browser, options, folder: Path) -> Iterator[str]:
    """Install a package, and do what a stranger does. Gives a line for each thing that was seen."""
    place = Place(folder, python)
    place.install(str(package))
    yield f"installed in {place.run(['python', '--version']).strip()}"
    yield version(place)
    yield lacking(place)
    yield commands(place)
    yield study(place, browser, options.pictures)
    yield upgrade(place, package)
    if options.extras:
        yield rooms(place, browser, options.pictures)
        yield site(place, options.parts)
        yield coursework(place)
        yield authoring(place)


def main() -> int:
    """Build, install and look. Returns 1 if something is wrong."""
    from course_lib.site.parts import folder as parts_folder

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", action="append", metavar="PYTHON", help="a Python to install for (else this one; can be said more than once)")
    parser.add_argument("--extras", action="store_true", help="with each extra, too: a rehearsal, the site, coursework")
    parser.add_argument("--parts", type=Path, default=parts_folder(), metavar="DIR", help="with --extras: where the site's parts are kept")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="keep pictures of the pages that were seen")
    parser.add_argument("--wheel", action="store_true", help="the wheel alone")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="attune-packages-", ignore_cleanup_errors=True) as name, sync_playwright() as playwright:
        folder = Path(name)
        wheel, sdist = build(folder / "dist")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        try:
            print(same(wheel, sdist, folder), flush=True)
            for python in options.python or [getattr(sys, "_base_executable", sys.executable)]:
                for package in [wheel] if options.wheel else [wheel, sdist]:
                    print(f"\n{package.name}, {python}", flush=True)
                    for seen in use(package, python, browser, options, Path(tempfile.mkdtemp(dir=folder))):
                        print(f"  {seen}", flush=True)
        except Wrong as wrong:
            print(f"  WRONG: {wrong}")
            return 1
        finally:
            browser.close()
    print("\nAll is as it should be.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
