"""What a course is made of, besides items."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """Items to answer one after another. `feedback`: now or later; `beside`: a quiz whose first answers stand beside these."""

    id: str
    title: str
    lesson: str
    items: tuple[str, ...]
    confidence: bool = False
    feedback: str = "now"
    beside: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scale5:
    """A scale in five steps, with what its ends are called."""

    label: str
    low_label: str
    high_label: str


@dataclass(frozen=True, kw_only=True)
class Twin:
    """The same question about somebody made up, called `name`."""

    name: str
    prompt: str


@dataclass(frozen=True, kw_only=True)
class Reflection:
    """Something to write about one's own life or the twin's. Private."""

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
    """An option of a prediction, and what is said of it afterwards."""

    id: str
    text: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class GuessScale:
    """A number to guess; `fact` is what it is, where there's one."""

    min: float
    max: float
    step: float
    low_label: str
    high_label: str
    unit: str = ""
    fact: float | None = None


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A guess before the fact: `options` or a `scale`, and what the `reveal` says."""

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
    """A picture with what it shows in words (`alt`) and what to look for (`caption`)."""

    id: str
    title: str
    alt: str
    caption: str
    tag: str
    svg: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a lesson, one sitting long."""

    id: str
    title: str
    minutes: int
    activities: tuple[str, ...]  # "quiz/three-links", in the order of the page
    optional: bool = False  # to practise in, for who likes


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A lesson or a page of the course; `kind` says which."""

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
