"""Runs every check of the course, one after another, and sums them up. `python3 start.py test` calls this.

A stage that fails doesn't stop the others. What was left out is said at the end; a missing browser is a failure.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from start import ROOT, Failure, clean_environment, runs, step, tell

BROWSERS = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
]
NO_BROWSER = (
    "No browser was found. Install Chromium or Google Chrome (on Debian: `sudo apt install chromium`), "
    "or set ATTUNE_BROWSER to the path of one. Then run the same command again."
)
TWO_CORES = ["-n", "2", "--dist", "loadfile"]


@dataclass(frozen=True)
class Stage:
    name: str
    command: list[str]  # what follows `python -m`
    needs_browser: bool = False


@dataclass(frozen=True)
class Result:
    name: str
    passed: bool
    seconds: float
    last_line: str


def stages() -> list[Stage]:
    found = [
        Stage("content", ["course_lib.cli", "check"]),
        Stage("library", ["pytest", "tests", "--ignore=tests/browser", *TWO_CORES]),
        notebooks("lessons"),
    ]
    found += [notebooks(folder) for folder in ("workshops", "coursework") if holds_notebooks(folder)]
    return [*found, Stage("browser", ["pytest", "tests/browser", *TWO_CORES], needs_browser=True)]


def notebooks(folder: str) -> Stage:
    return Stage(f"notebooks: {folder}", ["pytest", "--nbval-lax", f"notebooks/{folder}", *TWO_CORES])


def holds_notebooks(folder: str) -> bool:
    return any((ROOT / "notebooks" / folder).rglob("*.ipynb"))


def find_browser() -> str | None:
    """The browser that the tests drive. ATTUNE_BROWSER, where set, is the only one looked for."""
    named = os.environ.get("ATTUNE_BROWSER")
    paths = filter(None, map(shutil.which, [named] if named else BROWSERS))
    return next((path for path in paths if os.name == "nt" or runs([path, "--version"])), None)


def get_browser() -> str | None:
    """Find a browser; on Debian and its kin, install one where that needs no question."""
    browser = find_browser()
    as_root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if browser or not shutil.which("apt-get") or not runs([*as_root, "true"]):
        return browser
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    try:
        step("Fetching Debian's list of packages", [*apt, "update"])
        step("Installing a browser for the tests", [*apt, "install", "-y", "chromium", "fonts-liberation"])
    except Failure as failure:
        tell(failure)
    return find_browser()


def environment(home: Path, browser: str | None, every_look: bool) -> dict[str, str]:
    """The environment of every check: nothing that a test does reaches the learner's own folders."""
    jupyter = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"]
    folders = {name: str(home / name.lower()) for name in ["ATTUNE_HOME", "IPYTHONDIR", "MPLCONFIGDIR", *jupyter]}
    looks = "all" if every_look else "one"
    return clean_environment() | folders | {"ATTUNE_BROWSER": browser or "", "ATTUNE_LOOKS": looks}


def run(stage: Stage, env: dict[str, str]) -> Result:
    """Run one check in full view."""
    print(f"\n== {stage.name} {'=' * (76 - len(stage.name))}", flush=True)
    if stage.needs_browser and not env["ATTUNE_BROWSER"]:
        print(NO_BROWSER)
        return Result(stage.name, False, 0, "no browser was found")
    started, last_line = time.monotonic(), ""
    command = [sys.executable, "-u", "-m", *stage.command]
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout:
            print(line, end="", flush=True)
            last_line = line.strip(" =\n") or last_line
    return Result(stage.name, process.returncode == 0, time.monotonic() - started, last_line)


def sum_up(results: list[Result], every_look: bool) -> int:
    """Print the table and what was left out; return the exit code."""
    print(f"\n== in short {'=' * 68}")
    for result in results:
        word = "passed" if result.passed else "FAILED"
        print(f"{result.name:22} {word}  {result.seconds:5.0f} s   {result.last_line[:100]}")
    print(f"left out: {'nothing' if every_look else 'every page and activity in every look; `test --all` runs them'}")
    return 0 if all(result.passed for result in results) else 1


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every page and activity in every look")
    every_look = parser.parse_args(arguments).all
    browser = get_browser()
    with tempfile.TemporaryDirectory(prefix="attune-checks-", ignore_cleanup_errors=True) as home:
        env = environment(Path(home), browser, every_look)
        results = [run(stage, env) for stage in stages()]
    return sum_up(results, every_look)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
