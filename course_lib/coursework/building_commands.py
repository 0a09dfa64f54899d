"""What an instructor types to build an assignment and look at it: thin, one function for each verb."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from ..records import RecordError
from ..words import _
from .course import known


def add_to(verb: Callable, course: Callable) -> None:
    """Put the verbs into the parser: `verb(name, run, says)` adds one, `course(options)` is the course's folder."""
    _add_new(verb("new", lambda options: new(options, course(options)), _("Build an assignment from the graded items.")))
    one = verb("preview", lambda options: preview(options, known(course(options), options.name)), _("Show what students see of an assignment."))
    one.add_argument("name", metavar="NAME", help=_("the assignment"))
    one.add_argument("--student", metavar="NAME", help=_("what this student gets, where questions are drawn"))
    one.add_argument("--key", action="store_true", help=_("with the right answers and rubrics"))
    one.add_argument("--html", type=Path, metavar="FILE", help=_("as a page, in this file"))


def _add_new(one: argparse.ArgumentParser) -> None:
    one.add_argument("name", metavar="NAME", help=_("what it's called in the folder: lower-case words joined by hyphens"))
    what = one.add_mutually_exclusive_group(required=True)
    what.add_argument("--definition", type=Path, metavar="FILE", help=_("a file that says all of it; see docs/instructors.md"))
    what.add_argument("--items", nargs="+", metavar="ID", help=_("these items (`attune items` lists them)"))
    what.add_argument("--concepts", nargs="+", metavar="C", help=_("items about these, evenly: C-DEF-1, or C-DEF for all of a group"))
    one.add_argument("--number", type=int, metavar="N", help=_("with --concepts: how many"))
    one.add_argument("--pool", type=int, metavar="K", help=_("with --number: pick K, of which each student gets N"))
    one.add_argument("--seed", type=int, metavar="N", help=_("with --concepts: another number picks others"))
    one.add_argument("--bank", type=Path, action="append", default=[], metavar="DIR", help=_("your own items: a folder of question files"))
    one.add_argument("--title", help=_("what students read at the top"))
    one.add_argument("--intro", help=_("a few words below it"))
    one.add_argument("--points", type=float, metavar="P", help=_("what each item is worth (else 1)"))
    one.add_argument("--sure", action="store_true", help=_("ask how sure they are of each answer"))
    one.add_argument("--due", metavar="TIME", help=_("when it's due, UTC: 2026-12-01T12:00Z"))
    one.add_argument("--replace", action="store_true", help=_("write it although students have handed in the one that is there"))


def new(options, folder: Path) -> int:
    """Build an assignment and write it. Returns the exit code; raises RecordError."""
    from ..activities.assignment_view import points
    from . import definition, pool
    from .build import build
    from .source import write

    if options.definition:
        _only_with_items(options)
        placed = definition.read(options.definition)
        if placed.thing.id != options.name:
            raise RecordError(_("{definition} defines {id!r}, not {name!r}. Use the same name in both.").format(
                definition=options.definition, id=placed.thing.id, name=options.name))
    else:
        placed = definition.put_together(**_given(options))
    built = build(placed, pool.bank(*options.bank))
    changed = write(built, folder, replacing=options.replace)
    print(*(folder / path for path in changed), sep="\n", end="\n" if changed else _("Everything was up to date.\n"))
    one = built.assignment
    print(_("{title}: {n} questions, {points}. The key is in {what}: keep that folder to yourself.").format(
        title=one.title, n=one.asked, points=points(one.points), what=folder / "keys"))
    if one.draws:
        print(_("Its pools hold {n} questions, of which each student gets some.").format(
            n=sum(question.pool is not None for question in one.questions)))
    print(_("Look at it: attune coursework preview {name} --key\nGive it out: attune coursework release {name}").format(name=one.id))
    return 0


def _only_with_items(options) -> None:
    given = [f"--{name}" for name in ("title", "intro", "points", "due", "number", "pool", "seed") if getattr(options, name) is not None]
    if options.sure:
        given.append("--sure")
    if given:
        raise RecordError(_("The definition says all of it, so {names} belongs in {definition}.").format(
            names=", ".join(given), definition=options.definition))


def _given(options) -> dict:
    """What was said on the command line, as a definition says it. Raises RecordError."""
    if options.concepts and options.number is None:
        raise RecordError(_("How many items? Add --number N."))
    if options.items and any(value is not None for value in (options.number, options.pool, options.seed)):
        raise RecordError(_("--number, --pool and --seed go with --concepts: --items names each item itself."))
    draw = None
    if options.concepts:
        draw = {"concepts": options.concepts, "number": options.number, "seed": options.seed or 0}
        draw |= {} if options.pool is None else {"pool": options.pool}
    title = options.title or options.name.replace("-", " ").capitalize()
    return {"id": options.name, "title": title, "intro": options.intro or _("Answer what you can, in any order."), "items": options.items,
            "draw": draw, "points": options.points, "due": options.due, "asks_sure": options.sure}


def _cells(notebook: Path) -> list[dict]:
    """The cells of an assignment's notebook. Raises CourseError."""
    from .course_error import CourseError

    try:
        return json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except FileNotFoundError as error:
        raise CourseError(_("There is no {file}. Build the assignment again, or bring the file back.").format(file=notebook)) from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise CourseError(_("{file} is damaged ({why}). Build the assignment again, or bring the file back.").format(
            file=notebook, why=error)) from error


def preview(options, folder: Path) -> int:
    """Print what students see, or write it as a page. Returns the exit code; raises RecordError."""
    from . import preview as previews
    from .course import Course
    from .files import write_new

    course = Course(folder)
    assignment = course.built(options.name)
    key = course.key(options.name) if options.key else None
    shown = previews.lines(assignment, _cells(course.source(options.name) / f"{options.name}.ipynb"), options.student, key)
    if options.html is None:
        print(previews.as_text(shown))
        return 0
    write_new(options.html, previews.as_html(shown).encode())
    print(_("The page is {html}.").format(html=options.html) + (_(" It holds the key: keep it to yourself.") if key else ""))
    return 0
