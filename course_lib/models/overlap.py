"""What a correlation looks like: one group split at the middle of x, and where its two halves lie on y.

For two normal variables with correlation r. Lower half and upper half of x have mean ∓r·√(2/π) on y, in standard
deviations of y, and standard deviation √(1 − 2r²/π) (the half-normal distribution's mean and variance).
"""

from math import erf, pi, sqrt

import numpy as np


def half_means(r: float) -> tuple[float, float]:
    """Mean of y in the lower and the upper half of x, in standard deviations of y."""
    mean = r * sqrt(2 / pi)
    return -mean, mean


def hills(r: float, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Densities of y (same shape as `y`, in standard deviations) in the lower and the upper half of x.

    Exact: the density of y times the chance that x is in that half, given y, doubled since each half holds half.
    """
    normal = np.exp(-(y**2) / 2) / sqrt(2 * pi)
    upper = np.array([(1 + erf(r * one / sqrt(2 * (1 - r**2)))) / 2 for one in y])
    return 2 * normal * (1 - upper), 2 * normal * upper
