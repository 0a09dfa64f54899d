"""What `attune study` asks of JupyterLab, and what it says when it can't."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import anyio.to_thread
import pytest
from jupyter_core import paths

from course_lib import study
from course_lib.reader import contents, spare

PAGE = "/doc/tree/lessons/00-welcome.ipynb"


@pytest.fixture
def told(tmp_path):
    """The arguments, by name."""
    arguments = study.arguments(tmp_path, 8123, "secret", PAGE, tmp_path / "extensions")
    return dict(argument.removeprefix("--").split("=", 1) for argument in arguments)


@pytest.fixture
def taken():
    """A port that something else listens on."""
    with socket.socket() as other:
        other.bind((study.HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def test_the_course_is_served_to_this_computer_only(told, tmp_path):
    """With its first page, its own contents manager, and nothing hidden from the reader view."""
    assert told["ServerApp.ip"] == "127.0.0.1"
    assert told["ServerApp.root_dir"] == str(tmp_path)
    assert told["LabApp.default_url"] == PAGE
    assert told["ServerApp.contents_manager_class"] == f"{contents.__name__}.{contents.CourseContents.__name__}"
    assert told["ServerApp.kernel_manager_class"] == f"{spare.__name__}.{spare.ReadyKernels.__name__}"
    assert told["ContentsManager.hide_globs"] == "[]"


def test_somebody_who_has_begun_is_led_on(tmp_path):
    """The first time it's the welcome; as soon as something was answered, the page that says where one was."""
    assert study._front_page(tmp_path) == "00-welcome.ipynb"
    (tmp_path / "learning").mkdir()
    (tmp_path / "learning" / "one.jsonl").touch()
    assert study._front_page(tmp_path) == "00-welcome.ipynb"
    (tmp_path / "learning" / "one.jsonl").write_text("{}\n")
    assert study._front_page(tmp_path) == "99-your-course.ipynb"
    assert (study.course_folder() / "lessons" / study.YOUR_COURSE).is_file()


def test_closing_the_course_ends_what_was_being_answered():
    """A page's request that is half answered leaves no thread behind, which would keep the process after Ctrl+C."""
    loop, workers = asyncio.new_event_loop(), []

    async def answer():
        workers.append(await anyio.to_thread.run_sync(threading.current_thread))
        loop.stop()
        await asyncio.Event().wait()

    task = loop.create_task(answer())
    loop.run_forever()
    study._end_tasks(loop)
    workers[0].join(timeout=20)
    assert task.cancelled() and not workers[0].is_alive()
    loop.close()


def test_the_checkouts_lessons_are_served(monkeypatch):
    """The notebooks that are in it."""
    assert study.course_folder() == Path(study.__file__).parents[1] / "notebooks"


def test_an_installed_course_serves_a_fresh_copy(tmp_path, monkeypatch, home):
    """Of what the wheel carries, in the learner's own folder."""
    (tmp_path / "course_lib" / "_lessons").mkdir(parents=True)
    (tmp_path / "course_lib" / "_workshops").mkdir()
    (tmp_path / "course_lib" / "_lessons" / "00-welcome.ipynb").write_text("new")
    (home / "course" / "lessons").mkdir(parents=True)
    (home / "course" / "lessons" / "gone.ipynb").write_text("old")
    monkeypatch.setattr(study, "PACKAGE", tmp_path / "course_lib")
    assert sorted(path.name for path in (study.course_folder() / "lessons").iterdir()) == ["00-welcome.ipynb"]


def test_a_taken_port_says_what_to_do(taken):
    """And ends with exit code 1: a message given to exit is printed."""
    with pytest.raises(SystemExit) as ended:
        study.study(port=taken, browser=False)
    assert f"port {taken}" in ended.value.code and "--port" in ended.value.code


def test_without_a_port_the_next_free_one_is_taken(told, tmp_path):
    """And a port that was asked for is taken or refused, never exchanged."""
    free = dict(one.removeprefix("--").split("=", 1) for one in study.arguments(tmp_path, None, "", PAGE, tmp_path))
    assert int(free["ServerApp.port_retries"]) > 0
    assert (told["ServerApp.port"], told["ServerApp.port_retries"]) == ("8123", "0")


def test_the_token_is_kept_for_the_learner_alone(tmp_path):
    """So that a page that was left open goes on after a restart."""
    first = study._token(tmp_path / "token")
    assert len(first) >= 32 and study._token(tmp_path / "token") == first
    assert os.name != "posix" or (tmp_path / "token").stat().st_mode & 0o077 == 0


def test_the_learners_other_jupyter_is_left_alone(tmp_path, monkeypatch):
    """Settings, layouts and kernels are the course's own; last time's layout is forgotten."""
    monkeypatch.setattr(os, "environ", dict(os.environ) | {"JUPYTERLAB_SETTINGS_DIR": "/elsewhere"})
    layout = tmp_path / "config" / "lab" / "workspaces" / "default.jupyterlab-workspace"
    layout.parent.mkdir(parents=True)
    layout.touch()
    monkeypatch.setattr(paths, "ENV_CONFIG_PATH", ["/env/etc"])
    monkeypatch.setattr(paths, "SYSTEM_CONFIG_PATH", ["/etc"])
    study._keep_apart(tmp_path)
    assert all(Path(path).is_relative_to(tmp_path) for path in paths.jupyter_config_path())
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        assert Path(os.environ[name]).parent == tmp_path
    assert "JUPYTERLAB_SETTINGS_DIR" not in os.environ and not layout.exists()


def test_the_reader_view_is_this_packages_own(tmp_path):
    """Not a copy that an older installation left behind."""
    for _ in range(2):
        folder = study._extension(tmp_path)
    assert (folder / "attune-reader" / "static" / "remoteEntry.js").samefile(study.EXTENSION / "static" / "remoteEntry.js")


def test_it_says_where_it_is_and_ends_quietly(home):
    """Plain words, the address with its token alone on a line, and nothing more; Ctrl+C ends it and says so. Two that are started at the same
    moment, the first ones ever, both open, with the same token."""
    command = [sys.executable, "-m", "course_lib.cli", "study", "--no-browser"]
    courses = [subprocess.Popen(command, text=True, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                cwd=Path(study.__file__).parents[1]) for _ in range(2)]
    said = [[course.stdout.readline() for _ in range(3)] for course in courses]
    for course, lines in zip(courses, said, strict=True):
        course.send_signal(signal.SIGINT)
        rest, complaints = course.communicate(timeout=30)
        assert lines[0] == "The course runs. Open this address in your browser:\n"
        assert lines[1].startswith("http://127.0.0.1:") and PAGE + "?token=" in lines[1]
        assert (rest.strip(), complaints.strip(), course.returncode) == ("Closing the course …", "", 0)
    assert len({lines[1].split("token=")[1] for lines in said}) == 1 and said[0][1] != said[1][1]
