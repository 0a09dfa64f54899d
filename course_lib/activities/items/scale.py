"""An estimate on a scale, right within a range."""

from ...content.items import Scale
from ...words import _
from ..mark import Mark, Note
from .parts import number, slide


def fields(item: Scale, seed: int) -> list[dict]:
    return [slide(item)]


def check(item: Scale, response: dict) -> None:
    number(item, response)


def mark(item: Scale, response: dict) -> Mark:
    given, (low, high) = number(item, response), item.answer
    if low <= given <= high:
        return Mark("right", 1.0, _("Yes, about there."), (Note("answer", "", "right", item.feedback.within),))
    text = item.feedback.below if given < low else item.feedback.above
    return Mark("not-yet", 0.0, _("Not yet."), (Note("answer", "", "not-yet", text),))


def reveal(item: Scale) -> tuple[dict, Mark]:
    low, high = item.answer
    middle = item.min + round(((low + high) / 2 - item.min) / item.step) * item.step
    return {"answer": middle}, Mark("noted", None, _("Here is why."), (Note("answer", "", "right", item.feedback.within),))
