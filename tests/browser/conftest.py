"""A real JupyterLab with the course in it, a real browser, and the ways to look at a lesson that the tests share."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from zlib import crc32

import pytest

from . import sample

ROOT = Path(__file__).parents[2]
LESSONS = ROOT / "notebooks" / "lessons"
EXTENSION = ROOT / "course_lib" / "reader" / "labextension"
# What a page has no part in. Chromium draws lists for its own address bar beside each page, which takes longer than many a test;
# the others are those that Playwright leaves out, since of two such lists only the last counts.
LEFT_OUT = [
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose",
    "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch",
]
ARGUMENTS = [
    f"--disable-features={','.join(LEFT_OUT)}",
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # A page that asks for anything outside gets no answer, and the test that opened it fails.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
EVERY_LOOK = [("light", 1280), ("light", 360), ("dark", 1280), ("dark", 360)]
# Two have both themes and both widths; `test --all` takes all four.
ALL = os.environ.get("ATTUNE_LOOKS") == "all"
LOOKS = EVERY_LOOK if ALL else [("light", 1280), ("dark", 360)]


def look_of(name: str) -> tuple[str, int]:
    """The look for what is tried in one of them only: another for another name."""
    return LOOKS[crc32(name.encode()) % len(LOOKS)]


PATIENCE = 180_000  # milliseconds; the machine may be busy


@pytest.fixture(scope="session")
def browser_path():
    """Where the browser is: `ATTUNE_BROWSER`, or the `chromium` on the path."""
    found = os.environ.get("ATTUNE_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    return found or pytest.fail("The browser tests need Chromium: install it, or say where it is with ATTUNE_BROWSER.")


@pytest.fixture(scope="session")
def chromium(browser_path):
    """The browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        yield browser
        browser.close()


class Lab:
    """`attune study` on folders of its own."""

    def __init__(self, folder: Path):
        self.home, self.root, self.extension = folder / "record", folder / "notebooks", folder / "labextension"
        self.port, self.log = free_port(), folder / "log.txt"
        shutil.copytree(LESSONS, self.root / "lessons")
        shutil.copytree(EXTENSION, self.extension)
        self._publish(sample.write(self.root / "lessons"))
        self.start()

    def _publish(self, digests: dict[str, str]) -> None:
        """Count the sample lessons as the course's own."""
        path = self.extension / "static" / "lessons.json"
        published = json.loads(path.read_text()) if path.exists() else {"digests": {}}
        published["digests"] |= digests
        path.write_text(json.dumps(published))

    def start(self) -> None:
        code = (f"from pathlib import Path; from course_lib import study; study.EXTENSION = Path({str(self.extension)!r}); "
                f"study.study(port={self.port}, browser=False, folder=Path({str(self.root)!r}))")
        environment = os.environ | {"ATTUNE_HOME": str(self.home), "HOME": str(self.home.parent), "PYTHONPATH": str(ROOT)}
        with self.log.open("a") as log:
            self.process = subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=self.root.parent, text=True,
                                            stdout=subprocess.PIPE, stderr=log, start_new_session=True)
        self.says = [self.process.stdout.readline() for _ in range(3)]
        assert self.says[1].startswith("http://"), self.log.read_text()
        self.token = self.says[1].strip().split("token=")[1]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=120)

    def url(self, path: str, mode: str = "doc") -> str:
        return f"http://127.0.0.1:{self.port}/{mode}/tree/{path}?token={self.token}"

    def ask(self, path: str, method: str = "GET", data: dict | None = None):
        """What the server's own API answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", method=method,
                                         data=json.dumps(data).encode() if data is not None else None,
                                         headers={"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request) as response:
            return json.loads(response.read() or b"null")

    def kernels(self) -> list[int]:
        """The processes that run lessons now."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid), "-f", "kernel.py -f"], capture_output=True, text=True)
        return [int(line) for line in found.stdout.split()]

    def kill_kernel(self) -> None:
        for process in self.kernels():
            os.kill(process, signal.SIGKILL)

    def snapshot(self) -> dict[str, bytes]:
        """Every file of the served folder, by name."""
        return {str(path.relative_to(self.root)): path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file()}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """The course, served."""
    served = Lab(tmp_path_factory.mktemp("lab"))
    yield served
    served.stop()


@pytest.fixture(scope="session")
def contexts(chromium):
    """A browser's profile for each look: JupyterLab's own files are fetched once."""
    made = {}

    def context(theme: str, width: int, height: int):
        look = (theme, width, height)
        if look not in made:
            made[look] = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
        return made[look]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def page(contexts):
    """Makes an empty page in a look: `page(theme="dark", width=360)`. An error on it, or a request outside, fails the test."""
    pages, wrong = [], []

    def make(theme: str = "light", width: int = 1280, height: int = 850):
        made = contexts(theme, width, height).new_page()
        pages.append(made)
        made.set_default_timeout(PATIENCE)
        made.on("pageerror", lambda error: jupyterlabs(error) or wrong.append(str(error)))
        made.on("request", lambda request: inside(request.url) or wrong.append(f"asked for {request.url}"))
        return made

    yield make
    for one in pages:
        one.close()
    assert wrong == []


def jupyterlabs(error) -> bool:
    """What JupyterLab itself says on the console when a kernel goes away."""
    return "Canceled future" in str(error)


def inside(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


@pytest.fixture
def open_lesson(lab):
    """Opens a lesson and waits until all of it has run: `open_lesson(page, "lessons/01-start-here.ipynb")`."""

    def open_(page, path: str, mode: str = "doc"):
        page.goto(lab.url(path, mode))
        return ready(page)

    return open_


def ready(page, lesson: str | None = None):
    """Waits until a lesson (this one, if it's given) has run all its cells."""
    page.wait_for_function("(id) => { const ready = document.documentElement.dataset.attuneReady; return id ? ready === id : ready }",
                           arg=lesson)
    return page


@pytest.fixture
def axe():
    """Every accessibility problem on a page, from its top to its end: `axe(page)`, or in one element: `axe(page, ".at-bar")`."""
    from axe_playwright_python.sync_playwright import Axe

    def findings(page, selector: str | None = None) -> list[str]:
        # JupyterLab's body has no height, and without one axe finds no colours to check.
        page.evaluate("document.body.style.height = '100vh'")
        found = set()
        for top in screens(page):
            # All rules look at the whole page; only whether colours can be told apart is looked at on the screen.
            result = Axe().run(page, context=selector, options={"runOnly": ["color-contrast"]} if top else None).response
            found |= {f"{one['id']}: {node['html'][:200]}" for one in result["violations"] for node in one["nodes"]}
        return sorted(found)

    return findings


def screens(page):
    """Scrolls a lesson from screen to screen; axe tests only what can be seen."""
    scroller = page.locator(".attune-panel .jp-WindowedPanel-outer")
    if page.locator("dialog[open]").count() or not scroller.count():
        yield 0
        return
    height, screen = scroller.evaluate("(node) => [node.scrollHeight, node.clientHeight]")
    for top in range(0, height, int(screen * 0.8)):
        scroller.evaluate("(node, top) => node.scrollTo(0, top)", top)
        yield top


# The site ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def course_host(tmp_path_factory):
    """The course's site, built once, on a host."""
    from course_lib.site import build

    from .site_host import Host

    folder = tmp_path_factory.mktemp("course") / "site"
    build.build(folder, say=lambda line: None)
    running = Host(folder)
    yield running
    running.stop()


@pytest.fixture
def profile(chromium):
    """Makes a browser's profile with nothing in it; an error on any of its pages fails the test."""
    made, wrong = [], []

    def make(**given):
        context = chromium.new_context(**given)
        context.set_default_timeout(60_000)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        made.append(context)
        return context

    yield make
    for one in made:
        one.close()
    assert wrong == []
