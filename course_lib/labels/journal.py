"""The words of the journal."""

from ..words import _


def journal() -> dict:
    """For the page "Journal"."""
    return {
        "search": _("Search what you wrote"), "by": _("In the order of"), "date": _("date, newest first"), "lesson": _("the lessons"),
        "list": _("What you wrote"), "back": _("Back to the list"), "saved": _("Saved."), "saving": _("Saving …"),
        "fixed": _("This part can be changed where you wrote it."), "in": _("In the lesson:"), "when": _("Last saved:"),
        "erase": _("Delete this entry"), "eraseAsk": _("Delete this entry? It can't be brought back."),
        "eraseYes": _("Yes, delete it"), "no": _("No"), "erased": _("It's deleted."),
        "take": _("Take it with you, or delete it"), "markdown": _("As plain text (Markdown)"), "pdf": _("As a PDF, to print"),
        "takeAsk": _("The file will hold everything that you wrote for yourself. It isn't locked: whoever can open the file can read it. "
                     "Your browser lists it among its downloads. Keep it where only you can read it."),
        "takeYes": _("Make the file"), "making": _("Making the file …"),
        "all": _("Delete all that you wrote"), "allErased": _("All that you wrote is deleted."),
        "allAsk": _("Delete every text that you wrote in this course: reflections, check-ins and plans? It can't be brought "
                    "back. Your answers to questions stay. Copies that you took with you stay too: delete those yourself."),
        "allYes": _("Yes, delete it all"),
        "gone": _("That entry was deleted in another window."),
        "goneHere": _("This entry was deleted in another window, so it wasn't saved again. What you see here is only on this page."),
        "conflict": _("This was changed in another window. That version says:"),
        "keepMine": _("Keep what I have here"), "keepTheirs": _("Keep the other one"),
        "late": _("Not saved yet. Your words are still on this page."),
    }


def printing() -> str:
    """What stands in place of the PDF where the course can't make it: with the lock on, only the page can read the journal."""
    return _("Print it, or save it as a PDF")


def months() -> tuple[str, ...]:
    """The months' names, January first."""
    return (_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"), _("September"),
            _("October"), _("November"), _("December"))
