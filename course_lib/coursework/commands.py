"""`attune coursework VERB`: what an instructor types, thin, one function for each verb."""

import argparse
import sys
from pathlib import Path

from ..records import RecordError

CONFIG = "nbgrader_config.py"
CHECKOUT = Path(__file__).parents[2] / "notebooks" / "coursework"


def add_to(verbs) -> None:
    """Put `coursework` and its verbs into the parser's `verbs`."""
    says = "For instructors: graded coursework with nbgrader."
    inner = verbs.add_parser("coursework", help=says, description=says).add_subparsers(required=True, metavar="VERB")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--course", type=Path, metavar="DIR", help="the course's folder (else this one, or the checkout's)")

    def verb(name, run, says):
        added = inner.add_parser(name, help=says, description=says, parents=[common])
        added.set_defaults(run=run)
        return added

    _add_new(verb("new", new, "Build an assignment from the graded items."))
    one = verb("preview", preview, "Show what students see of an assignment.")
    one.add_argument("name", metavar="NAME", help="the assignment")
    one.add_argument("--student", metavar="NAME", help="what this student gets, where questions are drawn")
    one.add_argument("--key", action="store_true", help="with the right answers and rubrics")
    one.add_argument("--html", type=Path, metavar="FILE", help="as a page, in this file")


def _add_new(one: argparse.ArgumentParser) -> None:
    one.add_argument("name", metavar="NAME", help="what it's called in the folder: lower-case words joined by hyphens")
    what = one.add_mutually_exclusive_group(required=True)
    what.add_argument("--definition", type=Path, metavar="FILE", help="a file that says all of it; see docs/instructors.md")
    what.add_argument("--items", nargs="+", metavar="ID", help="these items (`attune items` lists them)")
    what.add_argument("--concepts", nargs="+", metavar="C", help="items about these, evenly: C-DEF-1, or C-DEF for all of a group")
    one.add_argument("--number", type=int, metavar="N", help="with --concepts: how many")
    one.add_argument("--pool", type=int, metavar="K", help="with --number: pick K, of which each student gets N")
    one.add_argument("--seed", type=int, metavar="N", help="with --concepts: another number picks others")
    one.add_argument("--bank", type=Path, action="append", default=[], metavar="DIR", help="your own items: a folder of question files")
    one.add_argument("--title", help="what students read at the top")
    one.add_argument("--intro", help="a few words below it")
    one.add_argument("--points", type=float, metavar="P", help="what each item is worth (else 1)")
    one.add_argument("--sure", action="store_true", help="ask how sure they are of each answer")
    one.add_argument("--due", metavar="TIME", help="when it's due, UTC: 2026-12-01T12:00Z")
    one.add_argument("--replace", action="store_true", help="write it although students have handed in the one that is there")


def course(options) -> Path:
    """The course's folder: the one that was named, else this one if it is one, else the checkout's. Raises RecordError."""
    if options.course:
        return options.course
    if Path(CONFIG).is_file():
        return Path()
    if CHECKOUT.is_dir():
        return CHECKOUT
    raise RecordError(f"There is no {CONFIG} here. Go to your course's folder, or name it with --course.")


def new(options) -> int:
    """Build an assignment and write it. Returns the exit code; raises RecordError."""
    try:
        from . import definition, pool
        from .build import build
        from .source import write
    except ImportError as error:
        raise RecordError(f"This needs what authors use ({error.name} is missing), in a checkout of the course: run "
                          "`python3 start.py test` there once.") from error

    folder = course(options)
    if options.definition:
        _only_with_items(options)
        placed = definition.read(options.definition)
        if placed.thing.id != options.name:
            raise RecordError(f"{options.definition} defines {placed.thing.id!r}, not {options.name!r}. Use the same name in both.")
    else:
        placed = definition.put_together(**_given(options))
    built = build(placed, pool.bank(*options.bank))
    changed = write(built, folder, replacing=options.replace)
    print(*(folder / path for path in changed), sep="\n", end="\n" if changed else "Everything was up to date.\n")
    one = built.assignment
    print(f"{one.title}: {len(one.questions)} questions, {one.points:g} points. "
          f"The key is in {folder / 'keys'}: keep that folder to yourself.")
    return 0


def _only_with_items(options) -> None:
    given = [f"--{name}" for name in ("title", "intro", "points", "due", "number", "pool", "seed") if getattr(options, name) is not None]
    if options.sure:
        given.append("--sure")
    if given:
        raise RecordError(f"The definition says all of it, so {', '.join(given)} belongs in {options.definition}.")


def _given(options) -> dict:
    """What was said on the command line, as a definition says it. Raises RecordError."""
    if options.concepts and options.number is None:
        raise RecordError("How many items? Add --number N.")
    if options.items and any(value is not None for value in (options.number, options.pool, options.seed)):
        raise RecordError("--number, --pool and --seed go with --concepts: --items names each item itself.")
    draw = None
    if options.concepts:
        draw = {"concepts": options.concepts, "number": options.number, "seed": options.seed or 0}
        draw |= {} if options.pool is None else {"pool": options.pool}
    title = options.title or options.name.replace("-", " ").capitalize()
    return {"id": options.name, "title": title, "intro": options.intro or "Answer what you can, in any order.", "items": options.items,
            "draw": draw, "points": options.points, "due": options.due, "asks_sure": options.sure}


def preview(options) -> int:
    """Print what students see, or write it as a page. Returns the exit code; raises RecordError."""
    from . import preview as previews
    from .assignment import FILE, read_assignment, read_key

    folder = course(options)
    assignment = read_assignment(folder / "source" / options.name / FILE)
    key = read_key(folder / "keys" / f"{options.name}.key.json") if options.key else None
    shown = previews.lines(assignment, options.student, key)
    if options.html is None:
        print(previews.as_text(shown))
        return 0
    if options.html.exists():
        print(f"{options.html} is there already. Give another name, or move it away first.", file=sys.stderr)
        return 1
    options.html.write_text(previews.as_html(shown), encoding="utf-8")
    print(f"The page is {options.html}." + (" It holds the key: keep it to yourself." if key else ""))
    return 0
