"""What makes an item one that can be answered, and answered fairly."""

from . import schema
from .assets import Assets, Placed
from .distinct import distinct, rises
from .schema import NONE_FOUND


def item_rules(assets: Assets) -> None:
    """What makes an item of each kind one that can be answered."""
    for placed in assets.items.values():
        item = placed.thing
        for key in ("options", "reasons", "steps", "cards", "groups"):
            distinct(placed, getattr(item, key, ()), key)
        _CHECKS.get(type(item), lambda *_: None)(placed, item)
        _has_source(placed, item, assets)


def _one_right(placed: Placed, key: str, options) -> None:
    right = sum(option.correct for option in options)
    if right != 1:
        placed.problem(f"{right} options are marked correct; exactly one must be", key)


def _single(placed: Placed, item: schema.Single) -> None:
    _one_right(placed, "options", item.options)
    if len(item.options) < 3 and not item.two_options_because:
        placed.problem("has two options; give at least three, or say why in two_options_because", "options")


def _several(placed: Placed, item: schema.Several) -> None:
    right = sum(option.correct for option in item.options)
    if right < 1 or right == len(item.options):
        placed.problem(f"{right} of {len(item.options)} options are correct; some must be and some not", "options")


def _tiers(placed: Placed, item: schema.Tiers) -> None:
    _one_right(placed, "options", item.options)
    _one_right(placed, "reasons", item.reasons)


def _groups(placed: Placed, item: schema.Groups) -> None:
    known = {group.id for group in item.groups}
    for index, card in enumerate(item.cards):
        if card.group not in known:
            placed.problem(f"there is no group {card.group!r} in this item", "cards", index, "group")
    for index, group in enumerate(item.groups):
        if all(card.group != group.id for card in item.cards):
            placed.problem("no card belongs to this group; add one, or take the group out", "groups", index)
    if len(item.groups) < 3 and not item.two_options_because:
        placed.problem("has two groups; give at least three, or say why in two_options_because", "groups")


def _scale(placed: Placed, item: schema.Scale) -> None:
    low, high = item.answer
    if not item.min <= low <= high <= item.max:
        placed.problem(f"the answer {low:g} to {high:g} isn't within {item.min:g} to {item.max:g}", "answer")
    first = item.min + round((low - item.min) / item.step) * item.step
    if not any(low <= first + step * item.step <= high for step in (0, 1)):
        placed.problem(f"no step of {item.step:g} falls within the answer; widen it or use smaller steps", "answer")
    if low <= item.min and high >= item.max:
        placed.problem("every answer would be right; narrow it, or use a stance", "answer")


def _stance(placed: Placed, item: schema.Stance) -> None:
    rises(placed, item)
    ends = [region.to for region in item.regions]
    if ends != sorted(set(ends)):
        placed.problem("the regions must go up, each ending after the one before", "regions")
    if ends[0] < item.min:
        placed.problem(f"the first region ends before the scale begins, at {item.min:g}", "regions", 0)
    if ends[-1] != item.max:
        placed.problem(f"the last region must end at {item.max:g}, the end of the scale", "regions", len(ends) - 1)


_CHECKS = {schema.Single: _single, schema.Several: _several, schema.Tiers: _tiers,
           schema.Groups: _groups, schema.Scale: _scale, schema.Stance: _stance}


def _has_source(placed: Placed, item, assets: Assets) -> None:
    """What isn't a definition stands on a source, or says that none was found."""
    claims = [name for name in item.concepts if name in assets.concepts and assets.concepts[name].thing.grade != "D"]
    if claims and not item.sources:
        otherwise = "ask about another concept" if placed.use == "graded" else f"write sources: [{NONE_FOUND}]"
        placed.problem(f"{', '.join(claims)} is a claim; name its sources, or {otherwise}")
    if placed.use == "graded" and NONE_FOUND in item.sources:
        placed.problem("what we hold no study for can't be graded; choose another item", "sources")
