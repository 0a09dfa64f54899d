"""Answering a drift that one feels late: too little leaves it, too much overshoots.

x'(t) = −k·x(t) − c·x(t−τ). x is how far things are from where both would like them, 1 at first and before. It settles a little
by itself (k), and somebody corrects (c) by what they felt τ seconds ago. Solved by Euler's method in steps of .01 s.
TOY: delayed correction is a textbook mechanism (delay differential equations); that it is a picture of attuning, and
k = .2, τ = 1, are our choice. LIT for the idea that the middle fits best: see `following`.
"""

import numpy as np

SETTLES, DELAY, STEP, SECONDS = 0.2, 1.0, 0.01, 40
NEAR = 0.05  # what counts as settled: a twentieth of the first drift


def drift(strength, delay: float = DELAY, settles: float = SETTLES, seconds: float = SECONDS, step: float = STEP) -> np.ndarray:
    """x from 0 to `seconds`, each `step`, for one strength c or an array of them (then strengths × times)."""
    strength = np.atleast_1d(np.asarray(strength, dtype=float))
    late, count = max(1, round(delay / step)), round(seconds / step)
    x = np.ones((len(strength), late + count + 1))  # the first `late` columns are the past
    stays = 1 - settles * step
    # Within one delay all corrections are known already, so a whole block is a geometric sum.
    powers = stays ** np.arange(1, late + 1)
    for start in range(late, late + count, late):
        size = min(late, late + count - start)
        felt = x[:, start - late : start - late + size]
        pulled = strength[:, None] * step * np.cumsum(felt / powers[:size], axis=1)
        x[:, start + 1 : start + 1 + size] = powers[:size] * (x[:, start, None] - pulled)
    found = x[:, late:]
    return found[0] if len(found) == 1 else found


def cost(x: np.ndarray, step: float = STEP):
    """All the distance from the middle, added up over time: ∫|x| dt, by the values at the end of each step."""
    return np.abs(x[..., 1:]).sum(axis=-1) * step


def settled_after(x: np.ndarray, step: float = STEP) -> float | None:
    """The second after which x stays within a twentieth of the first drift; None if it isn't settled by the end."""
    outside = np.nonzero(np.abs(x) > NEAR)[0]
    last = outside[-1] + 1 if len(outside) else 0
    return None if last >= len(x) else round(float(last * step), 2)


def overshoot(x: np.ndarray) -> float:
    """How far x goes to the other side, as a share of the first drift: 0 or more."""
    return float(max(0.0, -x.min()))


def grows(x: np.ndarray) -> bool:
    """Whether the swings get larger: the last quarter's largest distance is more than that of the second quarter."""
    quarter = len(x) // 4
    return bool(np.abs(x[-quarter:]).max() > np.abs(x[quarter : 2 * quarter]).max())
