"""Fast or right: evidence adds up, with noise, until it's enough for a verdict.

Drift and diffusion: dx = v·dt + s·dW from 0 until x reaches a (the right verdict) or −a (the wrong one). The share of right
verdicts is 1/(1+exp(−2va/s²)), and the mean time is (a/v)·tanh(va/s²). When everyone looks for the same time T, the verdict
is the sign of x(T), right with the share Φ(v√T/s). LIT: the formulas (Ratcliff's model in its simplest form); and that people
higher in attachment anxiety answered earlier and were less accurate, and not so when all looked for equally long (Fraley
and others, 2006). TOY: v, s and a here; this shows the pattern, not the values.
"""

from math import erf, exp, sqrt, tanh

import numpy as np

NOISE = 1.0


def share_right(speed: float, bound: float, noise: float = NOISE) -> float:
    """The share of right verdicts, .5 to 1."""
    return 1 / (1 + exp(-2 * speed * bound / noise**2))


def mean_time(speed: float, bound: float, noise: float = NOISE) -> float:
    """Seconds until the verdict, on average."""
    return bound / speed * tanh(speed * bound / noise**2)


def share_right_after(speed: float, seconds: float, noise: float = NOISE) -> float:
    """The share of right verdicts, .5 to 1, when the verdict comes after `seconds`, neither sooner nor later."""
    return (1 + erf(speed * sqrt(seconds) / noise / sqrt(2))) / 2


def walks(speed: float, count: int, seconds: float, seed: int = 1, step: float = 0.01, noise: float = NOISE) -> np.ndarray:
    """The evidence over time in `count` tries, without an end: tries × (seconds/step + 1), each from 0."""
    moves = np.random.default_rng(seed).normal(speed * step, noise * sqrt(step), (count, round(seconds / step)))
    return np.concatenate([np.zeros((count, 1)), np.cumsum(moves, axis=1)], axis=1)


def ends(paths: np.ndarray, bound: float) -> np.ndarray:
    """For each path the step at which it first reaches `bound` or −`bound`; where it doesn't, its last step."""
    reached = np.abs(paths) >= bound
    return np.where(reached.any(axis=1), reached.argmax(axis=1), paths.shape[1] - 1)
