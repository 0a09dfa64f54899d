"""A staircase: how small a change somebody still catches, by making it harder when they're right and easier when they aren't.

A stimulus has a strength x from 0 (nothing there) to 1 (as plain as it gets); a trial has n alternatives.
Chance of a right answer: ψ(x) = γ + (1 − γ − λ) / (1 + e^(−β(x − α))), with γ = 1/n for guessing, threshold α, slope β,
and lapses λ. Logistic psychometric function: LIT, textbook.

Transformed up-down, LIT (Levitt 1971) [unverified]: one step up after a miss, one down after 2 (or 3) right in a row. It
settles where ψ = .5^(1/2) = .707 (.5^(1/3) = .794). Step sizes and stopping rule: TOY.

An estimate belongs to one run with these stimuli. It's no trait of a person, and no two people's are to be compared.
"""

from dataclasses import dataclass, replace
from math import log

import numpy as np

START, STEPS, HALVE_EVERY = 0.90, (0.16, 0.08, 0.04), 2
MAX_REVERSALS, MAX_TRIALS, AVERAGED = 10, 80, 6


def chance_right(x, alpha, beta=12.0, lapse=0.02, choices=4):
    """ψ(x): the chance, 0 to 1, of a right answer. Numbers or arrays that broadcast together."""
    guess = 1 / choices
    return guess + (1 - guess - lapse) / (1 + np.exp(-beta * (np.asarray(x) - alpha)))


def level_at(share: float, alpha: float, beta: float = 12.0, lapse: float = 0.02, choices: int = 4) -> float:
    """The strength at which `share` of the answers are right: ψ⁻¹. `share` lies between 1/choices and 1 − lapse."""
    guess = 1 / choices
    return alpha - log((1 - guess - lapse) / (share - guess) - 1) / beta


def target(down: int) -> float:
    """The share of right answers at which a one-up-`down`-down staircase settles: .5^(1/down)."""
    return 0.5 ** (1 / down)


@dataclass(frozen=True)
class Staircase:
    """Where a staircase stands: `level` is the strength of the next trial, `reversals` the strengths where it turned."""

    down: int = 2  # right answers in a row before it gets harder
    level: float = START
    trials: int = 0
    run: int = 0
    direction: int = 0  # of the last move: −1 harder, 1 easier, 0 none yet
    reversals: tuple[float, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether there's nothing more to ask."""
        return len(self.reversals) >= MAX_REVERSALS or self.trials >= MAX_TRIALS

    @property
    def estimate(self) -> float | None:
        """Mean of the last 6 reversals (of fewer, where there are fewer): the strength at `target(down)`. None before any."""
        last = self.reversals[-AVERAGED:]
        return sum(last) / len(last) if last else None


def answered(stairs: Staircase, right: bool) -> Staircase:
    """The staircase after one more answer. The step is halved from the move after every second reversal."""
    run = stairs.run + 1 if right else 0
    direction = -1 if run == stairs.down else 0 if right else 1
    stairs = replace(stairs, trials=stairs.trials + 1, run=run)
    if not direction:
        return stairs
    turned = direction == -stairs.direction
    step = STEPS[min(len(stairs.reversals) // HALVE_EVERY, len(STEPS) - 1)]
    return replace(
        stairs, run=0, direction=direction, level=min(1.0, max(0.0, stairs.level + direction * step)),
        reversals=stairs.reversals + ((stairs.level,) if turned else ()),
    )


def simulated(alpha: float, down: int, seed: int) -> list[tuple[Staircase, bool]]:
    """A whole run with a made-up observer (threshold `alpha`, four alternatives): where it stood before each answer, and the answer.

    The last entry's staircase, `answered`, is the finished one.
    """
    chance, stairs, run = np.random.default_rng(seed).random(MAX_TRIALS), Staircase(down=down), []
    while not stairs.finished:
        right = bool(chance[stairs.trials] < chance_right(stairs.level, alpha))
        run.append((stairs, right))
        stairs = answered(stairs, right)
    return run
