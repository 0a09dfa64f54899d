"""What a command with verbs does when none was typed."""

import argparse
import sys


def lists_verbs(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser, which alone lists what there is to choose from and ends with 2, as for any command that isn't whole."""
    parser.set_defaults(run=lambda options: _list(parser))
    return parser


def _list(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return 2
