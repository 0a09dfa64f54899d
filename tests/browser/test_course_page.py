"""The page "Your course" on a plain page: by keyboard, after an answer elsewhere, in both themes and widths, and for everyone."""

import pytest

from course_lib import notebook, stores
from course_lib.activities import trainers
from course_lib.records import Learning, home

from .test_views import look, overflowing, plain, small_targets, tab_to, violations  # noqa: F401

AT = "2025-01-02T03:04:05.000000+00:00"


def answers(course, quiz: str, response, sure=None) -> list[dict]:
    return [{"id": f"{quiz}-{name}", "at": AT, "activity": f"quiz/{quiz}", "type": "answer", "item": name, "version": course.item(name).version,
             "response": response(course.item(name)), "sure": sure, "seed": 1} for name in course.quiz(quiz).items]


def runs(course, name: str, count: int, respond) -> list[dict]:
    """The events of whole runs of a trainer; `respond(open)` answers each step."""
    trainer, events = course.trainer(name), []
    steps = trainers.steps(trainer.kind)
    state = steps.start(trainer)
    for _ in range(count):
        message = {"type": "begin"}
        while message:
            state, event = steps.respond(state, message, AT, f"{name}-{len(events):04}")
            events.append(event)
            message = state.open and {"type": "answer", "item": state.open.moment.id, "response": respond(state.open)}
    return events


@pytest.fixture
def grown(course, home):  # noqa: F811
    """Beliefs at the start and at the end, an answer with how sure, and runs of two trainers."""
    waited = runs(course, "wait", 3, lambda here: {"do": "speak" if here.steps else "breath"})
    heard = runs(course, "fix-or-feel", 1, lambda here: {"wish": here.moment.wish} if here.steps else {"holds": "fix"})
    (one,) = map(course.item, course.quiz("try-one").items)
    right = next(option.id for option in one.options if option.correct)
    Learning(home / "learning").add(
        *answers(course, "first-beliefs", lambda item: {"answer": "agree"}), *answers(course, "last-beliefs", lambda item: {"answer": "disagree"}),
        *answers(course, "try-one", lambda item: {"answer": right}, 3), *waited, *heard)
    stores._learning.cache_clear()


def test_it_is_sound_in_every_look(look, home):  # noqa: F811
    """With nothing to show yet."""
    page = look.open(notebook.your_course())
    page.get_by_text("There is nothing to draw yet.").wait_for()
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []


def test_it_is_sound_in_every_look_with_pictures(look, grown):  # noqa: F811
    """With all kinds of picture, folded and unfolded; each says in words what it shows."""
    page = look.open(notebook.your_course())
    assert page.locator("[role=img] svg").count() == 4 == page.get_by_text("In words").count()
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert violations(page) == [] and not overflowing(page)
    assert page.get_by_text("Doubted both times: 0. Only the last time: 10.").is_visible()


def test_at_200_percent_nothing_runs_over(plain, grown):  # noqa: F811
    """A 1280 px window at twice the size is 640 px wide."""
    plain.page.set_viewport_size({"width": 640, "height": 400})
    page = plain.open(notebook.your_course())
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not overflowing(page)


def test_by_keyboard_to_the_lesson_the_review_and_the_words(plain, grown):  # noqa: F811
    """Each way on is a link that the page around hears of; a picture's words unfold with a key."""
    page = plain.open(notebook.your_course())
    page.evaluate("""() => { globalThis.went = []; document.getElementById("root").addEventListener("attune:goto",
      (event) => { event.preventDefault(); globalThis.went.push(event.detail.lesson); }); }""")
    tab_to(page, ".aw-continue")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    tab_to(page, ".aw-runs ~ .aw-way a")
    page.keyboard.press("Enter")
    assert page.evaluate("globalThis.went")[1:] == ["review", "practice-room"] and len(page.evaluate("globalThis.went")) == 3


def test_an_answer_elsewhere_shows_when_the_page_is_opened_again(plain, course, home):  # noqa: F811
    """From nothing to draw to the first picture."""
    page = plain.open(notebook.your_course())
    page.get_by_text("There is nothing to draw yet.").wait_for()
    plain.mount(notebook.quiz("try-one"))
    page.locator(".aw-option input").first.check()
    page.get_by_text("Fairly sure", exact=True).click()
    page.get_by_role("button", name="Check answer").click()
    page.locator(".aw-mark p").first.wait_for()
    plain.mount(notebook.your_course())
    page.get_by_text("You said how sure you were of your first answer to 1 question.").wait_for()
    assert page.get_by_text("There is nothing to draw yet.").count() == 0
