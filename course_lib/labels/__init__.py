"""The words on an activity's buttons and beside its fields. They travel with the activity, so a view has none of its own."""

from ..words import _


def quiz(later: bool = False) -> dict:
    """For a quiz; `later`: one whose answers are kept and not judged yet."""
    return {
        "check": _("Keep this answer") if later else _("Check answer"), "again": _("Try again"), "why": _("Show me why"), "hint": _("Hint"),
        "hintLabel": _("Hint:"), "choose": _("Choose an answer first."), "saving": _("Saving …"),
        "back": _("Back"), "next": _("Next question"), "skip": _("Skip for now"), "restart": _("Start these again"),
        "open": _("To a question that's still open"),
        "count": _("{n} of {all}"), "summary": _("How it went"), "lookAgain": _("Worth another look:"),
        "wentWell": _("What you had at once"), "answer": _("Your answer"), "sureAsk": _("How sure are you? (optional)"),
        "sure": [_("A guess"), _("Fairly sure"), _("Sure")],
        "late": _("Not saved yet. Your answer is still on this page."),
    } | fields()


def fields() -> dict:
    """The words beside every kind of item's fields."""
    return {"up": _("Move up"), "down": _("Move down"), "slider": _("Your answer, on a line"),
            "number": _("Or type a number from {min} to {max}:"), "right": _("Fits"), "not-yet": _("Not yet"), "note": ""}


def prediction() -> dict:
    """A prediction's words."""
    return {"title": _("Guess first"), "commit": _("That's my guess"), "choose": _("Choose first; then see."),
            "inWords": _("The figure in words"), "late": _("Not saved yet. Your guess is still on this page.")} | fields()


def reflection() -> dict:
    """A reflection's words."""
    return {
        "write": _("Write here"), "saved": _("Saved."), "saving": _("Saving …"), "skip": _("Skip this"),
        "skipped": _("Skipped, which is fine. It's here if you want it."), "unskip": _("Don't skip it"),
        "mine": _("Yours instead"), "twin": _("{name} instead"), "feelings": _("Words for feelings, if you want some"),
        "unset": _("not set"), "clear": _("Clear"), "erase": _("Delete what I wrote here"),
        "eraseAsk": _("Delete everything you wrote here? It can't be brought back."),
        "eraseBoth": _("Delete everything you wrote here, in both versions? It can't be brought back."),
        "eraseYes": _("Yes, delete it"), "eraseNo": _("Keep it"),
        "conflict": _("This was changed in another window. That version says:"),
        "keepMine": _("Keep what I have here"), "keepTheirs": _("Keep the other one"),
        "late": _("Not saved yet. Your words are still on this page."),
    }


def records() -> dict:
    """The words of the page "Your record"."""
    return {
        "where": _("Where it is"), "take": _("Take it all away"), "bring": _("Bring a record back"),
        "remove": _("Delete everything"), "removeYes": _("Yes, delete it all"), "no": _("No"),
        "takeAsk": _("The file will hold everything, what you wrote for yourself too, and it isn't locked. "
                     "Keep it where only you can read it."),
        "takeLocked": _("The file will hold everything. What you wrote for yourself is locked in it, as it is here, and opens with your "
                        "passphrase. Your answers aren't locked."),
        "removeAsk": _("Delete every answer and everything you wrote? It can't be brought back. "
                       "If you might want it, take it all away first."),
        "reading": _("Reading …"),
    }


def statement(as_pdf: bool) -> dict:
    """For the statement of completion, as a PDF or printed by the browser."""
    return {"title": _("A statement of completion"), "name": _("Your name on it, if you want it there"),
            "kept": _("The name goes on the paper and is kept nowhere."), "make": _("Make the PDF") if as_pdf else _("Print it")}


def saving() -> str:
    """What is said of a file that the browser is given."""
    return _("Your browser is saving {name}.")
