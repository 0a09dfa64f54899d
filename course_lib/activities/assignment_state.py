"""How far a student is with an assignment: what they answered, wrote and ticked off, and what changed since they handed it in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..content.assignment import Assignment, Prose, Question, Step, Talk


@dataclass(frozen=True)
class Given:
    """An answer. `whole`: nothing of it is missing, so it counts as one."""

    response: dict
    sure: int | None
    whole: bool


@dataclass(frozen=True)
class HandedIn:
    """When and how it was last handed in, the digest of the answers, and what they were."""

    at: str
    way: str
    digest: str
    student: str
    answered: int
    said: dict


@dataclass(frozen=True)
class AssignmentState:
    """`owner` is the student as the course's server knows them, or None. `draw(assignment, student)` gives the
    questions that a student gets. `finished`: ids of the activities in the same notebook that have been done;
    `later`: of those in which something was done since it was handed in."""

    assignment: Assignment
    owner: str | None
    draw: Callable[[Assignment, str], tuple[Question, ...]]
    name: str | None = None
    opened: bool = False
    given: dict[str, Given] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    finished: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    handed_in: HandedIn | None = None

    @property
    def activity(self) -> str:
        """Its id as an activity."""
        return self.assignment.activity

    @property
    def student(self) -> str | None:
        """Whose work this is: as the server says, or else as they said."""
        return self.owner or self.name

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions for this student; none while it isn't known who they are and that decides."""
        if self.assignment.draws and self.student is None:
            return ()
        return self.draw(self.assignment, self.student or "")

    @property
    def waits_for_name(self) -> bool:
        """Whether the name has to be known before there are questions."""
        return self.assignment.draws and self.student is None

    @property
    def said(self) -> dict:
        """By its place, what stands of everything that the student has given an answer to."""
        answers = {place(one): (self.given[one.id].response, self.given[one.id].sure)
                   for one in self.questions if self.is_answered(one)}
        texts = {place(one): self.texts[one.id] for one in self.assignment.prose if self.is_answered(one)}
        return answers | texts | {place(step): True for step in self.assignment.steps if step.id in self.ticks}

    @property
    def answered(self) -> int:
        """How many questions and texts have an answer."""
        return sum(map(self.is_answered, (*self.questions, *self.assignment.prose)))

    @property
    def to_answer(self) -> int:
        """How many questions and texts there are for this student."""
        return len(self.questions) + len(self.assignment.prose)

    @property
    def done(self) -> bool:
        """Nothing is left to answer or to do."""
        everything = (*self.questions, *self.assignment.prose, *self.assignment.steps, *self.assignment.talks)
        return not self.waits_for_name and all(map(self.is_answered, everything))

    @property
    def changed(self) -> tuple[str, ...]:
        """The places of what is no longer as it was handed in."""
        if self.handed_in is None:
            return ()
        then, now = self.handed_in.said, self.said
        return tuple(sorted(self.later | {name for name in {*then, *now} if then.get(name) != now.get(name)}))

    @property
    def opens(self) -> frozenset[str]:
        """The ids of the activities that belong to it."""
        steps = {step.opens for step in self.assignment.steps if step.opens}
        return frozenset(steps | {f"dialogue/{talk.dialogue}" for talk in self.assignment.talks})

    def is_answered(self, one) -> bool:
        """Whether a question, a text, a step or a talk of the assignment is done with."""
        if isinstance(one, Question):
            return one.id in self.given and self.given[one.id].whole
        if isinstance(one, Prose):
            return bool(self.texts.get(one.id, "").strip())
        if isinstance(one, Step):
            return one.opens in self.finished if one.opens else one.id in self.ticks
        return f"dialogue/{one.dialogue}" in self.finished


def place(one: Question | Prose | Step | Talk) -> str:
    """What a question, text, step or talk is called among all of them."""
    return f"talk/{one.dialogue}" if isinstance(one, Talk) else f"{type(one).__name__.lower()}/{one.id}"
