"""A JupyterLab as `attune study` runs it, and a browser that has never seen it."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

from tools.checks import find_browser

SERVE = """
import sys
from pathlib import Path
from course_lib import study
arguments = study.arguments
study.arguments = lambda *given: [*arguments(*given), "--LabApp.expose_app_in_browser=True"]
study.study(browser=False, folder=Path(sys.argv[1]))
"""
# The notebook's own word for it; the dot in its toolbar is there before the kernel is.
IDLE = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
SIZE = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Lab:
    address: str
    token: str

    def page(self, path: str) -> str:
        """The address that opens the notebook at `path`, alone on the page."""
        return f"{self.address}/doc/tree/{path}?token={self.token}"

    def stop_kernels(self) -> None:
        for session in json.loads(self._ask("GET", "sessions")):
            self._ask("DELETE", f"sessions/{session['id']}")

    def _ask(self, method: str, what: str) -> bytes:
        headers = {"Authorization": f"token {self.token}"}
        with urllib.request.urlopen(urllib.request.Request(f"{self.address}/api/{what}", None, headers, method=method)) as reply:
            return reply.read()


@contextmanager
def lab(folder: Path, home: Path, **environment: str) -> Iterator[Lab]:
    """JupyterLab on the notebooks in `folder`, for a learner whose records are in `home`."""
    chosen = os.environ | {"ATTUNE_HOME": str(home)} | environment
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(folder)], env=chosen, text=True, stdout=subprocess.PIPE)
    try:
        found = next(filter(None, (re.match(r"(http://[^/]+)/.*token=(\w+)", line) for line in server.stdout)))
        yield Lab(*found.groups())
    finally:
        server.terminate()
        server.wait()


@contextmanager
def browser() -> Iterator[Browser]:
    with _chromium() as (chromium, options):
        started = chromium.launch(**options)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def profile(folder: Path) -> Iterator[Page]:
    """A page in a browser that keeps its cache and its storage in `folder`, so that there can be a second visit."""
    with _chromium() as (chromium, options):
        context = chromium.launch_persistent_context(folder, viewport=SIZE, **options)
        try:
            yield context.pages[0]
        finally:
            context.close()


@contextmanager
def _chromium() -> Iterator[tuple[BrowserType, dict]]:
    path = find_browser()
    if not path:
        sys.exit("No browser was found. Set ATTUNE_BROWSER to the path of a Chromium.")
    with sync_playwright() as playwright:
        yield playwright.chromium, {"executable_path": path, "args": QUIET}


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page in a profile without cache, cookies or storage."""
    context = browser.new_context(viewport=SIZE)
    try:
        yield context.new_page()
    finally:
        context.close()


def write_notebook(path: Path, *cells: str) -> None:
    """An ordinary notebook: the reader view leaves it alone."""
    path.write_text(json.dumps({
        "cells": [{"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "source": cell, "outputs": [], "execution_count": None}
                  for number, cell in enumerate(cells)],
        "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
        "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
