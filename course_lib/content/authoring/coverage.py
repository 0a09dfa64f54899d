"""Where each concept is taught, practised and assessed."""

from . import compile
from .assets import Assets


def coverage(assets: Assets) -> dict[str, dict[str, list[str]]]:
    """For each concept id: `taught` (lesson-id#part-id), `practised` (activity ids) and `assessed` (item ids).

    An item both practises and assesses, except one without a right answer, which only practises.
    """
    found = {name: {"taught": [], "practised": [], "assessed": []} for name in assets.concepts}
    for concept, places in compile.passages(assets).items():
        if concept in found:
            found[concept]["taught"] = [f"{place['lesson']}#{place['part']}" for place in places]
    practised = {"prediction": assets.predictions, "reflection": assets.reflections, "dialogue": assets.dialogues,
                 "simulation": assets.simulations, "trainer": assets.trainers, "practice": assets.practices}
    for kind, section in practised.items():
        for name, placed in section.items():
            _add(found, placed.thing.concepts, "practised", f"{kind}/{name}")
    for name, placed in assets.items.items():
        _add(found, placed.thing.concepts, "practised", name)
        if placed.thing.kind not in ("stance", "belief"):
            _add(found, placed.thing.concepts, "assessed", name)
    return found


def _add(found: dict, concepts, column: str, place: str) -> None:
    for concept in concepts:
        if concept in found:
            found[concept][column].append(place)
