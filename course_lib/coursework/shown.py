"""An item as students see it: fields in one order for all, and letters in place of ids, which can tell the answer."""

from dataclasses import replace
from string import ascii_letters

from ..activities import items
from ..content.items import Item

NAMED = {"options": "answer", "reasons": "reason", "steps": "answer", "cards": "answer"}  # a part of an item, and its field


def shown(item: Item, seed: int) -> tuple[tuple[dict, ...], Item]:
    """The fields of `item` in the order of `seed`, and the item that marks them: both call options, reasons, steps, cards
    and groups a, b, c … as they stand on the page. An author's ids ("one-is-wrong") and their order would be a key."""
    fields = items.fields(item, seed)
    letters = {(field["name"], key): _letters(field[key]) for field in fields for key in ("options", "groups") if key in field}
    public = tuple({**field, **{key: [{**one, "id": letters[field["name"], key][one["id"]]} for one in field[key]]
                                for key in ("options", "groups") if key in field}} for field in fields)
    return public, _renamed(item, letters)


def _letters(things: list[dict]) -> dict[str, str]:
    return {thing["id"]: letter for thing, letter in zip(things, ascii_letters, strict=False)}


def _renamed(item: Item, letters: dict) -> Item:
    new = {}
    for part, field in NAMED.items():
        if hasattr(item, part):
            new[part] = tuple(replace(one, id=letters[field, "options"][one.id]) for one in getattr(item, part))
    if hasattr(item, "groups"):
        groups = letters["answer", "groups"]
        new["groups"] = tuple(replace(group, id=groups[group.id]) for group in item.groups)
        new["cards"] = tuple(replace(card, group=groups[card.group]) for card in new["cards"])
    return replace(item, **new)
