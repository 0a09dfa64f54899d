"""The reader view in a real JupyterLab: what a learner sees, and what never happens to them."""

import json
import shutil
import urllib.request

import pytest
from playwright.sync_api import expect

from course_lib.reader.digest import digest

from . import sample
from .conftest import LOOKS, ready

ONE, TWO = (f"lessons/{path}" for path in sample.NAMES.values())
SCROLLER = ".attune-panel .jp-WindowedPanel-outer"


@pytest.fixture
def lesson(page, open_lesson):
    """The first sample lesson, open."""
    return open_lesson(page(), ONE)


def test_a_lesson_opens_ready_with_its_code_out_of_sight(lesson):
    """No click, no dialog, no chrome of JupyterLab's; the activities work."""
    lesson.get_by_role("button", name="Mark one done").click()
    lesson.get_by_role("status").get_by_text("Saved.").wait_for()
    assert lesson.get_by_role("heading", level=1).all_inner_texts() == ["What a reading is"]
    for foreign in (".jp-Dialog", "#jp-top-panel", ".jp-InputPrompt", ".cm-content", ".jp-NotebookPanel-toolbar", ".jp-SideBar"):
        assert not lesson.locator(foreign).locator("visible=true").count(), foreign


def test_the_tab_has_the_lessons_name(lesson):
    """And keeps it when JupyterLab puts the file's name there."""
    lesson.evaluate("document.title = '70-sample-one.i… - JupyterLab'")
    expect(lesson).to_have_title("What a reading is · Attune")


def test_a_real_lesson_opens_ready(page, open_lesson):
    """The course's own lessons are the ones that their digests were made from."""
    opened = open_lesson(page(), "lessons/01-start-here.ipynb")
    assert opened.locator(".at-start, .at-failure").count() == 0
    assert opened.locator(".aw-activity").count() > 2


def test_one_click_shows_the_code_and_another_hides_it(lesson):
    """Through the More menu."""
    for shown, words in ((True, "Show the code"), (False, "Hide the code")):
        lesson.get_by_role("button", name="More").click()
        lesson.get_by_role("button", name=words).click()
        assert lesson.get_by_text('demo("one")').is_visible() is shown


def test_the_view_opens_in_jupyterlab_too_and_gives_way_to_it(page, open_lesson):
    """At /lab/tree, and the menu's way back to an ordinary notebook."""
    opened = open_lesson(page(), ONE, mode="lab")
    opened.get_by_role("button", name="More").click()
    opened.get_by_role("button", name="Open in JupyterLab").click()
    opened.locator("#jp-top-panel").wait_for()
    assert opened.locator(".at-bar, .at-head, .at-foot").count() == 0
    assert opened.locator(".jp-InputPrompt").first.is_visible()


# Trust -----------------------------------------------------------------------------------------


def waits(page, lab, path):
    """A page that shows one Start button and has run nothing."""
    page.goto(lab.url(path))
    page.get_by_role("button", name="Start", exact=True).wait_for()
    assert page.locator(".jp-OutputArea-output").count() == 0
    assert page.locator(".at-start").count() == 1
    return page


def test_a_changed_lesson_waits_for_start(page, lab):
    """And then runs as any other."""
    changed = json.loads((lab.root / ONE).read_text())
    changed["cells"][-1]["source"] += " "
    (lab.root / "mine.ipynb").write_text(json.dumps(changed))
    opened = waits(page(), lab, "mine.ipynb")
    opened.get_by_role("button", name="Start", exact=True).click()
    ready(opened).get_by_role("button", name="Mark one done").wait_for()


def test_a_genuine_lesson_with_a_module_beside_it_waits_for_start(page, lab):
    """A planted module isn't imported."""
    folder = lab.root / "planted"
    folder.mkdir(exist_ok=True)
    shutil.copy(lab.root / "lessons" / "01-start-here.ipynb", folder)
    (folder / "course_lib.py").write_text("from pathlib import Path\nPath('ran').touch()\n")
    waits(page(), lab, "planted/01-start-here.ipynb")
    assert not (folder / "ran").exists()


@pytest.mark.parametrize("name", ["hidden.pyc", "binary.so", "folder/__init__.py"])
def test_nothing_importable_is_overlooked(page, lab, name):
    """Not even what Jupyter leaves out of its listings."""
    folder = lab.root / name.split(".")[0].replace("/", "-")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).touch()
    shutil.copy(lab.root / ONE, folder / "lesson.ipynb")
    waits(page(), lab, f"{folder.name}/lesson.ipynb")


def test_browser_and_python_compute_the_same_digest(lesson, lab):
    """For every sort of text that could be told apart."""
    cells = [{"cell_type": "markdown", "source": "Ünïcode 感 🙂 \u2028 \"quotes\" \\ / </script>\ttab\n"}, {"cell_type": "code", "source": ""}]
    told = [[cell["cell_type"], cell["source"]] for cell in cells]
    module = f"http://127.0.0.1:{lab.port}/lab/extensions/attune-reader/static/trust.js"
    assert lesson.evaluate("async ([module, cells]) => (await import(module)).digest(cells)", [module, told]) == digest(cells)


def test_a_newer_reader_view_is_found_at_once(lab):
    """A browser that was here before asks whether what it keeps is still the newest."""
    with urllib.request.urlopen(f"http://127.0.0.1:{lab.port}/lab/extensions/attune-reader/static/contents.js?token={lab.token}") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"


# Keys and editing ------------------------------------------------------------------------------

SHORTCUTS = ["x", "b", "a", "d", "d", "m", "y", "Enter", "ArrowDown", "ArrowUp", "z", "j", "k", "Control+Enter", "Shift+Enter", "c", "v", "Control+s"]


@pytest.mark.parametrize("place", ["Mark one done", "Contents", None])
def test_no_key_reaches_the_notebook(lesson, place):
    """From an activity, from our own controls, and from nowhere in particular."""
    count = lesson.locator(".jp-Cell").count()
    for key in SHORTCUTS:
        if place:
            lesson.get_by_role("button", name=place).focus()
        else:
            lesson.evaluate("document.activeElement.blur()")
        lesson.keyboard.press(key)
        lesson.keyboard.press("Escape")
    assert lesson.locator(".jp-Cell").count() == count
    assert lesson.locator(".jp-Dialog").count() == 0
    assert lesson.locator(".cm-content").locator("visible=true").count() == 0


def test_what_is_typed_stays_in_its_field(lesson):
    """Letters that are shortcuts elsewhere."""
    field = lesson.get_by_label("Your words on one")
    field.press_sequentially("xabddmy zjk")
    assert field.input_value() == "xabddmy zjk"


def test_a_double_click_opens_no_editor(lesson):
    """Nor does a click and Enter."""
    text = lesson.locator("p", has_text="More sensitive caregivers")
    text.dblclick()
    lesson.keyboard.press("Enter")
    assert lesson.locator(".cm-content").locator("visible=true").count() == 0


# Pause, Help, Contents, cards --------------------------------------------------------------------


@pytest.mark.parametrize(("key", "title"), [("F2", "Pause"), ("F1", "Help")])
def test_pause_and_help_are_one_key_away(lesson, key, title):
    """From inside an activity, and the focus comes back."""
    field = lesson.get_by_label("Your words on two")
    field.focus()
    lesson.keyboard.press(key)
    lesson.get_by_role("dialog", name=title).wait_for()
    lesson.keyboard.press("Escape")
    assert lesson.get_by_role("dialog").count() == 0
    assert field.evaluate("(node) => node === document.activeElement")


def test_help_begins_with_finders_and_then_asks_for_a_place(lesson):
    """Numbers that nobody has confirmed say so."""
    lesson.keyboard.press("F1")
    dialog = lesson.get_by_role("dialog", name="Help")
    dialog.get_by_label("Services in one place").select_option("Ireland")
    assert dialog.get_by_role("status").get_by_text("Samaritans").is_visible()
    assert dialog.get_by_text("confirm before you rely on it").count() > 3
    assert dialog.get_by_text("If you are in danger now").is_visible()


def test_contents_go_to_a_part_by_keyboard(page, open_lesson):
    """On a phone: Contents, Tab to the part, Enter; the part's heading has the focus."""
    opened = open_lesson(page(width=360), ONE)
    opened.get_by_role("button", name="Contents").press("Enter")
    opened.get_by_role("dialog").get_by_role("button", name="Answering").press("Enter")
    heading = opened.get_by_role("heading", name="Answering")
    assert heading.evaluate("(node) => node === document.activeElement")
    assert 0 < heading.bounding_box()["y"] < 400


def test_the_skip_link_is_first_and_goes_to_the_lesson(lesson):
    """One Tab, one Enter."""
    lesson.evaluate("document.activeElement.blur()")
    lesson.keyboard.press("Tab")
    assert lesson.evaluate("document.activeElement.textContent") == "Skip to the lesson"
    lesson.keyboard.press("Enter")
    assert lesson.evaluate("document.activeElement.getAttribute('role')") == "main"


def test_a_badge_opens_its_card_and_gives_the_focus_and_the_place_back(lesson):
    """With Enter, as with a click."""
    badge = lesson.get_by_role("button", name="Madigan and others, 2024")
    badge.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
    place = lesson.locator(SCROLLER).evaluate("(node) => node.scrollTop")
    assert place > 0
    badge.press("Enter")
    lesson.get_by_role("dialog", name="Madigan and others, 2024").get_by_text("174 samples").wait_for()
    lesson.keyboard.press("Escape")
    assert badge.evaluate("(node) => node === document.activeElement")
    assert lesson.locator(SCROLLER).evaluate("(node) => node.scrollTop") == place


# Progress and getting about ----------------------------------------------------------------------


def test_progress_is_told_in_words_and_drawn(lesson):
    """In the bar and beside the part."""
    assert lesson.get_by_text("0 of 3 done").is_visible()
    lesson.get_by_role("button", name="Mark two done").click()
    lesson.get_by_text("1 of 3 done").wait_for()
    assert "done" in lesson.locator(".at-rail").get_by_role("button", name="Checking a reading").inner_text()


def test_an_activity_can_lead_to_a_part(lesson):
    """It says where, and the reader view goes there."""
    lesson.get_by_role("button", name="Go to the last part").first.click()
    assert lesson.get_by_role("heading", name="Answering").evaluate("(node) => node === document.activeElement")


def test_next_opens_the_next_lesson_in_place_and_back_comes_back(lesson, lab):
    """One lesson, one process at a time; the address and the focus follow."""
    lesson.get_by_role("link", name="What an answer is").last.click()
    ready(lesson, "sample-two")
    assert "/lessons/71-sample-two.ipynb" in lesson.url
    assert lesson.evaluate("document.activeElement.textContent") == "What an answer is"
    lesson.wait_for_function("document.querySelectorAll('.attune-panel').length === 1")
    assert lesson.locator(SCROLLER).evaluate("(node) => node.scrollTop") == 0
    lesson.get_by_role("button", name="Mark one done").click()
    lesson.go_back()
    ready(lesson, "sample-one")
    assert "/lessons/70-sample-one.ipynb" in lesson.url
    lesson.wait_for_function("document.querySelectorAll('.attune-panel').length === 1")


def test_a_link_in_the_text_opens_its_lesson_in_place(lesson):
    """A relative link to a notebook of the same folder; in a tab of its own it's the lesson, too, and not its file."""
    link = lesson.get_by_role("link", name="second lesson")
    expect(link).to_have_attribute("href", "71-sample-two.ipynb")
    with lesson.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    opened.value.close()
    link.click()
    ready(lesson, "sample-two")
    assert len(lesson.context.pages) == 1


# Saving and connection ---------------------------------------------------------------------------


def test_using_a_lesson_changes_no_file_and_asks_nothing(lesson, lab):
    """No save, no checkpoint, no question on leaving."""
    before = lab.snapshot()
    asked = []
    lesson.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    lesson.get_by_role("button", name="Mark one done").click()
    lesson.get_by_role("status").get_by_text("Saved.").wait_for()
    lesson.keyboard.press("Control+s")
    lesson.goto("about:blank")
    assert asked == []
    assert lab.snapshot() == before


def gone_on(page):
    """After the banner's one button, everything answers again."""
    page.get_by_role("button", name="Mark three done").click()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    assert page.locator(".jp-Dialog").count() == 0


def test_a_killed_kernel_is_told_in_plain_words_and_one_click_goes_on(lesson, lab):
    """The page stays where it was."""
    lesson.get_by_role("heading", name="Answering").scroll_into_view_if_needed()
    top = lesson.locator(SCROLLER).evaluate("(node) => node.scrollTop")
    lab.kill_kernel()
    lesson.get_by_text("Everything marked saved is safe").wait_for()
    assert "kernel" not in lesson.locator("body").inner_text().lower()
    lesson.get_by_role("button", name="Go on").click()
    lesson.locator(".at-lost").wait_for(state="hidden")
    assert abs(lesson.locator(SCROLLER).evaluate("(node) => node.scrollTop") - top) < 40
    gone_on(lesson)


def test_a_stopped_course_goes_on_when_it_is_started_again(lesson, lab):
    """Same port, same token; until then, the button says what to do."""
    lab.stop()
    lesson.get_by_text("Everything marked saved is safe").wait_for()
    lesson.get_by_role("button", name="Go on").click()
    lesson.get_by_text("start the course again").wait_for()
    lab.start()
    lesson.get_by_role("button", name="Go on").click()
    lesson.locator(".at-lost").wait_for(state="hidden")
    gone_on(lesson)


def test_a_course_that_is_still_coming_up_is_waited_for(lesson, lab):
    """A server that listens already, and isn't ready yet, answers with an error: that isn't the last word."""
    early = []

    def not_yet(route):
        early.append(route)
        route.fulfill(status=500) if len(early) < 3 else route.continue_()

    lab.kill_kernel()
    lesson.get_by_text("Everything marked saved is safe").wait_for()
    lesson.route("**/api/status*", not_yet)
    lesson.get_by_role("button", name="Go on").click()
    lesson.locator(".at-lost").wait_for(state="hidden")
    assert len(early) == 3
    gone_on(lesson)


def test_an_activity_that_fails_says_so_plainly_and_tries_again(page, lab):
    """The others work; the details are one click away."""
    book = json.loads((lab.root / ONE).read_text())
    book["cells"][5]["source"] = "import pathlib\npathlib.Path('mended').read_text()\ndemo('one')"
    folder = lab.root / "failing"
    folder.mkdir(exist_ok=True)
    (folder / "lesson.ipynb").write_text(json.dumps(book))
    opened = waits(page(), lab, "failing/lesson.ipynb")
    opened.get_by_role("button", name="Start", exact=True).click()
    opened.get_by_text("This part didn't open").wait_for()
    opened.get_by_role("button", name="Mark two done").wait_for()
    assert not opened.get_by_text("FileNotFoundError").last.is_visible()
    (folder / "mended").touch()
    opened.get_by_role("button", name="Try again").click()
    opened.get_by_role("button", name="Mark one done").wait_for()


# Access ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_the_page_and_its_dialogs_have_no_axe_findings(page, open_lesson, axe, theme, width):
    """In each look, from top to end."""
    opened = open_lesson(page(theme, width), ONE)
    assert opened.evaluate("document.body.dataset.jpThemeLight") == str(theme == "light").lower()
    assert axe(opened) == []
    for key in ("F1", "F2"):
        opened.keyboard.press(key)
        opened.get_by_role("dialog").wait_for()
        assert axe(opened, "dialog") == []
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="Contents").click()
    assert axe(opened, "dialog") == []


@pytest.mark.parametrize("width", [320, 360, 640])
def test_nothing_is_cut_off_when_narrow_or_zoomed(page, open_lesson, width):
    """Nothing is wider than the window, and each control is big enough to touch."""
    opened = open_lesson(page(width=width, height=640), ONE)
    assert opened.locator(SCROLLER).evaluate("(node) => node.scrollWidth <= node.clientWidth")
    for box in (control.bounding_box() for control in opened.locator(".at-bar :is(button, a.at-home)").locator("visible=true").all()):
        assert box["width"] >= 44 and box["height"] >= 44


def test_two_tabs_of_a_lesson_do_not_disturb_each_other(page, open_lesson):
    """One moves on; the other goes on working."""
    stays, leaves = (open_lesson(page(), ONE) for _ in range(2))
    leaves.get_by_role("link", name="What an answer is").last.click()
    ready(leaves, "sample-two")
    leaves.wait_for_function("document.querySelectorAll('.attune-panel').length === 1")
    stays.get_by_role("button", name="Mark two done").click()
    stays.get_by_role("status").get_by_text("Saved.").wait_for()
    assert not stays.locator(".at-lost").is_visible()


@pytest.fixture
def settings(lab):
    """What a learner sets is forgotten for the tests that follow."""
    yield
    shutil.rmtree(lab.home / "jupyter" / "config" / "lab" / "user-settings")


def test_light_and_dark_are_one_click_apart(page, open_lesson, settings):
    """Whatever the system prefers."""
    opened = open_lesson(page(), ONE)
    for words, light in (("Dark", "false"), ("Light", "true")):
        opened.get_by_role("button", name="More").click()
        opened.get_by_role("button", name=words, exact=True).click()
        opened.wait_for_function("(light) => document.body.dataset.jpThemeLight === light", arg=light)


def test_a_link_to_a_part_of_another_lesson_arrives_there(lesson):
    """As an activity's summary has them."""
    lesson.evaluate("""document.querySelector(".demo").dispatchEvent(new CustomEvent("attune:goto",
        { bubbles: true, cancelable: true, detail: { lesson: "sample-two", part: "last" } }))""")
    ready(lesson, "sample-two")
    heading = lesson.locator(".attune-panel:not(.lm-mod-hidden)").get_by_role("heading", name="Answering")
    lesson.wait_for_function("document.activeElement.textContent.startsWith('Answering')")
    assert 0 < heading.bounding_box()["y"] < 800
