"""The plane of attachment: one point for one relationship, by worry about being left and by keeping distance.

Both run from 1 to 7. That degrees describe it better than types is LIT (Fraley and others 2015), and so is a point for each
relationship instead of one for a person (Fraley and others 2011). The names at the four corners are LIT (Bartholomew &
Horowitz 1991); where one fades into the next is TOY, since nobody has found an edge. A point diagnoses nobody.
"""

from dataclasses import dataclass
from math import exp, sqrt

LOW, MIDDLE, HIGH = 1.0, 4.0, 7.0
CORNERS = {"secure": (2, 2), "preoccupied": (6, 2), "dismissing": (2, 6), "fearful": (6, 6)}  # TOY places
WIDE = 1.6  # how far a corner's name reaches, in scale points; TOY
FLOOR, FADES = 0.39, 0.15  # LIT but unchecked (Fraley 2002): where stability levels off; TOY: how fast, per year
USUAL, SPREAD = (3.56, 2.92), (1.12, 1.19)  # unchecked: averages and spreads of an online sample's general answers


@dataclass(frozen=True)
class Point:
    """One relationship: `worry` (attachment anxiety) and `distance` (avoidance), each 1 to 7."""

    worry: float
    distance: float


def turned(point: Point) -> tuple[float, float]:
    """The plane turned by 45° about its middle: ease, and which way the alarm is turned; each −3√2 to 3√2.

    Ease, `−(worry + distance)/√2` from the middle, runs from fearful to secure. The other, `(worry − distance)/√2`, runs
    from turning the alarm down to turning it up.
    """
    worry, distance = point.worry - MIDDLE, point.distance - MIDDLE
    return -(worry + distance) / sqrt(2), (worry - distance) / sqrt(2)


def stability(years: float) -> float:
    """How well where people are today foretells where they are in `years`: `r(t) = r∞ + (1 − r∞)·e^{−kt}`, 1 down to .39.

    The form with a floor is LIT (a first bond keeps a lasting pull; Fraley 2002, contested), r∞ = .39 is unchecked, and
    k = .15 a year is TOY.
    """
    return FLOOR + (1 - FLOOR) * exp(-FADES * years)


def drift(point: Point, years: float) -> tuple[Point, tuple[float, float]]:
    """Where such a point lies on average after `years`, and the spread round it on both axes, in scale points.

    Of two values with correlation r, the later is on average `m + r·(x − m)`, with spread `s·√(1 − r²)` (normal values).
    """
    r = stability(years)
    later = (mean + r * (now - mean) for now, mean in zip((point.worry, point.distance), USUAL))
    return Point(*later), tuple(spread * sqrt(1 - r**2) for spread in SPREAD)
