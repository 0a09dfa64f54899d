"""A live room's folder, and the messages that are sent to it."""

import json
import os
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from random import Random

import pytest

from course_lib.activities.mark import BadResponse
from course_lib.content import bundle
from course_lib.content.bundle import UnknownId
from course_lib.records import RecordError
from course_lib.rooms import facilitator, report_files, whole
from course_lib.rooms import room as rooms
from course_lib.rooms.all_rooms import tidy
from course_lib.rooms.commands import list_all
from course_lib.rooms.needed import needed
from course_lib.rooms.room_data import to_data
from course_lib.rooms.store import Store
from course_lib.rooms.views import facilitator_view, phone_view
from tests.reliability.mutations import damaged_folder, reshaped
from tests.reliability.reading import Reader, refused


def _rooms(workshop, content, folder: Path) -> list[dict[str, bytes]]:
    """Folders of rooms: open, with votes and texts; and closed."""
    def store(name: str, room: rooms.Room) -> dict[str, bytes]:
        made = Store(folder / name)
        made.create(rooms.start(workshop, 0), date(2026, 3, 1), 0)
        made.save(rooms.start(workshop, 0), room, 0, date(2026, 3, 1))
        made.note_running({"room": made.id, "port": 8123, "pid": 1, "base": "http://127.0.0.1:8123/"})
        return {path.relative_to(made.folder).as_posix(): path.read_bytes() for path in sorted(made.folder.rglob("*.json"))}

    room, told = rooms.start(workshop, 0), []
    for place, step in enumerate(workshop.steps):
        room = facilitator.command(room, content, {"type": "to", "at": place}, 0)
        for person in range(6):
            for message in _messages(room, content):
                room = refused(lambda m=message, p=person, r=room: rooms.respond(r, content, f"{p:032x}", m, f"{p:016x}"), BadResponse) or room
        for what in ({"type": "again"}, {"type": "reveal"}, {"type": "key"}, {"type": "timer", "seconds": 60}):
            room = refused(lambda w=what, r=room: facilitator.command(r, content, w, 0), BadResponse) or room
        told.append(room)
    over = facilitator.command(room, content, {"type": "close"}, 0)
    return [store(f"trial-{number:08x}", one) for number, one in enumerate((told[2], told[5], room, over))]


def _messages(room: rooms.Room, content) -> list[dict]:
    """What phones may send at this step."""
    view = phone_view(room, content, None, 0)["step"]
    answers = {
        "map": [20, -40], "pulse": 1, "words": ["calm", "tea"],
        "dialogue": view.get("dialogue", {}).get("now") and view["dialogue"]["now"]["replies"][0]["id"],
    }
    field_ = (view.get("fields") or [{}])[0]
    if field_.get("type") == "choose":
        answers[view["kind"]] = [field_["options"][0]["id"]] if field_["many"] else field_["options"][0]["id"]
    elif field_.get("type") == "order":
        answers[view["kind"]] = [one["id"] for one in field_["options"]]
    elif field_.get("type") == "slide":
        answers[view["kind"]] = field_["min"]
    given = [{"type": "question", "text": "Why?"}]
    if answers.get(view["kind"]) is not None:
        given.append({"type": "answer", "ballot": room.ballot, "answer": answers[view["kind"]]})
    return [*given, {"type": "text", "ballot": room.ballot, "text": "A word."}] if view["kind"] == "open" else given


def rooms_folder(workshop, folder: Path) -> Reader:
    """A room's folder: it's picked up and can be led on, or it's said to be damaged; rooms are listed and tidied all the same."""
    content = needed(bundle(), workshop)

    def read(harmed: dict, place: Path) -> bool:
        store = Store(place / "rooms" / "trial-0a1b2c3d")
        for name, text in harmed.items():
            if text is not None:
                (store.folder / name).parent.mkdir(parents=True, exist_ok=True)
                (store.folder / name).write_bytes(text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ATTUNE_HOME", str(place))
            return _picked_up(store)

    return Reader("live room's folder", _rooms(workshop, content, folder), damaged_folder, read)


def _picked_up(store: Store) -> bool:
    if not store.folder.exists():
        return False
    data = refused(store.data, RecordError)
    assert data is None or isinstance(data, dict)
    assert isinstance(store.running(), dict | None)
    refused(store.keys, RecordError)
    room = refused(lambda: store.load(0), RecordError)
    refused(lambda: report_files.made(store, ".md", frozenset()), RecordError)
    if room is not None and not room.over:
        found = refused(lambda: needed(bundle(), room.workshop), UnknownId)
        room = found and refused(lambda: whole.checked(room, found, store.id), RecordError)
        if room:
            for what in ({"type": "reveal"}, {"type": "lock"}, {"type": "next"}, {"type": "close"}):
                room = refused(lambda w=what, r=room: facilitator.command(r, found, w, 0), BadResponse) or room
            store.save(None, room, 0, date(2026, 3, 1))
            assert store.load(0).over == room.over
            refused(lambda: report_files.made(store, ".md", frozenset()), RecordError)
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere):
        list_all(_NoPlans)
    tidy(date(2026, 3, 2))
    return room is not None


class _NoPlans:
    """The part of a course's content that a list of rooms asks for."""

    @staticmethod
    def workshops():
        return []


def room_messages(workshop) -> Reader:
    """A phone's and a facilitator's messages: each is taken or refused, and the room can be shown afterwards."""
    content = needed(bundle(), workshop)
    start = rooms.start(workshop, 0)
    places = [facilitator.command(start, content, {"type": "to", "at": place}, 0) for place in range(len(workshop.steps))]
    leads = [*({"type": name} for name in facilitator.COMMANDS), {"type": "timer", "seconds": 60}, {"type": "to", "at": 3},
             {"type": "let", "text": "a"}, {"type": "tally", "counts": {"0": 3}}, {"type": "choose", "reply": "x"}]
    sound = [(place, message) for place, room in enumerate(places) for message in (*_messages(room, content), *leads)]

    def damage(one: tuple, draw: Random, other: tuple) -> tuple:
        message = one[1] | other[1] if draw.random() < 0.2 else one[1]
        return one[0], reshaped(message, draw) if draw.random() < 0.95 else other[1]

    def read(harmed: tuple, folder: Path) -> bool:
        place, message = harmed
        if not isinstance(message, dict):  # the server takes nothing else
            return False
        before, taken = places[place], False
        for act in (lambda: rooms.respond(before, content, "0" * 32, message, "0" * 16),
                    lambda: facilitator.command(before, content, message, 0)):
            after = refused(act, BadResponse)
            if after is not None:
                taken = True
                json.dumps([facilitator_view(after, content, 1), phone_view(after, content, "0" * 32, 1)])
                json.dumps(to_data(after, 1))
        return taken

    return Reader("messages to a live room", sound, damage, read)
