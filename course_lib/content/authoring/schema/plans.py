"""The shape of a practice for one week, small enough to plan."""

from typing import Annotated

from pydantic import Field

from .shape import ConceptId, Shape, Slug, Text


class WeeklyPractice(Shape):
    id: Slug
    title: Annotated[Text, Field(max_length=60)]  # fits on a card, and in a calendar
    how: Text
    example: Text  # somebody's line: if this, then that
    concepts: list[ConceptId] = Field(min_length=1, max_length=4)


class WeeklyFile(Shape):
    weekly: Annotated[list[WeeklyPractice], Field(min_length=1)]
