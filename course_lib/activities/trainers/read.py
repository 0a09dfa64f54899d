"""Read: what might this be, and how sure? A story, a face, a hum; a forecast; then what the person says.

The truth is what the person says afterwards, never what a face is supposed to mean. It's drawn from the story's chances,
and the cues are drawn from the truth by overlapping chances (`models.cues`), so that even the best forecast stays unsure.
"""

from dataclasses import replace
from zlib import crc32

from ...content.perceiving_trainers import Read, Scene
from ..mark import BadResponse
from ..replay import replay
from ..shuffle import shuffled
from . import read_view
from .read_run import STEP, ReadState, Run, Trial

KIND = "learning"
MODEL = 1  # raise it when a table in `models.cues` changes: what was drawn from the old one counts no more


def start(trainer: Read) -> ReadState:
    """A state without a run."""
    return ReadState(trainer)


def resume(state: ReadState, events: list[dict]) -> ReadState:
    """`state` after `events`, oldest first. Events that don't fit any more change nothing."""
    return replay(state, events, _after)


def respond(state: ReadState, message: dict, now: str, new_id: str) -> tuple[ReadState, dict]:
    """The state after a message (begin; ask, forecast or next, for the open `scene`), and the event to keep.

    Beginning while a run is open leaves that one. Raises BadResponse for a message that doesn't fit.
    """
    kind = message.get("type")
    event = {"id": new_id, "at": now, "activity": state.activity, "type": kind}
    if kind == "begin":
        seed = crc32(new_id.encode())
        event |= {"version": state.trainer.version, "model": MODEL, "seed": seed, "scenes": _chosen(state, seed)}
    else:
        event["scene"] = message.get("scene")
    if kind == "forecast":
        event["response"] = message.get("response")
    return _after(state, event), event


def _chosen(state: ReadState, seed: int) -> list[str]:
    """The scenes of the next run: those met least so far, in an order of chance. Cards stay together, in their own order."""
    met = [trial.scene.id for run in state.runs for trial in run.trials]
    groups = {}
    for scene in state.trainer.scenes:
        groups.setdefault(scene.cards or scene.id, []).append(scene)
    shuffle = {group[0].id: place for place, group in enumerate(
        groups[one.cards or one.id] for one in shuffled(seed, tuple(group[0] for group in groups.values())))}
    order = sorted(groups.values(), key=lambda group: (met.count(group[0].id), shuffle[group[0].id]))
    return [scene.id for group in order for scene in group][: state.trainer.run]


def _after(state: ReadState, event: dict) -> ReadState:
    kind = event["type"]
    if kind == "begin":
        return _begun(state, event)
    if kind not in ("ask", "forecast", "next"):
        raise BadResponse(f"nothing is called {kind!r}")
    trial = state.trial
    if trial is None or event.get("scene") != trial.scene.id:
        raise BadResponse("that scene isn't open")
    if kind == "next":
        if trial.placed is None:
            raise BadResponse("a forecast comes first")
        trial = replace(trial, over=True)
    elif trial.placed is not None:
        raise BadResponse("the forecast is made, and stands")
    elif kind == "ask":
        trial = replace(trial, asked=True)
    else:
        trial = replace(trial, placed=_placed(trial.scene, event.get("response")))
    run = state.runs[-1]
    trials = tuple(trial if one.scene.id == trial.scene.id else one for one in run.trials)
    return replace(state, runs=(*state.runs[:-1], Run(trials)))


def _begun(state: ReadState, event: dict) -> ReadState:
    """With one more run. One that was left open counts as far as it went."""
    known = {scene.id: scene for scene in state.trainer.scenes}
    names = event["scenes"]
    if (event["version"], event["model"]) != (state.trainer.version, MODEL) or type(event["seed"]) is not int:
        raise BadResponse("that run belongs to another version")
    if not names or len(set(names)) != len(names) or set(names) - set(known):
        raise BadResponse("that run has scenes that aren't there")
    return replace(state, runs=(*state.runs, Run(tuple(Trial(known[name], event["seed"]) for name in names))))


def _placed(scene: Scene, response) -> dict[str, int]:
    """What was placed on each feeling: whole numbers in steps of 5, together 100 at most. Raises BadResponse."""
    placed = response.get("placed") if isinstance(response, dict) and set(response) == {"placed"} else None
    if not isinstance(placed, dict) or set(placed) - set(scene.prior):
        raise BadResponse("a forecast places numbers on this scene's feelings")
    for given in placed.values():
        if type(given) is not int or not 0 <= given <= 100 or given % STEP:
            raise BadResponse(f"each number is from 0 to 100, in steps of {STEP}")
    if sum(placed.values()) > 100:
        raise BadResponse("there are 100 to place in all")
    return {feeling: placed.get(feeling, 0) for feeling in scene.prior}


def hear(state: ReadState, message: dict) -> tuple[dict, list[bytes]]:
    """The open scene's hum, as WAV. Raises BadResponse if there is none."""
    trial = state.trial
    if trial is None or trial.voice is None:
        raise BadResponse("there's nothing to hear here")
    return {"hear": trial.scene.id}, [read_view.hummed(trial).wav]


ASKS = {"hear": hear}


def view(state: ReadState, event: dict | None = None) -> dict:
    """What may be seen: before a forecast nothing of the truth, of the best forecast, or of an answer not asked for."""
    return read_view.shown(state)


def words() -> dict:
    """The words of its view."""
    return read_view.labels()
