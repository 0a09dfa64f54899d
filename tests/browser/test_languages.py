"""The interface in another language, and from right to left: a lesson in JupyterLab, its dialogs, and a live room's pages."""

import json
import os
import re
import signal

import pytest

from course_lib import words
from course_lib.content import bundle
from course_lib.content.authoring import compile
from course_lib.rooms import process

from . import rooms_plan
from .conftest import ready

LESSON = "lessons/01-start-here.ipynb"
# Text that is drawn: on the page, in what a screen reader says of a control, in a field.
SAID = """() => {
  const said = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const outside = ".jp-MarkdownCell, .at-how, script, style, noscript, svg, kbd, [lang]:not(html):not([lang='ar-XB'])";
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (data.trim() && parentElement.checkVisibility() && !parentElement.closest(outside) && parentElement.closest(".attune-panel, dialog, .rm-phone, .rf-page, .rs-page")) said.push(data.trim());
  }
  for (const node of document.querySelectorAll(".attune-panel :is([aria-label], [placeholder], [title]), dialog [aria-label], main[class^=r] [aria-label]")) {
    if (node.checkVisibility() && !node.closest(outside)) said.push(...["aria-label", "placeholder"].map((name) => node.getAttribute(name)).filter(Boolean));
  }
  return said;
}"""
WIDER = """() => [...document.querySelectorAll(".attune-panel *, dialog *, main *")].filter((node) => {
  const { left, right, width } = node.getBoundingClientRect();
  return width && node.checkVisibility() && (right > innerWidth + 1 || left < -1) && !node.closest(".at-unseen, .aw-hidden, svg, canvas, table, [class*=skip]");
}).map((node) => node.outerHTML.slice(0, 160))"""
MARKS = re.compile("\u202e[^\u202e\u202c]*\u202c")
FILLED_IN = re.compile("\u2068(?:http://[\\d.:]+/|[A-Z]{6})\u2069")  # a room's address, and its code


@pytest.fixture
def tab(chromium):
    """An empty page in a browser of its own, which asked for a language before: `tab("ar-XB")`. An error on it fails the test."""
    contexts, wrong = [], []

    def open_(language: str | None = None, width: int = 1280, **more):
        context = chromium.new_context(viewport={"width": width, "height": 850}, **more)
        contexts.append(context)
        if language:
            context.add_init_script(f"localStorage.getItem('attune-language') ?? localStorage.setItem('attune-language', '{language}')")
        page = context.new_page()
        page.set_default_timeout(40_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield open_
    for one in contexts:
        one.close()
    assert wrong == []


@pytest.fixture(scope="module")
def content(real_assets):
    """Each text that isn't the interface's: of the bundle, and of what the lesson's notebook says of itself."""
    found = set()

    def gather(thing):
        for one in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
            gather(one)
        if isinstance(thing, str):
            found.add(thing.strip())

    gather(compile.bundle(real_assets))
    gather([term.thing.model_dump() for term in real_assets.terms.values()] + [row.model_dump() for row in real_assets.help])
    return found


def bare(page, content) -> list[str]:
    """What the page says that is neither marked nor content: words that no translator will see."""
    found = []
    for said in page.evaluate(SAID):
        rest = FILLED_IN.sub("", said)
        while (less := MARKS.sub("", rest)) != rest:
            rest = less
        rest = re.sub("[\u200f\u2068\u2069\u202e\u202c]", "", rest).strip(" ·:")
        if re.search("[A-Za-z]{2}", rest) and rest not in content and rest != "Attune" and not any(one in content for one in (said, rest.strip('"“”'))):
            found.append(said)
    return found


def test_a_lesson_from_right_to_left_says_every_word_in_its_language_and_fits(tab, lab, content):
    """Its bar, its activities, the dialogs; wide and narrow."""
    page = tab("ar-XB")
    page.goto(lab.url(LESSON))
    ready(page, "start-here")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".jp-MarkdownCell[lang=en][dir=ltr]").count() > 5  # what isn't translated says so
    bar, rail = page.locator(".at-bar").bounding_box(), page.locator(".at-rail").bounding_box()
    assert rail["x"] > bar["width"] / 2, "the contents stand on the right"
    assert bare(page, content) == []
    for opener in ("help", "pause", "more"):
        page.locator(f".at-bar .at-control-{opener}").click()
        assert bare(page, content) == [] and page.evaluate(WIDER) == []
        page.evaluate("document.querySelector('dialog[open]')?.close(); document.querySelector(':popover-open')?.hidePopover()")  # three times Esc leaves
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".aw-activity").last.scroll_into_view_if_needed()
    assert page.evaluate(WIDER) == []


def test_a_learner_chooses_spanish_and_reads_it(tab, lab):
    """In More, where it says that no speaker has reviewed it; then all of the page, the activities and what is translated of the lesson."""
    page = tab(width=360)
    page.goto(lab.url(LESSON))
    ready(page, "start-here").get_by_role("button", name="More").click()
    page.get_by_role("button", name="Español (aún sin revisar por hablantes)").click()
    page.get_by_role("button", name="Contenido").wait_for()
    ready(page, "start-here")
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.get_by_role("heading", level=1).inner_text() == "Empieza aquí"
    assert page.get_by_role("paragraph").filter(has_text="El padre de Noor pica cebolla").is_visible()
    assert page.locator(".jp-MarkdownCell[lang=en]").count() > 3
    page.get_by_role("button", name="Comprobar la respuesta").first.wait_for()
    page.get_by_text("Wanjiru menciona su almuerzo").first.wait_for()
    assert page.locator(".at-start, .at-failure").count() == 0, "it's still the lesson that was published"


@pytest.fixture
def room(home, tmp_path, monkeypatch):
    """A room from right to left; its links."""
    path = tmp_path / "bundle.json"
    rooms_plan.write(path)
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))
    words.use("ar-XB")
    yield process.start("everything", "--new")
    words.use()
    for one in process.running():
        os.kill(one["pid"], signal.SIGTERM)


def test_a_room_from_right_to_left_says_every_word_in_its_language_and_fits(tab, room, content):
    """The phone's page and the facilitator's, in a process of their own."""
    known = content | {str(one) for step in bundle()._data["workshops"]["everything"]["steps"] for one in json.loads(json.dumps(step)).values()}
    known |= {"Every kind of step", "Made-up people in small quarrels. Nobody is asked about their own life."}
    phone, facilitator = tab(width=360), tab()
    phone.goto(room["join"])
    facilitator.goto(room["facilitator"])
    for page, shown in ((phone, ".rm-phone button"), (facilitator, ".rf-bar button")):
        page.locator(shown).first.wait_for()
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert bare(page, known) == [] and page.evaluate(WIDER) == []
