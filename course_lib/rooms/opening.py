"""Opens a room for this process: the one of a plan that was left open, or a new one."""

import time
from contextlib import suppress
from datetime import date

from ..content import Bundle
from ..records.errors import RecordError
from ..words import _
from . import room as rooms
from .all_rooms import new_store, stores, tidy
from .anonymity import FEWEST
from .needed import needed
from .problem import CannotRun
from .store import Store
from .whole import checked


def open_room(content: Bundle, plan: str, fewest: int | None = None, new: bool = False,
              rehearsal: bool = False) -> tuple[Store, rooms.Room]:
    """The room of that plan that was left open, or a new one, for this process alone; a rehearsal is always a new one.

    Rooms that nobody has used for long are deleted first. Raises CannotRun, RecordError, or UnknownId where the course has no
    such plan, and ValueError for a `fewest` that protects nobody.
    """
    tidy(date.today())
    workshop, now = content.workshop(plan), time.time()
    left = [] if new or rehearsal else [store for store in stores() if _is_left(store, plan)]
    if left:
        return _picked_up(max(left, key=lambda one: (str(one.data().get("day")), one.id)), content, fewest, now)
    room = rooms.start(workshop, now, FEWEST if fewest is None else fewest, rehearsal)
    store = new_store(plan)
    store.create(room, date.today(), now)
    store.take()
    return store, room


def _picked_up(store: Store, content: Bundle, fewest: int | None, now: float) -> tuple[Store, rooms.Room]:
    if not store.take():
        raise CannotRun(_("The room {id} is running already. `attune room --list` says where.").format(id=store.id))
    try:
        room = store.load(now)
        checked(room, needed(content, room.workshop), store.id)
        if fewest not in (None, room.fewest):
            raise CannotRun(_("The room {id} was left open, with results from {n} answers on. Leave out --fewest to pick it up, or add "
                              "--new for a new room.").format(id=store.id, n=room.fewest))
    except BaseException:
        store.let_go()
        raise
    return store, room


def _is_left(store: Store, plan: str) -> bool:
    with suppress(RecordError):
        data = store.data()
        workshop = data.get("workshop")
        return not data.get("over") and not data.get("rehearsal") and isinstance(workshop, dict) and workshop.get("id") == plan
    return False
