"""Collects submissions from nbgrader's exchange."""

from dataclasses import dataclass
from pathlib import Path

from ..words import _
from . import collected
from .course import TIMESTAMP
from .course_error import CourseError
from .nbgrader_course import nbgrader_course
from .problems import Problem
from .safe_file import LARGEST_LINE, read_file


@dataclass(frozen=True)
class Collected:
    """`new`: whose work is there now that wasn't, or is newer; `problems`: by student, what was odd; `unread`: pairs of a
    place and why what lay there wasn't taken."""

    new: tuple[str, ...]
    problems: dict[str, tuple[Problem, ...]]
    unread: tuple[tuple[str, str], ...] = ()


def collect(folder: Path, name: str) -> Collected:
    """Collect `name` from the course's exchange, the last attempt of each. Raises CourseError."""
    nbgrader = nbgrader_course(folder)
    course = nbgrader.course
    if not nbgrader.has_exchange():
        raise CourseError(_("This course has no exchange that can be reached from here. Students can send one file each: put them "
                            "into a folder, or take the LMS's zip, and say --from."))
    before = {student: _state(course.submitted(name, student)) for student in course.students(name)}
    done = nbgrader.commands().collect(name, update=True)
    if not done["success"]:
        raise CourseError(_("nbgrader couldn't collect: {why}").format(why=(done.get("error") or done.get("log", "")).strip()[-500:]))
    new = tuple(student for student in course.students(name) if before.get(student) != _state(course.submitted(name, student)))
    return Collected(new, collected.read(course, name))


def _state(folder: Path) -> bytes | None:
    content = read_file(folder / TIMESTAMP, LARGEST_LINE)
    return content if isinstance(content, bytes) else None
