"""Grades, as nbgrader's gradebook has them.

What nobody has marked yet is no grade, with why, and never a 0: work that waits for a person, work that needs review, and
work that wasn't handed in. Late penalties are those that nbgrader has recorded.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from nbgrader import api
from sqlalchemy.orm import undefer

from ..records import RecordError
from ..words import _


@dataclass(frozen=True, kw_only=True)
class Grade:
    """What a student has for an assignment. `score` has the late penalty taken off; None: there is no grade, and
    `waits` says why."""

    student: str
    assignment: str
    of: float
    score: float | None = None
    raw: float | None = None
    penalty: float = 0.0
    waits: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""
    at: str = ""


def of_gradebook(gradebook: api.Gradebook, assignments: Iterable[str] | None = None) -> list[Grade]:
    """The grades in an open gradebook, of `assignments` (None: all), by assignment and student.

    Raises RecordError for an assignment that isn't in it.
    """
    at_once = [undefer(getattr(api.SubmittedAssignment, name)) for name in ("score", "late_submission_penalty", "needs_manual_grade")]
    wanted = list(assignments) if assignments is not None else None
    known = {one.name: one for one in gradebook.assignments}
    for name in wanted or ():
        if name not in known:
            raise RecordError(_("The gradebook has no assignment {name}. It has: {known}.").format(
                name=name, known=", ".join(sorted(known)) or _("none")))
    students = sorted(gradebook.students, key=lambda one: one.id)
    unmarked = _unmarked(gradebook)
    made = []
    for name in wanted if wanted is not None else sorted(known):
        found = gradebook.db.query(api.SubmittedAssignment).filter_by(assignment_id=known[name].id).options(*at_once)
        submissions = {one.student_id: one for one in found}
        made += [_grade(student, known[name], submissions.get(student.id), unmarked) for student in students]
    return made


def _unmarked(gradebook: api.Gradebook) -> set[str]:
    """The submissions in which a cell with points was marked neither by the computer nor by a person."""
    cells = gradebook.db.query(api.Grade).filter(api.Grade.auto_score.is_(None), api.Grade.manual_score.is_(None))
    return {cell.notebook.assignment_id for cell in cells if cell.max_score}


def _grade(student: api.Student, assignment: api.Assignment, submission: api.SubmittedAssignment | None, unmarked: set[str]) -> Grade:
    who = {"student": student.id, "first_name": student.first_name or "", "last_name": student.last_name or "",
           "email": student.email or "", "lms_id": student.lms_user_id or "", "assignment": assignment.name,
           "of": float(assignment.max_score)}
    if submission is None:
        return Grade(**who, waits=_("nothing was handed in"))
    at = submission.timestamp.isoformat(sep=" ", timespec="seconds") if submission.timestamp else ""
    if submission.needs_manual_grade or submission.id in unmarked:
        return Grade(**who, at=at, waits=_("waits to be marked or reviewed by hand"))
    raw, penalty = float(submission.score), float(submission.late_submission_penalty or 0)
    if not (math.isfinite(raw) and math.isfinite(penalty)) or raw < 0 or penalty < 0:
        return Grade(**who, at=at, waits=_("has a score that can't be right ({raw:g}); grade it again").format(raw=raw))
    return Grade(**who, at=at, raw=raw, penalty=penalty, score=max(0.0, raw - penalty))
