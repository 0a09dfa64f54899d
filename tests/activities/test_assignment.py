"""An assignment's state is what its events fold to, and nothing that a student sees says what is right."""

import json
from dataclasses import replace

import pytest

from course_lib.activities import assignment as steps
from course_lib.activities import assignment_view
from course_lib.activities.mark import BadResponse
from course_lib.content.assignment import Step
from course_lib.coursework.draw import drawn
from tests.coursework.small import ALL, RIGHT, WRONG, assignment

SMALL = assignment()
SAME = assignment(pools=(), questions=SMALL.questions[:6])  # the same questions for everybody


def begin(of=SAME, owner=None):
    return steps.start(of, owner, drawn)


def after(state, *messages):
    """The state after a student's messages, and what was kept of them, as it comes back from disk."""
    events = []
    for number, message in enumerate(messages):
        state, event = steps.respond(state, message, f"2025-01-02T10:00:{number:02}.000000+00:00", f"event-{number}")
        events.append(json.loads(json.dumps(event)))
    return state, events


def answer(item, response, sure=None):
    return {"type": "answer", "item": item, "response": response, "sure": sure}


EVERYTHING = (*(answer(item.id, RIGHT[item.id], 2) for item in ALL[:6]), {"type": "text", "task": "case", "text": "Bo needs time."},
              {"type": "tick", "step": "walk", "done": True})


def test_what_was_given_comes_back():
    """Every kind of answer, a text and a tick, from the events alone; then only the talk is open."""
    state, events = after(begin(), *EVERYTHING)
    assert steps.resume(begin(), events) == state
    assert [place["id"] for place in assignment_view.unanswered(state)] == ["talk/small"] and not state.done
    assert replace(state, finished=frozenset({"dialogue/small"})).done
    assert (state.answered, state.to_answer) == (7, 7)


def test_a_later_answer_replaces_and_one_that_is_only_begun_takes_back():
    """What stands last is what counts; the page says that it isn't answered."""
    state, events = after(begin(), answer("several", RIGHT["several"]), answer("several", WRONG["several"]), answer("several", {"answer": []}),
                          answer("tiers", {"answer": "right"}))
    assert [event["type"] for event in events] == ["answer", "answer", "part", "part"] and "sure" not in events[2]
    assert state.answered == 0 and state.given["tiers"].response == {"answer": "right"}
    assert steps.resume(begin(), events) == state


@pytest.mark.parametrize("message", [
    answer("none", {"answer": "right"}), answer("one", {"answer": "none"}), answer("one", RIGHT["one"], 4), answer("one", RIGHT["one"], True),
    {"type": "text", "task": "case", "text": 3}, {"type": "text", "task": "none", "text": ""},
    {"type": "text", "task": "case", "text": "a" * (steps.LONGEST + 1)}, {"type": "tick", "step": "walk", "done": 1},
    {"type": "tick", "step": "none", "done": True}, {"type": "who", "student": "a b"}, {"type": "who", "student": ""},
    {"type": "who", "student": "a+b"}, {"type": "who", "student": "../../x"}, {"type": "who"}, {"type": "handed-in"}, {"type": ["answer"]},
    {"type": "hint", "item": "one"}, {}])
def test_what_does_not_fit_is_neither_taken_nor_read(message):
    """From a page, or from a file."""
    with pytest.raises(BadResponse):
        steps.respond(begin(), message, "now", "event-1")
    event = {"id": "x", "at": "now", "activity": SAME.activity, "version": 1, "seed": 0, **message}
    assert steps.resume(begin(), [event]) == begin()


def test_an_answer_to_another_version_of_a_question_is_none():
    """Its options may be others."""
    _state, (event,) = after(begin(), answer("one", RIGHT["one"]))
    assert steps.resume(begin(), [event | {"version": 2}]) == begin()


def test_a_tick_belongs_to_what_is_ticked_off():
    """A step that opens something is done by doing it."""
    of = replace(SAME, steps=(*SAME.steps, Step(id="run", title="A run", prompt="", points=1, opens="trainer/x")))
    with pytest.raises(BadResponse):
        after(begin(of), {"type": "tick", "step": "run", "done": True})
    state, _events = after(begin(of), {"type": "tick", "step": "walk", "done": True})
    rows = {row["id"]: row for row in assignment_view.places(replace(state, finished=frozenset({"trainer/x"})))}
    assert rows["step/run"]["done"] and "tick" not in rows["step/run"] and rows["step/walk"]["tick"] == "walk"
    undone, _events = after(state, {"type": "tick", "step": "walk", "done": False})
    assert not undone.ticks


def test_nothing_is_drawn_before_a_name():
    """Then always the same, whatever was answered under another name in between is kept, and a hub's name can't be changed."""
    state = begin(SMALL)
    assert state.waits_for_name and not state.questions and not state.done
    assert assignment_view.view(state)["cards"] == [] and assignment_view.view(state)["who"] == {"student": None, "asks": True}
    ana, _events = after(state, {"type": "who", "student": " ana "})
    assert [one.id for one in ana.questions] == [one.id for one in drawn(SMALL, "ana")] and len(ana.questions) == 8
    hers = ana.questions[-1].id
    answered, events = after(ana, answer(hers, RIGHT[hers]), {"type": "who", "student": "ben"}, {"type": "who", "student": "ana"})
    assert answered.answered == 1 and steps.resume(ana, events) == answered
    with pytest.raises(BadResponse):
        after(begin(SMALL, owner="kim"), {"type": "who", "student": "ana"})


def test_only_drawn_questions_are_taken():
    """What isn't asked of this student can't be answered."""
    state = begin(SMALL, owner="ana")
    left_out = next(one.id for one in SMALL.questions if one not in state.questions)
    with pytest.raises(BadResponse):
        after(state, answer(left_out, {"answer": "right"}))


def test_what_changed_since_handing_in_is_known():
    """A change counts until it's taken back; handing in again settles it."""
    state, _events = after(begin(owner="ana"), answer("one", RIGHT["one"], 1), {"type": "text", "task": "case", "text": "A."})
    handed, event = steps.hand_in(state, "0" * 64, "file", "2025-01-02T11:00:00.000000+00:00", "h")
    assert handed.changed == () and handed.handed_in.answered == 2 and handed.handed_in.student == "ana"
    changed, _events = after(handed, answer("one", WRONG["one"], 1), {"type": "text", "task": "case", "text": " "})
    assert changed.changed == ("prose/case", "question/one")
    back, _events = after(changed, answer("one", RIGHT["one"], 1))
    assert back.changed == ("prose/case",)
    again, _event = steps.hand_in(back, "1" * 64, "file", "2025-01-02T12:00:00.000000+00:00", "i")
    assert again.changed == () and steps.resume(state, [event]).handed_in == handed.handed_in


@pytest.mark.parametrize("given", [{}, RIGHT, WRONG], ids=["nothing", "right", "wrong"])
def test_a_student_sees_no_key(given):
    """Whatever they answered, the view holds no verdict, and nothing of the items but what the questions show."""
    messages = [answer(item.id, given[item.id]) for item in ALL[:6]] if given else []
    shown = json.dumps(assignment_view.view(after(begin(), *messages)[0]))
    for word in ("This is why", "astray", "About there", "correct", "verdict", "feedback", "is there.", "Fewer"):
        assert word not in shown


def test_right_and_wrong_look_alike():
    """But for the answers themselves, the views are the same."""

    def seen(given):
        view = assignment_view.view(after(begin(), *(answer(item.id, given[item.id]) for item in ALL[:6]))[0])
        return view | {"cards": [card | {"value": None} for card in view["cards"]]}

    assert seen(RIGHT) == seen(WRONG)


def test_after_an_answer_only_its_card_is_sent():
    """With where everything stands; so that no field is drawn anew under a student's hand."""
    state, (event,) = after(begin(), answer("one", RIGHT["one"]))
    view = assignment_view.view(state, event)
    assert [card["id"] for card in view["cards"]] == ["question/one"] and view["everything"] is False
    assert [place["done"] for place in view["places"]] == [True, *[False] * 8] and view["says"] == "1 of 7 answered"


def test_half_a_character_is_kept_as_a_mark():
    """No file could hold it."""
    state, events = after(begin(), {"type": "text", "task": "case", "text": "a\ud800"})
    assert state.texts["case"] == "a\ufffd" and steps.resume(begin(), events) == state
