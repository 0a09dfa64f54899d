"""Handing in through nbgrader's exchange, from the student's own kernel, where one is set up and can be reached.

What goes in is a folder made for it, with the known files and nothing else that lies beside the notebook.
"""

import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from traitlets.config import Config

from ..content.assignment import Assignment
from ..records import RecordError
from ..words import _
from .nbgrader_settings import BadSettings, settings

ROOT = "/usr/local/share/nbgrader/exchange"  # where nbgrader's exchange is, unless it's told otherwise
ANYBODY = "*"  # nbgrader's word for no student in particular


class NotHandedIn(RecordError):
    """The exchange is there, and didn't take it. The message says why."""


@dataclass(frozen=True)
class Exchange:
    """A course's exchange: its settings, the course's id there, and the student's name there."""

    config: Config
    course: str
    student: str


def find_exchange(assignment: str, folder: Path) -> Exchange | None:
    """The exchange that takes `assignment`, which lies in `folder`; None if there is none, or more than one might be meant."""
    config = _config(folder)
    courses = _courses(config, assignment, folder)
    return Exchange(config, courses[0], _student(config)) if len(courses) == 1 else None


def known_student(assignment: Assignment, folder: Path) -> str | None:
    """The student's name as the course's server says it, or None. It has to be the gradebook's: an exchange knows that one,
    and a hub's accounts may have other names there than those that people log in with."""
    hub = os.environ.get("JUPYTERHUB_USER") or None
    if hub or assignment.draws:
        try:
            if exchange := find_exchange(assignment.id, folder):
                return exchange.student
        except NotHandedIn:  # it's told when they hand in
            pass
    return hub


def submit(exchange: Exchange, assignment: str, handed: dict[str, bytes]) -> None:
    """Hand the files `handed` (by name) in, as nbgrader does it. Raises NotHandedIn."""
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange import ExchangeFactory

    errors, quiet = _Errors(), logging.Logger("attune.handing-in")
    quiet.addHandler(errors)
    try:
        with tempfile.TemporaryDirectory(prefix="attune-") as made:
            config = exchange.config.copy()
            config.CourseDirectory.update(course_id=exchange.course, assignment_id=assignment)
            course = CourseDirectory(config=config, log=quiet)
            factory = ExchangeFactory(config=config, log=quiet)
            going = factory.Submit(coursedir=course, authenticator=Authenticator(config=config, log=quiet), config=config, log=quiet)
            inside = exchange.course if going.path_includes_course else ""
            going.assignment_dir = made
            _write(Path(made) / inside / assignment, handed)
            going.start()
        if errors.said:  # some kinds of exchange only write it down, and go on
            raise NotHandedIn(errors.said[-1])
    except Exception as error:  # whatever the course's exchange is made of
        raise NotHandedIn(_("The course's exchange didn't take it: {why}.").format(why=str(error).rstrip(".") or type(error).__name__)
                          ) from error


class _Errors(logging.Handler):
    """What was logged as an error, in `said`."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _write(folder: Path, handed: dict[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, content in handed.items():
        (folder / name).write_bytes(content)


def _config(folder: Path) -> Config:
    """nbgrader's settings as they are for this student: the machine's, their own, and those of the folders around. Raises
    NotHandedIn."""
    around = [folder.parent.parent, folder.parent]  # where assignments are fetched to, with or without the course's name
    try:
        return settings([*reversed(jupyter_config_path()), *map(str, around)])
    except BadSettings as error:
        raise NotHandedIn(str(error)) from error


def _courses(config: Config, assignment: str, folder: Path) -> list[str]:
    """The ids of the courses that would take it."""
    named = config.CourseDirectory.get("course_id") or ""
    if config.Exchange.get("path_includes_course", False):
        named = named or folder.parent.name
    if any(name in config.ExchangeFactory for name in ("exchange", "submit")):  # not nbgrader's own: ask it when the time comes
        return [named] if named else []
    root = Path(config.Exchange.get("root") or ROOT)
    if os.name != "posix" or not root.is_dir():
        return []
    names = [named] if named else sorted(path.name for path in root.iterdir() if path.is_dir())
    return [name for name in names if _takes(root / name, assignment)]


def _takes(course: Path, assignment: str) -> bool:
    inbound = course / "inbound"
    return (course / "outbound" / assignment).is_dir() and inbound.is_dir() and os.access(inbound, os.W_OK | os.X_OK)


def _student(config: Config) -> str:
    """The name under which nbgrader files this student's work."""
    named = config.CourseDirectory.get("student_id", ANYBODY)
    if named != ANYBODY:
        return named
    hub = os.environ.get("JUPYTERHUB_USER")
    if hub and "submit" in config.ExchangeFactory:
        return hub
    from nbgrader.utils import get_username

    return get_username()
