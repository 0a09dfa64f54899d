"""The pictures in docs/facilitators.md: a run sheet, and a rehearsed room from its first slide to its end.

    .venv/bin/python tools/pictures/facilitator.py

Everything runs in a folder that is gone afterwards. Participants answer by chance, so no two sets of pictures are alike.
"""

import re
import tempfile
from pathlib import Path

from camera import browser, save, window
from playwright.sync_api import Browser, Page
from running import attune

PLAN = "a-taster"
ADDRESS = "http://192.168.1.20:8123/"  # for example: what the screen shows where phones can join
PEOPLE = 30


def run_sheet(opened: Browser, home: Path) -> None:
    """A step, and the part that starts a room."""
    with attune(home, "workshop", "open", PLAN, "--no-browser") as printed:
        page = window(opened, 1280, 760)
        page.goto(re.search(r"http://\S+", printed)[0])
        page.wait_for_function("() => document.documentElement.dataset.attuneReady")
        page.get_by_role("heading", name="3. Where did it break?").evaluate("(node) => node.scrollIntoView()")
        page.locator(".at-rail [aria-current]", has_text="Where did it break?").wait_for()
        save(page, "facilitator-run-sheet")
        page.get_by_text("Rehearse it first").click()
        page.get_by_role("button", name="Start a rehearsal").wait_for()
        save(page.locator(".aw-activity").filter(has=page.get_by_role("button", name="Start the room")).first, "facilitator-start")


def answered(facilitator: Page, least: int) -> None:
    """Waits until at least so many have answered."""
    facilitator.wait_for_function("(least) => parseInt(document.querySelector('.rf-count').textContent) >= least", arg=least)


def step(facilitator: Page, number: int) -> None:
    """Goes on to that step."""
    facilitator.keyboard.press("ArrowRight")
    facilitator.locator(".rm-where", has_text=f"Step {number} of").wait_for()


def room(opened: Browser, home: Path) -> None:
    """The way in, a vote, what the room said, and the end."""
    with attune(home, "room", PLAN, "--rehearse", str(PEOPLE), "--address", ADDRESS) as printed:
        own = re.search(r"You: (\S+)", printed)[1]
        code = re.search(r"code (\w+)", printed)[1]
        facilitator = window(opened, 1280, 760)
        facilitator.goto(own)
        facilitator.locator(".rm-where", has_text="Step 1 of").wait_for()
        with facilitator.context.expect_page() as opening:
            facilitator.get_by_role("link", name="Open the screen").click()
        screen = opening.value
        screen.set_viewport_size({"width": 1280, "height": 720})
        screen.get_by_text(code).wait_for()
        phone = window(opened, 390, 700, "dark", scale=1.5)
        phone.goto(own.partition("facilitator#")[0])
        phone.get_by_label("The code on the screen").fill(code)
        phone.keyboard.press("Enter")
        phone.get_by_role("button", name="Come in").click()
        facilitator.get_by_text(f"{PEOPLE + 1} phones").wait_for()
        save(screen, "facilitator-way-in")
        step(facilitator, 2)
        answered(facilitator, PEOPLE // 2)
        save(facilitator, "facilitator-own-page")
        facilitator.keyboard.press(" ")
        screen.locator(".rm-dot").first.wait_for()
        save(screen, "facilitator-map")
        step(facilitator, 3)
        phone.get_by_text("At making sense").click()
        phone.get_by_role("button", name="Send").click()
        phone.get_by_text("Your answer is in.").wait_for()
        save(phone, "facilitator-phone")
        answered(facilitator, PEOPLE // 2)
        facilitator.keyboard.press("a")
        facilitator.locator(".rm-vote", has_text="Second vote").wait_for()
        answered(facilitator, PEOPLE // 2)
        facilitator.keyboard.press(" ")
        facilitator.get_by_role("button", name="Show what fits").click()
        screen.locator(".rm-key").wait_for()
        save(screen, "facilitator-two-votes")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        run_sheet(opened, Path(folder))
        room(opened, Path(folder))
