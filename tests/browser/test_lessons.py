"""The course's own pages in a real JupyterLab: all of them open, work, and can be used by everyone."""

import json
import re

import pytest

from course_lib.content import bundle

from .conftest import ALL, EVERY_LOOK, LESSONS, ready

PAGES = sorted(path.name for path in LESSONS.glob("*.ipynb"))
# Every page in one of the looks; all of them if that is asked for.
SEEN = [(page, look) for number, page in enumerate(PAGES) for place, look in enumerate(EVERY_LOOK)
        if ALL or place == number % len(EVERY_LOOK)]
TALL = 12_000  # pixels: so that few screens show all of a lesson
LESSON = "lessons/02-what-attunement-is.ipynb"


@pytest.mark.parametrize("name, look", SEEN, ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value)))
def test_a_page_opens_whole_and_is_for_everyone(page, open_lesson, axe, name, look):
    """Every activity is there, nothing failed, nothing runs over the side, and axe finds nothing on it."""
    opened = open_lesson(page(*look, height=TALL), f"lessons/{name}")
    opened.wait_for_function("(count) => document.querySelectorAll('.jp-Cell:has(.aw-view h3:not(:empty), .aw-view .aw-continue)').length === count",
                             arg=activities(name))
    assert opened.locator(".at-failure").count() == 0
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(opened) == []


def activities(name: str) -> int:
    """How many activities the lesson in the notebook `name` opens."""
    cells = json.loads((LESSONS / name).read_text(encoding="utf-8"))["cells"]
    return sum(bool(re.match(r"(quiz|predict|reflect|dialogue|simulate|train|practise|course_map|records|review|statement|your_course|journal|check_in|plan|session)\(", cell["source"])) for cell in cells)


def test_what_was_done_is_there_after_everything_was_restarted(page, open_lesson, lab):
    """The server stops, the browser closes; the answer and the progress come back."""
    opened = open_lesson(page(), LESSON)
    opened.get_by_label("A little more accurate").check()
    opened.get_by_role("button", name="That's my guess").first.click()
    opened.locator(".aw-view").first.get_by_text("Imagining the other person's view").wait_for()
    opened.get_by_text("1 of 15 done").wait_for()
    opened.close()
    lab.stop()
    lab.start()
    again = open_lesson(page(), LESSON)
    again.locator(".aw-view").first.get_by_text("Imagining the other person's view").wait_for()
    again.get_by_text("1 of 15 done").wait_for()
    assert again.get_by_label("A little more accurate").is_checked()


def test_continuing_leads_to_where_one_left_off(page, open_lesson):
    """From the first page, to the lesson that was open last."""
    begun = open_lesson(page(), LESSON)
    begun.locator(".aw-view").first.get_by_role("radio").first.wait_for()
    if begun.get_by_text("0 of 15 done").count():
        begun.get_by_label("A little more accurate").check()
        begun.get_by_role("button", name="That's my guess").first.click()
        begun.get_by_text("1 of 15 done").wait_for()
    first = open_lesson(page(), "lessons/00-welcome.ipynb")
    first.get_by_role("link", name="Continue where you left off").click()
    ready(first, "what-attunement-is")
    assert "02-what-attunement-is" in first.url


def test_two_tabs_of_one_lesson_both_keep_what_they_are_told(page, open_lesson):
    """An answer in one, another answer in the other: nothing is lost, and the next visit shows the last."""
    one, two = (open_lesson(page(), "lessons/01-start-here.ipynb") for _ in range(2))
    for tab, choice in ((one, "Agree"), (two, "Disagree")):
        quiz = tab.locator(".aw-view").first
        quiz.get_by_label(choice, exact=True).first.check()
        quiz.get_by_role("button", name="Keep this answer").first.click()
        quiz.get_by_text("Kept.").first.wait_for()
    last = open_lesson(page(), "lessons/01-start-here.ipynb")
    last.locator(".aw-view").first.get_by_role("button", name="Back").click()
    assert last.locator(".aw-view").first.locator("input[value=disagree]").first.is_checked()


def test_no_key_is_in_the_page_the_frames_or_the_file(page, lab):
    """Before an answer, no feedback of any item of the lesson is anywhere that the learner's side can see."""
    frames = []
    opened = page()
    opened.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    opened.goto(lab.url("lessons/01-start-here.ipynb"))
    ready(opened)
    opened.get_by_text("Wanjiru mentions her birthday").wait_for()
    seen = opened.evaluate("document.documentElement.outerHTML") + (lab.root / "lessons/01-start-here.ipynb").read_text()
    seen += "".join(frame.decode("utf-8", "ignore") if isinstance(frame, bytes) else frame for frame in frames)
    item = bundle().item(bundle().quiz("try-one").items[0])
    assert item.stem[:30] in seen  # the question itself did come
    for option in item.options:
        assert option.feedback[:40] not in seen
    assert '"correct"' not in seen and "correct: true" not in seen
