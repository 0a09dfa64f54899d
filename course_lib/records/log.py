"""An event log: JSON Lines, append only, one file for each writer.

A line counts once it is whole and on disk. A process can be killed between any two instructions:
what it had said was saved is there, and at worst its last line is torn. Every append and every repair
holds the file's lock, so a torn line that can be seen under the lock belongs to a process that is gone.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from .errors import NotSaved
from .files import locked, open_own, replace, sync_folder
from .home import own_folder
from ..words import _

VERSION = 1


@dataclass(frozen=True)
class Problem:
    """Something in a log that couldn't be read, what became of it, and what the learner might do."""

    path: Path
    line: int
    message: str


def append(path: Path, *events: dict) -> None:
    """Write `events` as the last lines of the log at `path`, and return once they are on disk.

    Raises NotSaved, with the log as it was before, if they can't be written. Where the process is killed meanwhile, some of
    them may be there, each whole.
    """
    content = b"".join(map(encoded, events))
    try:
        new = not path.exists()
        with os.fdopen(open_own(path, os.O_CREAT | os.O_RDWR | os.O_APPEND), "r+b", buffering=0) as file, locked(file):
            _write_whole(file, content)
        if new:
            sync_folder(path.parent)
    except OSError as error:
        raise NotSaved.at(path, error) from error


def encoded(event: dict) -> bytes:
    """An event as its line. Raises ValueError or RecursionError for what JSON can't hold."""
    line = json.dumps({"v": VERSION, **event}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass") + b"\n"


def _write_whole(file, content: bytes) -> None:
    """Append all of `content`, or none of it. It starts on a line of its own, even after a torn one."""
    before = file.seek(0, os.SEEK_END)
    if before:
        file.seek(before - 1)
        content = content if file.read(1) == b"\n" else b"\n" + content
    try:
        _write(file, content)
    except BaseException:  # an interrupted kernel, too
        file.truncate(before)
        raise


def _write(file, content: bytes) -> None:
    """Write all of `content` where `file` stands, and wait until it is on disk."""
    written = 0
    while written < len(content):
        written += file.write(content[written:])
    os.fsync(file.fileno())


@dataclass(frozen=True)
class Lines:
    """What the lines of a log say: their events, and the numbers of those that can't be read or are too new."""

    events: list[dict]
    damaged: list[int]
    newer: list[int]


def parse(content: bytes) -> Lines:
    """What a log's `content` says. A line of a newer version of the course isn't damage."""
    lines = Lines([], [], [])
    for number, line in enumerate(content.split(b"\n"), start=1):
        event = _event(line)
        if event is None:
            if line.strip():
                lines.damaged.append(number)
        elif event["v"] > VERSION:
            lines.newer.append(number)
        else:
            lines.events.append(event)
    return lines


def _event(line: bytes) -> dict | None:
    try:
        event = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    whole = isinstance(event, dict) and isinstance(event.get("v"), int) and isinstance(event.get("id"), str)
    return event if whole and isinstance(event.get("at"), str) else None


def read(path: Path) -> tuple[list[dict], list[Problem]]:
    """The events in the log at `path`, oldest first, and what was found wrong with it.

    A damaged log is set aside whole, and stays with the lines that can be read.
    """
    try:
        lines, kept_at = parse(path.read_bytes()), None
        if lines.damaged:
            lines, kept_at = _repair(path)
    except FileNotFoundError:  # deleted in another window, just now
        return [], []
    except OSError as error:
        return [], [Problem(path, 0, _("{path} can't be opened: {strerror}. What it holds is left out.").format(path=path, strerror=error.strerror))]
    problems = []
    if lines.damaged:
        problems.append(Problem(path, lines.damaged[0], _damage_message(path, lines.damaged, kept_at)))
    if lines.newer:
        problems.append(Problem(path, lines.newer[0], _newer_message(path, lines.newer)))
    return lines.events, problems


def numbered(lines: list[int]) -> str:
    """The numbers of lines, in words; of many, the first few."""
    if len(lines) == 1:
        return _("line {n}").format(n=lines[0])
    first = ", ".join(map(str, lines[:3]))
    return _("lines {first} and {n} more").format(first=first, n=len(lines) - 3) if len(lines) > 3 else _("lines {first}").format(first=first)


def _damage_message(path: Path, lines: list[int], kept_at: Path | None) -> str:
    kept = _("The file has been kept as it was in {kept_at}").format(kept_at=kept_at) if kept_at else _("The file has been left as it was")
    return (
        _("{name}, {numbered}, can't be read; it may have been cut off as it was written. Every other "
          "line is safe. {kept}; there is nothing to do.").format(name=path.name, numbered=numbered(lines), kept=kept)
    )


def _newer_message(path: Path, lines: list[int]) -> str:
    return (
        _("{name}, {numbered}, was written by a newer version of this course, so this version leaves it "
          "alone. Nothing is lost: update the course to see it.").format(name=path.name, numbered=numbered(lines))
    )


def _repair(path: Path) -> tuple[Lines, Path | None]:
    """Set a damaged log aside and blank out its damaged lines. Returns what it said, and where it was set aside
    (None where that can't be written: then it's only read)."""
    try:
        with os.fdopen(open_own(path, os.O_RDWR), "r+b", buffering=0) as file, locked(file):
            content = file.read()
            lines = parse(content)
            if not lines.damaged:  # someone was writing, and now no one is
                return lines, None
            kept_at = _set_aside(path, content)
            _blank_out(file, content, lines.damaged)
            return lines, kept_at
    except (OSError, NotSaved):
        return parse(path.read_bytes()), None


def _set_aside(path: Path, content: bytes) -> Path:
    """Keep `content` under the log's name, or the next that is free. Returns the folder."""
    aside = own_folder(path.parent / "set-aside")
    name = path.name
    for copy in range(1, 1000):
        if not (aside / name).exists() or (aside / name).read_bytes() == content:
            break
        name = f"{path.stem}-{copy}{path.suffix}"
    replace(aside / name, content)
    return aside


def _blank_out(file, content: bytes, numbers: list[int]) -> None:
    """Overwrite the lines with these `numbers` with blanks, in place.

    Nothing is moved, cut or rewritten, so a process that is killed here, or a full disk, can harm no whole line.
    """
    at, damaged = 0, set(numbers)
    for number, line in enumerate(content.split(b"\n"), start=1):
        if number in damaged:
            file.seek(at)
            _write(file, b" " * len(line))
        at += len(line) + 1
