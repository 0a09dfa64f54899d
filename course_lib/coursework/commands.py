"""`attune coursework VERB`: what an instructor types, thin, one function for each verb."""

import argparse
from pathlib import Path

from ..records import RecordError
from ..verb_list import lists_verbs
from ..words import _
from . import building_commands, first_commands, grading_commands, student_commands, trade_commands
from .nbgrader_settings import CONFIG

CHECKOUT = Path(__file__).parents[2] / "notebooks" / "coursework"


def add_to(verbs) -> None:
    """Put `coursework` and its verbs into the parser's `verbs`."""
    says = _("For instructors: graded coursework with nbgrader.")
    inner = lists_verbs(verbs.add_parser("coursework", help=says, description=says)).add_subparsers(metavar="VERB")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--course", type=Path, metavar="DIR", help=_("the course's folder (else this one, or the checkout's)"))

    def verb(name, run, says):
        added = inner.add_parser(name, help=says, description=says, parents=[common])
        added.set_defaults(run=run)
        return added

    first_commands.add_to(verb, CHECKOUT)
    building_commands.add_to(verb, course)
    grading_commands.add_to(verb, course)
    trade_commands.add_export(verb, course)
    student_commands.add_to(inner)
    trade_commands.add_import(verb)


def course(options) -> Path:
    """The course's folder: the one that was named, else this one if it is one, else the checkout's. Raises RecordError."""
    if options.course:
        return options.course
    if Path(CONFIG).is_file():
        return Path()
    if CHECKOUT.is_dir():
        return CHECKOUT
    raise RecordError(_("There is no {config} here. Go to your course's folder, or name it with --course.").format(config=CONFIG))
