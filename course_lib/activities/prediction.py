"""Predict, then see: the learner commits to a guess, and then the fact shows beside it."""

from dataclasses import dataclass

from ..content.objects import Prediction
from ..words import _
from . import first_guess
from .first_guess import respond, resume
from .items.parts import unit

__all__ = ["KIND", "PredictionState", "respond", "resume", "start", "view"]

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
    def asked(self) -> Prediction:
        return self.prediction

    @property
    def done(self) -> bool:
        return self.guess is not None


def start(prediction: Prediction) -> PredictionState:
    """A state without a guess."""
    return PredictionState(prediction)


def view(state: PredictionState, figure: dict | None = None) -> dict:
    """What may be seen: the question; once there's a guess, the fact, its figure and what the guess was about."""
    prediction = state.prediction
    shown = first_guess.view(state)
    if state.done:
        shown |= {"reveal": prediction.reveal, "figure": figure, "comment": _comment(state)}
        if prediction.scale:
            shown["fact"] = prediction.scale.fact
    return shown


def _comment(state: PredictionState) -> str:
    """A word on the guess itself."""
    scale = state.prediction.scale
    if state.prediction.options:
        return first_guess.comment(state)
    if scale.fact is None:
        return ""
    return _("You guessed {guess:g}{unit}; it is about {fact:g}{unit}.").format(
        guess=state.guess, fact=scale.fact, unit=unit(scale))
