"""An assignment that a student works on.

State is a fold of the events in the answers file. Nothing here is judged: there is no key on a student's machine.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from ..content.assignment import Assignment
from ..words import _
from .assignment_state import AssignmentState, Given, HandedIn
from .mark import BadResponse
from .own_words import whole_characters
from .public_fields import is_whole
from .quiz import SURE
from .replay import replay

KIND = "submitted"
LONGEST = 20_000  # characters of a text; some forty pages
NAME = re.compile(r"[\w.@-]{1,64}")
WAYS = ("exchange", "file")  # of handing in


def start(assignment: Assignment, owner: str | None, draw: Callable) -> AssignmentState:
    """A state in which nothing was done."""
    return AssignmentState(assignment, owner, draw)


def resume(state: AssignmentState, events: list[dict]) -> AssignmentState:
    """`state` after its own `events`, oldest first. Events that don't fit any more change nothing."""
    return replay(state, events, _after)


def respond(state: AssignmentState, message: dict, now: str, new_id: str) -> tuple[AssignmentState, dict]:
    """The state after a student's message, and the event to keep. Raises BadResponse.

    `message["type"]` is opened, who (`student`), answer (`item`, `response`, `sure`), text (`task`, `text`) or tick
    (`step`, `done`). An answer that isn't whole becomes a `part`, and takes an earlier answer back.
    """
    kind = message.get("type")
    if not isinstance(kind, str) or kind not in TAKES:
        raise BadResponse(f"nothing is called {kind!r}")
    event = {"id": new_id, "at": now, "activity": state.activity} | TAKES[kind](state, message)
    return _after(state, event), event


def hand_in(state: AssignmentState, digest: str, way: str, now: str, new_id: str) -> tuple[AssignmentState, dict]:
    """The state after handing in answers with this `digest`, in one of WAYS, and the event to keep."""
    event = {"id": new_id, "at": now, "activity": state.activity, "type": "handed-in",
             "assignment_version": state.assignment.version, "student": state.student, "digest": digest, "way": way}
    return _after(state, event), event


def student_name(given) -> str:
    """`given` as a name under which something can be handed in. Raises BadResponse."""
    name = unicodedata.normalize("NFC", given.strip()) if isinstance(given, str) else ""
    if not NAME.fullmatch(name):
        raise BadResponse(_("a name has letters, digits, dots, hyphens, underscores and @, and no spaces"))
    return name


def _opened(state: AssignmentState, message: dict) -> dict:
    return {"type": "opened", "assignment_version": state.assignment.version}


def _who(state: AssignmentState, message: dict) -> dict:
    if state.owner:
        raise BadResponse("the course's server says who you are")
    return {"type": "who", "assignment_version": state.assignment.version, "student": student_name(message.get("student"))}


def _answer(state: AssignmentState, message: dict) -> dict:
    question = _named(state.questions, message.get("item"))
    whole = is_whole(question.fields, message.get("response"))
    event = {"item": question.id, "version": question.version, "seed": 0, "response": message["response"]}
    return {"type": "answer", **event, "sure": message.get("sure")} if whole else {"type": "part", **event}


def _text(state: AssignmentState, message: dict) -> dict:
    text = message.get("text")
    if not isinstance(text, str) or len(text) > LONGEST:
        raise BadResponse(f"a text has up to {LONGEST:,} characters")
    return {"type": "text", "task": _named(state.assignment.prose, message.get("task")).id, "text": whole_characters(text)}


def _tick(state: AssignmentState, message: dict) -> dict:
    step = _named(state.assignment.steps, message.get("step"))
    if step.opens or type(message.get("done")) is not bool:
        raise BadResponse("that isn't something to tick off")
    return {"type": "tick", "step": step.id, "done": message["done"]}


TAKES = {"opened": _opened, "who": _who, "answer": _answer, "text": _text, "tick": _tick}


def _named(things: tuple, name):
    """The question, text or step called `name`. Raises BadResponse."""
    for thing in things:
        if thing.id == name:
            return thing
    raise BadResponse("this assignment asks no such thing")


def _after(state: AssignmentState, event: dict) -> AssignmentState:
    kind = event["type"]
    if kind == "opened":
        return replace(state, opened=state.opened or event["assignment_version"] == state.assignment.version)
    if kind == "who":
        return replace(state, name=student_name(event["student"]))
    if kind in ("answer", "part"):
        return replace(state, given={**state.given, event["item"]: _given(state, event)})
    if kind == "text":
        task = _named(state.assignment.prose, event["task"])
        return replace(state, texts={**state.texts, task.id: _text(state, event)["text"]})
    if kind == "tick":
        step = _tick(state, event)["step"]
        return replace(state, ticks=state.ticks | {step} if event["done"] else state.ticks - {step})
    if kind == "handed-in" and event["way"] in WAYS and isinstance(event["digest"], str) and isinstance(event["student"], str):
        return replace(state, handed_in=HandedIn(event["at"], event["way"], event["digest"], event["student"], state.answered, state.said))
    raise BadResponse(f"nothing is called {kind!r}")


def _given(state: AssignmentState, event: dict) -> Given:
    """An answer of any question in the assignment, drawn or not: another name may draw it again. Raises BadResponse."""
    question = _named(state.assignment.questions, event["item"])
    sure = event.get("sure")
    if event["version"] != question.version or sure is not None and (type(sure) is not int or sure not in SURE):
        raise BadResponse("this isn't an answer to this question as it stands")
    whole = is_whole(question.fields, event["response"]) and event["type"] == "answer"
    return Given(event["response"], sure, whole)
