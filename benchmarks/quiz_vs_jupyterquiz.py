"""The same 20 questions, ours and jupyterquiz's, in a real JupyterLab: how soon, how many bytes, how quick to answer."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from figures import Row, kilobytes, milliseconds, p95, ratio
from lab import IDLE, browser, fresh_page, lab, write_notebook
from questions import OPTIONS, bundle, for_jupyterquiz, questions

HEADS = ("20 questions", "Attune", "jupyterquiz", "compared", "target")
ROUNDS = 4
SIZE = 20
MOST_MILLISECONDS = 60
PAUSE = 1000  # until what came before has settled

# Milliseconds from the next such event (when it happened, not when it was handled) until the page is as it should be.
UNTIL = """
window.until = (kind, there) => new Promise((resolve) => {
  let start;
  const heard = (event) => (kind !== "keydown" || event.key === "Enter") && (start ??= event.timeStamp);
  addEventListener(kind, heard, { capture: true });
  const watcher = new MutationObserver(() => {
    if (start === undefined || !there()) return;
    watcher.disconnect();
    removeEventListener(kind, heard, { capture: true });
    resolve(performance.now() - start);
  });
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
});
"""
IMPORTED = "() => document.querySelector('.jp-InputPrompt').textContent.includes('[1]')"
RENDERED = "() => document.querySelectorAll('.jp-OutputArea-output input[type=radio]').length === {radios}"


@dataclass
class Samples:
    imported: list[float] = field(default_factory=list)
    rendered: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)


def measure(rounds: int = ROUNDS) -> list[Row]:
    ours, theirs = Samples(), Samples()
    with TemporaryDirectory() as folder, browser() as chromium:
        folder = Path(folder)
        with lab(write(folder), folder / "home", ATTUNE_BUNDLE=str(folder / "bundle.json")) as served:
            for turn in range(-1, rounds):
                for name, answer, samples in (("ours", answer_ours, ours), ("theirs", answer_theirs, theirs)):
                    with fresh_page(chromium) as page:
                        page.add_init_script(UNTIL)
                        one(page, served.page(f"{name}.ipynb"), answer, samples if turn >= 0 else Samples())  # the first turn warms the server up
                    served.stop_kernels()
                    shutil.rmtree(folder / "home" / "learning", ignore_errors=True)  # the next learner is another
    return rows(ours, theirs)


def write(folder: Path) -> Path:
    """The two notebooks, and what they show."""
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    (folder / "bundle.json").write_text(json.dumps(bundle(SIZE)), encoding="utf-8")
    (notebooks / "questions.json").write_text(json.dumps(for_jupyterquiz(questions(SIZE))), encoding="utf-8")
    write_notebook(notebooks / "ours.ipynb", "from course_lib import quiz", *[f'quiz("quiz-{SIZE}")'] * 2)
    write_notebook(notebooks / "theirs.ipynb", "from jupyterquiz import display_quiz", *['display_quiz("questions.json")'] * 2)
    return notebooks


def one(page: Page, address: str, answer, samples: Samples) -> None:
    frames = []
    page.on("websocket", lambda socket: "/channels" in socket.url and socket.on("framereceived", lambda data: frames.append(len(data))))
    page.goto(address)
    page.wait_for_function(IDLE)
    page.locator(".jp-Cell .cm-content").first.click()
    samples.imported.append(run_cell(page, IMPORTED))
    before = len(frames)
    samples.rendered.append(run_cell(page, RENDERED.format(radios=SIZE * OPTIONS)))
    samples.received.append(sum(frames[before:]))
    samples.again.append(run_cell(page, RENDERED.format(radios=2 * SIZE * OPTIONS)))
    page.wait_for_timeout(PAUSE)
    samples.answered.extend(answer(page, number) for number in range(SIZE))


def run_cell(page: Page, there: str) -> float:
    page.wait_for_timeout(PAUSE)
    return timed(page, "keydown", there, lambda: page.keyboard.press("Shift+Enter"))


def timed(page: Page, kind: str, there: str, act) -> float:
    page.evaluate(f"() => {{ window.waiting = until('{kind}', {there}); }}")
    act()
    return page.evaluate("() => window.waiting")


def answer_ours(page: Page, number: int) -> float:
    quiz = page.locator(".jp-OutputArea-output").first
    item = quiz.locator(".aw-item").nth(number)
    item.locator("input[type=radio]").first.check()
    there = f"() => /right|not-yet/.test(document.querySelectorAll('.aw-item')[{number}].querySelector('[role=status]').dataset.verdict)"
    took = timed(page, "click", there, item.get_by_role("button", name="Check answer").click)
    if number < SIZE - 1:
        quiz.locator(".aw-nav button").last.click()
    return took


def answer_theirs(page: Page, number: int) -> float:
    there = f"() => document.querySelectorAll('[data-qnum]')[{number}].querySelector('.Feedback').textContent"
    return timed(page, "click", there, page.locator("[data-qnum]").nth(number).locator(".MCButton").first.click)


def rows(ours: Samples, theirs: Samples) -> list[Row]:
    slowest = p95(ours.answered)
    return [
        ratio("run the cell → all questions in the page", ours.rendered, theirs.rendered, 1.0),
        ratio("the same, once more on the same page", ours.again, theirs.again, 1.0),
        ratio("bytes received meanwhile", ours.received, theirs.received, 0.5, kilobytes),
        Row("click → feedback, median", milliseconds(ours.answered), milliseconds(theirs.answered)),
        Row("click → feedback, p95", f"{slowest:.0f} ms", f"{p95(theirs.answered):.0f} ms", "",
            f"≤ {MOST_MILLISECONDS} ms", slowest <= MOST_MILLISECONDS),
        Row("run the cell before it, which imports", milliseconds(ours.imported), milliseconds(theirs.imported),
            f"{median(ours.imported) - median(theirs.imported):+.0f} ms"),
    ]
