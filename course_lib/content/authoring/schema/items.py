"""The shapes of items and quizzes."""

from typing import Annotated, Literal

from pydantic import Field

from .shape import ConceptId, MisconceptionId, Shape, Slug, Text


class Option(Shape):
    id: Slug
    text: Text
    feedback: Text
    correct: bool = False
    misconception: MisconceptionId | None = None


class Step(Shape):
    """One step of an ordering, written in its right place."""

    id: Slug
    text: Text
    feedback: Text


class Group(Shape):
    id: Slug
    label: Text


class Card(Shape):
    """A card to sort, with the group where it belongs."""

    id: Slug
    text: Text
    group: Slug
    feedback: Text
    misconception: MisconceptionId | None = None


class RangeFeedback(Shape):
    below: Text
    within: Text
    above: Text


class Region(Shape):
    """A stretch of a stance's scale, up to and including `to`, and what an answer there tends to go with."""

    to: float
    feedback: Text


class BeliefFeedback(Shape):
    agree: Text
    unsure: Text
    disagree: Text


class ItemBase(Shape):
    id: Slug
    version: int = Field(default=1, ge=1)
    stem: Text
    concepts: list[ConceptId] = Field(min_length=1, max_length=2)
    difficulty: int = Field(ge=1, le=3)
    level: Literal["remember", "understand", "apply", "analyse"]
    sources: list[Slug] = []
    hint: Text | None = None


class Single(ItemBase):
    """One right option."""

    kind: Literal["single"]
    options: list[Option] = Field(min_length=2)
    two_options_because: Text | None = None
    shuffle: bool = True


class Several(ItemBase):
    """Any number of right options; partial credit."""

    kind: Literal["several"]
    options: list[Option] = Field(min_length=3)
    shuffle: bool = True


class Tiers(ItemBase):
    """An answer and the reason for it; right only when both are."""

    kind: Literal["tiers"]
    options: list[Option] = Field(min_length=3)
    because: Text = "Because:"
    reasons: list[Option] = Field(min_length=3)
    shuffle: bool = True


class Order(ItemBase):
    """Steps to put in order; written here in the right order."""

    kind: Literal["order"]
    steps: list[Step] = Field(min_length=3, max_length=8)


class Groups(ItemBase):
    """Cards to sort into groups."""

    kind: Literal["groups"]
    groups: list[Group] = Field(min_length=2, max_length=5)
    cards: list[Card] = Field(min_length=3, max_length=12)
    two_options_because: Text | None = None


class Scale(ItemBase):
    """An estimate on a scale; right within a range."""

    kind: Literal["scale"]
    min: float
    max: float
    step: float = Field(gt=0)
    unit: str = ""
    low_label: Text
    high_label: Text
    answer: Annotated[list[float], Field(min_length=2, max_length=2)]
    feedback: RangeFeedback


class Stance(ItemBase):
    """No right answer: shows where an answer sits, and what someone who sits there might say."""

    kind: Literal["stance"]
    min: float = 0
    max: float = 10
    step: float = Field(default=1, gt=0)
    low_label: Text
    high_label: Text
    regions: list[Region] = Field(min_length=2)


class Belief(ItemBase):
    """A common belief to agree or disagree with; its feedback comes at the end of the course."""

    kind: Literal["belief"]
    misconception: MisconceptionId
    feedback: BeliefFeedback


Item = Annotated[
    Single | Several | Tiers | Order | Groups | Scale | Stance | Belief, Field(discriminator="kind")
]


class Quiz(Shape):
    id: Slug
    title: Text
    items: list[Slug] = Field(min_length=1)
    confidence: bool = False  # ask "how sure are you?" before checking
    warm_up: bool = False  # brings back items of other quizzes
    beside: Slug | None = None  # an earlier quiz of the same beliefs, whose answers show beside these
    feedback: Literal["now", "later"] = "now"  # later: answers are kept and nothing is judged yet


class QuestionFile(Shape):
    lesson: Slug
    use: Literal["lesson", "live", "graded"] = "lesson"
    quizzes: list[Quiz] = []
    items: list[Item] = []
