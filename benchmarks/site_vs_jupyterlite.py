"""The course as a web page beside a stock JupyterLite of the same lesson: cold, on a second visit, and on to the next lesson.

Both come from the course's own static server, which compresses, and from this machine alone. The peer is built by stock_lite/build.py.
"""

import json
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, TimeoutError

from course_lib.site.build import build
from course_lib.site.file_list import LIST
from course_lib.site.serve import FOR_EVER, address, server
import figures
from figures import Row
from lab import profile
from stock_lite.build import built

HEADS = ("from the address to …", "Attune", "stock JupyterLite", "compared", "target")
ROUNDS = 2
LESSON, NEXT = "04-perceiving", "05-making-sense"
FIRST, NEXT_FIRST = 'predict("ninety-three-per-cent")', 'quiz("warm-up-making-sense")'
FIGURE_TITLE = "What three cues in a hum can tell"  # the lesson's first that numpy and matplotlib draw
PATIENCE = 120_000  # milliseconds
GIVE_UP = 20_000  # milliseconds after which an answer or a figure counts as one that doesn't come
NEVER = float("inf")
QUIET = 3  # seconds without a byte, after which a page has done all that it does on its own
BIG = 20_000  # bytes of a file that the server compresses beforehand, as hosts do
MEGABYTE = 1_000_000

# Each says in the page whether something is so. An activity that waits for Python has all its controls disabled.
USABLE = "() => [...document.querySelectorAll('.aw-activity :is(input, button):enabled')].some((control) => control.checkVisibility())"
ANSWERED = "() => document.querySelector('.aw-activity .aw-mark')?.textContent"
TITLED = f"[...document.querySelectorAll('.aw-activity')].find((one) => one.querySelector('h3')?.textContent === {json.dumps(FIGURE_TITLE)})"
GUESS = f"() => {TITLED}?.querySelector('input:enabled') && true"
DRAWN = f"() => {TITLED}?.querySelector('svg')"
WHEN = "() => ({there})() && performance.timeOrigin + performance.now()"
# A guess is made by a click on its first option and one on the button; the time counts from the second one.
COMMIT = "(node) => { node.querySelector('input').click(); node.querySelector('[type=submit]').click(); return performance.timeOrigin + performance.now(); }"
MARKS = "() => performance.getEntriesByType('mark').map(({ name, startTime }) => [name, performance.timeOrigin + startTime])"


@dataclass
class Samples:
    """What was found on one site, in milliseconds and bytes; `steps` are the times between the marks of the page's worker."""

    text: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    figure: list[float] = field(default_factory=list)
    next: list[float] = field(default_factory=list)
    remembers: list[bool] = field(default_factory=list)
    steps: dict[str, list[float]] = field(default_factory=dict)


def measure(rounds: int = ROUNDS) -> list[Row]:
    samples = {"ours": (Samples(), Samples()), "peer": (Samples(), Samples())}
    with TemporaryDirectory() as folder:
        build(Path(folder) / "site", say)
        with served(Path(folder) / "site", Ours) as ours, served(peer_folder(), Peer) as peer:
            for turn in range(rounds):
                for name, site in (("ours", ours), ("peer", peer)):
                    cold, warm = samples[name]
                    with TemporaryDirectory() as profile_folder:
                        with profile(Path(profile_folder)) as page:
                            first_visit(site, page, cold)
                        if site is ours:  # the peer comes back with its old outputs, which no kernel stands behind
                            with profile(Path(profile_folder)) as page:
                                second_visit(site, page, warm)
                    say(f"Round {turn + 1} of {rounds}, {name}: first activity after {cold.usable[-1]:,.0f} ms.")
            return rows(samples["ours"], samples["peer"], size(ours.folder), size(peer.folder))


# Visits -----------------------------------------------------------------------------------------


def first_visit(site: "Site", page: Page, samples: Samples) -> None:
    """A browser that has never been there opens the lesson and answers its first activity; on ours it plays with a model, too. In
    the peer that cell lies far down, where the notebook draws it only once somebody has scrolled there."""
    begun = opened(site, page, samples)
    start = page.evaluate(COMMIT.replace("(node)", "(_none, node = document.querySelector('.aw-activity'))"))
    samples.answered.append(if_ever(page, ANSWERED) - start)
    if isinstance(site, Ours):
        when(page, GUESS)
        page.evaluate(COMMIT.replace("(node)", f"(_none, node = {TITLED})"))
        samples.figure.append(if_ever(page, DRAWN) - begun)
    site.quiet()


def second_visit(site: "Site", page: Page, samples: Samples) -> None:
    """The same browser comes back, and goes on to the next lesson."""
    opened(site, page, samples)
    samples.remembers.append(page.locator(".aw-activity").first.locator("input:checked").count() > 0)
    site.quiet()
    samples.next.append(site.go_on(page))


def opened(site: "Site", page: Page, samples: Samples) -> float:
    """The lesson, opened until its first activity can be used. Returns when it was asked for."""
    before = len(site.sent)
    page.goto(site.page(LESSON), wait_until="commit")
    begun = page.evaluate("() => performance.timeOrigin")
    samples.text.append(when(page, site.TEXT) - begun)
    site.run(page, FIRST)
    usable = when(page, USABLE)
    samples.usable.append(usable - begun)
    samples.received.append(sum(count for at, count in site.sent[before:] if at <= usable))
    last = begun
    for name, at in [*site.marks(page), ("first activity", usable)]:
        samples.steps.setdefault(name, []).append(at - last)
        last = at
    return begun


def when(page: Page, there: str, patience: int = PATIENCE) -> float:
    """The time (milliseconds since 1970) of the page's first frame in which that is so."""
    return page.wait_for_function(WHEN.replace("{there}", there), timeout=patience).json_value()


def if_ever(page: Page, there: str) -> float:
    """The same, or NEVER."""
    try:
        return when(page, there, GIVE_UP)
    except TimeoutError:
        return NEVER


# The two sites ----------------------------------------------------------------------------------


@dataclass
class Site:
    """A site that is being served. `sent` holds when how many bytes went out."""

    folder: Path
    address: str
    sent: list[tuple[float, int]]

    def quiet(self) -> None:
        """Wait until nothing has been asked for in a while."""
        while time.time() - self.sent[-1][0] / 1000 < QUIET:
            time.sleep(0.1)


class Ours(Site):
    """The course's page: it does by itself what a learner would have to do in a notebook."""

    TEXT = "() => document.querySelector('.at-text p')?.checkVisibility()"
    CACHED = None

    def page(self, lesson: str) -> str:
        return f"{self.address}{lesson}.html"

    def run(self, page: Page, source: str) -> None:
        """Nothing: its cells run on their own."""

    def marks(self, page: Page) -> list[tuple[str, float]]:
        return [tuple(mark) for mark in page.workers[0].evaluate(MARKS)]

    def go_on(self, page: Page) -> float:
        """Milliseconds from the click on the next lesson's link until its first activity can be used."""
        begun = page.locator(f"a[href$='{NEXT}.html']").last.evaluate("(link) => { link.click(); return performance.timeOrigin + performance.now(); }")
        return when(page, "() => [...document.querySelectorAll('.at-cell')].find((cell) => cell.dataset.source === "
                    f"{json.dumps(NEXT_FIRST)})?.querySelector(':is(input, button):enabled')?.checkVisibility()") - begun


class Peer(Site):
    """The stock JupyterLite: a learner runs the cell that imports, and then each that they come to."""

    TEXT = "() => document.querySelector('.jp-MarkdownCell .jp-RenderedMarkdown p')?.checkVisibility()"
    CACHED = FOR_EVER  # as generous as a host can be: nothing is asked for twice

    def page(self, lesson: str) -> str:
        return f"{self.address}notebooks/index.html?path={lesson}.ipynb"

    def run(self, page: Page, source: str) -> None:
        for wanted in ("from course_lib import", source):
            self._run(page, wanted)

    def _run(self, page: Page, source: str) -> None:
        """Shift+Enter in a cell, unless it has run; again if the page has lost it, as it does while it's young."""
        cell = page.locator(".jp-CodeCell", has=page.get_by_text(source)).first
        prompt = cell.locator(".jp-InputPrompt").first
        while prompt.inner_text().strip() == "[ ]:":
            cell.locator(".cm-content").first.click()
            page.keyboard.press("Shift+Enter")
            page.wait_for_timeout(500)

    def marks(self, page: Page) -> list[tuple[str, float]]:
        return []

    def go_on(self, page: Page) -> float:
        page.goto(self.page(NEXT), wait_until="commit")
        begun = page.evaluate("() => performance.timeOrigin")
        when(page, self.TEXT)
        self.run(page, NEXT_FIRST)
        return when(page, USABLE) - begun


def peer_folder() -> Path:
    folder = built()
    (folder / LIST).write_text(json.dumps({"build": "", "files": {"index.html": {}}}), encoding="utf-8")  # without it, the server wants no part of it
    return folder


@contextmanager
def served(folder: Path, kind: Callable[[Path, str, list], Site]) -> Iterator[Site]:
    """The site in `folder`, on this machine alone."""
    sent: list[tuple[float, int]] = []
    with server(folder) as running:
        running.RequestHandlerClass = counting(running.RequestHandlerClass, sent, kind.CACHED)
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            compress(folder, address(running))
            yield kind(folder, address(running), sent)
        finally:
            running.shutdown()


def counting(handler: type, sent: list, cached: str | None) -> type:
    """A request handler that notes what it sends, and may say for how long that can be kept."""

    class Counting(handler):
        def setup(self) -> None:
            super().setup()
            write = self.wfile.write

            def counted(content: bytes) -> int:
                sent.append((1000 * time.time(), len(content)))
                return write(content)

            self.wfile.write = counted

        def send_header(self, keyword: str, value: str) -> None:
            super().send_header(keyword, cached if cached and keyword == "Cache-Control" else value)

    return Counting


def compress(folder: Path, base: str) -> None:
    """Have the server compress what is big, so that no visit waits for this."""
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_size > BIG:
            asked = urllib.request.Request(base + path.relative_to(folder).as_posix(), headers={"Accept-Encoding": "gzip"})
            urllib.request.urlopen(asked).close()


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


# Results ----------------------------------------------------------------------------------------


def rows(ours: tuple[Samples, Samples], peer: tuple[Samples, Samples], our_size: int, peer_size: int) -> list[Row]:
    (cold, warm), (peer_cold, peer_warm) = ours, peer
    steps = [Row(f"of these, until: {name}; second visit", f"{median(cold.steps[name]):,.0f} ms; {median(warm.steps[name]):,.0f} ms")
             for name in cold.steps]
    return [
        within("the lesson's text can be read", cold.text, peer_cold.text, 2000),
        within("the same on the second visit", warm.text, peer_warm.text, 2000),
        within("the first activity can be used", cold.usable, peer_cold.usable, 10_000),
        within("the same on the second visit", warm.usable, peer_warm.usable, 5000),
        *steps,
        within("the first figure that numpy and matplotlib draw", cold.figure, peer_cold.figure, 14_000),
        within("bytes until the first activity", cold.received, peer_cold.received, 20 * MEGABYTE, megabytes),
        within("the same on the second visit", warm.received, peer_warm.received, 20 * MEGABYTE, megabytes),
        within("the site on disk", [our_size], [peer_size], 60 * MEGABYTE, megabytes),
        compared("an answer, from the click until it's acknowledged", cold.answered, peer_cold.answered),
        compared("the next lesson's first activity, from the click on its link (stock: from its address)", warm.next, peer_warm.next),
        Row("the answer is there on the second visit", yes(warm.remembers), "not measured", "", "yes", all(warm.remembers)),
    ]


def milliseconds(samples: list[float]) -> str:
    """As other benchmarks show it; and that something didn't come, if it mostly didn't."""
    return f"not within {GIVE_UP // 1000} s" if median(samples) == NEVER else figures.milliseconds(samples)


def within(what: str, ours: list, peer: list, at_most: int, shown: Callable[[list], str] = milliseconds) -> Row:
    """Medians beside each other; the target is for ours alone."""
    row = compared(what, ours, peer, shown)
    target = f"{at_most // MEGABYTE} MB" if shown is megabytes else f"{at_most:,} ms"
    return Row(row.what, row.ours, row.peer, row.compared, f"≤ {target}", median(ours) <= at_most)


def compared(what: str, ours: list, peer: list, shown: Callable[[list], str] = milliseconds) -> Row:
    if not peer:
        return Row(what, shown(ours), "not measured")
    ratio = "" if NEVER in (median(ours), median(peer)) else f"{median(ours) / median(peer):.2f} ×"
    return Row(what, shown(ours), shown(peer), ratio)


def megabytes(samples: list[int]) -> str:
    return f"{median(samples) / MEGABYTE:,.1f} MB"


def yes(samples: list[bool]) -> str:
    return "yes" if all(samples) else "no"


def say(line: str) -> None:
    print(line, flush=True)
