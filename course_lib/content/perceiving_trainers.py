"""The trainers of perceiving: notice, read, match."""

from dataclasses import dataclass

from .trainer import Trainer


@dataclass(frozen=True, kw_only=True)
class Shift:
    """A person's usual face or voice, and what it moves towards when something changes."""

    id: str
    name: str
    age: str
    seed: int
    usual: str
    towards: str


@dataclass(frozen=True, kw_only=True)
class Notice(Trainer):
    """Was there a change? `shifts` are the faces, `voices` the voices."""

    shifts: tuple[Shift, ...]
    voices: tuple[Shift, ...]


@dataclass(frozen=True, kw_only=True)
class Felt:
    """One of the feelings that a scene may turn out to be: its prior in 100, what the person answers when they're
    asked, and what they say afterwards."""

    id: str
    prior: int
    answer: str
    later: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A moment with a person. With `cards`, the face is `shows`, and the same in all scenes of that name."""

    id: str
    name: str
    age: str
    seed: int
    story: str
    ask: str
    vague: str
    feelings: tuple[Felt, ...]
    cards: str | None = None
    shows: str | None = None

    @property
    def prior(self) -> dict[str, float]:
        """How likely each feeling is from the story alone, 0 to 1."""
        return {felt.id: felt.prior / 100 for felt in self.feelings}


@dataclass(frozen=True, kw_only=True)
class Read(Trainer):
    """What might this be, and how sure? `run` scenes make a run."""

    run: int
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, kw_only=True)
class Match(Trainer):
    """Follow a changing feeling on the affect map."""

    who: str
    seconds: int
    turns: int


KINDS = {"notice": Notice, "read": Read, "match": Match}
