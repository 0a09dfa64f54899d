"""How far an assignment is: who handed in, when, how much of it, and what is graded."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..content import Bundle
from . import extensions
from .grade import shared
from .marker import Marked, Marker
from .nbgrader_course import find_assignment, nbgrader_course
from .problems import NOTE


@dataclass(frozen=True)
class Row:
    """One student. `at`: when they handed in, or None; `late` in seconds; `answered` of `asked` questions; `score` of `of`
    with everything that was marked by hand, None if it isn't graded; `to_mark`: a person has something left to mark or to
    look at; `held`: no points are entered until that is done; `problems` in words; `feedback`: whether it has been written."""

    student: str
    at: datetime | None
    here: bool
    late: float
    answered: int
    asked: int
    score: float | None
    of: float
    to_mark: bool
    held: bool
    problems: tuple[str, ...]
    feedback: bool


def status(folder: Path, name: str, content: Bundle | None = None) -> list[Row]:
    """A row for each student who is in the gradebook or handed something in. Raises BadAssignment or CourseError."""
    nbgrader = nbgrader_course(folder)
    course = nbgrader.course
    marker, extra = Marker(course, name, content), extensions.read(course)
    with nbgrader.gradebook() as gradebook:
        due = find_assignment(gradebook, name).duedate
        due = due and due.replace(tzinfo=UTC)
        graded = {one["student"]: one for one in gradebook.submission_dicts(name)}
        here = course.students(name)
        everybody = sorted({*here, *(student.id for student in gradebook.students)})
        read = {student: marker.read(student) for student in here}
        alike = shared(read.values())
        marked = {student: marker.mark(one, *alike.get(student, ())) for student, one in read.items()}
        return [_row(marker, one, marked.get(one), graded.get(one), due, extra) for one in everybody]


def _row(marker: Marker, student: str, marked: Marked | None, graded: dict | None, due: datetime | None, extra: extensions.Extensions) -> Row:
    course, name = marker.course, marker.name
    at = marked and marked.submission.at
    until = due and due + (extra.extra(name, student, due) or timedelta())
    return Row(
        student, at, marked is not None, max(0.0, (at - until).total_seconds()) if at and until else 0.0,
        marked.result.answered if marked else 0, len(marked.result.items) if marked else 0,
        graded and graded["score"], marker.assignment.points, bool(graded and graded["needs_manual_grade"]),
        bool(graded and graded["needs_manual_grade"] and marked and marked.result.held),
        tuple(one.says for one in marked.result.problems if one.gravity != NOTE) if marked else (),
        (course.feedback(name, student) / f"{name}.html").is_file())
