"""The shapes of a lesson's front matter and of what stands in the braces after `+++`."""

from typing import Literal

from pydantic import Field

from .shape import ConceptId, Shape, Slug, Text

Banner = Literal["apart", "falling-in-step", "in-step", "back-together", "one-line", "echo"]


class LessonFrontMatter(Shape):
    id: Slug
    title: Text
    minutes: int = Field(ge=0, le=45)  # 0: a page to come back to, for as long as one likes
    summary: Text  # one sentence for the list of lessons
    mentions: Text | None = None  # the content note: short, factual
    banner: Banner = "in-step"
    kind: Literal["lesson", "orientation", "closing", "page"] = "lesson"


class PassageMetadata(Shape):
    """What may stand in the braces after `+++`."""

    part: Slug | None = None  # starts a part; the cell starts with its heading
    minutes: int | None = Field(default=None, ge=1, le=30)
    optional: bool = False  # a part to practise in, for who likes: it isn't counted in the lesson's minutes, nor to finish it
    frame: Literal["scene", "aims", "week", "summary"] | None = None
    teaches: list[ConceptId] = Field(default=[], max_length=3)
    sources: list[Slug] = []
