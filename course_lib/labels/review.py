"""The words of the review."""

from ..words import _
from . import quiz


def review() -> dict:
    """For the page "Review", beside those of a quiz's items."""
    return quiz() | {
        "start": _("Start"), "off": _("Don't ask this again"), "wasOff": _("It won't be asked again. It's in the list below, if you change your mind."),
        "offCount": _("Not asked any more ({n})"), "on": _("Ask it again: {stem}"), "onShort": _("Ask it again"),
        "where": _("Where this is taught:"), "forecast": _("The next two weeks"), "inWords": _("The picture in words"),
        "day": _("Day"), "questions": _("Questions"), "pause": _("Have a break"), "pauseDays": _("For how many days?"),
        "pauseFor": _("Begin this break"), "pauseOpen": _("Until I say so"), "goOn": _("End the break"),
        "late": _("Not saved yet. Your answer is still on this page."),
    }
