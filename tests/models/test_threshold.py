"""Staircases and the Bayesian estimate, held against formulas and against simulated observers whose threshold is known."""

from dataclasses import replace
from functools import reduce
from time import perf_counter

import numpy as np
import pytest

from course_lib.models import threshold
from course_lib.models.threshold import Staircase, answered, chance_right, estimate, level_at, next_level, simulated
from course_lib.models.threshold_figure import draw


def observed(down, seed):
    """One finished staircase with an observer whose threshold is .40."""
    return answered(*simulated(0.4, down, seed)[-1])


def asked(trials, chance, alpha, beta=12.0, lapse=0.02, choices=4):
    """The answers of a simulated observer to the strengths that `next_level` chooses."""
    answers = []
    for _ in range(trials):
        level = next_level(answers, choices)
        answers.append((level, bool(chance.random() < chance_right(level, alpha, beta, lapse, choices))))
    return answers


def test_chance_right_runs_from_guessing_to_nearly_sure():
    """1/n far below the threshold, 1 − λ far above, half-way between at α."""
    assert chance_right(-9, 0.4) == pytest.approx(0.25)
    assert chance_right(9, 0.4) == pytest.approx(0.98)
    assert chance_right(0.4, 0.4, choices=2) == pytest.approx((0.5 + 0.98) / 2)


@pytest.mark.parametrize(("down", "share", "level"), [(2, 0.707, 0.443), (3, 0.794, 0.489)])
def test_where_a_staircase_settles(down, share, level):
    """Two down: right 70.7 times in 100; three down: 79.4. The strengths where that happens, by the inverse of ψ."""
    assert threshold.target(down) == pytest.approx(share, abs=5e-4)
    assert level_at(threshold.target(down), 0.4) == pytest.approx(level, abs=5e-4)
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
    assert answered(Staircase(), True).level == threshold.START


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


def test_interval_holds_the_threshold_as_often_as_it_says():
    """200 observers drawn from what the estimate thinks possible: the 90 % interval holds about 90 in 100."""
    chance, held, errors = np.random.default_rng(7), 0, []
    for _ in range(200):
        alpha = chance.uniform(0, 1)
        answers = asked(32, chance, alpha, chance.choice(threshold.BETAS), chance.choice(threshold.LAPSES))
        found = estimate(answers, 4)
        held += found.low <= alpha <= found.high
        errors.append(found.threshold - alpha)
    assert 0.85 <= held / 200 <= 0.95
    assert abs(np.mean(errors)) < 0.02


@pytest.mark.parametrize("alpha", [0.25, 0.4, 0.6])
def test_a_known_observer_is_found(alpha):
    """48 trials place the threshold within a tenth for nearly everybody, in an interval that is honest."""
    found = [estimate(asked(48, np.random.default_rng(seed), alpha), 4) for seed in range(60)]
    assert np.mean([abs(one.threshold - alpha) < 0.1 for one in found]) > 0.9
    assert np.mean([one.low <= alpha <= one.high for one in found]) > 0.85


def test_more_trials_narrow_the_interval():
    """And a run with no trial says that it could be anything."""
    nothing = estimate([], 4)
    assert (nothing.threshold, nothing.low, nothing.high) == pytest.approx((0.5, 0.05, 0.95), abs=0.01)
    widths = [np.mean([found.high - found.low for found in (estimate(asked(n, np.random.default_rng(s), 0.4), 4) for s in range(20))])
              for n in (12, 24, 48)]
    assert widths == sorted(widths, reverse=True)


def test_answers_of_a_staircase_can_be_estimated_too():
    """The estimate doesn't mind who chose the strengths."""
    run = simulated(0.4, 2, 3)
    found = estimate([(stairs.level, right) for stairs, right in run], 4)
    assert found.low < 0.4 < found.high and found.trials == len(run)


def test_next_level_leaves_the_least_uncertainty():
    """The quick formula chooses what a slow look at both answers chooses."""
    answers = [(0.5, True), (0.3, False), (0.4, True)]

    def left(level):
        weights = threshold._posterior(tuple(answers), 4)
        right = float(chance_right(level, *threshold._grid(), 4) @ weights)
        after = [threshold._posterior((*answers, (level, one)), 4) for one in (True, False)]
        return sum(share * float(-(p * np.log(p, where=p > 0, out=np.zeros_like(p))).sum())
                   for share, p in zip((right, 1 - right), after))

    assert next_level(answers, 4) == min(threshold.LEVELS, key=left)


def test_a_step_is_quick():
    """Choosing the next strength after 64 answers leaves the page no time to wait (it takes about 1 ms)."""
    answers = [(level % 1, level < 0.5) for level in np.linspace(0, 3, 64)]
    next_level(answers, 4)
    start = perf_counter()
    next_level(answers, 4)
    assert perf_counter() - start < 0.05


def test_summary_tells_the_run_from_the_observer():
    """Where it ended is the staircase's estimate; where the observer stands is the formula's; the rest is luck."""
    says = draw({"threshold": 40, "rule": 0, "run": 4}).says
    end = answered(*simulated(0.4, 2, 4)[-1])
    assert f"took {end.trials} answers" in says and f"a strength of {100 * end.estimate:.0f} in 100" in says
    assert "catches 71 changes in 100 at a strength of 44" in says and "landed above it" in says
    assert "catches 79 changes in 100 at a strength of 49" in draw({"threshold": 40, "rule": 1, "run": 4}).says
