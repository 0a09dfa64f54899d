"""No right answer: shows where an answer sits, and what tends to go with it."""

from ...content.items import Stance
from ...words import _
from ..mark import Mark, Note
from .parts import number, slide


def fields(item: Stance, seed: int) -> list[dict]:
    return [slide(item)]


def check(item: Stance, response: dict) -> None:
    number(item, response)


def mark(item: Stance, response: dict) -> Mark:
    given = number(item, response)
    region = next(region for region in item.regions if given <= region.to)
    return Mark("noted", None, _("There is no right answer here. This is where yours sits."),
                (Note("answer", "", "note", region.feedback),))


def reveal(item: Stance) -> tuple[dict, Mark]:
    """Every region's note: there is nothing else to show."""
    notes = tuple(Note("answer", "", "note", region.feedback) for region in item.regions)
    return {}, Mark("noted", None, _("All along the line, people have their reasons."), notes)
