"""Grades all submissions of an assignment, into nbgrader's gradebook and its `autograded` folder, without running anything.

What it leaves there is what `nbgrader autograde` leaves with the same settings. It is fast because it starts no kernel
and opens the gradebook once.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from ..content import Bundle
from ..words import _
from .blocks import clean
from .course_error import CourseError
from .entries import Entries
from .graded import Graded
from .marker import Marker
from .nbgrader_course import nbgrader_course
from .problems import HOLD, Problem
from .submission import Submission

BATCH = 25  # submissions that the gradebook gets at once


def grade(folder: Path, name: str, students: Iterable[str] | None = None, told: Callable[[int, int], None] | None = None,
          content: Bundle | None = None) -> list[Graded]:
    """Grade the submissions of the assignment `name` in the course `folder`: all, or those of `students`.

    `told(done, all)` hears how far it is. Raises CourseError if the course isn't set up so that it's safe, or the
    assignment can't be marked; nothing that a student handed in makes it raise.
    """
    nbgrader = nbgrader_course(folder)
    course = nbgrader.course
    marker = Marker(course, name, content)
    everybody = course.students(name)
    wanted = everybody if students is None else sorted(set(students))
    missing = sorted(set(wanted) - set(everybody))
    if missing:
        raise CourseError(_("There is no submission of {name} by {students}.").format(name=name, students=", ".join(missing)))
    read = {student: marker.read(student) for student in everybody if _is_name(student)}
    alike = shared(read.values())
    try:
        entries = Entries(nbgrader, marker)
        with entries.gradebook:
            return list(_each(entries, wanted, read, alike, told))
    except SQLAlchemyError as error:
        raise CourseError(_("The gradebook can't be written ({why}). If another program has it open, close that, and grade again: "
                            "nothing is lost.").format(why=str(error).splitlines()[0])) from error


def _each(entries: Entries, wanted: list[str], read: dict[str, Submission], alike: dict[str, list[Problem]],
          told: Callable[[int, int], None] | None) -> Iterator[Graded]:
    """Marks one after another, and lets the gradebook have them in batches: formgrader may want it meanwhile."""
    entries.enrol(student for student in wanted if student in read)
    for number, student in enumerate(wanted, start=1):
        if student in read:
            yield entries.enter(entries.marker.mark(read[student], *alike.get(student, ())))
        else:
            yield _nameless(entries.marker, student)
        if number % BATCH == 0 or number == len(wanted):
            entries.db.commit()
        if told:
            told(number, len(wanted))


def _is_name(student: str) -> bool:
    """Whether the gradebook can hold such a name: nbgrader gives it 128 characters."""
    return len(student) <= 128 and student == clean(student)


def _nameless(marker: Marker, folder: str) -> Graded:
    problem = Problem("name", HOLD, _("The folder's name is no student's: {name!r}.").format(name=folder),
                      _("Find out whose it is, rename the folder to the student's id, and grade again."))
    return Graded(clean(folder), None, marker.assignment.automatic_points, HOLD, (problem,))


def shared(read: Iterable[Submission]) -> dict[str, list[Problem]]:
    """By student, that the same answers were handed in by another one."""
    first, alike = {}, {}
    for submission in read:
        for event in submission.answers.ids:
            other = first.setdefault(event, submission.student)
            if other != submission.student:
                alike.setdefault(submission.student, set()).add(other)
                alike.setdefault(other, set()).add(submission.student)
    return {student: [Problem("shared", HOLD, _("Answers in it are line by line those of another submission."),
                              _("Ask whose they are."), tuple(sorted(others)))]
            for student, others in alike.items()}
