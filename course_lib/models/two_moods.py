"""Two partners whose moods move each other, turn by turn (coupled difference equations).

    A(t+1) = a + r₁·A(t) + I_BA(B(t))
    B(t+1) = b + r₂·B(t) + I_AB(A(t))

`a`, `b`: what each brings (mood units per turn). `r`: the share of a mood that lasts into the next turn, 0 to 1. `I`: how
the other's mood moves one (`influence.py`). Left alone, A settles at `a / (1 − r₁)`. Moods have no unit; 0 is neither low
nor high. The form is LIT: Cook and others 1995; Gottman, Swanson & Murray 1999. All values are TOY: what has been fitted
belongs to single couples, after it was known how they fared, and no table of it carries over.
"""

from dataclasses import dataclass
from math import acosh, sqrt, tanh

import numpy as np

from .influence import Influence, smooth

GRID = np.linspace(-3, 3, 31)  # where the evenings begin, for A and for B
SETTLED = 600  # turns after which nothing moves any more that is going to settle


@dataclass(frozen=True)
class Pair:
    """What A and B bring, how much of a mood lasts, and how each is moved by the other (`to_a`: B's influence on A)."""

    brings_a: float
    brings_b: float
    to_a: Influence
    to_b: Influence
    lasts_a: float = 0.5
    lasts_b: float = 0.5


@dataclass(frozen=True)
class Ending:
    """Where evenings end: A's and B's mood, from which `share` (0 to 1) of the starts, and if they keep `changing`."""

    a: float
    b: float
    share: float
    changing: bool = False


def alike(brings: float, influence: Influence, lasts: float = 0.5) -> Pair:
    """A pair in which both are the same."""
    return Pair(brings, brings, influence, influence, lasts, lasts)


def turn(pair: Pair, a, b):
    """Both moods one turn later: two numbers or arrays, as given."""
    return pair.brings_a + pair.lasts_a * a + pair.to_a(b), pair.brings_b + pair.lasts_b * b + pair.to_b(a)


def evening(pair: Pair, a: float, b: float, turns: int = 24) -> np.ndarray:
    """Both moods from a start on, an array of shape (turns + 1, 2)."""
    moods = [(a, b)]
    for _ in range(turns):
        moods.append(turn(pair, *moods[-1]))
    return np.array(moods, dtype=float)


def all_evenings(pair: Pair) -> np.ndarray:
    """Where A and B are in the end from each start of the grid: shape (31, 31, 2, 2), by A's start, B's start, last two
    turns, and A or B."""
    a, b = np.meshgrid(GRID, GRID, indexing="ij")
    for _ in range(SETTLED):
        a, b = turn(pair, a, b)
    return np.stack([np.stack([a, b], -1), np.stack(turn(pair, a, b), -1)], -2)


def endings(pair: Pair) -> tuple[list[Ending], np.ndarray]:
    """The different ways in which evenings end, lowest first, and for each start of the grid (31, 31) which it is.

    A pair that swaps moods for ever is one ending, at the moods' average. What lies within .01 is one ending.
    """
    last = all_evenings(pair).reshape(-1, 2, 2)
    changing = np.abs(last[:, 0] - last[:, 1]).max(-1) > 1e-6
    moods = np.where(changing[:, None], last.mean(1), last[:, 1])
    which, found = np.full(len(moods), -1), []
    for start in np.argsort(moods.sum(-1), kind="stable"):
        if which[start] < 0:
            here = (which < 0) & (changing == changing[start]) & (np.abs(moods - moods[start]).max(-1) < 0.01)
            which[here] = len(found)
            found.append(Ending(*moods[here].mean(0).tolist(), here.mean().item(), bool(changing[start])))
    return found, which.reshape(len(GRID), len(GRID))


def tipping_point(strength: float = 1.0, lasts: float = 0.5) -> float:
    """What both bring when the low ending vanishes, with `smooth` influence; from its mirror image on, the high one is gone.

    Saddle-node: `x* = arccosh √(c/(1−r))`, `a_c = c·tanh x* − (1−r)·x*`. Zero where there's only ever one ending (c ≤ 1−r).
    """
    if strength <= 1 - lasts:
        return 0.0
    at = acosh(sqrt(strength / (1 - lasts)))
    return strength * tanh(at) - (1 - lasts) * at


def there_and_back(levels: np.ndarray, strength: float = 1.0, lasts: float = 0.5) -> tuple[np.ndarray, np.ndarray]:
    """Where a pair alike settles as what both bring goes through `levels` and then back again (hysteresis).

    Each level starts where the last one settled; the first starts high. Two arrays as long as `levels`, both in its order.
    """
    mood, there = 3.0, []
    for brings in (*levels, *levels[::-1]):
        pair = alike(brings, smooth(strength), lasts)
        before = np.inf
        while abs(mood - before) > 1e-6:
            mood, before = turn(pair, mood, mood)[0], mood
        there.append(mood)
    return np.array(there[: len(levels)]), np.array(there[len(levels) :])[::-1]
