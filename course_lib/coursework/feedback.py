"""Giving feedback: each student's page is written, and lies in the exchange where there is one."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..content import Bundle
from ..words import _
from . import extensions
from .assignment import Assignment
from .course import SECRET, TIMESTAMP, Course
from .course_error import CourseError
from .feedback_page import page
from .files import write_file
from .marker import Marker
from .nbgrader_course import nbgrader_course, succeeded
from .safe_file import LARGEST_LINE, read_file
from .times import time, timestamp_text


@dataclass(frozen=True)
class Feedback:
    """Whose feedback was written, whether it lies in the exchange, and who waits for a person's marks (by student, why)."""

    written: tuple[str, ...]
    released: bool
    waiting: dict[str, str]


def feedback(folder: Path, name: str, students: Iterable[str] | None = None, with_key: bool = True, unfinished: bool = False,
             early: bool = False, now: datetime | None = None, content: Bundle | None = None) -> Feedback:
    """Write each student's page into `feedback`, and give it out where there is an exchange.

    `with_key`: what is right is shown where the answer wasn't. `unfinished`: also where a person has something left to mark.
    Raises CourseError if somebody still has time to answer, unless `early`.
    """
    nbgrader = nbgrader_course(folder)
    course, marker = nbgrader.course, Marker(nbgrader.course, name, content)
    if not early:
        _over(course, marker.assignment, now or datetime.now(UTC))
    written, waiting = [], {}
    with nbgrader.gradebook() as gradebook:
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
    released = bool(written) and nbgrader.has_exchange()
    if released:
        succeeded(nbgrader.commands().release_feedback(name), _("Feedback was written, and can't be put into the exchange"))
    return Feedback(tuple(written), released, waiting)


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
