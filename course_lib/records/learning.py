"""The store of learning records: what the learner answered, as events, merged from one log per writer."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from . import log
from .home import own_folder


def event_id() -> str:
    """A name for an event that no other event has."""
    return secrets.token_hex(8)


class Learning:
    """Events in `folder`, one log file for each process that wrote some.

    Files are only ever added to, and merged by event id, so tabs, processes, restarts and repeated
    imports never conflict.
    """

    kind = "learning"
    keeps = frozenset({"learning"})  # the kinds of activity whose events may be here

    def __init__(self, folder: Path):
        self.folder = Path(folder)
        self.problems: list[log.Problem] = []
        self._writer: tuple[int, Path] | None = None
        self._read: dict[Path, tuple[tuple, list[dict]]] = {}

    def add(self, *events: dict) -> None:
        """Append `events` (each with `id` and `at`) to this process's log, all or none. Raises NotSaved.

        A process that is killed meanwhile may leave the first of them, each whole."""
        own_folder(self.folder.parent)
        own_folder(self.folder)
        log.append(self._own_log(), *events)

    def events(self, activity: str | None = None) -> list[dict]:
        """All events, or those of one activity, each once, in order of time."""
        found: dict[str, dict] = {}
        for path in self._logs():
            for event in self._events_in(path):
                if activity is None or event.get("activity") == activity:
                    found.setdefault(event["id"], event)
        return sorted(found.values(), key=lambda event: (event["at"], event["id"]))

    def take_problems(self) -> list[log.Problem]:
        """What was found wrong since this was last asked."""
        problems, self.problems = self.problems, []
        return problems

    def _logs(self) -> list[Path]:
        return sorted(self.folder.glob("*.jsonl")) if self.folder.is_dir() else []

    def _events_in(self, path: Path) -> list[dict]:
        """The events in one log, read again only if it changed."""
        signature = _signature(path)  # before reading: what is added in the meantime is read next time
        if self._read.get(path, (None,))[0] != signature:
            events, problems = log.read(path)
            self.problems += [problem for problem in problems if problem not in self.problems]
            self._read[path] = (signature, events)
        return self._read[path][1]

    def _own_log(self) -> Path:
        """This process's log. A forked child is another process, so it gets another file."""
        if self._writer is None or self._writer[0] != os.getpid():
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
            self._writer = (os.getpid(), self.folder / f"{stamp}-{secrets.token_hex(4)}.jsonl")
        return self._writer[1]


def _signature(path: Path) -> tuple:
    """What changes when the file does; deleted in another window, it has none."""
    try:
        status = path.stat()
        return status.st_mtime_ns, status.st_size
    except FileNotFoundError:
        return ()


class Submitted(Learning):
    """Answers in a coursework notebook: the same events, in one file beside it, for the instructor."""

    kind = "submitted"
    keeps = frozenset({"learning", "submitted"})
    FILE = "answers.jsonl"

    def add(self, *events: dict) -> None:
        """Append `events` to the file. Raises NotSaved."""
        log.append(self._own_log(), *events)

    def events(self, activity: str | None = None) -> list[dict]:
        """All events, or those of one activity, each once, in the order of the file, in which they are marked, too."""
        found: dict[str, dict] = {}
        for path in self._logs():
            for event in self._events_in(path):
                found.setdefault(event["id"], event)
        return [event for event in found.values() if activity is None or event.get("activity") == activity]

    def _own_log(self) -> Path:
        return self.folder / self.FILE

    def _logs(self) -> list[Path]:
        return [self._own_log()] if self._own_log().is_file() else []
