"""Fast or right, and two kinds of wrong: the numbers that the course teaches from."""

import numpy as np
import pytest

from course_lib.models import decision, detection


@pytest.mark.parametrize(("bound", "right", "seconds"), [(1.0, 0.858, 0.796), (0.6, 0.746, 0.329)])
def test_who_decides_on_less_is_faster_and_less_often_right(bound, right, seconds):
    """In closed form, for v = .9."""
    assert decision.share_right(0.9, bound) == pytest.approx(right, abs=0.0005)
    assert decision.mean_time(0.9, bound) == pytest.approx(seconds, abs=0.0005)


@pytest.mark.parametrize(("seconds", "right"), [(0.6, 0.757), (1.2, 0.838)])
def test_who_looks_for_as_long_is_as_often_right(seconds, right):
    """The same evidence, whatever anybody would have waited for."""
    assert decision.share_right_after(0.9, seconds) == pytest.approx(right, abs=0.0005)


def test_formulas_agree_with_counting():
    """Of 4,000 walks, as many end right, as soon, as the formulas say; and after .6 seconds as many are above zero."""
    paths = decision.walks(0.9, 4000, 8)
    for bound in (1.0, 0.6):
        last = decision.ends(paths, bound)
        right = np.mean([path[end] > 0 for path, end in zip(paths, last)])
        assert right == pytest.approx(decision.share_right(0.9, bound), abs=0.03)
        assert last.mean() / 100 == pytest.approx(decision.mean_time(0.9, bound), abs=0.07)  # steps see a bound a little late
    assert np.mean(paths[:, 60] > 0) == pytest.approx(decision.share_right_after(0.9, 0.6), abs=0.02)


def test_a_walk_that_never_arrives_ends_at_its_end():
    """And one that does ends at its first touch."""
    paths = np.array([[0, 0.2, 0.1, 0.3], [0, 0.5, 1.0, 0.4], [0, -1.2, 1.2, 0]])
    assert decision.ends(paths, 1.0).tolist() == [3, 2, 1]


def test_hits_and_false_alarms():
    """Symmetric about the criterion; d′ and c come back from them."""
    assert detection.hits(0, 0) == detection.false_alarms(0, 0) == 0.5
    assert detection.hits(2, 0) == pytest.approx(0.8413, abs=1e-4) == 1 - detection.false_alarms(2, 0)
    from statistics import NormalDist

    hit, alarm = NormalDist().inv_cdf(detection.hits(1.3, 0.4)), NormalDist().inv_cdf(detection.false_alarms(1.3, 0.4))
    assert (hit - alarm, -(hit + alarm) / 2) == pytest.approx((1.3, 0.4))


def test_moving_the_line_trades_one_mistake_for_the_other():
    """What the guess of the simulation rests on: of 100 moments, 30 upset."""
    before, after, better = (detection.moments(*each, 0.3) for each in ((1, 0), (1, -0.6), (2.2, 0)))
    assert [round(100 * x) for x in (before.noticed, before.alarms, after.noticed, after.alarms)] == [21, 22, 26, 38]
    assert after.missed < before.missed and after.alarms > before.alarms
    assert better.missed < before.missed and better.alarms < before.alarms
    assert sum((before.noticed, before.missed, before.alarms, before.let_be)) == pytest.approx(1)
