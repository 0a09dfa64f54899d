"""What an instructor types first: for a folder of their own, and to see what the bank asks."""

import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

from ..extras import needs_checkout
from ..records import RecordError
from ..records.home import own_folder
from ..words import _, n_

COMES_WITH = ("nbgrader_config.py", ".gitignore", "source", "keys")  # not what students handed in there


def add_to(verb: Callable, checkout: Path) -> None:
    """Put the verbs into the parser: `verb(name, run, says)` adds one. `checkout`: the course's folder that comes with Attune."""
    one = verb("start", lambda options: start(options.folder, checkout),
               _("Make a folder for your course, with the assignments that come with Attune."))
    one.add_argument("folder", type=Path, metavar="DIR", help=_("the folder to make"))
    one = verb("bank", bank, _("Show what the bank's graded items are about, and what they ask."))
    one.add_argument("concepts", nargs="*", metavar="C", help=_("the items about these, in full: C-DEF-1, or C-DEF for all of a group"))
    one.add_argument("--bank", type=Path, action="append", default=[], metavar="DIR", help=_("your own items, too: a folder of question files"))


def start(folder: Path, checkout: Path) -> int:
    """Make a course's folder that only its owner can enter. Returns the exit code; raises RecordError."""
    if not checkout.is_dir():
        raise RecordError(needs_checkout())
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise RecordError(_("{folder} is there already, and isn't empty. Name another one.").format(folder=folder))
    own_folder(folder)
    for name in COMES_WITH:
        there = checkout / name
        (shutil.copytree if there.is_dir() else shutil.copy)(there, folder / name)
    own_folder(folder / "keys")
    print(_("Your course is in {folder}, which only your account can open. Go there (cd {folder}) before you type anything else.\n"
            "What is in it: attune coursework status").format(folder=folder.resolve()))
    return 0


def bank(options) -> int:
    """Print the groups of concepts, or the items about some. Returns the exit code; raises RecordError."""
    from . import pool

    assets = pool.bank(*options.bank)
    placed = pool.judged(assets)
    if not options.concepts:
        for group in dict.fromkeys(name.rpartition("-")[0] for name in assets.concepts):
            count = sum(pool.is_about(one.thing, group) for one in placed.values())
            names = "; ".join(one.thing.name for name, one in assets.concepts.items() if name.rpartition("-")[0] == group)
            print(_wrapped(n_("{group}, one item: ", "{group}, {n} items: ", count).format(group=group, n=count) + names) if count else "", end="")
        print(_("\nTo read the items of a group: attune coursework bank {group}").format(group="C-DEF"))
        return 0
    for concept in options.concepts:
        found = [one.thing for one in placed.values() if pool.is_about(one.thing, concept)]
        if not found:
            raise RecordError(_("The bank has no graded item about {name}. What it has: attune coursework bank").format(name=concept))
        for item in found:
            about = "; ".join(f"{name} {assets.concepts[name].thing.name}" for name in item.concepts)
            print(f"\n{item.id} ({item.kind})\n{_wrapped(item.stem)}{_wrapped(about)}", end="")
    return 0


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), 100, initial_indent="  ", subsequent_indent="    ") + "\n"
