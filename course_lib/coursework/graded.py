"""What came of grading a submission."""

from dataclasses import dataclass

from .problems import Problem


@dataclass(frozen=True)
class Change:
    """What an item, or everything together (`item` None), earned before and earns now. None: nothing was entered."""

    item: str | None
    before: float | None
    now: float | None


@dataclass(frozen=True)
class Graded:
    """What came of one submission. `score` of `of` is what was entered; None waits for a person. `late`: seconds.
    `by_hand`: the mark that a person gave in place of the score, which stays."""

    student: str
    score: float | None
    of: float
    review: str | None
    problems: tuple[Problem, ...]
    late: float = 0
    by_hand: float | None = None
    changes: tuple[Change, ...] = ()
