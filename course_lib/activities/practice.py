"""A guided practice: words in time, by a route that the learner picks. Kept are that it began and ended, by which route and how long."""

from dataclasses import dataclass, replace

from ..content.practices import ROUTES, Practice, Step
from .mark import BadResponse

__all__ = ["ENDS", "KIND", "PracticeState", "length", "reading", "respond", "resume", "start", "view"]

KIND = "learning"
ENDS = ("finished", "stopped")
WORDS_A_MINUTE = 130  # how fast a step's words are taken to be read: our choice, slow enough to be spoken
LONGEST = 180  # minutes; a page left open counts no longer


@dataclass(frozen=True)
class PracticeState:
    """A practice, the route that was taken last (None: never begun), and how often it came to an end, early or late."""

    practice: Practice
    route: str | None = None
    times: int = 0
    discreet: bool = False  # somebody else reads the record: only that it was done is kept

    @property
    def activity(self) -> str:
        return f"practice/{self.practice.id}"

    @property
    def done(self) -> bool:
        """Stopping early is a way of doing it."""
        return self.times > 0


def start(practice: Practice, discreet: bool = False) -> PracticeState:
    """A state in which nothing was begun. `discreet`: neither route nor minutes are ever kept."""
    return PracticeState(practice, discreet=discreet)


def resume(state: PracticeState, events: list[dict]) -> PracticeState:
    """`state` after `events`. Those of another version count too, since a practice has no answers that could age."""
    for event in events:
        try:
            state = _after(state, event.get("type"), _response(event.get("type"), event.get("response")))
        except BadResponse:
            continue
    return state


def respond(state: PracticeState, message: dict, now: str, new_id: str) -> tuple[PracticeState, dict]:
    """The state after beginning, finishing or stopping, and the event to keep. Raises BadResponse."""
    kind = message.get("type")
    response = _response(kind, message.get("response"))
    if state.discreet:
        response = dict.fromkeys(response)
    event = {"id": new_id, "at": now, "activity": state.activity, "type": kind, "version": state.practice.version,
             "response": response}
    return _after(state, kind, response), event


def _response(kind, given) -> dict:
    """A route (None where it isn't kept), and at an end the minutes: whole, or None where nothing was timed. Nothing
    else is ever kept."""
    keys = {"began": {"route"}} | {end: {"route", "minutes"} for end in ENDS}
    if not isinstance(kind, str) or not isinstance(given, dict) or set(given) != keys.get(kind):
        raise BadResponse("a practice begins, finishes or stops, by a route")
    if given["route"] is not None and given["route"] not in ROUTES:
        raise BadResponse("there is no such route")
    if "minutes" in given:
        minutes = given["minutes"]
        if minutes is not None and (type(minutes) is not int or not 0 <= minutes <= LONGEST):
            raise BadResponse(f"minutes are a whole number up to {LONGEST}")
    return given


def _after(state: PracticeState, kind: str, response: dict) -> PracticeState:
    return replace(state, route=response["route"], times=state.times + (kind in ENDS))


def view(state: PracticeState, event: dict | None = None) -> dict:
    """All that there is to see and hear: a practice has no key, so its whole text may be on the page."""
    practice = state.practice
    return {
        "title": practice.title, "minutes": practice.minutes, "trains": practice.trains, "for_when": practice.for_when,
        "when_not": practice.when_not, "badge": practice.evidence.badge, "evidence": practice.evidence.says,
        "pace": practice.pace, "steps": [_step(step) for step in practice.steps],
        "ending": [_step(step) for step in practice.ending], "route": state.route or ROUTES[0], "times": state.times,
        "longest": LONGEST,
    }


def _step(step: Step) -> dict:
    """By route, what is said and the seconds that reading it takes; and the seconds of room after it."""
    says = {route: step.says(route) for route in ROUTES}
    return {"says": says, "reading": {route: reading(text) for route, text in says.items()}, "room": step.seconds}


def reading(text: str) -> float:
    """The seconds that reading `text` slowly takes."""
    return round(len(text.split()) / WORDS_A_MINUTE * 60, 1)


def length(practice: Practice, route: str) -> float:
    """The seconds that all of `practice` takes by `route`, at its own pace: reading and room."""
    return sum(reading(step.says(route)) + step.seconds for step in (*practice.steps, *practice.ending))
