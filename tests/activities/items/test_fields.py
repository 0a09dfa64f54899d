"""What a learner fills in: every kind's fields, in an order that a seed fixes, and without the key."""

import json
from dataclasses import replace

import pytest

from course_lib.activities import items
from course_lib.activities.shuffle import shuffled

KINDS = ["one", "some", "both", "row", "sort", "guess", "lean", "creed"]
GOLDEN = {  # item, seed: the order of the first field's options
    ("one", 1): ["hen", "dog", "cat"],
    ("one", 2): ["cat", "hen", "dog"],
    ("some", 1): ["newt", "crow", "mole", "wren"],
    ("both", 7): ["floats", "hovers", "sinks"],
    ("row", 1): ["bat", "elk", "cow", "ant"],
    ("sort", 3): ["eel", "fox", "swift", "cod"],
}


def order(field):
    return [option["id"] for option in field["options"]]


@pytest.mark.parametrize(("name", "seed"), GOLDEN)
def test_order_is_fixed_by_the_seed(mini, name, seed):
    """The same seed gives the same order, on every machine and in every version of Python."""
    assert order(items.fields(mini.item(name), seed)[0]) == GOLDEN[name, seed]


@pytest.mark.parametrize("name", KINDS)
def test_fields_are_without_the_key(mini, name):
    """No feedback, no mark of what is right, and no misconception is in what a page gets to draw."""
    fields = items.fields(mini.item(name), 5)
    told = json.dumps(fields)
    assert "Feedback" not in told and "X-1" not in told
    for option in (option for field in fields for option in field.get("options", [])):
        assert set(option) == {"id", "text"}


def test_order_never_hands_out_the_answer(mini):
    """No seed of a thousand shows the steps in their right order, though all the others come up."""
    seen = {tuple(order(items.fields(mini.item("row"), seed)[0])) for seed in range(1000)}
    assert ("ant", "bat", "cow", "elk") not in seen
    assert len(seen) == 23


def test_order_of_the_course_never_hands_out_the_answer(course):
    """The same holds for every ordering in the course."""
    found = [item for quiz in course.quizzes() for item in map(course.item, quiz.items) if item.kind == "order"]
    assert found
    for item in found:
        right = [step.id for step in item.steps]
        assert all(order(items.fields(item, seed)[0]) != right for seed in range(200))


def test_taking_an_option_out_moves_no_other_past_another(mini):
    """The order of those that stay is the same, so an edit doesn't shuffle what a learner saw."""
    options = mini.item("some").options
    whole = [option.id for option in shuffled(9, options) if option.id != "mole"]
    assert [option.id for option in shuffled(9, options[:2] + options[3:])] == whole


def test_answer_and_reason_are_two_fields(mini):
    """A two-tier item asks for both, and says what leads from one to the other."""
    answer, reason = items.fields(mini.item("both"), 1)
    assert (answer["name"], reason["name"]) == ("answer", "reason")
    assert reason["legend"] == "That is so because"


def test_scale_is_a_field_for_a_number(mini):
    """A scale is drawn from its ends, its step and its unit; what is right isn't there."""
    assert items.fields(mini.item("guess"), 1) == [{
        "name": "answer", "type": "slide", "min": 0, "max": 20, "step": 1,
        "unit": " legs", "low": "none", "high": "many"}]  # fmt: skip


def test_unshuffled_options_stay_as_written(mini):
    """An author who switches shuffling off sees the options as they wrote them."""
    item = replace(mini.item("one"), shuffle=False)
    assert all(order(items.fields(item, seed)[0]) == ["dog", "cat", "hen"] for seed in range(20))
