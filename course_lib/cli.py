"""The `attune` command. Its verbs are beside what they do: in `*_commands.py`, and in the folders for other doors."""

import argparse
import os
import sys

from . import __version__, author_commands, record_commands, session_command, study_commands
from .coursework.commands import add_to as add_coursework
from .documents.commands import add_to as add_workshop
from .extras import lacking
from .records import RecordError
from .rooms.commands import add_to as add_room
from .site.commands import add_to as add_site
from .verb_list import lists_verbs
from .words import N_, _

# What Python's own parser says, so that it's in the catalogue.
PARSERS_WORDS = (
    N_("usage: "), N_("options"), N_("positional arguments"), N_("show this help message and exit"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"),
    N_("expected one argument"), N_("%(prog)s: error: %(message)s\n"), N_("argument %(argument_name)s: %(message)s"),
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the result is its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter still gets the rest
    options = parser().parse_args(arguments)
    try:
        code = options.run(options) or 0
        sys.stdout.flush()  # here, where a reader that has gone is no error
        return code
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        remedy = lacking(error)
        if remedy is None:
            raise
        print(remedy, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """What can be typed after `attune`. Help is in the language of the environment."""
    argparse._ = _  # where the parser looks its own words up
    main_parser = lists_verbs(argparse.ArgumentParser(prog="attune", description=_("The course Attune.")))
    main_parser.add_argument("--version", action="version", version=f"attune {__version__}", help=_("show program's version number and exit"))
    verbs = main_parser.add_subparsers(metavar="VERB")

    def verb(name, run, says):
        added = verbs.add_parser(name, help=says, description=says)
        added.set_defaults(run=run)
        return added

    for commands in (study_commands, record_commands, session_command):
        commands.add_to(verb)
    add_coursework(verbs)
    add_workshop(verbs)
    add_room(verbs)
    add_site(verbs)
    author_commands.add_to(verb)
    return main_parser


if __name__ == "__main__":
    sys.exit(main())
