"""More time: for one student and one assignment, or for one student always. No reason is asked for, or kept."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ..words import _
from .course import Course
from .course_error import CourseError
from .files import write_file
from .times import time

FILE = "extensions.json"
MOST = 366  # days


@dataclass(frozen=True)
class Extensions:
    """`until`: by assignment and student, when it's due (ISO 8601, UTC). `always`: by student, how many days more."""

    until: dict[str, dict[str, str]] = field(default_factory=dict)
    always: dict[str, float] = field(default_factory=dict)

    def extra(self, assignment: str, student: str, due: datetime | None) -> timedelta | None:
        """By how much later than `due` it is due for `student`; None where that is when it's due for all."""
        if due is None:
            return None
        more = timedelta(days=self.always.get(student, 0))
        if student in self.until.get(assignment, {}):
            more = max(more, time(self.until[assignment][student]) - due)
        return more if more > timedelta() else None


def read(course: Course) -> Extensions:
    """The course's extensions. Raises CourseError if they can't be read: then nobody would have theirs."""
    path = course.root / FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        until, always = data["until"], data["always"]
        if any(time(moment) is None for students in until.values() for moment in students.values()):
            raise ValueError("a time that is none")
        if any(type(days) not in (int, float) or not 0 <= days <= MOST for days in always.values()):
            raise ValueError("days must be from 0 to 366")
        return Extensions(until, always)
    except FileNotFoundError:
        return Extensions()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CourseError(_("{file} is damaged ({why}). Mend it, or delete it and give the extensions again.").format(
            file=path, why=error)) from error


def extend(course: Course, student: str, assignment: str | None, until: str | None = None, days: float | None = None) -> str:
    """Give `student` until a time for one assignment, or some days more for all of them (`assignment` None). Nothing given
    takes it back. Returns what holds now, in words. Raises CourseError."""
    kept = read(course)
    says = _always(kept, student, until, days) if assignment is None else _once(kept, course, student, assignment, until, days)
    write_file(course.root / FILE, json.dumps({"until": kept.until, "always": kept.always}, indent=1, sort_keys=True).encode() + b"\n")
    return says


def _always(kept: Extensions, student: str, until: str | None, days: float | None) -> str:
    """For every assignment: put into `kept`, and said."""
    if until is not None or days is not None and not 0 <= days <= MOST:
        raise CourseError(_("For all assignments, say how many days more: 0 to 366."))
    kept.always.pop(student, None)
    if days:
        kept.always[student] = days
    return _("{student} has {days:g} days more for every assignment.").format(student=student, days=days or 0)


def _once(kept: Extensions, course: Course, student: str, assignment: str, until: str | None, days: float | None) -> str:
    """For one assignment: put into `kept`, and said."""
    moment = None if until is None else time(until)
    if until is not None and moment is None:
        raise CourseError(_("{until!r} is no time. Write it like 2026-12-01T12:00Z (UTC).").format(until=until))
    if days is not None:
        due = time(course.released(assignment).due)
        if due is None:
            raise CourseError(_("{assignment} has no due date, so there is nothing to extend.").format(assignment=assignment))
        moment = due + timedelta(days=days)
    kept.until.setdefault(assignment, {}).pop(student, None)
    if moment is not None:
        kept.until[assignment][student] = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
    return _("{student} hands in {assignment} by {moment}.").format(student=student, assignment=assignment, moment=(
        f"{moment:%Y-%m-%d %H:%M} UTC" if moment else _("the same time as all")))
