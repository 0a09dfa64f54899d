"""The words of dialogues and simulations, and what all trainers say."""

from ..words import _


def dialogue() -> dict:
    """A dialogue's words."""
    return {"late": _("Not saved yet. Your reply is still on this page.")}


def simulation() -> dict:
    """A simulation's words."""
    return {"late": _("Not saved yet. Your guess is still on this page.")}


def trainer() -> dict:
    """What all trainers say."""
    return {"late": _("Not saved yet. Your answer is still on this page.")}
