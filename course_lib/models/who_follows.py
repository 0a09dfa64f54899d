"""Who follows whom, and when: windowed cross-correlation, and what it finds where there's nothing to find.

    r(t, τ) = corr(x[t … t+w], y[t+τ … t+τ+w])

over windows of `w` seconds that move on by `step` seconds, at lags τ from −`reach` to +`reach` seconds; above zero, y comes
after x. Each window's peak is its highest r. The method is LIT: Boker and others 2002 (who take the peak nearest to no
lag; here it's the highest, TOY). What parameters one takes alters the result, and there's no agreed choice. The series are
TOY: smooth chance movements, ten values a second. So a peak means little until the same was done with a surrogate, in which
nobody follows anybody: the same line cut up and shuffled, or a stranger's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

RATE = 10  # values a second
SMOOTH = 0.32  # seconds: the spread of the bell that smooths a movement
OWN = 0.85  # how much of the follower's movement is their own, beside 1 of the leader's


@dataclass(frozen=True)
class Windows:
    """r by window and lag (shape windows × lags); when each window begins, and the lags, both in seconds."""

    r: np.ndarray
    begins: np.ndarray
    lags: np.ndarray

    def peaks(self) -> tuple[np.ndarray, np.ndarray]:
        """Each window's highest r, and at which lag in seconds: two arrays, one value a window."""
        at = self.r.argmax(1)
        return self.r.max(1), self.lags[at]


def movement(rng: np.random.Generator, values: int) -> np.ndarray:
    """A smooth movement by chance: `values` numbers, mean 0 and standard deviation about 1."""
    reach = int(4 * SMOOTH * RATE)
    bell = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * (SMOOTH * RATE) ** 2))
    return np.convolve(rng.standard_normal(values + 2 * reach), bell, "valid") / np.sqrt((bell**2).sum())


def leader_and_follower(seed: int, lag: float = 0.8, seconds: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """Two series of `seconds`·10 values; the second does what the first did `lag` seconds before, and things of its own."""
    rng = np.random.default_rng(seed)
    values, behind = seconds * RATE, round(lag * RATE)
    led = movement(rng, values + behind)
    return led[behind:], led[:values] + OWN * movement(rng, values)


def strangers(seed: int, seconds: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """Two series of the same kind that have nothing to do with each other."""
    rng = np.random.default_rng(seed)
    return movement(rng, seconds * RATE), movement(rng, seconds * RATE)


def shuffled(series: np.ndarray, seed: int, piece: float = 10.0) -> np.ndarray:
    """The series cut into pieces of `piece` seconds, in another order: no piece stays where it was. Same shape.

    The pieces must be at least two and fill the series; raises ValueError where they don't.
    """
    pieces = series.reshape(-1, round(piece * RATE))
    if len(pieces) < 2:
        raise ValueError("to be shuffled, a series needs two pieces or more")
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(pieces))
    return pieces[np.roll(order, 1)[np.argsort(order)]].reshape(-1)


def correlate(x: np.ndarray, y: np.ndarray, window: float = 5.0, step: float = 1.0, reach: float = 3.0) -> Windows:
    """The windowed cross-correlation of two series of the same length; `window`, `step` and `reach` in seconds."""
    width, far = round(window * RATE), round(reach * RATE)
    begins = np.arange(far, len(x) - width - far + 1, round(step * RATE))
    lags = np.arange(-far, far + 1)
    mine, theirs = _standard(x, width), _standard(y, width)
    r = np.einsum("tw,tlw->tl", mine[begins], theirs[begins[:, None] + lags])
    return Windows(r, begins / RATE, lags / RATE)


def _standard(series: np.ndarray, width: int) -> np.ndarray:
    """Every window of `width` values, with mean 0 and length 1: the product of two is their correlation."""
    windows = sliding_window_view(series, width)
    windows = windows - windows.mean(1, keepdims=True)
    return windows / np.linalg.norm(windows, axis=1, keepdims=True)
