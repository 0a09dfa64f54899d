"""How far a learner is: a fold of what was recorded, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..content.objects import Lesson


@dataclass(frozen=True)
class LessonProgress:
    lesson: Lesson
    done: frozenset[str]  # activities

    @property
    def share(self) -> float:
        """From 0 to 1; a lesson without activities has nothing to do."""
        return len(self.done) / len(self.lesson.activities) if self.lesson.activities else 0.0

    @property
    def finished(self) -> bool:
        return bool(self.lesson.activities) and self.share == 1

    @property
    def started(self) -> bool:
        return bool(self.done)


@dataclass(frozen=True)
class Place:
    """Where to go on: a lesson, and the part in it that has something left to do (None: its beginning)."""

    lesson: Lesson
    part: str | None


def progress(lessons: Iterable[Lesson], done: Iterable[str]) -> list[LessonProgress]:
    """Each lesson's progress, given the ids of the activities that are done."""
    done = frozenset(done)
    return [LessonProgress(lesson, done & frozenset(lesson.activities)) for lesson in lessons]


def where_next(all_progress: list[LessonProgress], latest: str | None) -> Place | None:
    """Where to go on, given the activity that was touched last: in its lesson while anything is left there,
    else in the first lesson with something left. None when everything is done."""
    order = sorted(all_progress, key=lambda one: not one.lesson.holds(latest))
    for one in order:
        if one.finished or not one.lesson.activities:
            continue
        part = next(part.id for part in one.lesson.parts if not part.optional and set(part.activities) - one.done)
        return Place(one.lesson, part if one.started else None)
    return None
