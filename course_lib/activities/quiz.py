"""A quiz: a set of items, what the learner has done with each, and what they may see of it.

State is a fold of events. `respond` copies, changes, returns; time, ids and seeds are arguments.
"""

from dataclasses import dataclass, field, replace

from ..content.items import Item
from ..content.objects import Quiz
from . import items
from .mark import BadResponse, Mark
from .replay import replay

KIND = "learning"
SURE = (1, 2, 3)  # a guess, fairly sure, sure


@dataclass(frozen=True)
class Attempt:
    """One answer to an item, and the order in which its options stood (`seed`)."""

    response: dict
    sure: int | None
    seed: int


@dataclass(frozen=True)
class ItemState:
    """What happened with one item since the quiz was last started again."""

    item: Item
    seed: int
    attempts: tuple[Attempt, ...] = ()
    hinted: bool = False
    shown: bool = False  # asked to be shown why
    outdated: bool = False  # answered in an earlier version only

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The mark of each attempt, in order."""
        return tuple(items.mark(self.item, attempt.response) for attempt in self.attempts)

    @property
    def done(self) -> bool:
        """Nothing more is asked: it's right, it isn't judged, or the learner asked to be shown why."""
        if self.shown:
            return True
        return bool(self.attempts) and items.mark(self.item, self.attempts[-1].response).verdict in ("right", "noted")


@dataclass(frozen=True)
class QuizState:
    """The quiz, and by id what happened with each of its items."""

    quiz: Quiz
    states: dict[str, ItemState] = field(default_factory=dict)
    done_before: bool = False  # and started again since

    @property
    def activity(self) -> str:
        """What its events are filed under."""
        return f"quiz/{self.quiz.id}"

    @property
    def complete(self) -> bool:
        """Nothing is left to answer. Where feedback comes later, any answer is all that is asked."""
        later = self.quiz.feedback == "later"
        return all(bool(state.attempts) if later else state.done for state in self.states.values())

    @property
    def done(self) -> bool:
        """It was complete once; starting it again takes nothing away."""
        return self.done_before or self.complete


def start(quiz: Quiz, its_items: tuple[Item, ...], seed: int) -> QuizState:
    """An empty state, whose options are shuffled by `seed`."""
    return QuizState(quiz, {item.id: ItemState(item, seed) for item in its_items})


def resume(state: QuizState, events: list[dict]) -> QuizState:
    """`state` after `events`, oldest first. Events that don't fit any more change nothing."""
    return replay(state, events, _after)


def respond(state: QuizState, message: dict, now: str, new_id: str) -> tuple[QuizState, dict]:
    """The state after a learner's message, and the event to keep.

    `message["type"]` is answer, hint, why (asked to be shown) or again (start the quiz again).
    Raises BadResponse for a message that doesn't fit.
    """
    event = {"id": new_id, "at": now, "activity": state.activity, "type": message.get("type")}
    if event["type"] != "again":
        before = _state_of(state, message)
        event |= {"item": before.item.id, "version": before.item.version}
    if event["type"] == "answer":
        event |= {"response": message.get("response"), "sure": message.get("sure"), "seed": before.seed}
    return _after(state, event), event


def _state_of(state: QuizState, message: dict) -> ItemState:
    name = message.get("item")
    if not isinstance(name, str) or name not in state.states:
        raise BadResponse("this quiz has no such item")
    return state.states[name]


def _after(state: QuizState, event: dict) -> QuizState:
    if event["type"] == "again":
        fresh = {id: ItemState(one.item, one.seed + 1) for id, one in state.states.items()}
        return replace(state, states=fresh, done_before=state.done)
    before = _state_of(state, event)
    if _whole(event["version"]) != before.item.version:
        after = replace(before, outdated=before.outdated or event["type"] == "answer" and not before.attempts)
    else:
        after = item_after(before, event)
    return replace(state, states={**state.states, before.item.id: after})


def item_after(before: ItemState, event: dict) -> ItemState:
    """What stands of an item after an event about this version of it. Raises BadResponse."""
    if event["type"] == "hint":
        return replace(before, hinted=True)
    if event["type"] == "why":
        if not before.attempts:
            raise BadResponse("answer first; then you can be shown why")
        return replace(before, shown=True)
    if event["type"] != "answer":
        raise BadResponse(f"nothing is called {event['type']!r}")
    sure, seed = event.get("sure"), _whole(event["seed"])
    if sure is not None and _whole(sure) not in SURE:
        raise BadResponse("how sure must be 1, 2 or 3")
    items.check(before.item, event["response"])
    attempt = Attempt(event["response"], sure, seed)
    return replace(before, attempts=(*before.attempts, attempt), seed=seed, outdated=False)


def _whole(given) -> int:
    """`given`, if it's a whole number; True isn't one, though Python counts it as 1. Raises BadResponse."""
    if type(given) is not int:
        raise BadResponse(f"{given!r} isn't a whole number")
    return given
