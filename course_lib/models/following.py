"""The middle is best: how well a pair might do, by how closely its two people follow one another.

U(c) = exp(−(c−c0)²/2σ²), a hill with its top at c0. TOY: a curve that shows the idea and was fitted to nothing. LIT for the
idea alone: both loose and very tight tracking are reported in pairs that later looked insecure (Beebe and others, 2010,
whose details we haven't checked). The top at .5 and the width .18 are our choice.
"""

import numpy as np

MIDDLE, WIDTH = 0.5, 0.18


def middle_is_best(c, middle: float = MIDDLE, width: float = WIDTH):
    """How well it goes, 0 to 1 (1 at the top), for following `c`, 0 (not at all) to 1 (every move); a number or an array."""
    return np.exp(-((c - middle) ** 2) / (2 * width**2))


def range_above(level: float, width: float = WIDTH) -> float:
    """How wide the hill is where it's `level` high, 0 < level ≤ 1, on the scale of c: 2σ√(−2 ln level)."""
    return 2 * width * float(np.sqrt(-2 * np.log(level)))
