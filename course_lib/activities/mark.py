"""What marking an answer gives: a verdict in words, a score, and notes beside the options."""

from dataclasses import dataclass


class BadResponse(ValueError):
    """A response that doesn't fit its activity: an option that isn't there, a number that isn't one."""


@dataclass(frozen=True)
class Note:
    """A comment beside one option. `tone`: right, not-yet, missed (right, and not chosen) or note."""

    field: str
    id: str
    tone: str
    text: str = ""


@dataclass(frozen=True)
class Mark:
    """`verdict`: right, partly, not-yet, or noted where nothing is judged; `score`: 0 to 1, or None."""

    verdict: str
    score: float | None
    says: str
    notes: tuple[Note, ...] = ()


def verdict_of(score: float) -> str:
    """The word for a score: exactly 1 is right, above 0 partly, else not yet."""
    return "right" if score == 1 else "partly" if score > 0 else "not-yet"
