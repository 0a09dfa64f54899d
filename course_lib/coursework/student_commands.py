"""What is typed about one student's answers: the file to send, and whether a receipt is for what was handed in."""

from pathlib import Path

from ..records import RecordError, Submitted
from ..words import _


def add_to(verbs) -> None:
    """Put the verbs into the parser's `verbs`. They need no course."""
    def verb(name, run, says):
        added = verbs.add_parser(name, help=says, description=says)
        added.set_defaults(run=run)
        return added

    one = verb("pack", pack, _("For students: make the file to send, where there is no page to do it on."))
    one.add_argument("folder", type=Path, metavar="DIR", help=_("the assignment's folder, with what you answered"))
    one.add_argument("--student", metavar="NAME", help=_("the name that your course knows you by, if you haven't said it on the page"))
    one = verb("receipt", receipt, _("Check a student's receipt against what was handed in."))
    one.add_argument("file", type=Path, metavar="FILE", help=_("the receipt"))
    one.add_argument("--submission", type=Path, required=True, metavar="DIR", help=_("the folder that was handed in, or its answers file"))


def pack(options) -> int:
    """Make the file that a student sends. Returns the exit code; raises RecordError."""
    from ..desks.hand_in import make_file

    made = make_file(options.folder.resolve(), options.student)
    print(_("{made} has your answers and the receipt. Send it in the way that your course uses.").format(made=made))
    return 0


def receipt(options) -> int:
    """Say whether a receipt is for what was handed in: 0 if it is, 1 if it isn't; raises RecordError."""
    from . import receipt as receipts
    from .answers_file import LARGEST
    from .problems import Problem
    from .safe_file import read_file

    answers = options.submission / Submitted.FILE if options.submission.is_dir() else options.submission
    read = [read_file(options.file, receipts.LARGEST), read_file(answers, LARGEST)]
    for one in read:
        if isinstance(one, Problem):
            raise RecordError(one.says)
    checked = receipts.check(receipts.parse(read[0].decode("utf-8", "replace")), read[1])
    print(checked.says)
    return 0 if checked.same else 1
