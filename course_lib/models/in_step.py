"""Two people's feelings as two swings that pull on each other (coupled damped oscillators).

    x₁'' = η₁·x₁ + ζ₁·x₁' + γ₁·x₂ + δ₁·x₂'      and the same with 1 and 2 exchanged

`x`: how far a feeling is from where it usually rests (no unit). Time in seconds. η < 0 (per s²) sets the period,
`2π/√(−η)`; ζ (per s) below zero settles a swing and above zero feeds it; γ (per s²) and δ (per s) are what the other's
feeling, and its change, do. The form is LIT (the R package rties; Butler & Barnard 2019), and so is the period of 72 s in
its example. ζ, γ and δ are TOY. For two people alike the sum `x₁ + x₂` and the difference `x₁ − x₂` each swing alone, with
settling rates ζ + δ and ζ − δ: that is how two can fall in step and wind up at once.
"""

from dataclasses import dataclass
from math import log, pi

import numpy as np

PERIOD = 72.0  # seconds; LIT, an example of the package's authors
ETA = -((2 * pi / PERIOD) ** 2)


@dataclass(frozen=True)
class Swing:
    """One person: `eta` and `zeta` of their own, and `gamma` and `delta` from the other."""

    eta: float = ETA
    zeta: float = -0.02
    gamma: float = 0.0
    delta: float = 0.0


def feelings(one: Swing, other: Swing, start: tuple[float, float, float, float], seconds: int) -> np.ndarray:
    """Both feelings at 0, 1 … `seconds`: shape (seconds + 1, 2). `start` is x₁, x₁', x₂, x₂'.

    Exact at each second: the state is multiplied by the matrix exponential of one second.
    """
    rates = np.array([
        [0, 1, 0, 0],
        [one.eta, one.zeta, one.gamma, one.delta],
        [0, 0, 0, 1],
        [other.gamma, other.delta, other.eta, other.zeta],
    ])
    second, states = _exponential(rates), [np.array(start, dtype=float)]
    for _ in range(seconds):
        states.append(second @ states[-1])
    return np.array(states)[:, [0, 2]]


def _exponential(matrix: np.ndarray) -> np.ndarray:
    """e to the power of a matrix whose entries are about 1 or less, by its series."""
    term = total = np.eye(len(matrix))
    for power in range(1, 25):
        term = term @ matrix / power
        total = total + term
    return total


def mode(eta: float, rate: float, start: float, speed: float, times: np.ndarray) -> np.ndarray:
    """One swing by itself, in closed form: the solution of `s'' = η·s + rate·s'` at `times` (seconds), same shape.

    For two people alike, the sum has `eta = η + γ` and `rate = ζ + δ`; the difference has `η − γ` and `ζ − δ`.
    `s = e^{rate·t/2}·(s₀·cos ωt + (v₀ − rate·s₀/2)/ω·sin ωt)`, `ω = √(−η − rate²/4)`, which must be above zero.
    """
    omega = np.sqrt(-eta - rate**2 / 4)
    swing = start * np.cos(omega * times) + (speed - rate * start / 2) / omega * np.sin(omega * times)
    return np.exp(rate * times / 2) * swing


def half_life(rate: float) -> float:
    """Seconds in which a swing's size halves (`rate` < 0) or doubles (`rate` > 0): `2·ln 2 / |rate|`; endless at 0."""
    return 2 * log(2) / abs(rate) if rate else float("inf")


def rate_of(half_life: float) -> float:
    """The settling rate ζ (per second, below zero) of a swing that halves in `half_life` seconds."""
    return -2 * log(2) / half_life
