"""What an instructor types to exchange files with other systems: thin, one function for each verb."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ..content.items import Item
from ..records import RecordError
from ..words import _, n_
from .formats.sheet import USES

GRADES = ("canvas", "moodle", "csv")
QUESTIONS = {"moodle-xml": ".xml", "gift": ".gift.txt", "qti": ".qti.zip"}  # and how a file's name ends


def add_export(verb: Callable, course: Callable) -> None:
    """Put `export` into the parser: `verb(name, run, says)` adds it, `course(options)` is the course's folder."""
    one = verb("export", lambda options: export(options, course(options) if options.name else None),  # the bank needs no course
               _("Write grades for Canvas or Moodle, or questions in a format that they import."))
    one.add_argument("name", nargs="*", metavar="NAME", help=_("the assignment; grades of several go into one file; no name: the bank's items"))
    one.add_argument("--to", required=True, choices=(*GRADES, *QUESTIONS),
                     help=_("grades: canvas, moodle, csv; questions with their key: moodle-xml, gift, qti (for Canvas)"))
    one.add_argument("--out", type=Path, metavar="FILE", help=_("the file to write (else named after what is in it)"))
    one.add_argument("--replace", action="store_true", help=_("write over the file, if it's there already: after a regrade, for instance"))
    one.add_argument("--ids", choices=("canvas", "sis"), default="canvas",
                     help=_("with canvas: what lms_user_id is: Canvas' own number, or the id in the school's records"))
    one.add_argument("--column", metavar="TITLE", help=_('with canvas: what Canvas calls the assignment, such as "Quiz 1 (12345)"'))
    one.add_argument("--use", nargs="+", choices=USES, default=["graded"], help=_("of the bank: which items (else graded)"))
    one.add_argument("--bank", type=Path, action="append", default=[], metavar="DIR", help=_("of the bank: your own items, too"))


def add_import(verb: Callable) -> None:
    """Put `import` into the parser: `verb(name, run, says)` adds it."""
    one = verb("import", import_, _("Make question files of GIFT or Moodle XML, with a report of what doesn't fit."))
    one.add_argument("file", type=Path, metavar="FILE", help=_("GIFT or Moodle XML"))
    one.add_argument("--into", type=Path, default=Path("imported"), metavar="DIR", help=_("the folder for the question files (else imported)"))
    one.add_argument("--concept", nargs="+", default=[], metavar="C", help=_("what the questions are about, where they don't say it: C-DEF-1"))
    one.add_argument("--lesson", default="imported", metavar="ID", help=_("the lesson they belong to, where they don't say it"))
    one.add_argument("--use", choices=USES, default="graded", help=_("what they are for, where they don't say it (else graded)"))


def export(options, folder: Path | None) -> int:
    """Write the file that was asked for. Returns the exit code; raises RecordError."""
    if options.to in GRADES:
        return _grades(options, folder)
    return _questions(options, folder)


def _questions(options, folder: Path | None) -> int:
    from .course import Course
    from .formats import export_sheets, gift_writer, moodle_writer, qti_writer

    if len(options.name) > 1:
        raise RecordError(_("Questions of one assignment go into one file. Name one."))
    if options.name:
        [name], course = options.name, Course(folder)
        sheet = export_sheets.of_assignment(course.built(name), course.key(name))
    else:
        name, sheet = "attune-items", export_sheets.of_bank(_bank(options.bank, options.use))
    writer = {"moodle-xml": moodle_writer, "gift": gift_writer, "qti": qti_writer}[options.to]
    path = options.out or Path(name + QUESTIONS[options.to])
    _write(path, writer.write(sheet), options.replace)
    number = sum(len(section.questions) for section in sheet.sections)
    print(n_("{number} question in {file}. The right answers are in it: keep it to yourself.",
             "{number} questions in {file}. The right answers are in it: keep it to yourself.", number).format(number=number, file=path))
    _tell(sheet.report)
    return 0


def _write(path: Path, content: bytes, replace: bool) -> None:
    """Write what is exported. Raises RecordError where the file is there and may not give way."""
    from .files import write_new

    if path.exists() and not replace:
        raise RecordError(_("{file} is there already. Name another file with --out, or write over it with --replace.").format(file=path))
    write_new(path, content, replace)


def _bank(folders: Iterable[Path], uses: Iterable[str]) -> list[Item]:
    """The items for these uses: the course's, and those in the folders."""
    from . import pool

    placed = pool.bank(*folders).items.values()
    return [pool.item(one) for one in placed if one.use in uses]


def _grades(options, folder: Path | None) -> int:
    from . import grades
    from .formats.grade_files import TO

    if not options.name:
        raise RecordError(_("Whose grades? Name the assignment, such as: attune coursework export final --to {to}.").format(to=options.to))
    if options.column and len(options.name) > 1:
        raise RecordError(_("--column names the column of one assignment. Export one at a time."))
    if options.to != "canvas" and (options.column or options.ids != "canvas"):
        raise RecordError(_("--column and --ids are for --to canvas. In Moodle you choose on import which column is which."))
    more = {}
    if options.to == "canvas":
        more = {"ids": options.ids, "columns": {options.name[0]: options.column} if options.column else {}}
    with _gradebook(folder) as gradebook:
        found = grades.of_gradebook(gradebook, options.name)
    table = TO[options.to](found, **more)
    path = options.out or Path(f"{'-'.join(options.name)}.{options.to}.csv".replace(".csv.csv", ".csv"))
    _write(path, table.text.encode(), options.replace)
    ready = sum(grade.score is not None for grade in found)
    print(_("{ready} of {all} grades in {file}.").format(ready=ready, all=len(found), file=path))
    _tell(table.report)
    return 0


def _gradebook(folder: Path):
    """The course's gradebook, wherever its configuration says. Raises RecordError if there is none yet."""
    from .nbgrader_course import nbgrader_course

    nbgrader = nbgrader_course(folder)
    url = nbgrader.app.coursedir.db_url
    file = Path(url.removeprefix("sqlite:///"))
    if url.startswith("sqlite:///") and not file.is_file():
        raise RecordError(_("There is no {file}. Grade an assignment first.").format(file=file))
    return nbgrader.gradebook()


def import_(options) -> int:
    """Write the questions of a file as question files of ours. Returns the exit code; raises RecordError."""
    from .files import write_new
    from .formats.question_file import read
    from .formats.wishes import Wishes, checked

    wishes = checked(Wishes(lesson=options.lesson, use=options.use, concepts=tuple(options.concept)))
    found = read(options.file, wishes)
    texts = found.texts()
    for name in texts:
        if (options.into / name).exists():
            raise RecordError(_("{file} is there already. Move it away, or name another folder with --into.").format(file=options.into / name))
    for name, text in texts.items():
        write_new(options.into / name, text.encode())
        print(options.into / name)
    number = sum(map(len, found.files.values()))
    print(n_("{number} item. Read it before you use it: `attune coursework new … --bank {folder}` checks it.",
             "{number} items. Read them before you use them: `attune coursework new … --bank {folder}` checks them.", number).format(
                 number=number, folder=options.into))
    _tell(map(str, found.problems))
    return 0 if number else 1


def _tell(report: Iterable[str]) -> None:
    for line in report:
        print(line, file=sys.stderr)
