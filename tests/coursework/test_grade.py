"""Grading leaves in the gradebook and in `autograded` what nbgrader's own autograde leaves with the same settings."""

import json
import sqlite3
from dataclasses import replace

import pytest
from nbformat import from_dict
from nbgrader.utils import determine_grade

from course_lib.coursework import extensions, safe
from course_lib.coursework.course_error import CourseError
from course_lib.coursework.grade import grade
from course_lib.coursework.marker import Marker
from course_lib.coursework.problems import HOLD, LOOK
from tests.coursework.courses import CONFIG, hand_in
from tests.coursework.small import RIGHT, WRONG, Content, Student

LATE, EARLY = "2025-01-05 12:00:00.000000 UTC", "2025-01-03 12:00:00.000000 UTC"
PART = RIGHT | {"several": {"answer": ["right"]}, "groups": {"answer": {"a": "g", "b": "h", "c": "g"}}}


def handed_in(made):
    """Three students: all right and early, all wrong and late, and one whose file was cut off."""
    of = made.released("small")
    hand_in(made, Student(of, "ana").all(PART), EARLY)
    hand_in(made, Student(of, "ben").all(WRONG), LATE)
    folder = hand_in(made, Student(of, "cem").all(), EARLY)
    (folder / "answers.jsonl").write_bytes((folder / "answers.jsonl").read_bytes()[:-30])


def rows(made):
    """What the gradebook says of every grade, and of every submission."""
    with sqlite3.connect(made.root / "gradebook.db") as db:
        grades = db.execute("""select s.student_id, c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade
            from grade g join base_cell c on c.id = g.cell_id join submitted_notebook n on n.id = g.notebook_id
            join submitted_assignment s on s.id = n.assignment_id order by 1, 2""").fetchall()
        whole = db.execute("""select s.student_id, s.timestamp, s.extension, n.late_submission_penalty, n.flagged, t.first_name
            from submitted_assignment s join submitted_notebook n on n.assignment_id = s.id join student t on t.id = s.student_id
            order by 1""").fetchall()
        comments = db.execute("""select s.student_id, c.name, o.auto_comment, o.manual_comment
            from comment o join base_cell c on c.id = o.cell_id join submitted_notebook n on n.id = o.notebook_id
            join submitted_assignment s on s.id = n.assignment_id order by 1, 2""").fetchall()
    return grades, whole, comments


def books(made):
    """The cells of each notebook that a marker sees."""
    return {path.parts[-3]: [(cell["cell_type"], "".join(cell["source"]), cell.get("outputs")) for cell in json.loads(path.read_text())["cells"]]
            for path in sorted(made.root.glob("autograded/*/small/small.ipynb"))}


def plain(book):
    return json.loads(json.dumps(book), object_hook=lambda d: {k: "".join(v) if isinstance(v, list) and k in (
        "text/html", "text/plain", "text") else v for k, v in d.items()})


def test_it_is_what_autograde_leaves(made, monkeypatch):
    """The same rows and the same pages, for good, late and damaged submissions, and one with an extension."""
    from nbgrader.apps.api import NbGraderAPI

    handed_in(made)
    extensions.extend(made, "ben", "small", until="2025-01-04T18:00Z")
    ours = grade(made.root, "small")
    our_rows, our_books = rows(made), books(made)
    our_files = {path.relative_to(made.root): path.stat().st_mode for path in made.root.glob("autograded/*/small/*")}
    with sqlite3.connect(made.root / "gradebook.db") as db:
        for table in ("comment", "grade", "submitted_notebook", "submitted_assignment", "student"):
            db.execute(f"delete from {table}")
    app = safe.in_force(made.root)
    api = NbGraderAPI(coursedir=app.coursedir, config=app.config)
    for student in ("ana", "ben", "cem"):
        done = api.autograde("small", student)
        assert done["success"], done
    assert rows(made) == our_rows and plain(books(made)) == plain(our_books)
    assert {path.relative_to(made.root): path.stat().st_mode for path in made.root.glob("autograded/*/small/*")} == our_files
    assert [(one.student, one.score) for one in ours] == [("ana", pytest.approx(19 - 1 - 2 / 3)), ("ben", 1.0), ("cem", None)]
    assert [one.late for one in ours] == [0, 18 * 3600, 0]


def test_nbgrader_reads_the_same_score_from_the_notebook(made):
    """What the marks cell shows is the score to the last digit, and never more than nothing where it's held."""
    handed_in(made)
    scores = {one.student: one.score for one in grade(made.root, "small")}
    for student, score in scores.items():
        book = from_dict(json.loads((made.autograded("small", student) / "small.ipynb").read_text()))
        marks = next(cell for cell in book.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "marks")
        assert determine_grade(marks) == (score or 0, 19.0)


def test_a_held_submission_needs_review_and_is_no_zero(made):
    """Nothing is entered for it, nbgrader lists it as to be marked by hand, and the marker reads why."""
    handed_in(made)
    cem = grade(made.root, "small")[2]
    assert cem.review == HOLD and cem.score is None and [one.what for one in cem.problems] == ["damaged"]
    marks = {row[0]: row for row in rows(made)[0] if row[1] == "marks"}
    assert marks["cem"][2] is None and marks["cem"][5] == 1 and marks["ana"][5] == 0
    assert "Needs review" in str(books(made)["cem"])


def test_marks_by_hand_stay(made):
    """Grading again changes nothing that a person entered, and asks them again only if what is under it changed."""
    handed_in(made)
    grade(made.root, "small")
    with sqlite3.connect(made.root / "gradebook.db") as db:
        db.execute("update grade set manual_score = 7.5, needs_manual_grade = 0")
    grade(made.root, "small")
    assert {row[3] for row in rows(made)[0]} == {7.5} and {row[5] for row in rows(made)[0]} == {0}
    mended = made.key("small")
    from course_lib.coursework.assignment import Decision

    made.write_key(replace(mended, decisions=(Decision(item="one", what="full", reason="unclear", at="2025-01-06T00:00Z"),)))
    again = {one.student: one for one in grade(made.root, "small")}
    assert again["ben"].by_hand == 7.5 and [(one.item, one.before, one.now) for one in again["ben"].changes] == [("one", 0.0, 2), (None, 1.0, 3.0)]
    asked = {row[0]: row[5] for row in rows(made)[0] if row[1] == "marks"}
    assert asked == {"ana": 0, "ben": 1, "cem": 0} and not again["ana"].changes


def test_what_a_marker_reads_is_only_text(made):
    """Answers, points, reasons, prose and the way through a talk are shown, escaped, and nothing else of the student's."""
    of = made.released("small")
    student = Student(of, "ana").all(PART).event("text", task="case", text='<script>x()</script> $\\href{javascript:x}{y}$ "&')
    hand_in(made, student, EARLY)
    (made.submitted("small", "ana") / "small.ipynb").write_text("not a notebook <script>x()</script>")
    marker = Marker(made, "small", Content())
    book = marker.mark(marker.read("ana")).notebook
    html = "".join(output["data"].get("text/html", "") for cell in book["cells"] for output in cell.get("outputs", ()) if "data" in output)
    assert "<script" not in html and "&lt;script&gt;x()&lt;/script&gt; $\\href" in html and "tex2jax_ignore" in html
    for text in ("You found 1 of the 2 that fit.", "This is why it holds.", "a → G", "1.33 of 2 points", "Bo: You never rang.", "They sit down."):
        assert text in html, text
    assert "SECRET" not in json.dumps(book) and "not a notebook" not in json.dumps(book)


def test_a_student_with_an_extension_is_not_late(made):
    """A day for one assignment, days for all, and taking them back."""
    handed_in(made)
    assert [one.late for one in grade(made.root, "small", ["ben"])] == [86400]
    assert "2025-01-05 12:00" in extensions.extend(made, "ben", "small", days=1)
    assert [one.late for one in grade(made.root, "small", ["ben"])] == [0]
    extensions.extend(made, "ben", "small")
    assert [one.late for one in grade(made.root, "small", ["ben"])] == [86400]
    extensions.extend(made, "ben", None, days=0.5)
    assert [one.late for one in grade(made.root, "small", ["ben"])] == [43200]
    (made.root / "extensions.json").write_text('{"until": 3}')
    with pytest.raises(CourseError, match="extensions.json is damaged"):
        grade(made.root, "small")


def test_the_courses_late_policy_applies(made):
    """A penalty is nbgrader's plugin's to say."""
    handed_in(made)
    (made.root / "nbgrader_config.py").write_text(CONFIG + 'get_config().LateSubmissionPlugin.penalty_method = "zero"\n')
    grade(made.root, "small")
    assert {row[0]: row[3] for row in rows(made)[1]} == {"ana": None, "ben": 1.0, "cem": None}


@pytest.mark.parametrize("config, says", [
    ("", "Autograde.exporter_class"), ("def (", "line 1"), (CONFIG + "1/0", "line 4, ZeroDivisionError"), (CONFIG + "raise SystemExit", "SystemExit"),
    (CONFIG + "get_config().Autograde.autograde_preprocessors = []", "autograde_preprocessors"),
    (CONFIG + "from nbgrader.preprocessors import Execute\nget_config().Exporter.preprocessors = [Execute]", "Exporter.preprocessors"),
    (CONFIG + "get_config().CourseDirectory.include = ['*']", "include"), (CONFIG + "get_config().CourseDirectory.submitted_directory = 'x'", "submitted"),
])
def test_nothing_is_graded_unless_it_is_safe(made, config, says):
    """A broken or another configuration is told of, with what to do, and nothing is touched."""
    handed_in(made)
    (made.root / "nbgrader_config.py").write_text(config)
    with pytest.raises(CourseError, match=says) as error:
        grade(made.root, "small")
    assert "configure(get_config())" in str(error.value)
    assert not (made.root / "autograded").exists()


def test_no_configuration_is_no_safe_one(made):
    """Without the file nbgrader would use its usual settings."""
    (made.root / "nbgrader_config.py").unlink()
    with pytest.raises(CourseError, match="There is no"):
        grade(made.root, "small")


def test_a_look_is_asked_for_where_marks_stand(made):
    """A damaged notebook costs nothing: the marks come from the answers, and a person looks."""
    handed_in(made)
    (made.submitted("small", "ana") / "small.ipynb").unlink()
    ana = grade(made.root, "small", ["ana"])[0]
    assert ana.review == LOOK and ana.score == pytest.approx(19 - 1 - 2 / 3)
    assert rows(made)[0][0][5] == 1


def test_a_missing_student_is_told_of(made):
    """Nobody is graded who handed in nothing."""
    handed_in(made)
    with pytest.raises(CourseError, match="dora"):
        grade(made.root, "small", ["ana", "dora"])


def test_a_release_that_fails_leaves_the_one_before(made):
    """Submissions are graded by what was released: a key in the notebook, or a stray file, changes nothing."""
    from course_lib.coursework.release import release

    handed_in(made)
    before = {path.name: path.read_bytes() for path in made.release("small").iterdir()}
    source = made.source("small") / "small.ipynb"
    sound = source.read_text()
    source.write_text(sound.replace("Six questions and more.", "SECRET: This is why it holds."))
    with pytest.raises(CourseError, match="a part of the key"):
        release(made.root, "small")
    source.write_text(sound)
    (made.source("small") / "small.key.json").write_text("{}")
    with pytest.raises(CourseError, match="small.key.json"):
        release(made.root, "small")
    assert {path.name: path.read_bytes() for path in made.release("small").iterdir()} == before
    assert len(grade(made.root, "small")) == 3
