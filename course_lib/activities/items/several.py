"""Several choice: any number of right options, with partial credit."""

from ...content.items import Several
from ...words import _, n_
from ..mark import Mark, verdict_of
from .parts import choose, option_note, some_of


def fields(item: Several, seed: int) -> list[dict]:
    return [choose("answer", item.options, seed if item.shuffle else None, many=True, legend=_("Choose all that fit."))]


def check(item: Several, response: dict) -> None:
    some_of(item.options, response)


def score(item: Several, chosen: list) -> float:
    """Right choices less wrong ones, as a share of all right options, and never below 0."""
    right = sum(option.correct for option in item.options)
    hits = sum(option.correct for option in chosen)
    return max(0.0, (hits - (len(chosen) - hits)) / right)


def mark(item: Several, response: dict) -> Mark:
    chosen = some_of(item.options, response)
    points = score(item, chosen)
    if points == 1:
        return Mark("right", 1.0, _("Yes, all of them."), tuple(map(option_note, item.options)))
    return Mark(verdict_of(points), points, _says(item, chosen), tuple(map(option_note, chosen)))


def _says(item: Several, chosen: list) -> str:
    """Why the credit is partial, in words."""
    right = sum(option.correct for option in item.options)
    hits = sum(option.correct for option in chosen)
    wrong = len(chosen) - hits
    found = _("You found {hits} of the {right} that fit.").format(hits=hits, right=right)
    if not wrong:
        return found
    extra = n_("One that you chose doesn't fit, and takes one away.",
               "{wrong} that you chose don't fit, and each takes one away.", wrong).format(wrong=wrong)
    return f"{found} {extra}"


def reveal(item: Several) -> tuple[dict, Mark]:
    right = [option.id for option in item.options if option.correct]
    return {"answer": right}, Mark("noted", None, _("Here is why."), tuple(map(option_note, item.options)))
