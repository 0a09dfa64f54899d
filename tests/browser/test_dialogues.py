"""Dialogues on a plain page: by keyboard to an end and back, in every look, for everyone, and nothing told before an end."""

import json

import pytest

from course_lib.activities import dialogue as dialogues
from course_lib.activities import dialogue_view
from course_lib.content.authoring.dialogue_walk import frozen
from course_lib.desks import LearningDesk
from course_lib.labels import practice
from course_lib.widgets.activity import ActivityWidget

from .test_views import look, overflowing, plain, small_targets, violations

__all__ = ["look", "plain"]
ROADS = {"till-nine": ["meeting", "not-only", "gate", "had-news", "sorry-for-six"], "kitchen-light": ["rang", "to-the-hall", "street"]}


@pytest.fixture
def opened(real_assets, learning):
    """A function that returns a dialogue of the course, and its widget."""

    def opened(name):
        dialogue = frozen(real_assets.dialogues[name].thing)
        fresh = dialogues.start(dialogue, seed=5)
        desk = LearningDesk(fresh, dialogues, dialogue_view.view, practice.dialogue(), learning)
        return dialogue, ActivityWidget("dialogue", desk.answer)

    return opened


def tab_to(page, selector: str, text: str = "") -> None:
    """Press Tab until the focus is on it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("([selector, text]) => document.activeElement.matches(selector) && document.activeElement.textContent.includes(text)",
                         [selector, text]):
            return
    raise AssertionError(f"Tab never reaches {selector} {text}")


def say(page, dialogue, reply: str, number: int) -> None:
    """Choose a reply with the keyboard, and wait until it was taken in."""
    text = next(one.text for turn in dialogue.turns for one in turn.replies if one.id == reply)
    tab_to(page, ".aw-reply", text)
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelectorAll('.aw-said > li').length === {number}")


def arrived(page) -> bool:
    return page.evaluate("document.activeElement.classList.contains('aw-arrive')")


def test_keyboard_to_an_end_and_back(plain, opened):
    """The focus goes to each new line, to the end, and to the turn that is tried again; the page is told that it's done."""
    dialogue, widget = opened("till-nine")
    page = plain.open(widget)
    page.locator(".aw-reply").first.wait_for()
    for number, reply in enumerate(ROADS["till-nine"], start=1):
        say(page, dialogue, reply, number)
        assert arrived(page)
    assert "Inés takes the coat off" in page.locator(".aw-closing").inner_text()
    assert page.evaluate("globalThis.told.at(-1).done") is True
    tab_to(page, ".aw-back")
    tab_to(page, ".aw-back")
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelectorAll('.aw-said > li').length === 1")
    assert arrived(page) and page.locator(".aw-closing").count() == 0
    say(page, dialogue, "is-it", 2)
    assert arrived(page)


def test_new_exchange_is_announced_alone(plain, opened):
    """The log grows by what was said, and isn't read out from the start again."""
    dialogue, widget = opened("till-nine")
    page = plain.open(widget)
    page.locator(".aw-reply").first.wait_for()
    page.evaluate("""() => { globalThis.added = [];
      new MutationObserver((all) => all.forEach((one) => globalThis.added.push(...[...one.addedNodes].map((node) => node.textContent))))
        .observe(document.querySelector("[role=log]"), { childList: true, subtree: true }); }""")
    say(page, dialogue, "meeting", 1)
    say(page, dialogue, "not-only", 2)
    first, second = page.evaluate("globalThis.added")
    assert "meeting ran over" in first and "meeting ran over" not in second


def test_nothing_hidden_reaches_the_page_before_an_end(plain, opened):
    """In no message and nowhere in the page: no why, move, fit, harm, number of the state, or turn that wasn't met."""
    for name in ROADS:
        dialogue, widget = opened(name)
        plain.messages.clear()
        page = plain.open(widget)
        page.locator(".aw-reply").first.wait_for()
        say(page, dialogue, ROADS[name][0], 1)
        page.locator(".aw-voice button").click()
        page.locator(".aw-contour svg").wait_for()
        seen = json.dumps(plain.messages, ensure_ascii=False) + page.content()
        whys = {reply.why for turn in dialogue.turns for reply in turn.replies}
        unmet = {line.text for turn in dialogue.turns if turn.id in ("news", "why-not", "later", "last-step") for line in turn.lines}
        ends = {text for end in dialogue.ends for text in (end.text, end.after)}
        assert [text for text in whys | unmet | ends if text in seen] == []
        assert not [key for key in ("intensity", '"move"', '"fit"', '"harm"', "tolerates", '"feeling"') if key in json.dumps(plain.messages)]


@pytest.mark.parametrize("name", ROADS)
def test_dialogue_is_for_everyone(look, opened, name):
    """At its start, in the middle with the voice, at its end and as text: axe finds nothing, nothing is too small or too wide."""
    dialogue, widget = opened(name)
    page = look.open(widget)
    page.locator(".aw-reply").first.wait_for()

    def sound():
        assert violations(page) == []
        assert small_targets(page) == []
        assert not overflowing(page)

    page.locator(".aw-voice button").click()
    page.locator(".aw-contour svg").wait_for()
    sound()
    for number, reply in enumerate(ROADS[name], start=1):
        say(page, dialogue, reply, number)
    page.locator(".aw-moods svg").wait_for()
    page.locator(".aw-behind summary").first.click()
    sound()


def test_text_is_an_equal_way(plain, opened):
    """It's fetched when it's opened, holds every line and end, and reading it counts."""
    dialogue, widget = opened("till-nine")
    page = plain.open(widget)
    page.locator(".aw-reply").first.wait_for()
    assert not any("text" in message for message in plain.messages)
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    page.locator(".aw-text-version section").first.wait_for()
    told = page.locator(".aw-text-version").inner_text()
    assert [line.text for turn in dialogue.turns for line in turn.lines if line.text not in told] == []
    assert [end.after for end in dialogue.ends if end.after not in told] == []
    assert violations(page) == []
    tab_to(page, ".aw-text-version .aw-actions button")
    page.keyboard.press("Enter")
    page.wait_for_function("globalThis.told.at(-1).done")
    assert page.evaluate("document.activeElement.textContent") == "Read. It counts as done."
    assert page.locator(".aw-reply").first.is_enabled()


def test_where_leaving_is_the_task_help_is_named(plain, opened):
    """Before the first word, and at the end, with the key."""
    dialogue, widget = opened("kitchen-light")
    page = plain.open(widget)
    page.locator(".aw-reply").first.wait_for()
    assert "F1" in page.locator(".aw-scene").inner_text()
    for number, reply in enumerate(ROADS["kitchen-light"], start=1):
        say(page, dialogue, reply, number)
    told = page.locator(".aw-safe").inner_text()
    assert "F1" in told and "never means putting up with harm" in told


def test_reply_that_could_not_be_sent_can_be_sent_again(plain, opened):
    """Without a connection the page says so and keeps the reply; drawn anew, it hands it in."""
    dialogue, widget = opened("till-nine")
    page = plain.open(widget)
    page.locator(".aw-reply").first.wait_for()
    page.evaluate("globalThis.offline = true")
    page.locator(".aw-reply").first.click()
    page.locator(".aw-notice", has_text="Not saved yet").wait_for()
    page.evaluate("globalThis.offline = false")
    plain.mount(widget)
    page.wait_for_function("document.querySelectorAll('.aw-said > li').length === 1")
