"""What a student answered, as their answers file says it."""

from dataclasses import dataclass, field, replace

from .problems import Problem


@dataclass(frozen=True)
class Given:
    """An answer to a question: the last one that the student gave. `seed` is the order in which options were shown."""

    item: str
    version: int
    response: dict
    sure: int | None  # 1 a guess, 2 fairly sure, 3 sure
    at: str
    seed: int | None = None


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a file says. `others` are the events of dialogues, trainers and practices, oldest first."""

    given: dict[str, Given] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    others: tuple[dict, ...] = ()
    names: tuple[str, ...] = ()  # under which it was answered; the last one counts
    handed_in_by: str | None = None
    handed_in: tuple[str, ...] = ()  # when, by the student's own clock
    first: str | None = None  # the time of the earliest event and of the last
    last: str | None = None
    ids: frozenset[str] = frozenset()  # of the events that answer something
    problems: tuple[Problem, ...] = ()

    @property
    def who(self) -> str | None:
        """Whose answers they say they are; None where nobody was asked."""
        return self.names[-1] if self.names else self.handed_in_by

    def also(self, *problems: Problem) -> "Answers":
        """The same answers, with more problems."""
        return replace(self, problems=(*self.problems, *problems))
