"""When to come back to something learned, so that it's still there (M10).

Chance of recall after t days: R(t, S) = (1 + 19/81 · t/S)^(−1/2), with stability S in days: R = .9 at t = S.
Time until it has fallen to r: t = S · 81/19 · (r^(−2) − 1). LIT: the forgetting curve of FSRS [checked], a scheduler for
flashcards. That each review multiplies S by the same `growth` is TOY: FSRS itself lets it depend on more than that.
What somebody wrote for themselves is never scheduled.
"""

from dataclasses import dataclass

FACTOR = 19 / 81


@dataclass(frozen=True)
class Review:
    """A review on `day`, when the chance of recall has fallen to `recall`; from then on `stability` (days) holds."""

    day: int
    recall: float
    stability: float


def recall(days: float, stability: float):
    """R(t, S): the chance, 0 to 1, that it still comes back after `days` (a number or an array)."""
    return (1 + FACTOR * days / stability) ** -0.5


def interval(stability: float, target: float) -> float:
    """Days until the chance of recall has fallen to `target` (above 0, up to 1)."""
    return stability / FACTOR * (target**-2 - 1)


def schedule(stability: float, target: float, growth: float, days: int) -> list[Review]:
    """The reviews up to day `days`, each on the whole day nearest to `target` and at least a day after the one before.

    Each is taken to succeed.
    """
    reviews, day = [], 0
    while (wait := max(1, round(interval(stability, target)))) <= days - day:
        day += wait
        stability, before = stability * growth, stability
        reviews.append(Review(day, recall(wait, before), stability))
    return reviews
