"""Ways to use the built site that tests share: keys alone, what a lesson shows, what the browser keeps, and what goes wrong."""

import io
import json
import zipfile

from .conftest import inside
from .test_views import choose_radio, tab_to

ENOUGH = 60_000  # milliseconds; the machine may be busy
START = "01-start-here.html"
BELIEFS, GUESS, QUIZ = 'quiz("first-beliefs")', 'predict("imagining-their-view")', 'quiz("try-one")'
BLOCKED = "Service Worker registration blocked by Playwright"
REFLECTION = 'reflect("what-somebody-could-notice")'

# What a lesson shows: how far one is, what is filled in, and what is said about it.
SHOWN = """() => ({
  progress: document.querySelector(".at-progress-words").textContent,
  filled: [...document.querySelectorAll("main :is(input, textarea)")].map((one) => (one.type === "radio" ? one.checked && one.value : one.value)),
  said: [...document.querySelectorAll("main .aw-mark")].map((one) => one.textContent),
})"""

# Where this browser keeps a text, in whatever way pages can keep something; a name counts as well.
KEPT = """async (text) => {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
  const read = (bytes) => new TextDecoder("latin1").decode(bytes);
  const said = (value) => JSON.stringify(value, (_key, one) => (ArrayBuffer.isView(one) || one instanceof ArrayBuffer ? read(one) : one)) ?? "";
  const kept = [["the cookies", document.cookie]];
  for (const storage of ["localStorage", "sessionStorage"]) for (const pair of Object.entries(globalThis[storage])) kept.push([storage, pair.join(" ")]);
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      for (const one of await done(database.transaction(store).objectStore(store).getAll())) kept.push([one.path ?? `${name} ${store}`, said(one)]);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) kept.push([request.url, read(await (await cache.match(request)).arrayBuffer())]);
  }
  return kept.filter((one) => one.join(" ").replaceAll("\\0", "").includes(text)).map(([place]) => place).sort();
}"""

# Records what a page tells its workers.
LISTEN = """() => {
  globalThis.told = [];
  const post = Worker.prototype.postMessage;
  const read = (bytes) => new TextDecoder("latin1").decode(bytes);
  Worker.prototype.postMessage = function (message, ...more) {
    told.push(JSON.stringify(message, (_key, one) => (ArrayBuffer.isView(one) || one instanceof ArrayBuffer ? read(one) : one)));
    return post.call(this, message, ...more);
  };
}"""


def watch(context, address: str, wrong: list[str], expected: tuple = ()):
    """From now on `wrong` collects errors, what the console complains of (but not what is `expected`), and requests that leave the site."""

    def hear(said):
        if said.type in ("error", "warning") and not any(one in said.text for one in (BLOCKED, *expected)):
            wrong.append(said.text)

    context.set_default_timeout(ENOUGH)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", hear)
    context.on("request", lambda request: request.url.startswith((address, "blob:", "data:")) and inside(request.url) or wrong.append(request.url))
    return context


def ready(page):
    """Waits until all activities of the page that is open can be used."""
    page.locator(".at-cell[data-usable]").first.wait_for(state="attached")
    page.locator(".at-cell:not([data-usable]):not([data-failed])").first.wait_for(state="detached")
    return page


def turn(page, lesson: str) -> None:
    """Goes to another page of the course, by its lesson's id, as links in activities do: without loading it anew."""
    page.evaluate("""(lesson) => document.querySelector("main").firstElementChild.dispatchEvent(new CustomEvent("attune:goto",
      { bubbles: true, cancelable: true, detail: { lesson, part: null } }))""", lesson)
    page.locator(f".at-cell[data-cell^={lesson}]").first.wait_for(state="attached")
    ready(page)


def cell(source: str) -> str:
    """The selector of an activity."""
    return f"[data-source='{source}']"


def press(page, selector: str) -> None:
    """Reaches a control with Tab, and presses it."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def keep_belief(page, value: str) -> None:
    """Says, by keyboard, what one thinks of the statement that is shown, and waits until it's kept."""
    card = f"{cell(BELIEFS)} .aw-item:not([hidden])"
    choose_radio(page, value, card)
    press(page, f"{card} [type=submit]")
    page.locator(f"{card} .aw-mark").get_by_text("Kept.").wait_for()


def guess(page) -> None:
    """Commits to the prediction, by keyboard."""
    one = page.locator(f"{cell(GUESS)} input[type=radio]").nth(1)
    choose_radio(page, one.get_attribute("value"), cell(GUESS))
    press(page, f"{cell(GUESS)} [type=submit]")
    page.locator(f"{cell(GUESS)} .aw-mark p").first.wait_for()


def check(page, value: str, verdict: str) -> None:
    """Answers the lesson's question, by keyboard, and waits for what is said about it."""
    choose_radio(page, value, f"{cell(QUIZ)} .aw-question")
    press(page, f"{cell(QUIZ)} [type=submit]")
    page.locator(f'{cell(QUIZ)} .aw-mark[data-verdict="{verdict}"]').wait_for()


def write(page, text: str) -> None:
    """Writes the lesson's reflection, by keyboard, in place of what stood there, and waits until it's kept."""
    tab_to(page, f"{cell(REFLECTION)} textarea")
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    said(page, "Saved.")


def said(page, words: str) -> None:
    """Waits until the reflection says this."""
    page.locator(f"{cell(REFLECTION)} [role=status]", has_text=words).wait_for()


def kept(page, text: str) -> list[str]:
    """Where this browser keeps `text`: files of the learner's folder by their paths, and what else there is."""
    cookies = [f"cookie {one['name']}" for one in page.context.cookies() if text in json.dumps(one)]
    return cookies + page.evaluate(KEPT, text)


def taken(page) -> bytes:
    """The record, as the button at the page's end gives it."""
    with page.expect_download() as loaded:
        page.locator(".at-keeping").get_by_role("button", name="Take your record with you").click()
    return loaded.value.path().read_bytes()


def events(record: bytes) -> list[dict]:
    """The answers in a record that was taken along."""
    with zipfile.ZipFile(io.BytesIO(record)) as archive:
        logs = [archive.read(name).decode() for name in archive.namelist() if name.startswith("learning/")]
    return [json.loads(line) for log in logs for line in log.splitlines()]


def documents(record: bytes) -> dict[str, dict]:
    """The private texts in it, by name."""
    with zipfile.ZipFile(io.BytesIO(record)) as archive:
        return {name[8:-5]: json.loads(archive.read(name)) for name in archive.namelist() if name.startswith("private/") and name.endswith(".json")}
