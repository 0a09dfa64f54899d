"""The shape of a guided practice: what is said, step by step, with room after each step, and three routes through it."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .shape import ConceptId, Shape, Slug, Text

Route = Literal["body", "eyes-open", "movement"]


class Step(Shape):
    """What is said, and the room after it. `by` has what a route says in place of `text`."""

    text: Text | None = None
    by: dict[Route, Text] = {}
    seconds: int = Field(ge=5, le=120)

    @model_validator(mode="after")
    def says_something(self):
        if self.text is None and not self.by:
            raise ValueError("a step says something; give it text, or by with a text for each route")
        return self


class Evidence(Shape):
    """What is known: of something like this practice (`related`), or nothing that we found (`untested`)."""

    badge: Literal["related", "untested"]
    says: Text


class Practice(Shape):
    id: Slug
    version: int = Field(default=1, ge=1)
    title: Text
    minutes: int = Field(ge=2, le=15)
    trains: Text  # what it is practice in
    for_when: Text
    when_not: Text  # besides what holds for all practices, which the player says
    evidence: Evidence
    pace: Literal["none", "wave", "breath"] = "wave"  # the moving picture that the body route starts with
    steps: Annotated[list[Step], Field(min_length=4, max_length=24)]
    ending: Annotated[list[Step], Field(min_length=1, max_length=4)]  # brings back; said on "stop here" too
    concepts: list[ConceptId] = Field(min_length=1, max_length=4)
    sources: list[Slug] = []


class PracticeFile(Shape):
    practices: Annotated[list[Practice], Field(min_length=1)]
