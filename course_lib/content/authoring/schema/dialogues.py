"""The shapes of dialogues: branching conversations with a partner who has a hidden state."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .shape import ConceptId, Shape, Slug, Text

Share = Annotated[float, Field(ge=0, le=1)]
Move = Literal["reflect", "ask", "validate", "fix", "apologise", "explain", "counter", "wait", "leave"]
Feeling = Literal["joy", "sadness", "fear", "anger", "surprise", "disgust", "contempt", "tenderness", "calm", "shame", "worry", "hurt"]


class Mood(Shape):
    """A partner's hidden state: what is felt and how strongly, how safe it feels, how understood they feel."""

    feeling: Feeling
    intensity: Share
    safety: Share
    understood: Share


class Within(Shape):
    """From a value on (`from`), up to a value (`below`), or both."""

    from_: Share | None = Field(default=None, alias="from")
    below: Share | None = None

    @model_validator(mode="after")
    def says_something(self):
        if self.from_ is None and self.below is None:
            raise ValueError("give from, below or both")
        return self


class When(Shape):
    """What a partner's state must be; all of what is named."""

    intensity: Within | None = None
    safety: Within | None = None
    understood: Within | None = None

    @model_validator(mode="after")
    def says_something(self):
        if not (self.intensity or self.safety or self.understood):
            raise ValueError("name intensity, safety or understood")
        return self


class Line(Shape):
    """What a partner says if their state is so; the last of a turn's lines needs no `when`."""

    when: When | None = None
    text: Text
    does: Text | None = None  # what can be seen meanwhile, without naming a feeling


class Road(Shape):
    """Where a reply leads if the partner's state is so; the last of a reply's roads needs no `when`."""

    when: When | None = None
    to: Slug


class Reply(Shape):
    id: Slug
    move: Move
    fit: Literal["hit", "near", "miss"] = "near"  # whether what it says is what the partner is in
    harm: Literal["does", "tolerates"] | None = None
    text: Text  # what is said; for `wait` and `leave`, what is done
    why: Text  # afterwards: what is right in it, and what it did
    feeling: Feeling | None = None  # what the partner feels from here on, where that changes
    to: Annotated[list[Road], Field(min_length=1)]


class Turn(Shape):
    id: Slug
    lines: Annotated[list[Line], Field(min_length=1)]
    replies: Annotated[list[Reply], Field(min_length=2, max_length=5)]


class End(Shape):
    id: Slug
    text: Text  # how it ends, as a scene
    after: Text  # what this road shows, without a verdict on the learner
    safe: bool = False  # somebody is safe because they left


class Partner(Shape):
    name: Text
    seed: int  # draws their face
    age: Literal["child", "teenager", "young", "middle", "old"]


class Dialogue(Shape):
    id: Slug
    version: int = Field(default=1, ge=1)
    title: Text
    setting: Literal["couple", "child", "teenager", "friendship", "work", "self", "therapy", "family"]
    minutes: int = Field(ge=2, le=12)
    mentions: Text | None = None  # the content note: short, factual
    you: Text  # the name of the one whom the learner speaks for
    partner: Partner
    scene: Text
    aim: Text  # what there is to find out
    concepts: list[ConceptId] = Field(min_length=1, max_length=4)
    sources: list[Slug] = []
    start: Mood
    turns: Annotated[list[Turn], Field(min_length=3)]  # the first one opens
    ends: Annotated[list[End], Field(min_length=2)]
    leave_to_be_safe: bool = False  # the attuned thing is to leave


class DialogueFile(Shape):
    lesson: Slug  # where it's opened first
    dialogues: Annotated[list[Dialogue], Field(min_length=1)]
