"""Staircases, held against formulas and against simulated observers whose threshold is known."""

from dataclasses import replace
from functools import reduce

import numpy as np
import pytest

from course_lib.models import staircase
from course_lib.models.staircase import Staircase, answered, chance_right, level_at, simulated
from course_lib.models.staircase_figure import draw


def observed(down, seed):
    """One finished staircase with an observer whose threshold is .40."""
    return answered(*simulated(0.4, down, seed)[-1])


def test_chance_right_runs_from_guessing_to_nearly_sure():
    """1/n far below the threshold, 1 − λ far above, half-way between at α."""
    assert chance_right(-9, 0.4) == pytest.approx(0.25)
    assert chance_right(9, 0.4) == pytest.approx(0.98)
    assert chance_right(0.4, 0.4, choices=2) == pytest.approx((0.5 + 0.98) / 2)


@pytest.mark.parametrize(("down", "share", "level"), [(2, 0.707, 0.443), (3, 0.794, 0.489)])
def test_where_a_staircase_settles(down, share, level):
    """Two down: right 70.7 times in 100; three down: 79.4. The strengths where that happens, by the inverse of ψ."""
    assert staircase.target(down) == pytest.approx(share, abs=5e-4)
    assert level_at(staircase.target(down), 0.4) == pytest.approx(level, abs=5e-4)
    assert chance_right(level_at(share, 0.4), 0.4) == pytest.approx(share)


@pytest.mark.parametrize(("down", "mean", "spread", "trials"), [(2, 0.442, 0.051, 35.5), (3, 0.493, 0.049, 49.3)])
def test_staircases_find_a_known_threshold(down, mean, spread, trials):
    """Mean, spread and length of 1,000 runs, within what 1,000 runs can tell."""
    runs = [observed(down, seed) for seed in range(1000)]
    estimates = [run.estimate for run in runs]
    assert np.mean(estimates) == pytest.approx(mean, abs=0.006)
    assert np.std(estimates) == pytest.approx(spread, abs=0.005)
    assert np.mean([run.trials for run in runs]) == pytest.approx(trials, abs=0.9)


def test_two_right_in_a_row_make_it_harder_and_one_miss_makes_it_easier():
    """Also: the first move is no reversal, and a miss forgets a right answer before it."""
    stairs = reduce(answered, [True, False, True, True], Staircase())
    assert stairs.level == pytest.approx(0.84)  # up .16 from .90, held at 1, then down by .16
    assert stairs.reversals == (1.0,) and stairs.run == 0
    assert answered(Staircase(), True).level == staircase.START


def test_steps_are_halved_twice():
    """.16 until the second reversal is over, then .08, then .04 for good."""
    stairs, moves = Staircase(down=2, level=0.5), []
    for right in [True, True, False] * 5:
        before, stairs = stairs.level, answered(stairs, right)
        moves += [round(abs(stairs.level - before), 2)] if stairs.level != before else []
    assert moves == [0.16, 0.16, 0.16, 0.08, 0.08, 0.04, 0.04, 0.04, 0.04, 0.04]


def test_a_staircase_ends():
    """After ten reversals, or after 80 trials for somebody who never turns; and without a turn it estimates nothing."""
    always = reduce(answered, [True] * 79, Staircase())
    assert not always.finished and answered(always, True).finished
    assert always.level == 0 and always.estimate is None
    assert replace(always, reversals=(0.1,) * 10).finished


def test_estimate_takes_the_last_six_reversals():
    """The first ones still belong to the way down."""
    assert Staircase(reversals=(0.9, 0.9, 0.9, 0.9, *(0.3, 0.5) * 3)).estimate == pytest.approx(0.4)


def test_summary_tells_the_run_from_the_observer():
    """Where it ended is the staircase's estimate; where the observer stands is the formula's; the rest is luck."""
    says = draw({"threshold": 40, "rule": 0, "run": 4}).says
    end = answered(*simulated(0.4, 2, 4)[-1])
    assert f"took {end.trials} answers" in says and f"a strength of {100 * end.estimate:.0f} in 100" in says
    assert "catches 71 changes in 100 at a strength of 44" in says and "landed above it" in says
    assert "catches 79 changes in 100 at a strength of 49" in draw({"threshold": 40, "rule": 1, "run": 4}).says
