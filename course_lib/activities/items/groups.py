"""Sorting: cards to put into groups, with credit for each card."""

from ...content.items import Groups
from ...words import _
from ..mark import BadResponse, Mark, Note, verdict_of
from ..shuffle import shuffled
from .parts import value


def fields(item: Groups, seed: int) -> list[dict]:
    return [{"name": "answer", "type": "groups", "legend": _("Choose a group for each."),
             "groups": [{"id": group.id, "text": group.label} for group in item.groups],
             "options": [{"id": card.id, "text": card.text} for card in shuffled(seed, item.cards)]}]


def check(item: Groups, response: dict) -> None:
    chosen = value(response)
    if not isinstance(chosen, dict) or set(chosen) != {card.id for card in item.cards}:
        raise BadResponse("every card must be in a group")
    known = {group.id for group in item.groups}
    if any(not isinstance(group, str) or group not in known for group in chosen.values()):
        raise BadResponse("a card is in a group that isn't there")


def mark(item: Groups, response: dict) -> Mark:
    chosen = response["answer"]
    right = [card for card in item.cards if chosen[card.id] == card.group]
    points = len(right) / len(item.cards)
    if points == 1:
        return Mark("right", 1.0, _("Yes, every one."), _all_notes(item))
    notes = tuple(Note("answer", card.id, "right", card.feedback) if card in right
                  else Note("answer", card.id, "not-yet") for card in item.cards)
    says = _("{right} of {all} are where they belong.").format(right=len(right), all=len(item.cards))
    return Mark(verdict_of(points), points, says, notes)


def _all_notes(item: Groups) -> tuple:
    return tuple(Note("answer", card.id, "right", card.feedback) for card in item.cards)


def reveal(item: Groups) -> tuple[dict, Mark]:
    answer = {card.id: card.group for card in item.cards}
    return {"answer": answer}, Mark("noted", None, _("Here is why."), _all_notes(item))
