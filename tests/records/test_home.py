"""Where the learner's folder is, and who may look into it."""

from importlib import import_module
from pathlib import Path

import pytest

from course_lib.records import NotSaved, home
from course_lib.records.home import own_folder
from course_lib.records.who import who_could_read

SERVERS = ["BINDER_SERVICE_HOST", "BINDER_REPO_URL", "JUPYTERHUB_USER", "JUPYTERHUB_API_URL"]


@pytest.fixture(autouse=True)
def own_computer(monkeypatch):
    """No server's environment."""
    for name in SERVERS:
        monkeypatch.delenv(name, raising=False)


def test_learner_may_choose_the_folder(monkeypatch, tmp_path):
    """ATTUNE_HOME says where, from one moment to the next."""
    monkeypatch.setenv("ATTUNE_HOME", str(tmp_path / "mine"))
    assert home() == tmp_path / "mine"


def test_tilde_is_the_users_folder(monkeypatch):
    """It's typed by hand, so it may start with a tilde."""
    monkeypatch.setenv("ATTUNE_HOME", "~/attune")
    assert home() == Path.home() / "attune"


@pytest.mark.parametrize("value", [None, ""])
def test_else_it_is_where_the_platform_keeps_data(monkeypatch, value):
    """Unset or empty: the user-data folder."""
    monkeypatch.delenv("ATTUNE_HOME")
    if value is not None:
        monkeypatch.setenv("ATTUNE_HOME", value)
    monkeypatch.setenv("XDG_DATA_HOME", "/data-of-this-user")
    assert home() == Path("/data-of-this-user/attune")


def test_folder_is_made_for_its_owner_alone(tmp_path):
    """What was there and open is closed."""
    made, there = tmp_path / "made", tmp_path / "there"
    there.mkdir(mode=0o755)
    assert [own_folder(path).stat().st_mode & 0o777 for path in (made, there)] == [0o700, 0o700]


def test_file_in_the_way_is_told(tmp_path):
    """A file where the folder should be, or above it."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(NotSaved, match="There is a file where a folder should be"):
            own_folder(path)


@pytest.mark.parametrize(("name", "says"), [
    ("BINDER_SERVICE_HOST", "gone when the session ends"), ("BINDER_REPO_URL", "gone when the session ends"),
    ("JUPYTERHUB_USER", "administrators could, too"), ("JUPYTERHUB_API_URL", "administrators could, too"),
])  # fmt: skip
def test_on_a_server_it_says_who_could_read(monkeypatch, name, says):
    """Others run that computer, so the page says so and offers the made-up version."""
    monkeypatch.setenv(name, "x")
    assert says in who_could_read()
    assert "the made-up version" in who_could_read()


def test_on_ones_own_computer_it_is_ones_own():
    """Nobody else."""
    assert who_could_read().startswith("Only on this computer")


def test_in_jupyterlite_it_is_on_the_drive_that_the_browser_keeps(monkeypatch, tmp_path):
    monkeypatch.delenv("ATTUNE_HOME", raising=False)
    monkeypatch.setattr(import_module("course_lib.records.home"), "DRIVE", tmp_path)
    assert home() != tmp_path / "attune"
    monkeypatch.setattr("sys.platform", "emscripten")
    assert home() == tmp_path / "attune"
