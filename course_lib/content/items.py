"""Items: what a learner answers. One frozen class a kind; how each is marked is in `activities/items`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Option:
    """An answer to choose, with the comment on it. `misconception`: what choosing it shows."""

    id: str
    text: str
    feedback: str
    correct: bool = False
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One of the things to put in order."""

    id: str
    text: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group to sort cards into."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card to sort, and the `group` where it belongs."""

    id: str
    text: str
    group: str
    feedback: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class RangeFeedback:
    """What is said of an estimate below, within or above what is right."""

    below: str
    within: str
    above: str


@dataclass(frozen=True, kw_only=True)
class Region:
    """What is said of a place on a scale up to `to`, from where the region before it ends."""

    to: float
    feedback: str


@dataclass(frozen=True, kw_only=True)
class BeliefFeedback:
    """What is said to each stand on a belief. None of them is marked."""

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
    """One of several options is right."""

    options: tuple[Option, ...]
    shuffle: bool = True


@dataclass(frozen=True, kw_only=True)
class Several(Item):
    """Each option that fits is to be chosen, and no other."""

    options: tuple[Option, ...]
    shuffle: bool = True


@dataclass(frozen=True, kw_only=True)
class Tiers(Item):
    """An answer, and the reason for it: both have to be right."""

    options: tuple[Option, ...]
    because: str
    reasons: tuple[Option, ...]
    shuffle: bool = True


@dataclass(frozen=True, kw_only=True)
class Order(Item):
    """The `steps` in their right order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Groups(Item):
    """Cards to sort into groups."""

    groups: tuple[Group, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Scale(Item):
    """An estimate from `min` to `max`. `answer`: the lowest and the highest that are right."""

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
    """A place on a scale with no right one; `regions` say what there is to say of each."""

    min: float
    max: float
    step: float
    low_label: str
    high_label: str
    regions: tuple[Region, ...]
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Belief(Item):
    """A belief to agree with or not, asked before and after the lessons that correct it. It isn't marked."""

    misconception: str
    feedback: BeliefFeedback


KINDS: dict[str, type[Item]] = {
    "single": Single, "several": Several, "tiers": Tiers, "order": Order,
    "groups": Groups, "scale": Scale, "stance": Stance, "belief": Belief,
}
