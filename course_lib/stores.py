"""Which store keeps what is done in a notebook: the learner's own, or in coursework the file beside it."""

from functools import cache
from pathlib import Path

from .content.assignment import FILE as ASSIGNMENT
from .records import Learning, Private, Submitted, home
from .records.place import in_a_frame
from .words import _


class NotInCoursework(RuntimeError):
    """Something private was called for in coursework, where somebody else reads. The message is for the student."""


def is_coursework() -> bool:
    """Whether this is an assignment's folder: then everything that is kept is for whoever marks it."""
    return Path(ASSIGNMENT).is_file()


class NotInAFrame(RuntimeError):
    """Something private was called for on a page that another site shows in a frame. The message is for the learner."""


def only_on_own_page() -> None:
    """Raises NotInCoursework in an assignment's folder, and NotInAFrame on a page that another site shows."""
    if is_coursework():
        from .labels.coursework import private_here

        raise NotInCoursework(private_here())
    if in_a_frame():
        raise NotInAFrame(_("This part is for you alone, so it isn't here, inside another page. Open the course itself for it."))


def learning_store() -> Learning:
    """The store of what the learner answers: one for all activities of a process, so logs are read once, and one is written.

    In coursework it's the file beside the notebook, for the instructor.
    """
    return _submitted(Path.cwd()) if is_coursework() else _learning(home() / "learning")


@cache
def _learning(folder: Path) -> Learning:
    return Learning(folder)


@cache
def _submitted(folder: Path) -> Submitted:
    return Submitted(folder)


def private_store() -> Private:
    """The store of what the learner writes for themselves. Raises NotInCoursework or NotInAFrame where others look on."""
    only_on_own_page()
    return Private(home() / "private")


def lockable(desk):
    """What answers for a private desk, with its lock before it."""
    from .desks.lock import Lockable

    return Lockable(desk, private_store()).answer
