"""A live room in real browsers: a facilitator, the screen and three phones, all by keyboard; and its pages in every look."""

import os
import signal

import pytest

from course_lib.content import bundle
from course_lib.rooms import process

from . import rooms_plan
from .test_views import choose_radio, overflowing, tab_to, violations

TARGETS = """() => [...document.querySelectorAll("button, summary, select, .aw-option label, input[type=range], input.aw-text, textarea, .rf-screen")]
  .filter((node) => node.getClientRects().length && (node.offsetHeight < 43.5 || node.offsetWidth < 43.5)).map((node) => node.outerHTML.slice(0, 120))"""


@pytest.fixture
def room(home, tmp_path, monkeypatch):
    """A room with every kind of step, in its own process; its links, and its content."""
    path = tmp_path / "bundle.json"
    rooms_plan.write(path)
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))
    links = process.start("everything", "--new")
    yield links
    if process.running():
        os.kill(links["pid"], signal.SIGTERM)


@pytest.fixture
def tab(chromium):
    """Opens a page in a browser's profile of its own, or in that of another page. Errors on it, refused scripts and styles fail the test."""
    contexts, wrong = [], []

    def watched(page):
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: "Content Security Policy" in message.text and wrong.append(message.text))
        return page

    def open_(address: str, width: int = 360, height: int = 740, theme: str = "light", beside=None):
        context = beside.context if beside else chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
        contexts.append(context)
        page = watched(context.new_page())
        page.goto(address)
        return page

    yield open_
    for one in contexts:
        one.close()
    assert wrong == []


def press(page, name: str, key: str = "Enter") -> None:
    """Reach the button with that name by Tab, and press it."""
    button = page.get_by_role("button", name=name, exact=True).first
    button.wait_for()
    for _ in range(80):
        if button.evaluate("(node) => node === document.activeElement"):
            return page.keyboard.press(key)
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab doesn't reach {name}")


def count_hands(facilitator, place: int, number: int) -> None:
    """Type in how many hands there were for the answer at that place."""
    tab_to(facilitator, ".rf-extra summary")
    facilitator.keyboard.press("Enter")
    tab_to(facilitator, f"#hand-{place}")
    facilitator.keyboard.type(str(number))
    with facilitator.expect_response("**/do"):
        facilitator.keyboard.press("Enter")
    facilitator.locator("h1").evaluate("(node) => node.focus()")


def says(page, text: str) -> None:
    page.get_by_text(text).first.wait_for()


def come_in(page) -> None:
    """Past the content note; the focus is on the step's heading then."""
    press(page, "Come in")
    page.wait_for_function("() => document.activeElement.matches('h1')")


def sent(page) -> None:
    """Sends what is filled in, and waits until the room has it."""
    tab_to(page, "button[type=submit].aw-do")
    page.keyboard.press("Enter")
    says(page, "Your answer is in.")


def focused(page) -> None:
    assert page.evaluate("document.activeElement !== document.body"), "the focus is lost"


def lead(page, key: str) -> None:
    """The facilitator presses a key, wherever the focus is (but in no field)."""
    page.keyboard.press(key)


def test_a_room_from_the_first_slide_to_the_last_by_keyboard(room, tab):
    """Every kind of step is answered, counted, shown and changed by keys; a phone sleeps, loses its network and is loaded
    anew; a clicker works on the screen's page; at the end the phones know nothing any more."""
    content = bundle()
    item = {one.id: content.item(one.item) for one in content.workshop("everything").steps if one.item}
    facilitator = tab(room["facilitator"], 1280, 850)
    says(facilitator, "Notes for welcome.")
    assert "#" not in facilitator.url
    screen = tab(f"{room['base']}screen", beside=facilitator)
    says(screen, room["code"])
    phones = [tab(room["join"]), tab(room["join"]), tab(room["base"])]
    tab_to(phones[2], "#code")
    phones[2].keyboard.type(room["code"].lower())
    phones[2].keyboard.press("Enter")
    for phone in phones:
        come_in(phone)
        assert phone.url == room["base"]
    others = [rooms_plan.Person(room["base"], room["code"]) for _ in range(4)]
    first, second, third = phones

    # A poll: the number of answers alone, until the reveal; what was said can be changed.
    lead(facilitator, "ArrowRight")
    options = [option.id for option in item["poll"].options]
    for phone, value in zip(phones, options, strict=False):
        says(phone, item["poll"].options[0].text)
        choose_radio(phone, value, "main")
        sent(phone)
        focused(phone)
    assert [one.answer("poll", options[0]) for one in others] == [200] * 4
    says(screen, "7 answers on phones")
    assert screen.locator(".rm-rows").count() == 0 and first.locator(".rm-rows").count() == 0
    lead(facilitator, " ")
    screen.locator(".rm-rows li").nth(1).wait_for()
    assert "5 · 71 %" in screen.locator(".rm-rows").inner_text()
    says(first, "What the room said")
    first.reload()
    first.locator(f"input[value='{options[0]}']:checked").wait_for()
    press(third, "Pass")
    says(third, "You pass from here on.")
    press(third, "Join in after all")

    # Several, an order, a number.
    lead(facilitator, "PageDown")
    box = item["several"].options[0].id
    first.locator(f"input[value='{box}']").wait_for()
    tab_to(first, f"input[value='{box}']")
    first.keyboard.press("Space")
    sent(first)
    lead(screen, "PageDown")  # a clicker, on the projector's window
    tab_to(first, ".aw-arrow:enabled")
    first.keyboard.press("Enter")
    sent(first)
    lead(facilitator, "ArrowRight")
    tab_to(first, "input[type=range]")
    first.keyboard.press("ArrowRight")
    sent(first)

    # Vote, talk, vote again.
    lead(facilitator, "ArrowRight")
    for phone, value in zip(phones, options, strict=False):
        choose_radio(phone, value, "main")
        sent(phone)
    for one in others:
        one.answer("twice/1", options[1])
    lead(facilitator, "t")
    screen.get_by_role("timer").wait_for()
    first.get_by_role("timer").wait_for()
    lead(facilitator, "a")
    for phone in phones:
        says(phone, "Second vote, after talking")
        choose_radio(phone, options[0], "main")
        sent(phone)
    for one in others:
        one.answer("twice/2", options[0])
    says(screen, "7 answers on phones")
    lead(facilitator, " ")
    says(screen, "What gained most:")
    assert screen.locator(".rm-vote-row").count() == 2 * len(options)

    # The map, without a network for a while.
    lead(facilitator, "ArrowRight")
    for phone in phones:
        tab_to(phone, ".aw-field")
        phone.keyboard.press("ArrowLeft")
        phone.keyboard.press("ArrowUp")
    first.context.set_offline(True)
    tab_to(first, "button[type=submit].aw-do")
    first.keyboard.press("Enter")
    says(first, "Not sent yet. It's safe on this page")
    first.context.set_offline(False)
    says(first, "Your answer is in.")
    for phone in (second, third):
        sent(phone)
    for one in others:
        one.answer("map", [60, -40])
    says(screen, "7 answers on phones")
    count_hands(facilitator, 3, 2)
    lead(facilitator, " ")
    screen.locator(".rm-ring").wait_for()
    assert sorted(screen.locator(".rm-dot").all_inner_texts()) == ["2", "3", "4"]
    says(screen, "unpleasant, much energy: 3")
    says(screen, "Of these by hand: unpleasant, little energy: 2.")

    # The room talks.
    lead(facilitator, "ArrowRight")
    replies = first.locator(".rm-fieldset input[type=radio]")
    replies.first.wait_for()
    reply = replies.first.get_attribute("value")
    for phone in phones:
        choose_radio(phone, reply, "main")
        sent(phone)
    for one in others:
        one.answer("talk/1", reply)
    says(screen, "7 answers on phones")
    lead(facilitator, " ")
    screen.locator(".rm-rows li").first.wait_for()
    lead(facilitator, "c")
    screen.locator(".aw-mine").wait_for()
    first.locator(".aw-mine").wait_for()

    # Words and sentences, one by one through the facilitator's hands.
    lead(facilitator, "ArrowRight")
    for phone in phones:
        tab_to(phone, "input.aw-text")
        phone.keyboard.type("seen")
        sent(phone)
    for one in others:
        one.answer("words", ["heard"])
    press(facilitator, "Let it through: seen")
    facilitator.get_by_role("button", name="Take it away: seen").wait_for()
    focused(facilitator)
    facilitator.locator(".rf-count", has_text="7").wait_for()
    facilitator.locator("h1").evaluate("(node) => node.focus()")
    lead(facilitator, " ")
    screen.locator(".rm-cloud").wait_for()
    assert screen.locator(".rm-cloud").inner_text().split() == ["seen", "3"]
    lead(facilitator, "ArrowRight")
    tab_to(first, "textarea")
    first.keyboard.type("<b>Come</b> in, the kettle is on.")
    tab_to(first, "button[type=submit].aw-do")
    first.keyboard.press("Enter")
    says(first, "The facilitator has it.")
    press(facilitator, "Let it through: <b>Come</b> in, the kettle is on.")
    says(screen, "<b>Come</b> in, the kettle is on.")

    # A pulse with hands counted beside it; closed, hidden and shown again.
    lead(facilitator, "ArrowRight")
    says(first, "How is the pace?")
    lead(facilitator, "l")
    says(first, "This is closed now.")
    lead(facilitator, "l")
    first.locator(".rm-fieldset:enabled").wait_for()
    choose_radio(first, "1", "main")
    sent(first)
    count_hands(facilitator, 1, 12)
    facilitator.get_by_role("button", name="Reveal").and_(facilitator.locator("[aria-disabled=false]")).wait_for()
    lead(facilitator, " ")
    says(screen, "12 · 100 %")
    lead(facilitator, "h")
    says(screen, "One moment")
    lead(facilitator, "h")
    says(screen, "12 · 100 %")
    # On a phone the room's answers stand below one's own while that can be changed, and above it once it's closed.
    first.locator("div:has(> form .rm-fieldset:enabled) + .rm-result h2").wait_for()
    lead(facilitator, "l")
    first.locator(".rm-result:has(h2) + div .rm-fieldset:disabled").wait_for()

    # In pairs: asked first, and passing is a choice. A quiet question reaches the facilitator alone.
    lead(facilitator, "ArrowRight")
    press(first, "Take part")
    says(first, "Ask the other person too")
    press(second, "Pass")
    says(second, "You pass. You can rest")
    tab_to(third, ".rm-quiet summary")
    third.keyboard.press("Enter")
    tab_to(third, ".rm-quiet textarea")
    third.keyboard.type("May we open a window?")
    press(third, "Send the question")
    says(facilitator, "May we open a window?")
    assert "window" not in screen.inner_text("body") + first.inner_text("main")
    press(facilitator, "Dealt with: May we open a window?")
    facilitator.wait_for_function("() => !document.body.textContent.includes('May we open a window?')")
    focused(facilitator)
    press(third, "Help")
    says(third, "Find A Helpline")
    third.keyboard.press("Escape")
    third.wait_for_function("() => document.activeElement.textContent === 'Help'")

    # The end.
    press(facilitator, "Close the room")
    press(facilitator, "Yes, close it")
    says(facilitator, "Totals are kept, and texts that were shown")
    says(screen, "Thank you")
    for phone in phones:
        says(phone, "The room is closed.")
        phone.wait_for_function("() => sessionStorage.length === 0 && localStorage.length === 0")
        until_empty(phone)


def until_empty(phone) -> None:
    """The phone has no cookie any more."""
    for _ in range(100):
        if not phone.context.cookies():
            return
        phone.evaluate("new Promise((resolve) => setTimeout(resolve, 50))")
    raise AssertionError(phone.context.cookies())


@pytest.mark.parametrize("light, width", [(True, 360), (False, 1280)])  # each theme and each width once
def test_the_pages_are_for_everyone(room, tab, light, width):
    """axe finds nothing, nothing is wider than the page, and every target is large enough, before and after the reveal."""
    theme = "light" if light else "dark"

    def checked(page):
        assert violations(page) == [] and not overflowing(page) and page.evaluate(TARGETS) == [], page.url

    facilitator, screen = tab(room["facilitator"], width, theme=theme), tab(room["screen"], width, 720, theme)
    phone = tab(room["base"], width, theme=theme)
    phone.locator("#code").wait_for()
    checked(phone)
    phone.locator("#code").fill(room["code"])
    phone.keyboard.press("Enter")
    phone.get_by_role("button", name="Come in").wait_for()
    checked(phone)
    come_in(phone)
    others = [rooms_plan.Person(room["base"], room["code"]) for _ in range(5)]
    item = bundle().item(next(one.item for one in bundle().workshop("everything").steps if one.id == "twice"))
    asked = {"poll": "poll", "map": "map", "talk": "talk/1"}
    answers = {"poll": item.options[0].id, "map": [20, 40], "talk": None}
    steps = [one.id for one in bundle().workshop("everything").steps]
    for name, ballot in asked.items():
        while facilitator.locator(".rm-where").inner_text() != f"Step {steps.index(name) + 1} of {len(steps)}":
            before = facilitator.locator(".rm-where").inner_text()
            facilitator.get_by_role("button", name="Next").click()  # after a click, the space bar reveals all the same
            facilitator.wait_for_function("(before) => document.querySelector('.rm-where').textContent !== before", arg=before)
        phone.locator(".rm-fieldset").wait_for()
        answer = answers[name] or phone.locator(".rm-fieldset input[type=radio]").first.get_attribute("value")
        assert [one.answer(ballot, answer) for one in others] == [200] * 5
        facilitator.locator(".rf-count", has_text="5").wait_for()
        checked(phone)
        checked(screen)
        lead(facilitator, " ")
        for page in (phone, screen, facilitator):
            page.locator(".rm-round").wait_for()
            checked(page)
    phone.get_by_role("button", name="Help").click()
    checked(phone)
    lead(facilitator, "?")
    checked(facilitator)
