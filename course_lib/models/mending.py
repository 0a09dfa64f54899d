"""Together, apart and back: two states, and what somebody who lives in them comes to feel and expect.

Each second, a pair that is apart mends with chance p, and a pair that is together slips apart with chance q. So the share
of time together is p/(p+q), a break lasts 1/p seconds on average, and 1−(1−p)^k of breaks are over within k seconds.
LIT: that pairs of mothers and babies move in and out of step like this, and are together for a small share of the time
(Tronick and Cohn, 1989); p = .34 and 30 % fit what is reported of them, in part unchecked.
TOY: distress rises by α(1−D) in each second apart and falls by βD in each second together; the learner expects a mend by
the rule of Rescorla and Wagner, E ← E + η(r−E), where r is 1 for a break that was over within T seconds. α = .08,
β = .25, η = .05, T = 3 and all values of p and q but the first are our choice.
"""

from dataclasses import dataclass

import numpy as np

ALPHA, BETA, ETA, SOON, AT_FIRST = 0.08, 0.25, 0.05, 3, 0.5


def share_together(p: float, q: float) -> float:
    """The share of time together in the long run, 0 to 1: p/(p+q)."""
    return p / (p + q)


def mean_break(p: float) -> float:
    """How many seconds a break lasts on average: 1/p."""
    return 1 / p


def mended_within(p: float, k: int) -> float:
    """The share of breaks, 0 to 1, that are over within k seconds: 1 − (1−p)^k."""
    return 1 - (1 - p) ** k


@dataclass(frozen=True)
class Runs:
    """What happened: arrays of runs × seconds. `together` true or false, `distress` and `expected` 0 to 1."""

    together: np.ndarray
    distress: np.ndarray
    expected: np.ndarray


def runs(p: float, q: float, count: int = 200, seconds: int = 600, seed: int = 1) -> Runs:
    """`count` pairs by chance, all together at first, with no distress and an even expectation. A break is learnt from
    once: when it ends in time, or as soon as it's too late."""
    chance = np.random.default_rng(seed).random((seconds, count))
    together = np.empty((seconds, count), dtype=bool)
    now, apart_for = np.ones(count, dtype=bool), np.zeros(count, dtype=int)
    expected = np.empty((seconds, count))
    believed = np.full(count, AT_FIRST)
    for second in range(seconds):
        before = now
        now = np.where(before, chance[second] >= q, chance[second] < p)
        in_time = now & ~before & (apart_for <= SOON)
        apart_for = np.where(now, 0, apart_for + 1)
        learns = in_time | (apart_for == SOON + 1)
        believed = believed + learns * ETA * (in_time - believed)
        together[second], expected[second] = now, believed
    return Runs(together.T, _distress(together).T, expected.T)


def _distress(together: np.ndarray) -> np.ndarray:
    felt, all_felt = np.zeros(together.shape[1]), np.empty(together.shape)
    for second, now in enumerate(together):
        felt = felt + np.where(now, -BETA * felt, ALPHA * (1 - felt))
        all_felt[second] = felt
    return all_felt
