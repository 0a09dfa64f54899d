"""Match: follow a changing feeling on the affect map with one's own marker, as it moves or turn by turn."""

from dataclasses import replace
from zlib import crc32

from ...content.perceiving_trainers import Match
from ..mark import BadResponse
from ..replay import replay
from . import match_view
from .match_run import HERTZ, MODES, MOVES, SPEEDS, Run
from .runs import TrainerState

KIND = "learning"


def start(trainer: Match) -> TrainerState:
    """A state without a run."""
    return TrainerState(trainer)


def resume(state: TrainerState, events: list[dict]) -> TrainerState:
    """`state` after `events`, oldest first. Events that don't fit any more change nothing."""
    return replay(state, events, _after)


def respond(state: TrainerState, message: dict, now: str, new_id: str) -> tuple[TrainerState, dict]:
    """The state after a message (begin, with `mode` and `speed`; trace, all of a moving run's places; move, one turn), and
    the event to keep. Beginning while a run is open leaves that one. Raises BadResponse for a message that doesn't fit."""
    kind = message.get("type")
    event = {"id": new_id, "at": now, "activity": state.activity, "type": kind}
    if kind == "begin":
        event |= {"version": state.trainer.version, "mode": message.get("mode"), "speed": message.get("speed"),
                  "seed": crc32(new_id.encode())}
    else:
        event |= {"turn": message.get("turn"), "response": message.get("response")}
    return _after(state, event), event


def _after(state: TrainerState, event: dict) -> TrainerState:
    kind, run = event["type"], state.run
    if kind == "begin":
        return replace(state, runs=(*state.runs, _begun(state.trainer, event)))
    if run is None or type(event["turn"]) is not int or event["turn"] != len(run.marker):
        raise BadResponse("that turn isn't open")
    if kind == "trace" and run.mode == "moving":
        after = replace(run, marker=_trace(event["response"], run.moments))
    elif kind == "move" and run.mode == "turns":
        after = replace(run, marker=(*run.marker, _moved(event["response"], run.marker[-1] if run.marker else (0, 0))))
    else:
        raise BadResponse(f"{kind!r} doesn't come now")
    return replace(state, runs=(*state.runs[:-1], after))


def _begun(trainer: Match, event: dict) -> Run:
    mode, speed = event["mode"], event["speed"]
    if event["version"] != trainer.version or type(event["seed"]) is not int or event["seed"] < 0:
        raise BadResponse("that run belongs to another version")
    if mode not in MODES or isinstance(speed, bool) or speed not in SPEEDS:
        raise BadResponse("choose how to follow, and how fast")
    moments = trainer.seconds * HERTZ if mode == "moving" else trainer.turns
    return Run(mode, event["seed"], float(speed), moments, trainer.seconds)


def _whole(given, reach: int) -> int:
    if type(given) is not int or not -reach <= given <= reach:
        raise BadResponse(f"a place is a whole number from {-reach} to {reach}")
    return given


def _trace(response, moments: int) -> tuple[tuple[int, int], ...]:
    """All places of a run, exactly as many as it has moments. Raises BadResponse."""
    points = response.get("points") if isinstance(response, dict) and set(response) == {"points"} else None
    if not isinstance(points, list) or len(points) != moments:
        raise BadResponse(f"a run has {moments} places")
    if any(not isinstance(point, list) or len(point) != 2 for point in points):
        raise BadResponse("a place has two numbers")
    return tuple((_whole(point[0], 100), _whole(point[1], 100)) for point in points)


def _moved(response, before: tuple[int, int]) -> tuple[int, int]:
    """Where one move leads; it stops at the map's edge. Raises BadResponse."""
    if not isinstance(response, dict) or set(response) != {"pleasant", "energy"}:
        raise BadResponse("a move says how pleasant and how much energy")
    steps = [response["pleasant"], response["energy"]]
    if any(type(step) is not int or step not in MOVES for step in steps):
        raise BadResponse(f"a move is one of {', '.join(map(str, MOVES))}")
    return tuple(max(-100, min(100, place + step)) for place, step in zip(before, steps))


def choices(state: TrainerState, message: dict) -> tuple[dict, list[bytes]]:
    """What another run could be, whether or not one is open."""
    return {"view": match_view.beginning(state)}, []


ASKS = {"choices": choices}


def view(state: TrainerState, event: dict | None = None) -> dict:
    """What may be seen. A moving run's path goes along, since the page has to draw it; a turn shows where the point is."""
    return match_view.shown(state)


def words() -> dict:
    """The words of its view."""
    return match_view.labels()
