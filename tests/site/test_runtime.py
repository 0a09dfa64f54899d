"""The course's Python on its own web page: cells, answers, what couldn't be kept, and nothing private in a frame."""

import json
from pathlib import Path

import pytest

from course_lib import door
from course_lib.content import bundle
from course_lib.records import RecordError
from course_lib.site.first import first_views
from course_lib.site.runtime import Page

LESSONS = Path(__file__).parents[2] / "notebooks" / "lessons"
QUIZ = 'quiz("check-what-attunement-is")'
PREDICTION = 'predict("imagining-their-view")'
REFLECTION = 'reflect("somebodys-stairs")'
PRIVATE = [REFLECTION, "journal()", "check_in()", "plan()", "session()", "records()", "your_course()", "course_map()", "review()", "progress()"]


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    """Makes a page with a record of its own; afterwards activities are a notebook's again."""
    monkeypatch.setenv("ATTUNE_HOME", "")
    monkeypatch.setenv("ATTUNE_WEB", "")
    yield lambda framed=False: Page(tmp_path / "record", framed)
    door.use(door.Notebook())


def run(page, source, cell="one"):
    return json.loads(page.run(cell, source))


def say(page, message, cell="one", **how):
    told, buffers = page.answer(cell, json.dumps(message), [], **how)
    return json.loads(told), buffers


def test_a_cell_is_run_as_in_a_notebook(open_page):
    """Names stay from cell to cell, a last expression is what's shown, and an import shows nothing."""
    page = open_page()
    assert run(page, "from course_lib import quiz") == {}
    assert run(page, f"opened = {QUIZ}\nopened") == {"view": "quiz"}
    assert run(page, "opened", "two") == {"view": "quiz"}
    assert "html" in run(page, 'figure("three-links")')


def test_an_answer_is_kept_and_is_there_again(open_page):
    page = open_page()
    run(page, PREDICTION)
    fresh = say(page, {"type": "ready"})[0]["reply"]
    assert not fresh["done"]
    guess = {"type": "guess", "response": {"answer": "no-gain"}, "id": "12345678"}
    reply = say(page, guess)[0]["reply"]
    assert reply["re"] == "12345678" and reply["done"]
    page.turn()
    run(page, PREDICTION)
    assert say(page, {"type": "ready"})[0]["reply"]["done"]


def test_the_list_of_lessons_learns_which_are_done(open_page, monkeypatch):
    """By their ids; inside another site's page nobody is told."""
    page = open_page()
    assert page.lessons_done() == "[]"
    monkeypatch.setattr("course_lib.overview.done_activities", lambda *_: set(bundle().lesson("perceiving").activities))
    assert json.loads(page.lessons_done()) == ["perceiving"]
    assert open_page(framed=True).lessons_done() == "[]"


def test_what_the_browser_cannot_keep_is_not_said_to_be_saved(open_page):
    page = open_page()
    run(page, REFLECTION)
    reply = say(page, {"type": "save", "said": {"which": "mine", "mine": "zebra"}, "base": 0, "id": "12345678"}, keeps=False)[0]["reply"]
    assert "no room" in reply["problem"] and "re" not in reply
    assert not list(page.home.rglob("*.json"))
    assert "view" in say(page, {"type": "ready"})[0]["reply"]


def test_what_python_lacks_is_named(open_page):
    """So that the page can fetch it, and ask again."""
    page = open_page()
    assert run(page, "import course_lib_of_the_moon.phases") == {"needs": "course_lib_of_the_moon"}


def test_a_cell_that_fails_says_why_and_the_others_go_on(open_page):
    page = open_page()
    assert "no-such-quiz" in run(page, 'quiz("no-such-quiz")')["failed"]
    assert run(page, QUIZ, "two") == {"view": "quiz"}
    assert "failed" in say(page, {"type": "ready"}, "never-opened")[0]


@pytest.mark.parametrize("cell", PRIVATE)
def test_nothing_of_the_learners_own_opens_in_a_frame(open_page, cell):
    page = open_page(framed=True)
    assert "Open the course itself" in run(page, cell)["failed"]
    with pytest.raises(RecordError):
        page.takeout()


def test_learning_opens_in_a_frame(open_page):
    page = open_page(framed=True)
    assert run(page, QUIZ) == {"view": "quiz"} and "view" in say(page, {"type": "ready"})[0]["reply"]


@pytest.mark.parametrize("path", sorted(LESSONS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_first_views_are_what_somebody_new_gets(open_page, path):
    """What the page shows before Python is there is, letter by letter, what Python then says: nothing is drawn twice."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    first = first_views(notebook)
    page = open_page()
    for cell in notebook["cells"]:
        if cell["id"] in first:
            assert run(page, "".join(cell["source"]), cell["id"]) == {"view": first[cell["id"]]["view"]}
            assert say(page, {"type": "ready"}, cell["id"])[0]["reply"] == json.loads(first[cell["id"]]["reply"])
    assert first or path.stem[:2] in ("00", "90", "91", "92", "96", "98", "99")


def test_a_first_view_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("ATTUNE_HOME", str(tmp_path))
    first_views(json.loads((LESSONS / "01-start-here.ipynb").read_text(encoding="utf-8")))
    assert list(tmp_path.iterdir()) == [] and type(door._door) is door.Notebook
