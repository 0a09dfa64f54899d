"""What a student hands in: the known files and nothing else, and the same bytes for the same answers."""

import io
import json
import os
import zipfile

import pytest

from course_lib.coursework import pack
from course_lib.coursework.assignment import BadAssignment, as_json
from course_lib.coursework.cells import metadata
from course_lib.coursework.safe_file import LARGEST_NOTEBOOK
from tests.coursework.small import Student, assignment

SMALL = assignment()
ANSWERS = Student(SMALL).all().bytes()
SECRET = "zebra-umbrella"
BOOK = {
    "cells": [
        {"cell_type": "markdown", "id": "intro", "metadata": metadata("intro"), "source": "# A small one"},
        {"cell_type": "code", "id": "questions", "metadata": metadata("questions") | {"tags": [SECRET]}, "source": "assignment()",
         "execution_count": 7, "outputs": [{"output_type": "stream", "name": "stdout", "text": SECRET}]},
        {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": SECRET},
    ],
    "metadata": {"attune": {"kind": "assignment", "id": "small"}, "kernelspec": {"name": "python3"}, "widgets": {"state": SECRET}},
    "nbformat": 4, "nbformat_minor": 5,
}


@pytest.fixture
def folder(tmp_path):
    """An assignment's folder, with much in it that is nobody's business."""
    (tmp_path / "small.ipynb").write_text(json.dumps(BOOK), encoding="utf-8")
    (tmp_path / "assignment.json").write_text(as_json(SMALL), encoding="utf-8")
    (tmp_path / "answers.jsonl").write_bytes(ANSWERS)
    (tmp_path / "diary.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "set-aside").mkdir()
    (tmp_path / "set-aside" / "answers.jsonl").write_text(SECRET, encoding="utf-8")
    return tmp_path


def test_only_the_known_files_go(folder):
    """The notebook as it was given, without outputs, widgets' state and the student's own notes; not even their names."""
    handed = pack.files(folder, "small", pack.answers_in(folder), "the receipt")
    with zipfile.ZipFile(io.BytesIO(pack.pack(handed))) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert list(inside) == ["answers.jsonl", "receipt.txt", "small.ipynb"]
    assert inside["answers.jsonl"] == ANSWERS and inside["receipt.txt"] == b"the receipt"
    assert SECRET.encode() not in b"".join(inside.values())
    cells = json.loads(inside["small.ipynb"])["cells"]
    assert [cell["id"] for cell in cells] == ["intro", "questions"] and cells[1]["outputs"] == [] and "nbgrader" in cells[1]["metadata"]


def test_the_same_answers_make_the_same_file(folder):
    """Whenever it's made, and whatever the files' times are."""
    one = pack.pack(pack.files(folder, "small", ANSWERS, "r"))
    os.utime(folder / "small.ipynb", (1, 1))
    assert pack.pack(dict(reversed(pack.files(folder, "small", ANSWERS, "r").items()))) == one


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"cells": 3, "metadata": {}}', b'{"cells": [3], "metadata": {}}', b"\xff", b"[" * 10**5])
def test_a_damaged_notebook_holds_nothing_up(folder, content):
    """The answers aren't in it."""
    (folder / "small.ipynb").write_bytes(content)
    assert set(pack.files(folder, "small", ANSWERS, "r")) == {"answers.jsonl", "receipt.txt"}


def test_a_notebook_of_another_size_stays_out(folder):
    """One that is too large for an assignment's isn't opened."""
    with (folder / "small.ipynb").open("wb") as file:
        file.truncate(LARGEST_NOTEBOOK + 1)
    assert "small.ipynb" not in pack.files(folder, "small", ANSWERS, "r")


def test_answers_end_where_they_were_saved(folder):
    """A line that was being written isn't handed in; where there is no file, that is said."""
    (folder / "answers.jsonl").write_bytes(ANSWERS + b'{"v":1,"id":"torn')
    assert pack.answers_in(folder) == ANSWERS
    (folder / "answers.jsonl").unlink()
    with pytest.raises(BadAssignment, match="nothing was answered"):
        pack.answers_in(folder)


@pytest.mark.parametrize("student, name", [("ana", "small--ana.attune.zip"), ("a.b@c-d_1", "small--a.b@c-d_1.attune.zip"),
                                           ("../../x y", "small--.._.._x_y.attune.zip")])
def test_the_file_is_called_by_whose_it_is(student, name):
    """And never lies elsewhere."""
    assert pack.pack_name("small", student) == name
