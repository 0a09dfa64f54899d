"""A room's pages by themselves: real views on them, and a room that the test plays."""

import json

import pytest

from course_lib.content import bundle
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.needed import needed
from course_lib.rooms.pages import files
from course_lib.rooms.views import facilitator_view, phone_view

from tests.rooms.trial import TRIAL

ADDRESS = "http://127.0.0.1:9/"
CONTENT = needed(bundle(), TRIAL)
# What is told to the room lies in `told`; its answers wait until the test gives them, if `held`.
ROOM = """(() => {
  const coder = new TextEncoder();
  Object.assign(globalThis, { told: [], held: false });
  globalThis.fetch = async (path, given) => {
    if (path.startsWith("events")) return new Response(new ReadableStream({ start: (stream) => { globalThis.stream = stream; } }));
    told.push({ path, ...JSON.parse(given.body) });
    const [status, says] = held && path === "say" ? await new Promise((resolve) => { globalThis.reply = resolve; }) : [200, ""];
    return new Response(JSON.stringify({ says }), { status });
  };
  globalThis.hear = (event, data) => stream.enqueue(coder.encode(`event: ${event}\\ndata: ${JSON.stringify(data)}\\n\\n`));
})()"""


class Shown:
    """A page of the room, and the room that it shows, at `now` seconds."""

    def __init__(self, page, name: str, room: rooms.Room):
        self.page, self.name, self.room, self.now = page, name, room, 0.0
        page.goto(ADDRESS + ("facilitator" if name == "facilitator" else ""))
        page.wait_for_function("() => globalThis.stream")
        self.hear("n", 0)
        self.tell()

    def hear(self, event: str, data) -> None:
        self.page.evaluate("([event, data]) => hear(event, data)", [event, data])

    def tell(self) -> None:
        """The page hears what the room is now."""
        if self.name == "facilitator":
            view = facilitator_view(self.room, CONTENT, self.now) | {"join": {"address": ADDRESS, "code": "ABCDEF", "qr": None}, "phones": 7}
        else:
            view = phone_view(self.room, CONTENT, "v", self.now)
        self.hear("view", view)

    def do(self, type: str, **more) -> None:
        """The facilitator does something, and the page hears of it."""
        self.room = facilitator.command(self.room, CONTENT, {"type": type} | more, self.now)
        self.tell()

    def obey(self) -> None:
        """The room does what the facilitator's page has told it last."""
        message = self.told()
        self.do(message.pop("type"), **{name: one for name, one in message.items() if name != "path"})

    def told(self) -> dict:
        """What the page has told the room last."""
        return self.page.evaluate("told.at(-1)")


@pytest.fixture
def shown(chromium):
    """Opens a page of a room that is at a step. Errors on it fail the test."""
    opened, wrong = [], []

    def open_(name: str, step: str, width: int = 1280, theme: str = "light"):
        page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
        opened.append(page)
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.add_init_script(ROOM)
        served = files()

        def serve(route):
            media, content = served.get(route.request.url.removeprefix(ADDRESS), ("text/plain", b""))
            route.fulfill(body=content, content_type=media)

        page.route(f"{ADDRESS}**", serve)
        place = [one.id for one in TRIAL.steps].index(step)
        return Shown(page, name, facilitator.command(rooms.start(TRIAL, 0), None, {"type": "to", "at": place}, 0))

    yield open_
    for page in opened:
        page.close()
    assert wrong == []


def test_the_timers_button_says_what_it_and_its_key_do(shown):
    """Not started, running, paused and over: one button with one key, and the room does what it says."""
    desk = shown("facilitator", "twice")
    timer = desk.page.locator(".rf-timing .aw-button").first
    buttons = desk.page.locator(".rf-timing .aw-button:visible")
    press = {"key": lambda: desk.page.keyboard.press("t"), "button": lambda: timer.press("Enter")}
    for way in press:
        for says, type, left in (("Start the timer", "timer", 120), ("Pause the timer", "pause", 110), ("Let the timer go on", "pause", 110)):
            timer.filter(has_text=says).wait_for()
            assert timer.inner_text() == f"{says} T" and timer.get_attribute("aria-keyshortcuts") == "T"
            assert [one for one in buttons.all_inner_texts() if "T" in one.split()] == [f"{says} T"]
            desk.page.evaluate("told.length = 0")
            press[way]()
            desk.page.wait_for_function("() => told.length")
            assert desk.told()["type"] == type
            desk.now += 10
            desk.obey()
            assert desk.room.timer.at(desk.now) == left
        timer.filter(has_text="Pause the timer").wait_for()
        desk.now += 300
        desk.tell()  # it has run out, and can be started anew
        timer.filter(has_text="Start the timer").wait_for()


def test_a_timer_is_as_long_as_minutes_and_seconds_say(shown):
    """In two fields, whole numbers; they're there while a timer can be started, and the focus isn't lost with them."""
    desk = shown("facilitator", "two")
    minutes, seconds = (desk.page.get_by_role("spinbutton", name=name) for name in ("Minutes", "Seconds"))
    assert (minutes.input_value(), seconds.input_value()) == ("1", "15")
    seconds.fill("40")
    desk.page.get_by_role("button", name="Start the timer").press("Enter")
    assert desk.told() == {"path": "do", "type": "timer", "seconds": 100}
    seconds.focus()
    desk.obey()
    seconds.wait_for(state="hidden")
    assert desk.page.evaluate("document.activeElement.textContent") == "Pause the timer T"
    desk.page.get_by_role("button", name="Take the timer away").press("Enter")
    desk.obey()
    seconds.wait_for()
    assert desk.page.evaluate("document.activeElement.textContent") == "Start the timer T"
