"""A course's folder: where nbgrader and Attune keep what belongs to an assignment."""

import os
from dataclasses import dataclass
from pathlib import Path

from ..records import RecordError
from ..words import _
from .assignment import FILE, Assignment, BadAssignment, Key, as_json, read_assignment, read_key

CONFIG = "nbgrader_config.py"
TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"  # by which nbgrader's exchange gives feedback back to whom it belongs


class CourseError(RecordError):
    """Something about the course that its instructor has to mend. The message says what and how."""


@dataclass(frozen=True)
class Course:
    """The course in the folder `root`. Paths are nbgrader's own."""

    root: Path

    def source(self, assignment: str) -> Path:
        return self.root / "source" / assignment

    def release(self, assignment: str) -> Path:
        return self.root / "release" / assignment

    def submitted(self, assignment: str, student: str) -> Path:
        return self.root / "submitted" / student / assignment

    def autograded(self, assignment: str, student: str) -> Path:
        return self.root / "autograded" / student / assignment

    def feedback(self, assignment: str, student: str) -> Path:
        return self.root / "feedback" / student / assignment

    def key_path(self, assignment: str) -> Path:
        return self.root / "keys" / f"{assignment}.key.json"

    def students(self, assignment: str) -> list[str]:
        """Who has a folder with a submission, sorted. A link isn't followed, and is listed all the same."""
        folder = self.root / "submitted"
        try:
            names = sorted(one.name for one in os.scandir(folder) if not one.name.startswith("."))
        except FileNotFoundError:
            return []
        return [name for name in names if os.path.lexists(self.submitted(assignment, name))]

    def released(self, assignment: str) -> Assignment:
        """What students got. Raises BadAssignment."""
        path = self.release(assignment) / FILE
        if not path.exists():
            raise BadAssignment(_("{name} isn't released yet: attune coursework release {name}").format(name=assignment))
        return read_assignment(path)

    def key(self, assignment: str) -> Key:
        """Raises BadAssignment."""
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


def write_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put `content` where `path` is, at once: who reads it meanwhile has the old file or the new. It can be made again, so
    nothing waits for the disk. Raises CourseError."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_EXCL, mode), "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError as error:
        raise CourseError(_("{file} can't be written: {why}.").format(file=path, why=error.strerror)) from error
    finally:
        if os.path.lexists(beside):
            beside.unlink()
