"""The shape of a workshop's plan."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .lesson import Banner
from .shape import ConceptId, Shape, Slug, Text

NEEDS = {"poll": ("item",), "twice": ("item",), "map": ("prompt",), "dialogue": ("dialogue",), "words": ("prompt",),
         "open": ("prompt",), "pulse": ("prompt", "scale"), "pair": ("prompt", "roles", "seconds"), "say": ("prompt",)}
OWN = ("item", "dialogue", "scale", "roles", "seconds")  # what only the kinds that need it may have; twice has seconds, too, and a break


class Role(Shape):
    """One of the parts in a pair exercise."""

    name: Text
    does: Text


class Step(Shape):
    """One thing that the room does. See `content.workshops.Step` for the kinds."""

    id: Slug
    kind: Literal["say", "poll", "twice", "map", "dialogue", "words", "open", "pulse", "pair"]
    title: Text
    minutes: float = Field(gt=0, le=40)
    prompt: Text | None = None
    item: Slug | None = None
    dialogue: Slug | None = None
    scale: Annotated[list[Text], Field(min_length=3, max_length=5)] | None = None
    roles: Annotated[list[Role], Field(min_length=1, max_length=3)] | None = None
    rounds: int = Field(default=1, ge=1, le=4)
    seconds: int | None = Field(default=None, ge=15, le=1200)
    say: Text  # what the facilitator says or does
    may_come_up: Text | None = None
    when_split: Text | None = None
    content_note: Text | None = None

    @model_validator(mode="after")
    def has_what_its_kind_needs(self):
        missing = [name for name in NEEDS[self.kind] if getattr(self, name) is None]
        if missing:
            raise ValueError(f"a step of the kind {self.kind} needs {' and '.join(missing)}")
        wrong = [name for name in OWN if getattr(self, name) is not None and name not in NEEDS[self.kind]
                 and (self.kind, name) not in (("twice", "seconds"), ("say", "seconds"))]
        if wrong:
            raise ValueError(f"a step of the kind {self.kind} has no {' and no '.join(wrong)}")
        return self


class Card(Shape):
    """A cue card, to be cut out and held in the hand."""

    title: Text
    lines: Annotated[list[Text], Field(min_length=1, max_length=4)]


class Handout(Shape):
    """One page to take home, and cards for the room."""

    short: Annotated[list[Text], Field(min_length=3, max_length=5)]
    practice: Text
    steps: Annotated[list[Text], Field(min_length=2, max_length=4)]
    cards: Annotated[list[Card], Field(min_length=4, max_length=8)]


class WorkshopPage(Shape):
    """The front matter of a workshop's run sheet."""

    id: Slug
    summary: Text
    banner: Banner = "in-step"


class Workshop(Shape):
    id: Slug
    version: int = Field(default=1, ge=1)
    title: Text
    minutes: int = Field(ge=5, le=180)
    people: Annotated[list[int], Field(min_length=2, max_length=2)]
    aims: Annotated[list[Text], Field(min_length=1, max_length=5)]
    materials: list[Text]
    content_note: Text
    steps: Annotated[list[Step], Field(min_length=3, max_length=40)]
    handout: Handout
    concepts: list[ConceptId] = Field(min_length=1, max_length=12)
    sources: list[Slug] = []


class WorkshopFile(Shape):
    workshops: Annotated[list[Workshop], Field(min_length=1)]
