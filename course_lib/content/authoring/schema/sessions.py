"""The shape of what personal sessions are made from: words, signs of danger and authored parts."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .shape import Shape, Slug, Text

Pattern = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Patterns = Annotated[list[Pattern], Field(min_length=1)]
Lines = Annotated[list[Text], Field(min_length=1, max_length=8)]


class Spelling(Shape):
    known: list[Pattern]
    keep: list[Pattern]


class Piece(Shape):
    title: str = ""
    lines: Lines
    longer: list[Text] = []  # for when there is time


class Settling(Shape):
    route: Literal["eyes-open", "movement", "breath"]
    lines: Lines
    longer: list[Text] = []


class Signs(Shape):
    """What points to a theme: `strong` says it by itself, `clear` nearly does, `faint` counts by how rare it is."""

    theme: Slug
    who: list[Slug] = []  # the groups of people that it's about
    strong: Patterns
    clear: Patterns
    faint: Patterns
    against: list[Pattern] = []


class Theme(Shape):
    id: Slug
    area: Literal["couples", "parenting", "friends", "family", "work", "self"]
    title: Text
    about: Text
    lesson: Slug
    skill: Piece
    rehearsal: Piece
    suggestions: Annotated[list[Text], Field(min_length=1)]
    steps: Annotated[list[Text], Field(min_length=1)]


class Danger(Shape):
    kind: Literal["self-harm", "violence", "control", "child", "reality", "emergency"]
    signs: Patterns
    alike: list[Pattern] = []


Weights = dict[Pattern, float]


class Leanings(Shape):
    """What was learned from texts for a theme."""

    theme: Slug
    weights: Weights


class Together(Shape):
    """With the encoder: the share of the weights' score that is added to its log-odds, and above which sum a text tells of danger."""

    share: float
    limit: float


class Screen(Shape):
    """What was learned from texts about danger, and above which score a text tells of it."""

    bias: float
    limit: float
    together: Together | None = None
    weights: Weights


class SessionFile(Shape):
    """A file holds whichever of these it is about."""

    groups: dict[Slug, Patterns] = {}
    respellings: dict[Pattern, str] = {}
    spelling: Spelling | None = None
    signs: list[Signs] = []
    themes: list[Theme] = []
    leanings: list[Leanings] = []
    dangers: list[Danger] = []
    concepts: dict[Slug, Patterns] = {}  # words, and beginnings of words with a *
    screen: Screen | None = None
    arrivals: list[Piece] = []
    settlings: list[Settling] = []
    returns: list[Piece] = []
    caveat: Text | None = None
