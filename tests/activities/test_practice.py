"""Guided practices: what is shown, what is kept (never anything typed), and what counts as done."""

import json
from dataclasses import replace

import pytest

from course_lib.activities import practice
from course_lib.activities.mark import BadResponse
from course_lib.content.practices import ROUTES, Evidence, Practice, Step
from course_lib.desks import LearningDesk
from course_lib.labels import guided

NOW = "2026-01-01T10:00:00.000000+00:00"
SEAT = Practice(
    id="seat", version=3, title="Seat", minutes=2, trains="Sitting.", for_when="A bench.", when_not="A bus that comes.",
    evidence=Evidence(badge="untested", says="We found no test."), pace="breath",
    steps=(Step(text="One.", seconds=20), Step(text="Both ways.", by={"movement": "Rock."}, seconds=40)),
    ending=(Step(text="Look around.", seconds=10),), concepts=("C-DEV-14",), sources=("none-found",))


@pytest.fixture
def fresh():
    """Nothing begun."""
    return practice.start(SEAT)


def message(kind, **response):
    return {"type": kind, "response": response}


@pytest.mark.parametrize("kind", practice.ENDS)
def test_beginning_and_ending_are_kept_and_come_back(fresh, kind):
    """The events hold a route and the minutes; a practice that was stopped counts as one that was finished."""
    begun, first = practice.respond(fresh, message("began", route="movement"), NOW, "e1")
    assert not begun.done and begun.route == "movement"
    ended, second = practice.respond(begun, message(kind, route="body", minutes=2), NOW, "e2")
    assert first == {"id": "e1", "at": NOW, "activity": "practice/seat", "type": "began", "version": 3,
                     "response": {"route": "movement"}}
    assert second["type"] == kind and second["response"] == {"route": "body", "minutes": 2}
    assert ended.done and ended.times == 1
    assert practice.resume(fresh, [json.loads(json.dumps(event)) for event in (first, second)]) == ended


def test_reading_it_counts_without_minutes(fresh):
    """Who read the transcript wasn't timed."""
    after, event = practice.respond(fresh, message("finished", route="eyes-open", minutes=None), NOW, "e1")
    assert after.done and event["response"]["minutes"] is None


@pytest.mark.parametrize("bad", [
    message("began"), message("began", route="inward"), message("began", route="body", minutes=1), message("finished", route="body"),
    message("finished", route="body", minutes=-1), message("finished", route="body", minutes=1.5),
    message("finished", route="body", minutes=True), message("stopped", route="body", minutes=181),
    message("wrote", route="body", minutes=1), message("finished", route="body", minutes=1, text="I felt sad"),
    message("began", route=["body"]), {"type": "began"}, {"type": ["began"], "response": {"route": "body"}}, {}])
def test_nothing_else_is_taken_or_kept(fresh, bad):
    """No words, no odd minutes, no unknown route: neither from the page nor from a store."""
    with pytest.raises(BadResponse):
        practice.respond(fresh, bad, NOW, "e1")
    assert practice.resume(fresh, [bad]) == fresh


def test_what_a_message_brings_along_is_left_out(fresh):
    """Only type and response go into the event; words beside them go nowhere."""
    _after, event = practice.respond(fresh, message("began", route="body") | {"note": "MARKER"}, NOW, "e1")
    assert "MARKER" not in json.dumps(event)


def test_an_event_of_another_version_counts(fresh):
    """A practice has no answers that could grow old."""
    event = message("finished", route="body", minutes=2) | {"version": 1}
    assert practice.resume(fresh, [event]).done


def test_every_route_has_its_words_and_its_time(fresh):
    """A step says what its route says, or else what is common; how long reading takes goes by the words."""
    step = practice.view(fresh)["steps"][1]
    assert step["says"] == {"eyes-open": "Both ways.", "body": "Both ways.", "movement": "Rock."}
    assert step["room"] == 40 and step["reading"]["movement"] < step["reading"]["body"]
    assert practice.reading(" ".join(["word"] * 130)) == 60
    assert practice.length(SEAT, "body") == pytest.approx(70 + sum(map(practice.reading, ("One.", "Both ways.", "Look around."))))


def test_the_route_of_last_time_is_offered(fresh):
    """And at first the one that looks out."""
    assert practice.view(fresh)["route"] == ROUTES[0] == "eyes-open"
    assert practice.view(replace(fresh, route="body", times=2))["route"] == "body"


def test_a_desk_keeps_it_and_says_the_words(fresh, learning):
    """The view's first reply has words and text; after the end it's done, in any window."""
    desk = LearningDesk(fresh, practice, practice.view, guided.practice(2), learning)
    ready, _ = desk.answer({"type": "ready"}, [])
    assert ready["words"]["kind"] == "A guided practice · about 2 minutes" and not ready["done"]
    desk.answer(message("began", route="body") | {"id": "event-0001"}, [])
    done, _ = desk.answer(message("stopped", route="body", minutes=1) | {"id": "event-0002"}, [])
    assert done["done"] and done["re"] == "event-0002"
    assert [event["type"] for event in learning.events("practice/seat")] == ["began", "stopped"]
    refused, _ = desk.answer(message("finished", route="body", minutes=1, text="x") | {"id": "event-0003"}, [])
    assert "notice" in refused and len(learning.events()) == 2


def test_every_way_in_has_its_words():
    """Routes, badges and pictures all have a label; the caution names whom it's for, in plain words."""
    words = guided.practice(1)
    assert words["kind"].endswith("1 minute")
    assert set(words["routes"]) == set(ROUTES) and set(words["badge"]) == {"related", "untested"}
    assert set(words["pictures"]) == {"none", "wave", "breath"} and "1" in words["room"]
    for part in ("doctor or therapist", "what's real", "mood is racing", "far away from yourself", "seizures", "drive"):
        assert part in words["caution"]


def test_in_coursework_neither_route_nor_minutes_are_kept(fresh):
    """Somebody else reads that record: it holds that a practice was done, and counts like any other."""
    state = practice.start(SEAT, discreet=True)
    began, first = practice.respond(state, message("began", route="body"), NOW, "e1")
    _ended, second = practice.respond(began, message("stopped", route="body", minutes=2), NOW, "e2")
    assert (first["response"], second["response"]) == ({"route": None}, {"route": None, "minutes": None})
    assert practice.resume(fresh, [first, second]).done
    assert practice.view(practice.resume(state, [first, second]))["route"] == ROUTES[0]
