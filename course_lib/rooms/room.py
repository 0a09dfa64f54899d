"""A room while a workshop runs: where it is, what was answered, and what the facilitator has let be seen.

State is a value: `respond`, and `facilitator.command`, copy, change, return. Time is an argument, in seconds since the epoch, and a
voter is a hash that the server makes from a phone's token; nothing here knows a phone.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from ..activities.mark import BadResponse
from ..content import Bundle
from ..content.workshops import Step, Workshop
from ..words import _
from . import answers
from .anonymity import FEWEST, LEAST, Ballots, put, show

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
        """Where the room is."""
        return self.workshop.steps[self.at]

    @property
    def ballot(self) -> str:
        """What the room is voting on: a step, its second vote, or a dialogue's next reply."""
        return self.ballot_of(self.step)

    def ballot_of(self, step: Step) -> str:
        """What the room would vote on at that step."""
        if step.kind == "twice":
            return f"{step.id}/{self.votes.get(step.id, 1)}"
        if step.kind == "dialogue":
            return f"{step.id}/{len(self.path.get(step.id, ())) + 1}"
        return step.id

    @property
    def ballots_here(self) -> list[str]:
        """What is shown together: both votes of two, else the present ballot."""
        return [f"{self.step.id}/1", self.ballot] if self.step.kind == "twice" else [self.ballot]

    def ballots_of(self, step: Step) -> list[tuple[str, ...]]:
        """What the room has voted on at a step, in the order in which it came: both votes of two together, a dialogue's replies
        one by one. Nothing where texts are written, or nothing is asked."""
        if step.kind == "twice":
            return [(f"{step.id}/1", f"{step.id}/2")]
        if step.kind == "dialogue":
            return [(f"{step.id}/{n}",) for n in range(1, len(self.path.get(step.id, ())) + 2)]
        return [(step.id,)] if step.kind in VOTED else []

    def texts_shown(self, step: Step) -> list[str]:
        """The texts of a step that were let through, in no order that says when they were written."""
        return sorted(one.text for one in self.texts.get(step.id, ()) if one.state == "shown")

    def said(self, ballot: str) -> Ballots:
        """What was answered there so far."""
        return self.ballots.get(ballot, Ballots())


def in_no_order(texts: Iterable[Text]) -> list[dict]:
    """Texts as data, by their ids, which are random: nothing says which came first."""
    return [asdict(one) for one in sorted(texts, key=lambda one: one.id)]


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
        raise BadResponse(_("The room had moved on when this came, so it wasn't taken. While it's asked, you can send it again."))
    if room.locked:
        raise BadResponse(_("Answers were closed when this came, so it wasn't taken. While they're open, you can send it again."))
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


# What time and numbers make of it -----------------------------------------------------------------


def spent(room: Room, now: float) -> dict[str, float]:
    """The seconds that each step has taken, the present one up to `now`."""
    here = room.spent.get(room.step.id, 0) + (max(0, now - room.since) if room.since is not None else 0)
    return {**room.spent, room.step.id: here}


def clocked(room: Room, now: float) -> Room:
    """The same room with its times as of now, for a store that keeps what is left and what was spent."""
    timer = room.timer and Timer(room.timer.at(now), now if room.timer.since is not None else None)
    return replace(room, timer=timer, spent=spent(room, now), since=None if room.since is None else now)


def counted(room: Room) -> Room:
    """With what the room sees of the present ballots counted anew, where enough people have answered since."""
    shown = [one for one in room.ballots_here if one in room.revealed]
    anew = {one: show(room.said(one), room.fewest) for one in shown if one in room.ballots}
    return replace(room, ballots=room.ballots | anew) if any(anew[one] is not room.ballots[one] for one in anew) else room
