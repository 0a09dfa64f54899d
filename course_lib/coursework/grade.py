"""Grades all submissions of an assignment, into nbgrader's gradebook and its `autograded` folder, without running anything.

What it leaves there is what `nbgrader autograde` leaves with the same settings. It is fast because it starts no kernel
and opens the gradebook once.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.apps import AutogradeApp
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import text as sql
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import selectinload

from ..content import Bundle
from ..words import _
from . import extensions
from .assignment import FILE as ASSIGNMENT
from .cells import MARKS, marked_by_hand, task_id
from .course import SECRET, TIMESTAMP, Course, CourseError, write_file
from .marker import Marked, Marker
from .problems import HOLD, Problem
from .rebuild import POINTS, clean
from .safe import enter, in_force
from .safe_file import LARGEST_LINE, read_file
from .submission import Submission
from .times import timestamp_text

BATCH = 25  # submissions that the gradebook gets at once


@dataclass(frozen=True)
class Change:
    """What an item, or everything together (`item` None), earned before and earns now. None: nothing was entered."""

    item: str | None
    before: float | None
    now: float | None


@dataclass(frozen=True)
class Graded:
    """What came of one submission. `score` of `of` is what was entered; None waits for a person. `late`: seconds.
    `by_hand`: the mark that a person gave in place of the score, which stays."""

    student: str
    score: float | None
    of: float
    review: str | None
    problems: tuple[Problem, ...]
    late: float = 0
    by_hand: float | None = None
    changes: tuple[Change, ...] = ()


def grade(folder: Path, name: str, students: Iterable[str] | None = None, told: Callable[[int, int], None] | None = None,
          content: Bundle | None = None) -> list[Graded]:
    """Grade the submissions of the assignment `name` in the course `folder`: all, or those of `students`.

    `told(done, all)` hears how far it is. Raises CourseError if the course isn't set up so that it's safe, or the
    assignment can't be marked; nothing that a student handed in makes it raise.
    """
    app = in_force(folder)
    course = Course(Path(folder).resolve())
    marker = Marker(course, name, content)
    everybody = course.students(name)
    wanted = everybody if students is None else sorted(set(students))
    missing = sorted(set(wanted) - set(everybody))
    if missing:
        raise CourseError(_("There is no submission of {name} by {students}.").format(name=name, students=", ".join(missing)))
    read = {student: marker.read(student) for student in everybody if _is_name(student)}
    shared = _shared(read.values())
    try:
        book = _Book(app, course, marker)
        with book.gradebook:
            return list(_each(book, wanted, read, shared, told))
    except SQLAlchemyError as error:
        raise CourseError(_("The gradebook can't be written ({why}). If another program has it open, close that, and grade again: "
                            "nothing is lost.").format(why=str(error).splitlines()[0])) from error


def _each(book: "_Book", wanted: list[str], read: dict[str, Submission], shared: dict[str, list[Problem]], told) -> Iterator[Graded]:
    """Marks one after another, and lets the gradebook have them in batches: formgrader may want it meanwhile."""
    book.enrol(student for student in wanted if student in read)
    for number, student in enumerate(wanted, start=1):
        if student in read:
            yield book.enter(book.marker.mark(read[student], *shared.get(student, ())))
        else:
            yield _nameless(book.marker, student)
        if number % BATCH == 0 or number == len(wanted):
            book.db.commit()
        if told:
            told(number, len(wanted))


def _is_name(student: str) -> bool:
    """Whether the gradebook can hold such a name: nbgrader gives it 128 characters."""
    return len(student) <= 128 and student == clean(student)


def _nameless(marker: Marker, folder: str) -> Graded:
    problem = Problem("name", HOLD, _("The folder's name is no student's: {name!r}.").format(name=folder),
                      _("Find out whose it is, rename the folder to the student's id, and grade again."))
    return Graded(clean(folder), None, marker.assignment.automatic_points, HOLD, (problem,))


def _shared(read: Iterable[Submission]) -> dict[str, list[Problem]]:
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


class _Book:
    """nbgrader's gradebook, with the rows of one assignment at hand."""

    def __init__(self, app: AutogradeApp, course: Course, marker: Marker):
        self.course, self.marker, self.name = course, marker, marker.name
        self.gradebook = Gradebook(app.coursedir.db_url, app.coursedir.course_id)
        self.db = self.gradebook.db()
        self.db.expire_on_commit = False
        self.mode = 0o664 if app.coursedir.groupshared else 0o444
        self.assignment, self.notebook, self.cells = self._find()
        self.due = self.assignment.duedate and self.assignment.duedate.replace(tzinfo=UTC)
        self.extensions = extensions.read(course)
        rows = self.db.query(SubmittedAssignment).filter(SubmittedAssignment.assignment_id == self.assignment.id).options(
            selectinload(SubmittedAssignment.notebooks).selectinload(SubmittedNotebook.grades))
        self.rows = {row.student_id: row for row in rows}
        self.penalties = AssignLatePenalties(parent=app)
        self.penalties.init_plugin()

    def _find(self) -> tuple:
        """The rows of assignment, notebook and cells. Raises CourseError unless they are those that were released."""
        try:
            assignment = self.gradebook.find_assignment(self.name)
            notebook = self.gradebook.find_notebook(self.name, self.name)
        except MissingEntry as error:
            raise CourseError(_("The gradebook has no {name}. Release it first: attune coursework release {name}").format(
                name=self.name)) from error
        asked = self.marker.assignment
        expected = {task_id(one): one.points for one in marked_by_hand(asked)}
        if asked.automatic_points:
            expected[MARKS] = asked.automatic_points
        cells = {cell.name: cell for cell in (*notebook.grade_cells, *notebook.task_cells)}
        if any(name not in cells or cells[name].max_score != points for name, points in expected.items()):
            raise CourseError(_("The gradebook has other points for {name} than what was released. Release it again: "
                                "attune coursework release {name}").format(name=self.name))
        return assignment, notebook, cells

    def enrol(self, students: Iterable[str]) -> None:
        """Put students into the gradebook who aren't there yet, at once: another grader may be about to do the same."""
        new = sorted(set(students) - {row.id for row in self.db.query(Student.id)})
        if new:
            self.db.execute(sql("INSERT INTO student (id) VALUES (:id) ON CONFLICT DO NOTHING"), [{"id": one} for one in new])
        self.db.commit()

    def enter(self, marked: Marked) -> Graded:
        """Write the notebook and the marks of one submission."""
        before = _points_before(self._path(marked.submission.student))
        problems = list(marked.result.problems)
        try:
            self._write(marked)
        except CourseError as error:
            problems.append(Problem("not-written", HOLD, str(error), _("Its marks are entered. Mend that, and grade again.")))
        return replace(self._marks(marked, before), problems=tuple(problems))

    def _path(self, student: str) -> Path:
        return self.course.autograded(self.name, student) / f"{self.name}.ipynb"

    def _write(self, marked: Marked) -> None:
        student, at = marked.submission.student, marked.submission.at
        folder = self.course.autograded(self.name, student)
        text = json.dumps(marked.book, indent=1, ensure_ascii=False) + "\n"
        write_file(self._path(student), text.encode("utf-8", "replace"), self.mode)
        files = {ASSIGNMENT: (self.course.release(self.name) / ASSIGNMENT).read_bytes(),
                 TIMESTAMP: timestamp_text(at).encode() if at else None,
                 SECRET: read_file(self.course.submitted(self.name, student) / SECRET, LARGEST_LINE)}
        for name, content in files.items():
            if isinstance(content, bytes):
                write_file(folder / name, content, self.mode)
            else:
                (folder / name).unlink(missing_ok=True)

    def _marks(self, marked: Marked, before: dict[str, float] | None) -> Graded:
        """Enter the marks, as nbgrader would."""
        submission, result = marked.submission, marked.result
        row = self._row(submission.student)
        if submission.at:
            row.timestamp = submission.at.replace(tzinfo=None)
        extra = row.extension = self.extensions.extra(self.name, submission.student, self.due)
        notebook = row.notebooks[0]
        score, old, by_hand = None if result.held else result.score, None, None
        for one in notebook.grades:
            if MARKS in self.cells and one.cell_id == self.cells[MARKS].id:
                old, by_hand = one.auto_score, one.manual_score
                enter(one, score, result.review)
        late = self._late(row.timestamp, extra)
        self._penalty(notebook, submission.student, late)
        changes = _changes(before, old, score, result)
        return Graded(submission.student, score, result.worth, result.review, result.problems, late, by_hand, changes)

    def _row(self, student: str) -> SubmittedAssignment:
        """The student's submission in the gradebook, made as nbgrader makes it if there is none."""
        if student in self.rows:
            return self.rows[student]
        notebook = SubmittedNotebook(notebook_id=self.notebook.id)
        for cell in self.cells.values():
            notebook.grades.append(Grade(cell_id=cell.id))
        for cell in (*self.notebook.solution_cells, *self.notebook.task_cells):
            notebook.comments.append(Comment(cell_id=cell.id))
        row = SubmittedAssignment(assignment_id=self.assignment.id, student_id=student, notebooks=[notebook])
        self.db.add(row)
        self.rows[student] = row
        return row

    def _late(self, at: datetime | None, extra: timedelta | None) -> float:
        """By how many seconds it was late, an extension counted in."""
        if at is None or self.due is None:
            return 0
        return max(0.0, (at.replace(tzinfo=UTC) - self.due - (extra or timedelta())).total_seconds())

    def _penalty(self, notebook: SubmittedNotebook, student: str, late: float) -> None:
        """What the course's own late policy takes, by nbgrader's plugin."""
        notebook.late_submission_penalty = None
        if late > 0:
            self.db.flush()
            self.db.refresh(notebook, ["score"])
            penalty = self.penalties.plugin_inst.late_submission_penalty(student, notebook.score, late)
            if penalty is not None:
                notebook.late_submission_penalty = self.penalties._check_late_penalty(notebook, penalty)


def _points_before(path: Path) -> dict[str, float] | None:
    """What each item earned when it was graded before; None if it wasn't."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))["metadata"]["attune"][POINTS]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _changes(before: dict[str, float] | None, old: float | None, score: float | None, result) -> tuple[Change, ...]:
    """What is another than when it was graded before."""
    if before is None or old is None and score is None:  # graded for the first time, or held then and now
        return ()
    items = [Change(one.item, before.get(one.item), one.points) for one in result.items if before.get(one.item) != one.points]
    whole = [] if old == score else [Change(None, old, score)]
    return (*items, *whole)
