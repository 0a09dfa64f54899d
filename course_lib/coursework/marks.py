"""How marks get into nbgrader's gradebook."""

from nbgrader.api import Grade

from .problems import LOOK


def enter(grade: Grade, score: float | None, review: str | None) -> None:
    """Put a score into nbgrader's `grade`; None waits for a person. A mark given by hand stays, and is to be looked at again
    only if the score under it changed."""
    changed = grade.auto_score != score
    grade.auto_score = score
    if grade.manual_score is None:
        grade.needs_manual_grade = score is None or review == LOOK
    else:
        grade.needs_manual_grade = bool(grade.needs_manual_grade or changed)
