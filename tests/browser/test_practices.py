"""Guided practices on a plain page: by keyboard, in time or by hand, silent unless asked, and stopping brings back."""

import pytest

from course_lib.activities import practice as practices
from course_lib.content.authoring import build
from course_lib.content.frozen import freeze
from course_lib.content.practices import Practice
from course_lib.desks import LearningDesk
from course_lib.labels import guided
from course_lib.widgets.activity import ActivityWidget

from .test_views import choose_radio, look, overflowing, plain, small_targets, tab_to, violations

__all__ = ["look", "plain"]  # fixtures

ALL = {name: freeze(Practice, placed.thing.model_dump()) for name, placed in build.load().practices.items()}
WORDS = guided.practice(4)
# A speech engine that writes down what it is asked to say, with the voices that are given.
ENGINE = """(voices) => {
  globalThis.spoken = [];
  globalThis.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(globalThis, "speechSynthesis", { configurable: true, value: {
    getVoices: () => voices, cancel() {}, speak: (said) => globalThis.spoken.push(said), addEventListener() {}, removeEventListener() {} } });
}"""
HIDE = """(hidden) => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange")); }"""


@pytest.fixture
def widget(learning):
    """Makes the widget of a practice; `one` is what it shows."""

    def make(name: str = "noticing-breath"):
        one = ALL[name]
        desk = LearningDesk(practices.start(one), practices, practices.view, guided.practice(one.minutes), learning)
        made = ActivityWidget("practice", desk.answer)
        made.one = one
        return made

    return make


def begin(page, *choices: str) -> None:
    """Open the practice, choose by label, and begin."""
    page.locator("#root button").click()
    for choice in choices:
        page.get_by_label(choice, exact=True).check()
    page.get_by_role("button", name="Begin").click()
    page.locator(".aw-said p").wait_for()


def said(page) -> str:
    return page.locator(".aw-said").inner_text()


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def kept(page, learning, count: int) -> list[tuple]:
    """The events, once there are `count` of them."""
    page.wait_for_function("() => globalThis.attuneUnsaved.size === 0")
    events = learning.events()
    assert len(events) == count
    return [(event["type"], event["response"]) for event in events]


def takes(step, route: str, room: float = 1) -> int:
    """The milliseconds that a step stays."""
    return int(1000 * (practices.reading(step.says(route)) + room * step.seconds))


def test_a_whole_practice_by_keyboard_alone(widget, plain, learning):
    """Tab, arrows, Space and Enter go from the card to the end, by hand; the focus is never lost, and nothing asks for text."""
    made = widget("settling")
    page = plain.open(made)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("body").press("Tab")
    tab_to(page, "#root button")
    page.keyboard.press("Enter")
    choose_radio(page, "movement")
    choose_radio(page, "mine")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.aw-where')")
    steps = [*made.one.steps, *made.one.ending]
    for number, step in enumerate(steps, start=1):
        assert said(page) == step.says("movement")
        assert page.locator(".aw-where").inner_text().startswith(f"Step {number} of {len(steps)}")
        next_ = WORDS["finish"] if number == len(steps) else WORDS["next"]
        if number == 1:
            for _ in range(8):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.textContent") == next_:
                    break
        assert page.evaluate("document.activeElement.textContent") == next_
        page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.aw-end')")
    assert page.locator("#root :is(textarea, input:not([type=radio]))").count() == 0
    events = kept(page, learning, 2)
    assert events == [("began", {"route": "movement"}), ("finished", {"route": "movement", "minutes": 0})]
    assert page.evaluate("globalThis.told.at(-1)") == {"activity": "practice/settling", "done": True}
    assert [url for url in asked if not url.startswith(("blob:", "data:"))] == []


def test_it_goes_on_in_its_time_and_waits_when_paused(widget, plain, learning):
    """A step stays as long as it takes to read it and its room; paused it stays; slower adds half as much room."""
    plain.page.clock.install()
    made = widget()
    page = plain.open(made)
    begin(page)
    first, second, third = made.one.steps[:3]
    page.clock.run_for(takes(first, "eyes-open") - 300)
    assert said(page) == first.says("eyes-open")
    page.clock.run_for(600)
    assert said(page) == second.says("eyes-open")
    press(page, "Pause")
    page.clock.run_for(600_000)
    assert said(page) == second.says("eyes-open") and page.locator(".aw-state").inner_text() == "Paused."
    press(page, "Go on")
    page.clock.run_for(takes(second, "eyes-open"))
    assert said(page) == third.says("eyes-open")
    press(page, "Slower")
    assert page.locator(".aw-state").inner_text() == WORDS["room"]["1.5"]
    page.clock.run_for(takes(third, "eyes-open") + 1000)
    assert said(page) == third.says("eyes-open")
    page.clock.run_for(third.seconds * 500)
    assert said(page) == made.one.steps[3].says("eyes-open")
    press(page, "Back")
    assert said(page) == third.says("eyes-open")


def test_it_ends_by_itself_with_the_minutes(widget, plain, learning):
    """Left alone it comes to its end, and the minutes kept are about those promised."""
    plain.page.clock.install()
    made = widget("feet-and-floor")
    page = plain.open(made)
    begin(page)
    for step in (*made.one.steps, *made.one.ending):
        page.clock.run_for(takes(step, "eyes-open") + 50)
    page.locator(".aw-end").wait_for()
    assert kept(page, learning, 2)[-1] == ("finished", {"route": "eyes-open", "minutes": made.one.minutes})


def test_stop_here_brings_back(widget, plain, learning):
    """From any step the ending comes, without a breath to follow; it's kept as stopped, once, and counts."""
    made = widget()
    page = plain.open(made)
    begin(page, WORDS["routes"]["body"])
    assert page.locator(".aw-pace-breath").is_visible()
    assert page.locator(".aw-count").inner_text()[:2] == "In"
    press(page, "Stop here")
    assert page.evaluate("document.activeElement.textContent") == WORDS["coming"]
    assert said(page) == made.one.ending[0].says("body")
    assert not page.locator(".aw-pace-breath").is_visible()
    assert page.get_by_role("button", name="Stop here").count() == 0
    press(page, "Skip")
    press(page, "That's the end")
    assert page.locator(".aw-end").inner_text() == WORDS["stopped"]
    assert kept(page, learning, 2) == [("began", {"route": "body"}), ("stopped", {"route": "body", "minutes": 0})]
    press(page, "Back to the start")
    page.wait_for_function("document.activeElement.matches('#root button')")
    assert WORDS["again"] in page.locator("#root").inner_text()


def test_out_of_sight_it_waits(widget, plain):
    """A tab in the background pauses it, and says so when one is back; that time isn't counted."""
    plain.page.clock.install()
    made = widget()
    page = plain.open(made)
    begin(page)
    page.evaluate(HIDE, True)
    page.clock.run_for(600_000)
    page.evaluate(HIDE, False)
    assert said(page) == made.one.steps[0].says("eyes-open")
    assert page.locator(".aw-state").inner_text() == WORDS["hidden"]
    press(page, "Go on")
    page.clock.run_for(takes(made.one.steps[0], "eyes-open") + 50)
    assert said(page) == made.one.steps[1].says("eyes-open")


def test_the_route_may_change_in_the_middle(widget, plain, learning):
    """The same step, said for the new route; the focus stays on the choice."""
    made = widget()
    page = plain.open(made)
    begin(page, WORDS["mine"])
    press(page, "Next")
    press(page, "Next")
    page.get_by_text(WORDS["settings"]).click()
    page.get_by_label(WORDS["routes"]["movement"]).check()
    assert said(page) == made.one.steps[2].says("movement")
    assert page.evaluate("document.activeElement.value") == "movement"
    press(page, "Stop here")
    assert kept(page, learning, 2)[-1][1]["route"] == "movement"


def test_no_sound_unless_it_is_asked_for(widget, plain):
    """Off at first; only a voice of this machine is used; while it speaks, the page doesn't announce the words too."""
    page = plain.open(widget())
    page.evaluate(ENGINE, [{"name": "far", "lang": "en-GB", "localService": False}, {"name": "near", "lang": "en-GB", "localService": True}])
    begin(page, WORDS["mine"])
    press(page, "Next")
    assert page.evaluate("spoken.length") == 0 and page.locator(".aw-said").get_attribute("aria-live") == "polite"
    press(page, "Read aloud")
    assert page.evaluate("spoken.map((one) => [one.text, one.voice.name])") == [[said(page), "near"]]
    assert page.locator(".aw-said").get_attribute("aria-live") == "off"
    press(page, "Next")
    assert page.evaluate("spoken.at(-1).text") == said(page)
    press(page, "Stop reading aloud")
    press(page, "Next")
    assert page.evaluate("spoken.length") == 2 and page.locator(".aw-said").get_attribute("aria-live") == "polite"


def test_when_it_speaks_the_room_begins_after_the_voice(widget, plain):
    """The step stays until the voice is through, and then for its room."""
    plain.page.clock.install()
    made = widget()
    page = plain.open(made)
    page.evaluate(ENGINE, [{"name": "near", "lang": "en", "localService": True}])
    begin(page)
    press(page, "Read aloud")
    page.clock.run_for(takes(made.one.steps[0], "eyes-open") + 2000)
    assert said(page) == made.one.steps[0].says("eyes-open")
    page.evaluate("spoken.at(-1).onend()")
    page.clock.run_for(1000 * made.one.steps[0].seconds + 50)
    assert said(page) == made.one.steps[1].says("eyes-open")


def test_a_voice_that_sends_the_text_away_is_not_used(widget, plain):
    """The button says why it can't."""
    page = plain.open(widget())
    page.evaluate(ENGINE, [{"name": "far", "lang": "en-GB", "localService": False}])
    begin(page)
    assert page.get_by_role("button", name="Read aloud").is_disabled()
    assert WORDS["noVoice"] in page.locator("#root").inner_text()


def test_still_where_motion_is_reduced(widget, plain):
    """One goes on by oneself, the lines are still, and the count is a line of text."""
    plain.page.emulate_media(reduced_motion="reduce")
    page = plain.open(widget())
    page.locator("#root button").click()
    assert page.get_by_label(WORDS["mine"]).is_checked()
    page.get_by_label(WORDS["routes"]["body"]).check()
    press(page, "Begin")
    assert page.locator(".aw-count").inner_text() == WORDS["still"]["breath"]
    assert page.evaluate("document.querySelector('.aw-pacer path').getAnimations().length") == 0


def test_reading_alone_is_as_good(widget, plain, learning):
    """All of it stands there to read, with what brings back, and counts without minutes."""
    made = widget()
    page = plain.open(made)
    page.locator("#root button").click()
    page.get_by_text(WORDS["whole"]).click()
    listed = page.locator(".aw-transcript li").all_inner_texts()
    assert listed == [step.says("eyes-open") for step in (*made.one.steps, *made.one.ending)]
    press(page, WORDS["wasRead"])
    assert kept(page, learning, 1) == [("finished", {"route": "eyes-open", "minutes": None})]
    assert WORDS["read"] in page.locator("#root").inner_text()


def test_a_practice_is_sound_in_every_look(widget, look):
    """The card, what to know before, the middle with all its settings, and the end: nothing for axe, nothing too small or too wide."""
    page = look.open(widget("own-words-after-a-row"))

    def sound():
        assert violations(page) == [] and not overflowing(page) and small_targets(page) == []

    sound()
    page.locator("#root button").click()
    assert WORDS["caution"] in page.locator("#root").inner_text()
    page.get_by_text(WORDS["whole"]).click()
    sound()
    press(page, "Begin")
    press(page, "Skip")
    page.get_by_text(WORDS["settings"]).click()
    page.get_by_text(WORDS["soFar"]).click()
    sound()
    press(page, "Stop here")
    press(page, "Skip")
    press(page, "That's the end")
    sound()
