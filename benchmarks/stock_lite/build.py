"""The peer of the zero-install site: a stock JupyterLite that shows the same lesson, built as its own documentation says.

`python benchmarks/stock_lite/build.py` prints where it is. The first time it takes about a minute and fetches some 60 MB, and what
`attune site build` fetches, if that isn't there yet. Everything is pinned: Pyodide and its packages by the site's own parts,
`build.txt` is what builds it, `browser.txt` what its Python imports besides. `uv pip compile --generate-hashes` wrote both, the
second with `--python-version 3.14 --python-platform wasm32-pyodide2024`.

It's as quick as its settings make it: nothing comes from another server, and what the kernel needs is loaded at once with Pyodide
(`jupyter-lite.json`). Our package is the wheel as it is; the lock beside it says what it needs in a browser.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from packaging.requirements import Requirement
from platformdirs import user_cache_path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from course_lib.site import parts  # noqa: E402

LESSONS = ROOT / "notebooks" / "lessons"
SHOWN = ("04-perceiving.ipynb", "05-making-sense.ipynb")
KERNEL = ("ipykernel", "piplite", "pyodide_kernel")  # wheels that its extension carries
IN_THE_PAGE = {"jupyterlab-widgets", "widgetsnbextension"}  # dependencies that are JavaScript, which the site has already
COURSE = "attune-course"
# What a lesson imports beside our wheel, whose own metadata names what a desktop needs, jupyterlab among it.
COURSE_NEEDS = ["anywidget", "fsrs", "matplotlib", "numpy", "platformdirs"]
BROWSER = {"sys_platform": "emscripten", "platform_system": "Emscripten", "os_name": "posix", "python_version": "3.14",
           "python_full_version": "3.14.2", "extra": ""}


def built() -> Path:
    """The built site's folder, made anew if what it's made from has changed.

    Raises CalledProcessError if a step fails, and SiteProblem if the site's parts can't be had.
    """
    wheel = course_wheel()
    inputs = [wheel, parts.PINS, *(LESSONS / name for name in SHOWN), *sorted(path for path in HERE.iterdir() if path.is_file())]
    folder = cache() / f"built-{hashlib.sha256(b''.join(path.read_bytes() for path in inputs)).hexdigest()[:16]}"
    if not (folder / "ready").exists():
        for older in cache().glob("built-*"):
            shutil.rmtree(older)
        build(folder, wheel)
        (folder / "ready").touch()
    return folder / "site"


def build(folder: Path, wheel: Path) -> None:
    """Build the site into `folder`."""
    python = builder()
    extension = python.parents[1] / "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension"
    kernel = [path for path in extension.rglob("*.whl") if path.name.split("-")[0] in KERNEL]
    say("Building the stock JupyterLite.")
    for name in SHOWN:
        copy(LESSONS / name, folder / "content")
    for settings in HERE.glob("*.json"):
        copy(settings, folder)
    add_pyodide(folder / "static" / "pyodide", [*imported(python), *kernel, wheel])
    run(python.with_name("jupyter-lite"), "build", "--lite-dir", folder, cwd=folder)


def add_pyodide(folder: Path, wheels: list[Path]) -> None:
    """Pyodide with the site's packages and `wheels`, and a lock that names them all: then an import is enough to load one."""
    for path in parts.gather(parts.folder(), say).values():
        copy(path, folder)
    lock = parts.lock()
    for wheel in wheels:
        about = described(wheel)
        if lock["packages"].setdefault(about["name"], about) is about:
            copy(wheel, folder)
    lacks = {need for one in lock["packages"].values() for need in one["depends"]} - set(lock["packages"])
    if lacks:
        raise SystemExit(f"{HERE / 'browser.txt'} lacks {', '.join(sorted(lacks))}, which something in it needs.")
    (folder / parts.LOCK).write_text(json.dumps(lock), encoding="utf-8")


def described(wheel: Path) -> dict:
    """What Pyodide's lock says about a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = BytesParser().parsebytes(archive.read(next(name for name in names if name.endswith(".dist-info/METADATA"))))
    name = canonical(metadata["Name"])
    modules = {name.removesuffix("/__init__.py").removesuffix(".py") for name in names if name.endswith(".py")}
    return {
        "name": name, "version": metadata["Version"], "file_name": wheel.name, "sha256": digest(wheel),
        "imports": sorted(name for name in modules if "/" not in name), "depends": COURSE_NEEDS if name == COURSE else needs(metadata),
        "install_dir": "site", "package_type": "package", "unvendored_tests": False,
    }


def needs(metadata: Message) -> list[str]:
    """What a package needs in a browser, by its metadata."""
    asked = [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]
    return sorted({canonical(one.name) for one in asked if not one.marker or one.marker.evaluate(BROWSER)} - IN_THE_PAGE)


# What it's made from ----------------------------------------------------------------------------


def course_wheel() -> Path:
    """Our own wheel, from this checkout."""
    folder = cache() / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


def builder() -> Path:
    """The Python of an environment that holds what builds the peer, and nothing of the course's."""
    folder = cache() / f"venv-{digest(HERE / 'build.txt')[:16]}"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (folder / "ready").exists():
        say("Installing what builds a JupyterLite.")
        venv.create(folder, clear=True, with_pip=True)
        run(python, "-m", "pip", "install", "--only-binary=:all:", "--require-hashes", "-r", HERE / "build.txt")
        (folder / "ready").touch()
    return python


def imported(python: Path) -> list[Path]:
    """The wheels that browser.txt pins."""
    folder = cache() / f"wheels-{digest(HERE / 'browser.txt')[:16]}"
    if not (folder / "ready").exists():
        say("Fetching what its Python imports.")
        run(python, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--require-hashes", "--python-version=3.14",
            "--implementation=py", "--abi=none", "--platform=any", "--dest", folder, "-r", HERE / "browser.txt")
        (folder / "ready").touch()
    return sorted(folder.glob("*.whl"))


# Small things -----------------------------------------------------------------------------------


def cache() -> Path:
    """Where the built site is kept, and what it's made from."""
    return user_cache_path("attune", appauthor=False) / "stock-lite"


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, folder)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(*command, **options) -> None:
    """What the command says is shown if it fails. Raises CalledProcessError."""
    done = subprocess.run(list(map(str, command)), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if done.returncode:
        say(done.stdout)
    done.check_returncode()


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    print(built())
