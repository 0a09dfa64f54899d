"""How sure a share can be that rests on few cases."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from ...words import _

Z95 = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Share:
    """`n` cases out of `of`. As a number it is `value` (0 to 1), and the long run may lie between `low` and `high` (95 %)."""

    n: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; there has to be a case."""
        return self.n / self.of

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self.interval()[0]

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return self.interval()[1]

    def interval(self, z: float = Z95) -> tuple[float, float]:
        """The shares (0 to 1) from which this count could well have come: Wilson's score interval (Wilson, 1927), 95 % by default.

        With no cases it is everything from 0 to 1.
        """
        if not self.of:
            return 0.0, 1.0
        share, weight = self.n / self.of, 1 + z * z / self.of
        middle = (share + z * z / (2 * self.of)) / weight
        half = z * sqrt(share * (1 - share) / self.of + z * z / (4 * self.of**2)) / weight
        return max(0.0, middle - half), min(1.0, middle + half)

    def row(self, label: str) -> dict:
        """The share as a line of a result: the count, the ends of its interval in points of 100, and both in words."""
        if not self.of:
            return {"label": label, "n": 0, "of": 0, "low": 0, "high": 100, "says": _("There was none of these in this run.")}
        low, high = (round(100 * end) for end in self.interval())
        says = _("{n} of {all}. With so few, anything from {low} to {high} in 100 would fit.")
        return {"label": label, "n": self.n, "of": self.of, "low": low, "high": high,
                "says": says.format(n=self.n, all=self.of, low=low, high=high)}
