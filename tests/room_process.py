"""A room's process that is made up, for what starts it; and rooms that lie on disk."""

from datetime import date

from course_lib.content import bundle
from course_lib.records import RecordError
from course_lib.rooms import room as rooms
from course_lib.rooms.all_rooms import new_store
from course_lib.rooms.store import Store

PLAN = "a-taster"
DAY = date(2026, 3, 1)  # on which the rooms that lie on disk were last used


class Process:
    """Stands for `rooms.process`: it starts nothing, and says what it was asked."""

    def __init__(self):
        self.asked, self.rooms = [], []

    def start(self, plan, *options):
        self.asked.append((plan, *options))
        if "--rehearse" in options and options[-1] == "0":
            raise RecordError("A rehearsal has 1 to 500 participants.")
        store = new_store(plan)
        store.create(rooms.start(bundle().workshop(plan), 0, rehearsal="--rehearse" in options), DAY, 0)
        self.rooms.append({"room": store.id, "port": 8123, "base": "http://192.0.2.7:8123/", "code": "ABCDEF",
                           "join": "http://192.0.2.7:8123/#join-key", "facilitator": "http://127.0.0.1:8123/facilitator#own-key",
                           "screen": "http://127.0.0.1:8123/screen#screen-key"})

    def running(self):
        return self.rooms

    def stop(self, room):
        self.asked.append(("stop", room))
        self.rooms = [one for one in self.rooms if one["room"] != room]


def kept(room: rooms.Room, plan: str = PLAN) -> Store:
    """The store of a room as it is now."""
    store = new_store(plan)
    store.create(room, DAY, 0)
    return store
