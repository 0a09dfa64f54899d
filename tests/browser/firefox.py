"""Firefox, driven by WebDriver BiDi: enough of it to use a page with the keyboard's and the pointer's effects, and to look at it."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import websocket

from .conftest import free_port

NAMES = ("firefox-esr", "firefox")
PATIENCE = 120  # seconds; the machine may be busy


def installed() -> str | None:
    """Where Firefox is, if it's here."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """A window of a Firefox that runs on a profile folder of its own. What it does is there when it runs on that folder again."""

    def __init__(self, profile: Path):
        profile.mkdir(exist_ok=True)
        port = free_port()
        command = [installed(), "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.last, self.asked = 0, []
        self.line = self._connect(port)
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["network.beforeRequestSent"])
        self.tab = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def _connect(self, port: int):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return websocket.create_connection(f"ws://127.0.0.1:{port}/session", timeout=PATIENCE, suppress_origin=True)
            except OSError:
                assert time.monotonic() < end and self.process.poll() is None, "Firefox doesn't start"
                time.sleep(0.1)

    def send(self, method: str, **given):
        """The result of a command. What else is heard meanwhile is the addresses that pages ask for."""
        self.last += 1
        self.line.send(json.dumps({"id": self.last, "method": method, "params": given}))
        while True:
            heard = json.loads(self.line.recv())
            if heard.get("method") == "network.beforeRequestSent":
                self.asked.append(heard["params"]["request"]["url"])
            if heard.get("id") == self.last:
                assert heard["type"] == "success", heard
                return heard["result"]

    def open(self, address: str) -> None:
        """Goes to an address, and returns when the page is there."""
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, expression: str):
        """The value of a JavaScript expression: text, a number, true, false or None."""
        result = self.send("script.evaluate", expression=expression, target={"context": self.tab}, awaitPromise=True)
        assert result["type"] == "success", result
        return result["result"].get("value")

    def until(self, expression: str) -> None:
        """Waits until a JavaScript expression is true."""
        end = time.monotonic() + PATIENCE
        while not self.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < end, f"it didn't come to be: {expression}"
            time.sleep(0.1)

    def picture(self) -> str:
        """The window as a PNG in base64, to look at."""
        return self.send("browsingContext.captureScreenshot", context=self.tab)["data"]

    def close(self) -> None:
        """Ends it as its own menu does, so that what it keeps is on disk."""
        self.send("browser.close")
        self.process.wait(timeout=PATIENCE)
