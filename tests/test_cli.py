"""The `attune` command: what each verb prints, and its exit code."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from course_lib import __version__, cli, extras, record_commands
from course_lib.content import bundle
from course_lib.content.authoring import build
from course_lib.records import Learning, Private

BROKEN = Path(__file__).parent / "broken"


@pytest.fixture
def attune(capsys):
    """Run the command; what comes back is its exit code, and what it printed on both streams."""

    def attune(*arguments):
        try:
            code = cli.main(list(map(str, arguments)))
        except SystemExit as error:
            code = error.code
        return code, *capsys.readouterr()

    return attune


@pytest.fixture
def did(learning, private):
    """A learner who guessed, answered and wrote."""
    guess = {"activity": "prediction/imagining-their-view", "type": "guess", "response": {"answer": "x"}}
    learning.add({"id": "one", "at": "2025-01-01", **guess})
    private.put("somebodys-stairs", {"mine": "Hers are slow today."}, base=0)


def everything(home):
    private = Private(home / "private")
    return Learning(home / "learning").events(), {name: private.get(name)["mine"] for name in private.names()}


# For learners ----------------------------------------------------------------------------------


def test_progress_is_a_line_for_each_lesson(attune, did):
    """Nothing of what was written is in it."""
    code, out, err = attune("progress")
    assert (code, err) == (0, "")
    first, second, *others = out.splitlines()
    assert first.startswith("Start here") and first.endswith("not started")
    assert second.startswith("What attunement is") and " 1 of " in second
    assert len(others) == len(bundle().lessons()) - 2
    assert "slow" not in out


def test_progress_tells_of_a_damaged_log(attune, did, home):
    """On the error stream; the rest is shown."""
    (home / "learning" / "0.jsonl").write_bytes(b"torn")
    code, out, err = attune("progress")
    assert (code, len(out.splitlines())) == (0, len(bundle().lessons()))
    assert "0.jsonl, line 1, can't be read" in err


def test_export_and_import_bring_everything_to_another_machine(attune, did, home, tmp_path, monkeypatch):
    """With a warning that the file isn't locked."""
    target = tmp_path / "mine.zip"
    code, out, _err = attune("export", target)
    assert code == 0 and "isn't locked" in out and str(target) in out
    before = everything(home)
    monkeypatch.setenv("ATTUNE_HOME", str(tmp_path / "another"))
    assert attune("import", target) == (0, "Brought back: 1 answer and 1 private text.\n", "")
    assert everything(tmp_path / "another") == before
    assert attune("import", target)[1].splitlines()[1] == "2 were here already."


def test_export_overwrites_nothing(attune, did, tmp_path):
    """A file that is there stays as it is."""
    (tmp_path / "mine.zip").write_text("precious")
    code, _out, err = attune("export", tmp_path / "mine.zip")
    assert code == 1 and "is there already" in err
    assert (tmp_path / "mine.zip").read_text() == "precious"


def test_export_to_nowhere_says_so(attune, did, tmp_path):
    """In a sentence, not in a traceback."""
    code, out, err = attune("export", tmp_path / "no-folder" / "mine.zip")
    assert (code, out) == (1, "") and err.startswith("Not saved in ")


def test_export_of_nothing_is_a_zip(attune, tmp_path):
    """Someone who did nothing yet gets a record of that."""
    assert attune("export", tmp_path / "mine.zip")[0] == 0
    assert zipfile.ZipFile(tmp_path / "mine.zip").namelist() == ["about.json", "README.txt"]


@pytest.mark.parametrize(("content", "says"), [
    (b"no zip", "isn't a whole zip file"), (None, "can't be opened: No such file or directory."),
])  # fmt: skip
def test_import_of_what_is_no_record_says_so(attune, tmp_path, home, content, says):
    """And nothing is made."""
    if content:
        (tmp_path / "mine.zip").write_bytes(content)
    code, out, err = attune("import", tmp_path / "mine.zip")
    assert (code, out) == (1, "") and says in err
    assert not home.exists()


def test_import_of_a_folder_says_so(attune, tmp_path):
    """A folder isn't a file."""
    assert attune("import", tmp_path)[2].endswith("can't be opened: Is a directory.\n")


def test_delete_asks_first(attune, did, home, monkeypatch):
    """Anything but yes keeps everything; so does a closed input."""
    before = everything(home)
    for answer in ("n", "", "nearly", "yess"):
        monkeypatch.setattr("builtins.input", lambda question, answer=answer: answer)
        assert attune("delete") == (1, "Nothing was deleted.\n", "")
    monkeypatch.setattr("builtins.input", closed)
    assert attune("delete")[0] == 1
    assert everything(home) == before


def closed(_question):
    raise EOFError


@pytest.mark.parametrize("answer", ["y", "YES", " yes "])
def test_delete_deletes(attune, did, home, monkeypatch, answer):
    """After a yes; the question names the folder."""
    asked = []
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or answer)
    assert attune("delete") == (0, "Everything is deleted.\n", "")
    assert everything(home) == ([], {})
    assert str(home) in asked[0]


def test_delete_yes_does_not_ask(attune, did, home, monkeypatch):
    """For whoever knows what they do."""
    monkeypatch.setattr("builtins.input", closed)
    assert attune("delete", "--yes")[0] == 0
    assert everything(home) == ([], {})


def test_home_that_is_a_file_is_told(attune, home, did, tmp_path):
    """Where something must be written there."""
    attune("export", tmp_path / "mine.zip")
    attune("delete", "--yes")
    home.rmdir()
    home.write_text("in the way")
    code, out, err = attune("import", tmp_path / "mine.zip")
    assert (code, out) == (1, "") and "There is a file where a folder should be" in err


# For authors -----------------------------------------------------------------------------------

FIELDS = {"id", "version", "kind", "lesson", "use", "stem", "options", "concepts", "difficulty", "level", "sources"}


@pytest.fixture
def miniature(monkeypatch, assets):
    """Authors' verbs work on the miniature course."""
    monkeypatch.setattr(build, "load", lambda: assets)


def test_items_of_the_course_have_every_field(attune):
    """Whoever reads the list finds what the course says of each item, and an answer where it isn't an option."""
    code, out, _err = attune("items", "--json")
    listed = json.loads(out)
    assert code == 0 and len(listed) >= 24
    for item in listed:
        assert FIELDS <= set(item), item["id"]
        assert all(set(option) == {"id", "text", "correct", "feedback", "misconception"} for option in item["options"])
        assert item["options"] or "answer" in item


def test_items_of_each_kind(attune, miniature):
    """The answer is where its kind has it."""
    listed = {item["id"]: item for item in json.loads(attune("items", "--json")[1])}
    assert listed["one"]["options"][1] == {
        "id": "cat", "text": "A cat", "correct": True, "feedback": "Feedback on cat.",
        "misconception": None}  # fmt: skip
    assert {name: item.get("answer") for name, item in listed.items()} == {
        "one": None, "some": None, "again": None, "graded-one": None, "lean": None, "creed": None,
        "both": {"tiers": ["floats", "lighter"]}, "row": {"order": ["ant", "bat", "cow", "elk"]}, 
        "guess": {"range": [11, 13]},
        "sort": {"groups": {"cod": "sea", "fox": "land", "swift": "air", "eel": "sea"}},
    }  # fmt: skip
    assert (listed["graded-one"]["use"], listed["one"]["version"], listed["one"]["lesson"]) == ("graded", 2, "first")


def test_items_as_a_table(attune, miniature):
    """A line for each."""
    code, out, _err = attune("items")
    assert (code, len(out.splitlines())) == (0, 10)
    assert out.splitlines()[0].split() == ["one", "single", "lesson", "first", "C-MINI-1"]


def test_what_is_not_installed_is_named_with_the_remedy(monkeypatch, capsys):
    """A verb that needs more than a learner has says what, and how to get it. `tools/packages.py` tries the verbs themselves."""
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    monkeypatch.setattr(record_commands, "show_progress", lambda options: __import__("nbgrader"))
    assert cli.main(["progress"]) == 1
    said = capsys.readouterr().err
    assert "needs nbgrader" in said and "start.py setup --all" in said


def test_a_part_of_the_course_that_is_missing_is_no_sentence_for_users(monkeypatch):
    """That is a fault of ours, and shows where."""
    monkeypatch.setitem(sys.modules, "course_lib.content.authoring", None)
    with pytest.raises(ModuleNotFoundError):
        cli.main(["items"])


def test_coverage_of_the_course_has_its_shape(attune):
    """For each concept, three lists of places."""
    covered = json.loads(attune("coverage", "--json")[1])
    assert len(covered) >= 21
    for columns in covered.values():
        assert list(columns) == ["taught", "practised", "assessed"]
        assert all(isinstance(place, str) for places in columns.values() for place in places)


def test_coverage_as_a_table(attune, miniature):
    """A line for each concept."""
    assert attune("coverage")[1] == (
        "C-MINI-1     taught 1  practised 8  assessed 6\nC-MINI-2     taught 1  practised 5  assessed 2\n")  # fmt: skip


def test_check_of_sound_content(attune, miniature, monkeypatch):
    """Says how much it looked at."""
    monkeypatch.setattr(build, "stale", lambda assets: [])
    assert attune("check") == (0, "10 items, 4 lessons and pages: nothing is wrong.\n", "")


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """Authors' verbs find two mistakes."""
    shutil.copytree(BROKEN.parent / "fixtures" / "assets", tmp_path / "assets")
    for name in ("none-correct", "no-alt"):
        shutil.copytree(BROKEN / name, tmp_path / "assets", dirs_exist_ok=True)
    load = build.load
    monkeypatch.setattr(build, "load", lambda: load(tmp_path / "assets"))
    monkeypatch.setattr(build, "draw", lambda: None)
    monkeypatch.setattr(build, "build", pytest.fail)
    return "".join((BROKEN / name / "expected.txt").read_text() for name in ("no-alt", "none-correct"))


def test_check_prints_every_problem(attune, broken):
    """And exits with 1."""
    assert attune("check") == (1, broken, "")


def test_build_makes_nothing_of_broken_content(attune, broken):
    """It prints what to mend first."""
    assert attune("build") == (1, broken, "Nothing was built; first mend:\n")


@pytest.mark.parametrize("verb", ["items", "coverage"])
def test_nothing_is_listed_of_broken_content(attune, broken, verb):
    """What reads the list gets nothing rather than half of it."""
    assert attune(verb, "--json") == (1, "", f"First mend:\n{broken}")


def test_check_finds_what_is_stale(attune, miniature, monkeypatch, assets, tmp_path):
    """Content that is sound and wasn't built."""
    stale = build.stale
    monkeypatch.setattr(build, "stale", lambda given: stale(given, tmp_path))
    code, out, _err = attune("check")
    assert code == 1 and "course_lib/content/bundle.json:1: is missing; run `attune build`\n" in out


def test_build_says_what_changed(attune, miniature, monkeypatch, tmp_path):
    """And then that nothing did."""
    make = build.build
    monkeypatch.setattr(build, "draw", lambda: None)
    monkeypatch.setattr(build, "build", lambda assets: make(assets, tmp_path))
    assert "notebooks/lessons/01-first.ipynb\n" in attune("build")[1]
    assert attune("build") == (0, "Everything was up to date.\n", "")


def test_authors_verbs_outside_a_checkout_say_so(attune, monkeypatch, tmp_path):
    """Where there's nothing to check."""
    monkeypatch.setattr(extras, "CHECKOUT", tmp_path)
    assert attune("check")[0] == attune("build")[0] == extras.needs_checkout()
    code, _out, err = attune("coursework", "new", "one", "--items", "a", "--course", tmp_path)
    assert (code, err) == (1, extras.needs_checkout() + "\n")
    assert not list(tmp_path.iterdir())


# The command itself ----------------------------------------------------------------------------


def test_version_is_said(attune):
    """For whoever reports a problem."""
    assert attune("--version") == (0, f"attune {__version__}\n", "")


def test_unknown_verb_is_told(attune):
    """With the verbs that there are."""
    code, _out, err = attune("dance")
    assert code == 2 and "'progress'" in err and "Traceback" not in err


@pytest.mark.parametrize(
    "verb", ["study", "progress", "export", "import", "delete", "build", "check", "items", "coverage"]
)
def test_every_verb_says_what_it_does(attune, verb):
    """`--help`, in a sentence."""
    code, out, _err = attune(verb, "--help")
    assert code == 0 and f"attune {verb}" in out


def run(*arguments, **environment):
    command = [sys.executable, "-m", "course_lib.cli", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment})


def test_terminal_that_lacks_a_letter_gets_the_rest(home):
    """An old console can't show every character; that's no reason to fail."""
    done = run("progress", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"Start here" in done.stdout and b"not started" in done.stdout


def test_reader_who_has_seen_enough_is_no_error(home):
    """`attune progress | true`, without a traceback, however little there was to print."""
    reader, writer = os.pipe()
    os.close(reader)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "course_lib.cli", "progress"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=environment)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_interrupted_command_says_nothing(attune, monkeypatch):
    """Ctrl+C is an answer."""

    def interrupted(_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(record_commands, "show_progress", interrupted)
    assert attune("progress") == (130, "", "")


@pytest.mark.parametrize("typed, verbs", [
    ([], ("study", "Open the course.", "coursework")), (["coursework"], ("preview", "Show what students see of an assignment.")),
    (["workshop"], ("open",)), (["site"], ("build",)),
])
def test_without_a_verb_it_lists_them(capsys, typed, verbs):
    """And says by its exit code that nothing was done."""
    assert cli.main(typed) == 2
    said = capsys.readouterr().err
    assert "error" not in said and all(verb in said for verb in verbs)
