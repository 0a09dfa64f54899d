"""nbgrader in a course's folder, set up safely: its gradebook, its exchange, and its own commands."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader import api
from nbgrader.apps import AutogradeApp
from nbgrader.apps.api import NbGraderAPI
from nbgrader.exchange.default import Exchange, ExchangeReleaseAssignment

from ..words import _
from .course import Course
from .course_error import CourseError
from .safe import in_force


@dataclass(frozen=True)
class NbgraderCourse:
    """A course, and nbgrader as its own commands load it there."""

    course: Course
    app: AutogradeApp

    def gradebook(self) -> api.Gradebook:
        """The course's gradebook, to be used with `with`."""
        return api.Gradebook(self.app.coursedir.db_url, self.app.coursedir.course_id)

    def commands(self) -> NbGraderAPI:
        """nbgrader's commands."""
        return NbGraderAPI(coursedir=self.app.coursedir, exchange=self.app.exchange, config=self.app.config)

    def has_exchange(self) -> bool:
        """Whether the course has an exchange that can be used from here: a folder that is there, or a service."""
        with_service = NbGraderAPI(coursedir=self.app.coursedir, config=self.app.config).exchange.release_assignment
        if not issubclass(with_service, ExchangeReleaseAssignment):
            return True
        root = Exchange(coursedir=self.app.coursedir, config=self.app.config).root
        return os.name == "posix" and Path(root).is_dir() and os.access(root, os.W_OK | os.X_OK)


def nbgrader_course(folder: Path) -> NbgraderCourse:
    """The course in `folder`. Raises CourseError if nbgrader isn't set up there so that it's safe."""
    return NbgraderCourse(Course(Path(folder).resolve()), in_force(folder))


def find_assignment(gradebook: api.Gradebook, name: str) -> api.Assignment:
    """The gradebook's row of the assignment `name`. Raises CourseError if it was never released."""
    with _released(name):
        return gradebook.find_assignment(name)


def find_notebook(gradebook: api.Gradebook, name: str) -> api.Notebook:
    """The gradebook's row of that assignment's notebook. Raises CourseError if it was never released."""
    with _released(name):
        return gradebook.find_notebook(name, name)


@contextmanager
def _released(name: str) -> Iterator[None]:
    try:
        yield
    except api.MissingEntry as error:
        raise CourseError(_("The gradebook has no {name}. Release it first: attune coursework release {name}").format(name=name)) from error


def succeeded(result: dict, failed: str) -> None:
    """Raises CourseError, which begins with `failed`, unless the `result` of one of nbgrader's commands says that it worked."""
    if not result["success"]:
        lines = [line for line in f"{result.get('log', '')}\n{result.get('error') or ''}".splitlines() if line.strip()]
        raise CourseError(f"{failed}:\n" + "\n".join(lines[-8:]))
