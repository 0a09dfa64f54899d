"""What the shapes of all trainers share."""

from pydantic import Field

from .shape import ConceptId, Shape, Slug, Text


class TrainerBase(Shape):
    id: Slug
    version: int = Field(default=1, ge=1)
    title: Text
    minutes: int = Field(ge=1, le=10)  # for one run
    intro: Text  # what one does, and what it trains
    limits: Text  # what a result doesn't say
    concepts: list[ConceptId] = Field(min_length=1, max_length=4)
    sources: list[Slug] = []
