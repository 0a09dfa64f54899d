"""Which store keeps what is done in a notebook: the learner's own, or in coursework the file beside it."""

from functools import cache
from pathlib import Path

from .content.assignment import FILE as ASSIGNMENT
from .records import Learning, Private, Submitted, home


class NotInCoursework(RuntimeError):
    """Something private was called for in coursework, where somebody else reads. The message is for the student."""


def is_coursework() -> bool:
    """Whether this is an assignment's folder: then everything that is kept is for whoever marks it."""
    return Path(ASSIGNMENT).is_file()


def never_in_coursework() -> None:
    """Raises NotInCoursework in an assignment's folder."""
    if is_coursework():
        from .labels.coursework import private_here

        raise NotInCoursework(private_here())


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
    """The store of what the learner writes for themselves. Raises NotInCoursework where an assignment lies."""
    never_in_coursework()
    return Private(home() / "private")


def lockable(desk):
    """What answers for a private desk, with its lock before it."""
    from .lock_desk import Lockable

    return Lockable(desk, private_store()).answer
