"""`attune coursework new` and `preview`: what they write and print, and their exit codes."""

import json
import shutil
from pathlib import Path

import pytest

from course_lib import cli
from course_lib.content.authoring import build as builds
from course_lib.coursework.assignment import FILE, read_assignment
from course_lib.coursework.draw import drawn

ROOT = Path(__file__).parents[2]


@pytest.fixture
def attune(capsys, tmp_path, real_assets, monkeypatch):
    """Run the command in a course's folder; what comes back is its exit code, and what it printed on both streams."""
    monkeypatch.setattr(builds, "load", lambda: real_assets)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nbgrader_config.py").write_text("")

    def attune(*arguments):
        try:
            code = cli.main(["coursework", *map(str, arguments)])
        except SystemExit as error:
            code = error.code
        return code, *capsys.readouterr()

    return attune


def test_an_assignment_of_named_items(attune, tmp_path):
    """With everything that can be said of it; the key apart."""
    code, out, err = attune("new", "try-it", "--items", "vusi-stops-chewing", "umas-slip-at-work", "--title", "Two", "--points", 3,
                            "--sure", "--due", "2026-12-01T12:00Z", "--intro", "Two of them.")
    assert (code, err) == (0, "")
    assert "Two: 2 questions, 6 points. The key is in keys: keep that folder to yourself." in out
    one = read_assignment(tmp_path / "source" / "try-it" / FILE)
    assert (one.title, one.intro, one.asks_sure, one.due, one.points) == ("Two", "Two of them.", True, "2026-12-01T12:00Z", 6)
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {"try-it.key.json", "try-it.guide.md"}
    assert attune("new", "try-it", "--items", "vusi-stops-chewing", "umas-slip-at-work", "--title", "Two", "--points", 3,
                  "--sure", "--due", "2026-12-01T12:00Z", "--intro", "Two of them.")[1].startswith("Everything was up to date.")


def test_an_assignment_by_concepts_with_a_pool(attune, tmp_path):
    """Nine are picked; each student gets six, always the same."""
    assert attune("new", "try-it", "--concepts", "C-DEF", "C-CHILD", "--number", 6, "--pool", 9)[0] == 0
    one = read_assignment(tmp_path / "source" / "try-it" / FILE)
    assert len(one.questions) == 9 and one.points == 6 and len(drawn(one, "ana")) == 6
    code, out, _ = attune("preview", "try-it", "--student", "ana")
    assert code == 0 and "What ana gets." in out
    assert [question.stem in out for question in one.questions] == [question in drawn(one, "ana") for question in one.questions]
    assert all(question.stem in attune("preview", "try-it")[1] for question in one.questions)


def test_an_assignment_by_its_definition(attune, tmp_path):
    """The course's own definitions are of the same sort."""
    shutil.copy(ROOT / "assets" / "coursework" / "a-case.yaml", tmp_path / "mine.yaml")
    code, out, err = attune("new", "a-case", "--definition", "mine.yaml")
    assert (code, err) == (0, "") and "6 questions, 26 points" in out
    code, out, err = attune("new", "other", "--definition", "mine.yaml")
    assert code == 1 and "mine.yaml defines 'a-case', not 'other'" in err
    code, out, err = attune("new", "a-case", "--definition", "mine.yaml", "--points", 2, "--sure")
    assert code == 1 and "--points, --sure belongs in mine.yaml" in err


def test_a_definitions_mistakes_are_told_with_their_lines(attune, tmp_path):
    """All at once, and nothing is written."""
    (tmp_path / "mine.yaml").write_text("id: mine\ntitle: Mine\nintro: Mine.\nitmes: [a]\nsteps:\n  - id: s\n    title: S\n    prompt: S.\n")
    code, _, err = attune("new", "mine", "--definition", "mine.yaml")
    assert code == 1 and "mine.yaml:4: itmes: isn't a key that belongs here" in err and "mine.yaml:6: points: is missing" in err
    (tmp_path / "mine.yaml").write_text("id: mine\ntitle: Mine\nintro: Mine.\nsteps:\n  - id: s\n    title: S\n    prompt: S.\n    points: 1\n"
                                        "    opens: reflection/somebodys-stairs\n")
    code, _, err = attune("new", "mine", "--definition", "mine.yaml")
    assert code == 1 and "mine.yaml:9: reflection/somebodys-stairs is private, so it can't be in coursework" in err
    assert not (tmp_path / "source").exists()
    code, _, err = attune("new", "mine", "--definition", "nowhere.yaml")
    assert code == 1 and "nowhere.yaml can't be opened" in err


@pytest.mark.parametrize("arguments, says", [
    (("--items", "no-such-item"), "there is no item 'no-such-item'"),
    (("--concepts", "C-DEF"), "How many items? Add --number N."),
    (("--concepts", "C-DEF", "--number", 500), "500 items are asked for, and the bank has"),
    (("--concepts", "C-DEF", "--number", 3, "--pool", 3), "leaves nothing to draw"),
    (("--items", "vusi-stops-chewing", "--number", 3), "--number, --pool and --seed go with --concepts"),
    (("--items", "vusi-stops-chewing", "--bank", "nowhere"), "no .yaml file in nowhere"),
    (("--items", "vusi-stops-chewing", "--due", "friday"), "due: 'friday' doesn't have the right form (a time in UTC, as 2026-12-01T12:00Z)\n"),
])
def test_what_cant_be_made_is_said(attune, tmp_path, arguments, says):
    """In a sentence, and nothing is written."""
    code, out, err = attune("new", "try-it", *arguments)
    assert code == 1 and says in err and out == ""
    assert not (tmp_path / "source").exists()


def test_what_was_handed_in_isnt_orphaned_unasked(attune, tmp_path):
    """`--replace` says that it's meant; the old key stays."""
    attune("new", "try-it", "--items", "vusi-stops-chewing")
    (tmp_path / "submitted" / "ana" / "try-it").mkdir(parents=True)
    code, _, err = attune("new", "try-it", "--items", "umas-slip-at-work")
    assert code == 1 and "1 have handed in try-it already (ana)" in err
    assert attune("new", "try-it", "--items", "umas-slip-at-work", "--replace")[0] == 0
    old, = (tmp_path / "keys" / "old").iterdir()
    assert "vusi-stops-chewing" in json.loads(old.read_text(encoding="utf-8"))["items"]


def test_a_preview_has_the_key_only_if_asked(attune, tmp_path):
    """As text, or as a page where everything is escaped; a page that is there isn't overwritten."""
    attune("new", "try-it", "--items", "vusi-stops-chewing", "--title", "<b>Two</b>")
    plain, keyed = attune("preview", "try-it")[1], attune("preview", "try-it", "--key")[1]
    assert "✓" not in plain and "To lay down her fork" in plain
    assert keyed.count("✓") == 1 and "To lay down her fork" in keyed.split("✓")[1]
    code, out, _ = attune("preview", "try-it", "--key", "--html", "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert code == 0 and "keep it to yourself" in out and "<h1>&lt;b&gt;Two&lt;/b&gt;</h1>" in page and "<b>" not in page
    code, _, err = attune("preview", "try-it", "--html", "page.html")
    assert code == 1 and "page.html is there already" in err


def test_a_preview_names_the_talk_and_what_it_is_worth(attune, tmp_path):
    """Not the code that opens it."""
    shutil.copy(ROOT / "assets" / "coursework" / "a-case.yaml", tmp_path / "mine.yaml")
    attune("new", "a-case", "--definition", "mine.yaml")
    shown = attune("preview", "a-case")[1]
    assert 'dialogue("' not in shown and "A talk: " in shown and " points, by hand)" in shown


def test_a_preview_without_its_notebook_says_so(attune, tmp_path):
    """And so does one whose notebook is damaged."""
    attune("new", "try-it", "--items", "vusi-stops-chewing")
    notebook = tmp_path / "source" / "try-it" / "try-it.ipynb"
    notebook.write_text("{", encoding="utf-8")
    assert "try-it.ipynb is damaged" in attune("preview", "try-it")[2]
    notebook.unlink()
    code, _, err = attune("preview", "try-it")
    assert code == 1 and "There is no " in err and "try-it.ipynb. Build the assignment again" in err


def test_a_preview_of_nothing_says_so(attune):
    """And what to do."""
    code, _, err = attune("preview", "nothing")
    assert code == 1 and "There is no assignment 'nothing' in " in err and "There is none yet." in err
    assert attune("new", "try-it", "--items", "vusi-stops-chewing")[0] == 0
    for verb in (["preview"], ["release"], ["grade"], ["status"], ["regrade"], ["feedback"]):
        code, _, err = attune(*verb, "nothing")
        assert code == 1 and "There are: try-it." in err, verb


def test_before_anybody_handed_in_every_step_says_so(attune, tmp_path):
    """And what comes first. Nothing is written."""
    assert attune("new", "try-it", "--items", "vusi-stops-chewing")[0] == 0
    there = sorted(tmp_path.rglob("*"))
    for verb in ("grade", "feedback"):
        code, out, _ = attune(verb, "try-it")
        assert code == 0 and "Nobody has handed in try-it yet." in out, verb
    assert sorted(tmp_path.rglob("*")) == there
    assert "  try-it                   not released yet" in attune("status")[1].splitlines()


def test_a_course_of_ones_own_begins_closed_to_others(attune, tmp_path):
    """It holds what comes with Attune, keys too, and nothing that was handed in; a folder with something in it stays as it is."""
    code, out, err = attune("start", "mine")
    assert (code, err) == (0, "") and str(tmp_path / "mine") in out
    made = tmp_path / "mine"
    assert {path.name for path in made.iterdir()} == {"nbgrader_config.py", ".gitignore", "source", "keys"}
    assert made.stat().st_mode & 0o077 == 0 and (made / "keys").stat().st_mode & 0o077 == 0
    assert "final  " in attune("status", "--course", made)[1]
    code, _, err = attune("start", "mine")
    assert code == 1 and "isn't empty" in err


def test_the_bank_by_what_it_is_about(attune):
    """First the groups, then the questions of one in full, ready to be named."""
    code, out, _ = attune("bank")
    assert code == 0 and "C-RESP, 4 items: Saying that the feeling is there" in " ".join(out.split())
    code, out, _ = attune("bank", "C-RESP-4")
    assert code == 0 and "ottilies-bus-line (single)" in out and "C-SIGN-4 A tone that suits the moment" in out
    code, _, err = attune("bank", "C-NOTHING")
    assert code == 1 and "no graded item about C-NOTHING" in err


def test_elsewhere_than_in_a_course_it_must_be_named(attune, tmp_path, monkeypatch):
    """Without a checkout beside it, that is."""
    from course_lib.coursework import commands

    (tmp_path / "nbgrader_config.py").unlink()
    monkeypatch.setattr(commands, "CHECKOUT", tmp_path / "nowhere")
    code, _, err = attune("preview", "try-it")
    assert code == 1 and "Go to your course's folder, or name it with --course." in err


def test_the_instructors_page_says_what_works(attune, tmp_path):
    """The definition that it shows can be built, and its commands can be typed."""
    page = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
    lesson, first, full = (part.split("```")[0] for part in page.split("```yaml\n")[1:])
    (tmp_path / "my-questions").mkdir()
    for name, text in (("my-questions/buses", lesson), ("week-1", first), ("week-6", full)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    code, out, err = attune("new", "week-1", "--definition", "week-1.yaml", "--bank", "my-questions")
    assert (code, err) == (0, "") and "4 questions, 6 points" in out
    code, out, err = attune("new", "week-6", "--definition", "week-6.yaml")
    assert (code, err) == (0, "") and "The allotment: 6 questions, 17 points." in out
    shutil.copy(tmp_path / "week-6.yaml", tmp_path / "essay.yaml")
    (tmp_path / "essay.yaml").write_text((tmp_path / "essay.yaml").read_text(encoding="utf-8").replace("id: week-6", "id: essay"), encoding="utf-8")
    for line in page.split("## Build one\n\n```\n")[1].split("```")[0].splitlines():
        assert attune(*line.split()[2:])[0] == 0, line
