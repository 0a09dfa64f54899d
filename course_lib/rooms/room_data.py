"""A room as JSON has it, without its votes, and the room that such data says."""

from dataclasses import asdict

from ..content.frozen import freeze
from ..content.workshops import Workshop
from .anonymity import Ballots
from .room import Room, Text, Timer, in_no_order, spent


def to_data(room: Room, now: float) -> dict:
    """All of a room but the votes, as JSON has it; timers as the seconds that are left."""
    return {
        "v": 1, "workshop": asdict(room.workshop), "fewest": room.fewest, "at": room.at, "over": room.over,
        "rehearsal": room.rehearsal,
        "shown": {name: list(one.shown) for name, one in room.ballots.items() if one.shown is not None},
        "revealed": sorted(room.revealed), "keyed": sorted(room.keyed), "votes": room.votes,
        "path": {name: list(path) for name, path in room.path.items()},
        "texts": {name: in_no_order(texts) for name, texts in room.texts.items()}, "questions": in_no_order(room.questions),
        "words": {name: sorted(words) for name, words in room.words.items()}, "tallies": room.tallies,
        "timer": room.timer and {"left": round(room.timer.at(now), 1), "running": room.timer.since is not None},
        "locked": room.locked, "hidden": room.hidden, "spent": {name: round(took) for name, took in spent(room, now).items()},
    }


def from_data(data: dict, now: float) -> Room:
    """The room that `to_data` wrote, without its votes. Raises KeyError, TypeError or ValueError for anything else."""
    timer = data["timer"]
    return Room(
        freeze(Workshop, data["workshop"]), fewest=data["fewest"], at=data["at"], over=data["over"], rehearsal=data.get("rehearsal", False),
        ballots={name: Ballots(shown=tuple(shown), changed=None) for name, shown in data["shown"].items()},
        revealed=frozenset(data["revealed"]), keyed=frozenset(data["keyed"]), votes=data["votes"],
        path={name: tuple(path) for name, path in data["path"].items()},
        texts={name: tuple(Text(**one) for one in texts) for name, texts in data["texts"].items()},
        questions=tuple(Text(**one) for one in data["questions"]),
        words={name: frozenset(words) for name, words in data["words"].items()}, tallies=data["tallies"],
        timer=timer and Timer(timer["left"], now if timer["running"] else None),
        locked=data["locked"], hidden=data["hidden"], spent=data["spent"], since=None if data["over"] else now,
    )
