"""When a question should come back: FSRS, a model of how a memory fades and how each review changes it.

Chance of recall after t days: R(t, S) = (1 + f · t/S)^d with f = .9^(1/d) − 1, so R = .9 at t = S, the stability in days.
LIT: the `fsrs` library with its own parameters (FSRS-6) [unverified]; models/review.py draws the older curve [checked].
Days are whole and no step is shorter, so neither the hour nor summer time changes when a question is due.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from fsrs import Card, Rating, Scheduler, State

TARGET = 0.9  # the chance of recall at which a question comes back
LONGEST = 365  # days

AGAIN, HARD, GOOD, EASY = (rating.value for rating in (Rating.Again, Rating.Hard, Rating.Good, Rating.Easy))


@dataclass(frozen=True)
class Memory:
    """What a question's reviews say: stability (days), difficulty (1 to 10), the last review's day, and when it's due."""

    stability: float
    difficulty: float
    day: int
    due: int


@cache
def _scheduler() -> Scheduler:
    return Scheduler(desired_retention=TARGET, learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)


def reviewed(memory: Memory | None, rating: int, day: int) -> Memory:
    """The memory after a review with `rating` (AGAIN, HARD, GOOD or EASY) on `day`; None is a question that was never asked.

    Days are numbers, as `date.toordinal()` gives them. Raises ValueError for any other rating, or a day below 1.
    """
    card = Card(card_id=0) if memory is None else Card(
        card_id=0, state=State.Review, stability=memory.stability, difficulty=memory.difficulty, last_review=_noon(memory.day))
    card, _log = _scheduler().review_card(card, Rating(rating), review_datetime=_noon(day))
    return Memory(card.stability, card.difficulty, day, card.due.toordinal())


def recall(memory: Memory, day: int) -> float:
    """R(t, S): the chance, 0 to 1, that it comes back on `day`."""
    card = Card(card_id=0, state=State.Review, stability=memory.stability, difficulty=memory.difficulty, last_review=_noon(memory.day))
    return _scheduler().get_card_retrievability(card, _noon(day))


def _noon(day: int) -> datetime:
    return datetime.fromordinal(day).replace(hour=12, tzinfo=UTC)
