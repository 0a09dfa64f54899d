"""A room while a workshop runs: where it is, what was answered, and what the facilitator has let be seen.

State is a value: `respond` and `command` copy, change, return. Time is an argument, in seconds since the epoch, and a
voter is a hash that the server makes from a phone's token; nothing here knows a phone.
"""

import json
from dataclasses import dataclass, field, replace

from ..activities.mark import BadResponse
from ..content import Bundle
from ..content.workshops import Step, Workshop
from ..words import _
from . import answers
from .anonymity import FEWEST, LEAST, Ballots, closed, put, show

VOTED = ("poll", "twice", "map", "dialogue", "words", "pulse")  # kinds of step that have ballots; open has texts
QUESTIONS = 200  # that wait for the facilitator at once, and so many texts for a step
LONGEST_TEXT = 280


@dataclass(frozen=True)
class Timer:
    """`left` seconds when it was last stopped or started; running since `since`."""

    left: float
    since: float | None = None

    def at(self, now: float) -> float:
        """The seconds that are left, 0 when it's over."""
        return max(0.0, self.left - (now - self.since if self.since is not None else 0))

    def over(self) -> tuple:
        """When it's over (whole seconds), as long as it runs; else the seconds that are left."""
        return ("at", round(self.since + self.left)) if self.since is not None else ("left", round(self.left))


@dataclass(frozen=True)
class Text:
    """Something that somebody typed. `state`: waiting, shown or put away."""

    id: str
    text: str
    state: str = "waiting"


@dataclass(frozen=True)
class Room:
    """`path`: by dialogue step, the replies that the room chose. `votes`: which vote of a `twice` step is on (1, then 2)."""

    workshop: Workshop
    fewest: int = FEWEST
    at: int = 0
    ballots: dict[str, Ballots] = field(default_factory=dict)
    revealed: frozenset[str] = frozenset()
    keyed: frozenset[str] = frozenset()  # steps whose right answer the facilitator has asked for
    votes: dict[str, int] = field(default_factory=dict)
    path: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # by ballot, those that were let through
    questions: tuple[Text, ...] = ()
    tallies: dict[str, dict[str, int]] = field(default_factory=dict)  # hands counted and typed in, by ballot and answer
    timer: Timer | None = None
    locked: bool = False
    hidden: bool = False
    over: bool = False
    rehearsal: bool = False  # participants are made up, and nothing is kept afterwards
    spent: dict[str, float] = field(default_factory=dict)  # seconds, by step
    since: float | None = None  # when the room came to this step

    @property
    def step(self) -> Step:
        return self.workshop.steps[self.at]

    @property
    def ballot(self) -> str:
        """What the room is voting on: a step, its second vote, or a dialogue's next reply."""
        return self.ballot_of(self.step)

    def ballot_of(self, step: Step) -> str:
        if step.kind == "twice":
            return f"{step.id}/{self.votes.get(step.id, 1)}"
        if step.kind == "dialogue":
            return f"{step.id}/{len(self.path.get(step.id, ())) + 1}"
        return step.id

    def said(self, ballot: str) -> Ballots:
        """What was answered there so far."""
        return self.ballots.get(ballot, Ballots())


def start(workshop: Workshop, now: float, fewest: int = FEWEST, rehearsal: bool = False) -> Room:
    """A room at the first step of `workshop`. Raises ValueError for fewer than the least that protects anybody."""
    if fewest < LEAST:
        raise ValueError(f"results are shown from {LEAST} answers on at the least")
    return Room(workshop, fewest=fewest, since=now, rehearsal=rehearsal)


# What phones send --------------------------------------------------------------------------------


def respond(room: Room, content: Bundle, voter: str, message: dict, new_id: str) -> Room:
    """The room after a phone's message. Raises BadResponse if it doesn't fit, or comes too late or too early.

    `message["type"]`: answer (`ballot`, `answer`), text (`ballot`, `text`) or question (`text`).
    """
    if room.over:
        raise BadResponse(_("The room is closed."))
    kind = message.get("type")
    if kind == "question":
        return replace(room, questions=_added(room.questions, message, new_id))
    if kind not in ("answer", "text"):
        raise BadResponse("nothing is called that")
    if message.get("ballot") != room.ballot:
        raise BadResponse(_("The room has moved on."))
    if room.locked:
        raise BadResponse(_("No more answers are taken here."))
    if kind == "text":
        if room.step.kind != "open":
            raise BadResponse("no text is asked for here")
        waiting = room.texts.get(room.ballot, ())
        return replace(room, texts={**room.texts, room.ballot: _added(waiting, message, new_id)})
    if room.step.kind not in VOTED:
        raise BadResponse("nothing is asked here")
    answer = answers.checked(content, room, message.get("answer"))
    return replace(room, ballots={**room.ballots, room.ballot: put(room.said(room.ballot), voter, answer)})


def _added(texts: tuple[Text, ...], message: dict, new_id: str) -> tuple[Text, ...]:
    text = message.get("text")
    text = answers.cleaned(text) if isinstance(text, str) else ""
    if not 1 <= len(text) <= LONGEST_TEXT:
        raise BadResponse(_("A text has 1 to {most} letters.").format(most=LONGEST_TEXT))
    if sum(one.state == "waiting" for one in texts) >= QUESTIONS:
        raise BadResponse(_("There are too many texts already. Try again later."))
    return (*texts, Text(new_id, text))


# What the facilitator does -----------------------------------------------------------------------


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


def spent(room: Room, now: float) -> dict[str, float]:
    """The seconds that each step has taken, the present one up to `now`."""
    here = room.spent.get(room.step.id, 0) + (max(0, now - room.since) if room.since is not None else 0)
    return {**room.spent, room.step.id: here}


def _reveal(room: Room, content: Bundle, message: dict, now: float) -> Room:
    """Shows the totals, or what has come since; the first vote of two stays covered until the second is shown."""
    if room.step.kind == "twice" and room.votes.get(room.step.id, 1) == 1:
        raise BadResponse(_("The first vote is shown beside the second."))
    shown = _ballots_to_show(room)
    if not any(show(room.said(one), room.fewest).shown is not None or one in room.tallies for one in shown):
        raise BadResponse(_("What the room said is shown from {fewest} answers on.").format(fewest=room.fewest))
    counted = {one: show(room.said(one), room.fewest) for one in shown}
    return replace(room, ballots=room.ballots | counted, revealed=room.revealed | set(shown), hidden=False)


def _ballots_to_show(room: Room) -> list[str]:
    return [f"{room.step.id}/1", room.ballot] if room.step.kind == "twice" else [room.ballot]


def clocked(room: Room, now: float) -> Room:
    """The same room with its times as of now, for a store that keeps what is left and what was spent."""
    timer = room.timer and Timer(room.timer.at(now), now if room.timer.since is not None else None)
    return replace(room, timer=timer, spent=spent(room, now), since=None if room.since is None else now)


def counted(room: Room) -> Room:
    """With what the room sees of the present ballots counted anew, where enough people have answered since."""
    shown = [one for one in _ballots_to_show(room) if one in room.revealed]
    anew = {one: show(room.said(one), room.fewest) for one in shown if one in room.ballots}
    return replace(room, ballots=room.ballots | anew) if any(anew[one] is not room.ballots[one] for one in anew) else room


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
    if chosen not in known:
        raise BadResponse(_("Choose a reply yourself: what has been shown doesn't settle it."))
    path = (*room.path.get(room.step.id, ()), chosen)
    return replace(room, path={**room.path, room.step.id: path}, locked=False, timer=None)


def _timer(room: Room, content: Bundle, message: dict, now: float) -> Room:
    return replace(room, timer=Timer(_whole(message, "seconds", 5, 3600), now))


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
    "next": _next, "back": _back, "to": _to, "reveal": _reveal, "key": _key, "hide": _hide, "lock": _lock, "again": _again,
    "choose": _choose, "timer": _timer, "pause": _pause, "extend": _extend, "stop": _stop, "let": _let,
    "answered": _answered, "tally": _tally, "close": _close,
}


def allowed(room: Room, content: Bundle, name: str) -> bool:
    """Whether a command without anything further could be done now, or one with something could begin."""
    step, votes = room.step, room.votes.get(room.step.id, 1)
    if room.over:
        return False
    enough = any(room.said(one).count >= room.fewest or room.said(one).shown is not None or one in room.tallies
                 for one in _ballots_to_show(room))
    rules = {
        "next": room.at + 1 < len(room.workshop.steps), "back": room.at > 0,
        "reveal": step.kind in VOTED and enough and (step.kind, votes) != ("twice", 1), "hide": room.ballot in room.revealed,
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
