"""start.py sets up once, repairs what broke, and says what to do when it can't. No test here needs a network."""

import ast
import os
import platform
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import start

SOURCE = Path(start.__file__)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A small checkout in an empty folder, uv there, and steps that are noted down instead of run."""
    (tmp_path / "requirements.txt").write_text("a==1 \\\n    --hash=sha256:0\n")
    (tmp_path / "requirements-test.txt").write_text("a==1 \\\n    --hash=sha256:0\nb==2 \\\n    --hash=sha256:1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "course_lib/reader").mkdir(parents=True)
    (tmp_path / "course_lib/reader/reader.js").write_text("1")
    place(tmp_path, monkeypatch)
    monkeypatch.setattr(start, "runs", lambda command: True)
    monkeypatch.setattr(start, "is_whole", lambda: True)
    commands = []

    def step(label, command):
        commands.append(" ".join(map(str, command)))
        start.VENV.mkdir(exist_ok=True)

    monkeypatch.setattr(start, "step", step)
    return SimpleNamespace(root=tmp_path, commands=commands)


def place(root, monkeypatch):
    monkeypatch.setattr(start, "ROOT", root)
    monkeypatch.setattr(start, "VENV", root / ".venv")
    monkeypatch.setattr(start, "STAMP", root / ".venv/attune-setup.json")


def again(checkout, kind="plain"):
    """What a further set-up runs."""
    checkout.commands.clear()
    start.set_up(kind)
    return [command.split()[1] for command in checkout.commands]  # uv's first word: venv or pip


# An old Python ---------------------------------------------------------------------------------


def test_parses_on_an_old_python():
    """Python 3.6 can read the file, so that it can say what's wrong."""
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_imports_only_the_standard_library():
    """Before the set-up there's nothing else."""
    found = [node for node in ast.walk(ast.parse(SOURCE.read_text(encoding="utf-8"))) if isinstance(node, ast.Import)]
    assert {name.name.split(".")[0] for node in found for name in node.names} <= sys.stdlib_module_names


def test_old_python_is_told_what_to_do(monkeypatch, capsys):
    """It names both versions, and ends with 1."""
    monkeypatch.setattr(sys, "version_info", (3, 6, 15))
    monkeypatch.setattr(start, "runs", lambda command: False)
    assert start.main([]) == 1
    assert "needs Python 3.11 or newer; this is" in capsys.readouterr().out


def test_old_python_names_a_newer_one(monkeypatch, capsys):
    """Where a newer Python is on the computer, the message is the command to type."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 0))
    monkeypatch.setattr(start, "runs", lambda command: command[0] == "python3.12")
    assert start.main([]) == 1
    assert "run `python3.12 start.py`" in capsys.readouterr().out


# Which tool ------------------------------------------------------------------------------------


def test_uses_uv_where_it_runs(monkeypatch):
    """uv makes the folder and compiles what it installs."""
    monkeypatch.setattr(start, "runs", lambda command: True)
    make, install = start.tools()
    assert make[:2] == ["uv", "venv"]
    assert install[:4] == ["uv", "pip", "install", "--compile-bytecode"]


def test_uses_pip_where_uv_does_not_run(monkeypatch):
    """A uv that is on the PATH but fails counts as none."""
    monkeypatch.setattr(start, "runs", lambda command: False)
    make, install = start.tools()
    assert make == [start.BASE_PYTHON, "-m", "venv", start.VENV]
    assert install == [start.venv_python(), "-m", "pip", "install"]


def test_no_venv_module(monkeypatch):
    """Debian's Python without python3-venv is told which package to install."""
    monkeypatch.setattr(start, "runs", lambda command: False)
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(start.Failure) as failure:
        start.tools()
    assert "apt install python3-venv" in failure.value.todo


def test_paths_of_each_system():
    """Windows keeps a .venv's Python elsewhere."""
    assert start.venv_python(windows=True) == start.VENV / "Scripts" / "python.exe"
    assert start.venv_python(windows=False) == start.VENV / "bin" / "python"


# When to set up --------------------------------------------------------------------------------


def test_first_run(checkout):
    """Make the folder, install the lock by its hashes, then the checkout without asking for anything more."""
    start.set_up("plain")
    make, lock, course = checkout.commands
    assert make.startswith("uv venv")
    assert "--require-hashes" in lock and lock.endswith(str(checkout.root / "requirements.txt"))
    assert "--no-deps --no-build-isolation" in course and course.endswith(f"-e {checkout.root}")


def test_second_run_does_nothing(checkout):
    """A set-up that fits is used at once."""
    start.set_up("plain")
    assert again(checkout) == []


def test_set_up_for_tests_is_enough_to_study(checkout):
    """The test lock holds the plain one."""
    start.set_up("test")
    assert again(checkout, "plain") == []


def test_plain_set_up_is_not_enough_to_test(checkout):
    """Tests add to what is there."""
    start.set_up("plain")
    assert again(checkout, "test") == ["pip", "pip"]


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml", "course_lib/reader/reader.js"])
def test_change_is_installed(checkout, name):
    """A changed lock, project or reader view is installed over what is there."""
    start.set_up("plain")
    (checkout.root / name).write_text("c==3\n")
    assert again(checkout) == ["pip", "pip"]
    assert again(checkout) == []


def test_bytecode_is_no_change(checkout):
    """Running the course writes __pycache__, which is no reason to install."""
    start.set_up("plain")
    (checkout.root / "course_lib/reader/__pycache__").mkdir()
    (checkout.root / "course_lib/reader/__pycache__/x.pyc").write_text("x")
    assert again(checkout) == []


@pytest.mark.parametrize("failing", ["-r", "-e"])
def test_interrupted_set_up_is_made_afresh(checkout, monkeypatch, failing):
    """A half-installed folder is never taken for a whole one."""
    noted = start.step

    def interrupted(label, command):
        if failing in command:
            raise KeyboardInterrupt
        noted(label, command)

    monkeypatch.setattr(start, "step", interrupted)
    with pytest.raises(KeyboardInterrupt):
        start.set_up("plain")
    monkeypatch.setattr(start, "step", noted)
    assert again(checkout) == ["venv", "pip", "pip"]


def test_interrupted_update_is_made_afresh(checkout, monkeypatch):
    """An update that stops midway leaves no stamp behind."""
    start.set_up("plain")
    (checkout.root / "requirements.txt").write_text("c==3\n")
    noted = start.step
    monkeypatch.setattr(start, "step", lambda label, command: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        start.set_up("plain")
    monkeypatch.setattr(start, "step", noted)
    assert again(checkout) == ["venv", "pip", "pip"]


def test_broken_folder_is_made_afresh(checkout, monkeypatch):
    """A .venv whose Python no longer starts is thrown away with what is in it."""
    start.set_up("plain")
    (start.VENV / "left").write_text("over")
    monkeypatch.setattr(start, "is_whole", lambda: False)
    assert again(checkout) == ["venv", "pip", "pip"]
    assert not (start.VENV / "left").exists()


def test_folder_without_python_is_broken(tmp_path, monkeypatch):
    """The check itself: nothing there, nothing whole."""
    place(tmp_path, monkeypatch)
    assert not start.is_whole()


def test_folder_of_another_python_is_made_afresh(checkout, monkeypatch):
    """Packages belong to one version of Python."""
    start.set_up("plain")
    monkeypatch.setattr(platform, "python_version", lambda: "3.99.0")
    assert again(checkout) == ["venv", "pip", "pip"]


def test_moved_checkout_is_made_afresh(checkout, monkeypatch, tmp_path_factory):
    """Scripts in a .venv hold the path where it was made."""
    start.set_up("plain")
    moved = checkout.root.rename(tmp_path_factory.mktemp("elsewhere") / "attune")
    place(moved, monkeypatch)
    assert again(checkout) == ["venv", "pip", "pip"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "\xff"])
def test_damaged_stamp_is_no_stamp(checkout, stamp):
    """Whatever is in the stamp, the set-up gets whole again."""
    start.set_up("plain")
    start.STAMP.write_text(stamp, encoding="latin-1")
    assert again(checkout) == ["venv", "pip", "pip"]


# Failures --------------------------------------------------------------------------------------

SAID = {
    "disk is full": [
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "failed to copy file: No space left on device (os error 28)",
    ],
    "checksum differs": [
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        "error: Failed to download `a==1`\n  cause: Hash mismatch for `a==1`",
    ],
    "may not write": [
        "Error: [Errno 13] Permission denied: '/course/.venv'",
        "failed to create directory: Read-only file system (os error 30)",
        "[WinError 5] Access is denied: 'C:\\\\course'",
    ],
    "internet can't be reached": [
        "Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(': [Errno -3] Temporary failure "
        "in name resolution'))'\nERROR: No matching distribution found for a==1",
        "error: Failed to fetch\n  cause: error sending request\n  cause: tunnel error: failed to create connection",
        "  cause: client error (Connect)\n  cause: dns error: failed to lookup address information",
    ],
    "isn't there for this Python": [
        "ERROR: No matching distribution found for numpy==2.4.6",
        "numpy==2.4.6 has no wheels with a matching Python ABI tag",
    ],
}


@pytest.mark.parametrize(("happened", "said"), [(key, said) for key, all_said in SAID.items() for said in all_said])
def test_failure_in_plain_words(happened, said):
    """What uv and pip say becomes what happened and what to do."""
    failure = start.explain(said, "Something else.")
    assert happened in failure.happened
    assert failure.todo.endswith((start.AGAIN, "try another."))


def test_unknown_failure_shows_the_way_to_the_log():
    """What nobody foresaw is still said, with the step that failed."""
    failure = start.explain("Segmentation fault", "This step didn't work: baking.")
    assert (failure.happened, failure.log) == ("This step didn't work: baking.", "Segmentation fault")


def test_failing_step_keeps_its_log(tmp_path, monkeypatch, capsys):
    """A failed command's words are in the file that the message names, and the exit code is 1."""
    monkeypatch.setattr(start.tempfile, "tempdir", str(tmp_path))
    code = "import sys; print('first'); sys.exit('No space left on device')"
    monkeypatch.setattr(start, "set_up", lambda kind: start.step("Baking", [sys.executable, "-c", code]))
    assert start.main(["setup"]) == 1
    (log,) = tmp_path.iterdir()
    out = capsys.readouterr().out
    assert "The disk is full." in out and f"The full log: {log}" in out
    assert log.read_text().splitlines() == ["first", "No space left on device"]


def test_log_is_shown_where_no_disk_has_room(monkeypatch, capsys):
    """With every disk full, the end of the log is printed instead."""
    monkeypatch.setattr(start, "keep_log", lambda log: None)
    start.tell(start.Failure("The disk is full.", "Free some.", "the tool's last words"))
    assert capsys.readouterr().out == "\nThe disk is full.\nFree some.\nthe tool's last words\n"


def test_own_error_is_explained(monkeypatch, capsys):
    """An error of start.py's own file work reads like a tool's."""
    monkeypatch.setattr(start, "set_up", lambda kind: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert start.main(["setup"]) == 1
    assert "may not write" in capsys.readouterr().out


def test_ctrl_c_ends_quietly(monkeypatch, capsys):
    """One sentence, no traceback."""
    monkeypatch.setattr(start, "set_up", lambda kind: (_ for _ in ()).throw(KeyboardInterrupt))
    assert start.main(["setup"]) == 130
    assert capsys.readouterr().out == "\nStopped. To carry on, run the same command again.\n"


def test_interrupted_step_ends_its_command(monkeypatch):
    """No installer goes on behind the learner's back."""
    started = []

    def interrupt(process, tick):
        started.append(process)
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "output_of", interrupt)
    with pytest.raises(KeyboardInterrupt):
        start.step("Waiting", [sys.executable, "-c", "input()"])
    assert started[0].returncode is not None


def test_step_moves_on_a_terminal(monkeypatch, capsys):
    """A terminal shows one line that is drawn again; elsewhere no control character is printed."""
    start.step("Baking", [sys.executable, "-c", ""])
    assert capsys.readouterr().out.startswith("Baking ...\n  done in ")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    start.step("Baking", [sys.executable, "-c", ""])
    assert capsys.readouterr().out.split("\r")[-1].startswith("* Baking")


def test_installs_are_not_led_astray(monkeypatch):
    """A variable for somebody else's Python doesn't reach ours; the rest, a proxy say, does."""
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    environment = start.clean_environment()
    assert "PIP_TARGET" not in environment and environment["HTTPS_PROXY"] == "http://proxy"


# Opening ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "passed_on"),
    [([], []), (["--port", "8899"], ["--port", "8899"]), (["--no-browser"], ["--no-browser"])],
)
def test_opens_the_course(monkeypatch, arguments, passed_on):
    """Where a process can be replaced, `attune study` takes start.py's place, with its options."""
    monkeypatch.setattr(start, "set_up", lambda kind: None)
    monkeypatch.setattr(os, "execv", lambda program, command: [program, *command])
    python = str(start.venv_python())
    assert start.main(arguments) == [python, python, "-m", "course_lib.cli", "study", *passed_on]


def test_opens_the_course_on_windows(monkeypatch):
    """Windows can't replace a process, so start.py waits for it."""
    monkeypatch.setattr(subprocess, "call", lambda command: command[1:])
    monkeypatch.setattr(start.os, "name", "nt")
    assert start.open_course(start.options_from([])) == ["-m", "course_lib.cli", "study"]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty"])
def test_impossible_port(port, capsys):
    """A port that can't be is refused before anything starts."""
    with pytest.raises(SystemExit):
        start.options_from([f"--port={port}"])
    assert "from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "kind"), [("setup", "plain"), ("setup --all", "test"), ("test", "test"), ("open", "plain")])
def test_each_command_sets_up_what_it_needs(monkeypatch, command, kind):
    """Only instructors, authors and tests need the larger set-up."""
    kinds = []
    monkeypatch.setattr(start, "set_up", kinds.append)
    monkeypatch.setattr(start, "open_course", lambda options: 0)
    monkeypatch.setattr(start, "run_tests", lambda options: 0)
    assert start.main(command.split()) == 0
    assert kinds == [kind]
