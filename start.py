#!/usr/bin/env python3
"""Sets up Attune and opens it. It needs Python 3.11 or newer, and nothing else.

    python3 start.py              set up (the first time), then open the course at its first page
    python3 start.py setup        only set up
    python3 start.py setup --all  the same, with what instructors and authors use too
    python3 start.py test         set up with what the tests need, then run the checks
    python3 start.py test --all   the same, with every page and activity in every look

Everything goes into `.venv`, beside this file: delete that folder and the set-up is gone.
What a learner writes is kept elsewhere, and this file never touches it.

The code parses on Python 3.6, so that an old Python gets a sentence and not a syntax error.
"""

import argparse
import hashlib
import importlib.util
import itertools
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "attune-setup.json"  # written last: what was installed, where, by which Python
LOCKS = {"plain": "requirements.txt", "test": "requirements-test.txt"}
SIZES = {"plain": "120 MB", "test": "210 MB"}  # what the first time fetches
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)  # not a .venv that may be remade

AGAIN = "Then run the same command again."
NO_VENV = "On Debian or Ubuntu: `sudo apt install python3-venv`. Elsewhere: Python from python.org, or uv. " + AGAIN
# What a tool's output means: (pattern, what happened, what to do). The first that matches is told.
FAILURES = [
    (
        r"No space left on device|os error 28\b|WinError 112|quota exceeded",
        "The disk is full.",
        "Free about 1 GB, where the course is and where temporary files go. " + AGAIN,
    ),
    (
        r"DO NOT MATCH THE HASHES|Hash mismatch",
        "A package isn't the one that the course was tested with (its checksum differs), so it wasn't installed.",
        "Run the same command again. If it stays so, something on this network changes downloads: try another.",
    ),
    (
        r"Permission denied|os error 13\b|Read-only file system|Access is denied",
        "The set-up may not write where it needs to.",
        "Move the course to a folder of your own, or make its folder writable. " + AGAIN,
    ),
    (
        r"name resolution|dns error|getaddrinfo|NewConnectionError|connection refused|unreachable|connection ?reset"
        r"|ConnectTimeout|ReadTimeout|timed out|ProxyError|tunnel error|error sending request",
        "The packages couldn't be fetched: the internet can't be reached from here.",
        "Check the connection, and the proxy if your network has one (HTTPS_PROXY). " + AGAIN,
    ),
    (
        r"No matching distribution|no wheels with|no usable wheels|can't be installed because it doesn't have",
        "A package isn't there for this Python on this kind of computer.",
        "Try Python 3.11, 3.12 or 3.13. " + AGAIN,
    ),
]


class Failure(Exception):
    """What happened and what to do next, for a person; `log` is all that the tool said."""

    def __init__(self, happened, todo, log=""):
        super().__init__(happened)
        self.happened, self.todo, self.log = happened, todo, log


def explain(log, otherwise):
    """Turn what a tool said into a Failure."""
    for pattern, happened, todo in FAILURES:
        if re.search(pattern, log, re.IGNORECASE):
            return Failure(happened, todo, log)
    return Failure(otherwise, "The log below says why. Running the same command again does no harm.", log)


def keep_log(log):
    """Write the log where there's room for it and return its path; None where there's no room at all."""
    for folder in (None, str(ROOT), str(Path.home())):
        try:
            handle, path = tempfile.mkstemp(prefix="attune-setup-", suffix=".log", dir=folder)
            with open(handle, "w", encoding="utf-8") as file:
                file.write(log)
            return path
        except OSError:
            pass
    return None


def tell(failure):
    path = failure.log and keep_log(failure.log)
    rest = "The full log: " + path if path else failure.log[-2000:]
    print("\n" + "\n".join(filter(None, [failure.happened, failure.todo, rest])), flush=True)


# Steps -----------------------------------------------------------------------------------------


def step(label, command):
    """Run a command out of sight. A terminal shows that it moves; elsewhere it's plain lines."""
    moving, started = sys.stdout.isatty(), time.monotonic()
    if not moving:
        print(label + " ...", flush=True)
    process = subprocess.Popen(
        [str(part) for part in command], cwd=str(ROOT), env=clean_environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    )  # fmt: skip
    try:
        log = output_of(process, lambda turn: moving and show("|/-\\"[turn % 4], label, started))
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode:
        raise explain(log, "This step didn't work: " + label + ".")
    if moving:
        show("*", label, started, end="\n")
    else:
        print(f"  done in {time.monotonic() - started:.0f} s", flush=True)


def output_of(process, tick):
    """Wait for a process, calling `tick` five times a second, and return what it said."""
    for turn in itertools.count():
        try:
            return process.communicate(timeout=0.2)[0]
        except subprocess.TimeoutExpired:
            tick(turn)


def show(mark, label, started, end=""):
    print(f"\r{mark} {label}  {time.monotonic() - started:.0f} s", end=end, flush=True)


def clean_environment():
    """The environment, without what would send an install astray."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    return dict(kept, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PYTHONIOENCODING="utf-8")


def runs(command):
    """Whether a command is there and ends well."""
    quiet = subprocess.DEVNULL
    try:
        return subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet).returncode == 0
    except OSError:
        return False


# Setting up ------------------------------------------------------------------------------------


def set_up(kind):
    """Make `.venv` hold what `kind` ("plain" or "test") needs; at once, where it does already."""
    stamp = read_stamp()
    if stamp.get(kind) == digest(kind):
        return
    started = time.monotonic()
    make_venv, install = tools()
    size = "It fetches what has changed." if stamp else f"The first time fetches about {SIZES[kind]}."
    print(f"Setting up Attune. {size}", flush=True)
    if stamp:
        STAMP.unlink()  # until the new one is written, an interruption means that the next run starts afresh
    else:
        remove_venv()
        step("Making a folder for the course's packages", make_venv)
    lock = ROOT / LOCKS[kind]
    count = len(re.findall("^[^ #].*==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", lock]
    step(f"Fetching and installing {count} packages", install + locked)
    in_place = ["--no-deps", "--no-build-isolation", "--force-reinstall", "-e", ROOT]
    step("Installing the course itself", install + in_place)
    write_stamp(["plain", "test"] if kind == "test" else ["plain"])
    print(f"Set up in {time.monotonic() - started:.0f} s.", flush=True)


def tools():
    """The command that makes the .venv, and the one that installs into it: uv's where it runs, else Python's own."""
    if runs(["uv", "--version"]):
        make = ["uv", "venv", "--python", BASE_PYTHON, VENV]
        return make, ["uv", "pip", "install", "--compile-bytecode", "--python", venv_python()]
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise Failure("This Python can't make a folder for packages: its `venv` part is missing.", NO_VENV)
    return [BASE_PYTHON, "-m", "venv", VENV], [venv_python(), "-m", "pip", "install"]


def venv_python(windows=os.name == "nt"):
    return VENV / "Scripts" / "python.exe" if windows else VENV / "bin" / "python"


def remove_venv():
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))


def digest(kind):
    """A fingerprint of all that an install of this kind is made from."""
    total = hashlib.sha256()
    reader = (ROOT / "course_lib" / "reader").rglob("*")  # an install in place copies what JupyterLab shows
    for path in [ROOT / LOCKS[kind], ROOT / "pyproject.toml"] + sorted(reader):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def read_stamp():
    """What `.venv` holds; empty where it must be made afresh: interrupted, moved, broken, or another Python's."""
    try:
        stamp = dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}
    here = {"python": platform.python_version(), "place": str(VENV)}
    return stamp if here.items() <= stamp.items() and is_whole() else {}


def write_stamp(kinds):
    stamp = {"python": platform.python_version(), "place": str(VENV)}
    stamp.update({kind: digest(kind) for kind in kinds})
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def is_whole():
    """Whether the .venv's Python starts, is this version, and finds the course."""
    found = "find_spec('jupyterlab') and find_spec('course_lib')"
    same = "sys.version_info[:3] == " + repr(tuple(sys.version_info[:3]))
    asked = f"import sys; from importlib.util import find_spec; sys.exit(not ({found} and {same}))"
    return runs([str(venv_python()), "-I", "-c", asked])


# Opening and testing ---------------------------------------------------------------------------


def open_course(options):
    command = [str(venv_python()), "-m", "course_lib.cli", "study"]
    command += ["--no-browser"] if options.no_browser else []
    command += ["--port", str(options.port)] if options.port else []
    sys.stdout.flush()
    return subprocess.call(command) if os.name == "nt" else os.execv(command[0], command)


def run_tests(options):
    return subprocess.call([str(venv_python()), "-m", "tools.checks"] + ["--all"] * options.all, cwd=str(ROOT))


def old_python():
    names = ["python3." + str(minor) for minor in (14, 13, 12, 11)]
    newer = next((name for name in names if runs([name, "--version"])), None)
    install = "Install a newer one (python.org has it for every system), and run start.py with that."
    todo = "This computer has a newer one: run `" + newer + " start.py`." if newer else install
    return Failure("Attune needs Python 3.11 or newer; this is " + platform.python_version() + ".", todo)


def port(text):
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def options_from(arguments):
    parser = argparse.ArgumentParser(prog="start.py", description="Sets up Attune and opens it.")
    parser.add_argument("command", nargs="?", choices=["open", "setup", "test"], default="open", help="default: open")
    parser.add_argument("--no-browser", action="store_true", help="print the address, and open no window")
    parser.add_argument("--port", type=port, metavar="N", help="the port to serve the course on")
    whole = "set up what instructors and authors use, too; with test: every page and activity in every look"
    parser.add_argument("--all", action="store_true", help=whole)
    return parser.parse_args(arguments)


def tell_what_next(options):
    print("`python3 start.py` opens the course. Its own command is " + str(venv_python().with_name("attune").relative_to(ROOT)) + ".")
    return 0


def main(arguments):
    options = options_from(arguments)
    try:
        if sys.version_info < (3, 11):
            raise old_python()
        set_up("test" if options.command == "test" or options.all else "plain")
        then = {"open": open_course, "test": run_tests, "setup": tell_what_next}
        return then[options.command](options)
    except Failure as failure:
        tell(failure)
    except OSError as error:
        tell(explain(str(error), "Something went wrong: " + str(error)))
    except KeyboardInterrupt:
        print("\nStopped. To carry on, run the same command again.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
