"""Files from strangers, opened and measured before anything in them is parsed.

Nothing in one is trusted: only a regular file is opened, no link is followed, and its size and depth are looked at first.
"""

import os
import re
import stat
from pathlib import Path

from ..words import _
from .problems import HOLD, Problem

LARGEST_NOTEBOOK = 10_000_000  # bytes; an assignment's has some ten thousand
LARGEST_LINE = 200  # bytes of a file that holds one line, such as a time


def read_file(path: Path, largest: int) -> bytes | Problem:
    """The bytes of the regular file at `path`, of at most `largest` bytes, or what is wrong with it."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if path.is_symlink():
            return not_read("link", _("{file} is a link to another file. It wasn't followed.").format(file=path.name))
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                return not_read("special", _("{file} is no ordinary file. It wasn't opened.").format(file=path.name))
            if found.st_size > largest:
                return not_read("huge", _("{file} has {size} million bytes, far more than anybody types. It wasn't read.").format(
                    file=path.name, size=round(found.st_size / 1e6)))
            content = file.read(largest + 1)
    except FileNotFoundError:
        return not_read("missing", _("There is no {file}.").format(file=path.name))
    except (OSError, ValueError) as error:
        return not_read("unreadable", _("{file} can't be opened: {why}.").format(
            file=path.name, why=getattr(error, "strerror", None) or error))
    return content if len(content) <= largest else not_read("huge", _("{file} grew while it was read.").format(file=path.name))


def not_read(what: str, says: str) -> Problem:
    """The problem with a file that a student has to hand in again."""
    return Problem(what, HOLD, says, _("Ask the student to hand in again, or to send the file itself."))


_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"?')


def deeper(text: bytes, most: int) -> bool:
    """Whether brackets stand more than `most` deep within brackets, outside strings: JSON that a parser might break on."""
    if text.count(b"[") + text.count(b"{") <= most:
        return False
    depth = 0
    for mark in _STRING.sub(b"", text):
        if mark in b"[{":
            depth += 1
            if depth > most:
                return True
        elif mark in b"]}":
            depth -= 1
    return False
