"""What grows with the course and with the learner: a quiz's first view, the reading of logs, and `attune check`."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from course_lib.activities import quiz as quizzes
from course_lib.activities import quiz_view
from course_lib.content.authoring import build
from course_lib.content.bundle import Bundle
from course_lib.desks import LearningDesk
from course_lib.records import Learning
from figures import Row
from questions import bundle

HEADS = ("", "small", "middle", "large", "")
ROUNDS = 9
ITEMS = (5, 20, 80)
LOGS = (10, 100, 1000)
EVENTS_IN_A_LOG = 20
COPIES = (1, 2, 4)


def measure(rounds: int = ROUNDS) -> list[Row]:
    with TemporaryDirectory() as folder:
        folder = Path(folder)
        return [*views(rounds, folder), *logs(rounds, folder), *checks(rounds, folder)]


def row(what: str, cells: list[str], note: str = "") -> Row:
    return Row(what, *cells, note)


def timed(act: Callable, rounds: int) -> float:
    """Milliseconds, the median."""
    def once() -> float:
        start = perf_counter()
        act()
        return (perf_counter() - start) * 1000

    return median(once() for _ in range(rounds))


# A quiz's first view -------------------------------------------------------------------------


def views(rounds: int, folder: Path) -> list[Row]:
    course, took, sizes = Bundle(bundle(*ITEMS)), [], []
    for count in ITEMS:
        took.append(f"{timed(lambda: first_view(course, count, folder), rounds):.1f} ms")
        sizes.append(f"{len(json.dumps(first_view(course, count, folder))) / 1000:.1f} kB")
    return [row(f"items in a quiz: {', '.join(map(str, ITEMS))} → its first view", took), row("the same, size of the message", sizes)]


def first_view(course: Bundle, count: int, folder: Path) -> dict:
    asked = course.quiz(f"quiz-{count}")
    fresh = quizzes.start(asked, tuple(map(course.item, asked.items)), seed=1)
    desk = LearningDesk(fresh, quizzes, lambda state, event: quiz_view.view(state, {}, event), {}, Learning(folder / "none"))
    return desk.answer({"type": "ready"}, [])[0]


# A learner's logs ----------------------------------------------------------------------------


def logs(rounds: int, folder: Path) -> list[Row]:
    first, again = [], []
    for count in LOGS:
        place = folder / f"logs-{count}"
        write_logs(place, count)
        first.append(f"{timed(lambda: Learning(place).events('quiz/1'), min(rounds, 5)):,.0f} ms")
        store = Learning(place)
        store.events()
        again.append(f"{timed(lambda: store.events('quiz/1'), rounds):,.1f} ms")
    return [row(f"logs of {EVENTS_IN_A_LOG} events: {', '.join(map(str, LOGS))} → one activity's events, first time", first),
            row("the same, when nothing has changed", again)]


def write_logs(folder: Path, count: int) -> None:
    """As so many sittings leave them."""
    folder.mkdir()
    for log in range(count):
        events = ({"v": 1, "id": f"{log:08}-{n:02}", "at": f"2026-01-01T00:{log // 60:02}:{log % 60:02}.{n:06}+00:00",
                   "activity": f"quiz/{n % 10}", "type": "answer", "item": "an-item", "version": 1,
                   "response": {"answer": "an-option"}, "sure": None, "seed": 1} for n in range(EVENTS_IN_A_LOG))
        (folder / f"{log:06}.jsonl").write_text("".join(json.dumps(event) + "\n" for event in events), encoding="utf-8")


# The author's check ----------------------------------------------------------------------------


def checks(rounds: int, folder: Path) -> list[Row]:
    took, counts = [], []
    for copies in COPIES:
        assets = folder / f"assets-{copies}"
        shutil.copytree(build.ASSETS, assets)
        for copy in range(1, copies):
            repeat(assets / "questions", copy)
        counts.append(len(build.load(assets).items))
        took.append(f"{timed(lambda: check(assets), min(rounds, 5)):,.0f} ms")
    whole = timed(lambda: subprocess.run([sys.executable, "-m", "course_lib.cli", "check"], cwd=os.fspath(build.REPOSITORY),
                                         capture_output=True), min(rounds, 5))
    return [row(f"items in the course: {', '.join(map(str, counts))} → `attune check`", took, f"with Python's start, {whole:,.0f} ms")]


def check(assets: Path) -> None:
    """What `attune check` does where nothing is wrong with the assets themselves."""
    build.stale(build.load(assets))


def repeat(questions: Path, copy: int) -> None:
    """The course's files of questions once more, with other ids."""
    for path in [one for one in questions.glob("*.yaml") if "-copy-" not in one.name]:
        text = path.read_text(encoding="utf-8")
        for name in json.loads(build.compile.encoded(build.compile.bundle(build.load())))["items"]:
            text = text.replace(f"  - id: {name}\n", f"  - id: {name}-copy-{copy}\n").replace(f"      - {name}\n", f"      - {name}-copy-{copy}\n")
        path.with_name(f"{path.stem}-copy-{copy}.yaml").write_text(text, encoding="utf-8")
