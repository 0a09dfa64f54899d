"""What grading enters: into nbgrader's gradebook, and into its `autograded` folder."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nbgrader.api import Assignment, BaseCell, Comment, Grade, Notebook, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import text as sql
from sqlalchemy.orm import selectinload

from ..words import _
from . import extensions
from .assignment import FILE as ASSIGNMENT
from .cells import MARKS, marked_by_hand, task_id
from .course import SECRET, TIMESTAMP
from .course_error import CourseError
from .files import write_file
from .graded import Change, Graded
from .marker import Marked, Marker
from .marks import enter
from .nbgrader_course import NbgraderCourse, find_assignment, find_notebook
from .problems import HOLD, Problem
from .rebuild import POINTS
from .result import Result
from .safe_file import LARGEST_LINE, read_file
from .times import timestamp_text


class Entries:
    """What nbgrader's gradebook holds for one assignment, with its rows at hand."""

    def __init__(self, nbgrader: NbgraderCourse, marker: Marker):
        """Raises CourseError unless it has the assignment as it was released."""
        self.course, self.marker, self.name = nbgrader.course, marker, marker.name
        self.gradebook = nbgrader.gradebook()
        self.db = self.gradebook.db()
        self.db.expire_on_commit = False
        self.mode = 0o664 if nbgrader.app.coursedir.groupshared else 0o444
        self.assignment, self.notebook, self.cells = self._find()
        self.due = self.assignment.duedate and self.assignment.duedate.replace(tzinfo=UTC)
        self.extensions = extensions.read(self.course)
        rows = self.db.query(SubmittedAssignment).filter(SubmittedAssignment.assignment_id == self.assignment.id).options(
            selectinload(SubmittedAssignment.notebooks).selectinload(SubmittedNotebook.grades))
        self.rows = {row.student_id: row for row in rows}
        self.penalties = AssignLatePenalties(parent=nbgrader.app)
        self.penalties.init_plugin()

    def _find(self) -> tuple[Assignment, Notebook, dict[str, BaseCell]]:
        """The rows of assignment, notebook and cells. Raises CourseError unless they are those that were released."""
        assignment = find_assignment(self.gradebook, self.name)
        notebook = find_notebook(self.gradebook, self.name)
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
        text = json.dumps(marked.notebook, indent=1, ensure_ascii=False) + "\n"
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


def _changes(before: dict[str, float] | None, old: float | None, score: float | None, result: Result) -> tuple[Change, ...]:
    """What is another than when it was graded before."""
    if before is None or old is None and score is None:  # graded for the first time, or held then and now
        return ()
    items = [Change(one.item, before.get(one.item), one.points) for one in result.items if before.get(one.item) != one.points]
    whole = [] if old == score else [Change(None, old, score)]
    return (*items, *whole)
