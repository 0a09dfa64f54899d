"""Items: what a learner answers. One frozen class a kind; how each is marked is in `activities/items`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Option:
    id: str
    text: str
    feedback: str
    correct: bool = False
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    id: str
    text: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Group:
    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Card:
    id: str
    text: str
    group: str
    feedback: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class RangeFeedback:
    below: str
    within: str
    above: str


@dataclass(frozen=True, kw_only=True)
class Region:
    to: float
    feedback: str


@dataclass(frozen=True, kw_only=True)
class BeliefFeedback:
    agree: str
    unsure: str
    disagree: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every kind of item has. `version` goes up when the meaning changes."""

    id: str
    kind: str
    version: int
    lesson: str
    use: str
    stem: str
    concepts: tuple[str, ...]
    difficulty: int
    level: str
    sources: tuple[str, ...] = ()
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Single(Item):
    options: tuple[Option, ...]
    shuffle: bool = True


@dataclass(frozen=True, kw_only=True)
class Several(Item):
    options: tuple[Option, ...]
    shuffle: bool = True


@dataclass(frozen=True, kw_only=True)
class Tiers(Item):
    options: tuple[Option, ...]
    because: str
    reasons: tuple[Option, ...]
    shuffle: bool = True


@dataclass(frozen=True, kw_only=True)
class Order(Item):
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Groups(Item):
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Scale(Item):
    min: float
    max: float
    step: float
    low_label: str
    high_label: str
    answer: tuple[float, ...]
    feedback: RangeFeedback
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Stance(Item):
    min: float
    max: float
    step: float
    low_label: str
    high_label: str
    regions: tuple[Region, ...]
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Belief(Item):
    misconception: str
    feedback: BeliefFeedback


KINDS: dict[str, type[Item]] = {
    "single": Single, "several": Several, "tiers": Tiers, "order": Order,
    "groups": Groups, "scale": Scale, "stance": Stance, "belief": Belief,
}
