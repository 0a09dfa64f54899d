"""A batch with every hostile submission and three good ones: nothing runs, nothing leaks, nothing stops, and marks are right."""

import json
import os
import shutil
import sqlite3

import pytest

from course_lib.coursework.blocks import clean
from course_lib.coursework.grade import grade
from course_lib.coursework.problems import HOLD
from tests.coursework.courses import hand_in
from tests.coursework.hostile.kinds import KINDS, Place
from tests.coursework.small import RIGHT, WRONG, Student

AT = "2025-01-03 12:00:00.000000 UTC"
WICKED = ("n" * 200, "\x1b[2Jx", os.fsdecode(b"\xff\xfe"))
GOOD = {"ana": (RIGHT, 19.0), "ben": (WRONG, 1.0), "zoe": (RIGHT, 19.0)}


@pytest.fixture(scope="module")
def batch(released_once, tmp_path_factory):
    """The course after grading, what came of each, and the file that nobody's code made."""
    from course_lib.coursework.course import Course

    root = tmp_path_factory.mktemp("hostile")
    made, canary = Course(shutil.copytree(released_once, root / "course")), root / "canary"
    of = made.released("small")
    for name, (responses, _points) in GOOD.items():
        hand_in(made, Student(of, name).all(responses), AT)
    victim = hand_in(made, Student(of, "victim").all(), AT)
    for name, (do, _review, _what) in KINDS.items():
        student = Student(of, name).all()
        do(Place(hand_in(made, student, AT), student, canary, victim))
    for name in WICKED:
        shutil.copytree(made.submitted("small", "ana"), made.submitted("small", name))
    return made, {one.student: one for one in grade(made.root, "small")}, canary


def marks(made):
    with sqlite3.connect(made.root / "gradebook.db") as db:
        return {student: (auto, needs) for student, auto, needs in db.execute(
            """select s.student_id, g.auto_score, g.needs_manual_grade from grade g join base_cell c on c.id = g.cell_id
            join submitted_notebook n on n.id = g.notebook_id join submitted_assignment s on s.id = n.assignment_id
            where c.name = 'marks'""")}


def test_there_are_enough_kinds():
    """The corpus covers what has been seen and what can be thought of."""
    assert len(KINDS) >= 70


def test_nothing_runs(batch):
    """No code of any submission left a trace."""
    assert not batch[2].exists()


def test_every_other_students_score_is_right(batch):
    """Those who handed in what the course wrote have the marks that they earned, whatever lies beside them."""
    made, graded, _canary = batch
    entered = marks(made)
    for name, (_responses, points) in GOOD.items():
        assert graded[name].score == points and entered[name] == (points, 0) and graded[name].review is None


@pytest.mark.parametrize("name", KINDS)
def test_each_is_told_with_what_to_do(batch, name):
    """What happened is listed; nothing is entered where it might be wrong, and never more than was earned."""
    made, graded, _canary = batch
    one, (_do, review, what) = graded[name], KINDS[name]
    told = {problem.what for problem in one.problems}
    assert one.review == review and (what <= told if name != "a-folder-for-answers" else what & told), one.problems
    assert all(problem.do for problem in one.problems if problem.gravity != "note")
    assert one.score == (None if review == HOLD else 19.0)
    assert marks(made)[name] == (one.score, int(review is not None))


def test_a_folder_that_is_no_students_is_told_of(batch):
    """A name that no gradebook can hold stops nothing, and nothing is entered for it."""
    made, graded, _canary = batch
    for name in map(clean, WICKED):
        assert [one.what for one in graded[name].problems] == ["name"] and name not in marks(made)


def test_nothing_leaks(batch):
    """No key, no other student's words, and nothing that a browser would run is in what a marker sees."""
    made, graded, _canary = batch
    for student in set(graded) - set(map(clean, WICKED)):
        folder = made.autograded("small", student)
        assert {path.name for path in folder.iterdir()} <= {"small.ipynb", "assignment.json", "timestamp.txt"}
        assert not any(path.is_symlink() for path in folder.iterdir())
        text = (folder / "small.ipynb").read_text()
        assert "SECRET" not in text and "root:" not in text and "MARKDOWN-RAN" not in text
        book = json.loads(text)
        html = "".join("".join(output["data"].get("text/html", "")) for cell in book["cells"] for output in cell.get("outputs", ())
                       if "data" in output)
        assert "<script" not in html and "<img" not in html and "\x1b" not in html and "\u202e" not in html
        assert not any(f"alert('{other}')" in text for other in [*GOOD, "victim"] if other != student and student != "anothers-answers")
        assert (folder / "assignment.json").read_text() == (made.release("small") / "assignment.json").read_text()


def test_the_victim_is_asked_about_what_was_copied(batch):
    """Whose the same answers are can't be told from them, so both wait; each notebook is silent about the other."""
    made, graded, _canary = batch
    assert [one.others for one in graded["victim"].problems] == [("anothers-answers",)]
    assert "anothers-answers" not in (made.autograded("small", "victim") / "small.ipynb").read_text()


STOCK = ("a-course-cell-that-runs-something", "a-cell-that-runs-something", "a-marks-cell-that-gives-full-marks", "a-marks-cell-twice",
         "no-cells-at-all", "cells-of-an-old-schema", "a-module-with-the-librarys-name", "a-link-to-the-key", "links-and-pipes-beside-it",
         "a-notebook-that-is-none", "scripts-in-the-students-markdown", "answers-with-nan", "another-kernel")


def test_nbgraders_own_command_is_as_safe(batch, tmp_path):
    """With the same settings its autograde runs nothing either, and gives the same marks or none at all."""
    from nbgrader.apps.api import NbGraderAPI

    from course_lib.coursework import safe
    from course_lib.coursework.course import Course

    made, graded, canary = batch
    again = Course(shutil.copytree(made.root, tmp_path / "course", symlinks=True, copy_function=_copy))
    shutil.rmtree(again.root / "autograded")
    with sqlite3.connect(again.root / "gradebook.db") as db:
        db.execute("update grade set auto_score = null, needs_manual_grade = 1")
    app = safe.in_force(again.root)
    api = NbGraderAPI(coursedir=app.coursedir, config=app.config)
    done = {name: api.autograde("small", name)["success"] for name in (*GOOD, *STOCK)}
    assert not canary.exists() and all(done[name] for name in GOOD) and sum(done.values()) > 10
    entered = marks(again)
    for name, worked in done.items():
        assert entered[name] == ((graded[name].score, int(graded[name].review is not None)) if worked else (None, 1)), name
    texts = [path.read_text() for path in again.root.glob("autograded/**/*") if path.is_file()]
    assert texts and not any("SECRET" in text or "root:" in text for text in texts)


def _copy(source, target):
    """Copies what is in a file, and leaves pipes where they are."""
    import stat
    from pathlib import Path

    if stat.S_ISREG(Path(source).stat().st_mode) and Path(source).stat().st_size < 10_000_000:
        shutil.copy(source, target)
