"""The review on a plain page: by keyboard, kept over a restart, in both themes and widths, and for everyone."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from course_lib import notebook, stores
from course_lib.activities import items
from course_lib.records import Learning, home

from .test_views import (
    fill_by_keyboard, look, miniature, overflowing, plain, small_targets, tab_to, violations,  # noqa: F401
)  # fmt: skip

ASKED = ["one", "some", "both", "row", "sort", "guess"]


@pytest.fixture
def met(miniature, home):  # noqa: F811
    """Six questions were answered wrong in the lesson three days ago."""
    wrong = {"one": {"answer": "dog"}, "some": {"answer": ["mole"]}, "both": {"answer": "sinks", "reason": "colder"},
             "row": {"answer": ["bat", "ant", "cow", "elk"]}, "guess": {"answer": 2},
             "sort": {"answer": {"cod": "land", "fox": "land", "swift": "sea", "eel": "land"}}}
    then = (datetime.now(UTC) - timedelta(days=3)).isoformat(timespec="microseconds")
    Learning(home / "learning").add(*({"id": f"lesson-{name}", "at": then, "activity": "quiz/every-kind", "type": "answer", "item": name,
                                       "version": miniature.item(name).version, "response": wrong[name], "sure": None, "seed": 1}
                                      for name in ASKED))
    return miniature


def asked(page) -> str:
    """The id of the question on the page, found by its words."""
    stem = page.locator(".aw-stem").inner_text()
    return next(name for name in ASKED if notebook.bundle().item(name).stem == stem)


def test_a_sitting_by_keyboard_and_after_a_restart(plain, met):  # noqa: F811
    """Each kind of question answered with keys alone; the count falls; the page that is opened anew goes on from there."""
    page = plain.open(notebook.review())
    for left in range(5, 2, -1):
        name = asked(page)
        right, _mark = items.reveal(met.item(name))
        fill_by_keyboard(page, name, right)
        tab_to(page, "button[type=submit]")
        page.keyboard.press("Enter")
        page.locator(".aw-mark[data-verdict=right]").wait_for()
        page.get_by_text(f"{left} question").first.wait_for()
        assert page.locator(".aw-comes").inner_text().startswith("It comes again")
        tab_to(page, ".aw-nav .aw-do")
        page.keyboard.press("Enter")
        assert asked(page) != name and page.evaluate("document.activeElement.closest('.aw-item') !== null")
    stores._learning.cache_clear()
    again = plain.open(notebook.review())
    again.get_by_text("3 questions for today").wait_for()
    assert asked(again) not in [event["item"] for event in Learning(home() / "learning").events("review")]


def test_no_key_before_the_answer(plain, met):  # noqa: F811
    """Nothing of the feedback is in a message or on the page; after a wrong answer only its own."""
    page = plain.open(notebook.review())
    assert "Feedback" not in json.dumps(plain.messages) and "Feedback" not in page.content()


def test_a_break_by_keyboard(plain, met):  # noqa: F811
    """Begun, it asks nothing; ended, the question is there, and the focus in it."""
    page = plain.open(notebook.review())
    page.get_by_text("Have a break").focus()
    page.keyboard.press("Enter")
    tab_to(page, "details input[type=number]")
    page.keyboard.type("400")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "number" and not Learning(home() / "learning").events("review")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("The break lasts until you end it.").wait_for()
    assert page.locator(".aw-stem").count() == 0
    assert page.evaluate("document.activeElement.textContent").startswith("Nothing is asked while the break lasts")
    page.get_by_role("button", name="End the break").focus()
    page.keyboard.press("Enter")
    page.locator(".aw-stem").wait_for()
    assert page.evaluate("document.activeElement.closest('.aw-item') !== null")


def test_a_question_is_taken_out_and_brought_back(plain, met):  # noqa: F811
    """The next one comes; the list says which, and brings it back."""
    page = plain.open(notebook.review())
    name = asked(page)
    page.get_by_role("button", name="Don't ask this again").click()
    page.get_by_text("5 questions for today").wait_for()
    assert asked(page) != name
    page.get_by_text("Not asked any more (1)").click()
    page.get_by_role("button", name="Ask it again").click()
    page.get_by_text("6 questions for today").wait_for()
    assert page.get_by_text("Not asked any more").count() == 0
    assert page.evaluate("document.activeElement !== document.body")


def test_review_is_for_everyone(look, met):  # noqa: F811
    """Before and after an answer, with everything unfolded, and in a break: axe finds nothing, nothing is cut off."""
    page = look.open(notebook.review())
    for summary in page.locator("summary").all():
        summary.click()
    name = asked(page)
    sound(page)
    fill_by_keyboard(page, name, items.reveal(met.item(name))[0])
    page.get_by_role("button", name="Check answer").click()
    page.get_by_text("It comes again").wait_for()
    sound(page)
    page.get_by_role("button", name="Don't ask this again").click()
    page.get_by_text("Not asked any more (1)").click()
    sound(page)
    page.get_by_role("button", name="Begin this break").click()
    page.get_by_text("The break lasts 7 more days").wait_for()
    sound(page)


def sound(page):
    assert violations(page) == []
    assert not overflowing(page) and small_targets(page) == []
