"""The shapes of the files that the whole course shares."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .shape import DAY, ConceptId, MisconceptionId, Shape, Slug, Text


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
    checked_on: Annotated[str, StringConstraints(pattern=DAY)] | None
    checked_against: Text | None


class HelpFile(Shape):
    rows: list[HelpRow]


class CourseFile(Shape):
    title: Text
    pages: dict[Literal["welcome", "record"], Slug]
    lessons: list[Slug]
    more: list[Slug] = []  # pages beside the lessons
