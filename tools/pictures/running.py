"""A command of the course that runs while its pictures are taken."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from camera import ROOT


@contextmanager
def attune(home: Path, *arguments: str) -> Iterator[str]:
    """Runs a command with the record `home` until the pictures are taken; gives what it printed until it was ready."""
    home.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"ATTUNE_HOME": str(home), "ATTUNE_LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-m", "course_lib.cli", *arguments], env=environment, cwd=home, text=True, stdout=subprocess.PIPE)
    try:
        printed = ""
        while "Leave this window open" not in printed:
            line = process.stdout.readline()
            if not line:
                sys.exit(f"attune {' '.join(arguments)} ended, and printed: {printed}")
            printed += line
        yield printed
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


@contextmanager
def course(folder: Path, *told: str) -> Iterator[str]:
    """`attune study`, told more where there is more to tell, with everything it keeps in `folder`; the address at which it opens."""
    with attune(folder / "record", "study", "--no-browser", *told) as printed:
        yield re.search(r"http://\S+", printed)[0]
