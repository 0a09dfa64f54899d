"""The shapes of the trainers of perceiving: notice, read, match."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .shape import Shape, Slug, Text
from .trainer import TrainerBase

Age = Literal["child", "teenager", "young", "middle", "old"]
Face = Literal["neutral", "joy", "sadness", "fear", "anger", "surprise", "disgust", "contempt", "tenderness"]
Voice = Literal["neutral", "joy", "hot-anger", "cold-anger", "fear", "anxiety", "sadness", "tenderness", "calm", "boredom"]
Feeling = Literal["joy", "calm", "tenderness", "sadness", "worry", "anger", "surprise", "shame", "tired"]
Shown = Literal["smile", "soft", "sad", "afraid", "angry", "surprised", "still"]


class Person(Shape):
    """Somebody who is shown or heard; `seed` draws who they are."""

    id: Slug
    name: Text
    age: Age
    seed: int


class FaceShift(Person):
    """A person's usual face, and what it moves towards when something changes."""

    usual: Face
    towards: Face


class VoiceShift(Person):
    """A person's usual hum, and what it moves towards when something changes."""

    usual: Voice
    towards: Voice


class Notice(TrainerBase):
    """Was there a change?"""

    kind: Literal["notice"]
    shifts: Annotated[list[FaceShift], Field(min_length=4)]
    voices: Annotated[list[VoiceShift], Field(min_length=4)]

    @model_validator(mode="after")
    def each_changes(self):
        for shift in (*self.shifts, *self.voices):
            if shift.usual == shift.towards:
                raise ValueError(f"{shift.id}: `towards` must differ from `usual`")
        return self


class Felt(Shape):
    """One of the feelings that a scene may turn out to be."""

    id: Feeling
    prior: int = Field(ge=1, le=97)  # of 100 such moments, how many are this; the story is all it knows
    answer: Text  # what they say when asked beforehand
    later: Text  # what they say afterwards: it must go with any earlier answer


class Scene(Person):
    """A moment with somebody, and what it may turn out to be."""

    story: Text  # what happened; it names no feeling
    ask: Text  # the question that one may put
    vague: Text  # an answer that says nothing
    feelings: Annotated[list[Felt], Field(min_length=3, max_length=5)]
    cards: Slug | None = None  # scenes of the same name share one face
    shows: Shown | None = None  # what that face does

    @model_validator(mode="after")
    def one_of_them(self):
        if len({felt.id for felt in self.feelings}) != len(self.feelings):
            raise ValueError("a feeling stands here twice; keep one")
        if (total := sum(felt.prior for felt in self.feelings)) != 100:
            raise ValueError(f"the priors add up to {total}; they must add up to 100")
        if (self.cards is None) != (self.shows is None):
            raise ValueError("`cards` and `shows` belong together; give both or neither")
        return self


class Read(TrainerBase):
    """What might this be, and how sure?"""

    kind: Literal["read"]
    run: int = Field(ge=3, le=10)  # scenes in a run
    scenes: Annotated[list[Scene], Field(min_length=6)]

    @model_validator(mode="after")
    def enough_to_run(self):
        if len({scene.id for scene in self.scenes}) != len(self.scenes):
            raise ValueError("two scenes have the same id; ids are used once")
        if len(self.scenes) < self.run:
            raise ValueError(f"a run has {self.run} scenes, and there are only {len(self.scenes)}")
        groups = {}
        for scene in self.scenes:
            groups.setdefault(scene.cards, []).append(scene)
        if None in groups and len(groups) > 1:
            raise ValueError("either all scenes have `cards`, or none")
        for name, group in groups.items():
            if name and len(group) != self.run:
                raise ValueError(f"the cards {name!r} are {len(group)}; a run shows {self.run}")
            if name and len({(one.seed, one.age, one.shows, tuple(felt.id for felt in one.feelings)) for one in group}) > 1:
                raise ValueError(f"the cards {name!r} must share seed, age, what the face shows, and the feelings")
        return self


class Match(TrainerBase):
    """Follow a changing feeling on the affect map."""

    kind: Literal["match"]
    who: Text  # whose feeling it is
    seconds: int = Field(ge=20, le=90)  # of a run at its usual speed
    turns: int = Field(ge=12, le=40)  # of a run in turns
