"""Was there a change, yes or no: how small a change is told from none, apart from how readily somebody says yes.

Signal detection, LIT (Green and Swets 1966; textbook): a pair leaves an impression with normal noise of spread 1, whose mean
is 0 where nothing changed and d′ where something did; "changed" is said when it exceeds a criterion c. So

    P("changed" | size x) = λ/2 + (1 − λ) · Φ(x/α − c)

with α the size at which d′ = 1, and λ the share of trials answered without looking. d′ = x/α (d′ grows in proportion to
the size), and the grid over (α, c, λ), flat on log α, c and λ: TOY. At size α, somebody shown a changed and an unchanged
pair side by side would pick the right one Φ(1/√2) = 76 % of the time, whatever their c.

Sizes are chosen and α estimated in the manner of QUEST+, LIT (Watson 2017) [unverified]: Bayes on a grid, and the next size
is the one whose answer should leave the least uncertainty. An estimate belongs to one run with these stimuli.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .detection import phi

ALPHAS = np.geomspace(0.02, 2.0, 41)
CRITERIA = np.linspace(-1.5, 3.0, 19)
LAPSES = np.array([0.0, 0.04, 0.1])
SIZES = np.geomspace(0.04, 1.0, 25)  # that `next_size` chooses from


def chance_yes(size, alpha, criterion, lapse=0.0):
    """P("changed"), 0 to 1, for a size (0: no change, to 1). Numbers or arrays that broadcast together."""
    return lapse / 2 + (1 - lapse) * np.vectorize(phi, otypes=[float])(np.asarray(size) / alpha - criterion)


@dataclass(frozen=True)
class Estimate:
    """The size with d′ = 1, with its central interval that holds it with probability `credible`; the same for the share of
    unchanged pairs called changed (`false_alarms`), as a mean."""

    size: float
    low: float
    high: float
    false_alarms: float
    credible: float
    trials: int

    @property
    def open(self) -> bool:
        """Whether the answers fit nearly any size: the interval's ends differ more than tenfold."""
        return self.high > 10 * self.low

    @property
    def ceiling(self) -> bool:
        """Whether the run can't rule out that only changes larger than the largest are told."""
        return self.high >= 1


def next_size(answers) -> float:
    """The size, of SIZES, whose answer is expected to tell most about (α, c, λ). `answers`: (size, said "changed") so far.

    Expected information: h(Σ p·P) − Σ p·h(P), with p the present probabilities of (α, c, λ), h the entropy of a yes or no.
    """
    posterior = _posterior(tuple(answers))
    chances, doubts = _table()
    return float(SIZES[np.argmax(_entropy(chances @ posterior) - doubts @ posterior)])


def estimate(answers, credible: float = 0.9) -> Estimate:
    """What the answers tell, as posterior medians and a central interval. `answers` as in `next_size`."""
    answers = tuple(answers)
    posterior = _posterior(answers)
    alpha = posterior.reshape(len(ALPHAS), -1).sum(axis=1)
    # Each grid point stands for a cell around it, so that the interval isn't bound to the grid.
    half = np.log(ALPHAS[1] / ALPHAS[0]) / 2
    edges = np.append(np.log(ALPHAS) - half, np.log(ALPHAS[-1]) + half)
    low, middle, high = np.exp(np.interp([(1 - credible) / 2, 0.5, (1 + credible) / 2], np.append(0, np.cumsum(alpha)), edges))
    false_alarms = float(posterior @ _chances(0.0))
    return Estimate(float(middle), float(low), float(high), false_alarms, credible, len(answers))


def _posterior(answers: tuple[tuple[float, bool], ...]) -> np.ndarray:
    """Probability of each (α, c, λ) of the grid after these answers."""
    logs = np.zeros(len(_grid()[0]))
    for size, yes in answers:
        logs += np.log(_chances(size) if yes else 1 - _chances(size))
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()


@lru_cache(maxsize=1)
def _grid() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each point's α, c and λ, as three flat arrays in the order α, c, λ."""
    return tuple(axis.ravel() for axis in np.meshgrid(ALPHAS, CRITERIA, LAPSES, indexing="ij"))


@lru_cache(maxsize=64)
def _chances(size: float) -> np.ndarray:
    """P("changed") at this size for each point of the grid."""
    return np.clip(chance_yes(size, *_grid()), 1e-9, 1 - 1e-9)


@lru_cache(maxsize=1)
def _table() -> tuple[np.ndarray, np.ndarray]:
    """P("changed") at each of SIZES (rows) for each point of the grid (columns), and the entropy of the answer there."""
    chances = np.stack([_chances(float(size)) for size in SIZES])
    return chances, _entropy(chances)


def _entropy(p: np.ndarray) -> np.ndarray:
    """Of a yes or no with probability p, in nats."""
    return -p * np.log(p) - (1 - p) * np.log1p(-p)

