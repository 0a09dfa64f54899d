"""The cells of an assignment's notebook, with what nbgrader needs to know about each.

All automatic marks stand in one cell, so that what is asked can change without adding or removing cells (nbgrader
refuses that once there are submissions). Prose and talks that are marked by hand have a task cell each.
"""

from .assignment import Assignment, Prose, Talk

QUESTIONS, MARKS, HAND_IN = "questions", "marks", "hand-in"  # the cells where students answer, points stand, work is handed in
SCHEMA = 3  # of nbgrader's cell metadata


def task_id(one: Prose | Talk) -> str:
    """The grade id of the cell where `one` is marked by hand."""
    return f"prose-{one.id}" if isinstance(one, Prose) else f"talk-{one.dialogue}"


def marked_by_hand(assignment: Assignment) -> list[Prose | Talk]:
    """What has a task cell, in the notebook's order."""
    return [*assignment.prose, *(talk for talk in assignment.talks if talk.marked)]


def metadata(grade_id: str, *, points: float | None = None, task: bool = False) -> dict:
    """nbgrader's metadata for a locked cell: of text or code, of automatic marks (`points`), or a task (`task`)."""
    grade = points is not None and not task
    given = {"grade": grade, "grade_id": grade_id, "locked": True, "schema_version": SCHEMA, "solution": False, "task": task}
    return {"nbgrader": given | ({} if points is None else {"points": points})}
