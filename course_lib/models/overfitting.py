"""A formula that fits: least squares on numbers that mean nothing, tried on the couples it was made from and on others.

y = ±1 (half part, half stay), n couples, k predictors from a normal distribution, and an intercept; the verdict is the sign of
the fitted value. With pure noise, the share of right verdicts on the same couples climbs with k/n, and on new couples it
stays at one half. LIT: the mechanism is a textbook one, and Heyman and Slep (2001) showed the drop with formulas that
predict divorce. TOY: n = 57 is the size of a group in that dispute, all else is made up.
"""

import numpy as np


def shares_right(couples: int, most: int, effect: float = 0.0, rounds: int = 60, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """For formulas of 1 … `most` predictors, the share of right verdicts, 0 to 1: on the couples that the formula was made
    from, and on as many new ones, each an average over `rounds`. The first predictor shifts by ±`effect` standard
    deviations with the truth; 0 leaves it as empty as the rest. Needs couples > most + 1.

    One QR decomposition serves all k: its leading columns and the leading block of R belong to the first k predictors.
    """
    if couples <= most + 1:
        raise ValueError("needs more couples than predictors")
    chance = np.random.default_rng(seed)
    truth = np.where(chance.random((2, rounds, couples)) < 0.5, -1.0, 1.0)
    table = np.concatenate([np.ones((2, rounds, couples, 1)), chance.normal(size=(2, rounds, couples, most))], axis=3)
    table[..., 1] += effect * truth
    q, r = np.linalg.qr(table[0])
    weights = np.einsum("rij,ri->rj", q, truth[0])
    others = np.swapaxes(np.linalg.solve(np.swapaxes(r, 1, 2), np.swapaxes(table[1], 1, 2)), 1, 2)
    same, new = (_share(each, weights, truth[group]) for group, each in enumerate((q, others)))
    return same, new


def _share(columns: np.ndarray, weights: np.ndarray, truth: np.ndarray) -> np.ndarray:
    said = np.cumsum(columns * weights[:, None, :], axis=2)[..., 1:]
    return ((said > 0) == (truth[..., None] > 0)).mean(axis=(0, 1))
