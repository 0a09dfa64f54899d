"""The shape of an assignment's definition: what is asked, what it's worth, and how people mark what no key can."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .shape import CONCEPT_OR_GROUP, MOMENT, Shape, Slug, Text

Points = Annotated[float, Field(gt=0, le=1000)]
Moment = Annotated[str, StringConstraints(pattern=MOMENT)]
ConceptOrGroup = Annotated[str, StringConstraints(pattern=CONCEPT_OR_GROUP)]


class Criterion(Shape):
    """One line of a rubric: what is looked for, what it's worth, and what earns a part of it."""

    id: Slug
    looks_for: Text
    points: Points
    part: Text | None = None


class Marked(Shape):
    """Something that a person marks, by a rubric. It's worth what its lines are worth together."""

    rubric: list[Criterion] = Field(min_length=1)
    model_answer: Text
    dont_mark: list[Text] = Field(min_length=1)  # what earns and costs nothing

    @property
    def points(self) -> float:
        """What all its lines are worth together."""
        return sum(criterion.points for criterion in self.rubric)


class ProseTask(Marked):
    """A text to write about people who are made up."""

    id: Slug
    title: Text
    prompt: Text
    words: int | None = Field(default=None, gt=0)


class TalkTask(Shape):
    """A dialogue of the course: its path marked by a rubric, or `points` for having come to an end."""

    dialogue: Slug
    points: Points | None = None
    marked: Marked | None = None

    @model_validator(mode="after")
    def one_way_to_earn(self):
        if (self.points is None) == (self.marked is None):
            raise ValueError("give either points (for having finished it) or marked (a rubric for its path)")
        return self


class StepTask(Shape):
    """Something to do, that earns its points by being done. What was said or felt in it is nobody's business."""

    id: Slug
    title: Text
    prompt: Text
    points: Points
    opens: Annotated[str, StringConstraints(pattern=r"^[a-z-]+/[a-z0-9-]+$")] | None = None
    made_up: Text | None = None  # the way through it that needs nothing of one's own; worth the same


class PoolTask(Shape):
    """Items of which each student gets `draw`."""

    id: Slug
    draw: int = Field(gt=0)
    items: list[Slug] = Field(min_length=2)

    @model_validator(mode="after")
    def leaves_a_choice(self):
        if self.draw >= len(self.items):
            raise ValueError(f"each student gets {self.draw} of {len(self.items)}, so nothing is drawn; "
                             "add items, or list them under items")
        return self


class Draw(Shape):
    """Items to be picked from the bank, evenly over concepts: `number`, or `pool` of which each student gets `number`."""

    concepts: list[ConceptOrGroup] = Field(min_length=1)
    number: int = Field(gt=0)
    pool: int | None = Field(default=None, gt=1)
    seed: int = 0

    @model_validator(mode="after")
    def pool_is_larger(self):
        if self.pool is not None and self.pool <= self.number:
            raise ValueError(f"a pool of {self.pool} leaves nothing to draw when each student gets {self.number}")
        return self


class CellTask(Shape):
    """A cell of the instructor's own, shown before the questions: Markdown, or code that opens something of the course."""

    type: Literal["markdown", "code"]
    source: Text


class AssignmentFile(Shape):
    id: Slug
    title: Text
    intro: Text
    points: Points = 1.0  # of each item
    items: list[Slug] = []
    draw: Draw | None = None
    pools: list[PoolTask] = []
    prose: list[ProseTask] = []
    talks: list[TalkTask] = []
    steps: list[StepTask] = []
    cells: list[CellTask] = []
    asks_sure: bool = False
    due: Moment | None = None
    guide: Text | None = None  # for whoever marks: what holds for all of it

    @model_validator(mode="after")
    def asks_something(self):
        if not (self.items or self.draw or self.pools or self.prose or self.talks or self.steps):
            raise ValueError("asks nothing; give it items, draw, pools, prose, talks or steps")
        return self
