"""The trainers of perceiving on a plain page: by keyboard, in both themes and widths, nothing of the truth before an answer."""

import json
import re

import pytest

from course_lib.activities import trainers
from course_lib.content.bundle import TRAINERS
from course_lib.content.frozen import freeze
from course_lib.desks import LearningDesk
from course_lib.labels import practice
from course_lib.widgets.activity import ActivityWidget

from .plain import Plain
from .test_views import look, overflowing, plain, small_targets, violations  # noqa: F401 - fixtures


def widget_of(assets, name, store):
    """The trainer `name` as its authors wrote it, on its own desk, keeping in `store`."""
    data = assets.trainers[name].thing.model_dump()
    trainer = freeze(TRAINERS[data["kind"]], data)
    steps = trainers.steps(trainer.kind)
    return ActivityWidget(trainer.kind, LearningDesk(steps.start(trainer), steps, steps.view, practice.trainer() | steps.words(), store).answer)


def press(page, name):
    """Press the button whose name begins so, with the keyboard alone."""
    page.get_by_role("button", name=re.compile(f"^{name}")).focus()
    page.keyboard.press("Enter")


def sound(page):
    """Nothing that axe finds, nothing too wide, nothing too small."""
    assert violations(page) == []
    assert not overflowing(page)
    assert small_targets(page) == []


def focus_is_kept(page):
    return page.evaluate("document.activeElement !== document.body && document.activeElement.closest('#root') !== null")


def forecast(page, steps=8):
    """Put some belief on the first feeling, by arrow keys."""
    page.locator("input[type=range]").first.focus()
    for _ in range(steps):
        page.keyboard.press("ArrowRight")


def test_read_by_keyboard(plain, real_assets, learning):  # noqa: F811
    """A whole run without a mouse: focus goes along, the sliders never pass 100, and a result with its picture ends it."""
    page = plain.open(widget_of(real_assets, "what-might-this-be", learning))
    press(page, "Begin")
    for number in range(1, 7):
        page.get_by_text(f"{number} of 6").wait_for()
        if number % 2:
            press(page, "Ask")
            page.locator("blockquote").wait_for()
            assert focus_is_kept(page)
        forecast(page)
        page.locator("input[type=range]").nth(1).focus()
        page.keyboard.press("End")
        assert page.locator(".aw-left").inner_text().startswith("Can't tell: 0")
        press(page, "That's my forecast")
        page.get_by_text("Afterwards").wait_for()
        assert focus_is_kept(page)
        press(page, "Go on")
    page.get_by_text("In this run your forecasts").wait_for()
    assert focus_is_kept(page) and page.locator("figure svg").count() == 1
    assert page.evaluate("globalThis.told.at(-1)") == {"activity": "trainer/what-might-this-be", "done": True}


def test_read_keeps_the_truth(plain, real_assets, learning):  # noqa: F811
    """Before the forecast no message to the page and nothing on it holds what anybody says later."""
    page = plain.open(widget_of(real_assets, "what-might-this-be", learning))
    press(page, "Begin")
    page.get_by_text("1 of 6").wait_for()
    press(page, "Ask")
    page.locator("blockquote").wait_for()
    told = json.dumps(plain.messages, ensure_ascii=False) + page.content()
    scenes = real_assets.trainers["what-might-this-be"].thing.scenes
    assert not [felt.later for scene in scenes for felt in scene.feelings if felt.later in told]


def test_read_in_every_look(look, real_assets, learning):  # noqa: F811
    """Before and after a forecast: accessible, within the width, large enough to touch."""
    page = look.open(widget_of(real_assets, "same-face", learning))
    sound(page)
    press(page, "Begin")
    for number in range(1, 4):
        page.get_by_text(f"{number} of 3").wait_for()
        for summary in page.locator("summary").all():
            summary.click()
        sound(page)
        forecast(page, 4)
        press(page, "That's my forecast")
        page.get_by_text("Afterwards").wait_for()
        sound(page)
        press(page, "Go on")
    page.get_by_text("same face each time").wait_for()
    sound(page)


def test_the_hum_plays_when_asked_only(plain, real_assets, learning):  # noqa: F811
    """No sound travels until its button is pressed."""
    page = plain.open(widget_of(real_assets, "what-might-this-be", learning))
    page.evaluate("() => { globalThis.played = 0; HTMLMediaElement.prototype.play = () => Promise.resolve(globalThis.played++) }")
    press(page, "Begin")
    page.get_by_text("1 of 6").wait_for()
    assert page.evaluate("globalThis.played") == 0
    press(page, "Play the hum")
    page.wait_for_function("globalThis.played === 1")


@pytest.mark.parametrize("route", ["Faces, drawn", "in numbers: the same", "Hums"])
def test_notice_by_keyboard(plain, real_assets, learning, route):  # noqa: F811
    """Practice in each route: choose, look, answer, be told, go on; focus is never lost."""
    page = plain.open(widget_of(real_assets, "did-something-change", learning))
    page.get_by_role("radio", name=route).focus()
    page.keyboard.press("Space")
    press(page, "Begin")
    for number in (1, 2):
        page.get_by_text(f"{number} of 24").wait_for()
        assert focus_is_kept(page)
        press(page, "Changed" if number == 1 else "Not changed")
        page.locator(".aw-mark").wait_for()
        assert focus_is_kept(page)
        press(page, "Next pair")
    page.get_by_text("3 of 24").wait_for()
    press(page, "Leave this run")
    page.get_by_role("button", name="Begin").wait_for()
    assert focus_is_kept(page)


def test_notice_measures_to_the_end(plain, real_assets, learning):  # noqa: F811
    """A measured run in numbers, 40 pairs by keyboard: no word on any pair before the end, then an estimate with its span."""
    page = plain.open(widget_of(real_assets, "did-something-change", learning))
    page.get_by_role("radio", name="in numbers: the same").check()
    page.get_by_role("radio", name="Measure").check()
    press(page, "Begin")
    for number in range(1, 41):
        page.get_by_text(f"{number} of 40").wait_for()
        assert page.locator(".aw-mark").count() == 0
        moved = page.evaluate("""() => Math.max(...[...document.querySelectorAll(".aw-numbers tbody tr")].map((row) => {
          const mean = (cell) => cell.textContent.split(" · ").map(Number).reduce((a, b) => a + b) / 3;
          return Math.abs(mean(row.cells[2]) - mean(row.cells[1])) }))""")
        press(page, "Changed" if moved > 1.2 else "Not changed")
    page.locator(".aw-mark").wait_for()
    assert "in 100 of the largest" in page.locator(".aw-mark").inner_text() and focus_is_kept(page)
    assert not [message for message in plain.messages[:-1] if "says" in message.get("view", {})]
    assert page.evaluate("globalThis.told.at(-1).done") is True


@pytest.mark.parametrize("route", ["Faces, drawn", "in numbers: the same", "Hums"])
def test_notice_in_every_look(look, real_assets, learning, route):  # noqa: F811
    """Choosing, looking and being told: accessible, within the width, large enough to touch."""
    page = look.open(widget_of(real_assets, "did-something-change", learning))
    sound(page)
    page.get_by_role("radio", name=route).check()
    press(page, "Begin")
    page.get_by_text("1 of 24").wait_for()
    sound(page)
    press(page, "Changed")
    page.locator(".aw-mark").wait_for()
    sound(page)


def test_match_by_arrow_keys(plain, real_assets, learning):  # noqa: F811
    """A moving run with arrow keys alone, paused once; the whole trace is sent at its end, and scored in Python."""
    page = plain.page
    page.clock.install()
    plain.open(widget_of(real_assets, "move-along", learning))
    press(page, "Begin")
    page.get_by_role("application").wait_for()
    press(page, "Start the point")
    page.keyboard.down("ArrowRight")
    page.clock.run_for(3000)
    page.keyboard.up("ArrowRight")
    press(page, "Pause")
    page.clock.run_for(5000)
    assert page.get_by_text("Paused.").count()
    press(page, "Go on")
    page.keyboard.down("ArrowUp")
    page.clock.run_for(39000)
    page.locator(".aw-mark").wait_for()
    assert focus_is_kept(page)
    trace = next(event for event in learning.events() if event["type"] == "trace")["response"]["points"]
    assert len(trace) == 200 and trace[0][0] < 5 and 50 < trace[14][0] <= 100 and trace[-1][1] == 100
    assert page.evaluate("globalThis.told.at(-1).done") is True


def test_match_by_pointer(plain, real_assets, learning):  # noqa: F811
    """The marker goes where the pointer is dragged."""
    page = plain.page
    page.clock.install()
    plain.open(widget_of(real_assets, "move-along", learning))
    press(page, "Begin")
    page.get_by_role("application").wait_for()
    press(page, "Start the point")
    box = page.locator(".aw-field").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.25)
    page.clock.run_for(42000)
    page.locator(".aw-mark").wait_for()
    trace = next(event for event in learning.events() if event["type"] == "trace")["response"]["points"]
    assert abs(trace[100][0] - 50) <= 2 and abs(trace[100][1] - 50) <= 2


def test_match_in_turns(plain, real_assets, learning):  # noqa: F811
    """The same in words: 16 turns by keyboard, nothing of the turns to come on the page."""
    plain.page.emulate_media(reduced_motion="reduce")
    page = plain.open(widget_of(real_assets, "move-along", learning))
    assert page.get_by_role("radio", name="Turn by turn").is_checked()
    press(page, "Begin")
    for number in range(1, 17):
        page.get_by_text(f"{number} of 16").wait_for()
        assert focus_is_kept(page)
        assert "path" not in plain.messages[-1]["view"]
        page.get_by_role("radio", name="a little more pleasant" if number % 2 else "a little more unpleasant").focus()
        page.keyboard.press("Space")
        press(page, "Move")
    page.get_by_text("In this run").first.wait_for()
    assert focus_is_kept(page)


@pytest.mark.parametrize("way", ["As it moves", "Turn by turn"])
def test_match_in_every_look(look, real_assets, learning, way):  # noqa: F811
    """Choosing and following: accessible, within the width, large enough to touch."""
    page = look.open(widget_of(real_assets, "move-along", learning))
    sound(page)
    page.get_by_role("radio", name=way).check()
    press(page, "Begin")
    page.locator(".aw-map").wait_for()
    sound(page)
