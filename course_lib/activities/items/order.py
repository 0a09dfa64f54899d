"""Ordering: steps to put in order, with credit for every pair that is the right way round."""

from itertools import combinations

from ...content.items import Order
from ...words import _
from ..mark import BadResponse, Mark, Note, verdict_of
from ..shuffle import shuffled
from .parts import some_of


def fields(item: Order, seed: int) -> list[dict]:
    steps = shuffled(seed, item.steps)
    if tuple(steps) == item.steps:  # a shuffle must not hand out the answer
        steps = steps[1:] + steps[:1]
    return [{"name": "answer", "type": "order", "legend": _("Put these in order."),
             "options": [{"id": step.id, "text": step.text} for step in steps]}]


def check(item: Order, response: dict) -> None:
    if len(some_of(item.steps, response)) != len(item.steps):
        raise BadResponse("every step must be in the order once")


def score(item: Order, chosen: list) -> float:
    """The share of pairs of steps that stand the right way round (Kendall's distance, turned to run from 0 to 1)."""
    place = {step.id: index for index, step in enumerate(chosen)}
    pairs = list(combinations(item.steps, 2))
    return sum(place[first.id] < place[second.id] for first, second in pairs) / len(pairs)


def mark(item: Order, response: dict) -> Mark:
    chosen = some_of(item.steps, response)
    points = score(item, chosen)
    if points == 1:
        return Mark("right", 1.0, _("Yes, in that order."), _all_notes(item))
    notes = tuple(Note("answer", step.id, "right" if step is right else "not-yet")
                  for step, right in zip(chosen, item.steps))
    placed = sum(note.tone == "right" for note in notes)
    says = _("{placed} of {all} stand where they belong.").format(placed=placed, all=len(notes))
    return Mark(verdict_of(points), points, f"{_('Not yet.')} {says}", notes)


def _all_notes(item: Order) -> tuple:
    return tuple(Note("answer", step.id, "right", step.feedback) for step in item.steps)


def reveal(item: Order) -> tuple[dict, Mark]:
    return {"answer": [step.id for step in item.steps]}, Mark("noted", None, _("Here is why."), _all_notes(item))
