"""Notice: was there a change? Three moments as usual and three moments later, with the flicker that every face has.

Each moment lies a little way from the usual face (or voice) towards another, and flickers: its place on that way is normal
with spread FLICKER. Where something changed, the later moments lie further on, by SPAN times the change's size. Pictures and
numbers come from the same moments, so both hold the same change in the same flicker.
"""

from dataclasses import dataclass, replace
from statistics import NormalDist
from zlib import crc32

from ...content.perceiving_trainers import Notice, Shift
from ...models import staircase, yes_no
from ..chance import chance
from ..mark import BadResponse
from ..replay import replay
from .runs import TrainerState

KIND = "learning"
MODES, ROUTES = ("practice", "measure"), ("pictures", "numbers", "voices")
TRIALS = {"practice": 24, "measure": 40}
UNCHANGED = 0.25  # of the pairs, how many are the same
MOMENTS = 3
USUAL, SPAN, FLICKER = 0.12, 0.7, 0.05  # places on the way from 0 to 1 (TOY)
FIRST = 0.6  # the size with which practice begins


@dataclass(frozen=True)
class Answer:
    """How large the change was (0: there was none), and whether the learner said "changed"."""

    size: float
    changed: bool


@dataclass(frozen=True)
class Run:
    mode: str
    route: str
    seed: int
    answers: tuple[Answer, ...] = ()
    telling: bool = False  # in practice: the last answer's feedback is shown

    @property
    def finished(self) -> bool:
        return len(self.answers) >= TRIALS[self.mode] and not self.telling

    @property
    def pairs(self) -> tuple[tuple[float, bool], ...]:
        """The answers as `models.yes_no` takes them."""
        return tuple((answer.size, answer.changed) for answer in self.answers)

    def size(self, number: int) -> float:
        """How large the change in pair `number` (from 0) is: given by chance, and by the answers before it."""
        if chance(self.seed, number, "unchanged") < UNCHANGED:
            return 0.0
        before = self.answers[:number]
        if self.mode == "measure":
            return yes_no.next_size((answer.size, answer.changed) for answer in before)
        stairs = staircase.Staircase(level=FIRST)
        for answer in before:
            if answer.size:
                stairs = staircase.answered(stairs, answer.changed)
        return max(stairs.level, float(yes_no.SIZES[0]))

    def places(self, number: int) -> tuple[list[float], list[float]]:
        """Where each moment of pair `number` lies on the way (0 to 1), before and later."""
        size = self.answers[number].size if number < len(self.answers) else self.size(number)
        normal = NormalDist(0, FLICKER)

        def moments(when: str, middle: float) -> list[float]:
            steps = [normal.inv_cdf(0.001 + 0.998 * chance(self.seed, number, when, one)) for one in range(MOMENTS)]
            return [min(1.0, max(0.0, middle + step)) for step in steps]

        return moments("before", USUAL), moments("later", USUAL + SPAN * size)


@dataclass(frozen=True)
class NoticeState(TrainerState):
    """What was done in Notice, and what is shown now."""

    @property
    def number(self) -> int:
        """Which pair of the open run is shown, from 0."""
        return len(self.run.answers) - self.run.telling

    @property
    def shift(self) -> Shift:
        """Who is shown."""
        people = self.trainer.voices if self.run.route == "voices" else self.trainer.shifts
        return people[int(chance(self.run.seed, self.number, "who") * len(people))]


def start(trainer: Notice) -> NoticeState:
    """A state without a run."""
    return NoticeState(trainer)


def resume(state: NoticeState, events: list[dict]) -> NoticeState:
    """`state` after `events`, oldest first. Events that don't fit any more change nothing."""
    return replay(state, events, _after)


def respond(state: NoticeState, message: dict, now: str, new_id: str) -> tuple[NoticeState, dict]:
    """The state after a message (begin, with `mode` and `route`; answer, with `changed`; next), and the event to keep.

    Beginning while a run is open leaves that one. Raises BadResponse for a message that doesn't fit.
    """
    kind = message.get("type")
    event = {"id": new_id, "at": now, "activity": state.activity, "type": kind}
    if kind == "begin":
        event |= {"version": state.trainer.version, "mode": message.get("mode"), "route": message.get("route"),
                  "seed": crc32(new_id.encode())}
    else:
        event["pair"] = message.get("pair")
    if kind == "answer":
        event["response"] = message.get("response")
        if state.run:
            event["size"] = state.run.size(state.number)
    return _after(state, event), event


def _after(state: NoticeState, event: dict) -> NoticeState:
    kind, run = event["type"], state.run
    if kind == "begin":
        if event["version"] != state.trainer.version or type(event["seed"]) is not int:
            raise BadResponse("that run belongs to another version")
        if event["mode"] not in MODES or event["route"] not in ROUTES:
            raise BadResponse("choose how to look, and whether to practise or to measure")
        return replace(state, runs=(*state.runs, Run(event["mode"], event["route"], event["seed"])))
    if run is None or type(event["pair"]) is not int or event["pair"] != state.number:
        raise BadResponse("that pair isn't shown")
    if kind == "next" and run.telling:
        after = replace(run, telling=False)
    elif kind == "answer" and not run.telling:
        after = replace(run, answers=(*run.answers, _answer(event)), telling=run.mode == "practice")
    else:
        raise BadResponse(f"{kind!r} doesn't come now")
    return replace(state, runs=(*state.runs[:-1], after))


def _answer(event: dict) -> Answer:
    response, size = event.get("response"), event.get("size")
    if not isinstance(response, dict) or set(response) != {"changed"} or type(response["changed"]) is not bool:
        raise BadResponse("an answer says whether something changed")
    if isinstance(size, bool) or not isinstance(size, (int, float)) or not 0 <= size <= 1:
        raise BadResponse("a change has a size from 0 to 1")
    return Answer(float(size), response["changed"])


def hear(state: NoticeState, message: dict) -> tuple[dict, list[bytes]]:
    """A hum of the pair that is shown: `which` is "before" or "later". Raises BadResponse if there is none."""
    from .notice_view import hummed

    if state.run is None or state.run.route != "voices" or message.get("which") not in ("before", "later"):
        raise BadResponse("there's nothing to hear here")
    return {"hear": message["which"]}, [hummed(state, message["which"]).wav]


def choices(state: NoticeState, message: dict) -> tuple[dict, list[bytes]]:
    """What another run could be, whether or not one is open."""
    from .notice_view import beginning

    return {"view": beginning(state)}, []


ASKS = {"hear": hear, "choices": choices}


def view(state: NoticeState, event: dict | None = None) -> dict:
    """What may be seen: no size of a pair before its answer, and in measure mode none before the run ends."""
    from .notice_view import shown

    return shown(state)


def words() -> dict:
    """The words of its view."""
    from .notice_view import labels

    return labels()
