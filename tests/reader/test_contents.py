"""Lessons are read, not saved over; everything else is as Jupyter has it."""

import pytest
from tornado.web import HTTPError

from course_lib.reader.contents import CourseContents, is_lesson

TEXT = {"type": "file", "format": "text", "content": "mine"}


@pytest.fixture
def contents(tmp_path):
    """A course of one lesson, and a file of somebody's own."""
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "one.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    (tmp_path / "own.txt").write_text("own")
    return CourseContents(root_dir=str(tmp_path))


def test_a_lesson_says_that_it_cannot_be_written(run, contents):
    """So JupyterLab neither saves it nor keeps checkpoints."""
    assert run(contents.get("lessons/one.ipynb", content=False))["writable"] is False
    assert run(contents.get("own.txt", content=False))["writable"] is True


@pytest.mark.parametrize("attempt", [
    lambda contents: contents.save(dict(TEXT), "lessons/one.ipynb"),
    lambda contents: contents.save(dict(TEXT), "/lessons/new.txt"),
    lambda contents: contents.delete_file("lessons/one.ipynb"),
    lambda contents: contents.rename_file("lessons/one.ipynb", "one.ipynb"),
    lambda contents: contents.rename_file("own.txt", "lessons/own.txt"),
    lambda contents: contents.rename_file("lessons", "mine"),
    lambda contents: contents.create_checkpoint("lessons/one.ipynb"),
    lambda contents: contents.restore_checkpoint("checkpoint", "lessons/one.ipynb"),
])
def test_a_lesson_is_not_written(run, contents, tmp_path, attempt):
    """Each way is refused with a plain sentence, and the folder stays as it was."""
    before = sorted((path, path.is_file() and path.read_bytes()) for path in tmp_path.rglob("*"))
    with pytest.raises(HTTPError) as refused:
        run(attempt(contents))
    assert refused.value.status_code == 403
    assert "nothing is written here" in refused.value.log_message
    assert sorted((path, path.is_file() and path.read_bytes()) for path in tmp_path.rglob("*")) == before


def test_other_files_are_saved(run, contents, tmp_path):
    """A workshop or an assignment is somebody's own work."""
    run(contents.save(dict(TEXT), "own.txt"))
    assert (tmp_path / "own.txt").read_text() == "mine"


@pytest.mark.parametrize(("path", "expected"), [
    ("lessons", True), ("/lessons/", True), ("lessons/a/b.ipynb", True), ("lessons2/a.ipynb", False), ("my/lessons/a.ipynb", False), ("", False),
])
def test_only_the_courses_own_folder_counts(path, expected):
    """By its place, not by its name alone."""
    assert is_lesson(path) is expected
