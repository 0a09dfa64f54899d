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
from .files import locked, open_own, sync_folder

VERSION = 1


@dataclass(frozen=True)
class Problem:
    """Something in a log that couldn't be read, what became of it, and what the learner might do."""

    path: Path
    line: int
    message: str


def append(path: Path, event: dict) -> None:
    """Write `event` as the last line of the log at `path`, and return once it is on disk.

    Raises NotSaved, with the log as it was before, if it can't be written.
    """
    line = json.dumps({"v": VERSION, **event}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    content = line.encode("utf-8", "surrogatepass") + b"\n"
    try:
        new = not path.exists()
        with os.fdopen(open_own(path, os.O_CREAT | os.O_RDWR | os.O_APPEND), "r+b", buffering=0) as file, locked(file):
            _write_whole(file, content)
        if new:
            sync_folder(path.parent)
    except OSError as error:
        raise NotSaved.at(path, error) from error


def _write_whole(file, content: bytes) -> None:
    """Append all of `content`, or none of it."""
    before = file.seek(0, os.SEEK_END)
    try:
        written = file.write(content)
        while written < len(content):
            written += file.write(content[written:])
        os.fsync(file.fileno())
    except OSError:
        file.truncate(before)
        raise


def parse(content: bytes, path: Path) -> tuple[list[dict], list[Problem], bool]:
    """The events in a log's `content`, what couldn't be read, and whether any of it is damage.

    An event of a newer version of the course is left where it is and reported: it isn't damage.
    """
    events, problems, damaged = [], [], False
    for number, line in enumerate(content.splitlines(), start=1):
        event = _event(line)
        if event is None:
            damaged = True
            problems.append(Problem(path, number, _damage_message(path, number)))
        elif event["v"] > VERSION:
            problems.append(Problem(path, number, _newer_message(path, number)))
        else:
            events.append(event)
    return events, problems, damaged


def _event(line: bytes) -> dict | None:
    try:
        event = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    whole = isinstance(event, dict) and isinstance(event.get("v"), int) and isinstance(event.get("id"), str)
    return event if whole and isinstance(event.get("at"), str) else None


def _damage_message(path: Path, number: int) -> str:
    return (
        f"{path.name}, line {number}, can't be read; it may have been cut off as it was written. Every other "
        f"line is safe. The file has been kept as it was in {path.parent / 'set-aside'}; there is nothing to do."
    )


def _newer_message(path: Path, number: int) -> str:
    return (
        f"{path.name}, line {number}, was written by a newer version of this course, so this version leaves it "
        "alone. Nothing is lost: update the course to see it."
    )


def read(path: Path) -> tuple[list[dict], list[Problem]]:
    """The events in the log at `path`, oldest first, and what was found wrong with it.

    A damaged log is set aside whole, and its readable lines take its place.
    """
    content = path.read_bytes()
    events, problems, damaged = parse(content, path)
    if damaged:
        events, problems = _repair(path)
    return events, problems


def _repair(path: Path) -> tuple[list[dict], list[Problem]]:
    """Set a damaged log aside and keep its whole lines in its place; where that can't be written, only read it."""
    try:
        with os.fdopen(open_own(path, os.O_RDWR), "r+b", buffering=0) as file, locked(file):
            content = file.read()
            events, problems, damaged = parse(content, path)
            if damaged:  # still so, now that no one is writing
                _set_aside(path, content)
                _keep_whole_lines(file, content)
        return events, problems
    except OSError:
        return parse(path.read_bytes(), path)[:2]


def _set_aside(path: Path, content: bytes) -> None:
    from .files import replace
    from .home import own_folder

    aside = own_folder(path.parent / "set-aside")
    name = path.name
    for copy in range(1, 1000):
        if not (aside / name).exists() or (aside / name).read_bytes() == content:
            break
        name = f"{path.stem}-{copy}{path.suffix}"
    replace(aside / name, content)


def _keep_whole_lines(file, content: bytes) -> None:
    """Rewrite `file` in place with the lines that can be read. The whole content is set aside already."""
    whole = b"".join(line + b"\n" for line in content.splitlines() if _event(line) is not None)
    file.seek(0)
    file.truncate(0)
    _write_whole(file, whole)
