"""`attune workshop`: what a facilitator prints."""

import sys
from pathlib import Path

from ..words import _
from .handout import PAPERS, write


def add_to(verbs) -> None:
    """Put `workshop` and its verb into the parser's `verbs`."""
    says = "For facilitators: what to print for a workshop."
    inner = verbs.add_parser("workshop", help=says, description=says).add_subparsers(required=True, metavar="VERB")
    says = "Write a plan's handout and cue cards as a PDF."
    one = inner.add_parser("handouts", help=says, description=says)
    one.add_argument("plan", nargs="?", metavar="PLAN", help="the workshop's plan (else every plan)")
    one.add_argument("--paper", choices=PAPERS, help="the paper (else one file for each)")
    one.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where to write (else here)")
    one.set_defaults(run=handouts)


def handouts(options) -> int:
    """Write the files and print their names. Returns the exit code."""
    from ..content import bundle
    from ..content.bundle import UnknownId

    content = bundle()
    try:
        plans = [content.workshop(options.plan)] if options.plan else content.workshops()
        for plan in plans:
            print(*write(plan, [options.paper] if options.paper else list(PAPERS), options.out), sep="\n")
    except UnknownId as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_("{file} can't be written: {why}.").format(file=error.filename, why=error.strerror), file=sys.stderr)
        return 1
    return 0
