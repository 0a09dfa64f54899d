"""A report on what was handed in: gathered from submissions, and made by a command."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib import cli
from course_lib.coursework import collected
from course_lib.coursework.answers_file import parse
from course_lib.coursework.assignment import Decision, as_json
from course_lib.coursework.course import Course
from course_lib.coursework.problems import HOLD, Problem
from course_lib.coursework.report.gather import gather
from course_lib.coursework.report.page import page
from course_lib.coursework.score import score
from tests.coursework import small
from tests.coursework.made_up import CONCEPTS, a_class, told


def marked(of, key, students):
    for name, responses in students.items():
        answers = parse(small.Student(of, name).all(responses).bytes(), of)
        yield score(of, key, answers, name, small.Content()), answers


def test_gathered_from_submissions():
    """Credit, choices, sureness and times are those of the answers; what a student wasn't asked isn't theirs; names are nowhere."""
    of = small.assignment()
    key = small.key(of)
    responses = gather(of, key, marked(of, key, {"ana": small.RIGHT, "bo": small.WRONG}), CONCEPTS)
    assert responses.students == 2 and responses.asked.sum(axis=1).tolist() == [8, 8]  # six, and two of the pool's four
    assert np.nanmin(responses.credit[0]) == 1 and responses.credit[1, 0] == 0
    names = [one.id for one in responses.items]
    tiers, several, groups = (names.index(name) for name in ("tiers", "several", "groups"))
    assert [choice.text for choice in responses.items[0].choices[0].options] == [
        option["text"] for option in of.questions[0].fields[0]["options"]]
    for student, chosen in ((0, "right"), (1, "wrong")):
        options = [option["id"] for option in of.questions[0].fields[0]["options"]]
        assert options[responses.picked[0][0][student].argmax()] == chosen
    assert [table[1].sum() for table in responses.picked[tiers]] == [1, 1]
    assert [table.sum(axis=1).tolist() for table in responses.picked[several]] == [[2, 1]]
    assert responses.picked[groups][0].tolist()[0] == [True] * 3 and not responses.picked[groups][0][1].all()
    assert set(responses.sure[responses.answered]) == {2}
    assert set(responses.seconds[responses.answered]) <= {60.0, 120.0}
    assert "ana" not in page(told(responses), ()) and "ana" not in repr(responses)


def test_what_needs_review_is_left_out_and_counted():
    """A submission for another version has no place in the numbers; the report says how many there are."""
    of = small.assignment()
    key = small.key(of)
    good = list(marked(of, key, {f"student-{n}": small.RIGHT for n in range(6)}))
    odd = parse(small.Student(of, "eve", begin=False).all().bytes(), of)
    responses = gather(of, key, [*good, (score(of, key, odd, "eve", small.Content()), odd)], {})
    assert (responses.students, responses.left_out) == (6, 1)
    assert any("1 submission isn't in here" in note for note in told(responses).notes)


@pytest.mark.parametrize("what", ["drop", "full"])
def test_a_decision_is_in_the_report(what):
    """The item no longer counts; its reason is told."""
    of = small.assignment()
    key = small.key(of, decisions=(Decision(item="one", what=what, reason="Both were right.", at="2025-01-05"),))
    responses = gather(of, key, marked(of, key, {f"student-{n}": small.RIGHT for n in range(5)}), {})
    assert not responses.items[0].counts and "Both were right." in responses.items[0].decision


@pytest.fixture
def course(tmp_path):
    """A course in which six students handed in, one of them a damaged file."""
    of = small.assignment()
    release, keys = tmp_path / "release" / "small", tmp_path / "keys"
    notebook = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    for folder in (release, keys):
        folder.mkdir(parents=True)
    (release / "assignment.json").write_text(as_json(of), encoding="utf-8")
    (release / "small.ipynb").write_text(notebook)
    (keys / "small.key.json").write_text(as_json(small.key(of)), encoding="utf-8")
    for number in range(6):
        folder = tmp_path / "submitted" / f"student-{number}" / "small"
        folder.mkdir(parents=True)
        (folder / "small.ipynb").write_text(notebook)
        content = small.Student(of, f"student-{number}").all(small.RIGHT if number % 2 else small.WRONG).bytes()
        (folder / "answers.jsonl").write_bytes(content[:-40] if number == 5 else content)
    return tmp_path


def test_the_command_reports_on_what_was_handed_in(course, capsys):
    """It names its files, and says how many students there are and how many questions deserve a look."""
    assert cli.main(["coursework", "report", "small", "--course", str(course)]) == 0
    out = capsys.readouterr().out
    files = out.splitlines()[:4]
    assert [line.rsplit("/", 1)[1] for line in files] == ["report.html", "report.ipynb", "items.csv", "report.pdf"]
    assert "5 students; " in out
    text = (course / "reports" / "small" / "report.html").read_text(encoding="utf-8")
    assert "1 submission isn&#x27;t in here" in text and "student-" not in text


def test_what_collecting_found_counts_here_too(course, capsys):
    """Whose a submission is may be known only since it was collected: held then, it isn't in the report."""
    problem = Problem("owner", HOLD, "It was put into the exchange by another account (eve).")
    collected.write(Course(course), "small", {"student-1": [problem]})
    assert cli.main(["coursework", "report", "small", "--course", str(course)]) == 0
    assert "Fewer than five students have answered" in capsys.readouterr().out


def test_the_command_says_what_is_missing(course, capsys):
    """No notebook, no key, no release: one sentence, and no report."""
    for path in ("release/small/small.ipynb", "keys/small.key.json", "release/small/assignment.json"):
        (course / path).unlink()
        assert cli.main(["coursework", "report", "small", "--course", str(course)]) == 1
        said = capsys.readouterr().err
        assert any(one in said for one in (path.rsplit("/", 1)[1], "attune coursework release small", "There is no assignment 'small'"))
    assert not (course / "reports").exists()


def test_responses_that_do_not_fit_are_refused():
    """Tables of other shapes, credit beyond 1, and answers to what wasn't asked."""
    good = a_class(6, 3)
    for odd in ({"credit": good.credit[:, :2]}, {"picked": good.picked[:2]}, {"credit": good.credit + 1}, {"asked": ~good.asked}):
        with pytest.raises(ValueError):
            replace(good, **odd)
