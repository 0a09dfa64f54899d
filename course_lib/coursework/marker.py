"""Marks the submissions of one assignment: each is read, scored, and made into a notebook for whoever looks at it."""

from dataclasses import dataclass, replace

from ..content import Bundle
from ..words import _
from . import collected
from .answers import Answers
from .assignment import Assignment, Key
from .course import Course
from .course_error import CourseError
from .problems import HOLD, Problem
from .rebuild import rebuild
from .result import Result
from .score import check, score
from .submission import Expected, Submission, read_submission


@dataclass(frozen=True)
class Marked:
    """A submission, what it earned, and the notebook that shows it (plain JSON)."""

    submission: Submission
    result: Result
    notebook: dict


class Marker:
    """The assignment `name` of `course` as it was released, with its key as it is now."""

    def __init__(self, course: Course, name: str, content: Bundle | None = None):
        """Raises BadAssignment or CourseError if it can't be marked."""
        self.course, self.name, self.content = course, name, content
        self.assignment: Assignment = course.released(name)
        self.key: Key = course.key(name)
        check(self.assignment, self.key)
        self.collected = collected.read(course, name)
        notebook = course.release(name) / f"{name}.ipynb"
        try:
            self.released = notebook.read_text(encoding="utf-8")
            self.expected = Expected(name, self.released)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CourseError(_("{file} can't be read ({why}). Release the assignment again.").format(
                file=notebook, why=error)) from error

    def read(self, student: str) -> Submission:
        """What `student` handed in. Never raises for anything that a student did."""
        read = read_submission(self.course.submitted(self.name, student), student, self.assignment, self.expected)
        return replace(read, answers=read.answers.also(*self.collected.get(student, ())))

    def result(self, submission: Submission) -> Result:
        """What a submission earned, without its notebook."""
        return score(self.assignment, self.key, submission.answers, submission.student, self.content)

    def mark(self, submission: Submission, *problems: Problem) -> Marked:
        """What a submission earned, with more `problems` that others found. Never raises for anything that a student did."""
        submission = replace(submission, answers=submission.answers.also(*problems))
        try:
            return self._marked(submission)
        except Exception as error:  # a fault of ours must not stop everybody else's marks
            broken = Problem("fault", HOLD, _("It couldn't be marked ({why}).").format(why=f"{type(error).__name__}: {error}"[:200]),
                             _("That is a fault in Attune. Mark it by hand, and report it."))
            return self._marked(replace(submission, answers=Answers(problems=(*submission.answers.problems, broken))))

    def _marked(self, submission: Submission) -> Marked:
        result = self.result(submission)
        return Marked(submission, result, rebuild(self.released, self.assignment, submission.answers, result, self.content))
