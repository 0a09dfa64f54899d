"""What a room keeps, and what it leaves behind."""

import os
import re
import stat
from datetime import date, timedelta

import pytest

from course_lib.records.errors import NotSaved, RecordError
from course_lib.rooms import facilitator
from course_lib.rooms import all_rooms
from course_lib.rooms import room as rooms
from course_lib.rooms.all_rooms import new_store
from course_lib.rooms.keys import LETTERS, voter
from course_lib.rooms.store import Store, fcntl

TODAY = date(2026, 3, 1)


@pytest.fixture
def store(home):
    return new_store("trial")


def do(room, content, type, now=0.0, **more):
    return facilitator.command(room, content, {"type": type} | more, now)


def voted(room, content, people, secret="00" * 32, answer=None):
    """A room in which so many have voted, each with a hash made from a token."""
    for number in range(people):
        given = answer or content.item("live-tone-or-words").options[number % 2].id
        message = {"type": "answer", "ballot": room.ballot, "answer": given}
        room = rooms.respond(room, content, voter(secret, f"token-{number}"), message, "id")
    return room


def everything(folder) -> bytes:
    """Every byte and every name in a folder."""
    return b"".join(str(path).encode() + (path.read_bytes() if path.is_file() else b"") for path in sorted(folder.rglob("*")))


def test_a_room_is_picked_up_as_it_was_left(store, at, content):
    """Where it was, what was said, shown, typed, counted and let through; timers with the seconds that were left."""
    room = do(voted(at("one"), content, 7), content, "reveal")
    room = do(do(room, content, "key"), content, "tally", counts={content.item("live-tone-or-words").options[0].id: 4})
    room = voted(do(room, content, "to", at=5, now=60), content, 3, answer=content.item("live-sorry-and-then").options[0].id)
    room = do(do(room, content, "again", now=60), content, "to", at=8, now=70)
    room = rooms.respond(room, content, "v", {"type": "answer", "ballot": "cloud", "answer": ["time"]}, "id")
    room = do(room, content, "let", word="time")
    room = do(do(room, content, "to", at=7, now=80), content, "choose", reply=content.dialogue("bus-home").turns[0].replies[0].id)
    room = do(do(room, content, "to", at=9, now=90), content, "timer", now=100, seconds=60)
    for number in range(3):
        room = rooms.respond(room, content, "v", {"type": "text", "ballot": "line", "text": f"text {number}"}, f"{9 - number}")
    room = rooms.respond(do(room, content, "let", text="8"), content, "v", {"type": "question", "text": "Why?"}, "q")
    room = do(do(room, content, "hide"), content, "lock")
    store.create(room, TODAY, 110)
    there = Store(store.folder).load(5000)
    assert there.timer.at(5000) == 50 and there.timer.at(5010) == 40
    assert there.spent == {name: round(took) for name, took in rooms.spent(room, 110).items()}
    assert {one.id: one for one in there.texts["line"]} == {one.id: one for one in room.texts["line"]}
    for name in room.ballots:
        assert (there.said(name).said, there.said(name).shown) == (room.said(name).said, room.said(name).shown)
    same = dict(ballots={}, texts={}, timer=None, since=None, spent={})
    assert rooms.replace(there, **same) == rooms.replace(room, **same)


def test_a_save_writes_what_has_changed(store, at, content):
    """A vote touches its ballot's file alone."""
    room = voted(at("one"), content, 3)
    store.create(room, TODAY, 0)
    (store.folder / "room.json").unlink()
    store.save(room, voted(room, content, 4), 0)
    assert not (store.folder / "room.json").exists()
    assert len(Store(store.folder)._read("votes/one.json")) == 4


def test_the_order_of_votes_is_not_in_the_files(store, at, content, home):
    """The same votes in any order, with minds changed on the way, leave the same bytes and the same dates of files."""
    room, other = at("one"), new_store("trial")
    ids = [option.id for option in content.item("live-tone-or-words").options]

    def say(room, who, answer):
        return rooms.respond(room, content, voter("00" * 32, who), {"type": "answer", "ballot": "one", "answer": answer}, "id")

    one = say(say(say(room, "a", ids[1]), "b", ids[1]), "a", ids[0])
    two = say(say(room, "b", ids[1]), "a", ids[0])
    for place, told in ((store, one), (other, two)):
        place.create(told, TODAY, 0)
    read = [(place.folder / "votes" / "one.json").read_bytes() for place in (store, other)]
    assert read[0] == read[1] and {(place.folder / "votes" / "one.json").stat().st_mtime for place in (store, other)} == {0}


def test_only_its_owner_may_read_a_room(store, at, content):
    store.create(voted(at("one"), content, 3), TODAY, 0)
    store.take()
    if os.name == "posix":
        for path in (store.folder, *store.folder.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_after_closing_there_are_totals_and_no_hash_in_any_byte(store, at, content):
    """No choice by voter, no secret, no key, no text that nobody saw; also where the end was cut off before it was done."""
    store.create(at("one"), TODAY, 0)
    keys = store.keys()
    room = voted(at("one"), content, 8, keys.secret)
    room = rooms.respond(room, content, "v", {"type": "question", "text": "a quiet question"}, "q")
    room = do(voted(do(room, content, "reveal"), content, 10, keys.secret), content, "next")
    store.save(None, room, 0)
    hashes = [voter(keys.secret, f"token-{number}") for number in range(10)]
    assert all(one.encode() in everything(store.folder) for one in hashes)
    over = do(room, content, "close")
    store.save(room, over, 0)
    left = everything(store.folder)
    assert not [one for one in (*hashes, *vars(keys).values(), "a quiet question", "token-") if one.encode() in left]
    assert not re.search(rb"[0-9a-f]{16}", left.replace(str(store.folder).encode(), b""))
    assert store.load(0).said("one").totals == over.said("one").totals and store.load(0).said("one").count == 0


def test_an_end_that_was_cut_off_is_finished(store, at, content):
    """The totals were on disk, and the votes still there."""
    room = voted(at("one"), content, 8)
    store.create(room, TODAY, 0)
    store.mark(do(room, content, "close"), 0)
    assert (store.folder / "votes").exists()
    assert store.load(0).over and not (store.folder / "votes").exists() and not (store.folder / "keys.json").exists()


def test_the_same_phone_is_somebody_else_in_another_room(home, at):
    one, two = new_store("trial"), new_store("trial")
    for place in (one, two):
        place.create(at("one"), TODAY, 0)
    assert voter(one.keys().secret, "token") != voter(two.keys().secret, "token")
    assert len({*vars(one.keys()).values(), *vars(two.keys()).values()}) == 10
    assert re.fullmatch(rf"[{LETTERS}]{{6}}", one.keys().code)


def test_rooms_delete_themselves_after_thirty_days(home, at):
    """Open or closed, counted from when they were last used; one that runs, and one that is younger, stay."""
    old, young, busy = (new_store("trial") for _ in range(3))
    for place, days in ((old, 30), (young, 29), (busy, 300)):
        place.create(at("one"), TODAY - timedelta(days), 0)
    busy.take()
    assert all_rooms.tidy(TODAY) == [old.id]
    assert {one.id for one in all_rooms.stores()} == {young.id, busy.id}
    with pytest.raises(RecordError):
        all_rooms.delete(Store(busy.folder))
    busy.let_go()
    all_rooms.delete(Store(busy.folder))
    assert not busy.folder.exists()


def test_a_damaged_room_says_so(store, at):
    """With its file, and how to be rid of it."""
    store.create(at("one"), TODAY, 0)
    for damage in ("", "[]", "{}", '{"v": 1, "timer": 3}', "[" * 100_000, (store.folder / "room.json").read_text().replace('"path": {}', '"path": 7')):
        (store.folder / "room.json").write_text(damage)
        with pytest.raises(RecordError) as error:
            store.load(0)
        assert "room.json" in str(error.value)


@pytest.mark.parametrize("keys", ["[]", "7", "{}", '{"secret": 1}', '{"secret": "xy", "code": "A", "join": "b", "screen": "c", "facilitator": "d"}'])
def test_damaged_keys_say_so(store, at, keys):
    """Nobody's link would open the room; what is noted of where it runs isn't believed, either, unless it's whole."""
    store.create(at("one"), TODAY, 0)
    (store.folder / "keys.json").write_text(keys)
    (store.folder / "running.json").write_text(keys)
    with pytest.raises(RecordError, match="keys.json"):
        store.keys()
    assert store.running() is None


def test_a_disk_that_refuses_is_an_error(store, at, content):
    store.create(at("one"), TODAY, 0)
    store.votes.rmdir()
    store.votes.write_text("in the way")
    with pytest.raises(NotSaved):
        store.save(at("one"), voted(at("one"), content, 1), 0)


def test_a_room_has_one_process(store, at):
    store.create(at("one"), TODAY, 0)
    if fcntl:
        assert store.take() and store.take() and not Store(store.folder).take()
        store.let_go()
        assert Store(store.folder).take()
