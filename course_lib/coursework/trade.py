"""What `attune coursework export` and `import` do: files to and from other systems."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..records import RecordError
from ..words import _, n_
from . import exchange, gift, grades, moodle_xml, qti
from .assignment import FILE, read_assignment, read_key
from .safe_xml import LARGEST, BadFile

if TYPE_CHECKING:
    from .import_items import Imported, Wishes

ITEMS = {"moodle-xml": (moodle_xml.write, ".xml"), "gift": (gift.write, ".gift.txt"), "qti": (qti.write, ".qti.zip")}


def export(options, folder: Path | None) -> int:
    """Write the file that was asked for. Returns the exit code; raises RecordError."""
    if options.to in grades.TO:
        return _grades(options, folder)
    write, ending = ITEMS[options.to]
    if len(options.name) > 1:
        raise RecordError(_("Questions of one assignment go into one file. Name one."))
    sheet = of_assignment(folder, options.name[0]) if options.name else exchange.of_bank(_bank(options.bank, options.use))
    path = options.out or Path((options.name[0] if options.name else "attune-items") + ending)
    _save(path, write(sheet))
    number = sum(len(section.asked) for section in sheet.sections)
    print(n_("{number} question in {file}. The right answers are in it: keep it to yourself.",
             "{number} questions in {file}. The right answers are in it: keep it to yourself.", number).format(number=number, file=path))
    _tell(sheet.report)
    return 0


def of_assignment(folder: Path, name: str) -> exchange.Sheet:
    """The assignment `name` in the course's `folder`, with its key. Raises BadAssignment."""
    return exchange.of_assignment(read_assignment(folder / "source" / name / FILE), read_key(folder / "keys" / f"{name}.key.json"))


def _bank(folders: Iterable[Path], uses: Iterable[str]) -> list:
    from . import pool

    placed = pool.bank(*folders).items.values()
    return [pool.item(one) for one in placed if one.use in uses]


def _grades(options, folder: Path) -> int:
    if not options.name:
        raise RecordError(_("Whose grades? Name the assignment, such as: attune coursework export final --to {to}.").format(to=options.to))
    if options.column and len(options.name) > 1:
        raise RecordError(_("--column names the column of one assignment. Export one at a time."))
    more = {}
    if options.to == "canvas":
        more = {"ids": options.ids, "columns": {options.name[0]: options.column} if options.column else {}}
    with _gradebook(folder) as gradebook:
        found = grades.of_gradebook(gradebook, options.name)
    table = grades.TO[options.to](found, **more)
    path = options.out or Path(f"{'-'.join(options.name)}.{options.to}.csv".replace(".csv.csv", ".csv"))
    _save(path, table.text.encode())
    ready = sum(grade.score is not None for grade in found)
    print(_("{ready} of {all} grades in {file}.").format(ready=ready, all=len(found), file=path))
    _tell(table.report)
    return 0


def _gradebook(folder: Path):
    """The course's gradebook, wherever its configuration says. Raises RecordError if there is none yet."""
    from nbgrader.api import Gradebook

    from .safe import in_force

    course = in_force(folder).coursedir
    file = Path(course.db_url.removeprefix("sqlite:///"))
    if course.db_url.startswith("sqlite:///") and not file.is_file():
        raise RecordError(_("There is no {file}. Grade an assignment first.").format(file=file))
    return Gradebook(course.db_url, course.course_id)


def import_(options) -> int:
    """Write the questions of a file as question files of ours. Returns the exit code; raises RecordError."""
    from .import_items import Wishes, checked

    wishes = checked(Wishes(lesson=options.lesson, use=options.use, concepts=tuple(options.concept)))
    found = read(options.file, wishes)
    texts = found.texts()
    for name in texts:
        if (options.into / name).exists():
            raise RecordError(_("{file} is there already. Move it away, or name another folder with --into.").format(file=options.into / name))
    for name, text in texts.items():
        _save(options.into / name, text.encode())
        print(options.into / name)
    number = sum(map(len, found.files.values()))
    print(n_("{number} item. Read it before you use it: `attune coursework new … --bank {folder}` checks it.",
             "{number} items. Read them before you use them: `attune coursework new … --bank {folder}` checks them.", number).format(
                 number=number, folder=options.into))
    _tell(map(str, found.problems))
    return 0 if number else 1


def read(path: Path, wishes: "Wishes") -> "Imported":
    """The questions in the file at `path`: Moodle XML if it looks like XML, else GIFT. Raises BadFile."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile(_("{file} is larger than {most} MB. Export fewer questions at a time.").format(file=path, most=LARGEST // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        raise BadFile(_("{file} can't be opened: {why}.").format(file=path, why=error.strerror)) from error
    if data[:2] == b"PK":
        raise BadFile(_("{file} is a zip. Import GIFT or Moodle XML: Canvas' packages can only be written here.").format(file=path))
    begins = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    is_xml = begins.startswith((b"<?xml", b"<quiz", b"<!", b"<questestinterop"))
    return (moodle_xml if is_xml else gift).read(data, str(path), wishes)


def _save(path: Path, content: bytes) -> None:
    """Write a new file, readable for its owner alone: it may hold a key or grades. Raises RecordError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except FileExistsError as error:
        raise RecordError(_("{file} is there already. Give another name, or move it away first.").format(file=path)) from error
    except OSError as error:
        raise RecordError(_("{file} can't be written: {why}.").format(file=path, why=error.strerror)) from error


def _tell(report: Iterable[str]) -> None:
    for line in report:
        print(line, file=sys.stderr)
