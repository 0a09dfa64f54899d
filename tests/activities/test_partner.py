"""A partner is moved by one visible rule, and listening first is what it rewards."""

from dataclasses import replace

import pytest

from course_lib.activities.partner import HARM, MENDED, MOVES, Step, after, ease, mends
from tests.dialogues import mood, reply

NUMBERS = ("intensity", "safety", "understood")
HEARD = mood(understood=0.9)


def said(start, *replies):
    """The steps of a conversation."""
    steps = ()
    for one in replies:
        before = steps[-1].after if steps else start
        steps += (Step("turn", one, before, after(before, one, steps)),)
    return steps


def moved(start, one, *earlier):
    """What `one` changes, after `earlier` replies: intensity, safety, understood."""
    step = said(start, *earlier, one)[-1]
    return tuple(round(getattr(step.after, name) - getattr(step.before, name), 3) for name in NUMBERS)


def test_reflection_is_understood_and_lets_the_feeling_show_first():
    """While little is understood the feeling grows; with the second reflection it falls."""
    first, second, third = said(mood(), *[reply(str(n), "reflect") for n in range(3)])
    assert first.after.understood > first.before.understood + 0.2
    assert first.after.intensity > first.before.intensity
    assert third.after.intensity < third.before.intensity


def test_validating_before_understanding_does_little():
    """It is worth several times as much once somebody feels understood."""
    low, high = (ease(after(start, reply("v", "validate"))) - ease(start) for start in (mood(understood=0), HEARD))
    assert 0 < low < high / 3


def test_asking_helps_and_asking_again_at_once_costs():
    """A second question that leaves the answer lying costs safety; after the answer was taken up, it doesn't."""
    assert moved(mood(), reply("a", "ask"))[1:] > (0, 0)
    assert moved(mood(), reply("b", "ask"), reply("a", "ask"))[1] < 0
    assert moved(mood(), reply("b", "ask"), reply("a", "ask"), reply("r", "reflect"))[1] > 0


@pytest.mark.parametrize("move", ["fix", "explain"])
def test_solutions_and_reasons_come_cheap_once_understood(move):
    """They cost safety and understanding before, and nothing after."""
    _, safety, understood = moved(mood(understood=0.1), reply("x", move))
    assert safety < 0 and understood < 0
    assert ease(after(HEARD, reply("x", move))) > ease(HEARD)


def test_a_fast_apology_helps_a_little_once():
    """The same sorry again costs safety while little is understood, however much later it comes."""
    assert 0 < moved(mood(), reply("a", "apologise"))[1] < 0.12
    again = reply("b", "apologise", fit="near")
    assert moved(mood(), again, reply("a", "apologise"))[1] < 0
    assert moved(mood(), again, reply("a", "apologise"), reply("f", "fix", fit="near"))[1] < 0


def test_an_apology_that_hits_is_not_the_same_sorry_again():
    """After another one, at once or later, it moves what a first one would."""
    hits = reply("b", "apologise")
    for earlier in (reply("a", "apologise"), reply("a", "apologise", fit="near")):
        first = after(mood(), earlier)
        assert moved(mood(), hits, earlier) == moved(first, hits)


def test_an_apology_after_understanding_helps_a_lot():
    """More than twice as much as a fast one."""
    fast, late = (ease(after(start, reply("a", "apologise"))) - ease(start) for start in (mood(), HEARD))
    assert late > 2 * fast > 0


@pytest.mark.parametrize("start", [mood(), HEARD], ids=["before", "after"])
def test_countering_costs(start):
    """Safety and understanding both fall, whenever it comes."""
    _, safety, understood = moved(start, reply("c", "counter"))
    assert safety < 0 and understood < 0


def test_waiting_leaves_room_once():
    """Repeated, it's empty."""
    assert moved(mood(), reply("w", "wait"))[1] > 0
    assert moved(mood(), reply("v", "wait"), reply("w", "wait"))[1:] < (0, 0)


@pytest.mark.parametrize("move", MOVES)
def test_fit_counts(move):
    """A hit is at least as good as a near one, and that is better than a miss."""
    hit, near, miss = (ease(after(mood(), reply("x", move, fit=fit))) for fit in ("hit", "near", "miss"))
    assert hit >= near > miss
    assert miss < ease(mood())


@pytest.mark.parametrize("move", ["reflect", "apologise", "validate"])
def test_a_mend_gives_back_more_than_was_lost(move):
    """Right after a miss, safety comes back beyond where it was; a reply later, that is over."""
    miss, mend = reply("m", "explain", fit="miss"), reply("x", move)
    steps = said(mood(), miss, mend)
    lost_safety, lost_understood = steps[0].lost
    assert mends(mend, steps[:1]) and lost_safety > 0 and lost_understood > 0
    plain = after(steps[0].after, mend, ())
    assert steps[1].after.safety == pytest.approx(plain.safety + MENDED * lost_safety)
    assert steps[1].after.understood == pytest.approx(plain.understood + MENDED * lost_understood)
    assert steps[1].after.safety > steps[0].before.safety
    assert not mends(mend, said(mood(), miss, reply("w", "wait")))


@pytest.mark.parametrize("one", [reply("x", "reflect", fit="near"), reply("x", "ask"), reply("x", "fix")], ids=lambda one: one.move)
def test_not_everything_mends(one):
    """A half-hearted try doesn't, nor does a question or a plan."""
    assert not mends(one, said(mood(), reply("m", "counter")))


def test_nothing_lost_is_nothing_to_mend():
    """After a reply that helped, a reflection is a reflection."""
    assert not mends(reply("x", "reflect"), said(mood(), reply("r", "reflect")))


@pytest.mark.parametrize("harm", HARM)
def test_harm_is_not_made_up_for_by_warmth(harm):
    """Safety falls, and all the warmth that there is brings none of it back."""
    warm = [reply(str(n), move) for n, move in enumerate(("reflect", "validate", "apologise", "reflect", "validate"))]
    steps = said(mood(), reply("h", "validate", harm=harm), *warm)
    assert steps[0].after.safety < steps[0].before.safety - 0.1
    assert all(step.after.safety <= steps[0].after.safety for step in steps)
    assert ease(steps[-1].after) < ease(said(mood(), *warm)[-1].after) - 0.1


def test_leaving_is_open_after_harm():
    """Whoever put up with it can still go, and be safer."""
    assert moved(mood(), reply("l", "leave"), reply("h", "wait", harm="tolerates"))[1] > 0


def test_where_it_is_not_safe_only_leaving_helps():
    """From the first word on: no listening makes it safer, and nothing is mended."""
    listens = [after(mood(), reply("x", move), (), unsafe=True) for move in MOVES if move != "leave"]
    assert all(one.safety <= mood().safety for one in listens)
    assert after(mood(), reply("x", "leave"), (), unsafe=True).safety > mood().safety
    lost = said(mood(), reply("m", "explain"))
    assert after(lost[-1].after, reply("x", "reflect"), lost, unsafe=True).safety <= lost[-1].after.safety


@pytest.mark.parametrize("move", MOVES)
def test_numbers_stay_shares(move):
    """From any corner, each number stays within 0 to 1."""
    for corner in (mood(i, s, u) for i in (0, 1) for s in (0, 1) for u in (0, 1)):
        for fit in ("hit", "near", "miss"):
            found = after(corner, reply("x", move, fit=fit))
            assert all(0 <= getattr(found, name) <= 1 for name in NUMBERS)


def test_a_reply_may_change_what_is_felt():
    """The feeling is the reply's from then on, and otherwise stays."""
    assert after(mood(), reply("x", "ask", feeling="joy")).feeling == "joy"
    assert after(mood(), reply("x", "ask")).feeling == "hurt"


def test_ease_is_the_mean_of_safe_understood_and_calm():
    """From 0 to 1."""
    assert ease(mood(0, 1, 1)) == 1 and ease(mood(1, 0, 0)) == 0
    assert ease(replace(mood(), intensity=0.5, safety=0.4, understood=0.3)) == pytest.approx(0.4)


def test_repairing_well_can_end_better_than_never_missing():
    """In two replies: a counter and a full apology leave it safer than two smooth ones."""
    smooth = said(HEARD, reply("a", "ask"), reply("r", "reflect"))[-1].after
    mended = said(HEARD, reply("c", "counter"), reply("s", "apologise"))[-1].after
    assert mended.safety > smooth.safety
