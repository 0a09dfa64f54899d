"""How far something is: a bar in a terminal, a line now and then where there is none."""

import sys
import time as clock
from typing import TextIO

from ..words import _

WIDTH = 40
EVERY = 5.0  # seconds between lines where there is no terminal


class Progress:
    """Call it with how many are done, and of how many."""

    def __init__(self, what: str, to: TextIO | None = None, now=clock.monotonic):
        self.what, self.to, self.now = what, to or sys.stderr, now
        self.shown = now()

    def __call__(self, done: int, of: int) -> None:
        last, far = done == of, _("{done} of {of}").format(done=done, of=of)
        if self.to.isatty():
            filled = WIDTH * done // of
            end = "\n" if last else ""
            print(f"\r{self.what} [{'#' * filled}{'.' * (WIDTH - filled)}] {far}", end=end, file=self.to, flush=True)
        elif last or self.now() - self.shown >= EVERY:
            self.shown = self.now()
            print(f"{self.what}: {far}", file=self.to, flush=True)
