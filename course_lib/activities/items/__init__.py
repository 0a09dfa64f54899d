"""How each kind of item is shown, checked and marked. One kind a module, each with the same four functions:

- `fields(item, seed)`: what the learner fills in, without key or feedback
- `check(item, response)`: raises BadResponse unless the response fits the item
- `mark(item, response)`: the Mark for a response
- `reveal(item)`: the right answer with every note, for someone who asked to be shown why

A response is a dict from field name to value: an option's id, a list of ids, a dict of ids, or a number.
"""

from ...content.items import Item
from ..mark import BadResponse, Mark
from . import belief, groups, order, scale, several, single, stance, tiers

KINDS = {
    "single": single, "several": several, "tiers": tiers, "order": order,
    "groups": groups, "scale": scale, "stance": stance, "belief": belief,
}


def fields(item: Item, seed: int) -> list[dict]:
    """What the learner fills in, in the order that `seed` gives; neither key nor feedback is in it."""
    return KINDS[item.kind].fields(item, seed)


def check(item: Item, response: dict) -> None:
    """Raises BadResponse unless `response` fits the item and holds nothing else: what fits is kept as it is."""
    KINDS[item.kind].check(item, response)
    if set(response) != {field["name"] for field in fields(item, 0)}:
        raise BadResponse("there is more in it than was asked for")


def mark(item: Item, response: dict) -> Mark:
    """The Mark for `response`. Pure: the same item and response always give the same. Raises BadResponse."""
    check(item, response)
    return KINDS[item.kind].mark(item, response)


def reveal(item: Item) -> tuple[dict, Mark]:
    """The right answer as a response, and everything there is to say about the options."""
    return KINDS[item.kind].reveal(item)
