"""A workshop: what a facilitator does with a room of people, step by step.

What a room can be asked comes from the bank or is about made-up people. Nothing in it asks for anybody's own life, and
no kind of step takes a private activity.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Role:
    """One of the parts in a pair exercise, and what whoever has it does."""

    name: str
    does: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """A cue card: a title and a few lines, to be cut out and held in the hand."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Handout:
    """What a participant takes home on paper: `short` in a few sentences, one practice in `steps`; and the `cards`."""

    short: tuple[str, ...]
    practice: str
    steps: tuple[str, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """`kind` says what the room does:

    say (a slide) · poll (`item`) · twice (vote, talk, vote again: `item`) · map (a tap on the affect map: how the person
    in `prompt` feels) · dialogue (the room chooses each reply of `dialogue`) · words (up to three words each) · open (a
    sentence) · pulse (a place on the `scale`) · pair (an exercise for two, in `rounds` of `seconds` each).
    `seconds`: what the timer is set to, if it isn't two minutes. `say`, `may_come_up` and `when_split` are for the
    facilitator alone.
    """

    id: str
    kind: str
    title: str
    minutes: float
    prompt: str = ""
    item: str | None = None
    dialogue: str | None = None
    scale: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    rounds: int = 1
    seconds: int | None = None
    say: str = ""
    may_come_up: str = ""
    when_split: str = ""
    content_note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """A plan. `people`: from how many to how many it was written for."""

    id: str
    title: str
    minutes: int
    people: tuple[int, int]
    aims: tuple[str, ...]
    materials: tuple[str, ...]
    content_note: str
    steps: tuple[Step, ...]
    handout: Handout | None = None
    concepts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    version: int = 1
