"""What makes a workshop's plan sound: what it asks is in the bank and can be asked of a room, and its minutes add up."""

from .assets import Assets, Placed
from .distinct import distinct

ASKED = ("single", "several", "order", "scale")  # kinds of item that a room can vote on
TWICE = ("single", "several")
NEAR = 0.1  # share of the minutes by which the steps' may differ


def workshop_rules(assets: Assets) -> None:
    """Each workshop by itself."""
    for placed in assets.workshops.values():
        workshop = placed.thing
        distinct(placed, workshop.steps, "steps")
        for index, step in enumerate(workshop.steps):
            if step.item is not None:
                _item(placed, assets, step, index)
            if step.dialogue is not None and not assets.has(assets.dialogues, step.dialogue):
                placed.problem(f"there is no dialogue {step.dialogue!r}", "steps", index, "dialogue")
        _minutes(placed)
        if workshop.people[0] > workshop.people[1] or workshop.people[0] < 2:
            placed.problem("people goes from the fewest, 2 or more, to the most", "people")
        for index, name in enumerate(workshop.concepts):
            if not assets.has(assets.concepts, name):
                placed.problem(f"there is no concept {name!r} in concepts.yaml", "concepts", index)
        for index, name in enumerate(workshop.sources):
            if not assets.has(assets.sources, name) and name != "none-found":
                placed.problem(f"there is no source {name!r} in sources.yaml", "sources", index)


def _item(placed: Placed, assets: Assets, step, index: int) -> None:
    found = assets.items.get(step.item)
    if found is None:
        if not assets.has(assets.items, step.item):
            placed.problem(f"there is no item {step.item!r}", "steps", index, "item")
        return
    kinds = TWICE if step.kind == "twice" else ASKED
    if found.use == "graded":
        placed.problem(f"the item {step.item!r} is graded, so no room may see it", "steps", index, "item")
    elif found.thing.kind not in kinds:
        placed.problem(f"a room can't be asked an item of the kind {found.thing.kind} here; it can be {', '.join(kinds)}",
                       "steps", index, "item")


def _minutes(placed: Placed) -> None:
    sum_of = sum(step.minutes for step in placed.thing.steps)
    if abs(sum_of - placed.thing.minutes) > NEAR * placed.thing.minutes:
        placed.problem(f"its steps take {sum_of:g} minutes together, and it says {placed.thing.minutes}", "minutes")
