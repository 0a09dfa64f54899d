"""Single choice: one right option."""

from ...content.items import Single
from ...words import _
from ..mark import Mark
from .parts import choose, one_of, option_note


def fields(item: Single, seed: int) -> list[dict]:
    return [choose("answer", item.options, seed if item.shuffle else None)]


def check(item: Single, response: dict) -> None:
    one_of(item.options, response)


def mark(item: Single, response: dict) -> Mark:
    chosen = one_of(item.options, response)
    if chosen.correct:
        return Mark("right", 1.0, _("Yes."), tuple(map(option_note, item.options)))
    return Mark("not-yet", 0.0, _("Not yet."), (option_note(chosen),))


def reveal(item: Single) -> tuple[dict, Mark]:
    right = next(option for option in item.options if option.correct)
    return {"answer": right.id}, Mark("noted", None, _("Here is why."), tuple(map(option_note, item.options)))
