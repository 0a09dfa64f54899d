"""What grows with the items: a quiz's first view with its own, and checking the course with all of them."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from course_copies import with_items
from course_lib.activities import quiz as quizzes
from course_lib.activities import quiz_view
from course_lib.content.authoring import build
from course_lib.content.bundle import Bundle
from course_lib.desks.learning import LearningDesk
from course_lib.records import Learning
from figures import Found, Growth, cpu
from questions import bundle

ROUNDS = 2
SIZES = (5, 20, 80)
TIMES = (1, 2, 4)


def measure(rounds: int = ROUNDS) -> Found:
    with TemporaryDirectory() as folder:
        return Found(growth=[*views(20 * rounds, Path(folder)), checks(rounds, Path(folder))])


def views(rounds: int, folder: Path) -> list[Growth]:
    """What a quiz of some size costs when it's opened."""
    course = Bundle(bundle(*SIZES))
    took = [cpu(lambda: first_view(course, size, folder), rounds) for size in SIZES]
    sent = [len(json.dumps(first_view(course, size, folder))) / 1000 for size in SIZES]
    return [Growth("items", cost, list(SIZES), spent, unit, "items of a quiz")
            for cost, spent, unit in (("making a quiz's first view", took, "ms"), ("the message that shows it", sent, "kB"))]


def first_view(course: Bundle, count: int, folder: Path) -> dict:
    asked = course.quiz(f"quiz-{count}")
    fresh = quizzes.start(asked, tuple(map(course.item, asked.items)), seed=1)
    desk = LearningDesk(fresh, quizzes, lambda state, event: quiz_view.view(state, {}, event), {}, Learning(folder / "none"))
    return desk.answer({"type": "ready"}, [])[0]


def checks(rounds: int, folder: Path) -> Growth:
    """What reading and checking the course costs with its items once, twice and four times."""
    counts, took = [], []
    for times in TIMES:
        assets = with_items(times, folder / f"assets-{times}")
        loaded = build.load(assets)
        assert not loaded.problems, loaded.problems[0]  # a copy of the course is as sound as the course
        counts.append(len(loaded.items))
        took.append(cpu(lambda: build.load(assets), rounds, warm=True))
    return Growth("items", "reading and checking all content", counts, took, "ms", "items of the course")
