"""The site without a connection, and a new version of it. First on a site of a few small files, with the real scripts that keep
and serve it; then on the course itself."""

import shutil

import pytest

from course_lib.site import build

from .conftest import LESSONS
from .site_host import MARKED, Host, answer, small_site, usable

READY = "Ready to use without a connection."
NEW = "There is a new version of the course. What you did stays."


@pytest.fixture
def host(tmp_path):
    """A host of a small site, of version "one"."""
    small_site(tmp_path / "site", "one")
    running = Host(tmp_path / "site")
    yield running
    running.stop()


OFFLINE = """async (build) => {
  const { makeOffline } = await import(new URL(document.body.dataset.app + "site/offline.js", location.href));
  globalThis.kernel = new EventTarget();
  globalThis.offline = makeOffline({ site: { build }, kernel });
  document.body.append(offline.news, offline.line);
}"""


def visit(context, host: Host, version: str, name: str = "index.html", ready: bool = True):
    """A page of the small site, whose activities are usable at once if `ready`."""
    page = context.new_page()
    page.goto(host.address + name)
    page.evaluate(OFFLINE, version)
    if ready:
        page.evaluate("kernel.dispatchEvent(new Event('opened'))")
    return page


def says(page, words: str) -> None:
    page.get_by_text(words, exact=True).wait_for()


def heading(page) -> str:
    return page.locator("h1").first.inner_text()


def asked(host: Host) -> list[str]:
    """What pages asked the host for. A browser looks after its service worker when it likes."""
    return [path for path in host.asked if path != "sw.js"]


def caches(page) -> list[str]:
    """The versions that are kept, as a whole or in part."""
    names = page.evaluate("caches.keys()")
    return [name.rpartition(" ")[2] for name in names if not name.endswith("/")]


def fetched(page, path: str) -> str:
    return page.evaluate("async (path) => (await fetch(path)).text()", path)


# A small site ------------------------------------------------------------------------------------


def test_after_the_first_visit_everything_is_there_without_a_network(host, profile):
    """Each page opens, by its name, by its name without an ending, by the folder's, and with a question behind it; so does what
    pages need. It begins only when the first activity can be used."""
    context = profile()
    page = visit(context, host, "one", ready=False)
    assert "sw.js" not in host.asked and "site.json" not in host.asked
    page.evaluate("kernel.dispatchEvent(new Event('opened'))")
    says(page, READY)
    host.down = True
    for name in ("index.html", "", "other", "other.html?activity=quiz/a-b", "moved.html"):
        other = context.new_page()
        other.goto(host.address + name)
        assert heading(other) == ("index.html of one" if name in ("", "index.html") else "other.html of one")
        other.close()
    assert len(page.evaluate("async () => (await (await fetch('py/same/python.wasm')).arrayBuffer()).byteLength.toString()")) == 7
    assert "other.html of one" in fetched(page, "other.html")
    again = visit(context, host, "one")
    says(again, READY)


def test_nothing_is_served_that_is_not_of_the_site(host, profile):
    """Other methods, parts of files, unknown pages and what says which version is new go to the host."""
    context = profile()
    page = visit(context, host, "one")
    says(page, READY)
    page.wait_for_function("navigator.serviceWorker.controller")
    host.asked.clear()
    statuses = page.evaluate("""async () => [
      (await fetch("other.html", { method: "HEAD" })).status,
      (await fetch("other.html", { headers: { Range: "bytes=0-3" }, cache: "no-store" })).status,
      (await fetch("nothing.html")).status, (await fetch("site.json")).status, (await fetch("../elsewhere.html")).status]""")
    assert statuses == [200, 200, 404, 200, 404]
    assert asked(host) == ["other.html", "nothing.html", "site.json", "/courses/elsewhere.html"]
    response = page.goto(host.address + "nothing.html")
    assert response.status == 404


def test_an_interrupted_fill_goes_on_the_next_time(host, profile):
    """What could be had is kept, but no version is chosen before all of it is there; the next visit asks for the rest alone."""
    context = profile()
    host.missing = {"py/same/python.wasm"}
    page = visit(context, host, "one")
    says(page, "The course isn't all in this browser yet, because the connection broke off. That goes on the next time you open a page.")
    assert caches(page) == ["one"]
    host.down = True
    other = context.new_page()
    with pytest.raises(Exception, match="ERR_"):
        other.goto(host.address)
    host.down, host.missing = False, set()
    host.asked.clear()
    page = visit(context, host, "one")
    says(page, READY)
    assert "py/same/python.wasm" in host.asked and "other.html" not in host.asked


def test_a_file_that_is_another_one_is_not_kept(host, profile):
    """What doesn't have the digest that the list says makes no version."""
    (host.folder / "other.html").write_text("in the middle of a publication")
    page = visit(profile(), host, "one")
    page.get_by_text("The course isn't all in this browser yet").wait_for()
    assert page.evaluate("async () => (await caches.match(location.href.replace('index', 'other'))) === undefined")


def test_a_new_version_waits_until_it_is_asked_for(host, profile, tmp_path):
    """An open page stays as it is and gets the pages of its own version; a line offers the new one; what didn't change isn't
    fetched again; and the old version goes when no page of it is open."""
    context = profile()
    first = visit(context, host, "one")
    says(first, READY)
    small_site(host.folder, "two")
    host.asked.clear()
    second = visit(context, host, "one")
    assert heading(second) == "index.html of one"
    says(second, NEW)
    assert heading(second) == "index.html of one"
    own = "async (path) => (await offline.fetchPage(path)).text()"
    assert "other.html of one" in second.evaluate(own, "other.html")
    assert set(asked(host)) == {"site.json", "index.html", "other.html"}
    with second.expect_navigation():
        second.get_by_role("button", name="Open the new version").click()
    assert heading(second) == "index.html of two"
    # The first page is still open and of the old version.
    second.evaluate(OFFLINE, "two")
    second.evaluate("kernel.dispatchEvent(new Event('opened'))")
    says(second, READY)
    assert sorted(caches(second)) == ["one", "two"]
    assert "other.html of one" in first.evaluate(own, "other.html")
    assert first.get_by_text(NEW).count() == 0
    first.close()
    third = visit(context, host, "two")
    says(third, READY)
    third.wait_for_function("async () => (await caches.keys()).filter((name) => name.endsWith(' one')).length === 0")
    assert third.get_by_text(NEW).count() == 0


def test_the_line_about_a_new_version_can_be_put_away(host, profile):
    """Nobody has to take it now."""
    context = profile()
    says(visit(context, host, "one"), READY)
    small_site(host.folder, "two")
    page = visit(context, host, "one")
    says(page, NEW)
    page.get_by_role("button", name="Not now").click()
    assert page.get_by_text(NEW).count() == 0 and heading(page) == "index.html of one"


def test_an_older_version_that_is_published_again_is_the_new_one(host, profile):
    """What the host has now counts, not what was kept last."""
    context = profile()
    page = visit(context, host, "one")
    says(page, READY)
    small_site(host.folder, "two")
    says(visit(context, host, "one"), NEW)
    small_site(host.folder, "one")
    last = visit(context, host, "two")
    says(last, NEW)
    last.goto(host.address)
    assert heading(last) == "index.html of one"


@pytest.mark.parametrize("noticed", [False, True])
def test_without_room_it_says_so_and_keeps_no_half(host, profile, noticed):
    """Whether the browser says beforehand how much room there is, or only when it runs out."""
    context = profile()
    page = context.new_page()
    page.goto(host.address)
    session = context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.split("/courses")[0], "quotaSize": 1_000_000})
    if noticed:
        context.add_init_script("navigator.storage.estimate = async () => ({ quota: 1e12, usage: 0 })")
        page.reload()
    page.evaluate(OFFLINE, "one")
    page.evaluate("kernel.dispatchEvent(new Event('opened'))")
    says(page, "There isn't enough room on this device to keep the course. You need a connection the next time you open it.")
    assert caches(page) == []


NO_WORKER = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() {} });"
REFUSED = "async () => { throw new DOMException('blocked', 'SecurityError'); }"


@pytest.mark.parametrize("spoil, says_why", [
    (NO_WORKER, "a private window or a setting"),
    (f"if (navigator.serviceWorker) navigator.serviceWorker.register = {REFUSED}", "a private window or a setting"),
    (f"if (globalThis.caches) caches.match = {REFUSED}", "a private window or a setting"),
    (f"Object.defineProperty(globalThis, 'isSecureContext', {{ value: false }}); {NO_WORKER}", "begins with https"),
], ids=["none", "blocked", "no caches", "http"])
def test_a_browser_that_keeps_nothing_says_why(host, profile, spoil, says_why):
    """In plain words, that a connection is needed next time; and a new version is told of all the same."""
    context = profile()
    context.add_init_script(spoil)
    page = visit(context, host, "an older one")
    line = page.locator(".at-kept")
    line.get_by_text("You need a connection the next time you open it.").wait_for()
    assert says_why in line.inner_text()
    says(page, NEW)


def test_who_saves_data_is_asked_first(host, profile):
    """With the browser's data saver on, the files are fetched when somebody wants them."""
    context = profile()
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = visit(context, host, "one")
    keep = page.get_by_role("button", name="Keep it here (3 MB)")
    keep.wait_for()
    assert "other.html" not in host.asked
    keep.click()
    says(page, READY)


# The course itself -------------------------------------------------------------------------------


def hindrances(page) -> list:
    """What keeps the browser from offering to install the course. (A test's profile is a private one.)"""
    session = page.context.new_cdp_session(page)
    found = [one["errorId"] for one in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    return session.send("Page.getAppManifest")["errors"] + [one for one in found if one != "in-incognito"]


def test_the_course_without_a_connection_and_in_a_new_version(course_host, profile, tmp_path):
    """After one visit the network goes: the next lesson opens, and so does another one in a new tab, where a question is answered.
    Then a new version is there: a line says so, and what was done stays."""
    shutil.copytree(course_host.folder, tmp_path / "site")
    course = Host(tmp_path / "site")
    context = profile()
    page = context.new_page()
    page.goto(course.address + "01-start-here.html")
    page.locator(".at-kept").get_by_text(READY).wait_for(state="attached")
    assert hindrances(page) == []
    course.down = True
    page.locator(".at-step-after").click()
    page.get_by_role("heading", level=1, name="What attunement is").wait_for()
    page.close()
    page = context.new_page()
    page.goto(course.address + "04-perceiving.html")
    answer(usable(page, 'quiz("warm-up-perceiving")'))
    course.down = False

    lessons = tmp_path / "lessons"
    shutil.copytree(LESSONS, lessons)
    notebook = lessons / "04-perceiving.ipynb"
    notebook.write_text(notebook.read_text(encoding="utf-8").replace("Saturday in Oaxaca", "Sunday in Oaxaca"), encoding="utf-8")
    build.build(course.folder, say=lambda line: None, lessons=lessons)
    course.asked.clear()
    page.reload()
    says(page, NEW)
    assert page.get_by_text("Saturday in Oaxaca").count() == 1
    assert not [path for path in course.asked if path.startswith("py/")]
    page.get_by_role("button", name="Open the new version").click()
    page.get_by_text("Sunday in Oaxaca").wait_for()
    usable(page, 'quiz("warm-up-perceiving")').locator(MARKED).wait_for(state="attached")
    course.stop()
