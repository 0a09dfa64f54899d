"""What a facilitator keeps of a workshop: totals, and nothing about anybody. It's made when the room is closed."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..activities import dialogue_paths, items
from ..content.items import Scale
from ..content.workshops import Step
from ..words import _
from . import answers
from .all_rooms import DAYS
from .results import result
from .room import Room


@dataclass(frozen=True)
class Line:
    """A step of the plan: `planned` minutes, and the minutes that it `took` (None where the room never came to it)."""

    title: str
    planned: float
    took: float | None


@dataclass(frozen=True)
class Asked:
    """One question. `rounds`: what was said, as `results.result` gives it; two where the room voted twice, None where fewer
    than `Report.fewest` answered. `right`: ids of what fits, in order for an order; `fits`: the numbers that fit on a scale."""

    title: str
    text: str
    rounds: tuple[dict | None, ...]
    right: tuple[str, ...] = ()
    fits: tuple[float, float] | None = None
    by_hand: bool = False


@dataclass(frozen=True)
class Kept:
    """A text or a word that the room saw, because the facilitator had let it through. `number` names it to the facilitator."""

    number: int
    title: str
    text: str


@dataclass(frozen=True)
class Report:
    """`people`: the most who answered one question, None where too few did. `goes`: the day on which the room's totals are deleted."""

    title: str
    day: date
    goes: date
    fewest: int
    planned: int
    took: float
    people: int | None
    lines: tuple[Line, ...]
    asked: tuple[Asked, ...]
    kept: tuple[Kept, ...]


def report(room: Room, content, day: date, keep: frozenset[int] = frozenset()) -> Report:
    """The report of a room that is over. `keep`: numbers of what `let_through` lists; the rest of it isn't in the report."""
    asked = tuple(_asked(room, content, step, ballots) for step, ballots in _ballots(room))
    counted = [one["of"] for question in asked for one in question.rounds if one and one["type"] != "words"]
    spent = [room.spent.get(step.id, 0) for step in room.workshop.steps]
    return Report(
        room.workshop.title, day, day + timedelta(DAYS), room.fewest, room.workshop.minutes, sum(spent) / 60,
        max((n for n in counted if n >= room.fewest), default=None),
        tuple(Line(step.title, step.minutes, took / 60 if took else None) for step, took in zip(room.workshop.steps, spent, strict=True)),
        tuple(one for one in asked if one.rounds), tuple(one for one in let_through(room) if one.number in keep),
    )


def let_through(room: Room) -> tuple[Kept, ...]:
    """Every text and word that the room saw, numbered from 1: texts of a step in no order that says when they were written."""
    found = []
    for step in room.workshop.steps:
        found += [(step.title, text) for text in room.texts_shown(step) + sorted(room.words.get(step.id, ()))]
    return tuple(Kept(number, title, text) for number, (title, text) in enumerate(found, start=1))


def _ballots(room: Room) -> list[tuple[Step, tuple[str, ...]]]:
    """What was voted on and shown or counted, in the plan's order. Words aren't votes: they're among what was let through."""
    found = [(step, ballots) for step in room.workshop.steps if step.kind != "words" for ballots in room.ballots_of(step)]
    return [(step, ballots) for step, ballots in found if any(room.said(one).shown is not None or one in room.tallies for one in ballots)]


def _asked(room: Room, content, step: Step, ballots: tuple[str, ...]) -> Asked:
    said = [result(room, content, step, one) for one in ballots]
    rounds = tuple(one if one and one["of"] >= room.fewest else None for one in said)  # hands too: a report leaves the room
    by_hand = any(one in room.tallies for one in ballots)
    asked = Asked(step.title, step.prompt, rounds, by_hand=by_hand)
    if step.dialogue:
        return _with_line(asked, room, content, step, int(ballots[0].rpartition("/")[2]))
    return _with_key(asked, content.item(step.item)) if step.item else asked


def _with_line(asked: Asked, room: Room, content, step: Step, turn: int) -> Asked:
    """With what was answered there: the partner's line at that turn, from 1 on."""
    dialogue, path = content.dialogue(step.dialogue), answers.path(content, room, step, turn - 1)
    heard = dialogue_paths.line(dialogue_paths.turn_of(dialogue, path), path.mood(dialogue))
    return replace(asked, title=f"{step.title} ({turn})", text=f"{dialogue.partner.name}: " + _('"{text}"').format(text=heard.text))


def _with_key(asked: Asked, item) -> Asked:
    asked = replace(asked, text=item.stem)
    if isinstance(item, Scale):
        return replace(asked, fits=item.answer)
    answer = items.reveal(item)[0]["answer"]
    return replace(asked, right=tuple(answer) if isinstance(answer, list) else (answer,))
