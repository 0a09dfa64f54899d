"""How well two kinds of thing are told apart, whatever one leans to."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from .share import Z95, Share

_normal = NormalDist()


@dataclass(frozen=True)
class Apart:
    """`hits`: of those that have it, how many were heard to; `alarms`: of those that don't, how many were."""

    hits: Share
    alarms: Share

    @property
    def distance(self) -> float:
        """d′ = z(hit rate) − z(false-alarm rate): 0 is guessing, about 1 is somewhat apart, 3 is nearly always right.

        Equal-variance signal detection (Green and Swets, 1966). Half a case is added to each count and one to each number of cases,
        so that 0 and all of them have a z (the log-linear rule of Hautus, 1995).
        """
        return _normal.inv_cdf(_rate(self.hits)) - _normal.inv_cdf(_rate(self.alarms))

    def interval(self, z: float = Z95) -> tuple[float, float]:
        """The distances from which these counts could well have come, 95 % by default.

        The large-sample variance of d′ (Gourevitch and Galanter, 1967) at the corrected rates.
        """
        half = z * sqrt(_variance(self.hits) + _variance(self.alarms))
        return self.distance - half, self.distance + half


def _rate(share: Share) -> float:
    return (share.n + 0.5) / (share.of + 1)


def _variance(share: Share) -> float:
    rate = _rate(share)
    return rate * (1 - rate) / ((share.of + 1) * _normal.pdf(_normal.inv_cdf(rate)) ** 2)
