"""A course's folder: where nbgrader and Attune keep what belongs to an assignment."""

import os
from dataclasses import dataclass
from pathlib import Path

from ..words import _
from .assignment import FILE, Assignment, BadAssignment, Key, as_json, read_assignment, read_key
from .course_error import CourseError
from .files import write_file

TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"  # by which nbgrader's exchange gives feedback back to whom it belongs


@dataclass(frozen=True)
class Course:
    """The course in the folder `root`. Paths are nbgrader's own."""

    root: Path

    def source(self, assignment: str) -> Path:
        """What the instructor has of `assignment`: its notebook, and the questions without their key."""
        return self.root / "source" / assignment

    def release(self, assignment: str) -> Path:
        """What students get of it."""
        return self.root / "release" / assignment

    def submitted(self, assignment: str, student: str) -> Path:
        """What `student` handed in."""
        return self.root / "submitted" / student / assignment

    def autograded(self, assignment: str, student: str) -> Path:
        """What grading left of it."""
        return self.root / "autograded" / student / assignment

    def feedback(self, assignment: str, student: str) -> Path:
        """What `student` gets back."""
        return self.root / "feedback" / student / assignment

    def key_path(self, assignment: str) -> Path:
        """The file with the key."""
        return self.root / "keys" / f"{assignment}.key.json"

    def students(self, assignment: str) -> list[str]:
        """Who has a folder with a submission, sorted. A link isn't followed, and is listed all the same."""
        folder = self.root / "submitted"
        try:
            names = sorted(one.name for one in os.scandir(folder) if not one.name.startswith("."))
        except FileNotFoundError:
            return []
        return [name for name in names if os.path.lexists(self.submitted(assignment, name))]

    def built(self, assignment: str) -> Assignment:
        """The assignment as it was built last. Raises BadAssignment."""
        return read_assignment(self.source(assignment) / FILE)

    def released(self, assignment: str) -> Assignment:
        """The assignment as students got it. Raises BadAssignment."""
        path = self.release(assignment) / FILE
        if not path.exists():
            raise BadAssignment(_("{name} isn't released yet: attune coursework release {name}").format(name=assignment))
        return read_assignment(path)

    def key(self, assignment: str) -> Key:
        """The key as it is now. Raises BadAssignment."""
        return read_key(self.key_path(assignment))

    def write_key(self, key: Key) -> None:
        """Put `key` in place of the one that is there, at once."""
        write_file(self.key_path(key.assignment), as_json(key).encode(), 0o600)


def known(folder: Path, assignment: str) -> Path:
    """`folder`, if the course there has this assignment. Raises CourseError, with those that it has."""
    there = assignments(folder)
    if assignment in there:
        return folder
    listed = _("There are: {names}.").format(names=", ".join(there)) if there else _("There is none yet.")
    raise CourseError(_("There is no assignment {name!r} in {folder}.").format(name=assignment, folder=folder.resolve()) + " " + listed)


def assignments(folder: Path) -> list[str]:
    """The names of the course's assignments, sorted: those that were built, and those that were released."""
    return sorted({path.parent.name for place in ("source", "release") for path in folder.glob(f"{place}/*/{FILE}")})
