"""Grades as files for Canvas, Moodle and spreadsheets. Where there is no grade, a cell is empty, and a line in the report says why.

**Canvas** (lib/gradebook_importer.rb in github.com/instructure/canvas-lms): the header begins with Student, ID, SIS User ID,
SIS Login ID, Section; then a column for each assignment, by its title or "title (number)"; a row whose first cell has
"Points Possible" says what each is worth. "second or third column in the csv should have the student_id for each row": a
student is looked up by ID, then by SIS User ID, then by SIS Login ID, and by name only if none of these fits.

**Moodle** (https://docs.moodle.org/en/Grade_import): "Map from" and "Map to" are chosen on import, "Email Address" to
"useremail", or "Id Number" to "useridnumber"; names aren't looked at. Moodle reads an empty cell of a known column as "no
grade" and takes away what stood there (grade/import/csv/classes/load_data.php), so whoever has no grade is left out.

**Formulas.** A spreadsheet runs a cell that begins with = + - @, quoted or not. Such a name gets a ' before it, which
changes no match, since both systems look for the id. An id can't be changed like that and still match: it's left empty, and
reported.
"""

import csv
import io
from dataclasses import dataclass

from ...words import _
from ..csv_text import safe
from ..grades import Grade

MOODLE_MOST = 100  # points: Moodle refuses a file with a higher grade unless its site allows them


@dataclass(frozen=True)
class GradeFile:
    """A CSV file's text, and a line for each thing to know before importing it."""

    text: str
    report: tuple[str, ...]


def _id(value: str, who: Grade, report: list[str]) -> str:
    """An id as it stands; empty where a spreadsheet would run it or it would be changed."""
    if value and safe(value) != value:
        report.append(_("{student}: the id {value!r} could be run as a formula or would be changed; left empty, enter this grade by hand").format(
            student=who.student, value=value))
        return ""
    return value


def number(value: float) -> str:
    """A score to four decimals, without needless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _score(grade: Grade | None) -> str:
    return "" if grade is None or grade.score is None else number(grade.score)


def _by_student(grades: list[Grade]) -> tuple[list[str], dict[str, dict[str, Grade]]]:
    """The assignments, and each student's grades by assignment."""
    table: dict[str, dict[str, Grade]] = {}
    for grade in grades:
        table.setdefault(grade.student, {})[grade.assignment] = grade
    return list(dict.fromkeys(grade.assignment for grade in grades)), table


def _waiting(grades: list[Grade]) -> list[str]:
    return [f"{grade.student}, {grade.assignment}: {grade.waits}" for grade in grades if grade.score is None]


def _text(rows: list[list[str]], start: str = "") -> str:
    made = io.StringIO(start)
    made.seek(0, io.SEEK_END)
    csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)  # a ; in a name parts no cells
    return made.getvalue()


def canvas(grades: list[Grade], ids: str = "canvas", columns: dict[str, str] | None = None) -> GradeFile:
    """A file for Canvas' Gradebook, Import. `ids`: whether lms_user_id is Canvas' own number ("canvas") or the id of
    the school's records ("sis"). `columns` names an assignment's column where Canvas calls it otherwise."""
    assignments, table = _by_student(grades)
    report = _waiting(grades)
    worth = {grade.assignment: number(grade.of) for grade in grades}
    titles = [safe((columns or {}).get(name, name)) for name in assignments]
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles],
            ["    Points Possible", "", "", "", "", *(worth[name] for name in assignments)]]
    for row in table.values():
        who = next(iter(row.values()))
        given = _id(who.lms_id, who, report)
        own = given if ids == "canvas" else ""
        if own and not (own.isascii() and own.isdigit()):
            report.append(_("{student}: lms_user_id {value!r} isn't a number of Canvas; taken for the school's id (SIS User ID)").format(
                student=who.student, value=own))
            own = ""
        if not given:
            report.append(_("{student}: has no lms_user_id; Canvas looks for the login {student}, then for the name").format(student=who.student))
        rows.append([_name(who), own, "" if own else given, _id(who.student, who, report), "",
                     *(_score(row.get(name)) for name in assignments)])
    return GradeFile(_text(rows), tuple(dict.fromkeys(report)))


def _name(who: Grade) -> str:
    """ "Last, First" as Canvas writes it; where there is no name, the student's id."""
    return safe(", ".join(filter(None, (who.last_name, who.first_name))) or who.student)


def moodle(grades: list[Grade]) -> GradeFile:
    """A file for Moodle's Grades, Import, CSV file. Whoever has no grade in it is left out of it."""
    assignments, table = _by_student(grades)
    report = _waiting(grades)
    rows = [["First name", "Last name", "ID number", "Email address", "Username", *map(safe, assignments)]]
    for row in table.values():
        who = next(iter(row.values()))
        scores = [_score(row.get(name)) for name in assignments]
        if not any(scores):
            continue
        if not all(scores):
            report.append(_("{student}: has some grades and not others; Moodle takes an empty cell as “no grade”. "
                            "Export one assignment at a time to keep what stands there").format(student=who.student))
        if not who.lms_id and not who.email:
            report.append(_("{student}: has neither lms_user_id nor email; map the username on import").format(student=who.student))
        rows.append([safe(who.first_name), safe(who.last_name), _id(who.lms_id, who, report), _id(who.email, who, report),
                     _id(who.student, who, report), *scores])
    if any((grade.score or 0) > MOODLE_MOST for grade in grades):
        report.append(_("some grades are above {most}: Moodle refuses the file unless its site allows them (unlimitedgrades)").format(most=MOODLE_MOST))
    return GradeFile(_text(rows), tuple(dict.fromkeys(report)))


COLUMNS = ("assignment", "student_id", "lms_user_id", "last_name", "first_name", "email", "handed_in", "raw_score",
           "late_submission_penalty", "score", "max_score", "status")


def plain_csv(grades: list[Grade]) -> GradeFile:
    """A file with a row for each student and assignment, marked so that spreadsheets read it as UTF-8."""
    report = _waiting(grades)
    rows = [list(COLUMNS)]
    for grade in grades:
        raw = "" if grade.raw is None else number(grade.raw)
        rows.append([safe(grade.assignment), _id(grade.student, grade, report), _id(grade.lms_id, grade, report), safe(grade.last_name),
                     safe(grade.first_name), _id(grade.email, grade, report), grade.at, raw,
                     number(grade.penalty) if raw else "", _score(grade), number(grade.of), safe(grade.waits) or _("graded")])
    return GradeFile(_text(rows, "\ufeff"), tuple(dict.fromkeys(report)))


TO = {"canvas": canvas, "moodle": moodle, "csv": plain_csv}
