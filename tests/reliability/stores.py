"""The stores that are killed, and what is done to each: learning log, submitted answers, private documents and their lock,
a live room, and bringing a record back."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

from course_lib.content import bundle
from course_lib.content.workshops import Workshop
from course_lib.records import Learning, Private, takeout
from course_lib.records import lock as locks
from course_lib.records.learning import Submitted
from course_lib.records.lock import Lock
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.needed import needed
from course_lib.rooms.room_data import to_data
from course_lib.rooms.store import Store
from tests.locks import header, sealed
from tests.rooms.trial import TRIAL

TODAY = date(2026, 3, 1)


def event(step: int, part: int = 0) -> dict:
    """An event whose line is short or long."""
    draw = random.Random(step)
    return {"id": f"{step}-{part}", "at": f"2026-01-01T{step:09}", "activity": "quiz/beliefs", "type": "again",
            "response": "é word\u2028" * draw.choice((0, 1, 40, 4000))}


class Log:
    """Events, one at a time or several at once."""

    name, steps, store = "learning log", 400, Learning

    def begin(self, folder: Path) -> None:
        """An empty folder."""

    def open(self, folder: Path) -> Callable[[int], None]:
        store = self.store(folder)
        return lambda step: store.add(*(event(step, part) for part in range(1 + step % 4)))

    def found(self, folder: Path) -> dict:
        return {one["id"]: one for one in self.store(folder).events()}


class Answers(Log):
    """The same in one file, which every process goes on with."""

    name, store = "submitted answers", Submitted


class Documents:
    """Private documents, written, changed and deleted; the lock turned on, its passphrase changed, and turned off."""

    name, steps = "private documents and their lock", 240
    NAMES = ("a-day", "a-plan", "some-words")

    def begin(self, folder: Path) -> None:
        """An empty folder."""

    def open(self, folder: Path) -> Callable[[int], None]:
        store = Private(folder / "private")
        return lambda step: self._do(store, Lock(store), step)

    def _do(self, store: Private, lock: Lock, step: int) -> None:
        turn, place = divmod(step, 24)
        name = self.NAMES[place % 3]
        if place in (9, 18):
            lock.turn_on(header()) if place == 9 else lock.turn("off")
        elif place in (10, 11, 12) and store.get(name):
            lock.exchange(name, sealed(f"{name} {turn}"), store.get(name)["revision"])
        elif place in (19, 20, 21) and store.get(name):
            lock.exchange(name, {"text": f"{name}, opened again in turn {turn}"}, store.get(name)["revision"])
        elif place in (13, 22):
            lock.finish([])
        elif place == 17:
            lock.change(header(key=header(7)["key"]), header()["key"])
        elif place == 23:
            store.delete(name)
        else:
            text = f"{name} in step {step} " * random.Random(step).choice((1, 30, 3000))
            store.put(name, sealed(text) if 13 < place < 18 else {"text": text}, (store.get(name) or {"revision": 0})["revision"])

    def found(self, folder: Path) -> dict:
        store = Private(folder / "private")
        return {name: store.get(name) for name in store.names()} | {"the lock": locks.read(store.folder)}


class RoomStore:
    """A room in which people vote, also twice, and write; the facilitator reveals, goes on, and closes it in the end."""

    name, steps = "live room", 120

    def __init__(self, workshop: Workshop, content):
        """`workshop` has a poll "one" and, after it, open text "line"."""
        self.workshop, self.content = workshop, needed(content, workshop)
        self.places = {step.id: place for place, step in enumerate(workshop.steps)}
        self.options = [option.id for option in content.item(workshop.steps[self.places["one"]].item).options]

    def begin(self, folder: Path) -> None:
        room = rooms.start(self.workshop, 0)
        Store(folder).create(facilitator.command(room, self.content, {"type": "to", "at": self.places["one"]}, 0), TODAY, 0)

    def open(self, folder: Path) -> Callable[[int], None]:
        store = Store(folder)
        here = [store.load(0)]

        def do(step: int) -> None:
            after = self._after(here[0], step)
            store.save(here[0], after, 0, TODAY)
            here[0] = after

        return do

    def _after(self, room: rooms.Room, step: int) -> rooms.Room:
        if step == self.steps - 1:
            return self._lead(room, "close")
        if step == 80:
            return self._lead(room, "to", at=self.places["line"])
        if step > 80:
            return self._say(room, step, {"type": "text", "ballot": "line", "text": f"text {step}"})
        if step % 10 == 9:
            return self._lead(room, "reveal")
        answer = {"type": "answer", "ballot": "one", "answer": self.options[step % len(self.options)]}
        room = self._say(room, step % 30, answer)
        if step % 7 == 6:  # with a question, which is in another file than the votes
            room = self._say(room, step, {"type": "question", "text": f"why {step}?"})
        return room

    def _say(self, room: rooms.Room, who: int, message: dict) -> rooms.Room:
        return rooms.respond(room, self.content, f"{who:032x}", message, f"{who:016x}")

    def _lead(self, room: rooms.Room, what: str, **more) -> rooms.Room:
        return facilitator.command(room, self.content, {"type": what} | more, 0)

    def found(self, folder: Path) -> dict:
        room = Store(folder).load(0)
        votes = {f"votes on {name}": ballots.said for name, ballots in room.ballots.items()}
        left = sorted(path.name for path in folder.iterdir() if path.name in ("votes", "keys.json"))
        return {"room": to_data(room, 0), "files of an open room": left} | votes


class BringingBack:
    """Records that are brought back, one zip after the other, into a record that has some of it already and some otherwise."""

    name, steps = "bringing a record back", 12

    def __init__(self, folder: Path):
        """`folder`: where the zips' records are made."""
        self.zips = [self._packed(folder / f"zip-{step}", step) for step in range(self.steps)]

    def _packed(self, home: Path, step: int) -> bytes:
        learning, private = Learning(home / "learning"), Private(home / "private")
        learning.add(*(event(number) for number in range(3 * step, 3 * step + 6)))
        for number in range(step, step + 6):
            private.put(f"note-{number}", {"text": f"note {number} " * 50 if number % 3 else f"note {number}, written in {step}"}, 0)
        return takeout.pack(home)

    def begin(self, folder: Path) -> None:
        Private(folder / "private").put("note-1", {"text": "mine"}, 0)

    def open(self, folder: Path) -> Callable[[int], None]:
        return lambda step: takeout.unpack(folder, self.zips[step])

    def found(self, folder: Path) -> dict:
        private = Private(folder / "private")
        return Log().found(folder / "learning") | {name: private.get(name) for name in private.names()}


KINDS: dict[str, Callable[[Path], object]] = {  # each is made with a folder for what it begins with
    "log": lambda folder: Log(),
    "answers": lambda folder: Answers(),
    "documents": lambda folder: Documents(),
    "room": lambda folder: RoomStore(TRIAL, bundle()),
    "takeout": BringingBack,
}
