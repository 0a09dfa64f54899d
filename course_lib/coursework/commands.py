"""`attune coursework VERB`: what an instructor types, thin, one function for each verb."""

import argparse
import json
import sys
from pathlib import Path

from ..records import RecordError, Submitted
from ..words import _
from . import first_commands, grading_commands

CONFIG = "nbgrader_config.py"
USES = ("graded", "lesson", "live")
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

    first_commands.add_to(verb, CHECKOUT)
    _add_new(verb("new", new, "Build an assignment from the graded items."))
    one = verb("preview", preview, "Show what students see of an assignment.")
    one.add_argument("name", metavar="NAME", help="the assignment")
    one.add_argument("--student", metavar="NAME", help="what this student gets, where questions are drawn")
    one.add_argument("--key", action="store_true", help="with the right answers and rubrics")
    one.add_argument("--html", type=Path, metavar="FILE", help="as a page, in this file")
    grading_commands.add_to(verb, course)
    one = verb("report", report, "Say how good an assignment's questions are, as a page, a PDF, a notebook and a CSV file.")
    one.add_argument("name", metavar="NAME", help="the assignment")
    _add_export(verb("export", export, "Write grades for Canvas or Moodle, or questions in a format that they import."))
    one = inner.add_parser("pack", help="For students: make the file to send, where there is no page to do it on.")
    one.set_defaults(run=pack)
    one.add_argument("folder", type=Path, metavar="DIR", help="the assignment's folder, with what you answered")
    one.add_argument("--student", metavar="NAME", help="the name that your course knows you by, if you haven't said it on the page")
    one = inner.add_parser("receipt", help="Check a student's receipt against what was handed in.")
    one.set_defaults(run=receipt)
    one.add_argument("file", type=Path, metavar="FILE", help="the receipt")
    one.add_argument("--submission", type=Path, required=True, metavar="DIR", help="the folder that was handed in, or its answers file")
    _add_import(verb("import", import_, "Make question files of GIFT or Moodle XML, with a report of what doesn't fit."))


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


def _add_export(one: argparse.ArgumentParser) -> None:
    one.add_argument("name", nargs="*", metavar="NAME", help="the assignment; grades of several go into one file; no name: the bank's items")
    one.add_argument("--to", required=True, choices=("canvas", "moodle", "csv", "moodle-xml", "gift", "qti"),
                     help="grades: canvas, moodle, csv; questions with their key: moodle-xml, gift, qti (for Canvas)")
    one.add_argument("--out", type=Path, metavar="FILE", help="the file to write (else named after what is in it)")
    one.add_argument("--ids", choices=("canvas", "sis"), default="canvas",
                     help="with canvas: what lms_user_id is: Canvas' own number, or the id in the school's records")
    one.add_argument("--column", metavar="TITLE", help='with canvas: what Canvas calls the assignment, such as "Quiz 1 (12345)"')
    one.add_argument("--use", nargs="+", choices=USES, default=["graded"], help="of the bank: which items (else graded)")
    one.add_argument("--bank", type=Path, action="append", default=[], metavar="DIR", help="of the bank: your own items, too")


def _add_import(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, metavar="FILE", help="GIFT or Moodle XML")
    one.add_argument("--into", type=Path, default=Path("imported"), metavar="DIR", help="the folder for the question files (else imported)")
    one.add_argument("--concept", nargs="+", default=[], metavar="C", help="what the questions are about, where they don't say it: C-DEF-1")
    one.add_argument("--lesson", default="imported", metavar="ID", help="the lesson they belong to, where they don't say it")
    one.add_argument("--use", choices=USES, default="graded", help="what they are for, where they don't say it (else graded)")


def course(options) -> Path:
    """The course's folder: the one that was named, else this one if it is one, else the checkout's. Raises RecordError."""
    if options.course:
        return options.course
    if Path(CONFIG).is_file():
        return Path()
    if CHECKOUT.is_dir():
        return CHECKOUT
    raise RecordError(_("There is no {config} here. Go to your course's folder, or name it with --course.").format(config=CONFIG))


def new(options) -> int:
    """Build an assignment and write it. Returns the exit code; raises RecordError."""
    from . import definition, pool
    from .build import build
    from .source import write

    folder = course(options)
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
    print(_("{title}: {n} questions, {points:g} points. The key is in {what}: keep that folder to yourself.").format(
        title=one.title, n=one.asked, points=one.points, what=folder / "keys"))
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


def preview(options) -> int:
    """Print what students see, or write it as a page. Returns the exit code; raises RecordError."""
    from . import preview as previews
    from .assignment import FILE, read_assignment, read_key
    from .course import known, write_file

    folder = known(course(options), options.name)
    assignment = read_assignment(folder / "source" / options.name / FILE)
    key = read_key(folder / "keys" / f"{options.name}.key.json") if options.key else None
    cells = json.loads((folder / "source" / options.name / f"{options.name}.ipynb").read_text(encoding="utf-8"))["cells"]
    shown = previews.lines(assignment, cells, options.student, key)
    if options.html is None:
        print(previews.as_text(shown))
        return 0
    if options.html.exists():
        print(_("{html} is there already. Give another name, or move it away first.").format(html=options.html), file=sys.stderr)
        return 1
    write_file(options.html, previews.as_html(shown).encode(), 0o600 if key else 0o644)
    print(_("The page is {html}.").format(html=options.html) + (_(" It holds the key: keep it to yourself.") if key else ""))
    return 0


def export(options) -> int:
    """Write a file for another system. Returns the exit code; raises RecordError."""
    from . import trade

    return trade.export(options, course(options) if options.name else None)  # the bank needs no course


def import_(options) -> int:
    """Make question files of another system's. Returns the exit code; raises RecordError."""
    from . import trade

    return trade.import_(options)


def report(options) -> int:
    """Write the report on an assignment. Returns the exit code; raises RecordError."""
    from datetime import date

    from . import report_files
    from .course import Course
    from .flags import to_check
    from .score import NotGradable

    try:
        about, files = report_files.make(Course(course(options)), options.name, date.today().isoformat())
    except NotGradable as error:
        raise RecordError(str(error)) from error
    print(*files, sep="\n")
    print(_("Fewer than five students have answered, so nothing is said about them.") if about.students is None else
          _("{students} students; {to_check} of {n} questions deserve a look.").format(
              students=about.students, to_check=to_check(about), n=len(about.items)))
    return 0


def pack(options) -> int:
    """Make the file that a student sends. Returns the exit code; raises RecordError."""
    from ..desks.assignment import make_file

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
