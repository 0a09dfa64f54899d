"""Grades for Canvas, Moodle and spreadsheets: exact, matched by id, and harmless in whatever opens them."""

import csv
import io
import os
import sysconfig
from dataclasses import replace
from datetime import datetime

import pytest

from course_lib import cli
from course_lib.coursework import grades
from course_lib.coursework.assignment import as_json
from course_lib.coursework.formats import grade_files
from course_lib.coursework.grades import Grade
from course_lib.records import RecordError
from tests.coursework import small

ANA = Grade(student="ana", assignment="quiz", of=10, score=8.5, raw=8.5, first_name="Ana, Maria", last_name='de "la" Cruz', lms_id="4711",
            email="ana@example.org")
BO = Grade(student="bo", assignment="quiz", of=10, waits="waits to be marked or reviewed by hand", first_name="Bo", last_name="Ek", lms_id="4712")
EVIL = "=cmd|'/c calc'!A1"


def rows(table):
    return list(csv.reader(io.StringIO(table.text.removeprefix("\ufeff"), newline="")))


def test_canvas_gets_the_columns_that_it_reads():
    """The header and the second row of lib/gradebook_importer.rb in Canvas."""
    table = grade_files.canvas([ANA])
    assert rows(table) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "quiz"],
        ["    Points Possible", "", "", "", "", "10"],
        ['de "la" Cruz, Ana, Maria', "4711", "", "ana", "", "8.5"],
    ]
    assert table.report == ()


def test_canvas_can_match_by_the_schools_ids_and_by_its_own_name_of_the_column():
    """lms_user_id goes where it was said to be from."""
    table = grade_files.canvas([replace(ANA, lms_id="S-17")], ids="sis", columns={"quiz": "Quiz 1 (12345)"})
    assert rows(table)[0][5] == "Quiz 1 (12345)"
    assert rows(table)[2][1:4] == ["", "S-17", "ana"]


def test_an_id_that_canvas_could_take_for_another_students_number_is_not_put_there():
    """Canvas turns "12abc" into 12, who is somebody else."""
    table = grade_files.canvas([replace(ANA, lms_id="12abc")])
    assert rows(table)[2][1:3] == ["", "12abc"] and "isn't a number" in table.report[0]


def test_moodle_gets_ids_and_grades_and_nobody_without_a_grade():
    """An empty cell would take away what stands in Moodle's gradebook."""
    table = grade_files.moodle([ANA, BO])
    assert rows(table) == [["First name", "Last name", "ID number", "Email address", "Username", "quiz"],
                           ["Ana, Maria", 'de "la" Cruz', "4711", "ana@example.org", "ana", "8.5"]]
    assert table.report == ("bo, quiz: waits to be marked or reviewed by hand",)


def test_moodle_is_asked_about_grades_that_it_refuses():
    """Above 100 points, a line says what the site must allow."""
    assert "unlimitedgrades" in grade_files.moodle([replace(ANA, of=200, score=150)]).report[-1]


@pytest.mark.parametrize("write", grade_files.TO.values())
def test_what_waits_is_empty_and_listed_never_nought(write):
    """In every format."""
    table = write([ANA, BO])
    assert [row for row in rows(table) if any("Ek" in cell for cell in row) and "0" in row] == []
    assert "bo, quiz: waits to be marked or reviewed by hand" in table.report


@pytest.mark.parametrize("write", grade_files.TO.values())
@pytest.mark.parametrize("name", [EVIL, "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", " \n =1", "＝1+1", "a;=1+1", 'x",=1+1,"', "Ok\n=1+1"])
def test_no_cell_is_a_formula_whatever_a_student_is_called(write, name):
    """Neither for who parts cells at a comma nor, where a cell isn't quoted, at a semicolon or a tab."""
    table = write([replace(ANA, first_name=name, last_name=name)])
    for row in rows(table):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
            assert "\n" not in cell and "\r" not in cell and "\t" not in cell
    for line in table.text.removeprefix("\ufeff").split("\r\n"):
        assert not line or line.startswith('"') and line.endswith('"')


def test_a_name_that_was_changed_still_matches_by_its_id():
    """It is made harmless; the id beside it stays."""
    row = rows(grade_files.canvas([replace(ANA, first_name="", last_name=EVIL)]))[2]
    assert row[0] == f"'{EVIL}" and row[1] == "4711"


@pytest.mark.parametrize("field", ["lms_id", "email"])
def test_an_id_that_would_run_is_left_out_and_reported(field):
    """An id can't be changed and still match."""
    table = grade_files.moodle([replace(ANA, **{field: EVIL})])
    assert EVIL not in table.text and f"the id {EVIL!r}" in table.report[0]


@pytest.mark.parametrize(("score", "written"), [(0, "0"), (10, "10"), (7.25, "7.25"), (1 / 3, "0.3333"), (1e-7, "0"), (100, "100")])
def test_scores_are_written_plainly(score, written):
    """Without an exponent or needless zeros."""
    assert rows(grade_files.canvas([replace(ANA, score=score)]))[2][5] == written


def test_the_plain_file_has_a_row_for_each_student_and_assignment_with_what_was_taken_off():
    """Under names for its columns, in the order of the grades."""
    late = replace(ANA, score=6.5, penalty=2.0, at="2026-11-22 10:00:00")
    table = grade_files.plain_csv([late, replace(late, assignment="final", of=20), BO])
    assert table.text.startswith("\ufeff")
    assert rows(table)[0] == list(grade_files.COLUMNS)
    assert dict(zip(grade_files.COLUMNS, rows(table)[1])) == {
        "assignment": "quiz", "student_id": "ana", "lms_user_id": "4711", "last_name": 'de "la" Cruz', "first_name": "Ana, Maria",
        "email": "ana@example.org", "handed_in": "2026-11-22 10:00:00", "raw_score": "8.5", "late_submission_penalty": "2",
        "score": "6.5", "max_score": "10", "status": "graded"}
    assert rows(table)[3][7:] == ["", "", "", "10", "waits to be marked or reviewed by hand"]


def fill(gradebook):
    """Five students: two are marked (one late), one waits for a person, one was never marked, one handed in nothing."""
    for name, more in {"ana": {"lms_user_id": "1", "first_name": "Ana", "last_name": "Cruz"}, "bo": {}, "cy": {}, "di": {}, "eve": {}}.items():
        gradebook.add_student(name, **more)
    gradebook.add_assignment("quiz")
    gradebook.add_notebook("quiz", "quiz")
    gradebook.add_grade_cell("marks", "quiz", "quiz", max_score=10, cell_type="code")
    gradebook.add_task_cell("prose", "quiz", "quiz", max_score=5, cell_type="markdown")
    with gradebook.db.no_autoflush:
        for name in ("ana", "bo", "cy", "di"):
            gradebook.add_submission("quiz", name, timestamp=datetime(2026, 11, 22, 10))
    for name, marks, prose, waits in (("ana", 8, 4, False), ("bo", 1, 0, False), ("cy", 9, None, True)):
        marked = gradebook.find_grade("marks", "quiz", "quiz", name)
        marked.auto_score, marked.needs_manual_grade = marks, False
        by_hand = gradebook.find_grade("prose", "quiz", "quiz", name)
        by_hand.manual_score, by_hand.needs_manual_grade = prose, waits
    for cell in ("marks", "prose"):
        gradebook.find_grade(cell, "quiz", "quiz", "di").needs_manual_grade = False  # never marked, though nothing says that it waits
    for name, penalty in (("ana", 2.5), ("bo", 3)):
        gradebook.find_submission_notebook("quiz", "quiz", name).late_submission_penalty = penalty
    gradebook.db.commit()


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    from nbgrader.api import Gradebook

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)  # nbgrader starts alembic by its name
        with Gradebook(f"sqlite:///{tmp_path_factory.mktemp('grades') / 'gradebook.db'}") as made:
            fill(made)
            yield made


def test_the_gradebook_is_read_with_its_penalties_and_without_what_waits(gradebook):
    """A late penalty is taken off; work that waits has no score."""
    found = {grade.student: grade for grade in grades.of_gradebook(gradebook, ["quiz"])}
    assert {name: grade.score for name, grade in found.items()} == {"ana": 9.5, "bo": 0.0, "cy": None, "di": None, "eve": None}
    assert (found["ana"].raw, found["ana"].penalty, found["ana"].of, found["ana"].lms_id) == (12.0, 2.5, 15.0, "1")
    assert "by hand" in found["cy"].waits and "by hand" in found["di"].waits and "nothing was handed in" in found["eve"].waits


def test_a_score_that_cannot_be_is_no_grade(gradebook):
    """It waits, and says so."""
    cell = gradebook.find_grade("marks", "quiz", "quiz", "bo")
    before = cell.auto_score
    cell.auto_score = -5
    gradebook.db.flush()
    found = {grade.student: grade for grade in grades.of_gradebook(gradebook, ["quiz"])}
    cell.auto_score = before
    gradebook.db.flush()
    assert found["bo"].score is None and "can't be right" in found["bo"].waits


def test_an_assignment_that_is_not_there_is_named_with_those_that_are(gradebook):
    """And nothing is read."""
    with pytest.raises(RecordError, match="no assignment final. It has: quiz"):
        grades.of_gradebook(gradebook, ["final"])


def test_the_command_writes_the_file_for_its_owner_alone_and_lists_what_waits(tmp_path, monkeypatch, capsys):
    """It overwrites nothing."""
    from nbgrader.api import Gradebook

    (tmp_path / "nbgrader_config.py").write_text("from course_lib.coursework.safe import configure\nconfigure(get_config())\n")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["coursework", "export", "quiz", "--to", "canvas"]) == 1
    assert "Grade an assignment first" in capsys.readouterr().err
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "attune") as made:
        fill(made)
    assert cli.main(["coursework", "export", "quiz", "--to", "canvas", "--column", "Quiz 1 (7)"]) == 0
    said = capsys.readouterr()
    assert "2 of 5 grades in quiz.canvas.csv" in said.out and "eve, quiz: nothing was handed in" in said.err
    written = tmp_path / "quiz.canvas.csv"
    assert list(csv.reader(written.open(newline="")))[2] == ["Cruz, Ana", "1", "", "ana", "", "9.5"]
    assert written.stat().st_mode & 0o077 == 0
    assert cli.main(["coursework", "export", "quiz", "--to", "canvas"]) == 1
    assert "--replace" in capsys.readouterr().err
    assert cli.main(["coursework", "export", "quiz", "--to", "canvas", "--replace"]) == 0
    assert written.stat().st_mode & 0o077 == 0 and "Quiz 1 (7)" not in written.read_text(encoding="utf-8")


def test_an_assignments_questions_go_out_by_command(tmp_path, capsys):
    """With their key, readable for their owner alone."""
    assignment = small.assignment()
    for path, thing in (("source/small/assignment.json", assignment), ("keys/small.key.json", small.key(assignment))):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(as_json(thing))
    out = tmp_path / "small.xml"
    assert cli.main(["coursework", "export", "small", "--to", "moodle-xml", "--course", str(tmp_path), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("12 questions in ") and "keep it to yourself" in said.out and "a dialogue can't leave" in said.err
    assert out.stat().st_mode & 0o077 == 0 and b"What does Bo need?" in out.read_bytes()


def test_questions_go_out_and_come_in_by_command(tmp_path, monkeypatch, capsys):
    """What comes in becomes a file of questions; what is there already stays."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theirs.txt").write_text("::Q::Which?{=this#Yes. ~that#No. ~neither#No.}\n\n::E::Write.{}\n")
    (tmp_path / "nbgrader_config.py").write_text("")
    arguments = ["coursework", "import", "theirs.txt", "--concept", "C-DEF-1", "--lesson", "first"]
    assert cli.main(arguments) == 0
    said = capsys.readouterr()
    assert "1 item." in said.out and "theirs.txt:3: E:" in said.err
    assert "id: q\n" in (tmp_path / "imported" / "first.yaml").read_text()
    assert cli.main(arguments) == 1
    assert "is there already" in capsys.readouterr().err
    assert cli.main(["coursework", "import", "missing.xml"]) == 1
    assert "missing.xml can't be opened" in capsys.readouterr().err
    assert cli.main(["coursework", "import", "theirs.txt", "--concept", "love"]) == 1
    assert "isn't a concept" in capsys.readouterr().err
