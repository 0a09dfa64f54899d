"""The shapes of the trainers of responding: serve and return, reflect back, fix or feel, wait."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .shape import Shape, Slug, Text
from .trainer import TrainerBase

Length = Annotated[int, Field(ge=3, le=16)]  # how many moments a run takes


class Return(Shape):
    text: Text
    move: Literal["toward", "later", "away", "against", "over", "safe"]  # `over`: one's own thing over theirs; `safe`: safety first
    style: Literal["warm", "curious", "playful", "quiet", "practical"] | None = None
    meets: bool = False
    lands: Text  # what the other does then
    why: Text  # afterwards: what is right in it, and what it costs

    @model_validator(mode="after")
    def has_a_style(self):
        if (self.style is not None) != (self.move == "toward"):
            raise ValueError("say in which style it turns toward; other moves have none")
        return self


class Serve(Shape):
    offer: Text
    returns: Annotated[list[Return], Field(min_length=3, max_length=4)]

    @model_validator(mode="after")
    def some_meet_and_some_do_not(self):
        if len({one.text for one in self.returns}) < len(self.returns):
            raise ValueError("two returns say the same; make them different")
        if len({one.meets for one in self.returns}) == 1:
            raise ValueError("at least one return must meet the offer, and at least one must not")
        return self


class Exchange(Shape):
    id: Slug
    scene: Text
    first: Serve
    met: Serve
    missed: Serve


class ServeAndReturn(TrainerBase):
    """Somebody offers something; what comes back?"""

    kind: Literal["serve-and-return"]
    run: Length
    moments: Annotated[list[Exchange], Field(min_length=3)]


class Sense(Shape):
    text: Text
    role: Literal["sense", "echo", "beside"]


class FeelingWord(Shape):
    text: Text
    fit: Literal["fits", "strong", "weak", "other"]


class Speaker(Shape):
    id: Slug
    scene: Text
    says: Text
    senses: Annotated[list[Sense], Field(min_length=3, max_length=4)]
    feelings: Annotated[list[FeelingWord], Field(min_length=3, max_length=4)]
    tip: Text  # the advice that one might end with
    naming: Literal["needed", "welcome", "unwanted"]
    checks: Annotated[list[Literal["yesno", "open", "stop", "safe"]], Field(min_length=1)]
    further: Text
    corrects: Text | None = None  # nobody puts a feeling word right where any is unwanted
    polite: Text
    closes: Text
    turns: Text
    why: Text

    @model_validator(mode="after")
    def can_be_met(self):
        if not any(one.role == "sense" for one in self.senses) or not any(one.fit == "fits" for one in self.feelings):
            raise ValueError("one thing heard must be the sense, and one feeling word must fit")
        if (self.corrects is None) != (self.naming == "unwanted"):
            raise ValueError("say how a word is put right, where words for feelings aren't unwanted, and only there")
        for things in (self.senses, self.feelings):
            if len({one.text for one in things}) < len(things):
                raise ValueError("two parts say the same; make them different")
        return self


class ReflectBack(TrainerBase):
    """Compose a reflection from parts, and hear how it lands."""

    kind: Literal["reflect-back"]
    run: Length
    moments: Annotated[list[Speaker], Field(min_length=3)]


class Reply(Shape):
    id: Slug
    scene: Text
    reply: Text
    holds: Literal["feel", "fix", "both"]
    why: Text
    wish: Literal["heard", "helped", "unclear"]
    because: Text


class FixOrFeel(TrainerBase):
    """Tell advice from acknowledgement."""

    kind: Literal["fix-or-feel"]
    run: Length
    moments: Annotated[list[Reply], Field(min_length=3)]


class Pause(Shape):
    id: Slug
    scene: Text
    says: Text
    reply: Text  # what one says when one speaks
    more: Annotated[float, Field(ge=0, le=1)]
    median: Annotated[float, Field(gt=0, le=8)] = 1.0  # breaths
    spread: Annotated[float, Field(gt=0, le=1.5)] = 0.5
    until: Annotated[int, Field(ge=1, le=8)]
    goes_on: Text | None = None
    empty: Text
    early: Text | None = None
    enough: Text
    why: Text

    @model_validator(mode="after")
    def says_what_comes(self):
        if self.more and not (self.goes_on and self.early):
            raise ValueError("there may be more to come, so give goes_on and early")
        return self


class Wait(TrainerBase):
    """The pause before replying."""

    kind: Literal["wait"]
    run: Length
    moments: Annotated[list[Pause], Field(min_length=3)]
