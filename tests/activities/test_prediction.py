"""Predict, then see: one guess, which stands, and only then the fact."""

import json

import pytest

from course_lib.activities import prediction
from course_lib.activities.mark import BadResponse

NOW = "2025-01-02T03:04:05.000000+00:00"
PICTURE = {"title": "A hill", "svg": "<svg/>"}


def guess(given):
    return {"type": "guess", "response": {"answer": given}}


@pytest.fixture
def animal(mini):
    return prediction.start(mini.prediction("which-animal"))


@pytest.fixture
def hours(mini):
    return prediction.start(mini.prediction("how-long"))


def test_guess_leaves_an_event(animal):
    """The event says what was guessed, and restores it."""
    after, event = prediction.respond(animal, guess("cat"), NOW, "e1")
    assert event == {"id": "e1", "at": NOW, "activity": "prediction/which-animal", "type": "guess",
                     "response": {"answer": "cat"}}  # fmt: skip
    assert (after.guess, after.done, animal.done) == ("cat", True, False)
    assert prediction.resume(animal, [json.loads(json.dumps(event))]) == after


def test_the_first_guess_stands(animal):
    """Guessing again after the fact would be no guess."""
    after, first = prediction.respond(animal, guess("cat"), NOW, "e1")
    with pytest.raises(BadResponse, match="it stands"):
        prediction.respond(after, guess("bat"), NOW, "e2")
    assert prediction.resume(animal, [first, {**first, "response": {"answer": "bat"}}]).guess == "cat"


@pytest.mark.parametrize("message", [
    {}, {"type": "answer", "response": {"answer": "cat"}}, {"type": "guess"}, guess(None), guess("lion"),
    guess(["cat"]), {"type": "guess", "response": "cat"}, {"type": "guess", "response": {"answer": "cat", "more": 1}},
], ids=str)  # fmt: skip
def test_choice_that_does_not_fit_is_refused(animal, message):
    """Only an option's id is a guess; the same in a log is passed over."""
    with pytest.raises(BadResponse):
        prediction.respond(animal, message, NOW, "e1")
    assert prediction.resume(animal, [message]) == animal


@pytest.mark.parametrize(
    "given", ["20", True, float("nan"), float("inf"), 10**400, -1, 25, [20]], ids=lambda one: repr(one)[:20]
)
def test_number_that_does_not_fit_is_refused(hours, given):
    """Only a number on the scale is a guess."""
    with pytest.raises(BadResponse):
        prediction.respond(hours, guess(given), NOW, "e1")
    assert prediction.resume(hours, [guess(given)]) == hours


def test_opening_view_has_no_fact(animal, hours):
    """Before the guess: the question and what to fill in, no fact, no figure, no comment."""
    for state in (animal, hours):
        seen = prediction.view(state, PICTURE)
        assert set(seen) == {"question", "field", "guess", "done"}
        told = json.dumps(seen)
        assert "bat does" not in told and "Comment" not in told and "fact" not in told and "twenty" not in told


def test_opening_views_of_the_course_have_no_fact(course):
    """The same for what ships: nothing of the reveal or a comment is in the page before the guess."""
    names = [activity.split("/")[1] for lesson in course.lessons() for activity in lesson.activities
             if activity.startswith("prediction/")]  # fmt: skip
    assert len(names) >= 2
    for one in map(course.prediction, names):
        told = json.dumps(prediction.view(prediction.start(one)), ensure_ascii=False)
        hidden = [one.reveal, *(option.comment for option in one.options or ())]
        assert not [text for text in hidden if json.dumps(text, ensure_ascii=False)[1:-1] in told]
        assert '"fact"' not in told


def test_after_a_choice_the_fact_and_its_own_comment(animal):
    """The comment on the other guess stays away."""
    seen = prediction.view(prediction.respond(animal, guess("cat"), NOW, "e1")[0], PICTURE)
    assert (seen["reveal"], seen["comment"], seen["figure"]) == ("The bat does.", "Comment on cat.", PICTURE)
    assert "Comment on bat" not in json.dumps(seen)


def test_after_a_number_guess_and_fact_side_by_side(hours):
    """A guess on a scale is named beside the fact."""
    seen = prediction.view(prediction.respond(hours, guess(7.5), NOW, "e1")[0])
    assert (seen["guess"], seen["fact"]) == (7.5, 20)
    assert seen["comment"] == "You guessed 7.5 hours; it is about 20 hours."
