"""A quiz's state is a fold of events: what learners do, what restores it, and what is refused."""

import json
import random
from dataclasses import replace

import pytest

from course_lib.activities import items, quiz
from course_lib.activities.mark import BadResponse

RIGHT = {
    "one": {"answer": "cat"}, "some": {"answer": ["crow", "wren"]}, "both": {"answer": "floats", "reason": "lighter"},
    "row": {"answer": ["ant", "bat", "cow", "elk"]}, "guess": {"answer": 12}, "lean": {"answer": 5},
    "sort": {"answer": {"cod": "sea", "fox": "land", "swift": "air", "eel": "sea"}},
}  # fmt: skip
WRONG = {
    "one": {"answer": "dog"}, "some": {"answer": ["crow"]}, "both": {"answer": "sinks", "reason": "lighter"},
    "row": {"answer": ["bat", "ant", "cow", "elk"]}, "guess": {"answer": 3}, "lean": {"answer": 9},
    "sort": {"answer": {"cod": "land", "fox": "land", "swift": "air", "eel": "sea"}},
}  # fmt: skip
NOW = "2025-01-02T03:04:05.000000+00:00"


@pytest.fixture
def fresh(mini):
    asked = mini.quiz("every-kind")
    return quiz.start(asked, tuple(map(mini.item, asked.items)), seed=11)


def answer(item, response, **more):
    return {"type": "answer", "item": item, "response": response, **more}


def do(state, *messages):
    """The state after the messages, and the events that they left."""
    events = []
    for number, message in enumerate(messages):
        state, event = quiz.respond(state, message, NOW, f"event-{len(events)}-{number}")
        events.append(event)
    return state, events


# Answering -------------------------------------------------------------------------------------


def test_answer_leaves_an_event(fresh):
    """An event says everything that marking it again needs: item, version, response and seed."""
    _after, event = quiz.respond(fresh, answer("one", RIGHT["one"], sure=3), NOW, "e1")
    assert event == {"id": "e1", "at": NOW, "activity": "quiz/every-kind", "type": "answer", "item": "one",
                     "version": 2, "response": {"answer": "cat"}, "sure": 3, "seed": 11}  # fmt: skip


def test_respond_changes_nothing_that_was_there(fresh):
    """A transition returns a new state; the old one still says what it said."""
    after, _event = quiz.respond(fresh, answer("one", RIGHT["one"]), NOW, "e1")
    assert fresh.states["one"].attempts == ()
    assert len(after.states["one"].attempts) == 1


def test_every_attempt_is_kept(fresh):
    """Answering again adds an attempt; the item is done when the last one is right."""
    state, _ = do(fresh, answer("one", WRONG["one"]), answer("one", RIGHT["one"]))
    assert [mark.verdict for mark in state.states["one"].marks] == ["not-yet", "right"]
    assert state.states["one"].done


def test_wrong_answer_leaves_the_item_open(fresh):
    """What isn't right yet can be tried again."""
    state, _ = do(fresh, answer("some", WRONG["some"]))
    assert not state.states["some"].done


def test_stance_is_done_whatever_is_answered(fresh):
    """Where nothing is judged, any answer is all that is asked."""
    state, _ = do(fresh, answer("lean", WRONG["lean"]))
    assert state.states["lean"].done


def test_hint_is_remembered(fresh):
    """A hint that was asked for stays in view."""
    state, _ = do(fresh, {"type": "hint", "item": "one"})
    assert state.states["one"].hinted and not state.states["one"].attempts


def test_why_comes_only_after_an_answer(fresh):
    """The reasons are for those who tried."""
    with pytest.raises(BadResponse, match="answer first"):
        do(fresh, {"type": "why", "item": "one"})
    state, _ = do(fresh, answer("one", WRONG["one"]), {"type": "why", "item": "one"})
    assert state.states["one"].done


def test_quiz_is_complete_when_every_item_is_done(fresh):
    """The last item that is done completes the quiz."""
    all_but_one = [answer(name, response) for name, response in RIGHT.items()][1:]
    state, _ = do(fresh, *all_but_one)
    assert (state.complete, state.done) == (False, False)
    state, _ = do(state, answer("one", RIGHT["one"]))
    assert (state.complete, state.done) == (True, True)


def test_again_takes_nothing_away(fresh):
    """Starting again empties every item, shuffles anew, and what was done stays done."""
    state, _ = do(fresh, *(answer(name, response) for name, response in RIGHT.items()), {"type": "again"})
    assert not any(one.attempts for one in state.states.values())
    assert {one.seed for one in state.states.values()} == {12}
    assert (state.complete, state.done) == (False, True)


def test_again_in_the_middle_is_not_done(fresh):
    """Starting again before the end doesn't count as having been through."""
    state, _ = do(fresh, answer("one", RIGHT["one"]), {"type": "again"})
    assert not state.done


# What is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize("message", [
    {}, {"type": "answer"}, {"type": "answer", "item": "one"}, {"type": "answer", "item": "nothing", "response": {}},
    {"type": "answer", "item": ["one"], "response": {}}, {"type": "answer", "item": {}, "response": {"answer": "cat"}},
    {"type": "dance", "item": "one"}, {"type": None, "item": "one"}, {"type": ["again"], "item": "one"},
    answer("one", {"answer": "lion"}), answer("one", None), answer("one", RIGHT["one"], sure=4),
    answer("one", RIGHT["one"], sure=0), answer("one", RIGHT["one"], sure="3"), answer("one", RIGHT["one"], sure=True),
    answer("one", RIGHT["one"], sure=1.0), answer("one", RIGHT["one"], sure=[1]),
], ids=str)  # fmt: skip
def test_message_that_does_not_fit_is_refused(fresh, message):
    """Unknown items and kinds, answers that don't fit, and a certainty that isn't 1, 2 or 3."""
    with pytest.raises(BadResponse):
        quiz.respond(fresh, message, NOW, "e1")


GARBAGE = [
    {}, {"type": "answer"}, {"type": "answer", "item": "one"}, {"type": "answer", "item": "one", "version": 2},
    {"type": "answer", "item": "one", "version": 2, "response": {"answer": "cat"}},
    {"type": "answer", "item": "one", "version": 2, "response": {"answer": "cat"}, "seed": "7"},
    {"type": "answer", "item": "one", "version": 2, "response": {"answer": "cat"}, "seed": True},
    {"type": "answer", "item": "one", "version": 2, "response": {"answer": "cat"}, "seed": [1]},
    {"type": "answer", "item": "one", "version": 2, "response": {"answer": "lion"}, "seed": 7},
    {"type": "answer", "item": "one", "version": 2, "response": {"answer": "cat"}, "seed": 7, "sure": True},
    {"type": "answer", "item": "one", "version": "two", "response": {"answer": "cat"}, "seed": 7},
    {"type": "answer", "item": "guess", "version": 1, "response": {"answer": 10**400}, "seed": 7},
    {"type": "answer", "item": ["one"], "version": 2}, {"type": "answer", "item": {}, "version": 2},
    {"type": "answer", "item": "gone", "version": 1, "response": {"answer": "cat"}, "seed": 7},
    {"type": "why", "item": "one", "version": 2}, {"type": "sing", "item": "one", "version": 2}, {"type": 7},
]  # fmt: skip


@pytest.mark.parametrize("event", GARBAGE, ids=str)
def test_event_that_does_not_fit_changes_nothing(fresh, event):
    """A log may hold what no longer fits, or never did; the rest of it still counts."""
    _state, (good,) = do(fresh, answer("some", WRONG["some"]))
    assert quiz.resume(fresh, [event, good, event]) == quiz.resume(fresh, [good])


# Restoring -------------------------------------------------------------------------------------


def moves(draw, mini):
    """A message that a learner might send, sometimes one that doesn't fit."""
    name = draw.choice([*RIGHT, "nothing"])
    response = draw.choice([RIGHT, WRONG]).get(name, {"answer": "lion"})
    kind = draw.choice(["answer", "answer", "answer", "answer", "hint", "why", "again"])
    return {"type": kind, "item": name, "response": response, "sure": draw.choice([None, 1, 2, 3])}


@pytest.mark.parametrize("seed", range(20))
def test_restoring_gives_the_state_that_was_left(fresh, mini, seed):
    """At every step of a random walk, folding the events (through JSON, as a log keeps them) gives the same state."""
    draw, state, events = random.Random(seed), fresh, []
    for step in range(60):
        try:
            state, event = quiz.respond(state, moves(draw, mini), NOW, f"event-{step}")
        except BadResponse:
            continue
        events.append(json.loads(json.dumps(event)))
        assert quiz.resume(fresh, events) == state
    assert len(events) > 20


def test_restoring_takes_the_order_from_the_events(fresh, mini):
    """Options come back in the order in which they were answered, whatever seed the page was opened with."""
    _state, events = do(fresh, answer("one", WRONG["one"]))
    opened = quiz.start(fresh.quiz, tuple(one.item for one in fresh.states.values()), seed=99)
    back = quiz.resume(opened, events)
    assert (back.states["one"].seed, back.states["some"].seed) == (11, 99)
    assert items.fields(mini.item("one"), 11) == items.fields(mini.item("one"), back.states["one"].seed)


def test_restoring_from_nothing_is_the_beginning(fresh):
    """No events, no change."""
    assert quiz.resume(fresh, []) == fresh


# An item that changed --------------------------------------------------------------------------


@pytest.fixture
def earlier(fresh):
    """Events of a time when item `one` had another meaning: an answer and a hint."""
    item = replace(fresh.states["one"].item, version=1)
    before = replace(fresh, states={**fresh.states, "one": replace(fresh.states["one"], item=item)})
    return do(before, answer("one", WRONG["one"]), {"type": "hint", "item": "one"})[1]


def test_answer_to_an_earlier_version_is_told_not_marked(fresh, earlier):
    """It isn't an answer to what the item asks now; the learner is told that it has changed."""
    state = quiz.resume(fresh, earlier[:1])
    assert (state.states["one"].outdated, state.states["one"].attempts) == (True, ())


def test_hint_of_an_earlier_version_is_nothing_to_tell(fresh, earlier):
    """Whoever only took a hint hasn't answered, so no answer of theirs is out of date."""
    assert quiz.resume(fresh, earlier[1:]) == fresh


def test_new_answer_settles_it(fresh, earlier):
    """Once the item is answered as it is now, nothing is out of date, whichever comes first in the log."""
    _state, later = do(fresh, answer("one", RIGHT["one"]))
    assert not quiz.resume(fresh, earlier + later).states["one"].outdated
    assert quiz.resume(fresh, later + earlier) == quiz.resume(fresh, later)


# Answers that are only kept --------------------------------------------------------------------


def test_where_feedback_comes_later_any_answer_is_all(mini):
    """A quiz that gives feedback later can't keep asking until it's right: that would tell."""
    asked = replace(mini.quiz("single-quiz"), feedback="later")
    state = quiz.start(asked, (mini.item("again"),), seed=1)
    state, _ = do(state, answer("again", {"answer": "tree"}))
    assert state.done
