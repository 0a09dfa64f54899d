"""The check-in and the weekly plan on a plain page: by keyboard, kept only when asked, in both themes and widths, and for everyone."""

import json

import pytest

from course_lib import notebook
from course_lib.records import Private

from .plain import private_files
from .test_views import look, overflowing, plain, small_targets, tab_to, violations  # noqa: F401

WEEKLY = {"mend": {"id": "mend", "title": "Ask before you mend", "how": "Ask first.", "example": "If she rings, then I ask.", "concepts": ["C-DEV-7"]}}


@pytest.fixture
def weekly(mini, tmp_path, monkeypatch):
    """The library reads the miniature course, with one practice to plan."""
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(mini._data | {"weekly": WEEKLY}), encoding="utf-8")
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))


def kept(home) -> list[dict]:
    store = Private(home / "private")
    return [store.get(name) for name in store.names()]


def press(page, name: str) -> None:
    """Reach the button with Tab, and press it."""
    page.wait_for_function("(name) => [...document.querySelectorAll('#root button:enabled')].some((one) => one.textContent === name)", arg=name)
    for _ in range(90):
        if page.evaluate("(name) => document.activeElement.textContent === name", name):
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab doesn't reach {name}")


def typed(page, label: str, text: str) -> None:
    """Reach the field with Tab, and type."""
    field = page.get_by_label(label)
    for _ in range(90):
        if field.evaluate("(node) => node === document.activeElement"):
            return page.keyboard.type(text)
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab doesn't reach {label}")


# Check-in --------------------------------------------------------------------------------------


def test_a_check_in_by_keyboard_alone(plain, home):  # noqa: F811
    """Arrows on the map, words, a line; kept, there again after a restart, and deleted. The focus is never lost."""
    page = plain.open(notebook.check_in())
    page.locator("body").press("Tab")
    tab_to(page, ".aw-field")
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    assert page.locator(".aw-reads").inner_text() == "a little unpleasant, middling energy"
    tab_to(page, "input[type=checkbox]")
    page.keyboard.press("Space")
    typed(page, "Your own words", "wobbly, seen")
    typed(page, "A line about it", "Rain.")
    press(page, "Keep this")
    page.get_by_text("Kept. You can delete it").wait_for()
    (document,) = kept(home)
    assert (document["pleasant"], document["energy"], document["feelings"], document["text"]) == (-10, 5, ["calm", "wobbly", "seen"], "Rain.")
    assert page.evaluate("document.activeElement.matches('.aw-said')")
    assert page.get_by_label("A line about it").input_value() == ""
    again = plain.open(notebook.check_in())
    assert "Rain." in again.locator(".aw-entries").inner_text()
    again.locator("body").press("Tab")
    press(again, "Delete")
    press(again, "Yes, delete")
    again.get_by_text("Deleted.").wait_for()
    assert again.evaluate("document.activeElement.matches('.aw-said')")
    assert kept(home) == [] and b"Rain." not in private_files(home)


def test_the_two_lines_and_the_pointer_set_the_same_mark(plain, home):  # noqa: F811
    """Either route ends in the same words and the same document."""
    page = plain.open(notebook.check_in())
    box = page.locator(".aw-field").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.25)
    by_pointer = page.locator(".aw-reads").inner_text()
    page.get_by_role("button", name="Take the mark away").click()
    assert page.locator(".aw-reads").inner_text() == "No mark yet."
    for name in ("Unpleasant to pleasant", "Little energy to much"):
        slider = page.get_by_role("slider", name=name)
        assert slider.get_attribute("aria-valuetext") == "not marked"
        slider.fill("50")
    assert page.locator(".aw-reads").inner_text() == by_pointer == "pleasant, much energy"
    assert page.get_by_role("slider", name="Unpleasant to pleasant").get_attribute("aria-valuetext") == "pleasant"
    page.get_by_role("button", name="Keep this").click()
    page.get_by_text("Kept. You can").wait_for()
    assert (kept(home)[0]["pleasant"], kept(home)[0]["energy"]) == (50, 50)


@pytest.mark.parametrize("leave", ["Forget it", "leave", "Noor's instead"])
def test_nothing_is_kept_without_pressing_keep(plain, home, leave):  # noqa: F811
    """Forgetting, leaving the page and turning to the story send and write nothing; the page opens empty."""
    page = plain.open(notebook.check_in())
    page.get_by_label("A line about it").fill("zebra")
    page.locator(".aw-field").click()
    if leave != "leave":
        page.get_by_role("button", name=leave).click()
    assert page.evaluate("globalThis.attuneUnsaved?.size ?? 0") == 0
    again = plain.open(notebook.check_in())
    assert again.get_by_label("A line about it").input_value() == ""
    assert not home.exists() and "zebra" not in json.dumps(plain.messages)


def test_an_empty_check_in_is_not_kept(plain, home):  # noqa: F811
    """The page says that one word is enough."""
    page = plain.open(notebook.check_in())
    page.get_by_role("button", name="Keep this").click()
    page.get_by_text("There is nothing to keep yet.").wait_for()
    assert not home.exists()


def test_noors_answer_comes_when_it_is_asked_for(plain, home):  # noqa: F811
    """The story can be done whole, and one's own draft is there afterwards."""
    page = plain.open(notebook.check_in())
    page.get_by_label("A line about it").fill("mine")
    page.get_by_role("button", name="Noor's instead").click()
    assert "Noor put her mark" not in page.content() and page.get_by_role("button", name="Keep this").count() == 0
    page.get_by_role("button", name="Show how it was").click()
    page.get_by_text("Noor put her mark").wait_for()
    page.get_by_role("button", name="Yours instead").click()
    assert page.get_by_label("A line about it").input_value() == "mine"
    assert not home.exists()


def test_going_through_the_months(plain, home):  # noqa: F811
    """The newest month is open; earlier leads to the one before that has a check-in, and the focus stays on a way on."""
    widget = notebook.check_in()
    for number, day in enumerate(("2026-02-10", "2026-05-03")):
        said = {"text": f"on {day}", "pleasant": 10, "energy": 10}
        widget._answer({"type": "keep", "said": said, "here": f"{day}T10:00", "id": f"message-{number}"}, [])
    page = plain.open(widget)
    assert page.locator("caption").inner_text() == "May 2026" and page.get_by_role("button", name="Later").is_disabled()
    assert page.get_by_role("cell", name="3 : 1 check-in").count() == 1
    page.locator("body").press("Tab")
    press(page, "Earlier")
    page.locator("caption", has_text="February 2026").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Later"
    assert "on 2026-02-10" in page.locator(".aw-entries").inner_text()


def test_markup_in_a_check_in_stays_text(plain):  # noqa: F811
    """Whatever was typed is shown as it was typed."""
    page = plain.open(notebook.check_in())
    page.get_by_label("A line about it").fill("<img src=x onerror=alert(1)> שלום")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_text("<img src=x onerror=alert(1)> שלום").wait_for()
    assert page.locator("#root img").count() == 0


def test_a_check_in_for_everyone_everywhere(look):  # noqa: F811
    """Empty, filled in and kept, with the calendar and the map: axe finds nothing, nothing is cut off or too small to touch."""
    page = look.open(notebook.check_in())
    page.locator("summary").first.click()
    page.get_by_label("chest").check()
    page.locator(".aw-field").click()
    assert (violations(page), overflowing(page), small_targets(page)) == ([], False, [])
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("img", name="Where your marks were").wait_for()
    page.get_by_role("button", name="Delete all").click()
    assert (violations(page), overflowing(page), small_targets(page)) == ([], False, [])


# Weekly plan -----------------------------------------------------------------------------------


def test_a_plan_by_keyboard_alone(weekly, plain, home):  # noqa: F811
    """Chosen, kept, looked back on, laid to rest, taken up again, deleted. The focus is never lost."""
    page = plain.open(notebook.plan())
    page.locator("body").press("Tab")
    tab_to(page, "select")
    page.keyboard.press("ArrowDown")
    page.get_by_text("Ask first.").wait_for()
    typed(page, "When?", "after supper")
    typed(page, "With whom?", "R.")
    press(page, "Keep the plan")
    page.locator(".aw-said", has_text="Kept.").wait_for()
    assert page.evaluate("document.activeElement.matches('.aw-said')")
    page = plain.open(notebook.plan())
    assert page.get_by_label("When?").input_value() == "after supper"
    page.locator("body").press("Tab")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    typed(page, "How did it go?", "I forgot.")
    press(page, "Let it rest")
    page.get_by_text("It rests.").wait_for()
    assert "I forgot." in page.locator(".aw-entries").inner_text() and page.evaluate("document.activeElement !== document.body")
    page.locator("body").press("Tab")
    press(page, "Take it up again")
    page.get_by_label("With whom?").wait_for()
    press(page, "Delete the plan and all earlier weeks")
    press(page, "Yes, delete")
    page.wait_for_function("document.querySelector('#root select').value === ''")
    assert page.evaluate("document.activeElement !== document.body")
    assert b"I forgot." not in private_files(home)


def test_a_plan_is_kept_only_when_asked(weekly, plain, home):  # noqa: F811
    """The page says that it isn't kept yet, and no file is offered of what isn't."""
    page = plain.open(notebook.plan())
    page.get_by_label("When?").fill("zebra")
    page.get_by_text("Changed, and not kept yet.").wait_for()
    assert page.get_by_role("button", name="Make a calendar file").count() == 0
    plain.open(notebook.plan())
    assert page.get_by_label("When?").input_value() == "" and not home.exists()


def test_turning_to_tomasz_and_back_loses_nothing(weekly, plain):  # noqa: F811
    """What isn't kept yet is there again."""
    page = plain.open(notebook.plan())
    page.get_by_label("When?").fill("after supper")
    page.get_by_role("button", name="Tomasz's instead").click()
    page.get_by_text("be a better listener").wait_for()
    assert page.get_by_label("When?").input_value() == ""
    page.get_by_role("button", name="Yours instead").click()
    page.wait_for_function("!document.querySelector('#root').textContent.includes('better listener')")
    assert page.get_by_label("When?").input_value() == "after supper"


def test_another_windows_plan_is_shown_first(weekly, plain, home):  # noqa: F811
    """The learner chooses; the focus goes to the choice."""
    page = plain.open(notebook.plan())
    other = {"practice": "mend", "where": "the other hall", "do": "save", "today": "2026-11-22"}
    notebook.plan()._answer({"type": "save", "said": other, "base": 0, "id": "message-1"}, [])
    page.locator("select").select_option("mend")
    page.get_by_label("Where?").fill("here")
    page.get_by_role("button", name="Keep the plan").click()
    page.get_by_text("the other hall").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Keep what I have here"
    page.keyboard.press("Enter")
    page.locator(".aw-said", has_text="Kept.").wait_for()
    assert kept(home)[0]["where"] == "here"


def test_card_and_calendar_warn_first_and_come_as_downloads(weekly, plain, home):  # noqa: F811
    """Until the learner says yes, nothing is made. The printed page is the card alone, and is gone afterwards."""
    page = plain.open(notebook.plan())
    page.locator("select").select_option("mend")
    page.get_by_label("With whom?").fill("zebra")
    page.get_by_label("First day").fill("2026-11-25")
    page.get_by_role("button", name="Keep the plan").click()
    page.get_by_role("button", name="Make a calendar file").click()
    page.get_by_text("outside the private folder").wait_for()
    page.get_by_role("button", name="No", exact=True).click()
    assert page.evaluate("document.activeElement.textContent") == "Make a calendar file"
    assert not any("file" in one for one in plain.messages)
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    assert download.value.suggested_filename == "attune-plan.ics"
    made = download.value.path().read_bytes()
    assert b"DTSTART;VALUE=DATE:20261125" in made and b"zebra" not in made
    page.get_by_role("button", name="Make a card").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the card").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    page.evaluate("globalThis.print = () => {}")
    page.get_by_role("button", name="Print this").click()
    page.emulate_media(media="print")
    assert page.locator("body > .aw-sheet").is_visible() and not page.locator("#root").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("body > .aw-sheet").count() == 0 and page.locator("#root").is_visible()
    assert len(kept(home)) == 1


def test_a_plan_for_everyone_everywhere(weekly, look):  # noqa: F811
    """Empty, kept, looked back on, with a question open: axe finds nothing, nothing is cut off or too small to touch."""
    page = look.open(notebook.plan())
    assert (violations(page), overflowing(page), small_targets(page)) == ([], False, [])
    page.locator("select").select_option("mend")
    page.get_by_label("When?").fill("x" * 200)
    page.get_by_role("button", name="Keep the plan").click()
    page.locator("summary").first.click()
    page.get_by_role("button", name="Keep going with it").click()
    page.get_by_role("heading", name="Earlier weeks").wait_for()
    page.get_by_role("button", name="Make a calendar file").click()
    assert (violations(page), overflowing(page), small_targets(page)) == ([], False, [])
