"""Lessons as notebooks: plain JSON without outputs, the same for the same sources."""

import json

from . import compile
from .assets import Assets
from .banner import banner
from .cards import card, line
from .lesson_file import BADGE, Cell
from .schema import NONE_FOUND

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def notebooks(assets: Assets) -> dict[str, dict]:
    """Every lesson's notebook, by file name."""
    return {compile.path_of(assets, name): notebook(assets, name) for name in assets.order}


def encoded(notebook: dict) -> str:
    """The text of the notebook file, the same for the same notebook."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def notebook(assets: Assets, name: str) -> dict:
    """The notebook of the lesson `name`."""
    lesson = assets.lessons[name]
    cited = _cited(lesson.cells)
    cells = [_markdown(f"# {lesson.front.title}", {"frame": "title"})]
    cells += [_cell(cell) for cell in lesson.cells]
    if cited:
        lines = "\n".join(line(assets.sources[source].thing) for source in cited)
        cells.append(_markdown(f"## Sources\n\n{lines}", {"frame": "sources"}))
    for index, cell in enumerate(cells):
        cell["id"] = f"{name[:48]}-{index:03}"
    metadata = {"attune": _metadata(assets, name, cited), "kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cited(cells: list[Cell]) -> list[str]:
    """The sources of a lesson, each once, as they come."""
    named = [source for cell in cells for source in (*cell.metadata.sources, *cell.badges)]
    return [source for source in dict.fromkeys(named) if source != NONE_FOUND]


def _cell(cell: Cell) -> dict:
    shown = {key: value for key, value in (("part", cell.metadata.part), ("frame", cell.metadata.frame)) if value}
    if cell.type == "markdown":
        # A badge is a link to the sources; the reader view finds the card by the link's title.
        return _markdown(BADGE.sub(r'[\1](#Sources "\2")', cell.source), shown)
    return {"cell_type": "code", "execution_count": None, "metadata": _own(shown), "outputs": [], "source": cell.source}


def _markdown(source: str, shown: dict) -> dict:
    return {"cell_type": "markdown", "metadata": _own(shown), "source": source}


def _own(shown: dict) -> dict:
    return {"attune": shown} if shown else {}


def _metadata(assets: Assets, name: str, cited: list[str]) -> dict:
    """What the reader view needs to know."""
    front, order = assets.lessons[name].front, assets.order[:-1]
    place = order.index(name) if name in order else None
    neighbour = {key: _link(assets, order[other]) if place is not None and 0 <= other < len(order) else None
                 for key, other in (("previous", (place or 0) - 1), ("next", (place or 0) + 1))}
    return {
        "id": name, "kind": front.kind, "title": front.title, "minutes": front.minutes, "summary": front.summary,
        "mentions": front.mentions, "banner": banner(front.banner), **neighbour,
        "parts": compile.lesson(assets, name)["parts"],
        "home": compile.path_of(assets, assets.course.pages["welcome"]),
        "record": compile.path_of(assets, assets.course.pages["record"]),
        "lessons": [_link(assets, other) | {"minutes": assets.lessons[other].front.minutes, "id": other}
                    for other in assets.course.lessons],
        "cards": {source: card(assets.sources[source].thing) for source in cited},
    }


def _link(assets: Assets, name: str) -> dict:
    return {"path": compile.path_of(assets, name), "title": assets.lessons[name].front.title}
