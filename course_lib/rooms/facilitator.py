"""What the facilitator does with a room: where it is, what is seen, timers, texts, hands, and the end."""

import json
from dataclasses import replace

from ..activities.mark import BadResponse
from ..content import Bundle
from ..words import _
from . import answers
from .anonymity import Ballots, closed, show
from .room import VOTED, Room, Text, Timer, spent


def command(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """The room after a facilitator's message: `message["type"]` is one of COMMANDS. Raises BadResponse."""
    act = COMMANDS.get(message.get("type")) if isinstance(message.get("type"), str) else None
    if act is None:
        raise BadResponse("nothing is called that")
    if room.over:
        raise BadResponse(_("The room is closed."))
    return act(room, content, message, now)


def _next(room: Room, content: Bundle, message: dict, now: float) -> Room:
    return _go(room, room.at + 1, now)


def _back(room: Room, content: Bundle, message: dict, now: float) -> Room:
    return _go(room, room.at - 1, now)


def _to(room: Room, content: Bundle, message: dict, now: float) -> Room:
    return _go(room, _whole(message, "at", 0, len(room.workshop.steps) - 1), now)


def _go(room: Room, at: int, now: float) -> Room:
    """At another step, with the time that this one took; past either end, nothing changes."""
    if at == room.at or not 0 <= at < len(room.workshop.steps):
        return room
    return replace(room, at=at, locked=False, hidden=False, timer=None, since=now, spent=spent(room, now))


def _begin(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Counts the time from now on, at the first step: a room is opened before people come."""
    if room.at > 0:
        raise BadResponse("the time begins with the first step")
    return replace(room, spent={}, since=now)


def _reveal(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Shows the totals, or what has come since; the first vote of two stays covered until the second is shown."""
    if why := covered(room):
        raise BadResponse(why)
    shown = room.ballots_here
    counted = {one: show(room.said(one), room.fewest) for one in shown}
    return replace(room, ballots=room.ballots | counted, revealed=room.revealed | set(shown), hidden=False)


def covered(room: Room) -> str | None:
    """Why the room can't be shown what it said, in a sentence; None if it can."""
    if room.step.kind not in VOTED:
        return _("Nothing is voted on at this step.")
    if room.step.kind == "twice" and room.votes.get(room.step.id, 1) == 1:
        return _("The first vote is shown beside the second. Once they have talked: \"Second vote\".")
    if any(show(room.said(one), room.fewest).shown is not None or one in room.tallies for one in room.ballots_here):
        return None
    return _("What the room said is shown from {fewest} answers on.").format(fewest=room.fewest)


def _key(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Shows what fits, or covers it again, once the room has seen what it said."""
    if room.step.item is None or room.ballot not in room.revealed:
        raise BadResponse(_("First show what the room said."))
    return replace(room, keyed=room.keyed ^ {room.step.id})


def _hide(room: Room, content: Bundle, message: dict, now: float) -> Room:
    return replace(room, hidden=not room.hidden)


def _lock(room: Room, content: Bundle, message: dict, now: float) -> Room:
    return replace(room, locked=not room.locked)


def _again(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """The second vote of two."""
    if room.step.kind != "twice" or room.votes.get(room.step.id, 1) == 2:
        raise BadResponse(_("There is no second vote here."))
    return replace(room, votes={**room.votes, room.step.id: 2}, locked=False, timer=None)


def _choose(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Takes the room on by a reply: the one that is named, else the one with most votes in what is shown."""
    turn = answers.turn(content, room)
    if room.step.kind != "dialogue" or turn is None:
        raise BadResponse(_("There is no reply to choose here."))
    known = [reply.id for reply in turn.replies]
    chosen = message.get("reply") or answers.most(room, room.ballot)
    if chosen not in known and room.ballot not in room.revealed:
        raise BadResponse(_("First show what the room said."))
    if chosen not in known:
        raise BadResponse(_("Choose a reply yourself: what has been shown doesn't settle it."))
    path = (*room.path.get(room.step.id, ()), chosen)
    return replace(room, path={**room.path, room.step.id: path}, locked=False, timer=None)


def _timer(room: Room, content: Bundle, message: dict, now: float) -> Room:
    seconds = message.get("seconds")
    if type(seconds) is not int or not 5 <= seconds <= 3600:
        raise BadResponse(_("A timer runs for 5 seconds to 60 minutes. Change the minutes or the seconds beside its button."))
    return replace(room, timer=Timer(seconds, now))


def _pause(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Stops the timer, or lets it go on."""
    timer = _running(room)
    left = timer.at(now)
    return replace(room, timer=Timer(left, now if timer.since is None else None))


def _extend(room: Room, content: Bundle, message: dict, now: float) -> Room:
    timer = _running(room)
    return replace(room, timer=Timer(timer.at(now) + _whole(message, "seconds", 5, 3600), timer.since and now))


def _stop(room: Room, content: Bundle, message: dict, now: float) -> Room:
    return replace(room, timer=None)


def _running(room: Room) -> Timer:
    if room.timer is None:
        raise BadResponse(_("No timer is on."))
    return room.timer


def _let(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Lets the room see a text, or a word of a cloud; `shown` false takes it away again."""
    ballot, shown = room.ballot, message.get("shown", True) is True
    if isinstance(message.get("word"), str):
        through = room.words.get(ballot, frozenset())
        if message["word"] not in answers.words_of(room.said(ballot)):
            raise BadResponse("nobody wrote that word")
        word = {message["word"]}
        return replace(room, words={**room.words, ballot: through | word if shown else through - word})
    texts = _with_state(room.texts.get(ballot, ()), message, "shown" if shown else "put away")
    return replace(room, texts={**room.texts, ballot: texts})


def _answered(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """A question to the facilitator is dealt with; its text goes."""
    return replace(room, questions=tuple(one for one in _with_state(room.questions, message, "") if one.state))


def _with_state(texts: tuple[Text, ...], message: dict, state: str) -> tuple[Text, ...]:
    if message.get("text") not in [one.id for one in texts]:
        raise BadResponse("there is no such text")
    return tuple(replace(one, state=state) if one.id == message["text"] else one for one in texts)


def _tally(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Hands that were counted, by answer. They stand in place of an earlier count."""
    given, known = message.get("counts"), dict(answers.choices(content, room))
    if not isinstance(given, dict) or not known or not set(given) <= set(known):
        raise BadResponse("count the hands for the answers that are there")
    counts = {name: _whole(given, name, 0, 10_000) for name in given}
    return replace(room, tallies={**room.tallies, room.ballot: counts})


def _close(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """The end: totals stay, and nothing by voter, no text that waits, no question."""
    return replace(
        room, over=True, questions=(), timer=None, since=None, spent=spent(room, now),
        ballots={name: _kept(room, name) for name in room.ballots},
        texts={name: tuple(one for one in texts if one.state == "shown") for name, texts in room.texts.items()},
    )


def _kept(room: Room, ballot: str) -> Ballots:
    """The totals that stay; of what was written, how often each word that the room has seen."""
    ballots = closed(room.said(ballot), room.fewest)
    if ballot not in {step.id for step in room.workshop.steps if step.kind == "words"} or ballots.shown is None:
        return ballots
    through = room.words.get(ballot, ())
    return Ballots(shown=tuple(sorted(json.dumps([word], ensure_ascii=False) for said in ballots.shown
                                      for word in json.loads(said) if word in through)))


COMMANDS = {
    "next": _next, "back": _back, "to": _to, "begin": _begin, "reveal": _reveal, "key": _key, "hide": _hide, "lock": _lock,
    "again": _again, "choose": _choose, "timer": _timer, "pause": _pause, "extend": _extend, "stop": _stop, "let": _let,
    "answered": _answered, "tally": _tally, "close": _close,
}


def allowed(room: Room, content: Bundle, name: str) -> bool:
    """Whether a command without anything further could be done now, or one with something could begin."""
    step, votes = room.step, room.votes.get(room.step.id, 1)
    if room.over:
        return False
    rules = {
        "next": room.at + 1 < len(room.workshop.steps), "back": room.at > 0, "begin": room.at == 0,
        "reveal": covered(room) is None, "hide": room.ballot in room.revealed,
        "key": step.item is not None and room.ballot in room.revealed, "lock": step.kind in (*VOTED, "open"),
        "again": (step.kind, votes) == ("twice", 1), "choose": step.kind == "dialogue" and answers.turn(content, room) is not None,
        "pause": room.timer is not None, "extend": room.timer is not None, "stop": room.timer is not None,
        "let": step.kind in ("open", "words"), "answered": bool(room.questions), "tally": bool(answers.choices(content, room)),
    }
    return rules.get(name, True)


def _whole(message: dict, name: str, least: int, most: int) -> int:
    value = message.get(name)
    if type(value) is not int or not least <= value <= most:
        raise BadResponse(f"{name} is a whole number from {least} to {most}")
    return value
