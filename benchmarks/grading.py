"""Grading 300 submissions of 20 items: `attune coursework grade`, and stock `nbgrader autograde` on 20 of the same ones.

Stock nbgrader gets the least that it can do for the same score: a notebook with one cell, whose hidden test reads the
answers file and marks it by the same functions. Its cost is what 19 submissions more add to one, so that starting the
command isn't counted; ours is counted from the start of the command.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from nbgrader.api import Gradebook

from course_lib.activities import items
from course_lib.content import bundle
from course_lib.coursework.assignment import FILE, Assignment, Key, Question, as_json
from course_lib.coursework.cells import metadata
from course_lib.coursework.course import Course
from course_lib.coursework.formats.grade_files import canvas
from course_lib.coursework.grades import of_gradebook
from course_lib.coursework.source_notebook import notebook
from course_lib.desks.review import fresh
from figures import Found, Growth, Row, cpu
from questions import response

HEADS = ("20 items each", "Attune", "stock nbgrader", "compared", "target")
ROUNDS = 1
NAME, ITEMS, MANY, STOCK = "quiz", 20, 300, 20
GROWING = (30, 300, 3000)
CONFIG = "from course_lib.coursework.safe import configure\n\nconfigure(get_config())\n"
STOCK_TEST = """### BEGIN HIDDEN TESTS
from pathlib import Path
from course_lib.coursework.answers_file import read_answers
from course_lib.coursework.assignment import read_assignment, read_key
from course_lib.coursework.score import score
_assignment = read_assignment(Path("assignment.json"))
_points = score(_assignment, read_key(Path({key!r})), read_answers(Path("answers.jsonl"), _assignment), "").score
### END HIDDEN TESTS
_points if "_points" in globals() else None"""


def measure(rounds: int = ROUNDS) -> Found:
    with TemporaryDirectory() as folder:
        made = _course(Path(folder) / "ours", CONFIG, lambda course, assignment: notebook(assignment))
        stock = _course(Path(folder) / "stock", "", _stock_notebook)
        compared, (flat, growth) = _compared(made, stock, rounds), _growth(made)
        return Found([*compared, *flat], growth)


# A course and its students ---------------------------------------------------------------------------


def _assignment() -> tuple[Assignment, Key]:
    chosen = [card.item for card in list(fresh(bundle()).cards.values())[:ITEMS]]
    asked = tuple(Question(id=item.id, version=item.version, kind=item.kind, stem=item.stem, fields=tuple(items.fields(item, 0)), points=1)
                  for item in chosen)
    assignment = Assignment(id=NAME, title="A quiz", intro="Twenty questions.", questions=asked)
    return assignment, Key(assignment=NAME, version=assignment.version, items={item.id: item for item in chosen})


def _course(folder: Path, config: str, book) -> Course:
    """A released course."""
    assignment, key = _assignment()
    course = Course(folder)
    course.source(NAME).mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(config)
    (course.source(NAME) / FILE).write_text(as_json(assignment))
    course.key_path(NAME).parent.mkdir()
    course.write_key(key)
    (course.source(NAME) / f"{NAME}.ipynb").write_text(json.dumps(book(course, assignment)))
    _nbgrader(folder, "generate_assignment", NAME)
    return course


def _stock_notebook(course: Course, assignment: Assignment) -> dict:
    book = notebook(assignment)
    marks = {"cell_type": "code", "id": "marks", "execution_count": None, "outputs": [], "metadata": metadata("marks", points=ITEMS),
             "source": STOCK_TEST.format(key=str(course.key_path(NAME).resolve()))}
    return book | {"cells": [marks]}


def _hand_in(course: Course, number: int, copies: tuple[Course, ...] = ()) -> None:
    """A student's answers, most of them right, in the course and in its copies."""
    assignment, key = course.released(NAME), course.key(NAME)
    student, chance = f"s{number:05}", random.Random(number)
    events = [{"type": "opened", "assignment_version": assignment.version}]
    for question in assignment.questions:
        events.append({"type": "answer", "item": question.id, "version": question.version, "seed": 0,
                       "response": response(key.items[question.id], chance), "sure": chance.randint(1, 3)})
    lines = [{"v": 1, "id": f"{student}-{n}", "at": f"2025-01-02T10:{n:02}:00+00:00", "activity": assignment.activity, **event}
             for n, event in enumerate(events)]
    for one in (course, *copies):
        folder = one.submitted(NAME, student)
        folder.mkdir(parents=True)
        (folder / "answers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        (folder / "timestamp.txt").write_text("2025-01-02 12:00:00.000000 UTC")
        for path in one.release(NAME).iterdir():
            shutil.copy(path, folder)


# Measured --------------------------------------------------------------------------------------------


def _compared(ours: Course, stock: Course, rounds: int) -> list[Row]:
    for number in range(MANY):
        _hand_in(ours, number, (stock,) if number < STOCK else ())
    later = stock.root / "later"
    (stock.root / "submitted").rename(later)
    mine, theirs = [], []
    for _round in range(rounds):
        _forget(stock)
        one = _timed(stock, lambda: _nbgrader(stock.root, "autograde", NAME), [later / "s00000"])
        all_of_it = _timed(stock, lambda: _nbgrader(stock.root, "autograde", NAME), sorted(later.iterdir())[1:])
        theirs.append((all_of_it - one) / (STOCK - 2) if all_of_it > one else all_of_it / (STOCK - 1))
        _forget(ours)
        start = perf_counter()
        _run(ours.root, [sys.executable, "-m", "course_lib.cli", "coursework", "grade", NAME, "--course", str(ours.root)])
        mine.append((perf_counter() - start) / MANY)
    same = all(_scores(ours)[student] == points for student, points in _scores(stock).items()) and len(_scores(stock)) == STOCK
    ratio = median(theirs) / median(mine)
    return [Row(f"grading, a submission ({MANY} of them; stock: {STOCK})", f"{median(mine) * 1000:.0f} ms", f"{median(theirs) * 1000:,.0f} ms",
                f"{ratio:.0f} times as fast", "≥ 15 times", ratio >= 15),
            Row(f"the same scores, for the {STOCK} that both graded", "yes" if same else "no", "", "", "yes", same)]


def _growth(ours: Course) -> tuple[list[Row], list[Growth]]:
    """What grading costs as there are more submissions, and what a file of grades costs as there are more students."""
    from course_lib.coursework.grade import grade

    there, seconds, exported = MANY, [], []
    for count in GROWING:
        for number in range(there, count):
            _hand_in(ours, number)
        there = max(there, count)
        _forget(ours)
        chosen = None if count >= there else sorted(ours.students(NAME))[:count]
        aside = _set_aside(ours, chosen)
        start = perf_counter()
        graded = len(grade(ours.root, NAME))
        seconds.append(perf_counter() - start)
        assert graded == count, "a submission is left out"
        exported.append(cpu(lambda: _grades(ours), 3))
        _bring_back(ours, aside)
    each = [1000 * took / count for took, count in zip(seconds, GROWING)]
    ratio = each[-1] / each[0]
    rows = [Row(f"a submission of {', '.join(map(str, GROWING))}", ", ".join(f"{one:.0f} ms" for one in each), "",
                f"{ratio:.2f} × from {GROWING[0]} to {GROWING[-1]}", "flat: ≤ 1.3 ×", ratio <= 1.3),
            Row(f"{GROWING[-1]} submissions", f"{seconds[-1]:.0f} s", "", "", "≤ 300 s", seconds[-1] <= 300)]
    return rows, [Growth("submissions", "grading all of them", list(GROWING), seconds, "s"),
                  Growth("learners", "their grades from the gradebook, as a file for Canvas", list(GROWING), exported, "ms", "students")]


def _grades(course: Course) -> str:
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        return canvas(of_gradebook(gradebook)).text


def _set_aside(course: Course, chosen: list[str] | None) -> Path:
    aside = course.root / "aside"
    aside.mkdir(exist_ok=True)
    for folder in list((course.root / "submitted").iterdir()) if chosen is not None else []:
        if folder.name not in chosen:
            folder.rename(aside / folder.name)
    return aside


def _bring_back(course: Course, aside: Path) -> None:
    for folder in aside.iterdir():
        folder.rename(course.root / "submitted" / folder.name)


def _timed(course: Course, act, folders: list[Path]) -> float:
    """Seconds that `act` takes with these submissions."""
    there = course.root / "submitted"
    there.mkdir(exist_ok=True)
    for folder in folders:
        shutil.copytree(folder, there / folder.name)
    start = perf_counter()
    act()
    took = perf_counter() - start
    return took


def _forget(course: Course) -> None:
    """As if nothing had been graded."""
    for name in ("autograded", *(["submitted"] if (course.root / "later").exists() else [])):
        shutil.rmtree(course.root / name, ignore_errors=True)
    with sqlite3.connect(course.root / "gradebook.db") as db:
        for table in ("comment", "grade", "submitted_notebook", "submitted_assignment", "student"):
            db.execute(f"delete from {table}")


def _scores(course: Course) -> dict[str, float]:
    with sqlite3.connect(course.root / "gradebook.db") as db:
        return dict(db.execute("""select s.student_id, g.auto_score from grade g join submitted_notebook n on n.id = g.notebook_id
            join submitted_assignment s on s.id = n.assignment_id"""))


def _nbgrader(folder: Path, *words: str) -> None:
    _run(folder, [str(Path(sys.executable).with_name("nbgrader")), *words])


def _run(folder: Path, command: list[str]) -> None:
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([scripts, os.environ["PATH"]]), "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
