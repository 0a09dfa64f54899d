"""The shape of a simulation: the words around a model's interactive figure."""

from typing import Annotated

from pydantic import Field

from .activities import Guess
from .shape import ConceptId, Shape, Slug, Text


class Control(Shape):
    """One thing to change: a slider, or with `options` a choice whose values are 0, 1, 2 …"""

    id: Slug
    label: Text
    min: float = 0
    max: float = 1
    step: float = Field(default=0.05, gt=0)
    value: float  # where it stands at first
    unit: str = ""
    low_label: Text | None = None
    high_label: Text | None = None
    options: list[Text] | None = None


class Preset(Shape):
    id: Slug
    label: Text
    values: dict[Slug, float]  # by control; those not named stay as they start
    says: Text  # what to look at


class FirstGuess(Shape):
    """Asked before the figure shows."""

    question: Text
    options: Annotated[list[Guess], Field(min_length=2, max_length=4)]
    reveal: Text


class Simulation(Shape):
    id: Slug
    model: Slug  # which of `course_lib.models.simulations` draws it
    title: Text
    intro: Text  # what is drawn, in two or three sentences
    guess: FirstGuess
    controls: Annotated[list[Control], Field(min_length=1, max_length=3)]
    presets: Annotated[list[Preset], Field(min_length=2, max_length=6)]
    to_try: Text
    limits: Text  # what the model leaves out, and what it must not be read as
    concepts: list[ConceptId] = Field(min_length=1, max_length=4)
    sources: list[Slug] = []


class SimulationFile(Shape):
    simulations: Annotated[list[Simulation], Field(min_length=1)]
