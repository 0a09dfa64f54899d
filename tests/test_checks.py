"""`start.py test` runs every stage, hides no failure, and leaves the learner's own folders alone."""

import sys
from pathlib import Path

import pytest

from start import Failure
from tools import checks
from tools.checks import Result, Stage


@pytest.fixture
def no_browser(monkeypatch):
    """A computer without a browser."""
    monkeypatch.delenv("ATTUNE_BROWSER", raising=False)
    monkeypatch.setattr(checks.shutil, "which", lambda name: None)


def test_stages_in_order(monkeypatch):
    """Content, library, notebooks, browser; a folder of notebooks without any is passed over."""
    monkeypatch.setattr(checks, "holds_notebooks", lambda folder: folder == "workshops")
    names = [stage.name for stage in checks.stages()]
    assert names == ["content", "library", "notebooks: lessons", "notebooks: workshops", "browser"]


def test_nothing_reaches_the_learners_folders(tmp_path):
    """Records, and what Jupyter, IPython and matplotlib keep, go where the tests' own folder is."""
    environment = checks.environment(tmp_path, "/usr/bin/chromium", every_look=False)
    own = ["ATTUNE_HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"]
    assert all(Path(environment[name]).parent == tmp_path for name in own)
    assert (environment["ATTUNE_BROWSER"], environment["ATTUNE_LOOKS"]) == ("/usr/bin/chromium", "one")


def test_all_means_every_look(tmp_path):
    """`--all` reaches the browser tests."""
    assert checks.environment(tmp_path, None, every_look=True)["ATTUNE_LOOKS"] == "all"


def test_missing_browser_is_a_failure(tmp_path, capsys):
    """The stage isn't skipped, and says how to get a browser."""
    stage = Stage("browser", ["pytest"], needs_browser=True)
    result = checks.run(stage, checks.environment(tmp_path, None, every_look=False))
    assert not result.passed
    assert "Install Chromium" in capsys.readouterr().out


def test_browser_that_is_named_is_the_only_one(monkeypatch):
    """A wrong ATTUNE_BROWSER isn't covered up by another browser."""
    monkeypatch.setenv("ATTUNE_BROWSER", "/nowhere/chrome")
    assert checks.find_browser() is None
    monkeypatch.setenv("ATTUNE_BROWSER", sys.executable)
    assert checks.find_browser() == sys.executable


def test_browser_elsewhere_than_debian(no_browser, monkeypatch):
    """Without apt-get nothing is installed."""
    monkeypatch.setattr(checks, "step", lambda label, command: pytest.fail(label))
    assert checks.get_browser() is None


def test_browser_from_debian(no_browser, monkeypatch):
    """Where apt-get asks no question, it updates its list and installs chromium."""
    commands = []
    monkeypatch.setattr(checks.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(checks, "runs", lambda command: True)
    monkeypatch.setattr(checks, "step", lambda label, command: commands.append(command))
    checks.get_browser()
    assert [command[command.index("-q") + 1 :][0] for command in commands] == ["update", "install"]
    assert "chromium" in commands[1]


def test_browser_that_debian_cannot_give(no_browser, monkeypatch, capsys):
    """A failed installation is told, and the other checks still run."""

    def step(label, command):
        raise Failure("The disk is full.", "Free some.")

    monkeypatch.setattr(checks.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(checks, "runs", lambda command: True)
    monkeypatch.setattr(checks, "step", step)
    assert checks.get_browser() is None
    assert "The disk is full." in capsys.readouterr().out


def test_stage_shows_what_it_says(tmp_path, capsys):
    """pytest's words pass through, and its last line goes to the table."""
    (tmp_path / "test_one.py").write_text("def test_one(): pass\n")
    stage = Stage("library", ["pytest", "-p", "no:cacheprovider", str(tmp_path)])
    result = checks.run(stage, checks.environment(tmp_path, None, every_look=False))
    assert result.passed and result.last_line.startswith("1 passed")
    assert "== library ==" in capsys.readouterr().out


def test_no_tests_is_a_failure(tmp_path):
    """A stage that finds nothing to run hasn't passed."""
    stage = Stage("library", ["pytest", "-p", "no:cacheprovider", str(tmp_path)])
    assert not checks.run(stage, checks.environment(tmp_path, None, every_look=False)).passed


def test_all_stages_run_after_a_failure(monkeypatch, capsys):
    """One failure makes the whole fail, at the end."""
    monkeypatch.setattr(checks, "get_browser", lambda: None)
    monkeypatch.setattr(checks, "stages", lambda: [Stage("a", []), Stage("b", [])])
    monkeypatch.setattr(checks, "run", lambda stage, env: Result(stage.name, stage.name == "b", 1, "said"))
    assert checks.main([]) == 1
    out = capsys.readouterr().out
    assert "a                      FAILED" in out and "b                      passed" in out


@pytest.mark.parametrize(("every_look", "left"), [(False, "every page and activity in every look; `test --all`"), (True, "nothing")])
def test_says_what_it_left_out(capsys, every_look, left):
    """The last line names what wasn't run."""
    assert checks.sum_up([Result("a", True, 1, "said")], every_look) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"left out: {left}")
