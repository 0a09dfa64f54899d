"""Predict, then see: the learner commits to a guess, and then the fact shows beside it."""

from dataclasses import dataclass, replace

from ..content.objects import Prediction
from ..words import _
from .items.parts import choose, number, one_of, slide, unit
from .mark import BadResponse

KIND = "learning"


@dataclass(frozen=True)
class PredictionState:
    """A prediction and the guess, an option's id or a number; None before it's made."""

    prediction: Prediction
    guess: str | float | None = None

    @property
    def activity(self) -> str:
        return f"prediction/{self.prediction.id}"

    @property
    def done(self) -> bool:
        return self.guess is not None


def start(prediction: Prediction) -> PredictionState:
    """A state without a guess."""
    return PredictionState(prediction)


def resume(state: PredictionState, events: list[dict]) -> PredictionState:
    """`state` after `events`; the first guess stands."""
    for event in events:
        if event.get("type") == "guess" and not state.done:
            try:
                state = replace(state, guess=_guess(state.prediction, event))
            except BadResponse:
                continue
    return state


def respond(state: PredictionState, message: dict, now: str, new_id: str) -> tuple[PredictionState, dict]:
    """The state after a guess, and the event to keep. Raises BadResponse."""
    if message.get("type") != "guess" or state.done:
        raise BadResponse("one guess, and it stands")
    after = replace(state, guess=_guess(state.prediction, message))
    return after, {"id": new_id, "at": now, "activity": state.activity, "type": "guess", "response": message["response"]}


def _guess(prediction: Prediction, message: dict) -> str | float:
    response = message.get("response")
    if not isinstance(response, dict) or set(response) != {"answer"}:
        raise BadResponse("a guess is one answer")
    if prediction.options:
        return one_of(prediction.options, response).id
    return number(prediction.scale, response)


def view(state: PredictionState, figure: dict | None = None) -> dict:
    """What may be seen: the question; once there's a guess, the fact, its figure and what the guess was about."""
    prediction = state.prediction
    shown = {"question": prediction.question, "field": _field(prediction), "guess": state.guess, "done": state.done}
    if state.done:
        shown |= {"reveal": prediction.reveal, "figure": figure, "comment": _comment(state)}
        if prediction.scale:
            shown["fact"] = prediction.scale.fact
    return shown


def _field(prediction: Prediction) -> dict:
    if prediction.options:
        return choose("answer", prediction.options, None)
    return slide(prediction.scale)


def _comment(state: PredictionState) -> str:
    """A word on the guess itself."""
    prediction = state.prediction
    if prediction.options:
        return next(guess.comment for guess in prediction.options if guess.id == state.guess)
    scale = prediction.scale
    if scale.fact is None:
        return ""
    return _("You guessed {guess:g}{unit}; it is about {fact:g}{unit}.").format(
        guess=state.guess, fact=scale.fact, unit=unit(scale))
