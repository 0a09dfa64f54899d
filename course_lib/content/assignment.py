"""An assignment as its student sees it: questions without key or feedback, texts to write, talks and steps.

It lies as `assignment.json` beside its notebook. What marks it is in `coursework.assignment`, and goes to no student.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property

FORMAT = 1
FILE = "assignment.json"


@dataclass(frozen=True, kw_only=True)
class Question:
    """An item as a student sees it. `fields` are those of `activities.items.fields`, in the order shown to all."""

    id: str
    version: int
    kind: str
    stem: str
    fields: tuple[dict, ...]
    points: float
    pool: str | None = None  # drawn from this pool; None: everybody gets it


@dataclass(frozen=True, kw_only=True)
class Pool:
    """Items of which each student gets `draw`, always the same ones. All items of a pool are worth the same."""

    id: str
    draw: int


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A text to write, marked by hand. It is about made-up people, never about the student's own life."""

    id: str
    title: str
    prompt: str
    points: float
    words: int | None = None  # about how many are expected


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A dialogue of the course. `marked`: by hand, from its path; otherwise having finished it earns the points."""

    dialogue: str
    title: str
    points: float
    marked: bool = True


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something to do in a skill lab, that earns its points by being done. `opens` is a trainer's or a practice's
    activity id ("trainer/listening"), or None for a step that the student ticks off."""

    id: str
    title: str
    prompt: str
    points: float
    opens: str | None = None


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """What students are asked, without a key."""

    id: str
    title: str
    intro: str
    questions: tuple[Question, ...] = ()
    pools: tuple[Pool, ...] = ()
    prose: tuple[Prose, ...] = ()
    talks: tuple[Talk, ...] = ()
    steps: tuple[Step, ...] = ()
    asks_sure: bool = False
    due: str | None = None  # UTC, ISO 8601: what students are told; nbgrader's gradebook decides what is late
    format: int = FORMAT

    @property
    def activity(self) -> str:
        """What its own events are filed under."""
        return f"assignment/{self.id}"

    @cached_property  # a batch of submissions asks often
    def version(self) -> str:
        """A digest of what is asked and what it's worth. A new due date is the same version."""
        asked = asdict(replace(self, due=None))
        return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]

    @property
    def draws(self) -> bool:
        """Whether students get different questions."""
        return bool(self.pools)

    @property
    def asked(self) -> int:
        """How many questions each student gets."""
        return sum(one.pool is None for one in self.questions) + sum(pool.draw for pool in self.pools)

    @property
    def automatic_points(self) -> float:
        """What the answers file alone can earn: questions (of each pool, those drawn), steps, unmarked talks."""
        fixed = sum(question.points for question in self.questions if question.pool is None)
        drawn = sum(pool.draw * next(one.points for one in self.questions if one.pool == pool.id) for pool in self.pools)
        done = sum(step.points for step in self.steps) + sum(talk.points for talk in self.talks if not talk.marked)
        return fixed + drawn + done

    @property
    def points(self) -> float:
        """The most that it can earn."""
        by_hand = sum(one.points for one in self.prose) + sum(talk.points for talk in self.talks if talk.marked)
        return self.automatic_points + by_hand
