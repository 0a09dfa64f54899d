"""Simulations on a plain page: by keyboard, nothing before the guess, the newest values win, and for everyone."""

import json

import pytest

from course_lib.activities import simulation as simulations
from course_lib.content.authoring import build
from course_lib.content.frozen import freeze
from course_lib.content.simulations import Simulation
from course_lib.desks import LearningDesk
from course_lib.labels import practice
from course_lib.models.simulations import draw
from course_lib.widgets.activity import ActivityWidget

from .test_views import choose_radio, look, overflowing, plain, small_targets, tab_to, violations

__all__ = ["look", "plain"]  # fixtures

ALL = {name: freeze(Simulation, placed.thing.model_dump(mode="json")) for name, placed in build.load().simulations.items()}
# Words that leave the sheet, and how high the smallest letters are on the screen.
WORDS = """() => {
  const svg = document.querySelector(".aw-drawing svg"), sheet = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
  const out = texts.filter((text) => { const box = text.getBoundingClientRect();
    return box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1; });
  const heights = texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * sheet.width / svg.viewBox.baseVal.width);
  return [out.map((text) => text.textContent), Math.min(...heights)];
}"""


@pytest.fixture
def widget(learning):
    """Makes the widget of a simulation; `one` is what it shows."""

    def make(name: str):
        one = ALL[name]
        desk = LearningDesk(simulations.start(one), simulations, simulations.view, practice.simulation(), learning)
        made = ActivityWidget("simulation", desk.answer)
        made.one = one
        return made

    return make


def guess(page, widget) -> None:
    """Commit to the first option."""
    page.locator(f'input[value="{widget.one.guess.options[0].id}"]').check()
    page.get_by_role("button", name="That's my guess").click()
    page.locator(".aw-controls").wait_for()


def summary(page) -> str:
    return page.locator(".aw-says").inner_text()


def figure(page) -> str:
    """The letters and lines of the figure on the page."""
    return page.locator(".aw-drawing").inner_html()


def test_a_simulation_is_played_by_keyboard_alone(widget, plain):
    """Guess, move a slider, press a preset, go back to the start: the figure and its summary follow, the focus stays."""
    flags = widget("flagging")
    page = plain.open(flags)
    choose_radio(page, "sixteen")
    tab_to(page, "button.aw-do")
    page.keyboard.press("Enter")
    page.locator(".aw-controls").wait_for()
    assert page.evaluate("document.activeElement.className") == "aw-mark"
    before, said = figure(page), summary(page)
    tab_to(page, "input[type=range]")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(said) => document.querySelector('.aw-says').innerText !== said", arg=said)
    assert figure(page) != before and "17 of 100" in page.locator(".aw-value").first.inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-valuetext')") == "17 of 100"
    assert draw("flagging", {"part": 17, "catches": 90, "clears": 90}).says in summary(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Count the diamonds among the flagged.").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert page.locator(".aw-value").all_inner_texts() == ["2 of 100", "90 of 100", "90 of 100"]
    tab_to(page, ".aw-controls button")
    page.keyboard.press("Enter")
    page.wait_for_function("(said) => document.querySelector('.aw-says').innerText === said", arg=said)
    assert figure(page) == before and page.evaluate("document.activeElement.textContent") == "Start values"


def test_a_choice_is_a_group_of_radios(widget, plain):
    """Arrow keys change it, and the figure follows."""
    page = plain.open(watchers := widget("fast-or-right"))
    guess(page, watchers)
    assert page.get_by_role("group", name="When they decide").get_by_role("radio").count() == 3
    said = summary(page)
    page.get_by_role("radio", name="Each when it's enough").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("(said) => document.querySelector('.aw-says').innerText !== said", arg=said)
    assert "Both look for 0.6 seconds" in summary(page)


@pytest.mark.parametrize("name", ["mending", "fast-or-right"])
def test_nothing_of_what_comes_after_is_sent_before_the_guess(widget, plain, name):
    """No message and nothing on the page holds a comment, the reveal, a preset, a control or a figure."""
    one = ALL[name]
    page = plain.open(widget(name))
    page.locator("input[type=radio]").first.wait_for()
    told = json.dumps(plain.messages, ensure_ascii=False) + page.content()
    after = [one.guess.reveal, one.to_try, one.limits, *(option.comment for option in one.guess.options), *(preset.says for preset in one.presets)]
    assert not [text for text in after if text in told or json.dumps(text, ensure_ascii=False)[1:-1] in told]
    assert page.locator("input[type=range], svg, .aw-preset").count() == 0 and '"svg"' not in told


def test_the_newest_values_win_and_one_drawing_at_most_is_on_its_way(widget, plain):
    """Of thirty quick moves, the first and the last are drawn."""
    flags = widget("flagging")
    page = plain.open(flags)
    guess(page, flags)
    asked, answer = [], flags._answer

    def listening(message, buffers):
        asked.append(message.get("values"))
        return answer(message, buffers)

    flags._answer = listening
    page.evaluate("""() => { const range = document.querySelector("input[type=range]");
      for (let at = 20; at < 50; at++) { range.value = at; range.dispatchEvent(new Event("input")); } }""")
    last = draw("flagging", {"part": 49, "catches": 90, "clears": 90})
    page.get_by_text(last.says).wait_for()
    assert [one["part"] for one in asked] == [20, 49]


def test_nothing_jumps_while_a_figure_comes(widget, plain):
    """The figure keeps its height, and the controls their place."""
    page = plain.open(mending := widget("mending"))
    guess(page, mending)
    places = """() => [...document.querySelectorAll(".aw-drawing, .aw-controls")].map((node) => node.getBoundingClientRect().top + scrollY + node.offsetHeight)"""
    before, said = page.evaluate(places), summary(page)
    for preset in page.locator(".aw-preset").all():
        preset.click()
        page.wait_for_function("(said) => document.querySelector('.aw-says').innerText !== said", arg=said)
        said = summary(page)
        assert page.evaluate(places) == before


def test_a_figure_that_does_not_come_is_said(widget, plain):
    """The old one stays, with a word that it's old; when the connection is back, the next move draws."""
    page = plain.open(flags := widget("flagging"))
    guess(page, flags)
    before = figure(page)
    page.evaluate("globalThis.offline = true")
    page.locator("input[type=range]").first.press("ArrowRight")
    page.get_by_text("The new figure isn't here yet.").wait_for()
    assert figure(page) == before
    page.evaluate("globalThis.offline = false")
    page.locator("input[type=range]").first.press("ArrowRight")
    page.get_by_text("The new figure isn't here yet.").wait_for(state="hidden")
    assert figure(page) != before


def test_the_guess_is_there_when_the_lesson_opens_again(widget, plain):
    """And the figure with it, where its controls start."""
    page = plain.open(flags := widget("flagging"))
    guess(page, flags)
    plain.open(widget("flagging"))
    page.locator(".aw-controls").wait_for()
    assert page.locator(f'input[value="{flags.one.guess.options[0].id}"]').is_checked()
    assert flags.one.guess.reveal[:40] in page.locator(".aw-mark").inner_text()
    assert page.evaluate("globalThis.told.at(-1)") == {"activity": "simulation/flagging", "done": True}


def test_a_simulation_is_sound_in_every_look(widget, look):
    """axe finds nothing, nothing runs over the side, every target is large enough: before the guess, after it, limits open."""
    page = look.open(usual := widget("their-usual"))
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []
    guess(page, usual)
    page.get_by_text("What this leaves out").click()
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []


@pytest.mark.parametrize("name", ALL)
def test_every_figure_is_legible_on_a_phone(widget, plain, name):
    """At 360 pixels no word leaves the sheet, and no letter is under 11 pixels: at the start and at every preset."""
    plain.page.set_viewport_size({"width": 360, "height": 780})
    page = plain.open(one := widget(name))
    guess(page, one)
    assert not overflowing(page)
    for preset in one.one.presets:
        page.get_by_role("button", name=preset.label, exact=True).click()
        page.get_by_text(preset.says).wait_for()
        outside, smallest = page.evaluate(WORDS)
        assert outside == [] and smallest >= 11, preset.id


def clock(page) -> float:
    """Where the figure's movement stands, in seconds."""
    return page.evaluate("document.querySelector('.aw-drawing svg').getCurrentTime()")


def test_a_face_moves_when_it_is_asked_to(widget, plain):
    """It waits for Play, which a keyboard presses; a change of the controls shows at once what it does."""
    page = plain.open(usual := widget("their-usual"))
    guess(page, usual)
    assert clock(page) == 0 and "Brows: from level to" in summary(page)
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.aw-drawing svg').getCurrentTime() > 1")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.aw-drawing svg').getCurrentTime() < 1")
    page.get_by_role("button", name="Someone who mostly frowns").click()
    page.get_by_text("Nothing changes that could be seen.").wait_for()
    page.get_by_role("radio", name="slowly, and passes").check()
    page.get_by_role("radio", name="level").first.check()
    page.get_by_text("Then back to how it was.").wait_for()
    page.wait_for_function("document.querySelector('.aw-drawing svg').getCurrentTime() > 0")


def test_where_less_motion_is_asked_for_two_faces_stand_still(widget, plain):
    """The first, and the one it comes to; there is nothing to play."""
    plain.page.emulate_media(reduced_motion="reduce")
    page = plain.open(usual := widget("their-usual"))
    guess(page, usual)
    assert not page.get_by_role("button", name="Play").is_visible()
    assert page.locator("[class$=-stills]").evaluate("(node) => getComputedStyle(node).display") == "inline"
    assert page.locator("[class$=-moves]").evaluate("(node) => getComputedStyle(node).display") == "none"
