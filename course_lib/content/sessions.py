"""What personal sessions are made from: words that point to themes, signs of danger, and authored parts."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, eq=False)  # known by identity: it's looked up in caches, for every pattern
class Group:
    """Patterns that mean one thing, used in other patterns as <id>."""

    id: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Respelling:
    """What a word or a few stand for, in plainer ones."""

    word: str
    means: str


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """Words whose misspellings are recognised, and words that only look like them."""

    known: tuple[str, ...]
    keep: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of a session: lines to read one after another; `longer` is added where there is time."""

    lines: tuple[str, ...]
    longer: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Settling:
    route: str  # eyes-open, movement or breath
    lines: tuple[str, ...]
    longer: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Signs:
    """The patterns that point to a theme, by how much they say; `who` names the groups of people that it's about."""

    theme: str
    strong: tuple[str, ...]
    clear: tuple[str, ...]
    faint: tuple[str, ...]
    who: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Leanings:
    """How much each word or pair of neighbours speaks for a theme, learned from texts: features.py says how they're written."""

    theme: str
    weights: dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Together:
    """How the weights' score and the encoder's log-odds of danger decide together: share × score + log-odds, above the limit."""

    share: float
    limit: float


@dataclass(frozen=True, kw_only=True)
class Screen:
    """The weights that decide whether a text tells of danger: it does above the limit. `together` where the encoder reads, too."""

    bias: float = 0.0
    limit: float = 0.0
    weights: dict[str, float] = field(default_factory=dict)
    together: Together | None = None


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What a session may be about, and the pieces for it."""

    id: str
    area: str
    title: str
    about: str
    lesson: str  # where the course says more
    skill: Piece
    rehearsal: Piece
    suggestions: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Danger:
    """A kind of danger and its signs; `alike` are phrases that only sound like it."""

    kind: str
    signs: tuple[str, ...]
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)  # known by identity: what is made from it is made once
class SessionLibrary:
    groups: tuple[Group, ...] = ()
    respellings: tuple[Respelling, ...] = ()
    spelling: Spelling = Spelling(known=(), keep=())
    signs: tuple[Signs, ...] = ()
    themes: tuple[Theme, ...] = ()
    leanings: tuple[Leanings, ...] = ()
    dangers: tuple[Danger, ...] = ()
    concepts: tuple[Group, ...] = ()
    screen: Screen = Screen()
    arrivals: tuple[Piece, ...] = ()
    settlings: tuple[Settling, ...] = ()
    returns: tuple[Piece, ...] = ()
    caveat: str = ""
