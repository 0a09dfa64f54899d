"""What can be guessed of an item from how it is written."""

import pytest

from course_lib.content.authoring import craft
from course_lib.content.authoring.craft import Choice


def decision(*options: str, right: int = 0, stem: str = "Which?", shuffled: bool = True) -> Choice:
    return Choice("one", stem, options, right, shuffled)


@pytest.mark.parametrize("strategy, options", [
    ("longest", ("a longer one", "short", "brief")),
    ("shortest", ("a", "longer", "longest")),
    ("most qualified", ("it may often be", "it is", "it was")),
    ("least absolute", ("a bird", "always a bird", "never a bird")),
    ("kindest", ("a warm hug", "a cold stare", "a chair")),
    ("most like the stem", ("green apples", "stones", "rain")),
])
def test_each_strategy_finds_what_its_form_gives_away(strategy, options):
    """It picks the first of these for sure, and gives chance nothing to do."""
    assert craft.picked(decision(*options, stem="Who likes green apples?"), craft.STRATEGIES[strategy]) == 1.0


def test_a_tie_counts_as_the_chance_of_picking_the_right_one():
    """Two options are the longest, and one of them is right."""
    assert craft.picked(decision("abc", "def", "g"), craft.STRATEGIES["longest"]) == 0.5


def test_points_above_chance_and_the_interval():
    """Four decisions of four options, all right ones the longest: 75 points above a chance of 25."""
    measure = craft.measures([decision("longest one", "b", "c", "d")] * 4)[0]
    assert (measure.strategy, measure.n, round(measure.above), round(measure.interval)) == ("longest", 4, 75, 42)


def test_shuffled_items_are_exempt_from_first_and_last():
    """Nobody knows where the right option will stand."""
    assert [one.strategy for one in craft.measures([decision("a", "b", "c")])][-2:] == ["kindest", "most like the stem"]
    fixed = craft.measures([decision("a", "b", "c", shuffled=False)])
    assert [(one.strategy, one.score) for one in fixed[-2:]] == [("first", 1.0), ("last", 0.0)]


def test_both_tiers_of_an_item_are_decisions(assets):
    """The answer and the reason."""
    both = [one for one in craft.choices([assets.items["both"].thing])]
    assert [one.right for one in both] == [0, 0]
