"""An item as students see it: nothing in it tells the answer, and what they answer can be marked."""

from collections import Counter

import pytest

from course_lib.activities import items
from course_lib.coursework import pool
from course_lib.coursework.shown import shown
from tests.coursework import small

FIELD = {"name", "type", "many", "legend", "options", "groups", "min", "max", "step", "unit", "low", "high"}


@pytest.mark.parametrize("item", small.ALL, ids=lambda item: item.id)
@pytest.mark.parametrize("seed", range(6))
def test_the_right_answer_in_letters_earns_all(item, seed):
    """The item that marks calls everything as the page does, and the author's answer is still the right one."""
    fields, renamed = shown(item, seed)
    right, _ = items.reveal(renamed)
    assert items.mark(renamed, right).score == 1
    assert set(right) == {field["name"] for field in fields}
    texts = {field["name"]: {one["id"]: one["text"] for one in field.get("options", ())} for field in fields}
    original, _ = items.reveal(item)
    for name, value in original.items():
        if isinstance(value, str):
            there = next(one.text for key in ("options", "reasons") for one in getattr(item, key, ())
                         if one.id == value and (key == "reasons") == (name == "reason"))
            assert texts[name][right[name]] == there


@pytest.mark.parametrize("item", small.ALL, ids=lambda item: item.id)
def test_only_what_is_asked_is_shown(item):
    """Letters and texts: no author's id, no flag, no feedback, no range, no group."""
    fields, _ = shown(item, 3)
    for field in fields:
        assert set(field) <= FIELD
        for key in ("options", "groups"):
            things = field.get(key, ())
            assert all(set(one) == {"id", "text"} for one in things)
            assert [one["id"] for one in things] == list("abcdefgh"[:len(things)])


def test_no_letter_is_more_often_right(real_assets):
    """Over the whole bank and many assignments, the right option stands in each place about as often."""
    singles = [pool.item(placed) for placed in pool.judged(real_assets).values() if placed.thing.kind == "single"]
    four = [item for item in singles if len(item.options) == 4 and item.shuffle]
    right = Counter(items.reveal(shown(item, seed)[1])[0]["answer"] for item in four for seed in range(40))
    assert len(four) > 20 and set(right) == set("abcd")
    assert all(abs(count / right.total() - .25) < .05 for count in right.values())


def test_an_order_is_never_shown_solved():
    """Whatever the seed, the steps don't stand in their right order."""
    assert all(items.reveal(shown(small.ORDER, seed)[1])[0]["answer"] != ["a", "b", "c"] for seed in range(50))
