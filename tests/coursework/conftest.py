"""A released course, made once and copied for each test: making a gradebook takes seconds."""

import shutil

import pytest

pytest.importorskip("nbgrader")


@pytest.fixture(scope="session")
def released_once(tmp_path_factory):
    """The folder of a course whose small assignment, due on 4 January 2025 at noon, was released."""
    from course_lib.coursework.release import release
    from tests.coursework.courses import course
    from tests.coursework.small import assignment

    folder = tmp_path_factory.mktemp("released") / "course"
    folder.mkdir()
    course(folder, assignment(due="2025-01-04T12:00Z"))
    release(folder, "small")
    return folder


@pytest.fixture
def made(released_once, tmp_path):
    """A copy of that course, with the course's dialogue in the small assignment's own."""
    from course_lib.coursework.course import Course

    return Course(shutil.copytree(released_once, tmp_path / "course"))
