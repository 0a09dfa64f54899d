"""A report: what the answers to an assignment say about its questions.

None stands for what isn't said, either because it doesn't exist or because fewer than five students are behind it
(`small_groups`). All shares are from 0 to 1, and all intervals hold 95 %.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A mean of credit, its interval, and how many students are behind it."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Chosen:
    """How many chose an option: of the weak, middle and strong third, where thirds are shown, and of all. None: under 5, or
    hidden because it would give such a number away."""

    text: str
    right: bool
    by_third: tuple[int | None, ...]
    all: int | None
    blank: bool = False  # stands for those who gave no answer


@dataclass(frozen=True)
class Table:
    """Who chose what. `sizes`: how many students each third has; empty where thirds aren't shown."""

    legend: str
    single: bool
    rows: tuple[Chosen, ...]
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Sure:
    """Those who were sure to this level (1 to 3), and how much of what they answered was right."""

    level: int
    right: Share


@dataclass(frozen=True)
class Flag:
    """What deserves a second look. `what` is a word for programs. `numbers`: what it rests on. `firm`: whether chance is an
    unlikely reason."""

    what: str
    says: str
    numbers: str
    firm: bool = True


@dataclass(frozen=True)
class ItemReport:
    """An item. `enough`: whether at least five were asked; if not, there is nothing but its text. `partial`: whether some
    earned a part of its points."""

    number: int
    id: str
    stem: str
    points: float
    concepts: tuple[str, ...]
    decision: str
    counts: bool
    enough: bool
    n: int | None = None
    unanswered: int | None = None
    partial: bool = False
    facility: Share | None = None
    discrimination: float | None = None
    discrimination_interval: tuple[float, float] | None = None
    tables: tuple[Table, ...] = ()
    seconds: float | None = None
    sure: tuple[Sure, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True)
class Reliability:
    """`name`: KR-20 or Cronbach's alpha. `error`: the standard error of measurement, as a share of `points`. `items`: how many
    it is about; `all_items`: whether that is the whole score."""

    name: str
    alpha: float
    interval: tuple[float, float] | None
    error: float
    items: int
    all_items: bool
    points: float


@dataclass(frozen=True)
class Bar:
    """How many students scored from `low` to below `high` (the last bar: up to it)."""

    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Summary:
    """The scores, as shares of what each student could earn. `points`: how much that is; None where it differs."""

    mean: float
    spread: float
    points: float | None
    bars: tuple[Bar, ...]
    reliability: Reliability | None
    why_not: str  # why there is no reliability
    sure: tuple[Sure, ...]


@dataclass(frozen=True)
class ConceptReport:
    """How the questions about a concept went. `stands`: above, below or level, beside all questions; above and below only
    where the interval doesn't hold the mean."""

    id: str
    name: str
    items: tuple[int, ...]  # their numbers
    right: Share
    stands: str


@dataclass(frozen=True)
class Report:
    """All of it. `made`: the day; `left_out`: submissions that need review; `drawn`: students had different questions; `notes`: what
    to know before reading on."""

    assignment: str
    title: str
    made: str
    students: int | None  # None: fewer than five
    left_out: int
    drawn: bool
    summary: Summary | None
    items: tuple[ItemReport, ...]
    concepts: tuple[ConceptReport, ...]
    notes: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
