"""The desks of a workshop's notebook: one starts the room's process and writes its report, one shows what the room said.

The room itself is another process. Here nothing is known of who answered what: this reads `room.json`, never the votes.
"""

import json
import os
import time
from collections.abc import Callable
from datetime import date, timedelta

from ..content import Bundle
from ..content.workshops import Workshop
from ..extras import lacking
from ..labels import room_desk as words
from ..labels import rooms as labels
from ..labels import saving
from ..records import RecordError
from ..rooms import all_rooms
from ..rooms.needed import needed
from ..rooms.pictures import picture
from ..rooms.results import result
from ..rooms.room import Room
from ..rooms.room_data import from_data
from ..rooms.store import Store
from ..words import _

STOPPING = 8  # seconds that a process may take to end
TYPES = {"pdf": "application/pdf", "md": "text/markdown"}


def process():
    """The module that starts rooms. Raises ImportError, with what to do, where what it needs isn't installed."""
    try:
        from ..rooms import process, serving  # noqa: F401
    except ImportError as error:
        raise ImportError(lacking(error) or str(error)) from error
    return process


class RoomDesk:
    """Takes the page's messages: ready, look, start (`network`, `rehearse`), stop, report (`room`, `kind`, `keep`) and delete (`room`).

    `process` is `rooms.process`. Nothing starts before the page asks for it.
    """

    def __init__(self, workshop: Workshop, process, today: Callable[[], date] = date.today):
        self.workshop, self.process, self.today = workshop, process, today

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message, and its buffers. What isn't one of ours gets an empty reply."""
        acts = {"ready": self._ready, "look": self._look, "start": self._start, "stop": self._stop, "report": self._report,
                "delete": self._delete}
        act = acts.get(str(message.get("type")), lambda _message: ({}, []))
        try:
            return act(message)
        except (RecordError, ValueError) as error:
            return {"says": str(error), "view": self._view()}, []

    def _ready(self, message: dict):
        all_rooms.tidy(self.today())
        return {"words": words.room(), "view": self._view()}, []

    def _look(self, message: dict):
        return {"view": self._view()}, []

    def _start(self, message: dict):
        number = message.get("rehearse")
        options = ["--network"] if message.get("network") is True else []
        options += ["--rehearse", str(number)] if type(number) is int else []
        self.process.start(self.workshop.id, *options)
        return {"view": self._view(), "says": ""}, []

    def _stop(self, message: dict):
        where = self._where()
        if where is None:
            return self._look(message)
        rehearsal = _is_rehearsal(where["room"])
        self.process.stop(where["room"])
        until = time.monotonic() + STOPPING
        while self._where() and time.monotonic() < until:
            time.sleep(0.1)
        return {"view": self._view(), "says": words.room()["gone" if rehearsal else "stopped"]}, []

    def _report(self, message: dict):
        from ..rooms import report_files

        one, kind, keep = self._own(message), message.get("kind"), message.get("keep")
        if kind not in TYPES or not isinstance(keep, list) or not all(type(number) is int for number in keep):
            return {}, []
        made = report_files.made(one, f".{kind}", frozenset(keep))
        name = f"{one.id}.{kind}"
        return {"file": {"name": name, "type": TYPES[kind]}, "says": saving().format(name=name)}, [made]

    def _delete(self, message: dict):
        all_rooms.delete(self._own(message))
        return {"view": self._view(), "says": words.room()["removed"]}, []

    def _own(self, message: dict) -> Store:
        """The room of this plan that the message names. Raises RecordError."""
        for one in self._stores():
            if one.id == message.get("room"):
                return one
        raise RecordError(_("That room isn't there any more."))

    def _stores(self) -> list[Store]:
        return [one for one in all_rooms.stores() if all_rooms.plan_of(one.id) == self.workshop.id]

    def _where(self) -> dict | None:
        """Where a room of this plan runs."""
        return next((one for one in self.process.running() if all_rooms.plan_of(one["room"]) == self.workshop.id), None)

    def _view(self) -> dict:
        plan, where = self.workshop, self._where()
        kept = [(one, data) for one in self._stores() if (data := _data(one)) and not data.get("rehearsal")]
        about = _("{minutes} minutes, for {least} to {most} people").format(minutes=plan.minutes, least=plan.people[0], most=plan.people[1])
        return {
            "title": plan.title, "about": about, "runs": where and self._running(where),
            "left": not where and any(not data["over"] for _one, data in kept),
            "closed": [_closed(one, data) for one, data in kept if data["over"]],
        }

    def _running(self, where: dict) -> dict:
        """What to open. Behind a hub, pages are under its path, which the page in the browser completes."""
        from ..rooms.links import drawn

        hub = os.environ.get("JUPYTERHUB_SERVICE_PREFIX")
        path = f"{hub.rstrip('/')}/proxy/{where['port']}/" if hub else None
        links = {name: where[name] if not path else path + where[name].rpartition("/")[2] for name in ("facilitator", "screen")}
        here = where["facilitator"].startswith(where["base"])  # nobody else gets in, so there's nothing to scan
        shown = {"address": None if path else where["base"], "qr": None if path or here else drawn(where["join"])}
        return links | shown | {"here": here, "code": where["code"], "rehearsal": _is_rehearsal(where["room"])}


def _data(store: Store) -> dict | None:
    """What is noted of a room; None if it can't be read (`attune room --list` says why)."""
    try:
        return store.data()
    except RecordError:
        return None


def _is_rehearsal(name: str) -> bool:
    return any(bool((_data(one) or {}).get("rehearsal")) for one in all_rooms.stores() if one.id == name)


def _closed(store: Store, data: dict) -> dict:
    from ..rooms import report_files

    day = date.fromisoformat(data["day"])
    return {"id": store.id, "day": day.isoformat(), "goes": (day + timedelta(all_rooms.DAYS)).isoformat(),
            "texts": [{"number": one.number, "text": f"{one.title} · {one.text}"} for one in report_files.seen(store)]}


# What the room said ----------------------------------------------------------------------------------


class ResultsDesk:
    """What the newest room was shown, as pictures with text, and nothing that its screen hasn't shown. Takes ready and look.

    With `plan`, the newest room of that plan; without, of any. The page says which room it is.
    """

    def __init__(self, content: Bundle, plan: Workshop | None = None):
        self.content, self.plan = content, plan
        self._drawn: dict[str, str] = {}  # by what is in it, so that a look draws only what is new

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message. What isn't one of ours gets an empty reply."""
        if message.get("type") not in ("ready", "look"):
            return {}, []
        return ({"words": words.results()} if message["type"] == "ready" else {}) | {"view": self._view()}, []

    def _view(self) -> dict:
        plan = self.plan and self.plan.id
        store = newest(plan)
        if store is None:
            return {"title": self.plan.title if self.plan else "", "which": "", "none": words.nothing_shown(plan), "rehearsal": False, "steps": []}
        data = store.data()
        room = from_data(data, 0)
        content = needed(self.content, room.workshop)
        steps = [{"title": title, "says": says, "rounds": [one and self._round(title, one) for one in rounds], "texts": texts}
                 for title, says, rounds, texts in shown(room, content)]
        return {"title": room.workshop.title, "which": words.which_room(store.id, data["day"], plan), "none": words.nothing_shown(plan, store.id),
                "rehearsal": room.rehearsal, "steps": steps}

    def _round(self, title: str, drawn: dict) -> dict:
        key = json.dumps(drawn)
        if key not in self._drawn:
            made = picture("said", title, drawn)
            self._drawn[key] = made.svg if made else ""
        return {"svg": self._drawn[key], "says": drawn["says"]}


def newest(plan: str | None = None) -> Store | None:
    """The room that was written to last, of that plan or of any. None if there is none."""
    found = [one for one in all_rooms.stores() if plan in (None, all_rooms.plan_of(one.id)) and _data(one)]
    return max(found, key=lambda one: one.folder.stat().st_mtime_ns, default=None)


def shown(room: Room, content) -> list[tuple[str, str, list[dict | None], list[str]]]:
    """For each step of which the room has seen something: its title, a sentence, its rounds and its texts."""
    found = []
    for step in room.workshop.steps:
        if room.hidden and step is room.step:
            continue
        for ballots in room.ballots_of(step):
            if ballots[-1] in room.revealed:
                rounds = [result(room, content, step, one) for one in ballots]
                number = f" ({ballots[0].rpartition('/')[2]})" if step.kind == "dialogue" else ""
                found.append((step.title + number, (labels.changed(*rounds) if len(rounds) == 2 else None) or "", rounds, []))
        if texts := room.texts_shown(step):
            found.append((step.title, "", [], texts))
    return found
