"""How near forecasts came, and whether sureness kept pace with being right.

The score is Brier's, LIT (Brier 1950; Gneiting and Raftery 2007 on proper scores; textbook): Σ (forecast − what happened)²
over all feelings, where what happened is 1 for the one that it was and 0 for the others. It is 0 for all of the belief
on what it was, and 2 for all of it on something else. It is strictly proper: whoever believes p expects the lowest
distance by saying p, and a higher one by saying anything else.

Parts of one forecast depend on each other, since they add up to 1, so the intervals of shares in the calibration picture
are a little too narrow or too wide; that of `sureness` takes one part of each forecast and isn't touched by this.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .share import Share

BINS = ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.0001))  # from, up to and without
EVEN = 1e-6  # how near to each other the largest parts are to count as equal

Forecast = Mapping[str, float]


def spread(placed: Mapping[str, int], feelings) -> dict[str, float]:
    """The forecast, 0 to 1 by feeling, of somebody who placed so many of 100 on each. What isn't placed is "can't tell":
    it's shared out evenly, so the forecast always adds up to 1."""
    feelings = tuple(feelings)
    left = (100 - sum(placed.values())) / len(feelings)
    return {feeling: (placed.get(feeling, 0) + left) / 100 for feeling in feelings}


def distance(forecast: Forecast, truth: str) -> float:
    """Brier's score: 0 (all on what it was) to 2 (all on something else); lower is nearer."""
    return sum((share - (feeling == truth)) ** 2 for feeling, share in forecast.items())


@dataclass(frozen=True)
class Bin:
    """All parts of forecasts from `low` up to `high`: their mean `said` (0 to 1), and how often it `was` so."""

    low: float
    high: float
    said: float
    was: Share


def calibration(forecasts: list[tuple[Forecast, str]]) -> list[Bin]:
    """What was said against what was so, in BINS; a bin in which nothing was said isn't there.

    `forecasts`: each with its truth. Every part of each counts: "10 in 100 on joy" is so when 1 of 10 such are joy.
    """
    parts = [(share, feeling == truth) for forecast, truth in forecasts for feeling, share in forecast.items()]
    found = []
    for low, high in BINS:
        within = [(share, so) for share, so in parts if low <= share < high]
        if within:
            said = sum(share for share, _ in within) / len(within)
            found.append(Bin(low, min(high, 1.0), said, Share(sum(so for _, so in within), len(within))))
    return found


@dataclass(frozen=True)
class Sureness:
    """How much was put on the likeliest feeling (mean, 0 to 1), and how often it was that one."""

    said: float
    was: Share

    @property
    def verdict(self) -> str:
        """"over" where more was said than the interval for what was so allows, "under" where less; else "open"."""
        if self.said > self.was.high:
            return "over"
        return "under" if self.said < self.was.low else "open"


def sureness(forecasts: list[tuple[Forecast, str]]) -> Sureness | None:
    """Over all forecasts that prefer one feeling to the others; None if none does ("can't tell" is no claim)."""
    tops = []
    for forecast, truth in forecasts:
        first, second = sorted(forecast.values(), reverse=True)[:2]
        if first - second > EVEN:
            tops.append((first, max(forecast, key=forecast.get) == truth))
    if not tops:
        return None
    return Sureness(sum(said for said, _ in tops) / len(tops), Share(sum(so for _, so in tops), len(tops)))
