"""`attune workshop`: a plan's run sheet, and what a facilitator prints."""

import sys
from pathlib import Path

from ..study_commands import opens
from ..verb_list import lists_verbs
from ..words import _
from .handout import PAPERS, write


def add_to(verbs) -> None:
    """Put `workshop` and its verbs into the parser's `verbs`."""
    says = _("For facilitators: a plan's run sheet and handouts (`attune room --list` names the plans).")
    inner = lists_verbs(verbs.add_parser("workshop", help=says, description=says)).add_subparsers(metavar="VERB")
    says = _("Open a plan's run sheet in JupyterLab.")
    one = inner.add_parser("open", help=says, description=says)
    one.add_argument("plan", metavar="PLAN", help=_("the workshop's plan"))
    opens(one)
    one.set_defaults(run=open_)
    says = _("Write a plan's handout and cue cards as a PDF.")
    one = inner.add_parser("handouts", help=says, description=says)
    one.add_argument("plan", nargs="?", metavar="PLAN", help=_("the workshop's plan (else every plan)"))
    one.add_argument("--paper", choices=PAPERS, help=_("the paper (else one file for each)"))
    one.add_argument("--out", type=Path, default=Path(), metavar="DIR", help=_("where to write (else here)"))
    one.set_defaults(run=handouts)


def open_(options) -> int | None:
    """Open the run sheet until Ctrl+C. Returns 1 if there is no such plan."""
    from ..content import bundle
    from ..content.bundle import UnknownId
    from ..study import study

    try:
        plan = bundle().workshop(options.plan)
    except UnknownId as error:
        print(error, _("`attune room --list` shows the plans."), file=sys.stderr)
        return 1
    return study(port=options.port, browser=not options.no_browser, page=f"{plan.id}.ipynb", of="workshops")


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
        print(error, _("`attune room --list` shows the plans."), file=sys.stderr)
        return 1
    except OSError as error:
        print(_("{file} can't be written: {why}.").format(file=error.filename, why=error.strerror), file=sys.stderr)
        return 1
    return 0
