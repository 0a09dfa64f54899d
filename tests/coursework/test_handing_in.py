"""Handing in through nbgrader's own exchange, in a folder made for the test, and finding out that there is none."""

import os

import pytest

from course_lib.coursework import handing_in
from course_lib.coursework.answers_file import parse
from tests.coursework.small import Student, assignment

SMALL = assignment()
FILES = {"small.ipynb": b'{"cells": []}', "answers.jsonl": Student(SMALL).all().bytes(), "receipt.txt": b"receipt"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="nbgrader's exchange is for POSIX systems")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A student's machine with an exchange on it, and their own folder for the assignment."""
    for name in ("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    (tmp_path / "jupyter_config_dir").mkdir()
    folder = tmp_path / "mine" / "small"
    folder.mkdir(parents=True)
    root = tmp_path / "exchange"
    settings(tmp_path, f"c.Exchange.root = {str(root)!r}")
    release(root, "ways-of-listening")
    return tmp_path, root, folder


def settings(machine, text):
    (machine / "mine" / "nbgrader_config.py").write_text(f"c = get_config()\n{text}\n", encoding="utf-8")


def release(root, course, assignment="small"):
    (root / course / "inbound").mkdir(parents=True, exist_ok=True)
    (root / course / "outbound" / assignment).mkdir(parents=True)
    (root / course / "outbound" / assignment / "small.ipynb").write_bytes(FILES["small.ipynb"])
    root.chmod(0o777)


def test_it_goes_in_as_nbgrader_takes_it(machine):
    """Under the name that nbgrader knows, with the known files and nbgrader's own; nothing else of the folder."""
    _place, root, folder = machine
    (folder / "diary.txt").write_text("private", encoding="utf-8")
    found = handing_in.find_exchange("small", folder)
    from nbgrader.utils import get_username

    assert (found.course, found.student) == ("ways-of-listening", get_username())
    handing_in.submit(found, "small", FILES)
    (submitted,) = (root / "ways-of-listening" / "inbound").iterdir()
    assert submitted.name.startswith(f"{get_username()}+small+")
    assert {path.name for path in submitted.iterdir()} == {*FILES, "timestamp.txt", "submission_secret.txt"}
    assert parse((submitted / "answers.jsonl").read_bytes(), SMALL).given


def test_where_the_folder_carries_the_courses_name(machine):
    """nbgrader's setting for several courses."""
    place, root, folder = machine
    release(root, "mine")
    settings(place, f"c.Exchange.root = {str(root)!r}\nc.Exchange.path_includes_course = True\nc.CourseDirectory.student_id = 'kim'")
    found = handing_in.find_exchange("small", folder)
    assert (found.course, found.student) == ("mine", "kim")
    handing_in.submit(found, "small", FILES)
    assert [path.name.split("+")[0] for path in (root / "mine" / "inbound").iterdir()] == ["kim"]


@pytest.mark.parametrize("what", ["no root", "not released", "two courses", "no inbound"])
def test_where_there_is_no_exchange_for_it_there_is_none(machine, what):
    """Nothing configured, nothing released, two courses that it might be for, or no way in."""
    place, root, folder = machine
    if what == "no root":
        settings(place, f"c.Exchange.root = {str(root / 'elsewhere')!r}")
    if what == "two courses":
        release(root, "another")
    if what == "no inbound":
        (root / "ways-of-listening" / "inbound").rmdir()
    assert handing_in.find_exchange("other" if what == "not released" else "small", folder) is None


def test_settings_that_cannot_be_read_are_told(machine):
    """With where they are; for who is asked only for a name, there's no exchange."""
    place, _root, folder = machine
    settings(place, "c.Exchange.root = ")
    with pytest.raises(handing_in.NotHandedIn, match="mine can't be used"):
        handing_in.find_exchange("small", folder)
    assert handing_in.known_student(SMALL, folder) is None


def test_what_the_exchange_says_is_passed_on(machine):
    """It went away between looking and handing in."""
    _place, root, folder = machine
    found = handing_in.find_exchange("small", folder)
    (root / "ways-of-listening" / "inbound").rmdir()
    with pytest.raises(handing_in.NotHandedIn, match="Inbound directory doesn't exist"):
        handing_in.submit(found, "small", FILES)


def test_an_exchange_that_only_logs_its_failure_has_not_taken_it(machine):
    """As ngshare's does: it writes that down, and comes back as if nothing were."""
    _place, _root, folder = machine
    found = handing_in.find_exchange("small", folder)
    from nbgrader.exchange.default import ExchangeSubmit

    class Fails(ExchangeSubmit):
        def copy_files(self):
            self.log.error("Failed to submit.")

    found.config.ExchangeFactory.submit = Fails
    with pytest.raises(handing_in.NotHandedIn, match="didn't take it: .*Failed to submit"):
        handing_in.submit(found, "small", FILES)


def test_a_student_is_known_by_the_gradebooks_name(machine, monkeypatch):
    """On a hub, and where questions are drawn, the exchange's, even if people log in with another; else the hub's; else nobody's."""
    place, _root, folder = machine
    same = assignment(pools=(), questions=SMALL.questions[:6])
    assert handing_in.known_student(same, folder) is None
    monkeypatch.setenv("JUPYTERHUB_USER", "kim")
    from nbgrader.utils import get_username

    assert handing_in.known_student(SMALL, folder) == handing_in.known_student(same, folder) == get_username()
    settings(place, "c.Exchange.root = '/nowhere'")
    assert handing_in.known_student(SMALL, folder) == handing_in.known_student(same, folder) == "kim"
