"""An assignment as a student works on it: on a plain page in every look and by keyboard, and in a real JupyterLab."""

import json

import pytest

from course_lib import notebook, stores
from course_lib.content.assignment import Step
from course_lib.coursework import handing_in, receipt
from course_lib.coursework.assignment import as_json
from course_lib.coursework.cells import metadata
from tests.coursework.small import assignment

from .conftest import LOOKS, ready
from .plain import Plain
from .test_privacy import KERNEL
from .test_views import choose_radio, overflowing, small_targets, tab_to, violations

DIALOGUE = "a-little-difficult"
SMALL = assignment()
ASKED = assignment(
    pools=(), questions=SMALL.questions[:6], asks_sure=True, due="2040-01-31T17:00:00+00:00",
    steps=(*SMALL.steps, Step(id="run", title="A run", prompt="Further down.", points=1, opens="trainer/x")))
CARD = "#root .aw-item:not([hidden])"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The assignment's folder, on a machine without hub or exchange."""
    (tmp_path / "mine" / "small").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "mine" / "small")
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "none"))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    monkeypatch.setattr(handing_in, "ROOT", str(tmp_path / "no-exchange"))
    stores._submitted.cache_clear()
    made = tmp_path / "mine" / "small"
    (made / "assignment.json").write_text(as_json(ASKED), encoding="utf-8")
    return made


@pytest.fixture
def plain(chromium):
    """Makes an empty page in a look; errors on it fail the test."""
    pages, errors = [], []

    def make(theme="light", width=1280):
        page = chromium.new_page(viewport={"width": width, "height": 800}, timezone_id="Asia/Tokyo", locale="en-GB")
        page.on("pageerror", lambda error: errors.append(str(error)))
        pages.append(page)
        return Plain(page, theme == "light")

    yield make
    for page in pages:
        page.close()
    assert errors == []


def events(folder, kind):
    """The events of this type in the answers file."""
    lines = (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    return [event for event in map(json.loads, lines) if event["type"] == kind]


def saved(page):
    page.locator(".aw-saved", has_text="Saved.").wait_for()


def main_buttons(page) -> list[str]:
    """What the buttons say that stand out as the thing to do."""
    return page.locator(".aw-do:visible").all_inner_texts()


def press(page, name: str) -> None:
    """Reach a button with Tab and press Enter."""
    page.get_by_role("button", name=name, exact=True).first.evaluate("(node) => node.setAttribute('data-wanted', '')")
    tab_to(page, "[data-wanted]")
    page.keyboard.press("Enter")


def test_it_is_done_by_keyboard_alone(plain, folder):
    """Answer, go on, put in order, write, tick off; the focus is never lost, each click is on disk, nothing is judged."""
    page = plain().open(notebook.assignment())
    assert "Due" in page.inner_text(".aw-due") and "1 February 2040 at 02:00" in page.inner_text(".aw-due")  # it's Tokyo there
    page.locator("body").press("Tab")
    choose_radio(page, "wrong", CARD)
    saved(page)
    assert events(folder, "answer")[-1]["response"] == {"answer": "wrong"} and events(folder, "answer")[-1]["sure"] is None
    choose_radio(page, "2", CARD)
    page.wait_for_function("document.querySelector('.aw-saved').textContent === 'Saved.'")
    assert events(folder, "answer")[-1]["sure"] == 2
    press(page, "Next")
    assert page.evaluate("document.activeElement.textContent") == "Question 2"
    tab_to(page, "input[type=checkbox]")
    for times in (1, 2):  # ticked, and taken back
        page.keyboard.press("Space")
        page.get_by_text(f"{3 - times} of 7 answered").wait_for()
    assert events(folder, "part")[-1] | {"id": "", "at": "", "v": 1} == {
        "v": 1, "id": "", "at": "", "activity": "assignment/small", "type": "part", "item": "several", "version": 1, "seed": 0, "response": {}}
    for number in (3, 4):
        press(page, "Next")
        assert page.evaluate("document.activeElement.textContent") == f"Question {number}"
    press(page, "Keep it in this order")
    page.get_by_text("2 of 7 answered").wait_for()
    assert page.evaluate("document.activeElement !== document.body")
    page.locator(".aw-place").last.evaluate("(node) => node.setAttribute('data-last', '')")
    page.locator("body").press("Tab")
    tab_to(page, "[data-last]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Text: The case"
    tab_to(page, "textarea")
    page.keyboard.type("Bo needs an evening.")
    page.get_by_text("3 of 7 answered").wait_for()
    assert page.get_by_text("4 words so far.").count() == 1
    tab_to(page, ".aw-steps input")
    page.keyboard.press("Space")
    page.locator('[data-place="step/walk"]', has_text="✓").wait_for()
    assert page.evaluate("document.activeElement.matches('.aw-steps input')") and events(folder, "tick")[-1]["done"] is True
    seen = page.locator("#root").inner_html()
    assert "aw-tone" not in seen and "This is why" not in seen


def test_what_is_open_is_a_jump_away_and_other_windows_are_heard(plain, folder):
    """An answer given in another window shows when one comes back, and one that couldn't be sent is sent later."""
    one = plain()
    page = one.open(notebook.assignment())
    elsewhere = notebook.assignment()._answer
    elsewhere({"type": "answer", "item": "scale", "response": {"answer": 35}, "sure": None, "id": "message-1"}, [])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("1 of 7 answered").wait_for()
    page.evaluate("document.dispatchEvent(new CustomEvent('attune:show', { detail: { place: 'question/scale' } }))")
    assert page.evaluate("document.activeElement.textContent") == "Question 6"
    assert page.locator(f"{CARD} input[type=number]").input_value() == "35"
    page.evaluate("document.dispatchEvent(new CustomEvent('attune:show', { detail: { place: 'step/run' } }))")
    assert page.evaluate("document.activeElement.dataset.place") == "step/run"
    page.evaluate("globalThis.offline = true")
    page.locator(".aw-place").first.click()
    page.locator(f"{CARD} input[value=wrong]").check()
    page.get_by_text("Not saved yet.").wait_for()
    page.evaluate("globalThis.offline = false")
    one.mount(notebook.assignment())
    page.get_by_text("2 of 7 answered").wait_for()


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_everyone_can_use_it(plain, folder, theme, width):
    """Every question, the text, the steps and handing in, in every look: no problem for a screen reader, nothing cut off
    or too small to touch."""
    opened = plain(theme, width)
    page = opened.open(notebook.assignment())
    for index in range(7):
        page.locator(".aw-place").nth(index).click()
        assert violations(page) == [] and not overflowing(page) and small_targets(page) == [], index
    page.locator("textarea").fill("Bo.")
    page.locator("textarea").blur()
    saved(page)
    page = opened.open(notebook.hand_in())
    page.get_by_role("button", name="Hand in as it is").click()
    page.get_by_label("Under which name").fill("ana")
    assert main_buttons(page) == ["Use this name"]
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "small--ana.attune.zip"
    page.get_by_role("heading", name="Your receipt").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Hand in again"
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []
    page.get_by_role("button", name="Correct the name").click()
    assert main_buttons(page) == ["Use this name"] and page.get_by_role("button", name="Hand in again").count() == 0
    page.get_by_role("button", name="Leave it as it is").click()
    assert page.get_by_role("button", name="Hand in again").is_visible()


# In JupyterLab ---------------------------------------------------------------------------------


def book() -> dict:
    """The assignment's notebook, with a talk in it, and something that doesn't belong there."""
    sources = ["from course_lib import assignment, dialogue, hand_in, reflect", "assignment()", f'dialogue("{DIALOGUE}")',
               'reflect("somebodys-stairs")', "hand_in()"]
    cells = [{"cell_type": "markdown", "id": "intro", "metadata": metadata("intro"), "source": f"# {ASKED.title}\n\nSix questions."}]
    cells += [{"cell_type": "code", "id": f"cell-{number}", "execution_count": None, "metadata": metadata(f"cell-{number}"), "outputs": [],
               "source": source} for number, source in enumerate(sources)]
    return {"cells": cells, "metadata": {"attune": {"kind": "assignment", "id": "small", "title": ASKED.title}, "kernelspec": KERNEL},
            "nbformat": 4, "nbformat_minor": 5}


def test_a_student_answers_comes_back_and_hands_in(page, lab, axe):
    """One Start; clicks that are there after a reload; nothing private; a file and a receipt that fits; the notebook unchanged."""
    folder = lab.root / "assignments" / "small"
    folder.mkdir(parents=True)
    (folder / "assignment.json").write_text(as_json(ASKED), encoding="utf-8")
    (folder / "small.ipynb").write_text(json.dumps(book()), encoding="utf-8")
    before = (folder / "small.ipynb").read_bytes()

    def started():
        opened.get_by_role("button", name="Start", exact=True).click()
        return ready(opened)

    opened = page()
    opened.goto(lab.url("assignments/small/small.ipynb"))
    opened.get_by_text("This says that it's an assignment for a course.").wait_for()
    assert not (folder / "answers.jsonl").exists()
    started()
    assert opened.get_by_role("heading", name=ASKED.title).count() == 1
    assert opened.locator("text=Validate").locator("visible=true").count() == 0
    assert "This is coursework, and what you would write here is private" in opened.locator(".at-failure > p").inner_text()
    opened.locator(".aw-item:not([hidden]) input[value=right]").check()
    saved(opened)
    opened.get_by_text("Show what is open").click()
    opened.locator(".aw-open").get_by_text("Question 2").click()
    opened.locator(".aw-item:not([hidden]) input[value=also]").check()
    opened.get_by_text("2 of 7 answered").wait_for()
    opened.locator(".aw-open:not(:has-text('Question 2'))").wait_for()  # the list below has heard of it

    opened.reload()
    started()
    opened.get_by_text("2 of 7 answered").wait_for()
    opened.locator(".aw-place").first.click()
    assert opened.locator(".aw-item:not([hidden]) input[value=right]").is_checked()
    opened.get_by_role("button", name="Hand in as it is").click()
    opened.get_by_label("Under which name").fill("ana")
    with opened.expect_download() as download:
        opened.keyboard.press("Enter")
    assert download.value.suggested_filename == "small--ana.attune.zip"
    shown = opened.locator(".aw-slip").inner_text()
    assert receipt.check(receipt.parse(shown), (folder / "answers.jsonl").read_bytes()).same
    assert axe(opened, ".aw-hand-in") == []
    assert (folder / "small.ipynb").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")) == [
        "answers.jsonl", "assignment.json", "receipt.txt", "small--ana.attune.zip", "small.ipynb"]
