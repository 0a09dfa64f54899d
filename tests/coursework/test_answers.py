"""An answers file is data from a stranger: what it says is read, what is odd is told, and nothing in it can do harm."""

import json
import os
from datetime import UTC, datetime

import pytest

from course_lib.coursework import answers_file, receipt
from course_lib.coursework.answers_file import parse, read_answers
from course_lib.coursework.problems import HOLD, LOOK, NOTE
from course_lib.coursework.submission import check_owner, check_time
from tests.coursework.small import Student, assignment

SMALL = assignment()


def found(content):
    """What is odd about it, and how grave."""
    return {problem.what: problem.gravity for problem in parse(content, SMALL).problems}


def test_the_last_answer_counts():
    """An answer replaces an earlier one to the same question, a text an earlier text, a tick can be taken back."""
    student = Student(SMALL).answer("one", {"answer": "c"}).answer("one", {"answer": "right"}, sure=3)
    student.event("text", task="case", text="a").event("text", task="case", text="b")
    student.event("tick", step="walk", done=True).event("tick", step="walk", done=False)
    read = parse(student.bytes(), SMALL)
    assert read.given["one"].response == {"answer": "right"} and read.given["one"].sure == 3
    assert read.texts == {"case": "b"} and not read.ticks and read.who == "ana" and not read.problems


def test_order_in_the_file_decides_not_the_clock():
    """A time that was put back doesn't bring an earlier answer back."""
    student = Student(SMALL).answer("one", {"answer": "c"}).answer("one", {"answer": "right"})
    student.events[-1]["at"] = "2020-01-01T00:00:00+00:00"
    assert parse(student.bytes(), SMALL).given["one"].response == {"answer": "right"}
    assert found(student.bytes()) == {"times": LOOK}


def test_a_line_copied_is_the_same_line():
    """The same event twice, as merging files makes it, is no problem; with other content it is."""
    student = Student(SMALL).answer("one", {"answer": "c"})
    assert found(student.bytes() + student.bytes()) == {}
    student.events.append(student.events[-1] | {"response": {"answer": "right"}})
    assert found(student.bytes()) == {"changed": HOLD}
    assert parse(student.bytes(), SMALL).given["one"].response == {"answer": "c"}


GOOD = Student(SMALL).answer("one", {"answer": "right"}).bytes()
LINE = GOOD.splitlines()[-1]


@pytest.mark.parametrize("content, what", [
    (b"", "empty"), (b" \n\n", "empty"), (GOOD[:-20], "damaged"), (GOOD + b"[" * 100_000 + b"\n", "damaged"),
    (GOOD + b'{"a":' * 9_000 + b"1" + b"}" * 9_000, "damaged"), (GOOD + b"\xff\xfe\n", "damaged"), (GOOD + b"\0" * 50 + b"\n", "damaged"),
    (GOOD + LINE.replace(b'"sure":2', b'"sure":NaN') + b"\n", "damaged"), (GOOD + b'{"v":1,"v":1}\n', "damaged"),
    (GOOD + LINE.replace(b'"item":"one"', b'"item":"one","item":"scale"') + b"\n", "damaged"), (GOOD + b"null\n7\n", "damaged"),
    (GOOD + LINE.replace(b'"v":1', b'"v":1e3') + b"\n", "damaged"), (GOOD + LINE.replace(b'"v":1', b'"v":true') + b"\n", "damaged"),
    (GOOD + b"9" * 5000 + b"\n", "damaged"), (GOOD + b'{"v":1,"x":"' + b"a" * 300_000 + b'"}\n', "damaged"),
    (GOOD + LINE.replace(b'"v":1', b'"v":9') + b"\n", "newer"), (GOOD + LINE.replace(b'-2"', b'-9"').replace(b"answer", b"grade") + b"\n", "misfits"),
    (GOOD + LINE.replace(b'-2"', b'-9"').replace(b'"version":1', b'"version":"1"') + b"\n", "misfits"), (b"x\n" * 60_000, "huge"),
    (GOOD + LINE.replace(b'-2"', b'-9"').replace(b"assignment/small", b"assignment/other") + b"\n", "other-assignment"),
    (GOOD.split(b"\n", 1)[1], "beginning"), (GOOD.replace(SMALL.version.encode(), b"0123456789abcdef"), "other-version"),
    (GOOD.replace(b"2025-01-02T10:02", b"yesterday"), "times"),
])
def test_what_is_damaged_or_odd_is_held(content, what):
    """No marks come of a file that may not say what the student answered."""
    assert found(content)[what] == HOLD


def test_a_sound_file_without_answers_is_told_of():
    """Nothing answered is worth nothing, and the teacher reads of it."""
    assert found(Student(SMALL).bytes()) == {"nothing": NOTE}


def test_half_characters_become_whole():
    """A text can hold what no file can."""
    student = Student(SMALL).event("text", task="case", text="a")
    content = student.bytes().replace(b'"text":"a"', b'"text":"\\ud800 b"')
    assert parse(content, SMALL).texts["case"] == "? b"


def test_only_an_ordinary_file_is_opened(tmp_path):
    """Links, pipes and folders are told of, and a huge file isn't read."""
    path = tmp_path / "answers.jsonl"

    def what():
        (problem,) = read_answers(path, SMALL).problems
        assert problem.gravity == HOLD and problem.do
        return problem.what

    assert what() == "missing"
    (tmp_path / "secret").write_bytes(GOOD)
    path.symlink_to(tmp_path / "secret")
    assert what() == "link"
    path.unlink()
    os.mkfifo(path)
    assert what() == "special"
    path.unlink()
    path.mkdir()
    assert what() in ("special", "unreadable")
    path.rmdir()
    with path.open("wb") as file:
        file.truncate(answers_file.LARGEST + 1)
    assert what() == "huge"
    path.write_bytes(GOOD)
    assert not read_answers(path, SMALL).problems


def test_whose_and_when():
    """Another name than the one that handed in, and a last line from after that, hold the marks."""
    read = parse(GOOD, SMALL)
    assert not check_owner(read, " ANA ", True).problems
    assert [(one.what, one.gravity) for draws in (True, False) for one in check_owner(read, "ben", draws).problems] == [("who", HOLD), ("who", LOOK)]
    handed = parse(Student(SMALL, who=False).event("handed-in", digest="x", student="Ben").bytes(), SMALL)
    assert handed.who == "Ben" and check_owner(handed, "ben", False) == handed
    assert not check_time(read, datetime(2025, 1, 2, 10, 0, tzinfo=UTC)).problems
    assert [one.what for one in check_time(read, datetime(2025, 1, 2, 9, 0, tzinfo=UTC)).problems] == ["after"]


def test_an_answer_that_is_only_begun_takes_back_what_was_there():
    """What the page shows as unanswered is unanswered."""
    student = Student(SMALL).answer("tiers", {"answer": "right", "reason": "right"})
    student.event("part", item="tiers", version=1, seed=0, response={"answer": "wrong"})
    read = parse(student.bytes(), SMALL)
    assert not read.given and {problem.what for problem in read.problems} == {"nothing"}


def test_a_name_can_be_put_right():
    """The last name counts, and the change is told."""
    student = Student(SMALL).event("who", student="Ben").answer("one", {"answer": "c"})
    read = parse(student.bytes(), SMALL)
    assert read.who == "Ben" and {problem.what: problem.gravity for problem in read.problems} == {"names": NOTE}


def test_a_receipt_vouches_for_what_came_before_it():
    """What was changed before handing in is held; a line that was torn when the receipt was given is no loss."""
    torn = GOOD + b'{"v":1,"id":"torn\n'
    student = Student(SMALL).answer("one", {"answer": "right"}).event("handed-in", digest=receipt.digest(torn), way="file")
    handed = student.bytes().splitlines(keepends=True)[-1]
    assert found(torn + handed) == {"torn": NOTE}
    assert found(torn + LINE + b"\n" + handed) == {"digest": HOLD, "damaged": HOLD}
    assert found(GOOD + student.event("handed-in", digest=receipt.digest(GOOD), way="file").bytes().splitlines(True)[-1]) == {}
    assert found(torn.replace(b"right", b"wrong") + handed) == {"digest": HOLD, "damaged": HOLD}


def test_deep_strings_are_only_text():
    """Brackets in what somebody writes are no depth."""
    student = Student(SMALL).event("text", task="case", text="[" * 500 + '\\"{')
    assert found(student.bytes()) == {} and json.loads(student.bytes().splitlines()[-1])
