"""The words of dialogues and simulations, and what all trainers say."""

from ..words import _
from . import prediction


def dialogue() -> dict:
    """A dialogue's words."""
    return {
        "kind": _("A conversation"), "mentions": _("Mentions:"), "aim": _("To find out:"), "so_far": _("The conversation so far"),
        "sees": _("What you can see"), "hear": _("Hear the voice, without words"), "hear_again": _("Hear it again"),
        "voice": _("The voice as a line"), "reply": _("What do you say, {you}?"), "you": _("You, {you}:"), "partner": _("{name}:"),
        "again": _("From the beginning"), "back": _("Try again from here"), "back_to": _("Try again from here, reply {n}"),
        "end": _("How it ends"), "behind": _("What lay behind it"), "in_words": _("The picture in words"), "step": _("Reply {n}"),
        "did": _("What it did:"), "others": _("What else could have been said"), "safe": _("When it isn't safe"),
        "text": _("The whole conversation as text"), "text_hint": _("It holds every turn and end, and at its end the notes on all replies."),
        "notes": _("Notes on the replies"), "read": _("I've read it"), "was_read": _("Read. It counts as done."),
        "late": _("Not saved yet. Your reply is still on this page."),
    }


def simulation() -> dict:
    """A simulation's words: those of a prediction, and those around the figure."""
    return prediction() | {
        "tryThis": _("What to try:"), "presets": _("Start from one of these"), "controls": _("Or set it yourself"), "reset": _("Start values"),
        "lookAt": _("What to look at:"), "shows": _("What it shows:"), "limits": _("What this leaves out"),
        "play": _("Play"), "waiting": _("The new figure isn't here yet. This one belongs to earlier values."),
    }


def trainer() -> dict:
    """What all trainers say."""
    return {"late": _("Not saved yet. Your answer is still on this page.")}
