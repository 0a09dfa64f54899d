"""A workshop's notebook: starting its room, its report, and what the room said."""

import json
import os
from dataclasses import replace
from datetime import timedelta

import pytest

from course_lib import notebook
from course_lib.content import bundle
from course_lib.content.assignment import FILE
from course_lib.stores import NotInCoursework
from course_lib.desks.room import ResultsDesk, RoomDesk
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.anonymity import Ballots
from course_lib.rooms.needed import needed
from course_lib.rooms.rehearsal import acts, crowd
from course_lib.rooms.room import Text
from course_lib.rooms.all_rooms import stores
from course_lib.rooms.links import drawn
from course_lib.rooms.views import phone_view

from tests.room_process import DAY, PLAN, Process, kept


@pytest.fixture
def process():
    return Process()


@pytest.fixture
def desk(process):
    return RoomDesk(bundle().workshop(PLAN), process, today=lambda: DAY)


def say(desk, message: dict) -> dict:
    return desk.answer(message, [])[0]


@pytest.fixture
def answered():
    """A room at the map of the taster, where nine have answered."""
    workshop = bundle().workshop(PLAN)
    content = needed(bundle(), workshop)
    room = facilitator.command(rooms.start(workshop, 0), content, {"type": "next"}, 60)
    for person in crowd(9):
        for _at, message in acts(person, phone_view(room, content, None, 0)):
            room = rooms.respond(room, content, person.name, message, "id") if message["type"] == "answer" else room
    return room


def test_nothing_starts_before_the_button_is_pressed(desk, process):
    """Running the cell, and looking, starts no process and makes no room."""
    view = say(desk, {"type": "ready"})["view"]
    assert (view["runs"], view["left"], view["closed"]) == (None, False, [])
    assert say(desk, {"type": "look"})["view"] == view and process.asked == [] and stores() == []


def test_a_room_that_was_started_says_where_it_is(desk, process):
    """The code and the picture are for participants; the facilitator's key isn't in them."""
    runs = say(desk, {"type": "start", "network": True})["view"]["runs"]
    assert process.asked == [(PLAN, "--network")]
    assert runs["code"] == "ABCDEF" and runs["address"] == "http://192.0.2.7:8123/" and runs["qr"] == drawn("http://192.0.2.7:8123/#join-key")
    assert runs["facilitator"].endswith("facilitator#own-key") and "own-key" not in runs["qr"] and not runs["rehearsal"]


def test_a_room_that_runs_is_found_by_another_notebook(desk, process):
    """The page that is opened anew shows it, and one of another plan doesn't."""
    say(desk, {"type": "start", "network": False})
    assert say(RoomDesk(bundle().workshop(PLAN), process, lambda: DAY), {"type": "ready"})["view"]["runs"]["code"] == "ABCDEF"
    assert say(RoomDesk(bundle().workshop("listening-at-work"), process, lambda: DAY), {"type": "ready"})["view"]["runs"] is None


def test_a_room_that_was_stopped_can_be_picked_up(desk, process):
    """Stopping ends the process and leaves the room."""
    say(desk, {"type": "start"})
    reply = say(desk, {"type": "stop"})
    assert process.asked[-1][0] == "stop" and reply["view"]["runs"] is None and reply["view"]["left"] is True
    assert reply["says"] == "Stopped. Nothing is lost."


def test_a_rehearsal_is_marked_and_leaves_nothing_to_pick_up(desk, process):
    """Its number comes from the page, and what doesn't fit is said."""
    assert say(desk, {"type": "start", "rehearse": 12})["view"]["runs"]["rehearsal"] is True
    assert process.asked == [(PLAN, "--rehearse", "12")]
    view = say(desk, {"type": "stop"})["view"]
    assert not view["left"] and view["closed"] == []
    assert "1 to 500" in say(desk, {"type": "start", "rehearse": 0})["says"]


def test_behind_a_hub_pages_are_under_its_path(desk, process, monkeypatch):
    """The browser completes the address; a picture of one that nobody else can open isn't drawn."""
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/ada/")
    runs = say(desk, {"type": "start"})["view"]["runs"]
    assert runs["facilitator"] == "/user/ada/proxy/8123/facilitator#own-key" and runs["qr"] is None


def test_the_report_of_a_closed_room_has_only_what_was_ticked(desk, answered):
    """Both kinds; and a room that is open has none."""
    open_room = kept(answered)
    assert "isn't closed" in say(desk, {"type": "report", "room": open_room.id, "kind": "md", "keep": []})["says"]
    texts = {"hello": (Text("b", "A line <b>of mine", "shown"), Text("a", "another", "shown"))}
    store = kept(facilitator.command(replace(answered, texts=texts), None, {"type": "close"}, 99))
    [closed] = say(desk, {"type": "look"})["view"]["closed"]
    assert [one["number"] for one in closed["texts"]] == [1, 2] and closed["goes"] == "2026-03-31"
    reply, [made] = desk.answer({"type": "report", "room": store.id, "kind": "md", "keep": [2]}, [])
    assert reply["file"]["name"].endswith(".md") and b"another" in made and b"of mine" not in made
    reply, [made] = desk.answer({"type": "report", "room": store.id, "kind": "pdf", "keep": []}, [])
    assert made.startswith(b"%PDF") and reply["file"]["type"] == "application/pdf"
    assert say(desk, {"type": "delete", "room": store.id})["view"]["closed"] == [] and open_room.folder.exists()


def test_opening_the_notebook_deletes_what_is_old(process, answered):
    """A room goes 30 days after it was last used, and not a day before."""
    kept(facilitator.command(answered, None, {"type": "close"}, 99))
    for days, left in ((29, 1), (30, 0)):
        say(RoomDesk(bundle().workshop(PLAN), process, lambda: DAY + timedelta(days)), {"type": "ready"})
        assert len(stores()) == left


@pytest.mark.parametrize("message", [
    {}, {"type": None}, {"type": ["start"]}, {"type": "report"}, {"type": "report", "room": "../..", "kind": "md", "keep": []},
    {"type": "delete", "room": "a-taster-00000000"}, {"type": "report", "room": 3, "kind": "exe", "keep": "all"}])
def test_other_messages_change_nothing(desk, process, message):
    """And are no error of the notebook."""
    before = [store.id for store in stores()]
    desk.answer(message, [])
    assert [store.id for store in stores()] == before and process.asked == []


def test_results_are_what_the_room_was_shown(answered):
    """Nothing before the reveal, and nothing while it's hidden; then the picture with its text."""
    desk = ResultsDesk(bundle())
    assert say(desk, {"type": "ready"})["view"]["steps"] == []
    store = kept(answered)
    assert say(desk, {"type": "look"})["view"]["steps"] == []
    content = needed(bundle(), answered.workshop)
    shown = facilitator.command(answered, content, {"type": "reveal"}, 61)
    store.save(answered, shown, 61)
    [step] = say(desk, {"type": "look"})["view"]["steps"]
    [one] = step["rounds"]
    assert step["title"] == "How is Mr Okafor?" and one["svg"].startswith("<svg") and "answers." in one["says"]
    store.save(shown, facilitator.command(shown, content, {"type": "hide"}, 62), 62)
    assert say(desk, {"type": "look"})["view"]["steps"] == []


def test_results_read_no_votes(answered):
    """What is shown comes from the room's snapshots: a vote that came since changes nothing, whoever has it."""
    content = needed(bundle(), answered.workshop)
    shown = facilitator.command(answered, content, {"type": "reveal"}, 61)
    late = rooms.respond(shown, content, "the-last-one", {"type": "answer", "ballot": shown.ballot, "answer": [100, 100]}, "id")
    store = kept(late)
    before = say(ResultsDesk(bundle()), {"type": "look"})
    for path in store.votes.iterdir():
        path.unlink()
    assert say(ResultsDesk(bundle()), {"type": "look"}) == before
    assert "the-last-one" not in json.dumps(before) and "person-" not in json.dumps(before)
    assert f"{shown.said(shown.ballot).count} answers." in before["view"]["steps"][0]["rounds"][0]["says"]


def test_results_are_of_the_newest_room_of_the_pages_plan(answered):
    """Whatever another plan's room does meanwhile; and the page says which room it is, and of what day."""
    mine, other = bundle().workshop(PLAN), bundle().workshop("listening-at-work")
    desk, of_any = ResultsDesk(bundle(), mine), ResultsDesk(bundle())
    empty = say(desk, {"type": "ready"})["view"]
    assert (empty["title"], empty["which"], empty["steps"]) == (mine.title, "", []) and empty["none"].startswith("No room of this plan")
    shown = facilitator.command(answered, needed(bundle(), mine), {"type": "reveal"}, 61)
    stores_of = {name: kept(room, plan) for name, room, plan in (
        ("old", answered, PLAN), ("new", shown, PLAN), ("other", rooms.start(other, 0), other.id))}
    for second, name in enumerate(("old", "new", "other")):
        os.utime(stores_of[name].folder, (second, second))
    view = say(desk, {"type": "look"})["view"]
    assert [step["title"] for step in view["steps"]] == ["How is Mr Okafor?"]
    assert view["which"] == f"The newest room of this plan, {stores_of['new'].id}, last used on 2026-03-01."
    view = say(of_any, {"type": "look"})["view"]
    assert view["title"] == other.title and stores_of["other"].id in view["which"] and "any plan" in view["which"]
    assert view["steps"] == [] and view["none"].startswith("Nothing has been shown to this room yet.")


def test_two_votes_stand_side_by_side(answered):
    """Each with its picture, and what gained most; a vote of too few is said to be one."""
    workshop = answered.workshop
    step = next(one for one in workshop.steps if one.kind == "twice")
    ids = [one.id for one in bundle().item(step.item).options]
    first, second = (Ballots(shown=tuple(sorted(json.dumps(ids[n]) for n in said))) for said in ([0, 0, 0, 1, 2], [0, 1, 1, 1, 1]))
    both = {f"{step.id}/1": first, f"{step.id}/2": second}
    kept(replace(answered, ballots=both, revealed=frozenset(both), votes={step.id: 2}))
    [drawn] = say(ResultsDesk(bundle()), {"type": "look"})["view"]["steps"]
    assert len(drawn["rounds"]) == 2 and "from 20\N{NO-BREAK SPACE}% to 80\N{NO-BREAK SPACE}%." in drawn["says"]


def test_no_room_in_an_assignment(tmp_path, monkeypatch):
    """Where somebody else reads what is kept, nothing of a room is opened."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_text("{}", encoding="utf-8")
    for opened in (lambda: notebook.room(PLAN), notebook.results):
        with pytest.raises(NotInCoursework):
            opened()


def test_the_names_make_widgets():
    """As a workshop's cells call them; a plan that isn't there is an error."""
    assert "An activity" in repr(notebook.room(PLAN)) and "An activity" in repr(notebook.results()) and "An activity" in repr(notebook.results(PLAN))
    for call in (notebook.room, notebook.results):
        with pytest.raises(LookupError):
            call("no-such-plan")
