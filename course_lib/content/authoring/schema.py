"""The shape of every asset file, as pydantic models.

Unknown keys are errors. What a shape can't say (ids that exist, options that differ) is in `rules.py`.
The same models write the JSON Schema files that help an editor complete and check a file as it is typed.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ConceptId = Annotated[str, StringConstraints(pattern=r"^C-[A-Z]+-\d+$")]
MisconceptionId = Annotated[str, StringConstraints(pattern=r"^X-\d+$")]
NONE_FOUND = "none-found"  # said in place of a source where we looked and hold no study


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


# Items -----------------------------------------------------------------------------------------


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


# Reflections, predictions, figures -------------------------------------------------------------


class Scale5(Shape):
    """An optional scale of a reflection: a question with its two ends, answered 0 to 10."""

    label: Text
    low_label: Text
    high_label: Text


class Twin(Shape):
    """The fictional version of a personal activity, with the same learning aim."""

    name: Text  # whose: "Mateo's"
    prompt: Text


class Reflection(Shape):
    id: Slug
    title: Text
    prompt: Text
    twin: Twin
    concepts: list[ConceptId] = Field(min_length=1, max_length=3)
    feelings: bool = False  # offer feeling words
    scale: Scale5 | None = None


class ReflectionFile(Shape):
    lesson: Slug
    reflections: list[Reflection] = Field(min_length=1)


class Guess(Shape):
    id: Slug
    text: Text
    comment: Text  # shown beside the fact, to someone who guessed this


class GuessScale(Shape):
    min: float
    max: float
    step: float = Field(gt=0)
    unit: str = ""
    low_label: Text
    high_label: Text
    fact: float | None = None  # marked on the scale afterwards


class Prediction(Shape):
    """Commit to a guess; then the fact, and a figure if there is one, shows beside it."""

    id: Slug
    question: Text
    options: list[Guess] | None = None
    scale: GuessScale | None = None
    reveal: Text
    figure: Slug | None = None
    concepts: list[ConceptId] = Field(min_length=1, max_length=3)
    sources: list[Slug] = []

    @model_validator(mode="after")
    def one_way_to_guess(self):
        if (self.options is None) == (self.scale is None):
            raise ValueError("give either options or a scale to guess on")
        return self


class PredictionFile(Shape):
    lesson: Slug
    predictions: list[Prediction] = Field(min_length=1)


class Figure(Shape):
    """A picture. `assets/figures/<id>.svg` holds its drawing."""

    id: Slug
    title: Text
    alt: Text  # what a person who can't see it needs to know
    caption: Text  # what to look for
    tag: Literal["diagram", "data", "toy"]
    sources: list[Slug] = []


class FigureFile(Shape):
    figures: list[Figure]


# Course-wide files -----------------------------------------------------------------------------


class Concept(Shape):
    id: ConceptId
    name: Text
    grade: Literal["D", "S", "M", "L", "C"]  # D definition, S well supported, M modest, L little, C needs its correction


class ConceptFile(Shape):
    concepts: list[Concept]


class Misconception(Shape):
    id: MisconceptionId
    belief: Text
    correction: Text
    concepts: list[ConceptId] = Field(min_length=1)
    sources: list[Slug] = Field(min_length=1)


class MisconceptionFile(Shape):
    misconceptions: list[Misconception]


class Source(Shape):
    id: Slug
    authors: Text
    year: int
    title: Text
    where: Text  # journal, volume, pages; or publisher
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    studied: Text  # who and how many, how
    found: Text
    size: Text  # how big, in words and numbers
    caveat: Text  # what it can't show, and who disagrees
    sure: Literal["well supported", "modest", "little or mixed", "contested", "an idea, not a test"]
    verified: Literal["checked", "second-hand", "unverified"]
    verified_note: Text | None = None  # where parts of an entry were verified differently


class SourceFile(Shape):
    sources: list[Source]


class Term(Shape):
    """A word of the field, explained where a reader meets it."""

    id: Slug
    term: Text
    meaning: Text


class GlossaryFile(Shape):
    terms: list[Term]


class Person(Shape):
    """Somebody in a lesson, so that we can see who is in the course and who is missing."""

    name: Text
    lesson: Slug
    where: Literal["Africa", "East Asia", "South Asia", "West Asia", "Europe", "Latin America", "North America", "Oceania"]
    age: Literal["child", "teenager", "young", "middle", "old"]


class PeopleFile(Shape):
    people: list[Person]


class HelpRow(Shape):
    where: Text
    kind: Literal["emergency", "emotional crisis", "abuse or violence", "finder"]
    service: Text
    how: Text
    hours: Text | None = None
    checked_on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None
    checked_against: Text | None


class HelpFile(Shape):
    rows: list[HelpRow]


class CourseFile(Shape):
    title: Text
    pages: dict[Literal["welcome", "record"], Slug]
    lessons: list[Slug]
    more: list[Slug] = []  # pages beside the lessons


class LessonFrontMatter(Shape):
    id: Slug
    title: Text
    minutes: int = Field(ge=5, le=45)
    summary: Text  # one sentence for the list of lessons
    mentions: Text | None = None  # the content note: short, factual
    banner: Literal["apart", "falling-in-step", "in-step", "back-together", "one-line", "echo"] = "in-step"
    kind: Literal["lesson", "orientation", "closing", "page"] = "lesson"


class PassageMetadata(Shape):
    """What may stand in the braces after `+++`."""

    part: Slug | None = None  # starts a part; the cell starts with its heading
    minutes: int | None = Field(default=None, ge=1, le=20)
    frame: Literal["scene", "aims", "week", "summary"] | None = None
    teaches: list[ConceptId] = Field(default=[], max_length=3)
    sources: list[Slug] = []


FILES: dict[str, type[Shape]] = {
    "course.yaml": CourseFile,
    "concepts.yaml": ConceptFile,
    "misconceptions.yaml": MisconceptionFile,
    "sources.yaml": SourceFile,
    "glossary.yaml": GlossaryFile,
    "help.yaml": HelpFile,
    "people.yaml": PeopleFile,
    "figures.yaml": FigureFile,
    "questions/*.yaml": QuestionFile,
    "graded/*.yaml": QuestionFile,
    "reflections/*.yaml": ReflectionFile,
    "predictions/*.yaml": PredictionFile,
}
