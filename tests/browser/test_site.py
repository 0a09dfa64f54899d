"""The built site as a learner uses it, with its real Python: what is done stays, nothing goes out, and what fails is said."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial

import pytest
from playwright.sync_api import expect

from course_lib import notebook
from course_lib.content.bundle import PATH
from course_lib.site import build

from .conftest import ALL, ARGUMENTS, LESSONS, LOOKS, look_of
from .site_host import Host, usable
from .site_pages import (BELIEFS, LISTEN, QUIZ, REFLECTION, SHOWN, START, cell, check, documents, events, guess, keep_belief, kept, press, ready,
                         said, taken, turn, watch, write)
from .test_lock import PASSPHRASE, turn_off, turn_on
from .test_privacy import MARKER, write_in_check_in, write_in_plan, write_in_session
from .test_views import overflowing, tab_to, violations

WORDS = "how long somebody waited before they answered"


@pytest.fixture
def wrong():
    """What went wrong on any page; anything at all fails the test."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def open_site(profile, course_host, wrong):
    """A page of the site in a profile of its own: `open_site(START)`. `expected` may be on the console, `script` runs before the page's
    own, and `change` says how files arrive there: [(path, what it makes of the text)].

    A service worker would answer in the host's place, so it's only there where a test asks for it.
    """

    def open_(name: str, host: Host = course_host, expected: tuple = (), workers: str = "block", script: str = "", change: tuple = ()):
        context = watch(profile(service_workers=workers), host.address, wrong, expected)
        context.add_init_script(script)
        for path, how in change:
            context.route(f"**/{path}", partial(changed, how))
        page = context.new_page()
        page.goto(host.address + name)
        return page

    return open_


def changed(how, route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=how(answer.text()))


def attune(home, *given: str) -> str:
    """What a command of the local course says, with the learner's folder `home`."""
    done = subprocess.run([sys.executable, "-m", "course_lib.cli", *given], env=os.environ | {"ATTUNE_HOME": str(home)},
                          capture_output=True, text=True, check=True)
    return done.stdout


# A lesson ----------------------------------------------------------------------------------------


def do_the_lesson(page) -> None:
    """All that the first lesson asks, with keys alone."""
    for number in range(10):
        if number:
            press(page, f"{cell(BELIEFS)} .aw-nav .aw-do")
        keep_belief(page, ["agree", "disagree", "unsure"][number % 3])
    guess(page)
    check(page, "left-out", "not-yet")
    press(page, f"{cell(QUIZ)} .aw-do")
    check(page, "stopped-there", "right")
    write(page, WORDS)


def test_a_lesson_is_there_after_everything_was_closed_and_on_a_computer(chromium, browser_path, course_host, wrong, tmp_path, monkeypatch):
    """Done by keyboard; reloaded; the browser closed and opened again; brought to a computer, where more is done; and, with everything
    deleted, brought back. Meanwhile the next lesson opens in the same page, with the same Python, and no request ever leaves the site."""

    def browser():
        return watch(chromium.browser_type.launch_persistent_context(tmp_path / "profile", executable_path=browser_path, args=ARGUMENTS),
                     course_host.address, wrong)

    context = browser()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.pages[0]
    page.goto(course_host.address + START)
    ready(page)
    do_the_lesson(page)
    page.get_by_text("4 of 4 done").first.wait_for()
    shown = page.evaluate(SHOWN)
    assert any(url.endswith("pyodide.asm.wasm") for url in asked)  # what the worker asks for is seen, too
    page.reload()
    ready(page)
    assert page.evaluate(SHOWN) == shown and WORDS in shown["filled"]
    python = [worker for worker in page.workers if "/site/worker.js" in worker.url]
    press(page, ".at-step-after")
    page.get_by_role("heading", level=1, name="What attunement is").wait_for()
    ready(page)
    assert [worker for worker in page.workers if "/site/worker.js" in worker.url] == python and len(python) == 1
    context.close()

    context = browser()
    page = context.pages[0]
    page.goto(course_host.address + START)
    ready(page)
    assert page.evaluate(SHOWN) == shown
    (tmp_path / "from-the-site.zip").write_bytes(taken(page))

    home = tmp_path / "home"
    assert "Brought back: 13 answers and 1 private text." in attune(home, "import", str(tmp_path / "from-the-site.zip"))
    assert re.search(r"Start here +█{20}  done", attune(home, "progress"))
    monkeypatch.setenv("ATTUNE_HOME", str(home))
    notebook.predict("ninety-three-per-cent")._answer({"type": "guess", "response": {"answer": "single-words"}, "id": "at-a-computer"}, [])
    attune(home, "export", str(tmp_path / "from-the-computer.zip"))

    turn(page, "your-record")
    first_row = page.locator(".at-rail .at-lessons li").first
    expect(first_row).to_contain_text("done")
    delete_everything(page)
    expect(first_row).not_to_contain_text("done")
    page.locator("input[type=file]").set_input_files(tmp_path / "from-the-computer.zip")
    page.get_by_text("Brought back: 14 answers and 1 private text.").wait_for()
    expect(first_row).to_contain_text("done")
    turn(page, "start-here")
    page.get_by_text("4 of 4 done").first.wait_for()
    assert page.evaluate(SHOWN) == shown
    assert "at-a-computer" in [event["id"] for event in events(taken(page))]
    context.close()


def delete_everything(page) -> None:
    """On the page "Your record"."""
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Yes, delete it all").click()
    page.get_by_text("Everything is deleted.").wait_for()


# What is private ---------------------------------------------------------------------------------


def test_private_text_is_in_its_own_files_and_nowhere_else(open_site):
    """A marker goes into a session for today, a reflection, a check-in, a plan and the journal, and is looked for in everything that a
    browser can keep for a page: before and after the lock is on, and when it's deleted. With the lock on not even Python hears it."""
    page = ready(open_site("99-session.html", workers="allow", script=f"({LISTEN})()"))
    page.locator(".at-kept").get_by_text("Ready to use without a connection.").wait_for(state="attached")
    write_in_session(page)
    assert kept(page, MARKER) == [] and kept(page, "chosen") != []

    turn(page, "start-here")
    write(page, f"{MARKER} and more")
    page.locator(cell(REFLECTION)).get_by_role("button", name="instead").first.click()
    page.locator(f"{cell(REFLECTION)} textarea").fill(f"{MARKER} for somebody made up")
    said(page, "Saved.")
    turn(page, "check-in")
    write_in_check_in(page)
    turn(page, "plan")
    write_in_plan(page)
    turn(page, "journal")
    write_in_journal(page)
    open_ = kept(page, MARKER)
    assert len(open_) == 4 and all(re.fullmatch(r"private/[\w-]+\.json", one) for one in open_), open_
    assert any(MARKER in told for told in page.evaluate("told"))

    turn(page, "your-record")
    page.evaluate("told.length = 0")
    turn_on(page)
    assert kept(page, MARKER) == [] == [one for one in page.evaluate("told") if MARKER in one]
    turn(page, "journal")
    write_in_journal(page)
    turn(page, "start-here")
    write(page, f"{MARKER} with the lock on")
    assert kept(page, MARKER) == [] == [one for one in page.evaluate("told") if MARKER in one or PASSPHRASE in one]

    turn(page, "your-record")
    turn_off(page)
    assert kept(page, MARKER) == open_
    delete_everything(page)
    assert kept(page, MARKER) == [] == [one for one in kept(page, "private") if not one.startswith("http")]


def write_in_journal(page) -> None:
    """Searches for the marker, opens what is found and writes more of it."""
    page.locator(".aw-entry").first.wait_for()
    page.locator("input[type=search]").fill(MARKER)
    page.get_by_text("have all these words").wait_for()
    page.locator(".aw-entry[data-name=what-somebody-could-notice]").click()
    page.locator(".aw-journal textarea").first.fill(f"{MARKER} in the journal, for somebody made up")
    page.get_by_text("Saved.", exact=True).wait_for()


# Two tabs ----------------------------------------------------------------------------------------


def test_two_tabs_keep_what_each_was_told(open_site):
    """Answers in turn; a text that both changed is shown to the second, who chooses; and what one deletes the other doesn't bring back."""
    one = ready(open_site(START))
    two = one.context.new_page()
    two.goto(one.url)
    ready(two)
    keep_belief(one, "agree")
    guess(two)
    write(one, "From the one.")
    check(two, "stopped-there", "right")
    keep_belief(two, "disagree")  # on the first statement, which this tab shows as open
    tab_to(two, f"{cell(REFLECTION)} textarea")
    two.keyboard.type("From the two.")
    clash = two.locator(cell(REFLECTION)).get_by_role("alert")
    clash.get_by_text("From the one.").wait_for()
    clash.get_by_role("button", name="Keep what I have here").click()
    said(two, "Saved.")
    record = taken(one)
    assert sorted((event["activity"], event["type"]) for event in events(record)) == [
        ("prediction/imagining-their-view", "guess"), ("quiz/first-beliefs", "answer"), ("quiz/first-beliefs", "answer"), ("quiz/try-one", "answer")]
    assert [document["mine"] for document in documents(record).values()] == ["From the two."]
    one.locator(f"{cell(REFLECTION)} textarea").fill("From the one again.")
    clash = one.locator(cell(REFLECTION)).get_by_role("alert")
    clash.get_by_text("From the two.").wait_for()
    clash.get_by_role("button", name="Keep the other one").click()
    assert one.locator(f"{cell(REFLECTION)} textarea").input_value() == "From the two."

    turn(one, "your-record")
    delete_everything(one)
    press(two, f"{cell(BELIEFS)} .aw-nav .aw-do")
    keep_belief(two, "unsure")
    for tab in (one, two):
        record = taken(tab)
        assert [event["item"] for event in events(record)] == ["belief-good-parents"] and documents(record) == {}


# What a browser can't ----------------------------------------------------------------------------


def test_what_cannot_be_kept_stays_on_the_page_and_is_kept_later(open_site):
    """The browser has no room: each activity says so, and what was kept before still is. Once there is room again nothing has to be done
    anew. Meanwhile a cell that fails says why, and the others work."""
    page = ready(open_site(START, change=[(START, lambda text: text.replace("predict(&quot;", "predict(&quot;no-such-"))]))
    failed = page.locator(".at-cell[data-failed]")
    assert failed.count() == 1 and "no-such-" in failed.inner_text()
    write(page, "Before.")
    [python] = page.workers
    python.evaluate("() => { IDBObjectStore.prototype.real = IDBObjectStore.prototype.put;"
                    "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); } }")
    choose = page.locator(f"{cell(QUIZ)} input[value=stopped-there]")
    choose.check()
    page.locator(f"{cell(QUIZ)} [type=submit]").click()
    page.locator(cell(QUIZ)).get_by_text("This browser couldn't keep that").wait_for()
    assert choose.is_checked()
    page.locator(f"{cell(REFLECTION)} textarea").fill("After.")
    said(page, "Your words are still on this page.")
    assert [one["mine"] for one in documents(taken(page)).values()] == ["Before."] and events(taken(page)) == []
    python.evaluate("() => { IDBObjectStore.prototype.put = IDBObjectStore.prototype.real; }")
    page.locator(f'{cell(QUIZ)} .aw-mark[data-verdict="right"]').wait_for()
    said(page, "Saved.")
    record = taken(page)
    assert [one["mine"] for one in documents(record).values()] == ["After."]
    assert [event["item"] for event in events(record)] == ["tomasz-goes-quiet"]
    assert kept(page, "After.") == ["private/what-somebody-could-notice.json"] and len(kept(page, "stopped-there")) == 1


def test_a_browser_that_keeps_nothing_says_so_and_gives_the_record_all_the_same(open_site):
    """The lesson can be used, and the file at its end holds what was done."""
    refuse = "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };\n"
    page = open_site(START, change=[("site/worker.js", lambda text: refuse + text)])
    page.get_by_text("This browser keeps nothing of what you do here: it may be").wait_for()
    ready(page)
    keep_belief(page, "unsure")
    write(page, WORDS)
    record = taken(page)
    assert [event["item"] for event in events(record)] == ["belief-in-step"]
    assert [one["mine"] for one in documents(record).values()] == [WORDS]


def test_where_python_cannot_start_the_text_is_still_there(open_site, course_host):
    """In plain words: what to do, and what isn't lost. Later it starts."""
    wasm = next(path for path in json.loads((course_host.folder / "site.json").read_text())["files"] if path.endswith("asm.wasm"))
    course_host.missing.add(wasm)
    try:
        page = open_site("04-perceiving.html", expected=("503", "wasm instantiation failed", "HTTP status code is not ok"))
        page.get_by_text("The activities couldn't wake up in this browser. The text is all here to read").wait_for()
    finally:
        course_host.missing.discard(wasm)
    page.get_by_text("Reload the page first.").wait_for()
    assert page.get_by_text("Saturday in Oaxaca").is_visible()
    assert page.locator(".at-cell input").first.is_disabled()
    page.get_by_role("button", name="Reload").click()
    usable(page, 'quiz("warm-up-perceiving")')


# A new version -----------------------------------------------------------------------------------


def test_a_new_version_keeps_what_was_done(open_site, course_host, tmp_path, monkeypatch):
    """One question changed and is asked anew, as in a local install; one is new, one has gone, and so has a prediction, with another in its
    place. What was done is there, and all of it is still in the record."""
    host = Host(shutil.copytree(course_host.folder, tmp_path / "site"))
    try:
        page = ready(open_site(START, host))
        keep_belief(page, "agree")
        press(page, f"{cell(BELIEFS)} .aw-nav .aw-do")
        keep_belief(page, "disagree")
        guess(page)
        check(page, "stopped-there", "right")
        write(page, WORDS)
        page.get_by_text("3 of 4 done").first.wait_for()
        before = events(taken(page))

        monkeypatch.setenv("ATTUNE_BUNDLE", str(newer_bundle(tmp_path)))
        build.build(host.folder, say=lambda line: None, lessons=newer_lessons(tmp_path))
        page.reload()
        ready(page)
        page.get_by_text("1 of 4 done").first.wait_for()
        assert page.locator(".at-cell[data-failed]").count() == 0
        assert page.locator(f"{cell(REFLECTION)} textarea").input_value() == WORDS
        beliefs = page.locator(cell(BELIEFS))
        beliefs.get_by_text("A belief that is new here.").wait_for()
        keep_belief(page, "unsure")
        press(page, f"{cell(BELIEFS)} .aw-nav button:first-child")
        assert beliefs.locator(".aw-item:not([hidden]) input:checked").get_attribute("value") == "disagree"
        quiz = page.locator(cell(QUIZ))
        quiz.get_by_text("This question has changed since you answered it. Your earlier answer is kept in your record.").wait_for()
        quiz.get_by_text("Wanjiru brings up her birthday lunch.").wait_for()
        check(page, "stopped-there", "right")
        page.get_by_text("2 of 4 done").first.wait_for()
        after = events(taken(page))
        assert after[:len(before)] == before and [event["version"] for event in after if event["activity"] == "quiz/try-one"] == [1, 2]
    finally:
        host.stop()


def newer_bundle(folder):
    """The course's bundle with a question that changed, one that is new, and without one."""
    bundle = json.loads(PATH.read_text(encoding="utf-8"))
    items, beliefs = bundle["items"], bundle["quizzes"]["first-beliefs"]
    items["tomasz-goes-quiet"] |= {"version": 2, "stem": "Wanjiru brings up her birthday lunch. Which reply would tell her most?"}
    items["belief-new"] = items["belief-good-parents"] | {"id": "belief-new", "stem": "A belief that is new here."}
    del items["belief-in-step"]
    for quiz in bundle["quizzes"].values():
        quiz["items"] = [one for one in quiz["items"] if one != "belief-in-step"]
    beliefs["items"].insert(1, "belief-new")
    path = folder / "bundle.json"
    path.write_text(json.dumps(bundle), encoding="utf-8")
    return path


def newer_lessons(folder):
    """The course's notebooks, where the first lesson has another prediction."""
    lessons = shutil.copytree(LESSONS, folder / "lessons")
    path = lessons / START.replace(".html", ".ipynb")
    path.write_text(path.read_text(encoding="utf-8").replace("imagining-their-view", "ninety-three-per-cent"), encoding="utf-8")
    return lessons


# For everyone ------------------------------------------------------------------------------------


def test_the_pages_are_for_everyone(open_site):
    """axe finds nothing, and nothing is cut off, on the first page, on a lesson with a question that was answered, and on the record's."""
    page = ready(open_site("index.html"))
    for lesson in ("welcome", "perceiving", "your-record"):
        if lesson != "welcome":
            turn(page, lesson)
        if lesson == "perceiving":
            answer_any(usable(page, 'quiz("cue-or-story")'))
        for theme, width in LOOKS if ALL else [look_of(lesson)]:
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 800})
            page.locator(f"html[data-theme={theme}]").wait_for()
            assert violations(page) == [], (lesson, theme, width)
            assert not overflowing(page), (lesson, theme, width)


def answer_any(quiz) -> None:
    """Gives some answer to the question that a quiz shows, whatever it's made of."""
    card = quiz.locator(".aw-item:not([hidden])")
    for group in card.locator(".aw-form fieldset:has(> .aw-pick, > .aw-option)").all():
        group.locator("input").first.check()
    card.locator("[type=submit]").click()
    card.locator('.aw-mark:is([data-verdict="right"], [data-verdict="partly"], [data-verdict="not-yet"])').wait_for()
