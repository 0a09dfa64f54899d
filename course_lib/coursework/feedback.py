"""What a student gets back: a page with each question, their answer, the points and why, and what a person wrote."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.apps.api import NbGraderAPI

from ..activities import items
from ..content import Bundle
from ..words import _, direction, language
from . import extensions
from .assignment import Assignment, Prose
from .cells import MARKS, marked_by_hand, task_id
from .course import SECRET, TIMESTAMP, Course, CourseError, write_file
from .in_words import said
from .marker import Marked, Marker
from .rebuild import as_html, clean, item_blocks, number_of, written_blocks
from .release import exchange_here, succeeded
from .safe import in_force
from .safe_file import LARGEST_LINE, read_file
from .score import note_line
from .times import time, timestamp_text

STYLE = ("body{font:1rem/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}:root{color-scheme:light dark}"
         "h2{font-size:1.05rem;margin:1.75rem 0 .25rem}p,pre,ul{margin-block:.25rem}"
         "pre{font:inherit;border-inline-start:.25rem solid;padding-inline-start:.75rem;overflow-wrap:anywhere}")


@dataclass(frozen=True)
class Given:
    """Whose feedback was written, whether it lies in the exchange, and who waits for a person's marks (by student, why)."""

    written: tuple[str, ...]
    released: bool
    waiting: dict[str, str]


def feedback(folder: Path, name: str, students: Iterable[str] | None = None, with_key: bool = True, unfinished: bool = False,
             early: bool = False, now: datetime | None = None, content: Bundle | None = None) -> Given:
    """Write each student's page into `feedback`, and give it out where there is an exchange.

    `with_key`: what is right is shown where the answer wasn't. `unfinished`: also where a person has something left to mark.
    Raises CourseError if somebody still has time to answer, unless `early`.
    """
    app, course = in_force(folder), Course(Path(folder).resolve())
    marker = Marker(course, name, content)
    if not early:
        _over(course, marker.assignment, now or datetime.now(UTC))
    written, waiting = [], {}
    with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
        rows = {one.student.id: one for one in gradebook.notebook_submissions(name, name)}
        for student in sorted(set(students) if students is not None else course.students(name)):
            row = rows.get(student)
            if row is None:
                waiting[student] = _("not graded yet")
            elif row.needs_manual_grade and not unfinished:
                waiting[student] = _("a person has something left to mark")
            else:
                _write(course, name, student, page(marker, marker.mark(marker.read(student)), row, with_key), row.assignment.timestamp)
                written.append(student)
    released = bool(written) and exchange_here(app)
    if released:
        api = NbGraderAPI(coursedir=app.coursedir, exchange=app.exchange, config=app.config)
        succeeded(api.release_feedback(name), _("Feedback was written, and can't be put into the exchange"))
    return Given(tuple(written), released, waiting)


def _over(course: Course, assignment: Assignment, now: datetime) -> None:
    """Raises CourseError while somebody has time left: what is right would get around."""
    if not assignment.due:
        return
    due, kept = time(assignment.due), extensions.read(course)
    students = {*kept.until.get(assignment.id, {}), *kept.always}
    last = max([due, *(due + (kept.extra(assignment.id, one, due) or timedelta()) for one in students)])
    if now < last:
        raise CourseError(_("Somebody has time until {last}, and feedback tells what is right. Wait until then, or say "
                            "--early.").format(last=f"{last:%Y-%m-%d %H:%M} UTC"))


def _write(course: Course, name: str, student: str, html: str, at: datetime | None) -> None:
    folder = course.feedback(name, student)
    write_file(folder / f"{name}.html", html.encode("utf-8", "replace"))
    secret = read_file(course.submitted(name, student) / SECRET, LARGEST_LINE)
    if not isinstance(secret, bytes):  # it didn't come by the exchange, and goes to nobody there
        secret = secrets.token_hex(32).encode()
    write_file(folder / SECRET, secret)
    write_file(folder / TIMESTAMP, timestamp_text(at.replace(tzinfo=UTC)).encode() if at else b"")


# The page --------------------------------------------------------------------------------------------


def page(marker: Marker, marked: Marked, row: SubmittedNotebook, with_key: bool) -> str:
    """A student's feedback as a page that stands by itself. All texts in it are escaped."""
    assignment, result = marker.assignment, marked.result
    grades = {one.name: one for one in row.grades}
    comments = {one.name: one.comment for one in row.comments}
    penalty = row.late_submission_penalty or 0
    blocks = [("p", _("{points} of {of} points.").format(points=number_of(row.score - penalty), of=number_of(assignment.points)))]
    if penalty:
        blocks.append(("p", _("{points} of it were taken off because it came late.").format(points=number_of(penalty))))
    marks = grades.get(MARKS)
    if marks is not None and marks.manual_score is not None:
        says = _("For the questions together you got {points} points, given by a person.")
        blocks.append(("p", says.format(points=number_of(marks.score))))
    for number, one in enumerate(result.items, start=1):
        blocks += item_blocks(assignment, number, one)
        if with_key and one.decision is None and one.verdict != "right":
            blocks += _right(marker, one.item)
    for doing in result.doings:
        blocks += [("h4", doing.title), ("p", _points(doing.points, doing.of))]
    for one in marked_by_hand(assignment):
        blocks += [("h4", one.title), *([("p", one.prompt)] if isinstance(one, Prose) else []),
                   *written_blocks(one, marked.submission.answers, marker.content)]
        grade = grades.get(task_id(one))
        known = grade is not None and not (grade.needs_manual_grade and grade.manual_score is None)
        blocks.append(("p", _points(grade.score, one.points) if known else _("Not marked yet.")))
        if comments.get(task_id(one)):
            blocks += [("p", _("What was said about it:")), ("pre", comments[task_id(one)])]
    title, body = escape(clean(assignment.title)), as_html(blocks, "h2")
    return (f'<!doctype html>\n<html lang="{language()}" dir="{direction()}">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{title}</title><style>{STYLE}</style></head>\n"
            f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n")


def _points(points: float, of: float) -> str:
    return _("{points} of {of} points.").format(points=number_of(points), of=number_of(of))


def _right(marker: Marker, item: str) -> list[tuple[str, str]]:
    """What would have been right, and why."""
    question = next(one for one in marker.assignment.questions if one.id == item)
    response, mark = items.reveal(marker.key.items[item])
    right = [("li", line) for line in said(question, response)]
    return [("p", _("What is right:")), *right, *(("li", note_line(question, note, response)) for note in mark.notes if note.tone == "right" and note.text)]
