"""From decisions to feedback: what changed for whom is told, and a student's page holds what is theirs and nothing else."""

import sqlite3
from datetime import UTC, datetime

import pytest

from course_lib import cli
from course_lib.coursework import extensions
from course_lib.coursework.course_error import CourseError
from course_lib.coursework.feedback import feedback
from course_lib.coursework.grade import grade
from course_lib.coursework.regrade import decide, regrade
from course_lib.coursework.status import status
from tests.coursework.courses import hand_in
from tests.coursework.small import RIGHT, WRONG, Content, Student

EARLY = "2025-01-03 12:00:00.000000 UTC"
AFTER = datetime(2025, 2, 1, tzinfo=UTC)
NOW = datetime(2025, 1, 6, tzinfo=UTC)


@pytest.fixture
def course(made):
    """Two students, graded; one page cut off."""
    of = made.released("small")
    hand_in(made, Student(of, "ana").all(RIGHT | {"one": WRONG["one"]}), EARLY)
    hand_in(made, Student(of, "ben").all(), "2025-01-05 12:00:00.000000 UTC")
    (hand_in(made, Student(of, "cem").all(), EARLY) / "answers.jsonl").write_bytes(b"")
    grade(made.root, "small")
    return made


def by_hand(course, points=3.5, comment="Well <b>seen</b>."):
    """A person marks all prose and talks, and says something."""
    with sqlite3.connect(course.root / "gradebook.db") as db:
        db.execute("""update grade set manual_score = ?, needs_manual_grade = 0 where cell_id in
            (select id from base_cell where name like 'prose-%' or name like 'talk-%')""", (points,))
        db.execute("update comment set manual_comment = ?", (comment,))


def test_decisions_say_what_changed_for_whom(course):
    """Dropping, giving to all and taking back each list the students and items, with the reason kept."""
    assert regrade(course.root, "small") == []
    decide(course.root, "small", "one", "full", "Two answers hold.", NOW)
    assert course.key("small").decisions[-1].reason == "Two answers hold." and course.key_path("small").stat().st_mode & 0o77 == 0
    (ana,) = regrade(course.root, "small")
    assert ana.student == "ana" and [(one.item, one.before, one.now) for one in ana.changes] == [("one", 0, 2), (None, 17, 19)]
    decide(course.root, "small", "one", "undo", "")
    assert [one.student for one in regrade(course.root, "small")] == ["ana"] and not course.key("small").decisions


def test_a_page_says_whose_it_is_and_why_something_was_decided(course):
    """Pages of one assignment have one name, and a student may ask why a question counts for nobody."""
    by_hand(course)
    decide(course.root, "small", "one", "drop", "Two answers hold.", NOW)
    feedback(course.root, "small", ["ana"], now=AFTER, content=Content())
    page = (course.feedback("small", "ana") / "small.html").read_text()
    assert "Handed in by ana." in page and "it counts for nobody. Two answers hold." in page


def test_points_that_change_say_that_a_page_has_the_old_ones(course, capsys):
    """Where a page was written, and only where one of them is another's now."""
    by_hand(course)
    give = ["coursework", "decide", "small", "one", "full", "--reason", "Two answers hold.", "--course", str(course.root)]
    assert cli.main(give) == 0 and "attune coursework feedback small" not in capsys.readouterr().out
    feedback(course.root, "small", ["ana"], now=AFTER, content=Content())
    assert cli.main(give) == 0 and "attune coursework feedback small" not in capsys.readouterr().out, "nothing changed"
    assert cli.main([*give[:4], "undo", "--course", str(course.root)]) == 0
    assert "Write it again: attune coursework feedback small" in capsys.readouterr().out


@pytest.mark.parametrize("item, what, reason, says", [
    ("nothing", "drop", "x", "no item 'nothing'"), ("one", "drop", " ", "Say why"), ("one", "undo", "", "Nothing was decided"), ("one", "x", "y", "drop")])
def test_a_decision_that_cannot_be_made_says_why(course, item, what, reason, says):
    """Nothing is written then."""
    with pytest.raises(CourseError, match=says):
        decide(course.root, "small", item, what, reason)
    assert not course.key("small").decisions


def test_a_page_holds_what_is_the_students_own(course):
    """Answers, points, why, what is right, what was written and what a person said; all of it as text."""
    by_hand(course)
    done = feedback(course.root, "small", now=AFTER, content=Content())
    assert done.written == ("ana", "ben") and set(done.waiting) == {"cem"} and not done.released
    pages = {name: (course.feedback("small", name) / "small.html").read_text() for name in ("ana", "ben")}
    for text in ("24 of 28 points.", "This is where it leads astray.", "What is right:", "This is why it holds.", "3.5 of 5 points.",
                 "Well &lt;b&gt;seen", "Bo needs an evening. &lt;script&gt;alert(&#x27;ana&#x27;)", "They sit down.", "What does Bo need?"):
        assert text in pages["ana"], text
    assert "What is right:" not in pages["ben"] and "SECRET" not in pages["ana"] + pages["ben"]
    assert "<script" not in pages["ana"] and "&#x27;ben&#x27;" not in pages["ana"]
    assert {path.name for path in course.root.glob("feedback/*/small/*")} == {"small.html", "timestamp.txt", "submission_secret.txt"}


def test_the_key_can_be_left_out(course):
    """Then a wrong answer has only the feedback that it earned."""
    by_hand(course)
    feedback(course.root, "small", ["ana"], with_key=False, now=AFTER)
    page = (course.feedback("small", "ana") / "small.html").read_text()
    assert "This is where it leads astray." in page and "What is right:" not in page


def test_what_an_answer_had_right_is_said_once(course):
    """Card by card, where cards are put into groups."""
    hand_in(course, Student(course.released("small"), "dora").answer("groups", {"answer": {"a": "g", "b": "g", "c": "g"}}), EARLY)
    grade(course.root, "small", content=Content())
    feedback(course.root, "small", ["dora"], unfinished=True, early=True, now=AFTER)
    page = (course.feedback("small", "dora") / "small.html").read_text()
    assert page.count("a → G") == page.count("“a”: There.") == page.count("b → H") == 1


def test_feedback_waits_for_marks_and_for_time(course):
    """Nobody gets a page before a person has marked, and nobody while somebody has time left."""
    assert feedback(course.root, "small", now=AFTER).written == ()
    assert feedback(course.root, "small", ["ana"], unfinished=True, now=AFTER).written == ("ana",)
    assert "Not marked yet." in (course.feedback("small", "ana") / "small.html").read_text()
    extensions.extend(course, "dora", "small", until="2025-03-01T12:00Z")
    with pytest.raises(CourseError, match="2025-03-01 12:00"):
        feedback(course.root, "small", now=AFTER)
    assert feedback(course.root, "small", unfinished=True, early=True, now=AFTER).written == ("ana", "ben", "cem")


def test_nbgraders_own_feedback_leaks_nothing(course):
    """Its page has what the marker saw: the student's own, and no key."""
    from nbgrader.apps.api import NbGraderAPI

    from course_lib.coursework import safe

    app = safe.in_force(course.root)
    assert NbGraderAPI(coursedir=app.coursedir, config=app.config).generate_feedback("small", "ana")["success"]
    folder = course.feedback("small", "ana")
    page = (folder / "small.html").read_text()
    assert "This is where it leads astray." in page and "SECRET" not in page and "<script>alert" not in page
    assert {path.name for path in folder.iterdir()} == {"small.html", "assignment.json", "timestamp.txt"}


def test_status_shows_how_far_it_is(course):
    """Who handed in when, how much, late, graded, and what is odd."""
    by_hand(course)
    hand_in(course, Student(course.released("small"), "dora"), EARLY)
    rows = {one.student: one for one in status(course.root, "small")}
    assert [(one.answered, one.asked, one.score, one.to_mark) for one in rows.values()] == [
        (8, 8, 24.0, False), (8, 8, 26.0, False), (0, 8, 7.0, True), (0, 8, None, False)]
    assert [one.held for one in rows.values()] == [False, False, True, False]
    assert rows["ben"].late == 86400 and rows["cem"].problems and rows["ana"].at.hour == 12


def test_all_of_it_from_the_command_line(course, capsys, tmp_path):
    """Each verb says what it did, in lines that stand by themselves."""

    def typed(*words):
        code = cli.main(["coursework", *words, "--course", str(course.root)])
        return code, *capsys.readouterr()

    (tmp_path / "sent").mkdir()
    assert typed("collect", "small", "--from", str(tmp_path / "sent")) == (0, "Nothing new was taken in.\n", "")
    code, out, err = typed("grade", "small")
    assert code == 0 and "Graded: 2 of 3.\n1 needs review before it has marks." in out and "cem: [held] The file with the answers is empty." in out
    assert err.endswith("Grading: 3 of 3\n")
    assert "2025-01-05 12:00  1.0 days  8 of 8    19 of 28" in typed("status", "small")[1]
    given = typed("decide", "small", "one", "full", "--reason", "unclear")[1]
    assert "ana: one: 0 -> 2" in given and "ana: altogether, without what is marked by hand: 17 -> 19" in given
    assert "Nothing changed." in typed("regrade", "small")[1]
    assert "ben hands in small by 2025-01-06 00:00 UTC" in typed("extend", "ben", "small", "--until", "2025-01-06T00:00Z")[1]
    assert "2 days more" in typed("extend", "ana", "--always", "--days", "2")[1]
    assert "isn't in your list" not in typed("extend", "ana", "small", "--days", "1")[1]
    assert "zoe isn't in your list of students" in typed("extend", "zoe", "small", "--days", "1")[1]
    assert typed("extend", "zoe", "small")[1] == "zoe hands in small by the same time as all.\n"
    assert "ana, ben, cem: a person has something left to mark.\n" in typed("feedback", "small")[1]
    code, _out, err = typed("grade", "none")
    assert code == 1 and "There is no" in err and "Traceback" not in err
    assert typed("release", "small")[0] == 0
