"""Two kinds of wrong: to see something that isn't there, and to miss something that is.

Signal detection (LIT: definitions of a textbook method, Green and Swets, 1966): what one notices is normal with mean −d′/2 in
calm moments and d′/2 in upset ones, and whoever notices more than the criterion c says "upset". Hits Φ(d′/2−c), false
alarms Φ(−d′/2−c). TOY: every value, and that a moment is either calm or upset.
"""

from dataclasses import dataclass
from math import erf, sqrt


def phi(z: float) -> float:
    """The share of a normal distribution below z, 0 to 1."""
    return (1 + erf(z / sqrt(2))) / 2


def hits(difference: float, criterion: float) -> float:
    """Of the upset moments, the share, 0 to 1, that is called upset."""
    return phi(difference / 2 - criterion)


def false_alarms(difference: float, criterion: float) -> float:
    """Of the calm moments, the share, 0 to 1, that is called upset."""
    return phi(-difference / 2 - criterion)


@dataclass(frozen=True)
class Moments:
    """Shares of all moments, which add up to 1."""

    noticed: float
    missed: float
    alarms: float
    let_be: float

    @property
    def right(self) -> float:
        """The share of moments that are told rightly."""
        return self.noticed + self.let_be


def moments(difference: float, criterion: float, upset: float) -> Moments:
    """What becomes of all moments, when the share `upset` of them is."""
    hit, alarm = hits(difference, criterion), false_alarms(difference, criterion)
    return Moments(upset * hit, upset * (1 - hit), (1 - upset) * alarm, (1 - upset) * (1 - alarm))
