"""The shapes of reflections, predictions and figures."""

from typing import Literal

from pydantic import Field, model_validator

from .shape import ConceptId, Shape, Slug, Text


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
