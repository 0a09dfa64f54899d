"""A room's pages by themselves: real views on them, and a room that the test plays."""

import pytest

from course_lib.activities.mark import BadResponse
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
    seconds.fill("30")
    seconds.press("Enter")
    assert desk.told() == {"path": "do", "type": "timer", "seconds": 90}
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


def seen(place) -> bool:
    """Whether all of it is in the window, and nothing lies over it."""
    return place.evaluate("""(node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && node.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    }""")


def test_the_facilitators_head_stays_however_long_the_plan_is(shown):
    """And why something isn't done stands where it's seen, until it is, or something else."""
    desk = shown("facilitator", "bus")
    desk.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    desk.do("to", at=len(TRIAL.steps) - 1)
    desk.page.locator(".rf-step[aria-current]", has_text="Two").wait_for()
    assert all(seen(desk.page.locator(one)) for one in ("h1", ".rf-step[aria-current]", "button:text('Close the room')"))
    desk.do("back")
    desk.page.evaluate("globalThis.fetch = async () => new Response(JSON.stringify({ says: 'First this.' }), { status: 400 })")
    desk.do("to", at=[one.id for one in TRIAL.steps].index("bus"))
    desk.page.get_by_role("button", name="Say what most chose").click()
    why = desk.page.get_by_text("First this.")
    why.wait_for()
    desk.now += 1
    desk.do("tally", counts={})  # something has come meanwhile
    desk.page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert seen(why)


def test_a_refusal_that_comes_after_the_next_command_isnt_shown(shown):
    """It comes a second late, and by then the room has been shown what it said."""
    desk = shown("facilitator", "bus")
    desk.page.evaluate("""() => { globalThis.fetch = (path, given) => JSON.parse(given.body).type === "choose"
      ? new Promise((resolve) => { globalThis.reply = () => resolve(new Response(JSON.stringify({ says: "First this." }), { status: 409 })); })
      : Promise.resolve(new Response("{}")); }""")
    desk.page.keyboard.press("c")
    desk.page.keyboard.press("l")
    desk.page.evaluate("async () => { reply(); await new Promise((done) => setTimeout(done)); }")
    assert desk.page.locator(".rf-says").inner_text() == ""


def test_on_a_phone_what_becomes_of_an_answer_is_in_sight(shown):
    """Beside the button that sends, though the question is longer than the window."""
    phone = shown("phone", "where", width=360)
    phone.page.get_by_role("button", name="Come in").press("Enter")
    phone.page.get_by_role("button", name="Send").click()
    assert seen(phone.page.get_by_text("Put a mark on the map first, or set both lines, or pass."))


def order(page, *texts: str) -> None:
    """These stand on the page once each, in this order, as a screen reader comes to them."""
    text = page.locator("main").inner_text()
    assert [text.count(one) for one in texts] == [1] * len(texts), text
    assert sorted(texts, key=text.index) == list(texts), text


@pytest.mark.parametrize("step, asks", [("one", None), ("pulse", "Where are we?"), ("bus", "What should Néstor say?")])
def test_on_a_phone_the_question_stands_before_what_the_room_said(shown, step, asks):
    """While answers are open, once they're closed, and for whoever passes."""
    phone = shown("phone", step, 390, "dark")
    phone.page.get_by_role("button", name="Come in").press("Enter")
    asks = asks or CONTENT.item(phone.room.step.item).stem
    answer = {"one": lambda: CONTENT.item(phone.room.step.item).options[0].id, "pulse": lambda: 1,
              "bus": lambda: CONTENT.dialogue("bus-home").turns[0].replies[0].id}[step]()
    phone.page.get_by_role("group", name=asks).wait_for()
    for voter in "vwxyz":
        phone.room = rooms.respond(phone.room, CONTENT, voter, {"type": "answer", "ballot": phone.room.ballot, "answer": answer}, "id")
    phone.do("reveal")
    phone.page.get_by_role("heading", name="What the room said").wait_for()
    order(phone.page, asks, "Send\n", "What the room said")
    phone.do("lock")
    phone.page.get_by_role("group", name="Your answer").wait_for()
    order(phone.page, asks, "What the room said", "Your answer\n", "This is closed now.")
    phone.do("lock")
    phone.page.get_by_role("button", name="Pass").press("Enter")
    order(phone.page, asks, "You pass from here on.", "What the room said")


def test_what_becomes_of_an_answer_is_said_on_the_form_that_is_there(shown):
    """Answers are closed and opened again while it's on its way: what is said then is true, whether it was taken or not."""
    phone = shown("phone", "one", 390)
    phone.page.get_by_role("button", name="Come in").press("Enter")
    status = phone.page.locator(".rm-card form [role=status]")

    def send():
        phone.page.evaluate("held = true")
        phone.page.locator("button[type=submit].aw-do").press("Enter")
        phone.page.wait_for_function("() => globalThis.reply")

    def reply(number: int, says: str = ""):
        phone.page.evaluate("(given) => { reply(given); globalThis.reply = undefined; }", [number, says])

    def closed() -> str:
        with pytest.raises(BadResponse) as refusal:
            answer = {"type": "answer", "ballot": "one", "answer": phone.told()["answer"]}
            rooms.respond(facilitator.command(phone.room, CONTENT, {"type": "lock"}, 0), CONTENT, "v", answer, "id")
        return str(refusal.value)

    phone.page.get_by_role("radio").first.check()
    phone.do("lock")
    status.filter(has_text="What stands here wasn't sent in time").wait_for()
    phone.do("lock")
    send()
    phone.do("lock")
    phone.do("lock")
    status.filter(has_text="Sending").wait_for()
    reply(409, closed())
    status.filter(has_text="were closed when this came, so it wasn't taken").wait_for()
    send()
    phone.do("lock")
    status.filter(has_text="Sending").wait_for()
    reply(200)
    status.filter(has_text="Your answer counts as you last sent it.").wait_for()
    phone.do("lock")
    status.filter(has_text="Your answer is in.").wait_for()
    assert phone.page.get_by_role("button", name="Send the change").is_visible()

    # A change that wasn't sent isn't shown as what counts, and is there again when answers are open.
    phone.page.get_by_role("radio").nth(1).check()
    phone.do("lock")
    status.filter(has_text="Your answer counts as you last sent it.").wait_for()
    assert phone.page.get_by_role("radio").first.is_checked()
    phone.do("lock")
    status.filter(has_text="Changed here, and not sent yet.").wait_for()
    assert phone.page.get_by_role("radio").nth(1).is_checked()


def test_who_comes_in_sees_the_room_as_it_is_now(shown):
    """Who has read the note for a while: the time has gone on; and after a lost connection, nothing until the room is heard again."""
    phone = shown("phone", "two", 390, "dark")
    phone.page.clock.install()
    phone.do("timer", seconds=100)
    phone.page.clock.run_for(30_000)
    come = phone.page.get_by_role("button", name="Come in")
    come.press("Enter")
    assert phone.page.get_by_role("timer").inner_text() in ("1:10", "1:09")

    phone = shown("phone", "one", 390)
    phone.page.get_by_role("button", name="Come in").wait_for()
    phone.page.evaluate("() => { before = stream; before.error(new Error('gone')); }")
    phone.page.wait_for_function("() => stream !== before")
    phone.page.get_by_role("button", name="Come in").press("Enter")
    phone.page.get_by_text("One moment").wait_for()
    assert phone.page.get_by_role("heading", name="One").count() == 0
    phone.do("next")
    phone.page.wait_for_function("() => document.activeElement.textContent === 'Some'")
