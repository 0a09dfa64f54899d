"""An answer is checked against what a question shows: what passes as whole there passes with the key, too."""

import pytest

from course_lib.activities import items
from course_lib.activities.mark import BadResponse
from course_lib.activities.public_fields import is_whole
from tests.coursework.small import ALL, GROUPS, ORDER, RIGHT, SCALE, SEVERAL, TIERS, WRONG, single

ONE = single()


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.id)
@pytest.mark.parametrize("answers", [RIGHT, WRONG], ids=["right", "wrong"])
def test_whole_answers_are_those_that_can_be_marked(item, answers):
    """Of every kind, right or wrong: no difference shows."""
    assert is_whole(items.fields(item, 0), answers[item.id])
    items.check(item, answers[item.id])


@pytest.mark.parametrize("item, begun", [
    (ONE, {}), (SEVERAL, {}), (SEVERAL, {"answer": []}), (TIERS, {"answer": "right"}), (TIERS, {"reason": "wrong"}), (ORDER, {}),
    (GROUPS, {"answer": {}}), (GROUPS, {"answer": {"a": "g"}}), (SCALE, {})])
def test_what_is_begun_is_no_answer_yet(item, begun):
    """It's kept, and not whole; with the key it couldn't be marked."""
    assert is_whole(items.fields(item, 0), begun) is False
    with pytest.raises(BadResponse):
        items.check(item, begun)


@pytest.mark.parametrize("item, odd", [
    (ONE, None), (ONE, []), (ONE, {"answer": "d"}), (ONE, {"answer": ["right"]}), (ONE, {"answer": None}),
    (ONE, {"answer": "right", "more": 1}), (SEVERAL, {"answer": "right"}), (SEVERAL, {"answer": ["right", "right"]}),
    (SEVERAL, {"answer": ["right", {}]}), (TIERS, {"answer": "right", "reason": "c"}), (ORDER, {"answer": ["first", "then"]}),
    (ORDER, {"answer": ["first", "first", "then"]}), (GROUPS, {"answer": {"a": "i"}}), (GROUPS, {"answer": {"d": "g"}}),
    (GROUPS, {"answer": [["a", "g"]]}), (GROUPS, {"answer": {"a": ["g"]}}), (SCALE, {"answer": 101}), (SCALE, {"answer": -1}),
    (SCALE, {"answer": float("nan")}), (SCALE, {"answer": float("inf")}), (SCALE, {"answer": True}), (SCALE, {"answer": "40"}),
    (SCALE, {"answer": 10**400})])
def test_what_does_not_fit_is_refused(item, odd):
    """From a page that is none of ours, or a file that was edited."""
    with pytest.raises(BadResponse):
        is_whole(items.fields(item, 0), odd)
