"""Takes the guides' pictures: opens a browser without a window, and keeps what it shows in docs/images, small.

    with camera(width=390, height=844, scheme="dark", scale=2) as page:
        page.goto(address)
        save(page.locator(".at-page"), "phone")

The scripts beside it use it: `.venv/bin/python tools/pictures/learner.py`. Chromium is found as the browser tests find it:
`ATTUNE_BROWSER`, or `chromium` on the path.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
             # What a guide shows must be there without a network.
             "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
COLOURS = 128
PATIENCE = 180_000  # milliseconds; the machine may be busy
MOST = 80_000  # bytes of one picture, beyond which `save` warns


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser, for a script that needs several windows. SystemExit where there's none."""
    found = os.environ.get("ATTUNE_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("The pictures need Chromium: install it, or say where it is with ATTUNE_BROWSER.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


def window(opened: Browser, width: int = 1280, height: int = 800, scheme: str = "light", scale: float = 1) -> Page:
    """An empty page in a profile of its own. `scale` is how many dots of the picture a pixel has: 2 for a phone."""
    context = opened.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=scale,
                                 reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@contextmanager
def camera(width: int = 1280, height: int = 800, scheme: str = "light", scale: float = 1) -> Iterator[Page]:
    """One empty page in a browser of its own."""
    with browser() as opened:
        yield window(opened, width, height, scheme, scale)


def save(shown: Page | Locator, name: str, colours: int = COLOURS) -> Path:
    """Keeps what a page or one part of it shows as `docs/images/<name>.png`; returns where."""
    path = IMAGES / f"{name}.png"
    IMAGES.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(shown.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    # By how far colours lie apart, so that a thin line keeps its own; and files are smaller.
    picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    weighs = path.stat().st_size
    print(f"{path.relative_to(ROOT)}  {picture.width} × {picture.height}, {weighs // 1000} kB{', too much' if weighs > MOST else ''}")
    return path
