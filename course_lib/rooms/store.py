"""A room on disk, in a folder that only its owner may read: `room.json` (where it is, and totals), `keys.json`, and
`votes/`, one file for each ballot with the present choice of each voter.

A voter is a hash, made with a secret from `keys.json`. A file of votes is written whole, sorted by that hash, so nothing in
it says who came first or when; a database would show the order in where its rows lie. When the room closes, votes and keys
go, and totals stay. What was said to be kept is on disk, whenever the process ends.
"""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path

from ..records.errors import NotSaved, RecordError
from ..records.files import open_own, sync_folder
from ..records.files import replace as put_file
from ..records.home import home, own_folder
from ..words import _
from .keys import Keys, new_keys
from .room import Room
from .room_data import from_data, to_data

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None


class Store:
    """One room's folder. `save` returns once everything is on disk, or raises NotSaved."""

    def __init__(self, folder: Path):
        self.folder, self.votes = folder, folder / "votes"
        self._lock = None

    @property
    def id(self) -> str:
        """What the room is called: its plan, and eight signs of chance."""
        return self.folder.name

    # A room's life ------------------------------------------------------------------------------

    def create(self, room: Room, today: date, now: float) -> None:
        """A new folder, with new keys. Raises NotSaved."""
        for folder in (home(), self.folder.parent, self.folder, self.votes):
            own_folder(folder)
        self._put("keys.json", asdict(new_keys()))
        self.save(None, room, now, today)

    def keys(self) -> Keys:
        """Raises RecordError where they're gone or damaged."""
        kept = self._read("keys.json")
        names = [one.name for one in fields(Keys)]
        if sorted(kept) != sorted(names) or not all(isinstance(one, str) and one for one in kept.values()) or not _is_hex(kept["secret"]):
            raise RecordError(_("{path} is damaged, so nobody's link opens this room any more. `attune room --delete {id}` deletes it.").format(
                path=self.folder / "keys.json", id=self.id))
        return Keys(**kept)

    def data(self) -> dict:
        """What `room.json` says. Raises RecordError."""
        return self._read("room.json")

    def load(self, now: float) -> Room:
        """The room as it was left; what ran goes on from now. Raises RecordError."""
        try:
            room = from_data(self.data(), now)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise RecordError(_("{what} isn't a whole room ({error}). `attune room --delete {id}` deletes it.").format(
                what=self.folder / "room.json", error=repr(error), id=self.id)) from error
        if room.over:
            self._forget()
            return room
        said = {path: self._read(f"votes/{path.name}") for path in sorted(self.votes.glob("*.json"))}
        ballots = {_ballot(path): replace(room.said(_ballot(path)), said=votes, changed=None) for path, votes in said.items()}
        return replace(room, ballots=room.ballots | ballots)

    def save(self, before: Room | None, after: Room, now: float, today: date | None = None) -> None:
        """Keep what has changed since `before`. Raises NotSaved, and then at most what wasn't said to be kept is there."""
        if not after.over:
            for name, ballots in after.ballots.items():
                if before is None or before.said(name).said is not ballots.said:
                    self._put(f"votes/{_file(name)}", ballots.said)
        if before is None or _apart_from_votes(before) != _apart_from_votes(after):
            self.mark(after, now, today)
        if after.over:
            self._forget()

    def mark(self, room: Room, now: float, today: date | None = None) -> None:
        """Keep where the room is, with what its timers show now. Raises NotSaved."""
        self._put("room.json", to_data(room, now) | {"day": (today or date.today()).isoformat()})

    def _forget(self) -> None:
        """Votes and keys go; the secret is written over first, since without it a hash tells nothing."""
        with suppress(FileNotFoundError):
            path = self.folder / "keys.json"
            with open(path, "r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        shutil.rmtree(self.votes, ignore_errors=True)
        for name in ("running.json", ".keys.json.new", ".room.json.new"):
            (self.folder / name).unlink(missing_ok=True)
        sync_folder(self.folder)

    # One process at a time ----------------------------------------------------------------------

    def take(self) -> bool:
        """Whether the room is this process's alone from now on; False if another one runs it. It lets go when it ends."""
        if fcntl is None:
            return True
        self._lock = self._lock or os.fdopen(open_own(self.folder / "lock", os.O_CREAT | os.O_RDWR), "w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.let_go()
            return False
        return True

    def let_go(self) -> None:
        """Another process may have the room."""
        if self._lock:
            self._lock.close()
        self._lock = None

    def running(self) -> dict | None:
        """Where the room runs, as its process has noted; None if nothing whole is noted."""
        try:
            where = self._read("running.json")
        except RecordError:
            return None
        return where if {"room", "port", "pid", "base"} <= set(where) else None

    def note_running(self, where: dict | None) -> None:
        """Note where this process serves the room, or (None) that it has stopped. Raises NotSaved."""
        if where is None:
            (self.folder / "running.json").unlink(missing_ok=True)
        else:
            self._put("running.json", where)

    # Files ----------------------------------------------------------------------------------------

    def _put(self, name: str, data) -> None:
        path = self.folder / name
        try:
            put_file(path, json.dumps(data, sort_keys=True, ensure_ascii=False).encode())
            os.utime(path, (0, 0))  # the time of the last vote is nobody's business
        except OSError as error:
            raise NotSaved.at(path, error) from error

    def _read(self, name: str) -> dict:
        path = self.folder / name
        try:
            data = json.loads(path.read_bytes())
            if not isinstance(data, dict):
                raise ValueError(type(data).__name__)
            return data
        except (OSError, ValueError, RecursionError) as error:
            raise RecordError(_("{path} can't be read ({error}).").format(path=path, error=error)) from error


def _is_hex(text: str) -> bool:
    try:
        return bool(bytes.fromhex(text))
    except ValueError:
        return False


def _file(ballot: str) -> str:
    return f"{ballot.replace('/', '.')}.json"


def _ballot(path: Path) -> str:
    return path.stem.replace(".", "/")


def _apart_from_votes(room: Room) -> tuple:
    return replace(room, ballots={}), {name: ballots.shown for name, ballots in room.ballots.items()}
