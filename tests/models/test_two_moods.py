"""Two moods that move each other: where evenings end, when the low ending goes, and that it isn't left as it was entered."""

from math import atanh, tanh

import numpy as np
import pytest

from course_lib.models import first_hurt_figure, there_and_back_figure, two_moods, two_moods_figure, two_slopes_figure
from course_lib.models.influence import bent, helped, smooth, stepped
from course_lib.models.two_moods import Pair, alike

HELP = helped(smooth(1.0), 0.3)


def ends(brings, influence):
    return two_moods.endings(alike(brings, influence))[0]


def settled(brings, influence):
    """Where evenings come to rest: mood and share, those that never settle left out."""
    return [(one.a, one.share) for one in ends(brings, influence) if not one.changing]


@pytest.mark.parametrize(
    ("brings", "influence", "expected"),
    [
        (0.10, smooth(1.0), [(-1.66, 0.38), (2.15, 0.62)]),
        (-0.10, smooth(1.0), [(-2.15, 0.62), (1.66, 0.38)]),
        (0.30, smooth(1.0), [(2.58, 1)]),
        (0.10, HELP, [(2.15, 1)]),
        (0.30, bent(0.25, 0.25), [(1.20, 1)]),
        (0.30, bent(0.40, 0.10), [(3.00, 1)]),
        (0.30, bent(0.20, 0), [(1.00, 1)]),
        (-0.10, bent(0.10, 0.42), [(-1.25, 1)]),
    ],
)
def test_evenings_end_where_the_table_says(brings, influence, expected):
    """Moods to .01, and shares of the 961 starts to 1 in 100; both partners end alike."""
    found = settled(brings, influence)
    assert [mood for mood, _ in found] == pytest.approx([mood for mood, _ in expected], abs=0.011)
    assert [share for _, share in found] == pytest.approx([share for _, share in expected], abs=0.005)
    assert all(one.a == pytest.approx(one.b) for one in ends(brings, influence))


def test_low_threshold_has_a_low_ending_and_a_high_one_has_none():
    """A step at −.3 holds 30 in 100 evenings at −.80; a step at −1.2 holds none low."""
    assert settled(0.10, stepped(0.3))[0] == pytest.approx((-0.80, 0.30), abs=0.005)
    assert min(one.a for one in ends(0.10, stepped(1.2))) > 0


def test_every_evening_ends_somewhere():
    """Shares add up to 1, and the map has the same starts as the shares."""
    for influence in (smooth(1.0), stepped(0.3), bent(0.1, 0.4)):
        found, which = two_moods.endings(alike(0.1, influence))
        assert sum(one.share for one in found) == pytest.approx(1)
        assert [np.mean(which == index) for index in range(len(found))] == pytest.approx([one.share for one in found])


def test_map_agrees_with_evenings_followed_one_by_one():
    """From every fifth start, an evening of 300 turns ends where the map says."""
    pair = alike(0.1, smooth(1.0))
    found, which = two_moods.endings(pair)
    for i in range(0, 31, 5):
        for j in range(0, 31, 5):
            last = two_moods.evening(pair, two_moods.GRID[i], two_moods.GRID[j], 300)[-1]
            ending = found[which[i, j]]
            assert last == pytest.approx((ending.a, ending.b), abs=0.01)


def test_nobody_moved_by_nobody_rests_alone():
    """Without influence each ends at what they bring, divided by what fades: a / (1 − r)."""
    (only,), _ = two_moods.endings(Pair(0.3, -0.2, smooth(0), smooth(0), 0.5, 0.8))
    assert (only.a, only.b) == pytest.approx((0.6, -1.0))


def test_pair_that_swaps_moods_never_settles():
    """Two who react at once to a small dip can take turns at it for ever; that's told apart from resting."""
    swapping = [one for one in ends(0.10, stepped(0.3)) if one.changing]
    assert sum(one.share for one in swapping) == pytest.approx(0.13, abs=0.005)
    a, b, c = two_moods.evening(alike(0.10, stepped(0.3)), -2.0, 1.0, 601)[-3:]
    assert a == pytest.approx(c) and a != pytest.approx(b, abs=0.1)


@pytest.mark.parametrize(("strength", "expected"), [(1.0, 0.2664), (0.6, 0.0282), (0.5, 0), (0.3, 0)])
def test_tipping_point_in_closed_form(strength, expected):
    """What both must bring for the low ending to go."""
    assert two_moods.tipping_point(strength) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("strength", [1.0, 0.6, 1.2])
def test_tipping_point_is_where_it_tips(strength):
    """Just below it there are two endings, just above it one: by counting and not by the formula."""
    tips = two_moods.tipping_point(strength)
    just = {"below": tips - 0.002, "above": tips + 0.002}
    rest = {}
    for side, brings in just.items():
        mood = -3.0
        for _ in range(20_000):
            mood = brings + 0.5 * mood + strength * tanh(mood)
        rest[side] = mood
    assert rest["below"] < 0 < rest["above"]


def test_it_does_not_come_back_by_the_way_it_went():
    """Going down it tips at −a_c, coming back at +a_c; outside of that both ways are one."""
    days = np.linspace(0.7, -0.7, 141)
    down, up = two_moods.there_and_back(days)
    assert days[down < 0].max() == pytest.approx(-0.2664, abs=0.011)
    assert days[up > 0].min() == pytest.approx(0.2664, abs=0.011)
    same = np.abs(days) > 0.28
    assert down[same] == pytest.approx(up[same], abs=1e-4)
    assert (down >= up - 1e-6).all()


def test_little_pull_has_no_memory():
    """Where c ≤ 1 − r there's one ending for each day, so the way back is the way there."""
    down, up = two_moods.there_and_back(np.linspace(0.7, -0.7, 29), strength=0.4)
    assert down == pytest.approx(up, abs=1e-3)


@pytest.mark.parametrize(("brings_a", "brings_b", "slope"), [(0.3, 0.3, 0.25), (0.5, 0.1, 0.3), (0.1, 0.4, 0.1)])
def test_resting_point_of_equal_slopes(brings_a, brings_b, slope):
    """Evenings end at A* = (a(1−r) + b·m) / ((1−r)² − m²), for both partners, also where they bring different things."""
    rest = [(mine * 0.5 + other * slope) / (0.25 - slope**2) for mine, other in ((brings_a, brings_b), (brings_b, brings_a))]
    (only,), _ = two_moods.endings(Pair(brings_a, brings_b, bent(slope, slope), bent(slope, slope)))
    assert (only.a, only.b) == pytest.approx(rest, abs=0.006)


@pytest.mark.parametrize(
    ("to_a", "to_b", "rests"),
    [(0.4, 0.4, True), (0.49, 0.49, True), (0.51, 0.51, False), (1.0, 0.1, True), (1.0, 0.3, False)],
)
def test_push_dies_away_or_grows(to_a, to_b, rests):
    """With r = .5 the larger eigenvalue is .5 + √(m·m'): a push dies away while the slopes' mean stays below .5."""
    first, last = two_moods.evening(Pair(0, 0, bent(to_a, to_a), bent(to_b, to_b)), 1e-3, 1e-3, 900)[[0, -1]]
    assert bool(np.abs(last).max() < np.abs(first).max()) is rests


def test_influences_have_the_shapes_that_they_say():
    """Bent at zero; a step with two thresholds; a smooth one with a bound; help only when the other is low."""
    assert bent(0.4, 0.1)(np.array([-2.0, 0, 2])) == pytest.approx([-0.2, 0, 0.8])
    assert stepped(0.3)(np.array([-0.31, -0.29, 0.39, 0.41])) == pytest.approx([-0.5, 0, 0, 0.25])
    assert smooth(0.8)(np.array([-50, atanh(0.5), 50])) == pytest.approx([-0.8, 0.4, 0.8])
    assert HELP(np.array([-4.0])) - smooth(1.0)(np.array([-4.0])) == pytest.approx([0.3], abs=1e-6)
    assert HELP(np.array([2.0])) == pytest.approx(smooth(1.0)(np.array([2.0])), abs=1e-6)


def low_share(brings, influence):
    return sum(one.share for one in ends(brings, influence) if one.a < -0.2 and not one.changing)


def test_what_to_try_is_there_to_be_found():
    """Help hardly thins the dashes and then ends them at once; with a stronger pull it takes twice as much. And a mild
    enough effect ends them where small dips get through."""
    shares = [low_share(0.1, helped(smooth(1.0), help)) for help in (0, 0.25, 0.3)]
    assert shares == pytest.approx([0.38, 0.32, 0], abs=0.01)
    assert low_share(0.1, helped(smooth(1.2), 0.55)) > 0.3 and low_share(0.1, helped(smooth(1.2), 0.6)) == 0
    assert low_share(0.1, stepped(0.3, down=0.3)) > 0.2 and low_share(0.1, stepped(0.3, down=0.2)) == 0


def test_map_says_how_evenings_end():
    """In words what the signs show, and what becomes of the evening that is drawn."""
    start = {"mood": 0.1, "pull": 1.0, "help": 0.0}
    before, after = two_moods_figure.draw(start), two_moods_figure.draw(start | {"help": 0.3})
    assert "38 end low and 62 end high" in before.says and "ends low for both, at −1.7" in before.says
    assert "All evenings end high" in after.says and "ends high for both, at 2.1" in after.says
    assert "38 in 100" in before.svg and "in 100" not in after.svg
    never = first_hurt_figure.draw({"threshold": 0.3, "down": 0.5, "mood": 0.1})
    assert "30 end low" in never.says and "never settle" in never.says


def test_slopes_say_where_it_ends():
    """Above where each would be alone when good moods carry, below when low ones do."""
    high = two_slopes_figure.draw({"up": 0.4, "down": 0.1, "mood": 0.3}).says
    low = two_slopes_figure.draw({"up": 0.1, "down": 0.42, "mood": -0.1}).says
    assert "3.00, above" in high and "0.60" in high and "−1.25, below" in low
    alone = two_slopes_figure.draw({"up": 0, "down": 0, "mood": 0.2}).says
    assert "about where each would be alone" in alone


def test_way_back_says_both_tipping_points():
    """And where today's pair is, by the way it came."""
    says = there_and_back_figure.draw({"pull": 1.0, "day": 0.0}).says
    assert "less than −0.27" in says and "more than 0.27" in says and "1.92" in says and "−1.92" in says
    assert "whichever way" in there_and_back_figure.draw({"pull": 0.4, "day": 0.0}).says
