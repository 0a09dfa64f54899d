"""The rooms that this computer keeps, and how they go."""

import re
import secrets
import shutil
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from ..records.errors import NotSaved, RecordError
from ..records.home import home
from ..words import _
from .store import Store

DAYS = 30  # after which a room that nobody has used is deleted
NAME = re.compile(r"[a-z0-9-]{1,80}-[0-9a-f]{8}")


def folder_of_rooms() -> Path:
    """Where rooms are."""
    return home() / "rooms"


def new_store(plan: str) -> Store:
    """The store of a room that isn't there yet."""
    return Store(folder_of_rooms() / f"{plan}-{secrets.token_hex(4)}")


def plan_of(name: str) -> str:
    """The plan of the room that is called `name`."""
    return name.rpartition("-")[0]


def stores() -> list[Store]:
    """The stores of all rooms that are there, by name."""
    folders = folder_of_rooms()
    return [Store(path) for path in sorted(folders.iterdir()) if NAME.fullmatch(path.name)] if folders.is_dir() else []


def delete(store: Store) -> None:
    """Delete a room. Raises RecordError while it runs, NotSaved if the system refuses."""
    if not store.take():
        raise RecordError(_("The room {id} is running. Close it first.").format(id=store.id))
    store.let_go()
    try:
        shutil.rmtree(store.folder)
    except OSError as error:
        raise NotSaved.at(store.folder, error) from error


def tidy(today: date) -> list[str]:
    """Delete rooms that nobody has used for DAYS, and rehearsals that were cut off; return their ids. One that can't be read
    counts by its folder's age."""
    gone = []
    for store in stores():
        rehearsal = False
        try:
            data = store.data()
            day, rehearsal = date.fromisoformat(data["day"]), data.get("rehearsal", False)
        except (RecordError, KeyError, TypeError, ValueError):
            day = date.fromtimestamp(store.folder.stat().st_mtime)
        if rehearsal or today - day >= timedelta(DAYS):
            with suppress(RecordError):
                delete(store)
                gone.append(store.id)
    return gone
