"""Runs through a bank of moments: what the trainers of responding share.

A run takes some of a trainer's moments, and in each the learner takes one step or several. Which moments a run takes:

1. those that were missed when they were last met, the longest ago first, for half of the run at most;
2. then those that were never met, as the run's seed shuffles them;
3. then the others, the longest ago first.

Their order is the seed's. So runs differ, what was missed comes back soon, and nothing comes back for ever.

Events: `begin` (with `seed`, and the moments it drew, so that a run stays the same when the bank grows) and `answer` (with the
moment as `item`, and the step as `response`). The state is what they fold to; a run that was left is where it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from zlib import crc32

from ...words import _
from ..mark import BadResponse
from ..replay import replay
from ..shuffle import shuffled
from .runs import TrainerState


@dataclass(frozen=True)
class Rules:
    """What a kind of trainer decides of a moment. `steps` are those taken in it so far, `seed` is the run's.

    `take(moment, steps, response, seed)`: the step to keep; raises BadResponse. `over(moment, steps, seed)`: no more to do in it.
    `missed(moment, steps, seed)`: to come back soon. `shown(moment, steps, seed)`: what may be seen of it.
    `result(runs)`: what is said after a run, from all that was finished.
    """

    take: Callable
    over: Callable
    missed: Callable
    shown: Callable
    result: Callable


@dataclass(frozen=True)
class Played:
    """A moment and the steps that were taken in it."""

    moment: object
    steps: tuple
    seed: int


@dataclass(frozen=True)
class Run:
    """The ids of the moments that were `drawn`, and those that were `played` so far, in the same order."""

    seed: int
    drawn: tuple[str, ...]
    played: tuple[Played, ...] = ()
    finished: bool = False


@dataclass(frozen=True)
class Runs(TrainerState):
    """A trainer of moments, its rules, and what was done in it."""

    rules: Rules = field(kw_only=True)

    @property
    def open(self) -> Played | None:
        """The moment whose turn it is, with the steps taken in it; None if no run is under way."""
        run = self.run
        if run is None:
            return None
        if run.played and not self._over(run.played[-1]):
            return run.played[-1]
        return Played(self.moment(run.drawn[len(run.played)]), (), run.seed)

    def moment(self, name: str):
        """The trainer's moment with this id. Raises BadResponse."""
        for moment in self.trainer.moments:
            if moment.id == name:
                return moment
        raise BadResponse(f"there is no moment {name!r}")

    def _over(self, played: Played) -> bool:
        return self.rules.over(played.moment, played.steps, played.seed)


def resume(state: Runs, events: list[dict]) -> Runs:
    """`state` after `events`; what doesn't fit is passed over."""
    return replay(state, events, _after)


def respond(state: Runs, message: dict, now: str, new_id: str) -> tuple[Runs, dict]:
    """The state after what the learner did, and the event to keep. Raises BadResponse."""
    event = {"id": new_id, "at": now, "activity": state.activity, "version": state.trainer.version}
    if message.get("type") == "begin":
        seed = crc32(new_id.encode())
        event |= {"type": "begin", "seed": seed, "response": {"moments": draw(state, seed)}}
        return _after(state, event), event
    if message.get("type") == "answer":
        event |= {"type": "answer", "item": message.get("item"), "response": message.get("response")}
        return _after(state, event), event
    raise BadResponse("begin a run, or answer")


def _after(state: Runs, event: dict) -> Runs:
    if event.get("version") != state.trainer.version:
        raise BadResponse("that run belongs to another version")
    return _began(state, event) if event.get("type") == "begin" else _stepped(state, event)


def draw(state: Runs, seed: int) -> list[str]:
    """The ids of the moments of a next run, by the rule above."""
    last = {}
    for played in (one for run in state.runs for one in run.played):
        last.pop(played.moment.id, None)
        last[played.moment.id] = state.rules.missed(played.moment, played.steps, played.seed)
    length = min(state.trainer.run, len(state.trainer.moments))
    again = [name for name, missed in last.items() if missed][: length // 2]
    order = [moment.id for moment in shuffled(seed, state.trainer.moments)]
    new = [name for name in order if name not in last]
    known = [name for name in last if name not in again]
    return sorted((again + new + known)[:length], key=order.index)


def _began(state: Runs, event: dict) -> Runs:
    if state.open:
        raise BadResponse("a run is under way")
    seed, response = event.get("seed"), event.get("response")
    drawn = response.get("moments") if isinstance(response, dict) else None
    if type(seed) is not int or not isinstance(drawn, list) or not drawn:
        raise BadResponse("a run has a seed and moments")
    ids = tuple(state.moment(name).id for name in drawn)
    return replace(state, runs=(*state.runs, Run(seed, ids)))


def _stepped(state: Runs, event: dict) -> Runs:
    here = state.open
    if event.get("type") != "answer" or not here or event.get("item") != here.moment.id:
        raise BadResponse("that moment's turn has gone")
    step = state.rules.take(here.moment, here.steps, event.get("response"), here.seed)
    run, now = state.runs[-1], replace(here, steps=(*here.steps, step))
    played = (*run.played[:-1], now) if here.steps else (*run.played, now)
    over = state.rules.over(now.moment, now.steps, now.seed)
    run = replace(run, played=played, finished=over and len(played) == len(run.drawn))
    return replace(state, runs=(*state.runs[:-1], run))


def view(state: Runs, event: dict | None) -> dict:
    """What may be seen: how to begin; the moment that was just answered, and what comes after it; or the result."""
    trainer, run = state.trainer, state.runs[-1] if state.runs else None
    shown = {"title": trainer.title, "intro": trainer.intro, "limits": trainer.limits, "begun": bool(run),
             "moment": None, "next": None, "result": None, "done": state.done}
    answered = run and run.played and event and event.get("type") == "answer"
    if answered:
        shown["moment"] = _shown(state, run.played[-1], len(run.played))
    if state.open and not (answered and state.open == run.played[-1]):
        shown["next" if answered else "moment"] = _shown(state, state.open, len(run.played) + (not state.open.steps))
    if run and run.finished:
        shown["result"] = state.rules.result(state.finished)
    return shown


def _shown(state: Runs, played: Played, number: int) -> dict:
    place = {"id": played.moment.id, "number": number, "all": len(state.runs[-1].drawn)}
    return place | state.rules.shown(played.moment, played.steps, played.seed)


def was_met(state: Runs, name: str) -> bool:
    """Whether the learner has been through the moment, in any run."""
    return any(one.moment.id == name and state.rules.over(one.moment, one.steps, one.seed)
               for run in state.runs for one in run.played)


def counted(sentence: str, count: int) -> str:
    """A sentence with how often it was so: "They go on: 3."."""
    return _("{what}: {n}.").format(what=sentence.rstrip("."), n=count)


def words() -> dict:
    """The labels that these trainers share."""
    return {
        "begin": _("Begin"), "another": _("Another run"), "next": _("Next"), "toResult": _("How this run went"),
        "answer": _("That's my answer"), "choose": _("Choose first; then see."), "place": _("{n} of {all}"), "fits": _("That fits."),
        "not-yet": _("Another reading:"), "you": _("You said:"), "result": _("This run"), "earlier": _("Runs before this one"),
        "run": _("Run {n}: {says}"), "limits": _("What this doesn't say"), "saving": _("Saving …"),
    }
