"""Notice: was there a change? Three moments as usual and three moments later, with the flicker that every face has."""

from dataclasses import replace
from zlib import crc32

from ...content.perceiving_trainers import Notice
from ..mark import BadResponse
from ..replay import replay
from . import notice_view
from .notice_run import MODES, ROUTES, Answer, NoticeState, Run

KIND = "learning"


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
    if state.run is None or state.run.route != "voices" or message.get("which") not in ("before", "later"):
        raise BadResponse("there's nothing to hear here")
    return {"hear": message["which"]}, [notice_view.hummed(state, message["which"]).wav]


def choices(state: NoticeState, message: dict) -> tuple[dict, list[bytes]]:
    """What another run could be, whether or not one is open."""
    return {"view": notice_view.beginning(state)}, []


ASKS = {"hear": hear, "choices": choices}


def view(state: NoticeState, event: dict | None = None) -> dict:
    """What may be seen: no size of a pair before its answer, and in measure mode none before the run ends."""
    return notice_view.shown(state)


def words() -> dict:
    """The words of its view."""
    return notice_view.labels()
