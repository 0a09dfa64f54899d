"""Responses that don't fit their item are refused, whatever they are made of."""

import pytest

from course_lib.activities import items
from course_lib.activities.mark import BadResponse

NAN, INFINITY, HUGE = float("nan"), float("inf"), 10**400
NOT_AN_ANSWER = [
    None,
    {},
    [],
    "cat",
    7,
    True,
    {"reason": "cat"},
    {"answer": None},
    {"answer": {}},
    {"answer": {"answer": "cat"}},
]
BAD = {
    "one": ["lion", 1, True, ["cat"], "", "CAT", "\ud800"],
    "some": [[], "crow", ["crow", "crow"], ["lion"], [["crow"]], ["crow", 1], [None], {"crow": True}],
    "row": [["ant", "bat", "cow"], ["ant", "bat", "cow", "cow"], ["ant", "bat", "cow", "elk", "ant"], "ant",
            [0, 1, 2, 3]],
    "sort": [{"cod": "sea"}, {"cod": "sea", "fox": "sea", "swift": "sea", "eel": "moon"}, ["sea"],
             {"cod": "sea", "fox": "sea", "swift": "sea", "eel": ["sea"]},
             {"cod": "sea", "fox": "sea", "swift": "sea", "eel": "sea", "cat": "sea"}],
    "guess": ["12", True, NAN, INFINITY, -INFINITY, HUGE, -1, 20.5, [12]],
    "lean": ["5", False, NAN, HUGE, -0.5, 11],
    "creed": ["maybe", True, 3, ["agree"]],
}  # fmt: skip
GOOD = {
    "one": "hen", "some": ["newt", "crow"], "row": ["elk", "cow", "bat", "ant"], "guess": 11.5, "lean": 0,
    "creed": "unsure",
    "sort": {"cod": "air", "fox": "air", "swift": "air", "eel": "air"},
}  # fmt: skip


@pytest.mark.parametrize("name", [*BAD, "both"])
@pytest.mark.parametrize("response", NOT_AN_ANSWER, ids=repr)
def test_what_is_no_answer_is_refused(mini, name, response):
    """A response is a dict with a value for each field; anything else is refused, by check and by mark."""
    with pytest.raises(BadResponse):
        items.check(mini.item(name), response)
    with pytest.raises(BadResponse):
        items.mark(mini.item(name), response)


@pytest.mark.parametrize(
    ("name", "answer"), [(name, answer) for name in BAD for answer in BAD[name]], ids=lambda one: repr(one)[:30]
)
def test_bad_answer_is_refused(mini, name, answer):
    """Unknown ids, wrong types, NaN, a bool for a number, what is missing, what is there twice."""
    with pytest.raises(BadResponse):
        items.check(mini.item(name), {"answer": answer})


@pytest.mark.parametrize("response", [
    {"answer": "floats"}, {"reason": "colder"}, {"answer": "lighter", "reason": "floats"},
    {"answer": ["floats"], "reason": "lighter"}, {"answer": "floats", "reason": None},
])  # fmt: skip
def test_both_tiers_must_be_there(mini, response):
    """An answer without its reason is no response, and neither is an option of the other tier."""
    with pytest.raises(BadResponse):
        items.check(mini.item("both"), response)


@pytest.mark.parametrize("name", GOOD)
def test_whatever_fits_is_taken(mini, name):
    """A response that fits is checked without a word, right or wrong."""
    assert items.check(mini.item(name), {"answer": GOOD[name]}) is None


@pytest.mark.parametrize("name", GOOD)
def test_a_field_that_the_item_lacks_is_refused(mini, name):
    """What isn't asked for isn't kept: a log holds answers, and nothing that came along with them."""
    with pytest.raises(BadResponse):
        items.check(mini.item(name), {"answer": GOOD[name], "more": "x" * 1000})
