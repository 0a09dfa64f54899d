"""Small tries at contact, how they are met, and whether one goes on trying.

An occasion comes. With the chance .1 + .9·E somebody makes a try (a bid), where E is how far they expect it to be met. It is met
with chance t; of the rest, the share g is pushed away and the others are passed over; and a miss is answered later with
chance l. The learner's rule (Rescorla and Wagner): E ← E + η(r−E), r = 1 for a try that is met, ½ for a late answer, else 0;
η = .05, doubled for a try that is pushed away. So in the long run E = (t + ½l·m)/(t + m), with m = (1−t)(1+g) the misses,
those pushed away counted twice. TOY throughout. LIT for the words alone: bids, and turning toward, away or against
(Driver and Gottman, 2004, unchecked); the 86 and 33 in 100 of talks and books are second-hand.
"""

from dataclasses import dataclass

import numpy as np

ETA, AT_FIRST, LEAST, LATE_WORTH, PUSHED = 0.05, 0.5, 0.1, 0.5, 2
NONE, MET, LATE, PASSED, AGAINST = range(5)  # what an occasion brought


def expected_in_the_end(met: float, against: float, late: float) -> float:
    """Where E settles on average, 0 to 1."""
    misses = (1 - met) * (1 - against + PUSHED * against)
    return (met + LATE_WORTH * late * misses) / (met + misses)


def tries_made(expected):
    """The chance, .1 to 1, that an occasion is used, for an E of `expected` (a number or an array)."""
    return LEAST + (1 - LEAST) * expected


@dataclass(frozen=True)
class Days:
    """`brought`: what each occasion brought (NONE … AGAINST), `expected`: E after it; runs × occasions."""

    brought: np.ndarray
    expected: np.ndarray


def days(met: float, against: float, late: float, count: int = 200, occasions: int = 300, seed: int = 1) -> Days:
    """`count` people by chance, over `occasions`."""
    chances = np.random.default_rng(seed).random((occasions, 4, count))
    believed = np.full(count, AT_FIRST)
    brought, expected = np.empty((occasions, count), dtype=int), np.empty((occasions, count))
    for now, (tried, luck, hard, comes_back) in enumerate(chances):
        makes = tried < tries_made(believed)
        pushed = (luck >= met) & (hard < against)
        missed = np.where(comes_back < late, LATE, np.where(pushed, AGAINST, PASSED))
        brought[now] = np.where(makes, np.where(luck < met, MET, missed), NONE)
        worth = np.where(luck < met, 1, np.where(comes_back < late, LATE_WORTH, 0))
        believed = believed + makes * ETA * np.where(pushed, PUSHED, 1) * (worth - believed)
        expected[now] = believed
    return Days(brought.T, expected.T)
