"""Takes the pictures of docs/learners.md: `.venv/bin/python tools/pictures/learner.py`.

It does what the guide tells, in a course of its own: the home is a temporary folder, and so is what a learner would have written.
"""

import json
import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from camera import browser, save, window
from playwright.sync_api import Browser, Locator, Page
from running import course

PHONE = {"width": 390, "height": 760}
LATER = timedelta(days=2)


def to(page: Page, address: str, notebook: str, lesson: str) -> None:
    """Open a page of the course, and wait until all of it runs."""
    page.goto(re.sub(r"lessons/[\w-]+", f"lessons/{notebook}", address))
    page.locator(f"html[data-attune-ready={lesson}]").wait_for(state="attached")


def activity(page: Page, title: str) -> Locator:
    """The card with this title, with its top where a reader would have it."""
    found = page.locator(".aw-view").filter(has=page.get_by_role("heading", name=title, exact=True)).first
    found.wait_for()
    found.evaluate("(node) => node.scrollIntoView({ block: 'start' })")
    return found


def press(where: Page | Locator, name: str) -> None:
    where.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()


def choose(card: Locator, words: str) -> None:
    card.locator("label", has_text=words).locator("visible=true").first.click()


def first_evening(opened: Browser, address: str) -> None:
    """The first page, a question, a guess, a reflection, and a session."""
    page = window(opened, height=860)
    to(page, address, "00-welcome", "welcome")
    save(page, "learner-welcome")

    page.get_by_role("link", name="Begin", exact=True).click()
    page.locator("html[data-attune-ready=start-here]").wait_for(state="attached")
    question = activity(page, "The birthday lunch")
    choose(question, "You went quiet there")
    choose(question, "Sure")
    press(question, "Check answer")
    question.get_by_role("button", name="Show me why").wait_for()
    save(page, "learner-not-yet")
    press(question, "Show me why")
    question.get_by_text("Here is why.").wait_for()

    reflection = activity(page, "What could somebody notice?")
    reflection.get_by_role("textbox").fill("I answer in three words and tidy the cutlery drawer. It looks like cross. Mostly it's tired. "
                                           "\"Tea, or quiet?\" would be a good thing to ask me.")
    reflection.get_by_text("Saved.").wait_for()
    save(reflection, "learner-reflection")

    to(page, address, "99-session", "session")
    press(activity(page, "What is hard right now?"), "Somebody made up instead")
    choose(activity(page, "What is hard for somebody made up?"), "Ingrid")
    press(page, "Look for themes")
    save(activity(page, "What might it be about?"), "learner-session")


def on_a_phone(opened: Browser, address: str) -> None:
    """The beginning of a lesson, and what is there a moment after Leave now."""
    page = window(opened, **PHONE)
    to(page, address, "02-what-attunement-is", "what-attunement-is")
    save(page, "learner-phone")
    press(page, "Leave now")
    page.get_by_role("heading", name="Kitchen measures").wait_for()
    save(page, "learner-leave")


def days_pass(record: Path) -> None:
    """What was done was done some days ago."""
    for path in (record / "learning").glob("*.jsonl"):
        events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        earlier = [event | {"at": (datetime.fromisoformat(event["at"]) - LATER).isoformat()} for event in events]
        path.write_text("".join(json.dumps(event) + "\n" for event in earlier), encoding="utf-8")


def coming_back(opened: Browser, address: str) -> None:
    """The page that the course opens at for somebody who has begun, on a phone in the dark."""
    page = window(opened, **PHONE | {"height": 1040}, scheme="dark")
    page.goto(address)
    page.locator("html[data-attune-ready=your-course]").wait_for(state="attached")
    page.get_by_role("link", name="Open Review").wait_for()
    save(page, "learner-back")


def main() -> None:
    with tempfile.TemporaryDirectory() as home, browser() as opened:
        with course(Path(home)) as address:
            first_evening(opened, address)
            on_a_phone(opened, address)
        days_pass(Path(home) / "record")
        with course(Path(home)) as address:
            coming_back(opened, address)


if __name__ == "__main__":
    main()
