"""The site inside another one's page: an activity or a lesson, without a bar, with nothing private, and for everyone."""

import http.server
import threading
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import ALL, LOOKS, inside
from .site_host import Host, answer, usable

AROUND = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page elsewhere</title></head><body><main><h1>Elsewhere</h1>
<iframe title="An activity" src="{source}" sandbox="{sandbox}" style="inline-size: 100%; block-size: 300px; border: 0"></iframe></main>
<script>
  globalThis.heard = [];
  addEventListener("message", ({{ data, source }}) => {{
    heard.push(data);
    const frame = document.querySelector("iframe");
    if (data?.type === "attune:height" && source === frame.contentWindow) frame.style.blockSize = `${{data.height}}px`;
  }});
</script></body></html>"""
SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"  # as in docs/embedding.md


@pytest.fixture
def elsewhere(tmp_path):
    """Another site, with its own origin: `elsewhere(source)` is the address of its page that shows `source`."""
    handler = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_given: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=tmp_path))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def page(source: str) -> str:
        (tmp_path / "around.html").write_text(AROUND.format(source=source, sandbox=SANDBOX), encoding="utf-8")
        return f"http://127.0.0.1:{server.server_port}/around.html"

    yield page
    server.shutdown()
    server.server_close()


@pytest.fixture
def shown(profile, elsewhere):
    """Opens another site's page with `source` in it: `shown(source)` is the page and the frame."""
    wrong = []

    def open_(source: str, width: int = 1280, theme: str = "light"):
        page = profile(viewport={"width": width, "height": 800}, color_scheme=theme).new_page()
        page.on("request", lambda request: inside(request.url) or wrong.append(request.url))
        page.goto(elsewhere(source))
        frame = page.frames[1]
        frame.wait_for_load_state()
        return page, frame

    yield open_
    assert wrong == []


def violations(frame) -> list[str]:
    found = Axe().run(frame).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def fits(frame) -> None:
    """Waits until the frame has the height of its content, as the page in it says."""
    frame.wait_for_function("""() => innerHeight > 300 && Math.abs(document.documentElement.scrollHeight - innerHeight) <= 1
      && Math.abs(document.body.offsetHeight - innerHeight) <= 1 && document.documentElement.scrollWidth <= innerWidth""")


@pytest.mark.parametrize("theme, width", LOOKS if ALL else [("dark", 360)])
def test_one_activity_in_another_page(course_host: Host, shown, theme, width):
    """It is answered there, says its height and nothing else, where it comes from and what becomes of answers; help is in reach,
    and its links open beside the page."""
    page, frame = shown(f"{course_host.address}embed.html?activity=quiz/warm-up-perceiving", width, theme)
    answer(usable(frame, 'quiz("warm-up-perceiving")'))
    assert frame.locator(".at-cell").count() == 1 and frame.locator(".at-bar").count() == 0
    frame.get_by_text("What you answer stays in this browser.").wait_for()
    fits(frame)
    assert page.evaluate("heard.every((one) => one.type === 'attune:height' && Object.keys(one).length === 2 && one.height > 0)")
    assert violations(frame) == []
    frame.get_by_role("button", name="Help").click()
    frame.get_by_text("If you are in danger now, call your local emergency number.").wait_for()
    page.keyboard.press("Escape")
    link = frame.locator(".at-strip a")
    assert link.get_attribute("target") == "_blank"
    with page.context.expect_page() as opened:
        link.click()
    opened.value.get_by_role("heading", level=1).first.wait_for()
    assert opened.value.url.startswith(f"{course_host.address}04-perceiving.html#")
    assert frame.url.startswith(f"{course_host.address}embed.html")


@pytest.mark.parametrize("name, says", [
    ("reflection/a-time-you-felt-met", "That part of the course is for the learner alone, so it isn't shown inside other pages."),
    ("journal", "That part of the course is for the learner alone, so it isn't shown inside other pages."),
    ("quiz/no-such-quiz", "There is no activity of this name in the course."),
    ("quiz/%22);print(%22", "There is no activity of this name in the course."),
    ("constructor", "There is no activity of this name in the course."),
    ("", "There is no activity of this name in the course."),
])
def test_what_cannot_be_shown_is_a_sentence_and_a_link(course_host: Host, shown, name, says):
    """Nothing private has a page of its own there, and an unknown name is told; Python isn't even fetched."""
    course_host.asked.clear()
    page, frame = shown(f"{course_host.address}embed.html?activity={name}")
    frame.get_by_text(says, exact=True).wait_for()
    link = frame.get_by_role("link")
    assert link.count() == 1 and link.get_attribute("href") == f"{course_host.address}index.html"
    assert frame.locator(".at-cell").count() == 0 and violations(frame) == []
    assert not [path for path in course_host.asked if path.startswith("py/") or path.endswith("sw.js")]


def test_a_lesson_in_another_page_offers_nothing_private(course_host: Host, shown):
    """No bar and no record; a page for private text says why it isn't there; links to other lessons open beside the page."""
    page, frame = shown(f"{course_host.address}98-journal.html")
    frame.get_by_text("This part is for you alone, so it isn't here, inside another page.").first.wait_for()
    for control in ("Contents", "More", "Take your record with you"):
        assert not frame.get_by_role("button", name=control).first.is_visible()
    fits(frame)
    assert violations(frame) == []
    assert frame.evaluate("document.querySelector('.at-strip').offsetTop >= document.querySelector('main').offsetHeight")
    with page.context.expect_page() as opened:
        frame.locator(".at-strip a").click()
    assert opened.value.url == f"{course_host.address}98-journal.html"
    assert frame.url == f"{course_host.address}98-journal.html"
    assert page.evaluate("heard.every((one) => Object.keys(one).length === 2)")
