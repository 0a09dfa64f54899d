"""Leave now: the text is gone from the screen at once, whatever was going on, and doesn't come back by itself."""

import json

import pytest

from .conftest import LOOKS, ready
from .test_privacy import KERNEL, wait_until

MARKER = "quagga-marker-4713"  # its own: other tests on the same record look for theirs
REFLECTION = "somebodys-stairs"
NEUTRAL = "Kitchen measures"


def book(*sources) -> dict:
    """A notebook of the course with these cells, next to the lessons."""
    cells = [{"cell_type": "code", "id": f"cell-{number}", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
             for number, source in enumerate(sources)]
    attune = {"id": "mine", "kind": "workshop", "title": "Something of mine", "parts": [], "home": "lessons/00-welcome.ipynb"}
    return {"cells": cells, "metadata": {"attune": attune, "kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def writing(page, lab):
    """A page with a reflection in which something is being written. `writing(width=360)` makes one in another look."""
    path = lab.root / "mine.ipynb"
    path.write_text(json.dumps(book("from course_lib import reflect", f"reflect({REFLECTION!r})")), encoding="utf-8")
    for kept in lab.home.glob("private/*.json"):
        kept.unlink()

    def opened(**look):
        made = page(**look)
        made.goto(lab.url(path.name))
        made.get_by_role("button", name="Start", exact=True).click()
        ready(made)
        field = made.get_by_role("textbox", name="Write here")
        field.click()
        field.press_sequentially(MARKER)
        return made

    return opened


def kept(lab) -> str:
    return "".join(path.read_text() for path in lab.home.glob("private/*.json"))


def escape(page, times=3):
    for _ in range(times):
        page.keyboard.press("Escape")


def gone(page) -> None:
    """Nothing of the course or the learner is on the page, in its title or its address; the focus is on the heading."""
    assert page.title() == NEUTRAL
    assert page.get_by_role("heading").all_inner_texts() == [NEUTRAL]
    told = page.content() + page.url
    assert not [word for word in (MARKER, "mine.ipynb", "Something of mine", "Attune", "textarea") if word in told]
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.evaluate("!globalThis.attuneUnsaved?.size")


def test_three_escapes_while_typing(writing, lab):
    """From the field itself; words that weren't saved are dropped, and reloading opens the first page."""
    opened = writing()
    opened.locator(".aw-own").get_by_text("Saved.", exact=True).wait_for()
    opened.keyboard.type(" unsaved-4712")
    escape(opened)
    gone(opened)
    assert MARKER in kept(lab) and "unsaved-4712" not in kept(lab)
    opened.reload()
    ready(opened, "welcome")
    assert "unsaved-4712" not in kept(lab) and MARKER not in opened.content()


def test_from_a_dialog(writing):
    """Escape closes it; the next two leave, and a voice that reads aloud falls silent."""
    opened = writing()
    opened.evaluate("Object.defineProperty(globalThis, 'speechSynthesis', { value: { cancel: () => (globalThis.silent = true) } })")
    opened.keyboard.press("F2")
    opened.get_by_role("dialog", name="Pause").wait_for()
    escape(opened)
    gone(opened)
    assert opened.evaluate("globalThis.silent")


def test_two_escapes_or_slow_ones_do_nothing(writing):
    """Nor does a letter between them."""
    opened = writing()
    escape(opened, 2)
    opened.keyboard.type("x")
    escape(opened, 2)
    opened.wait_for_timeout(2100)
    escape(opened, 1)
    assert opened.get_by_role("textbox", name="Write here").input_value().startswith(MARKER)


def test_the_button_in_the_bar_and_in_help_by_keyboard(writing, lab):
    """Both are reached with Tab, and named."""
    opened = writing()
    opened.get_by_role("button", name="Leave now").press("Enter")
    gone(opened)
    opened.goto("about:blank")
    opened = writing()
    opened.keyboard.press("F1")
    opened.get_by_role("dialog", name="Help").get_by_role("button", name="Leave now").press("Enter")
    gone(opened)


def test_back_opens_the_first_page(writing, lab, open_lesson):
    """Not the page that was left, nor the one before it; after that, the course works as ever."""
    opened = writing()
    opened.evaluate("history.pushState(null, '', location.href + '?again')")
    escape(opened)
    gone(opened)
    opened.go_back()
    ready(opened, "welcome")
    assert MARKER not in opened.content()
    open_lesson(opened, "lessons/01-start-here.ipynb")


def test_back_to_another_document_opens_the_first_page(writing, lab, open_lesson):
    """One that the browser loads anew."""
    opened = writing()
    wait_until(lambda: MARKER in kept(lab))
    open_lesson(opened, "lessons/01-start-here.ipynb")
    escape(opened)
    gone(opened)
    opened.go_back()
    ready(opened, "welcome")
    assert MARKER not in opened.content()


def test_nothing_comes_back_when_the_course_has_gone(writing, lab):
    """With the server down it works the same, and no word about the connection appears on the page."""
    opened = writing()
    lab.stop()
    try:
        escape(opened)
        gone(opened)
        opened.wait_for_timeout(6000)
        gone(opened)
    finally:
        lab.start()


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_it_is_for_everyone(writing, axe, theme, width):
    """Before and after: nothing that axe finds, nothing cut off, and a button that can be touched."""
    opened = writing(theme=theme, width=width)
    box = opened.get_by_role("button", name="Leave now").bounding_box()
    assert box["width"] >= 43.5 and box["height"] >= 43.5 and box["x"] + box["width"] <= width
    assert opened.evaluate("document.querySelector('.at-bar').scrollWidth <= innerWidth")
    assert axe(opened, ".at-bar") == []
    opened.keyboard.press("F1")
    opened.get_by_role("dialog", name="Help").wait_for()
    assert axe(opened, ".at-dialog") == []
    escape(opened)
    gone(opened)
    assert axe(opened) == []
    assert not opened.evaluate("document.documentElement.scrollWidth > innerWidth")
