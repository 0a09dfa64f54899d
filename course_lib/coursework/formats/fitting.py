"""What all questions that come in have in common: why one doesn't fit, which answer earns all, what their feedback says."""

import json
import re
from collections.abc import Callable

from ...words import N_, _
from .html_text import Read, read
from .sheet import LmsQuestion

Says = Callable[[str], None]  # puts a line about the question into the report
RIGHT, WRONG = N_("That's right."), N_("That isn't it.")


class DoesNotFit(Exception):
    """Why a question can't become an item, and what to do."""


def kept_data(stem: Read) -> dict:
    """What we wrote beside a stem, if it's ours and whole."""
    try:
        data = json.loads(stem.name or "")
        return data if isinstance(data, dict) else {}
    except (ValueError, RecursionError):
        return {}


def misconception(name: str | None) -> str | None:
    """`name`, if it's that of a misconception."""
    return name if name and re.fullmatch(r"X-[0-9]+", name) else None


def feedback(source: str, otherwise: str) -> tuple[str, str | None, bool]:
    """What feedback (HTML) says, else `otherwise`; its misconception; and whether it was there."""
    found = read(source)
    there = bool(found.text.strip())
    return found.text if there else otherwise, misconception(found.name), there


def say_general(one: LmsQuestion, says: Says) -> None:
    """Report feedback for the whole question."""
    if read(one.general).text.strip():
        says(_("feedback for the whole question has no place here; put it into the feedback of its answers"))
