"""The words of dialogues and simulations, and what all trainers say."""

from ..words import _
from . import prediction


def dialogue() -> dict:
    """A dialogue's words."""
    return {"late": _("Not saved yet. Your reply is still on this page.")}


def simulation() -> dict:
    """A simulation's words: those of a prediction, and those around the figure."""
    return prediction() | {
        "tryThis": _("What to try"), "presets": _("Start from one of these"), "controls": _("Or set it yourself"), "reset": _("Start values"),
        "lookAt": _("What to look at:"), "shows": _("What it shows:"), "limits": _("What this leaves out"),
        "waiting": _("The new figure isn't here yet. This one belongs to earlier values."),
    }


def trainer() -> dict:
    """What all trainers say."""
    return {"late": _("Not saved yet. Your answer is still on this page.")}
