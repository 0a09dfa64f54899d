"""A dialogue: the learner speaks for one person, and what they say moves the other.

State is a fold of events: the path that one is on, and those before it. An event names a reply (`reply`), a turn to go
back to from an end (`back`, counted from 1), a start from the beginning (`again`), or that the linear text was read
(`read`). One for another version of the dialogue is passed over.
"""

from dataclasses import dataclass, replace

from ..content.dialogues import Dialogue, Mood, Reply, Turn
from . import dialogue_paths
from .dialogue_paths import Path
from .mark import BadResponse
from .replay import replay
from .shuffle import shuffled

__all__ = ["ASKS", "KIND", "DialogueState", "resume", "respond", "start"]

KIND = "learning"


@dataclass(frozen=True)
class DialogueState:
    """The path so far, the earlier ones that came to an end, and the order of replies (`seed`)."""

    dialogue: Dialogue
    seed: int
    path: Path = Path()
    past: tuple[Path, ...] = ()
    read: bool = False  # as one text
    outdated: bool = False  # a road in an earlier version only

    @property
    def activity(self) -> str:
        """What its events are filed under."""
        return f"dialogue/{self.dialogue.id}"

    @property
    def done(self) -> bool:
        """An end was reached once, or all was read."""
        return bool(self.read or self.past or self.path.end)

    @property
    def mood(self) -> Mood:
        """The partner's, now."""
        return self.path.mood(self.dialogue)

    @property
    def turn(self) -> Turn | None:
        """The turn that waits for a reply; None at an end."""
        return dialogue_paths.turn_of(self.dialogue, self.path)

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What can be said now, in the order that the seed gives."""
        return tuple(shuffled(self.seed, self.turn.replies)) if self.turn else ()

    @property
    def ends_seen(self) -> frozenset[str]:
        """The ids of the ends that were reached."""
        return frozenset(path.end.id for path in (*self.past, self.path) if path.end)


def start(dialogue: Dialogue, seed: int) -> DialogueState:
    """A state before the first reply, with replies in the order of `seed`."""
    return DialogueState(dialogue, seed)


def resume(state: DialogueState, events: list[dict]) -> DialogueState:
    """`state` after `events`, oldest first. Those that don't fit any more change nothing."""
    return replay(state, events, _after)


def respond(state: DialogueState, message: dict, now: str, new_id: str) -> tuple[DialogueState, dict]:
    """The state after a learner's message, and the event to keep. Raises BadResponse.

    `message["type"]` is reply (`response`: a reply's id), back (`response`: a turn's number), again or read.
    """
    event = {"id": new_id, "at": now, "activity": state.activity, "type": message.get("type"),
             "version": state.dialogue.version, "seed": state.seed}
    if event["type"] in ("reply", "back"):
        event["response"] = message.get("response")
    return _after(state, event), event


def _after(state: DialogueState, event: dict) -> DialogueState:
    if event["version"] != state.dialogue.version:
        return replace(state, outdated=state.outdated or not state.path.steps)
    if type(event["seed"]) is not int:
        raise BadResponse("a seed is a whole number")
    step = _STEPS.get(event["type"]) if isinstance(event["type"], str) else None
    if step is None:
        raise BadResponse(f"nothing is called {event['type']!r}")
    return step(replace(state, seed=event["seed"], outdated=False), event.get("response"))


def _reply(state: DialogueState, response) -> DialogueState:
    reply = next((one for one in state.replies if one.id == response), None)
    if reply is None:
        raise BadResponse("that can't be said at this point")
    return replace(state, path=dialogue_paths.take(state.dialogue, state.path, reply))


def _back(state: DialogueState, response) -> DialogueState:
    if type(response) is not int or not 1 <= response <= len(state.path.steps):
        raise BadResponse("there is no such turn on this road")
    return _leave_end(state, Path(state.path.steps[: response - 1]))


def _again(state: DialogueState, _response) -> DialogueState:
    return _leave_end(state, Path())


def _leave_end(state: DialogueState, path: Path) -> DialogueState:
    """On `path`, with the one that ended among the past ones."""
    if not state.path.end:
        raise BadResponse("go on to an end first; from there you can go back to any turn")
    return replace(state, path=path, past=(*state.past, state.path))


def _read(state: DialogueState, _response) -> DialogueState:
    return replace(state, read=True)


_STEPS = {"reply": _reply, "back": _back, "again": _again, "read": _read}


# What a view asks for, and nothing keeps ---------------------------------------------------------


def _hear(state: DialogueState, message: dict) -> tuple[dict, list]:
    """The line of this turn as a hum: its picture and words, and the sound."""
    from .dialogue_voice import spoken

    if not state.turn:
        raise BadResponse("nobody speaks at an end")
    voice, picture = spoken(state.dialogue.partner, state.mood, dialogue_paths.line(state.turn, state.mood).text)
    return {"heard": {"turn": len(state.path.steps) + 1, "svg": picture.svg, "says": picture.says}}, [voice]


def _text(state: DialogueState, message: dict) -> tuple[dict, list]:
    """The whole dialogue as one text."""
    from .dialogue_text import linear

    return {"text": linear(state.dialogue)}, []


ASKS = {"hear": _hear, "text": _text}
