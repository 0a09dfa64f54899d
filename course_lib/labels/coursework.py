"""The words of an assignment, and of handing it in."""

from ..words import _
from . import fields


def assignment() -> dict:
    """For the questions, texts and steps of an assignment."""
    return fields() | {
        "title": _("Your answers"), "due": _("Due {when}, your time."),
        "overdue": _("It was due {when}, your time. You can still answer and hand in; what late work counts for is for whoever "
                     "teaches your course to say."),
        "noDue": _("No date was set here for handing it in."),
        "whoAsk": _("Under which name do you hand in?"),
        "whoWhy": _("Your questions are drawn by this name, and are always the same for it. Use the name or number that your course "
                    "knows you by."),
        "whoGo": _("Use this name"), "whoIs": _("You hand in as {name}."), "whoChange": _("Correct the name"),
        "whoWarn": _("Another name may bring other questions. What you have answered is kept, and counts where a question is asked again."),
        "no": _("Leave it as it is"), "done": _("answered"), "open": _("not answered yet"),
        "stepDone": _("done"), "stepOpen": _("not done yet"), "steps": _("Also part of this"), "tick": _("I have done this"),
        "back": _("Back"), "next": _("Next"), "answer": _("Your answer"),
        "sureAsk": _("How sure are you? (optional; it earns and costs nothing)"), "sure": [_("A guess"), _("Fairly sure"), _("Sure")],
        "keepOrder": _("Keep it in this order"),
        "saving": _("Saving …"), "saved": _("Saved."), "count": _("{about} You have written {n}."), "countOnly": _("{n} words so far."),
        "noMarks": _("Each answer is saved as you give it, and you can change it. Nothing here says right or wrong."),
        "late": _("Not saved yet. Your answer is still on this page."),
    }


def hand_in() -> dict:
    """For handing in."""
    return {
        "title": _("Hand in"), "go": _("Hand in"), "again": _("Hand in again"), "anyway": _("Hand in as it is"),
        "going": _("Handing in …"), "may": _("You can hand in with things left open, and hand in again later."),
        "receipt": _("Your receipt"), "handed": _("Handed in on {when}."), "made": _("The file was made on {when}. It counts as handed in once you have sent it."),
        "receiptWhy": _("Keep it. With it, anybody can check later that these were your answers."),
        "copy": _("Copy the receipt"), "copied": _("Copied."), "noCopy": _("Your browser didn't allow it. The receipt is selected: copy it from there."),
        "save": _("Save the receipt"), "file": _("Download the file again"),
        "whoAsk": _("Under which name do you hand in?"),
        "whoWhy": _("Use the name or number that your course knows you by. It goes into the file's name."),
        "openAll": _("Show what is open"), "whoIs": _("You hand in as {name}."), "whoChange": _("Correct the name"),
        "whoKeep": _("Use this name"), "no": _("Leave it as it is"),
        "late": _("This takes longer than usual. Your answers are safe; leave this page open."),
    }


def private_here() -> str:
    """Why something private doesn't open in coursework, and what to do."""
    return _("This is coursework, and what you would write here is private, so it doesn't open here: whoever marks your work might "
             "read it. You'll find it in the course itself (run \"attune study\"). Nothing of yours was read or written.")
