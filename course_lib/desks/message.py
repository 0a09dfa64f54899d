"""What all desks read in a message, and what they answer with."""

import re
from datetime import UTC, datetime

EVENT_ID = re.compile(r"[\w-]{8,64}")  # what a page may call an event of its own
Reply = tuple[dict, list]  # what goes to the page, and the bytes that go with it


def now() -> str:
    """The time, in a form whose order as text is the order in time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def writer(message: dict) -> str:
    """The window's own name for itself, if it's one that could be."""
    name = message.get("writer")
    return name if isinstance(name, str) and re.fullmatch(r"\w{1,40}", name) else ""
