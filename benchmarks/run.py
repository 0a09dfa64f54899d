"""`python benchmarks/run.py` measures everything; with names, only those: `run.py import_time growth`."""

import argparse
import os
import platform
import sys
from datetime import date
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import table  # noqa: E402

ALL = ("quiz_vs_jupyterquiz", "open_lesson", "import_time", "growth", "redraw", "stimuli", "report", "grading", "rooms",
       "site_vs_jupyterlite")


def setting() -> str:
    """When, with what, and beside how much other work this runs."""
    versions = ", ".join(filter(None, map(installed, ("jupyterlab", "anywidget", "jupyterquiz"))))
    busy = f", load average {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{date.today()}: {os.cpu_count()} cores{busy}, {platform.system()}, Python {platform.python_version()}, {versions}"


def installed(name: str) -> str:
    """A package and its version; nothing for one that isn't here, as not every benchmark needs each."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""


def main() -> None:
    """Measure, and print a table for each benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(ALL)}")
    parser.add_argument("--rounds", type=int, help="how often each thing is measured, turn about")
    options = parser.parse_args()
    if unknown := set(options.names) - set(ALL):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    print(setting(), end="\n\n", flush=True)
    for name in options.names or ALL:
        benchmark = import_module(name)
        rows = benchmark.measure(options.rounds or benchmark.ROUNDS)
        print(f"## {name}\n\n{table(rows, benchmark.HEADS)}\n", flush=True)


if __name__ == "__main__":
    main()
