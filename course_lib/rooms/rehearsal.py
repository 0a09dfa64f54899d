"""Made-up participants, so that a facilitator can try a plan alone. They know what a phone shows, and nothing else.

What they answer is chance with a lean, the same for the same seed: a room that agrees here, splits there, and has corners
on the affect map. It says nothing about what people would answer.
"""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from random import Random

from ..activities.mark import BadResponse
from ..records.errors import RecordError
from ..words import N_, _
from .live import Live

MOST = 500
MANNERS = ("quick", "quick", "slow", "slow", "wavering", "passing")  # a third each are quick and slow
SECONDS = {"quick": (1, 5), "slow": (6, 20), "wavering": (2, 8), "passing": (3, 12)}  # until the answer
AGAIN = (3, 12)  # seconds, until somebody who wavers answers otherwise
PASSES = 0.6  # share of the questions that somebody who passes leaves alone
STAYS = 0.6  # share who keep to their first vote after talking
ASKS = 0.02  # share of the steps at which one person sends a quiet question
WORDS = (N_("warm"), N_("tired"), N_("curious"), N_("heard"), N_("unsure"), N_("calm"), N_("hurried"), N_("closer"), N_("a question"), N_("slow"))
TEXTS = (
    N_("I'd ask before I say what I think."), N_("Not sure. It depends on who it is."), N_("I'd wait a moment first."),
    N_("Something small, this week."), N_("I'd say what I saw."), N_("I noticed how quickly I'd made up my mind."),
)
QUESTIONS = (N_("Could you read that once more?"), N_("How long do we have for this?"), N_("Is there a break?"))


@dataclass(frozen=True)
class Person:
    """One of them. `manner`: quick, slow, wavering (answers twice) or passing (leaves most questions alone)."""

    name: str
    manner: str
    seed: int

    def chance(self, *about: str) -> Random:
        """Their own chance in some matter: the same each time that it's asked for."""
        return Random(f"{self.seed} {self.name} {' '.join(about)}")


def crowd(number: int, seed: int = 0) -> list[Person]:
    """So many people, of every manner."""
    return [Person(f"person-{n}", MANNERS[n % len(MANNERS)], seed) for n in range(number)]


def acts(person: Person, view: dict) -> list[tuple[float, dict]]:
    """What somebody sends while the phone shows this ballot, each with the seconds until then: nothing, one message or more.

    The messages are without their number `n`.
    """
    if not view["open"]:
        return []
    chance, ballot = person.chance("when", view["ballot"]), view["ballot"]
    done = []
    if chance.random() < ASKS:
        done.append((chance.uniform(2, 20), {"type": "question", "text": _(chance.choice(QUESTIONS))}))
    if person.manner == "passing" and chance.random() < PASSES:
        return done
    at = chance.uniform(*SECONDS[person.manner])
    if view["step"]["kind"] == "open":
        return [*done, (at, {"type": "text", "ballot": ballot, "text": _(chance.choice(TEXTS))})]
    done.append((at, {"type": "answer", "ballot": ballot, "answer": answer(person, view)}))
    if person.manner == "wavering":
        done.append((at + chance.uniform(*AGAIN), {"type": "answer", "ballot": ballot, "answer": answer(person, view, "again")}))
    return done


def answer(person: Person, view: dict, which: str = "first"):
    """What somebody answers, in the form in which a phone sends it."""
    ballot = view["ballot"]
    if view["vote"] == 2 and person.chance("stays", ballot).random() < STAYS:
        return answer(person, view | {"vote": 1, "ballot": ballot.removesuffix("/2") + "/1"})
    # What the room leans to is the same for all of it; how somebody differs from it is their own.
    room, own = Random(f"{person.seed} {ballot}"), person.chance(which, ballot)
    return ANSWERS[view["step"]["kind"]](view["step"], room, own)


def _item(step: dict, room: Random, own: Random):
    field = step["fields"][0]
    if field["type"] == "slide":
        low, high = field["min"], field["max"]
        meant = own.gauss(low + (high - low) * room.uniform(0.3, 0.7), (high - low) * 0.15)
        steps = round((min(max(meant, low), high) - low) / field["step"])
        return low + steps * field["step"]
    ids = [option["id"] for option in field["options"]]
    if field["type"] == "order":
        places = {name: place + own.gauss(0, 0.9) for place, name in enumerate(room.sample(ids, len(ids)))}
        return sorted(ids, key=places.get)
    if field["many"]:
        leans = {name: room.uniform(0.15, 0.85) for name in ids}
        return [name for name in ids if own.random() < leans[name]] or [own.choice(ids)]
    return _leaning(ids, room, own)


def _leaning(ids: list, room: Random, own: Random):
    """One of them, some more often than others."""
    weights = [4, 3, 1.5, 1] + [0.7] * len(ids)
    return own.choices(room.sample(ids, len(ids)), weights[:len(ids)])[0]


def _map(step: dict, room: Random, own: Random) -> list[int]:
    """About one of two places: a room that reads one face in two ways."""
    places = [(room.uniform(-80, 80), room.uniform(-80, 80)) for _place in range(2)]
    return [round(min(max(own.gauss(middle, 25), -100), 100)) for middle in own.choices(places, (2, 1))[0]]


def _words(step: dict, room: Random, own: Random) -> list[str]:
    return list(dict.fromkeys(_leaning(list(map(_, WORDS)), room, own) for _word in range(own.randint(1, step["most"]))))


def _dialogue(step: dict, room: Random, own: Random) -> str:
    return _leaning([reply["id"] for reply in step["dialogue"]["now"]["replies"]], room, own)


def _pulse(step: dict, room: Random, own: Random) -> int:
    return _leaning(list(range(len(step["scale"]))), room, own)


ANSWERS = {"poll": _item, "twice": _item, "map": _map, "words": _words, "dialogue": _dialogue, "pulse": _pulse}


# In a room that runs ------------------------------------------------------------------------------


def rehearse(number: int, seed: int = 0, pace: float = 1) -> Callable[[Live], Awaitable[None]]:
    """What runs beside a room: so many people, until it's closed. Twice the `pace`, and they take half the time.

    Raises ValueError for a number that isn't from 1 to MOST.
    """
    if not 1 <= number <= MOST:
        raise ValueError(_("A rehearsal has 1 to {most} participants.").format(most=MOST))

    async def beside(live: Live) -> None:
        async with asyncio.TaskGroup() as tasks:
            for person in crowd(number, seed):
                tasks.create_task(_take_part(live, person, pace))

    return beside


async def _take_part(live: Live, person: Person, pace: float) -> None:
    """Watches as a phone does. What wasn't sent when the room moves on isn't sent."""
    seen, sending, number = set(), None, count(1)
    async with asyncio.TaskGroup() as tasks:
        async for event in live.watch("phone", person.name):
            if not (view := _view(event)) or not view["open"] or view["ballot"] in seen:
                continue
            seen.add(view["ballot"])
            if sending:
                sending.cancel()
            sending = tasks.create_task(_send(live, person, view, pace, number))
        if sending:
            sending.cancel()


def _view(event: str) -> dict | None:
    """The view in an event of the stream, if it's one."""
    name, _line, rest = event.partition("\n")
    return json.loads(rest.removeprefix("data: ")) if name == "event: view" else None


async def _send(live: Live, person: Person, view: dict, pace: float, number: Iterator[int]) -> None:
    now = 0.0
    for at, message in sorted(acts(person, view), key=lambda act: act[0]):
        await asyncio.sleep((at - now) / pace)
        now = at
        with suppress(BadResponse, RecordError):  # it came too late, or the disk is full: phones live with that, too
            await live.say(person.name, message | {"n": next(number)}, secrets.token_hex(8))
