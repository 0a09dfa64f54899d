"""How small a change somebody still catches: two ways to choose the next trial and to estimate a threshold (M9).

A stimulus has a strength x from 0 (nothing there) to 1 (as plain as it gets); a trial has n alternatives.
Chance of a right answer: ψ(x) = γ + (1 − γ − λ) / (1 + e^(−β(x − α))), with γ = 1/n for guessing, threshold α, slope β,
and lapses λ. Logistic psychometric function: LIT, textbook.

- Staircase: transformed up-down, LIT (Levitt 1971) [unverified]. One step up after a miss, one down after 2 (or 3)
  right in a row: it settles where ψ = .5^(1/2) = .707 (.5^(1/3) = .794). Step sizes and stopping rule: TOY.
- Bayesian: in the manner of QUEST+, LIT (Watson 2017) [unverified]. The grid over (α, β, λ) is TOY, flat on each axis.

An estimate belongs to one run with these stimuli. It's no trait of a person, and no two people's are to be compared.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

import numpy as np

START, STEPS, HALVE_EVERY = 0.90, (0.16, 0.08, 0.04), 2
MAX_REVERSALS, MAX_TRIALS, AVERAGED = 10, 80, 6

ALPHAS = np.linspace(0, 1, 81)
BETAS = np.array([4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0])
LAPSES = np.array([0.0, 0.02, 0.05, 0.10])
LEVELS = np.linspace(0, 1, 51)  # the strengths that `next_level` chooses from


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


@dataclass(frozen=True)
class Estimate:
    """A threshold α on the scale of strengths, with the interval that holds it with probability `credible`.

    α is where ψ stands half-way between guessing and its ceiling. An interval that touches 0 or 1 says "this or less",
    "this or more": the strengths don't go further.
    """

    threshold: float
    low: float
    high: float
    credible: float
    trials: int


def next_level(answers, choices: int) -> float:
    """The strength, 0 to 1, whose answer is expected to leave the least uncertainty about (α, β, λ).

    `answers`: (strength, right) of each trial so far. The expected entropy of the posterior is the present entropy less
    h(Σ p·ψ) − Σ p·h(ψ), where p is the present posterior and h the entropy of a yes or no: so we look for the largest.
    """
    posterior = _posterior(tuple(answers), choices)
    chances, doubts = _table(choices)
    gain = _entropy(chances @ posterior) - doubts @ posterior
    return float(LEVELS[np.argmax(gain)])


def estimate(answers, choices: int, credible: float = 0.9) -> Estimate:
    """Posterior mean of α and its central credible interval. `answers` as in `next_level`, however they were chosen."""
    answers = tuple(answers)
    alpha = _posterior(answers, choices).reshape(len(ALPHAS), -1).sum(axis=1)
    # Each α stands for a cell around it, so that the interval isn't bound to the grid.
    width = ALPHAS[1] - ALPHAS[0]
    edges = np.clip(np.append(ALPHAS - width / 2, ALPHAS[-1] + width / 2), 0, 1)
    low, high = np.interp([(1 - credible) / 2, (1 + credible) / 2], np.append(0, np.cumsum(alpha)), edges)
    return Estimate(float(ALPHAS @ alpha), float(low), float(high), credible, len(answers))


def _posterior(answers: tuple[tuple[float, bool], ...], choices: int) -> np.ndarray:
    """Probability of each (α, β, λ) of the grid, flat, after these answers."""
    alpha, beta, lapse = _grid()
    levels = np.array([level for level, _ in answers]).reshape(-1, 1)
    right = np.array([bool(right) for _, right in answers]).reshape(-1, 1)
    chance = chance_right(levels, alpha, beta, lapse, choices)
    logs = np.log(np.where(right, chance, 1 - chance)).sum(axis=0)
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()


@lru_cache(maxsize=1)
def _grid() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each point's α, β and λ, as three flat arrays in the order α, β, λ."""
    return tuple(axis.ravel() for axis in np.meshgrid(ALPHAS, BETAS, LAPSES, indexing="ij"))


@lru_cache(maxsize=8)
def _table(choices: int) -> tuple[np.ndarray, np.ndarray]:
    """ψ at each level (rows) for each point of the grid (columns), and the entropy of the answer there."""
    chances = chance_right(LEVELS[:, None], *_grid(), choices)
    return chances, _entropy(chances)


def _entropy(p: np.ndarray) -> np.ndarray:
    """Of a yes or no with probability p, in nats."""
    return -p * np.log(p) - (1 - p) * np.log1p(-p)
