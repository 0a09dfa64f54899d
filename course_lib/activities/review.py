"""Review: questions from the lessons come back on the day when they'd begin to fade.

A card is an item, what its reviews say of the memory of it, and what was done with it on this page today. All of it
is a fold of events: those of the lessons' quizzes and those of the review. One review a day counts for each item: its
first answer on that day, for what comes after it comes after the feedback.

Nothing is ever overdue. At most `DAILY` questions are asked on a day, those that wait longest first; what doesn't fit
waits for the next day. So after a break, or days away, what came due is spread over the days that follow.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..content.items import Item
from ..models.memory import AGAIN, EASY, GOOD, HARD, Memory, reviewed
from . import items
from .chance import chance
from .mark import BadResponse, Mark
from .quiz import ItemState, item_after

KIND = "learning"
ACTIVITY = "review"
SITTING = 8  # questions, a few minutes
DAILY = 3 * SITTING
LONGEST_BREAK = 365  # days; longer ones are "until I say so"
NOT_JUDGED = ("belief", "stance")


@dataclass(frozen=True)
class Card:
    """`met`: the day of its first answer, in any version; `done`: the day on which this page last asked it.

    `face` is what was done with it on this page on the day `done`, and `hinted` whether a hint was read since the
    last answer that counted.
    """

    item: Item
    met: int | None = None
    memory: Memory | None = None
    hinted: bool = False
    off: bool = False
    face: ItemState | None = None
    done: int | None = None

    @property
    def due(self) -> int:
        """The day from which it may be asked; an item that has changed since it was met begins anew at once."""
        return self.memory.due if self.memory else self.met

    def on(self, day: int) -> ItemState:
        """What is to be seen of it on `day`: its options stand in another order each day."""
        if self.face and self.done == day:
            return self.face
        return ItemState(self.item, zlib.crc32(f"{self.item.id} {day}".encode()), outdated=self.memory is None)


@dataclass(frozen=True)
class Break:
    """A break from `first`, for `days` days or until it's ended (None)."""

    first: int
    days: int | None

    def holds(self, day: int) -> bool:
        """Whether `day` is within it."""
        return self.days is None or day < self.first + self.days


@dataclass(frozen=True)
class ReviewState:
    """`day_of` gives the number of the day on which a time falls, where the learner is."""

    day_of: Callable[[str], int]
    cards: dict[str, Card] = field(default_factory=dict)
    pause: Break | None = None

    activity = ACTIVITY
    done = False  # a review is never something that is left to do


def start(its_items: tuple[Item, ...], day_of: Callable[[str], int]) -> ReviewState:
    """A state in which nothing was met yet. Items that nobody judges, and those that are no lesson's, are left out."""
    fit = (item for item in its_items if item.use == "lesson" and item.kind not in NOT_JUDGED)
    return ReviewState(day_of, {item.id: Card(item) for item in fit})


def resume(state: ReviewState, events: list[dict]) -> ReviewState:
    """`state` after `events`, oldest first: of quizzes and of the review. Those that don't fit change nothing."""
    for event in events:
        try:
            state = _after(state, event)
        except (BadResponse, KeyError, TypeError, ValueError, AttributeError):
            continue
    return state


def respond(state: ReviewState, message: dict, now: str, new_id: str) -> tuple[ReviewState, dict]:
    """The state after a learner's message, and the event to keep.

    `message["type"]` is answer, hint or why about an item; off (don't ask it again) or on; pause (for `days`, or
    None for an open end) or go-on. Raises BadResponse for a message that doesn't fit.
    """
    event = {"id": new_id, "at": now, "activity": ACTIVITY, "type": message.get("type")}
    if event["type"] == "pause":
        event["days"] = message.get("days")
    elif event["type"] != "go-on":
        card = _card(state, message.get("item"))
        if card.met is None:
            raise BadResponse("this question hasn't come up in a lesson yet")
        event |= {"item": card.item.id, "version": card.item.version}
        if event["type"] == "answer":
            seed = card.on(state.day_of(now)).seed
            event |= {"response": message.get("response"), "sure": message.get("sure"), "seed": seed}
    return _after(state, event), event


def rating(mark: Mark, sure: int | None, hinted: bool) -> int:
    """How well it came back, from the first answer of a day.

    | the answer was | rating |
    |---|---|
    | not right, or right in part | Again |
    | right, after a hint or as a guess | Hard |
    | right and sure | Easy |
    | right otherwise | Good |
    """
    if mark.verdict != "right":
        return AGAIN
    if hinted or sure == 1:
        return HARD
    return EASY if sure == 3 else GOOD


def _card(state: ReviewState, name) -> Card:
    if not isinstance(name, str) or name not in state.cards:
        raise BadResponse("the review has no such question")
    return state.cards[name]


def _after(state: ReviewState, event: dict) -> ReviewState:
    day, here = state.day_of(event["at"]), event["activity"] == ACTIVITY
    if here and event["type"] == "pause":
        return replace(state, pause=Break(day, _length(event["days"])))
    if here and event["type"] == "go-on":
        return replace(state, pause=None)
    if not here and not event["activity"].startswith("quiz/"):
        raise BadResponse("that is no question")
    card = _card(state, event["item"])
    if type(event["version"]) is not int:
        raise BadResponse("a version is a number")
    after = _here(card, event, day) if here else _in_lesson(card, event, day)
    return replace(state, cards={**state.cards, card.item.id: after})


def _length(days) -> int | None:
    if days is not None and (type(days) is not int or not 1 <= days <= LONGEST_BREAK):
        raise BadResponse(f"a break is from 1 to {LONGEST_BREAK} days long, or open")
    return days


def _here(card: Card, event: dict, day: int) -> Card:
    if card.met is None:
        raise BadResponse("this question hasn't come up in a lesson yet")
    if event["type"] in ("off", "on"):
        return replace(card, off=event["type"] == "off")
    if event["version"] != card.item.version:
        return card
    face = item_after(card.on(day), event)
    return replace(_remembered(card, event, day, face), face=face, done=day)


def _in_lesson(card: Card, event: dict, day: int) -> Card:
    if event["type"] not in ("answer", "hint"):
        return card
    if event["version"] != card.item.version:
        return replace(card, met=card.met or day) if event["type"] == "answer" else card
    return _remembered(card, event, day, item_after(ItemState(card.item, 0), event))


def _remembered(card: Card, event: dict, day: int, after: ItemState) -> Card:
    """The card with what `event` says of the memory: the first answer of a day counts, and a hint before it."""
    if card.memory and day <= card.memory.day:
        return card
    if event["type"] == "hint":
        return replace(card, hinted=True)
    if event["type"] != "answer":
        return card
    last = after.attempts[-1]
    how = rating(items.mark(card.item, last.response), last.sure, card.hinted)
    return replace(card, met=card.met or day, memory=reviewed(card.memory, how, day), hinted=False)


# What is due -----------------------------------------------------------------------------------


def due(state: ReviewState, day: int) -> list[Card]:
    """The cards to ask on `day`, at most as many as are left of the day's: sitting by sitting, and in each the lessons
    mixed. None while there's a break."""
    if state.pause and state.pause.holds(day):
        return []
    waiting = sorted((card for card in _asked(state) if card.due <= day), key=_oldest_first)
    waiting = waiting[:max(0, DAILY - done_today(state, day))]
    return [card for at in range(0, len(waiting), SITTING) for card in _mixed(waiting[at:at + SITTING])]


def done_today(state: ReviewState, day: int) -> int:
    """How many questions this page has asked on `day`, and got an answer."""
    return sum(card.done == day and bool(card.face.attempts) for card in state.cards.values())


def forecast(state: ReviewState, day: int, days: int = 14) -> list[int]:
    """How many questions each of the next `days` days will ask, from `day` on, as things stand.

    What is asked comes again later; that isn't counted, since nobody knows yet how it will go.
    """
    coming = sorted(card.due for card in _asked(state))
    counts, waiting = [], 0
    for later in range(day, day + days):
        while coming and coming[0] <= later:
            coming.pop(0)
            waiting += 1
        room = DAILY - (done_today(state, day) if later == day else 0)
        counts.append(0 if state.pause and state.pause.holds(later) else min(waiting, max(0, room)))
        waiting -= counts[-1]
    return counts


def _asked(state: ReviewState) -> list[Card]:
    return [card for card in state.cards.values() if card.met is not None and not card.off]


def _oldest_first(card: Card) -> tuple:
    return card.due, chance(0, card.item.id)


def _mixed(cards: list[Card]) -> list[Card]:
    """The same cards, and where there is a choice no two of one lesson in a row."""
    left, order = list(cards), []
    while left:
        lesson = order[-1].item.lesson if order else None
        order.append(next((card for card in left if card.item.lesson != lesson), left[0]))
        left.remove(order[-1])
    return order
