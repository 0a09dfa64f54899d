"""The lock in a real browser, which does the encrypting: whatever is written, nothing readable leaves the page."""

import json

import pytest

from course_lib import notebook
from course_lib.records import Private
from course_lib.records.lock import Lock

from .conftest import LOOKS, ready
from .plain import private_files
from .served import Served
from .test_leave import escape
from .test_privacy import MARKER, book_of, fill_all, holding_marker
from .test_views import overflowing, small_targets, violations

NAME = "somebodys-stairs"
PASSPHRASE = "four horses in a lift \u00e9"
OLD, NEW = "zebra-old-4711", "zebra-new-4712"
PRACTICE = "three-seconds"
DOCUMENTS = {
    NAME: {"reflection": NAME, "lesson": "perceiving", "which": "mine", "mine": f"{OLD} STRA\u00dfE\n# not a heading", "twin": "caf\u00e9 \u0645\u0631\u062d\u0628\u0627",
           "feelings": ["calm", OLD], "scale": None, "skipped": False, "at": "2026-03-01T10:00:00.000000+00:00"},
    "check-in-2026-02-28-aaaaaaaa": {"kind": "check-in", "day": "2026-02-28", "time": "23:59", "pleasant": -100, "energy": 100, "feelings": [OLD, "sad"],
                                     "body": {"where": ["jaw"], "how": ["tight"], "text": OLD}, "text": OLD, "at": "2026-02-28T10:00:00.000000+00:00"},
    "check-in-2026-03-01-bbbbbbbb": {"kind": "check-in", "day": "2026-03-01", "time": "00:00", "pleasant": 37, "energy": -8, "feelings": [],
                                     "body": {"where": [], "how": [], "text": ""}, "text": "", "at": "2026-03-01T10:00:00.000000+00:00"},
    "check-in-2026-03-01-cccccccc": {"kind": "check-in", "day": "2026-03-01", "time": "12:30", "pleasant": None, "energy": None, "feelings": ["flat"],
                                     "body": {"where": [], "how": ["numb"], "text": ""}, "text": "", "at": "2026-03-01T12:00:00.000000+00:00"},
    "weekly-plan": {"kind": "plan", "title": "T", "whose": "mine", "practice": PRACTICE, "when": f"after {OLD}; supper, \U0001f440" + " and so on" * 20, "where": "the stairs",
                    "who": "", "if_this": "", "then_that": "", "date": "2026-03-02", "time": "18:30", "weekly": True, "went": "", "way": "",
                    "resting": False, "started": "2026-03-01T10:00:00.000000+00:00", "since": "2026-03-01", "at": "2026-03-01T11:00:00.000000+00:00",
                    "past": [{"title": "Before", "when": OLD, "where": "", "who": "", "if_this": "", "then_that": "", "went": "well", "way": "",
                              "next": "change", "since": "2026-02-20", "until": "2026-02-27"}]},
    "a-note": {"kind": "letter-home", "note": OLD, "more": [{"x": "deep"}, 3], "at": "no time"},
}
SHOWN = """() => [...document.querySelectorAll("#root > div")].map((one) => [one.innerText,
  ...[...one.querySelectorAll("textarea, select, input:not([type=file])")].map((field) => (field.type === "checkbox" ? field.checked : field.value))])"""
# What may differ with the lock on: who could read it, and how it's printed.
DIFFER = ("Only on this computer", "Locked: only somebody", "Unlocked on this page", "Lock now", "Make a card to print", "As a PDF, to print", "Print it, or save it")


@pytest.fixture
def served(chromium):
    """A page of 127.0.0.1. Errors on it fail the test."""
    context, errors = chromium.new_context(viewport={"width": 1280, "height": 900}), []
    one = Served(context)
    one.page.on("pageerror", lambda error: errors.append(str(error)))
    yield one
    context.close()
    assert errors == []


@pytest.fixture
def written(private):
    """Something of each kind, and of one that this course doesn't know."""
    for name, document in DOCUMENTS.items():
        private.put(name, document, base=0, writer="page")
    return private


def own_pages():
    return [notebook.reflect(NAME), notebook.check_in(), notebook.plan(), notebook.journal()]


def opened(page) -> None:
    """Waits until all four are drawn."""
    page.locator(".aw-entry").first.wait_for()
    for one in ("textarea[aria-label='Write here']", ".aw-month", ".aw-plan select"):
        page.locator(one).wait_for()


def shown(page) -> list:
    """What stands on the page, with what is in its fields."""
    opened(page)
    return [["\n".join(line for line in str(one).splitlines() if line.strip() and not line.startswith(DIFFER)) for one in part] for part in page.evaluate(SHOWN)]


def files(page) -> dict[str, str]:
    """The calendar file and the journal, as they are taken along."""
    taken = {}
    page.get_by_role("button", name="Make a calendar file").click()
    page.get_by_label("Put your own words in it too").check()
    page.get_by_role("button", name="As plain text").click()
    for scope in (".aw-plan", ".aw-journal"):
        with page.expect_download() as loaded:
            page.locator(scope).get_by_role("button", name="Make the file").click()
        text = open(loaded.value.path(), encoding="utf-8", newline="").read()
        taken[loaded.value.suggested_filename] = "\n".join(line for line in text.split("\n") if not line.startswith("DTSTAMP"))
    return taken


def turn_on(page) -> None:
    page.get_by_role("button", name="Turn the lock on").click()
    page.get_by_label("A new passphrase").fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_label("I wrote it down").check()
    page.get_by_role("button", name="Turn the lock on").click()
    page.get_by_text("Everything that you wrote for yourself is locked.").wait_for()


def unlock(page, passphrase=PASSPHRASE, within="#root") -> None:
    form = page.locator(f"{within} .aw-activity.aw-lock form").first
    form.get_by_label("Passphrase").fill(passphrase)
    form.get_by_role("button", name="Unlock").click()


def unlock_settings(page) -> None:
    page.get_by_role("button", name="Unlock").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()


def turn_off(page) -> None:
    page.get_by_role("button", name="Turn the lock off").click()
    page.get_by_role("button", name="Yes, turn it off").click()
    page.get_by_text("The lock is off. What you wrote").wait_for()


def lock_up(served) -> None:
    """Turn the lock on, on the page for that."""
    turn_on(served.open(notebook.records()))


def test_everything_is_locked_found_changed_and_opened_again(served, written, home):
    """The page with the lock on says what it says without; nothing readable is in a message or a file; and all of it comes back."""
    page = served.open(*own_pages())
    before, taken = shown(page), files(page)
    assert OLD in json.dumps(served.said) and all(OLD in text for text in taken.values())

    lock_up(served)
    assert not any(word.encode() in private_files(home) for word in (OLD, "supper", "caf\u00e9", "2026-02-27", "stairs\""))

    served.heard.clear(), served.said.clear()
    page = served.open(*own_pages())
    unlock(page, "four horses in a lift")
    page.get_by_text("That isn't the passphrase.").wait_for()
    assert page.evaluate("document.activeElement.type") == "password"
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    assert shown(page) == before
    assert page.evaluate("document.activeElement.textContent") == page.locator("#root h3").first.inner_text()
    assert files(page) == taken

    page.get_by_role("textbox", name="Write here").fill(f"{NEW} reflection")
    page.get_by_text("Saved.", exact=True).wait_for()
    page.get_by_label("A line about it").fill(f"{NEW} check-in")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_text("Kept. You can").wait_for()
    page.get_by_label("Where?", exact=True).last.fill(f"{NEW} plan")
    page.get_by_role("button", name="Keep the changes").click()
    page.locator(".aw-plan > .aw-said", has_text="Kept.").wait_for()
    page.get_by_label("Search what you wrote").fill(f"{NEW} reflection")
    page.get_by_text("1 entry has all these words.").wait_for()
    page.locator(".aw-entry").click()
    page.locator(".aw-journal textarea").first.fill(f"{NEW} journal")
    page.locator(".aw-journal").get_by_text("Saved.", exact=True).wait_for()
    page.get_by_role("button", name="Back to the list").click()
    page.get_by_label("Search what you wrote").fill("")
    page.locator(".aw-entry", has_text=f"{NEW} journal").wait_for()
    page.evaluate("() => { window.print = () => (globalThis.paper = document.querySelector('body > .aw-sheet').textContent) }")
    page.get_by_role("button", name="Print it, or save it").click()
    page.wait_for_function("globalThis.paper")
    assert all(f"{NEW} {what}" in page.evaluate("globalThis.paper") for what in ("journal", "check-in", "plan"))
    told = "".join(served.heard + served.said)
    assert "sealed" in told and OLD not in told and NEW not in told
    assert not any(word.encode() in private_files(home) for word in (OLD, NEW))

    page = served.open(*own_pages())
    unlock(page)
    changed = shown(page)
    assert NEW in json.dumps(changed)
    page = served.open(notebook.records())
    unlock_settings(page)
    turn_off(page)
    assert not (home / "private" / "header.lock").exists()
    assert written.get(NAME)["mine"] == f"{NEW} journal" and written.get("a-note") == DOCUMENTS["a-note"] | {"v": 1, "revision": 1, "writer": "page"}
    assert shown(served.open(*own_pages())) == changed


def test_turning_on_goes_on_where_it_stopped_and_the_passphrase_changes(served, written, home):
    """A page that goes away halfway leaves each text as it was or locked; the old passphrase then opens nothing."""
    widget = notebook.records()
    answer, puts = widget._answer, []

    def dies_halfway(message, buffers):
        puts.extend(["one"] if message.get("type") == "lock-put" else [])
        return ({}, []) if len(puts) > 3 else answer(message, buffers)

    widget._answer = dies_halfway
    page = served.open(widget)
    page.get_by_role("button", name="Turn the lock on").click()
    page.get_by_label("A new passphrase").fill("short")
    page.get_by_role("button", name="Turn the lock on").click()
    page.get_by_text("That is too short").wait_for()
    for label in ("A new passphrase", "The same once more"):
        page.get_by_label(label).fill(PASSPHRASE)
    page.get_by_role("button", name="Turn the lock on").click()
    page.get_by_text("First write it down").wait_for()
    page.get_by_label("I wrote it down").check()
    page.get_by_role("button", name="Turn the lock on").click()
    page.get_by_text("Working: 4 of 6").wait_for()
    assert Lock(written).left()[0] == ["check-in-2026-03-01-cccccccc", NAME, "weekly-plan"]

    page = served.open(notebook.reflect(NAME))
    page.get_by_text("Not every text has been locked").wait_for()
    unlock(page)
    page.get_by_role("textbox", name="Write here").fill(NEW)
    page.get_by_text("Saved.", exact=True).wait_for()
    page = served.open(notebook.records())
    page.get_by_text("Locking isn't finished: 2 of your texts").wait_for()
    unlock_settings(page)
    page.get_by_text("Everything that you wrote for yourself is locked.").wait_for()
    assert Lock(written).left() == ([], []) and not any(word.encode() in private_files(home) for word in (OLD, NEW))

    page.get_by_role("button", name="Change the passphrase").click()
    for label, words in (("The passphrase as it is now", "wrong"), ("A new passphrase", "another one entirely"), ("The same once more", "another one entirely")):
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Change the passphrase").click()
    page.get_by_text("That isn't the passphrase.").wait_for()
    page.get_by_label("The passphrase as it is now").fill(PASSPHRASE)
    page.get_by_role("button", name="Change the passphrase").click()
    page.get_by_text("The passphrase is changed.").wait_for()
    page = served.open(notebook.reflect(NAME))
    unlock(page)
    page.get_by_text("That isn't the passphrase.").wait_for()
    unlock(page, "another one entirely")
    page.get_by_role("textbox", name="Write here").wait_for()
    assert page.get_by_role("textbox", name="Write here").input_value() == NEW


@pytest.mark.parametrize("told", [True, False], ids=["told", "untold"])
def test_an_older_window_loses_nothing_and_saves_nothing_plain(served, written, home, told):
    """Whether or not it hears that the lock was turned on: what is typed there is saved, sealed, once it's unlocked."""
    if not told:
        served.page.add_init_script("delete globalThis.BroadcastChannel")
    page = served.open(notebook.reflect(NAME))
    field = page.get_by_role("textbox", name="Write here")
    field.wait_for()
    other = Served(page.context)
    lock_up(other)
    if told:
        page.get_by_text("The lock was turned on in another window.").wait_for()
        served.heard.clear()
    field.fill(NEW)
    page.get_by_text("The lock was turned on in another window.").wait_for()
    if told:
        field.blur()
        assert NEW not in "".join(served.heard)
    unlock(page)
    page.get_by_text("Saved.", exact=True).wait_for()
    assert field.input_value() == NEW and NEW.encode() not in private_files(home)
    assert written.get(NAME)["revision"] == 2

    other.open(notebook.journal())
    unlock(other.page)
    other.page.locator(".aw-entry", has_text=NEW).wait_for()
    field.fill(f"{NEW} typed last")
    page.get_by_role("button", name="Lock now").click()
    page.locator("#root form").wait_for()
    assert page.evaluate("document.activeElement.type") == "password"
    assert page.evaluate("attuneLock.key === null && !attuneUnsaved.size") and NEW not in page.content() + str(page.evaluate(SHOWN))
    if told:
        other.page.locator(".aw-activity.aw-lock form").wait_for()
        assert NEW not in other.page.content()
    unlock(page)
    field.wait_for()
    assert field.input_value() == f"{NEW} typed last"

    unlock_settings(other.open(notebook.records()))
    turn_off(other.page)
    field.fill(f"{NEW} once more")
    page.wait_for_function("!attuneUnsaved.size && document.querySelector('.aw-own > [role=status]').textContent === 'Saved.'")
    assert written.get(NAME)["mine"] == f"{NEW} once more"


def test_what_is_damaged_or_put_in_anothers_place_is_told_and_left(served, written, home):
    """Everything else opens; nothing is saved over it."""
    lock_up(served)
    note, plan = home / "private" / "a-note.json", home / "private" / "weekly-plan.json"
    plan.write_bytes(note.read_bytes())
    kept = json.loads((home / "private" / f"{NAME}.json").read_text())
    turned = "B" if kept["sealed"][40] == "A" else "A"
    (home / "private" / f"{NAME}.json").write_text(json.dumps(kept | {"sealed": kept["sealed"][:40] + turned + kept["sealed"][41:]}))
    before = private_files(home)
    page = served.open(*own_pages())
    unlock(page)
    page.locator(".aw-entry").first.wait_for()
    assert page.locator(".aw-entry").count() == 4
    assert page.locator(".aw-journal .aw-notice", has_text="can't be opened").count() == 2
    page.get_by_text("weekly-plan.json can't be opened").first.wait_for()
    page.locator(".aw-view > [role=status]", has_text=f"{NAME}.json can't be opened").wait_for()
    assert private_files(home) == before


def test_without_a_secure_connection_it_says_why(served, written, home):
    """Plain http from somewhere else: no lock can be turned on; what is locked stays so, and nothing is lost."""
    served.address = "http://hub.example/"
    page = served.open(notebook.records())
    page.get_by_text("The lock isn't available here.").wait_for()
    assert not page.get_by_role("button", name="Turn the lock on").count()
    served.address = Served.address
    lock_up(served)
    served.address = "http://hub.example/"
    page = served.open(notebook.records(), notebook.reflect(NAME))
    page.get_by_text("it can't be opened over this connection").wait_for()
    assert not page.locator("#root input[type=password]").count()
    assert Private(home / "private").get(NAME)["sealed"]


def sound(page) -> None:
    assert violations(page) == []
    assert not overflowing(page) and small_targets(page) == []


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_it_is_for_everyone(chromium, written, theme, width):
    """In both themes and widths: axe finds nothing, nothing overflows, and each target is large enough."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    served = Served(context, light=theme == "light")
    page = served.open(notebook.records())
    page.get_by_text("The lock is off.").wait_for()
    sound(page)
    page.get_by_role("button", name="Turn the lock on").click()
    sound(page)
    page.get_by_role("button", name="Cancel").click()
    turn_on(page)
    sound(page)
    page = served.open(notebook.records(), notebook.reflect(NAME))
    page.get_by_text("The lock is on.").wait_for()
    unlock(page, "wrong")
    page.get_by_text("That isn't the passphrase.").wait_for()
    sound(page)
    unlock(page)
    page.locator(".aw-unlocked").wait_for()
    sound(page)
    context.close()


def test_in_jupyterlab_the_kernel_never_hears_it(page, lab):
    """Not one frame to the kernel or from it, no log and no file has a word that was written with the lock on; Leave now
    forgets the key."""
    calls = [f"reflect({NAME!r})", "check_in()", "plan()", "journal()", "records()"]
    (lab.root / "locked.ipynb").write_text(json.dumps(book_of(calls)), encoding="utf-8")
    for kept in lab.home.glob("private/*"):
        kept.unlink()
    already = holding_marker(lab.root.parent)
    opened, frames = page(), []
    opened.set_default_timeout(30000)

    def listen(socket):
        for way in ("framesent", "framereceived"):
            socket.on(way, lambda frame: frames.append(frame if isinstance(frame, bytes) else frame.encode()))

    opened.on("websocket", listen)
    opened.goto(lab.url("locked.ipynb"))
    opened.get_by_role("button", name="Start", exact=True).click()
    ready(opened)
    field = opened.get_by_role("textbox", name="Write here")
    field.fill("in-plain-4711")
    opened.get_by_text("Saved.", exact=True).wait_for()
    assert any(b"in-plain-4711" in frame for frame in frames)
    turn_on(opened)
    field.fill(MARKER)
    opened.get_by_text("Saved.", exact=True).wait_for()
    fill_all(opened.locator(".aw-check-in"))
    opened.get_by_role("button", name="Keep this").click()
    opened.get_by_text("Kept. You can").wait_for()
    plan = opened.locator(".aw-plan")
    plan.locator("select").select_option(index=1)
    fill_all(plan)
    plan.get_by_role("button", name="Keep the plan").click()
    plan.get_by_role("button", name="Keep the changes").wait_for()
    opened.locator(".aw-unlocked").last.get_by_role("button", name="Lock now").click()
    unlock(opened, within="body")
    opened.get_by_label("Search what you wrote").fill(MARKER)
    opened.get_by_text("3 entries have all these words.").wait_for()
    assert sum(b"sealed" in frame for frame in frames) > 5
    assert not any(MARKER.encode() in frame for frame in frames)
    assert holding_marker(lab.root.parent) == already and len(list(lab.home.glob("private/*.json"))) == 3
    opened.keyboard.press("Escape")
    escape(opened)
    opened.get_by_role("heading", name="Kitchen measures").wait_for()
    assert opened.evaluate("attuneLock.key === null") and MARKER not in opened.content()
    for kept in lab.home.glob("private/*"):
        kept.unlink()
