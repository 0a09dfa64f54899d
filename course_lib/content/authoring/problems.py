"""A problem in the content, as an author reads it: `file:line: what, and what to do`."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """`line` 0: it's in no file, but in what somebody typed."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else self.message
