"""What a dialogue is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Mood:
    """A partner's hidden state; each number is 0 to 1."""

    feeling: str
    intensity: float
    safety: float
    understood: float


@dataclass(frozen=True, kw_only=True)
class Within:
    """From a value on, up to but not including another."""

    from_: float | None = None
    below: float | None = None

    def holds(self, value: float) -> bool:
        """Whether `value` is from the one on and below the other; a side that isn't named is open."""
        return (self.from_ is None or value >= self.from_) and (self.below is None or value < self.below)


@dataclass(frozen=True, kw_only=True)
class When:
    """What must hold of a mood; what isn't named may be anything."""

    intensity: Within | None = None
    safety: Within | None = None
    understood: Within | None = None

    def holds(self, mood: Mood) -> bool:
        """Whether `mood` is within all that is named."""
        return all(within is None or within.holds(getattr(mood, name)) for name, within in vars(self).items())


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a partner says, what they do meanwhile, and in which mood."""

    text: str
    does: str | None = None
    when: When | None = None


@dataclass(frozen=True, kw_only=True)
class Road:
    """The turn or the end that a reply leads to, and in which mood."""

    to: str
    when: When | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """Something to say. `move` is what it does, `fit` how well (hit, near or miss); `harm`: does, tolerates or None.

    The first road that holds is taken.
    """

    id: str
    move: str
    text: str
    why: str
    to: tuple[Road, ...]
    fit: str = "near"
    harm: str | None = None
    feeling: str | None = None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """The partner's turn, of which the first line that holds is said, and the replies to it."""

    id: str
    lines: tuple[Line, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, kw_only=True)
class End:
    """How a conversation ends, and what is said after it. `safe`: somebody is safe because they left."""

    id: str
    text: str
    after: str
    safe: bool = False


@dataclass(frozen=True, kw_only=True)
class Partner:
    """Whom one talks with; `seed` and `age` draw the face."""

    name: str
    seed: int
    age: str


@dataclass(frozen=True, kw_only=True)
class Dialogue:
    """A conversation. `leave_to_be_safe`: leaving is the task."""

    id: str
    lesson: str
    title: str
    setting: str
    minutes: int
    you: str
    partner: Partner
    scene: str
    aim: str
    concepts: tuple[str, ...]
    start: Mood
    turns: tuple[Turn, ...]
    ends: tuple[End, ...]
    version: int = 1
    mentions: str | None = None
    sources: tuple[str, ...] = ()
    leave_to_be_safe: bool = False
