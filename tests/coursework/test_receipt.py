"""A receipt names the answers that it was given for, and no others."""

import hashlib
from dataclasses import replace

import pytest

from course_lib.cli import main
from course_lib.coursework import handing_in, receipt
from course_lib.coursework.assignment import as_json
from course_lib.coursework.receipt import Receipt
from tests.coursework.small import RIGHT, Student, assignment

SMALL = assignment()
ANSWERS = Student(SMALL).all().bytes()
GIVEN = Receipt(assignment="small", version=SMALL.version, student="ana", at="2025-01-02 10:30:00 UTC", answers="9 of 9",
                digest=receipt.digest(ANSWERS))
HANDED_IN = Student(SMALL, name="h", begin=False).event("handed-in", digest=GIVEN.digest, way="file").bytes()


def test_a_digest_is_of_the_answers_alone():
    """SHA-256 of the lines as they are; that it was handed in, twice even, and a line that never ended change nothing."""
    assert receipt.digest(ANSWERS) == hashlib.sha256(ANSWERS).hexdigest()
    assert receipt.digest(ANSWERS + HANDED_IN + b"\n  \n" + HANDED_IN + b'{"torn') == receipt.digest(ANSWERS)
    assert receipt.digest(ANSWERS + HANDED_IN + ANSWERS) != receipt.digest(ANSWERS)


@pytest.mark.parametrize("around", ["{}", "Dear Ms Ito,\n\n{}\nBest, Ana", "  {}", "{}\r\n\r\n"])
def test_a_receipt_is_read_as_it_was_written(around):
    """From a file, or out of a message."""
    assert receipt.parse(around.format(GIVEN)) == GIVEN
    assert receipt.parse(around.format(str(GIVEN).replace("\n", "\r\n"))) == GIVEN


@pytest.mark.parametrize("text", ["", "Attune receipt", str(GIVEN).replace("Attune receipt", ""), str(GIVEN).replace("digest: ", "digest: x"),
                                  str(GIVEN).replace("student: ana\n", ""), str(GIVEN)[:-5], "x" * 10**6])
def test_what_is_no_receipt_is_told(text):
    """With what one looks like."""
    with pytest.raises(receipt.BadReceipt, match="begins with"):
        receipt.parse(text)


def test_the_same_answers_are_known():
    """As they were handed in, and with what was done after it, which is counted."""
    assert receipt.check(GIVEN, ANSWERS + HANDED_IN) == receipt.Checked(
        True, 0, "These are the answers that ana handed in for small (2025-01-02 10:30:00 UTC).")
    more = Student(SMALL, name="later", begin=False).answer("one", RIGHT["one"]).answer("scale", RIGHT["scale"]).bytes()
    later = receipt.check(GIVEN, ANSWERS + HANDED_IN + more)
    assert (later.same, later.later) == (True, 2) and "2 things" in later.says
    nothing = replace(GIVEN, digest=receipt.digest(b""))
    assert receipt.check(nothing, b"").same


@pytest.mark.parametrize("content", [b"", ANSWERS.replace(b"ana", b"eve"), ANSWERS[:-2] + b"\n", ANSWERS.replace(b"right", b"wrong", 1),
                                     b"\n" + ANSWERS, b"\0" * 1000 + b"\n", HANDED_IN], ids=range(7))
def test_other_answers_are_told_apart(content):
    """One letter is enough."""
    checked = receipt.check(GIVEN, content)
    assert not checked.same and "aren't the answers" in checked.says


@pytest.fixture
def handed_in(tmp_path, monkeypatch):
    """A student's folder, answered and not handed in yet, on a machine without exchange or hub."""
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "none"))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    monkeypatch.setattr(handing_in, "ROOT", str(tmp_path / "no-exchange"))
    folder = tmp_path / "mine" / "small"
    folder.mkdir(parents=True)
    (folder / "assignment.json").write_text(as_json(SMALL), encoding="utf-8")
    (folder / "answers.jsonl").write_bytes(Student(SMALL, who=False).answer("one", RIGHT["one"]).bytes())
    return folder


def told(capsys, *words):
    """The exit code of `attune coursework ...`, and what it says."""
    code = main(["coursework", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_a_pack_is_made_and_its_receipt_checked_in_a_terminal(handed_in, capsys):
    """Where there is no page: a name, one file, and a check that answers by its exit code, too."""
    assert told(capsys, "pack", handed_in) == (1, "Say under which name you hand in: add --student NAME.\n")
    code, said = told(capsys, "pack", handed_in, "--student", "ana")
    assert code == 0 and str(handed_in / "small--ana.attune.zip") in said
    check = ["receipt", handed_in / "receipt.txt", "--submission"]
    assert told(capsys, *check, handed_in)[0] == told(capsys, *check, handed_in / "answers.jsonl")[0] == 0
    (handed_in / "answers.jsonl").write_bytes(ANSWERS)
    code, said = told(capsys, *check, handed_in)
    assert code == 1 and "aren't the answers" in said
    (handed_in / "answers.jsonl").unlink()
    (handed_in / "answers.jsonl").symlink_to(handed_in / "receipt.txt")
    code, said = told(capsys, *check, handed_in)
    assert code == 1 and "is a link" in said
    assert told(capsys, "pack", handed_in.parent)[0] == 1
