"""The pages of the site around their activities: one takes the place of another, and everything that is in reach on each of them.

The pages and their scripts are the real ones. Python isn't: a few lines answer as it would, so that each test says what Python does.
"""

import re

import pytest
from playwright.sync_api import expect

from .conftest import ALL, LOOKS, look_of
from .test_leave import NEUTRAL, escape
from .test_privacy import wait_until
from .test_views import overflowing, violations

ENOUGH = 30_000  # milliseconds; the machine may be busy
ZIP = b"PK\x05\x06" + bytes(18)
WORKER = """onmessage = ({ data }) => {
  if (data.type === "start") %s
  if (data.type === "takeout") postMessage({ type: "done", ask: data.ask, told: new Uint8Array(%s) });
};"""
ASLEEP = "postMessage({ type: 'progress', share: 0.4 });"
AWAKE = "postMessage({ type: 'ready', keeps: true });"
KEEPS_NOTHING = "postMessage({ type: 'ready', keeps: false });"
FAILS = "postMessage({ type: 'failed', why: 'no room for Python' });"
LESSON, NEXT = "04-perceiving.html", "05-making-sense.html"


@pytest.fixture
def address(course_host):
    """Where the site is served."""
    return course_host.address


@pytest.fixture
def visit(chromium, address):
    """Opens a page of the site in a profile of its own: `visit(LESSON, AWAKE)`. An error on it, or a refused script, fails the test."""
    contexts, wrong = [], []

    def open_(name: str = "", python: str = AWAKE, theme: str = "light", width: int = 1280, **given):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, service_workers="block", **given)
        contexts.append(context)
        context.set_default_timeout(ENOUGH)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda said: "Content Security Policy" in said.text and wrong.append(said.text))
        worker = WORKER % (python, list(ZIP))
        context.route("**/site/worker.js", lambda route: route.fulfill(content_type="text/javascript", body=worker))
        page = context.new_page()
        page.goto(address + name)
        if given.get("java_script_enabled", True):
            page.get_by_role("button", name="Help").wait_for()
        return page

    yield open_
    for one in contexts:
        one.close()
    assert wrong == []


def titled(page, words: str) -> None:
    expect(page).to_have_title(re.compile(f"^{words}"))


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent")


def scrolled(page, top: int) -> None:
    """Waits until the page is scrolled so far; a few pixels more or less are the layout's."""
    wait_until(lambda: abs(page.evaluate("scrollY") - top) < 4)


def first_page(page) -> None:
    """Waits until the course's first page is there to be used."""
    titled(page, "Welcome")
    page.get_by_role("heading", name="Welcome").wait_for()
    page.get_by_role("button", name="Help").wait_for()


def go_on(page) -> None:
    page.locator(".at-step-after").click()
    titled(page, "Making sense")


def test_another_lesson_comes_without_reloading(visit, address):
    """Python goes on running; the title has the focus, the address is the lesson's, and the bar speaks of it."""
    page = visit(LESSON)
    page.evaluate("globalThis.same = true")
    go_on(page)
    assert page.url == address + NEXT and page.evaluate("globalThis.same") and len(page.workers) == 1
    assert focused(page) == page.locator("h1").inner_text() and page.evaluate("scrollY") == 0
    assert page.locator(".at-bar-title").inner_text() == page.locator("h1").inner_text()
    assert page.locator(".at-rail").count() == page.locator("main").count() == 1


def test_back_and_forward_find_the_place_again(visit):
    """Without reloading, and the place is where the reader was."""
    page = visit(LESSON)
    page.evaluate("globalThis.same = true; scrollTo(0, 700)")
    page.evaluate("document.querySelector('.at-step-after').click()")
    titled(page, "Making sense")
    page.go_back()
    titled(page, "Perceiving")
    scrolled(page, 700)
    page.go_forward()
    titled(page, "Making sense")
    assert page.evaluate("globalThis.same")


def test_a_page_that_cannot_be_had_is_followed_by_the_browser(visit, address):
    """Here the host has another version meanwhile: the page is opened anew, and isn't mixed with this one."""
    page = visit(LESSON)
    page.evaluate("globalThis.same = true")

    def newer(route):
        response = route.fetch()
        route.fulfill(response=response, body=re.sub(r'"build":"\w+"', '"build":"newer"', response.text()))

    page.route(f"**/{NEXT}", newer)
    page.locator(".at-step-after").click()
    titled(page, "Making sense")
    page.get_by_role("button", name="Help").wait_for()
    assert page.url == address + NEXT and not page.evaluate("globalThis.same")


def test_parts_and_places_have_addresses(visit, address):
    """A part of a lesson, from the contents, from another page and from a bookmark; a place in the text, too."""
    page = visit(f"{LESSON}#a-voice")
    expect(page.get_by_role("heading", name="A voice", exact=True, level=2)).to_be_focused()
    page.locator(".at-rail").get_by_role("button", name="Hands and pauses").click()
    expect(page.get_by_role("heading", name="Hands and pauses", exact=True, level=2)).to_be_focused()
    page.evaluate("""() => document.querySelector(".at-cell").dispatchEvent(new CustomEvent("attune:goto",
      { bubbles: true, cancelable: true, detail: { lesson: "responding", part: "say-that-its-there" } }))""")
    titled(page, "Responding")
    expect(page.get_by_role("heading", name="Say that it's there", exact=True, level=2)).to_be_focused()
    assert page.url == f"{address}06-responding.html#say-that-its-there"


def test_links_of_activities_lead_to_pages(visit, address):
    """They name notebooks. One that is opened in another tab is a page, too; a notebook that is taken along stays one."""
    page = visit("98-journal.html")
    page.evaluate("""() => document.querySelector(".at-cell").innerHTML =
      '<a href="00-welcome.ipynb">first</a> <a href="96-review.ipynb">review</a>'""")
    expect(page.get_by_role("link", name="first")).to_have_attribute("href", "index.html")
    page.get_by_role("link", name="review", exact=True).click()
    titled(page, "Review")
    page.get_by_role("button", name="More").click()
    assert page.get_by_role("link", name="This page as a notebook").get_attribute("href") == "notebooks/96-review.ipynb"


def test_help_pause_cards_and_contents(visit):
    """As in the reader view: with one key, and Escape brings back where one was."""
    page = visit(LESSON)
    page.keyboard.press("F1")
    page.get_by_role("dialog", name="Help").get_by_label("Services in one place").wait_for()
    page.keyboard.press("F2")
    page.get_by_role("dialog", name="Pause").wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    badge = page.locator("a.at-badge").first
    badge.press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    expect(badge).to_be_focused()
    page.get_by_role("button", name="Contents").click()
    page.get_by_role("dialog").get_by_role("link", name="Repair").click()
    titled(page, "Repair")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_leaving_takes_everything_away(visit, address):
    """Python too. Reload and Back lead to the first page, even from a page that the browser loads anew."""
    page = visit(LESSON)
    page.goto(address + NEXT)
    page.get_by_role("button", name="Help").wait_for()
    page.locator(".at-step-after").click()
    titled(page, "Responding")
    escape(page)
    titled(page, NEUTRAL)
    assert page.get_by_role("heading").all_inner_texts() == [NEUTRAL]
    assert page.workers == [] and page.url == f"{address}index.html" and "Attune" not in page.content()
    page.go_back()
    first_page(page)
    escape(page)
    titled(page, NEUTRAL)
    page.reload()
    first_page(page)


def test_a_page_of_text_can_be_left_too(visit):
    """Help is in reach there as well."""
    page = visit()
    page.get_by_role("link", name="What this site is made of").click()
    page.wait_for_url("**/licences.html")
    page.get_by_role("button", name="Help").click()
    page.get_by_role("dialog", name="Help").wait_for()
    escape(page)
    titled(page, NEUTRAL)
    page.go_back()
    first_page(page)


def test_the_theme_that_was_chosen_is_there_before_anything_is_drawn(visit):
    """On every page, from the first moment on."""
    page = visit(LESSON, theme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Light").click()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(24, 27, 30)" and light == "rgb(251, 248, 243)"
    page.route("**/site/page.js", lambda route: route.abort())
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_while_python_wakes_up_the_page_says_so(visit):
    """How far it is is there to see, and isn't read out; when it's over the line has gone, and nothing has moved."""
    page = visit(LESSON, ASLEEP)
    line = page.get_by_role("status").filter(has_text="The text is all here. The activities are waking up.")
    line.wait_for()
    assert page.get_by_text("40 %", exact=True).get_attribute("aria-hidden") == "true"
    assert page.locator("fieldset.at-waiting input").first.is_disabled()
    awake = visit(LESSON, AWAKE)
    expect(awake.locator(".at-awaking")).to_have_class(re.compile("at-unseen"))
    expect(awake.get_by_role("status").filter(has_text="The activities are ready.")).to_have_count(1)


def test_a_browser_that_cannot_wake_it_is_told_what_to_do(visit):
    """In plain words; the text stays."""
    page = visit(LESSON, FAILS)
    page.get_by_text("The activities couldn't wake up in this browser.").wait_for()
    page.get_by_text("What went wrong, for whoever looks after this course").click()
    page.get_by_text("no room for Python").wait_for()
    page.get_by_role("button", name="Reload").wait_for()
    assert page.get_by_text("Saturday in Oaxaca").is_visible()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_text("The activities couldn't wake up")).to_have_count(0)


def test_a_browser_that_keeps_nothing_says_so_and_offers_the_record(visit):
    """Before somebody has worked for an hour: what it means, and the way to take everything along."""
    page = visit(LESSON, KEEPS_NOTHING)
    notice = page.locator(".at-bar .at-lost")
    notice.get_by_text("once you close the page it's gone").wait_for()
    with page.expect_download() as taken:
        notice.get_by_role("button", name="Take your record with you").click()
    assert re.fullmatch(r"attune-record-\d{4}-\d\d-\d\d\.zip", taken.value.suggested_filename)
    assert taken.value.path().read_bytes() == ZIP
    expect(page.locator(".at-keeping")).to_contain_text("This browser keeps nothing")


def test_every_lesson_ends_with_where_the_record_is(visit):
    """And what the browser promises about it, in words."""
    page = visit(LESSON)
    end = page.locator(".at-keeping")
    expect(end).to_contain_text("in this browser on this device, and sent nowhere")
    expect(end).to_contain_text("Browsers can clear what a page has saved")
    with page.expect_download() as taken:
        end.get_by_role("button", name="Take your record with you").press("Enter")
    assert taken.value.path().read_bytes() == ZIP
    expect(end).to_contain_text(taken.value.suggested_filename)
    go_on(page)
    expect(page.locator(".at-keeping")).to_contain_text("in this browser on this device")


def test_without_a_script_the_lesson_can_be_read(visit):
    """All of it, and the way to the next; one line says what is missing."""
    page = visit("", java_script_enabled=False, width=360)
    missing = page.locator("noscript p")
    assert missing.is_visible() and "The activities need JavaScript" in missing.inner_text()
    assert page.locator("header").get_by_role("link", name="Attune").is_visible()
    page.locator(".aw-lesson").filter(has_text="Perceiving").click()
    assert page.get_by_text("Saturday in Oaxaca").is_visible()


SEEN = [(name, python, *look) for name, python in (("", ASLEEP), (LESSON, KEEPS_NOTHING), ("98-journal.html", AWAKE))
        for look in (LOOKS if ALL else [look_of(name)])]


@pytest.mark.parametrize(("name", "python", "theme", "width"), SEEN)
def test_it_is_for_everyone(visit, name, python, theme, width):
    """Nothing that axe finds, nothing cut off, and everything in the bar and at the end can be touched."""
    page = visit(name, python, theme=theme, width=width)
    assert violations(page) == []
    assert not overflowing(page)
    small = """() => [...document.querySelectorAll(":is(.at-bar, .at-foot, .at-rail) :is(a, button)")]
      .filter((node) => node.getClientRects().length && !node.matches(".at-skip") && (node.offsetHeight < 43.5 || node.offsetWidth < 43.5))
      .map((node) => node.outerHTML.slice(0, 120))"""
    assert page.evaluate(small) == []
    page.keyboard.press("F1")
    page.get_by_role("dialog", name="Help").wait_for()
    assert violations(page) == []
