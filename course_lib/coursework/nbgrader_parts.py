"""Parts that nbgrader loads in place of its own, so that its commands and formgrader grade as safely as ours."""

import json
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveAutoGrades
from nbgrader.utils import determine_grade

from . import extensions
from .assignment import FILE as ASSIGNMENT
from .course import SECRET, TIMESTAMP, Course
from .marker import Marker
from .marks import enter
from .problems import HOLD
from .rebuild import REVIEW
from .times import time

KEPT = {ASSIGNMENT, TIMESTAMP, SECRET}  # in the folder of what is graded, beside the notebook


class Rebuilt(NotebookExporter):
    """Instead of reading what a student handed in, rebuilds it from the release, scored."""

    def from_filename(self, filename: str, resources: dict | None = None, **kw):
        """As nbconvert's: a notebook's text, and resources. A file in `submitted` is never opened."""
        about, converter = resources["nbgrader"], self.parent
        course = Course(Path(converter.coursedir.root))
        own = course.autograded(about["assignment"], about["student"])
        if Path(filename).resolve().parent == own.resolve():
            return super().from_filename(filename, resources, **kw)
        marker = Marker(course, about["assignment"])
        notebook = marker.mark(marker.read(about["student"])).notebook
        for path in own.iterdir():  # what nbgrader copied from the submission
            original = course.submitted(about["assignment"], about["student"]) / path.name
            if path.name not in KEPT or original.is_symlink():
                path.unlink()
        return self.from_notebook_node(nbformat.reads(json.dumps(notebook), as_version=4), resources, **kw)


class EnterMarks(SaveAutoGrades):
    """nbgrader's own, which also knows of marks that wait until a person has looked, and of extensions."""

    def preprocess(self, nb, resources):
        """As nbgrader's: the notebook and resources as they were. The marks go into the gradebook."""
        self.review = nb.metadata.get("attune", {}).get(REVIEW, HOLD)  # a notebook that doesn't say is none of ours
        nb, resources = super().preprocess(nb, resources)
        course = Course(Path(self.parent.parent.coursedir.root))
        with Gradebook(self.db_url) as gradebook:
            submission = gradebook.find_submission(self.assignment_id, self.student_id)
            due = submission.assignment.duedate
            submission.extension = extensions.read(course).extra(self.assignment_id, self.student_id, due and time(due.isoformat()))
            gradebook.db.commit()
        return nb, resources

    def _add_score(self, cell, resources):
        grade = self.gradebook.find_grade(cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        enter(grade, None if self.review == HOLD else determine_grade(cell, self.log)[0], self.review)
        self.gradebook.db.commit()
