"""The journal on a plain page: by keyboard, kept, in two windows, and for everyone; and its words are nowhere else."""

import json

import pytest

from course_lib import notebook

from .conftest import ready
from .plain import private_files
from .test_leave import book
from .test_privacy import MARKER, SAVE_STATE, holding_marker, save_in_jupyterlab
from .test_views import look, miniature, overflowing, plain, small_targets, tab_to, violations  # noqa: F401


@pytest.fixture
def written(miniature, private):  # noqa: F811
    """A reflection of March, and a check-in of April in another script."""
    private.put("my-cat", {"reflection": "my-cat", "lesson": "first", "which": "mine", "mine": "It purrs at six.", "twin": "He waits.",
                           "feelings": ["calm"], "scale": None, "skipped": False, "at": "2026-03-01T10:00:00+00:00"}, base=0)
    private.put("check-in-1", {"kind": "check-in", "note": "Tired. \u0645\u0631\u062d\u0628\u0627", "place": "the stairs",
                               "at": "2026-04-01T10:00:00+00:00"}, base=0)
    return private


def entries(page) -> list[str]:
    return page.locator(".aw-entry strong").all_inner_texts()


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent")


def test_found_opened_changed_and_kept_by_keyboard(plain, written, miniature):  # noqa: F811
    """Search, open, write, go back: the focus is where one was, and a page that opens anew has the change."""
    title = miniature.reflection("my-cat").title
    page = plain.open(notebook.journal())
    page.locator(".aw-entry").nth(1).wait_for()
    assert entries(page) == ["Check-in", title]
    tab_to(page, "input[type=search]")
    page.keyboard.type("PÚRRS")
    page.get_by_text("1 entry has all these words.").wait_for()
    assert entries(page) == [title]
    tab_to(page, ".aw-entry")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=title).wait_for()
    assert focused(page) == title
    tab_to(page, "textarea")
    page.keyboard.press("Control+End")
    page.keyboard.type(" And at seven.")
    page.get_by_text("Saved.", exact=True).wait_for()
    assert written.get("my-cat")["mine"] == "It purrs at six. And at seven." and written.get("my-cat")["twin"] == "He waits."
    page.get_by_role("button", name="Back to the list").press("Enter")
    page.locator(".aw-entry", has_text="And at seven").wait_for()
    assert focused(page).startswith(title)
    again = plain.open(notebook.journal())
    again.locator(".aw-entry", has_text="And at seven").wait_for()


def test_in_the_order_of_the_lessons(plain, written):  # noqa: F811
    """What is in no lesson comes last."""
    page = plain.open(notebook.journal())
    page.get_by_label("In the order of").select_option("lesson")
    page.get_by_role("heading", name="Outside the lessons").wait_for()
    assert page.locator("h4").all_inner_texts()[1] == "Outside the lessons"


def test_two_windows_never_overwrite_each_other_unseen(plain, written):  # noqa: F811
    """Both versions are shown, and the learner chooses."""
    page = plain.open(notebook.journal())
    page.locator(".aw-entry").nth(1).click()
    written.put("my-cat", {**written.get("my-cat"), "mine": "From the lesson."}, base=1, writer="lesson")
    page.get_by_role("textbox").first.fill("From the journal.")
    page.get_by_role("alert").get_by_text("From the lesson.").wait_for()
    assert written.get("my-cat")["mine"] == "From the lesson."
    page.get_by_role("button", name="Keep what I have here").click()
    page.get_by_text("Saved.", exact=True).wait_for()
    assert written.get("my-cat")["mine"] == "From the journal."


def test_one_is_deleted_and_then_all(plain, written, home):  # noqa: F811
    """Each asks first; No changes nothing; nothing stays in any file, and the focus is never lost."""
    page = plain.open(notebook.journal())
    page.locator(".aw-entry").first.click()
    page.get_by_role("button", name="Delete this entry").press("Enter")
    page.get_by_role("button", name="No", exact=True).press("Enter")
    assert focused(page) == "Delete this entry" and written.holds("check-in-1")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Yes, delete it").press("Enter")
    page.get_by_text("It's deleted.").wait_for()
    assert focused(page) == "What you wrote" and written.names() == ["my-cat"]
    page.get_by_role("button", name="Delete all that you wrote").press("Enter")
    page.get_by_role("button", name="Yes, delete it all").press("Enter")
    page.get_by_text("All that you wrote is deleted.").wait_for()
    assert focused(page) == "What you wrote" and written.names() == []
    assert not any(word in private_files(home) for word in (b"purrs", b"Tired"))


@pytest.mark.parametrize(("name", "ending", "start"), [("As plain text", ".md", b"# What I wrote"), ("As a PDF", ".pdf", b"%PDF-")])
def test_it_is_taken_along_after_a_warning(plain, written, name, ending, start):  # noqa: F811
    """As a download of the browser's."""
    page = plain.open(notebook.journal())
    page.get_by_role("button", name=name).click()
    page.get_by_text("It isn't locked").wait_for()
    with page.expect_download() as loaded:
        page.get_by_role("button", name="Make the file").click()
    assert loaded.value.suggested_filename.endswith(ending)
    with open(loaded.value.path(), "rb") as file:
        assert file.read(30).startswith(start)
    page.get_by_text("Your browser is saving").wait_for()


def test_words_stay_on_the_page_while_the_course_is_away(plain, written):  # noqa: F811
    """And are saved when it's back."""
    page = plain.open(notebook.journal())
    page.locator(".aw-entry").nth(1).click()
    page.get_by_role("textbox").first.wait_for()
    page.evaluate("globalThis.offline = true")
    page.get_by_role("textbox").first.fill("Kept for later.")
    page.get_by_text("Not saved yet. Your words are still on this page.").wait_for()
    page.evaluate("globalThis.offline = false")
    plain.mount(notebook.journal())
    page.wait_for_function("!globalThis.attuneUnsaved.size")
    assert written.get("my-cat")["mine"] == "Kept for later."


def test_an_empty_journal_says_what_will_be_here(plain, miniature):  # noqa: F811
    """And offers nothing to take or delete."""
    page = plain.open(notebook.journal())
    page.get_by_text("Nothing is here yet").wait_for()
    assert page.get_by_role("button").count() == 0


def test_the_journal_is_for_everyone(look, written):  # noqa: F811
    """The list, an entry, each question: axe finds nothing, nothing is cut off."""
    page = look.open(notebook.journal())
    page.locator(".aw-entry").first.wait_for()
    sound(page)
    page.get_by_role("button", name="As a PDF").click()
    sound(page)
    page.get_by_role("button", name="No", exact=True).click()
    for number in (0, 1):
        page.locator(".aw-entry").nth(number).click()
        page.get_by_role("button", name="Delete this entry").click()
        sound(page)
        page.get_by_role("button", name="No", exact=True).click()
        page.get_by_role("button", name="Back to the list").click()
        page.locator(".aw-entry").first.wait_for()


def sound(page):
    assert violations(page) == []
    assert not overflowing(page) and small_targets(page) == []


def test_the_journals_words_are_nowhere_but_in_the_private_store(page, lab):
    """Opened, searched and changed in JupyterLab, with widget state saved: not in the notebook, a checkpoint or a log."""
    lab.ask(SAVE_STATE, "PUT", {"raw": json.dumps({"saveState": True})})
    private = lab.home / "private"
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    (private / "a-note.json").write_text(json.dumps({"v": 1, "revision": 1, "kind": "note", "text": f"{MARKER} quagga", "at": "2026-03-01T10:00:00+00:00"}))
    notes = lab.root / "journal-copy.ipynb"
    notes.write_text(json.dumps(book("from course_lib import journal", "journal()")), encoding="utf-8")
    opened = page()
    opened.goto(lab.url(notes.name))
    opened.get_by_role("button", name="Start", exact=True).click()
    ready(opened)
    opened.get_by_role("searchbox").fill("quagga")  # other tests write the marker into the same record
    opened.get_by_text("has all these words").wait_for()
    opened.locator(".aw-entry", has_text=MARKER).click()
    opened.get_by_role("textbox").first.fill(f"{MARKER} and more")
    opened.get_by_text("Saved.", exact=True).wait_for()
    save_in_jupyterlab(lab, opened, notes)
    found = holding_marker(lab.root.parent)
    assert "record/private/a-note.json" in found and all(one.startswith("record/private/") for one in found), found
