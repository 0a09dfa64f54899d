"""Sharpness and readiness to say yes are told apart, and the interval holds what it promises."""

import numpy as np
import pytest

from course_lib.models import yes_no
from course_lib.models.detection import phi


def run(alpha, criterion, seed, trials=40, lapse=0.02):
    """The answers of somebody with this α and c, a quarter of the pairs without a change."""
    chance = np.random.default_rng(seed)
    answers = []
    for _ in range(trials):
        size = 0.0 if chance.random() < 1 / 4 else yes_no.next_size(answers)
        answers.append((size, bool(chance.random() < yes_no.chance_yes(size, alpha, criterion, lapse))))
    return answers


def test_model_by_hand():
    """At size α with a criterion of 1, half of the changes are called so, and 16 in 100 of the pairs without one."""
    assert yes_no.chance_yes(0.3, 0.3, 1) == pytest.approx(0.5)
    assert yes_no.chance_yes(0, 0.3, 1) == pytest.approx(phi(-1))


def test_the_interval_holds_what_it_promises():
    """Learners of many kinds (α .06 to .6, c −.3 to 1.5): the 90 % interval holds their α in 83 to 97 of 100 runs."""
    chance = np.random.default_rng(8)
    held = []
    for seed in range(150):
        alpha, criterion = float(np.exp(chance.uniform(np.log(0.06), np.log(0.6)))), chance.uniform(-0.3, 1.5)
        found = yes_no.estimate(run(alpha, criterion, seed))
        assert found.low < found.size < found.high
        held.append(found.low <= alpha <= found.high)
    assert 0.83 <= np.mean(held) <= 0.97


def test_readiness_does_not_pass_for_sharpness():
    """The same α with a ready and with a reluctant yes: estimates agree, and false alarms differ."""
    ready = [yes_no.estimate(run(0.2, 0.2, seed)) for seed in range(24)]
    reluctant = [yes_no.estimate(run(0.2, 1.4, seed)) for seed in range(24)]
    middle = lambda found: np.exp(np.mean([np.log(one.size) for one in found]))  # noqa: E731
    assert middle(ready) / middle(reluctant) == pytest.approx(1, abs=0.25)
    assert np.mean([one.false_alarms for one in ready]) > np.mean([one.false_alarms for one in reluctant]) + 0.2


def test_sharper_and_blunter_are_told_apart():
    """Runs at α .08 and α .5 nearly always come out in order, and for most the intervals don't even touch."""
    pairs = [(yes_no.estimate(run(0.08, 0.7, seed)), yes_no.estimate(run(0.5, 0.7, 100 + seed))) for seed in range(20)]
    assert sum(sharp.size < blunt.size for sharp, blunt in pairs) >= 19
    assert sum(sharp.high < blunt.low for sharp, blunt in pairs) >= 12


def test_nothing_answered_leaves_everything_open():
    """Without an answer the interval spans nearly the whole grid."""
    found = yes_no.estimate([])
    assert found.low < 0.03 and found.high > 1 and found.ceiling


def test_next_size_leaves_the_least_uncertainty():
    """The quick formula chooses what a slow look at both answers chooses."""
    answers = ((0.5, True), (0.2, False), (0.0, False), (0.3, True))

    def left(size):
        weights = yes_no._posterior(answers)
        says_so = float(yes_no.chance_yes(size, *yes_no._grid()) @ weights)
        after = [yes_no._posterior((*answers, (size, one))) for one in (True, False)]
        return sum(share * float(-(p * np.log(p, where=p > 0, out=np.zeros_like(p))).sum())
                   for share, p in zip((says_so, 1 - says_so), after, strict=True))

    assert yes_no.next_size(answers) == min(yes_no.SIZES, key=left)
