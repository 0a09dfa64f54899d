"""What was odd when submissions were collected, kept for when they are graded: whose they were can't be told afterwards."""

import json
from dataclasses import asdict

from ..words import _
from .course import Course
from .course_error import CourseError
from .files import write_file
from .problems import GRAVITY, Problem

FILE = "collected.json"


def read(course: Course, assignment: str) -> dict[str, tuple[Problem, ...]]:
    """By student, what was odd. Raises CourseError if the file can't be read."""
    kept = _all(course).get(assignment, {})
    return {student: tuple(Problem(**one | {"others": tuple(one["others"])}) for one in problems) for student, problems in kept.items()}


def write(course: Course, assignment: str, found: dict[str, list[Problem]]) -> None:
    """Keep what was odd about the submissions of the students in `found`, in place of what was known about them."""
    kept = _all(course)
    students = kept.setdefault(assignment, {})
    for student, problems in found.items():
        students.pop(student, None)
        if problems:
            students[student] = [asdict(one) for one in problems]
    write_file(course.root / FILE, json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n")


def _all(course: Course) -> dict[str, dict[str, list[dict]]]:
    path = course.root / FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        for students in data.values():
            for problems in students.values():
                if any(set(one) != set(Problem.__dataclass_fields__) or one["gravity"] not in GRAVITY for one in problems):
                    raise ValueError("a problem has other parts")
        return data
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise CourseError(_("{file} is damaged ({why}). Delete it, and collect again.").format(file=path, why=error)) from error
