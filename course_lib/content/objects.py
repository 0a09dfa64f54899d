"""What a course is made of, besides items."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Quiz:
    id: str
    title: str
    lesson: str
    items: tuple[str, ...]
    confidence: bool = False
    feedback: str = "now"
    beside: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scale5:
    label: str
    low_label: str
    high_label: str


@dataclass(frozen=True, kw_only=True)
class Twin:
    name: str
    prompt: str


@dataclass(frozen=True, kw_only=True)
class Reflection:
    id: str
    title: str
    lesson: str
    prompt: str
    twin: Twin
    concepts: tuple[str, ...]
    feelings: bool = False
    scale: Scale5 | None = None


@dataclass(frozen=True, kw_only=True)
class Guess:
    id: str
    text: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class GuessScale:
    min: float
    max: float
    step: float
    low_label: str
    high_label: str
    unit: str = ""
    fact: float | None = None


@dataclass(frozen=True, kw_only=True)
class Prediction:
    id: str
    lesson: str
    question: str
    reveal: str
    concepts: tuple[str, ...]
    options: tuple[Guess, ...] | None = None
    scale: GuessScale | None = None
    figure: str | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    id: str
    title: str
    alt: str
    caption: str
    tag: str
    svg: str


@dataclass(frozen=True, kw_only=True)
class Part:
    id: str
    title: str
    minutes: int
    activities: tuple[str, ...]  # "quiz/three-links", in the order of the page
    optional: bool = False  # to practise in, for who likes


@dataclass(frozen=True, kw_only=True)
class Lesson:
    id: str
    title: str
    summary: str
    minutes: int
    kind: str
    path: str  # of its notebook, beside the other lessons
    parts: tuple[Part, ...]

    @property
    def activities(self) -> tuple[str, ...]:
        """What there is to do to finish the lesson: everything but what is optional."""
        return tuple(activity for part in self.parts if not part.optional for activity in part.activities)

    def holds(self, activity: str | None) -> bool:
        """Whether an activity is in this lesson, optional or not."""
        return any(activity in part.activities for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Where a concept is taught."""

    lesson: str
    part: str
    title: str
