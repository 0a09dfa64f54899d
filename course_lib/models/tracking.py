"""How one path follows another: how late, how wide, how alike.

Lagged cross-correlation, LIT (textbook; for pairs of people Boker and others 2002 [checked]): the target's path and the
follower's path, both axes together and each about its own mean, are compared with the follower shifted back by 0, 1, 2 …
steps. The lag is the shift at which they correlate most, between steps by a parabola through the three points at the top.
The gain is the slope of the follower on the target at that lag: 1 is as wide, less is narrower, more is wider. With a
correlation under ALIKE there's nothing to say about lag and gain. NARROW, WIDE and ALIKE: TOY. What is too little, in
range or too much is meant as in the toy of over- and under-correcting (M5), of a run and never of a person.
"""

from dataclasses import dataclass

import numpy as np

NARROW, WIDE, ALIKE = 0.75, 1.25, 0.5


@dataclass(frozen=True)
class Following:
    """`lag` in seconds (or turns), `gain`, and `likeness`, the correlation at that lag (−1 to 1)."""

    lag: float
    gain: float
    likeness: float

    @property
    def range(self) -> str:
        """"own way" where the paths are too unlike to say; else "too little", "in range" or "too much"."""
        if self.likeness < ALIKE:
            return "own way"
        if self.gain < NARROW:
            return "too little"
        return "too much" if self.gain > WIDE else "in range"


def follow(target: np.ndarray, marker: np.ndarray, step: float, longest: float) -> Following:
    """How `marker` follows `target`: shapes (moments, 2), `step` seconds (or turns) apart, lags from 0 to `longest`.

    A marker that doesn't move has likeness and gain 0. Raises ValueError for paths of different or too short a length.
    """
    target, marker = np.asarray(target, float), np.asarray(marker, float)
    shifts = int(round(longest / step)) + 1
    if target.shape != marker.shape or len(target) < 2 * shifts + 2:
        raise ValueError(f"paths of {len(target)} and {len(marker)} moments; both must have the same, {2 * shifts + 2} or more")
    likenesses = [_likeness(target, marker, shift) for shift in range(shifts)]
    best = int(np.argmax(likenesses))
    led, led_by = _lined_up(target, marker, best)
    gain = float((led * led_by).sum() / (led**2).sum()) if led.any() else 0.0
    return Following((best + _peak(likenesses, best)) * step, gain, float(likenesses[best]))


def _lined_up(target: np.ndarray, marker: np.ndarray, shift: int) -> tuple[np.ndarray, np.ndarray]:
    """The target, and the marker `shift` steps later, each axis about its mean."""
    first, second = target[: len(target) - shift], marker[shift:]
    return first - first.mean(axis=0), second - second.mean(axis=0)


def _likeness(target: np.ndarray, marker: np.ndarray, shift: int) -> float:
    """The correlation of both axes together."""
    first, second = _lined_up(target, marker, shift)
    spread = np.sqrt((first**2).sum() * (second**2).sum())
    return float((first * second).sum() / spread) if spread else 0.0


def _peak(values: list[float], at: int) -> float:
    """How far from step `at` the parabola through it and its neighbours has its top, −.5 to .5."""
    if not 0 < at < len(values) - 1:
        return 0.0
    before, here, after = values[at - 1 : at + 2]
    bend = before - 2 * here + after
    return 0.5 * (before - after) / bend if bend else 0.0
