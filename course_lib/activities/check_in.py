"""A check-in: how it is in here right now, in a few marks and words. Private, kept only when asked, and never judged.

A place on the affect map (M13, as in `models/affect_map.py`) is `pleasant` and `energy`, each a whole number from −100 to 100:
a hundredth of valence and arousal.
"""

import re
from calendar import monthrange
from dataclasses import asdict, dataclass
from typing import ClassVar

from ..words import _
from .mark import BadResponse
from .own_words import own_text, own_words

KIND = "private"
PREFIX = "check-in-"  # what the documents' names begin with
HERE = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})", re.ASCII)
STEPS = (-100, -66, -33, -8, 9, 34, 67)  # from where on each of seven words holds


@dataclass(frozen=True)
class Body:
    """What is felt in the body: where, how, and in own words."""

    where: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.where or self.how or self.text)


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """One check-in, on the `day` (2026-11-22) and at the `time` (14:05) of the learner's own clock."""

    kind: ClassVar[str] = "check-in"
    day: str
    time: str
    pleasant: int | None = None
    energy: int | None = None
    feelings: tuple[str, ...] = ()
    body: Body = Body()
    text: str = ""


def start(said, here) -> CheckIn:
    """What the learner said, at the time `here` of their clock (2026-11-22T14:05). Raises BadResponse, also if nothing was said."""
    if not isinstance(said, dict):
        raise BadResponse("a check-in is a dict")
    found = HERE.fullmatch(here) if isinstance(here, str) else None
    if not found:
        raise BadResponse("a check-in has a day and a time")
    made = _check_in(said, *found.groups())
    if (made.pleasant, made.energy) == (None, None) and not (made.feelings or made.body or made.text.strip()):
        raise BadResponse(nothing_yet())
    return made


def nothing_yet() -> str:
    """What is said where nothing was."""
    return _("There is nothing to keep yet. One mark or one word is enough.")


def document(check_in: CheckIn, now: str) -> dict:
    """What is kept of it; `now` is when it was saved, UTC."""
    return {"kind": check_in.kind, **asdict(check_in), "at": now}


def resume(kept: dict) -> CheckIn:
    """The check-in that `kept`, a document, holds. Raises BadResponse if that isn't one."""
    if kept.get("kind") != CheckIn.kind:
        raise BadResponse("that isn't a check-in")
    return _check_in(kept, kept.get("day"), kept.get("time"))


def _check_in(said: dict, day, time) -> CheckIn:
    if not is_day(day) or not isinstance(time, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time, re.ASCII):
        raise BadResponse("a check-in has a day and a time")
    body = said.get("body", {})
    if not isinstance(body, dict):
        raise BadResponse("what is felt in the body is a dict")
    return CheckIn(
        day=day, time=time, pleasant=_side(said.get("pleasant")), energy=_side(said.get("energy")),
        feelings=own_words(said.get("feelings", ())), text=own_text(said.get("text", "")),
        body=Body(own_words(body.get("where", ())), own_words(body.get("how", ())), own_text(body.get("text", ""))),
    )


def is_day(given) -> bool:
    """Whether `given` is a day of the calendar, as 2026-11-22."""
    if not isinstance(given, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given, re.ASCII):
        return False
    year, month, day = map(int, given.split("-"))
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _side(given) -> int | None:
    if given is not None and (type(given) is not int or not -100 <= given <= 100):
        raise BadResponse("a side of the map goes from −100 to 100")
    return given


def pleasant_words() -> tuple[str, ...]:
    """From unpleasant to pleasant, in seven words; `STEPS` says where each begins."""
    return (_("very unpleasant"), _("unpleasant"), _("a little unpleasant"), _("neither pleasant nor unpleasant"),
            _("a little pleasant"), _("pleasant"), _("very pleasant"))


def energy_words() -> tuple[str, ...]:
    """From little energy to much, in seven words; `STEPS` says where each begins."""
    return (_("very little energy"), _("little energy"), _("rather little energy"), _("middling energy"),
            _("some energy"), _("much energy"), _("very much energy"))


def place_in_words(pleasant: int | None, energy: int | None) -> str:
    """A place on the map, in words; empty where nothing was marked."""
    sides = ((pleasant, pleasant_words()), (energy, energy_words()))
    return ", ".join(words[sum(value >= step for step in STEPS) - 1] for value, words in sides if value is not None)


def body_places() -> tuple[str, ...]:
    """Where in a body something may be felt."""
    return (_("head"), _("face"), _("jaw"), _("throat"), _("shoulders"), _("back"), _("chest"), _("belly"), _("hands"),
            _("legs"), _("skin"), _("all over"), _("hard to tell"))


def body_ways() -> tuple[str, ...]:
    """How it may feel there."""
    return (_("warm"), _("cold"), _("tight"), _("loose"), _("heavy"), _("light"), _("restless"), _("still"), _("buzzing"),
            _("trembling"), _("aching"), _("hollow"), _("numb"), _("hard to tell"))
