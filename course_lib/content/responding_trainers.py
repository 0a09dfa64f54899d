"""The trainers of responding: serve and return, reflect back, fix or feel, wait.

Each has a bank of `moments`, of which a run takes `run`.
"""

from dataclasses import dataclass

from .trainer import Trainer


@dataclass(frozen=True, kw_only=True)
class Return:
    """What one might send back. `meets`: the other finds that the offer was taken. `style` is how one turned toward."""

    text: str
    move: str
    style: str | None = None
    meets: bool = False
    lands: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Serve:
    """What is offered, and what might be sent back."""

    offer: str
    returns: tuple[Return, ...]


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """An offer, and what is offered next, once it was `met` or `missed`."""

    id: str
    scene: str
    first: Serve
    met: Serve
    missed: Serve


@dataclass(frozen=True, kw_only=True)
class ServeAndReturn(Trainer):
    """Somebody offers something; what comes back?"""

    run: int
    moments: tuple[Exchange, ...]


@dataclass(frozen=True, kw_only=True)
class Sense:
    """What one might say that one heard. `role`: sense (what they meant), echo (their own words), beside (true, and not the point)."""

    text: str
    role: str


@dataclass(frozen=True, kw_only=True)
class FeelingWord:
    """A word for what they feel. `fit`: fits, strong (too strong), weak (too weak), other (another feeling)."""

    text: str
    fit: str


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Somebody says something. `naming`: whether a feeling word is needed, welcome or unwanted here; `checks`: which ends suit them.

    What they answer: `further` (they go on), `corrects` (they put it right), `polite`, `closes` and `turns` (away from themselves).
    """

    id: str
    scene: str
    says: str
    senses: tuple[Sense, ...]
    feelings: tuple[FeelingWord, ...]
    tip: str
    naming: str
    checks: tuple[str, ...]
    further: str
    corrects: str | None = None
    polite: str
    closes: str
    turns: str
    why: str


@dataclass(frozen=True, kw_only=True)
class ReflectBack(Trainer):
    """Compose a reflection from parts, and hear how it lands."""

    run: int
    moments: tuple[Speaker, ...]


@dataclass(frozen=True, kw_only=True)
class Reply:
    """Somebody's reply to somebody. `holds`: feel (acknowledgement), fix (advice) or both; `wish`: heard, helped or unclear."""

    id: str
    scene: str
    reply: str
    holds: str
    why: str
    wish: str
    because: str


@dataclass(frozen=True, kw_only=True)
class FixOrFeel(Trainer):
    """Tell advice from acknowledgement."""

    run: int
    moments: tuple[Reply, ...]


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Somebody stops. With the probability `more` there's more to come; by then half of the times in `median` breaths, with `spread`
    (the standard deviation of its natural logarithm). From the breath `until` on it feels empty.

    What comes: `goes_on` (their words), `empty` (they close), `early` (you spoke, and something stayed unsaid) or `enough` (you
    spoke, and nothing more was to come).
    """

    id: str
    scene: str
    says: str
    reply: str
    more: float
    median: float
    spread: float
    until: int
    goes_on: str | None = None
    empty: str
    early: str | None = None
    enough: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Wait(Trainer):
    """The pause before replying."""

    run: int
    moments: tuple[Pause, ...]


KINDS = {"serve-and-return": ServeAndReturn, "reflect-back": ReflectBack, "fix-or-feel": FixOrFeel, "wait": Wait}
