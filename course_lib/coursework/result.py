"""What answers earned, question by question, before a person has marked anything."""

from dataclasses import dataclass
from math import fsum, isclose

from .problems import HOLD, NOTE, Problem, gravest


@dataclass(frozen=True)
class ItemResult:
    """What one question earned.

    `points` of `of`; `credit` is what the answer itself is worth, 0 to 1, whatever was decided about the item (None where
    nothing was marked). `verdict`: right, partly, not-yet, unanswered, or misfit (an answer that fits no option).
    `why`: what there is to say about the answer. `decision`: drop, full or None.
    """

    item: str
    points: float
    of: float
    verdict: str
    answered: bool
    response: dict | None
    why: tuple[str, ...] = ()
    decision: str | None = None
    credit: float | None = None
    sure: int | None = None
    at: str | None = None


@dataclass(frozen=True)
class Doing:
    """What a step, or a talk that isn't marked by hand, earned by being done. `name` is its activity or its id."""

    name: str
    title: str
    points: float
    of: float
    done: bool


@dataclass(frozen=True)
class Result:
    """What the answers earned without a person: `points` of `of`. `problems` are those of the answers and of marking them."""

    student: str
    items: tuple[ItemResult, ...]
    doings: tuple[Doing, ...]
    problems: tuple[Problem, ...]
    worth: float  # what the assignment says that all this is worth

    @property
    def points(self) -> float:
        """The sum of what was earned."""
        return fsum(one.points for one in (*self.items, *self.doings))

    @property
    def of(self) -> float:
        """The sum of what could be earned."""
        return fsum(one.of for one in (*self.items, *self.doings))

    @property
    def score(self) -> float:
        """What goes into the gradebook, 0 to `worth`. Where an item was dropped, the others count for more, so that the
        assignment stays worth the same for everybody; where all were dropped, everybody has all points."""
        if not self.of:
            return float(self.worth)
        whole = isclose(self.of, self.worth)
        return float(min(self.worth, self.points if whole else round(self.points / self.of * self.worth, 9)))

    @property
    def review(self) -> str | None:
        """HOLD if a person must look before any marks are entered, LOOK if one should all the same, else None."""
        grave = gravest(self.problems)
        return None if grave == NOTE else grave

    @property
    def held(self) -> bool:
        """Whether no marks may be entered."""
        return self.review == HOLD

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(one.answered for one in self.items)
