"""A personal session on a plain page: from words to a theme to its last line, by keyboard; danger; and nothing of it stays."""

import json

import pytest

from course_lib import notebook
from course_lib.labels import sessions

from .test_own_pages import press
from .test_views import look, overflowing, plain, small_targets, tab_to, violations

__all__ = ["look", "plain"]  # fixtures

WORDS = sessions.session()
MARKER = "zebra-umbrella"
SILENCE = f"{MARKER} after every argument we end up in silence"
HURT = f"{MARKER} my husband hits me when he drinks"


def at(page, heading: str) -> None:
    """Wait for a step of the way; the focus is on its heading."""
    page.locator(".aw-title", has_text=heading).wait_for()
    page.wait_for_function("document.activeElement.matches('.aw-title')")


def describe(page, text: str) -> None:
    page.get_by_label(WORDS["text"]).fill(text)
    click(page, "find")


def say_no(page) -> None:
    """Answer the question that comes first."""
    at(page, WORDS["questionTitle"])
    click(page, "no")


def click(page, word: str) -> None:
    page.get_by_role("button", name=WORDS[word], exact=True).click()


def to_the_end(page) -> None:
    """Skip from line to line, and end."""
    for _ in range(40):
        if page.get_by_role("button", name=WORDS["finish"]).count():
            return click(page, "finish")
        click(page, "skip")
    raise AssertionError("it never ends")


def empty(page, plain, home) -> None:  # noqa: F811
    """Nothing was sent back, nothing waits to be sent, nothing was asked of another place, and the learner's folder isn't there."""
    assert MARKER not in json.dumps(plain.messages) and not home.exists()
    assert page.evaluate("globalThis.attuneUnsaved?.size ?? 0") == 0 and page.evaluate("globalThis.told") == []


def test_a_session_by_keyboard_alone(plain, home):  # noqa: F811
    """The question, help after a yes, words that sound like danger, help, going on, another theme than the one found, five
    minutes, played to its end by hand."""
    page = plain.open(notebook.session())
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.evaluate("document.activeElement === document.body")
    page.locator("body").press("Tab")
    tab_to(page, "textarea")
    page.keyboard.type(HURT)
    press(page, WORDS["find"])
    at(page, WORDS["questionTitle"])
    assert page.get_by_role("group", name=WORDS["question"]).get_by_role("button").all_inner_texts() == [WORDS["no"], WORDS["yes"]]
    page.evaluate("globalThis.offline = true")  # help needs no answer from the course
    press(page, WORDS["yes"])
    at(page, WORDS["dangerTitle"])
    page.get_by_text(WORDS["told"][0]).wait_for()
    page.get_by_text("findahelpline.com").wait_for()
    page.evaluate("globalThis.offline = false")
    press(page, WORDS["notMeant"])
    at(page, WORDS["questionTitle"])
    press(page, WORDS["no"])
    at(page, WORDS["dangerTitle"])
    page.get_by_text("findahelpline.com").wait_for()
    tab_to(page, "select")
    page.keyboard.press("U")
    page.get_by_text("Samaritans").or_(page.get_by_text("988 Suicide")).first.wait_for()
    press(page, WORDS["notMeant"])
    at(page, WORDS["foundTitle"])
    press(page, WORDS["change"])
    at(page, WORDS["title"])
    tab_to(page, "textarea")
    page.keyboard.press("Control+a")
    page.keyboard.type(SILENCE)
    press(page, WORDS["find"])
    at(page, WORDS["questionTitle"])  # other words, so it's asked anew
    press(page, WORDS["no"])
    at(page, WORDS["foundTitle"])
    first = page.locator(".aw-option").first.inner_text()
    words = first.splitlines()[-1].removeprefix(WORDS["words"].removesuffix("{words}")).split(" · ")
    assert first.startswith("Silence after a row") and "silence" in words and all(word in SILENCE for word in words) and page.get_by_role("radio").first.is_checked()
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="The same row again").wait_for()
    page.keyboard.press("Shift+Tab")  # all themes are one group, and its way in is the one that is chosen
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.value") == "hard-feedback":
            break
    tab_to(page, "input[type=range]")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "5 minutes"
    press(page, WORDS["make"])
    at(page, "Hard feedback · about 5 minutes")
    assert "never means accepting harm" in page.locator(".aw-care").inner_text() and "befrienders.org" in page.locator(".aw-care").inner_text()
    press(page, WORDS["begin"])
    page.wait_for_function("document.activeElement.matches('.aw-where')")
    step = plain.messages[-1]["session"]
    for number, one in enumerate([*step["steps"], *step["ending"]], start=1):
        assert page.locator(".aw-said").inner_text() == one["says"]["eyes-open"]
        assert page.locator(".aw-where").inner_text() == f"Step {number} of {len(step['steps']) + len(step['ending'])} · {one['part']}"
        last = one is step["ending"][-1]
        press(page, WORDS["finish"] if last else WORDS["skip"])
    at(page, "Hard feedback")
    assert page.locator(".aw-small-step").inner_text().endswith(step["step"]["lines"][-1])
    empty(page, plain, home)
    assert [url for url in asked if not url.startswith(("blob:", "data:"))] == []


def test_where_nothing_fits_one_chooses_and_stopping_brings_back(plain):  # noqa: F811
    """Every theme is listed; none is chosen for anybody. Stopping leads to the way back, without a task for later; another one differs."""
    page = plain.open(notebook.session())
    click(page, "find")
    page.get_by_text(WORDS["empty"]).wait_for()
    click(page, "choose")
    page.get_by_role("radio", name="Lonely").check()
    click(page, "make")
    at(page, WORDS["questionTitle"])  # a theme of one's own choice is one's own life, too
    click(page, "change")
    describe(page, "asdf")
    say_no(page)
    at(page, WORDS["foundTitle"])
    page.get_by_text(WORDS["none"]).wait_for()
    radios = page.locator("#root input[type=radio]")
    assert radios.count() == len(plain.messages[0]["view"]["themes"]) and page.locator(":checked").count() == 0
    click(page, "make")
    page.get_by_text(WORDS["pickTheme"]).wait_for()
    page.get_by_role("radio", name="Lonely").check()
    click(page, "make")
    page.get_by_label(WORDS["routes"]["movement"]).check()
    click(page, "begin")
    one = plain.messages[-1]["session"]
    click(page, "stop")
    assert page.locator(".aw-said").inner_text() == one["ending"][0]["says"]["movement"]
    to_the_end(page)
    page.get_by_text(WORDS["stopped"]).wait_for()
    assert page.locator(".aw-small-step").count() == 0
    click(page, "again")
    page.get_by_role("button", name=WORDS["begin"]).wait_for()
    other = plain.messages[-1]["session"]
    assert other["title"] == "Lonely" and (other["steps"], other["ending"]) != (one["steps"], one["ending"])
    assert page.get_by_label(WORDS["routes"]["movement"]).is_checked()


@pytest.mark.parametrize("way", ["forget", "leave"])
def test_what_was_written_is_forgotten(plain, home, way):  # noqa: F811
    """Forgetting and leaving the page empty it; so does nothing else: going back, or over to somebody made up, leaves it there.
    Nobody is asked about somebody made up; whoever begins anew is asked anew."""
    page = plain.open(notebook.session())
    describe(page, SILENCE)
    say_no(page)
    at(page, WORDS["foundTitle"])
    click(page, "change")
    click(page, "story")
    page.get_by_role("radio", name="Marisol").check()
    click(page, "find")
    page.get_by_role("radio", name="Caring for someone old").wait_for()
    click(page, "change")
    click(page, "yours")
    assert page.get_by_label(WORDS["text"]).input_value() == SILENCE
    if way == "forget":
        describe(page, HURT)
        say_no(page)
        at(page, WORDS["dangerTitle"])
        click(page, "forget")
        page.get_by_text(WORDS["forgotten"]).wait_for()
    else:
        plain.mount(notebook.session())
        page.get_by_label(WORDS["text"]).wait_for()
    assert page.get_by_label(WORDS["text"]).input_value() == "" and MARKER not in page.content()
    empty(page, plain, home)


def test_no_answer_is_told(plain):  # noqa: F811
    """With the course gone, the words stay, and the page says so; when it's back, they can be handed in again."""
    page = plain.open(notebook.session())
    page.evaluate("globalThis.offline = true")
    describe(page, SILENCE)
    page.get_by_text(WORDS["late"]).wait_for()
    assert page.get_by_label(WORDS["text"]).input_value() == SILENCE
    page.evaluate("globalThis.offline = false")
    click(page, "find")
    at(page, WORDS["questionTitle"])
    page.evaluate("globalThis.offline = true")
    click(page, "no")
    page.get_by_text(WORDS["late"]).wait_for()
    page.evaluate("globalThis.offline = false")
    click(page, "no")
    at(page, WORDS["foundTitle"])


def test_a_session_is_sound_in_every_look(look):  # noqa: F811
    """The words, made-up people, the question, help after a yes, danger, all themes, what holds before, the middle and the end: nothing for axe, too small or too wide."""
    page = look.open(notebook.session())

    def sound():
        assert violations(page) == [] and not overflowing(page) and small_targets(page) == []

    click(page, "story")
    sound()
    click(page, "yours")
    describe(page, HURT)
    at(page, WORDS["questionTitle"])
    sound()
    click(page, "yes")
    at(page, WORDS["dangerTitle"])
    sound()
    click(page, "notMeant")
    say_no(page)
    at(page, WORDS["dangerTitle"])
    page.get_by_text(WORDS["onlyRules"]).wait_for()
    page.get_by_label(WORDS["onePlace"]).select_option("UK")
    sound()
    click(page, "change")
    describe(page, SILENCE)
    say_no(page)
    at(page, WORDS["foundTitle"])
    page.get_by_text(WORDS["others"]).click()
    sound()
    click(page, "make")
    page.get_by_text(WORDS["whole"]).click()
    sound()
    click(page, "begin")
    page.get_by_text(WORDS["careAgain"]).click()
    to_the_end(page)
    page.locator(".aw-small-step").wait_for()
    sound()
