"""What is decided about an item after it went out, and grading again: what changed for whom. Marks by hand stay."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ..content import Bundle
from ..words import _
from .assignment import Decision, Key
from .course import Course
from .course_error import CourseError
from .grade import Graded, grade

DECISIONS = ("drop", "full", "undo")


def decide(folder: Path, name: str, item: str, what: str, reason: str, now: datetime | None = None) -> Key:
    """Write down that `item` is dropped, or worth all its points for everybody, and why; or take that back (`undo`). Returns
    the key as it is now. Nothing is graded by this. Raises BadAssignment or CourseError."""
    course = Course(Path(folder).resolve())
    key = course.key(name)
    if what not in DECISIONS:
        raise CourseError(_("An item can be decided upon so: {ways}.").format(ways=", ".join(DECISIONS)))
    if item not in key.items:
        raise CourseError(_("{name} has no item {item!r}. It has: {items}.").format(name=name, item=item, items=", ".join(key.items)))
    if what == "undo":
        if key.decision(item) is None:
            raise CourseError(_("Nothing was decided about {item!r}.").format(item=item))
        kept = tuple(one for one in key.decisions if one.item != item)
    else:
        if not reason.strip():
            raise CourseError(_("Say why: the report and whoever marks will want to know."))
        at = f"{(now or datetime.now(UTC)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        kept = (*key.decisions, Decision(item=item, what=what, reason=reason.strip(), at=at))
    changed = replace(key, decisions=kept)
    course.write_key(changed)
    return changed


def regrade(folder: Path, name: str, told: Callable[[int, int], None] | None = None, content: Bundle | None = None) -> list[Graded]:
    """Grade everything by the key as it is now. Returns the submissions of which something changed, as `grade` does."""
    return [one for one in grade(folder, name, told=told, content=content) if one.changes]
