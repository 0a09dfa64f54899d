"""How answers are marked: literal scores, what is said, and which feedback each answer earns."""

from dataclasses import replace

import pytest

from course_lib.activities import items
from course_lib.activities.items import scale
from course_lib.activities.mark import Note, verdict_of

SCORES = [
    ("one", "cat", "right", 1.0),
    ("one", "dog", "not-yet", 0.0),
    ("some", ["crow", "wren"], "right", 1.0),
    ("some", ["crow"], "partly", 0.5),
    ("some", ["crow", "wren", "mole"], "partly", 0.5),
    ("some", ["crow", "mole"], "not-yet", 0.0),
    ("some", ["mole", "newt"], "not-yet", 0.0),
    ("some", ["crow", "wren", "mole", "newt"], "not-yet", 0.0),
    ("row", ["ant", "bat", "cow", "elk"], "right", 1.0),
    ("row", ["bat", "ant", "cow", "elk"], "partly", 5 / 6),
    ("row", ["elk", "ant", "bat", "cow"], "partly", 0.5),
    ("row", ["elk", "cow", "bat", "ant"], "not-yet", 0.0),
    ("sort", {"cod": "sea", "fox": "land", "swift": "air", "eel": "sea"}, "right", 1.0),
    ("sort", {"cod": "sea", "fox": "land", "swift": "air", "eel": "land"}, "partly", 0.75),
    ("sort", {"cod": "air", "fox": "sea", "swift": "land", "eel": "air"}, "not-yet", 0.0),
    ("guess", 11, "right", 1.0),
    ("guess", 13, "right", 1.0),
    ("guess", 12.5, "right", 1.0),
    ("guess", 10.9, "not-yet", 0.0),
    ("guess", 14, "not-yet", 0.0),
    ("lean", 3, "noted", None),
    ("creed", "strongly-agree", "noted", 0.0),
    ("creed", "agree", "noted", 0.0),
    ("creed", "unsure", "noted", 0.5),
    ("creed", "disagree", "noted", 1.0),
    ("creed", "strongly-disagree", "noted", 1.0),
]
EARNED = [  # item, answer: the feedback that it earns
    ("one", "dog", ["dog"]),
    ("one", "cat", ["dog", "cat", "hen"]),
    ("some", ["crow", "mole"], ["crow", "mole"]),
    ("some", ["wren", "crow"], ["crow", "wren", "mole", "newt"]),
    ("row", ["bat", "ant", "cow", "elk"], []),
    ("row", ["ant", "bat", "cow", "elk"], ["ant", "bat", "cow", "whale"]),
    ("sort", {"cod": "air", "fox": "land", "swift": "air", "eel": "land"}, ["fox", "swift"]),
    ("guess", 3, ["too few"]),
    ("guess", 12, ["twelve"]),
    ("guess", 20, ["too many"]),
    ("lean", 0, ["cat people"]),
    ("lean", 3, ["cat people"]),
    ("lean", 3.5, ["both people"]),
    ("lean", 10, ["dog people"]),
    ("creed", "agree", ["agreeing"]),
    ("creed", "strongly-disagree", ["disagreeing"]),
]
TIERS = [
    ("floats", "lighter", 1.0, "Yes, and for that reason."),
    ("floats", "colder", 0.0, "The answer holds. Your reason doesn't carry it yet."),
    ("sinks", "lighter", 0.0, "Your reason is sound. It leads to another answer."),
    ("sinks", "colder", 0.0, "Not yet: neither the answer nor the reason."),
]


def marked(mini, name, answer):
    return items.mark(mini.item(name), {"answer": answer})


@pytest.mark.parametrize(("name", "answer", "verdict", "score"), SCORES)
def test_score(mini, name, answer, verdict, score):
    """Each kind gives these scores, and these words for them."""
    mark = marked(mini, name, answer)
    assert (mark.verdict, mark.score) == (verdict, score)


@pytest.mark.parametrize(("name", "answer", "texts"), EARNED)
def test_an_answer_earns_its_own_feedback(mini, name, answer, texts):
    """A wrong answer earns what there is to say about it; the right one earns everything."""
    notes = [note.text for note in marked(mini, name, answer).notes if note.text]
    assert notes == [f"Feedback on {text}." for text in texts]


@pytest.mark.parametrize(("answer", "reason", "score", "says"), TIERS)
def test_tiers_count_only_together(mini, answer, reason, score, says):
    """A right answer for a wrong reason isn't right yet, and the other way round."""
    mark = items.mark(mini.item("both"), {"answer": answer, "reason": reason})
    assert (mark.score, mark.says) == (score, says)


def test_tiers_earn_what_was_chosen(mini):
    """A wrong pair earns the notes on its two halves; the right pair earns all six."""
    wrong = items.mark(mini.item("both"), {"answer": "floats", "reason": "colder"})
    assert wrong.notes == (Note("answer", "floats", "right", "Feedback on floats."),
                           Note("reason", "colder", "not-yet", "Feedback on colder."))  # fmt: skip
    assert len(items.mark(mini.item("both"), {"answer": "floats", "reason": "lighter"}).notes) == 6


def test_partial_credit_says_why(mini):
    """Several choice says what was found and what took away."""
    assert marked(mini, "some", ["crow"]).says == "You found 1 of the 2 that fit."
    one = "You found 2 of the 2 that fit. One that you chose doesn't fit, and takes one away."
    assert marked(mini, "some", ["crow", "wren", "newt"]).says == one
    two = "You found 1 of the 2 that fit. 2 that you chose don't fit, and each takes one away."
    assert marked(mini, "some", ["crow", "mole", "newt"]).says == two


def test_order_says_how_many_stand_right(mini):
    """An order tells which places are right; which step belongs elsewhere is left to find."""
    mark = marked(mini, "row", ["bat", "ant", "cow", "elk"])
    assert mark.says == "Not yet. 2 of 4 stand where they belong."
    assert [(note.id, note.tone) for note in mark.notes] == [
        ("bat", "not-yet"), ("ant", "not-yet"), ("cow", "right"), ("elk", "right")]  # fmt: skip


def test_groups_say_how_many_stand_right(mini):
    """Sorting counts the cards that are where they belong."""
    mark = marked(mini, "sort", {"cod": "air", "fox": "land", "swift": "air", "eel": "land"})
    assert mark.says == "2 of 4 are where they belong."


@pytest.mark.parametrize(("score", "verdict"), [(1, "right"), (0.999, "partly"), (0.001, "partly"), (0, "not-yet")])
def test_word_for_a_score(score, verdict):
    """Only a whole score is right."""
    assert verdict_of(score) == verdict


def test_marking_is_pure(mini):
    """Marking twice gives the same, and leaves the response alone."""
    response = {"answer": ["wren", "mole"]}
    assert items.mark(mini.item("some"), response) == items.mark(mini.item("some"), response)
    assert response == {"answer": ["wren", "mole"]}


REVEALED = {
    "one": {"answer": "cat"},
    "some": {"answer": ["crow", "wren"]},
    "both": {"answer": "floats", "reason": "lighter"},
    "row": {"answer": ["ant", "bat", "cow", "elk"]},
    "sort": {"answer": {"cod": "sea", "fox": "land", "swift": "air", "eel": "sea"}},
    "guess": {"answer": 12},
}


@pytest.mark.parametrize("name", REVEALED)
def test_what_is_revealed_is_right(mini, name):
    """Whoever asks to be shown why gets the answer, which marks as right with the same notes. Being shown isn't having it right."""
    response, mark = items.reveal(mini.item(name))
    assert response == REVEALED[name]
    assert (mark.verdict, mark.score, mark.says) == ("noted", None, "Here is why.")
    right = items.mark(mini.item(name), response)
    assert (right.verdict, right.notes) == ("right", mark.notes)


@pytest.mark.parametrize(("name", "notes"), [("lean", 3), ("creed", 1)])
def test_nothing_is_right_where_nothing_is_judged(mini, name, notes):
    """A stance and a belief have no answer to show, only what there is to say."""
    response, mark = items.reveal(mini.item(name))
    assert (response, mark.verdict, len(mark.notes)) == ({}, "noted", notes)


def test_revealed_estimate_lies_on_a_step(mini):
    """What a slider is moved to is something that the slider can show."""
    item = replace(mini.item("guess"), min=1, max=19, step=3, answer=(9, 12))
    assert scale.reveal(item)[0] == {"answer": 10}


def test_revealed_estimate_is_right_for_every_scale_of_the_course(course):
    """Rounding to a step doesn't leave the range that counts as right."""
    found = [item for quiz in course.quizzes() for item in map(course.item, quiz.items) if item.kind == "scale"]
    assert found
    assert all(items.mark(item, items.reveal(item)[0]).score == 1 for item in found)
