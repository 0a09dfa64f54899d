"""From checked assets to the bundle that the course reads at run time."""

import json
from dataclasses import dataclass

from .assets import Assets, Placed
from . import translations
from .lesson_file import Cell, LessonFile


def bundle(assets: Assets) -> dict:
    """The bundle as plain JSON. Graded content isn't in it."""
    return {
        "course": {"title": assets.course.title, "lessons": assets.course.lessons},
        "lessons": {name: lesson(assets, name) for name in assets.order},
        "items": {name: _plain(placed) | {"lesson": placed.lesson, "use": placed.use} for name, placed in _shipped(assets.items)},
        "quizzes": _section(assets.quizzes),
        "reflections": _section(assets.reflections),
        "predictions": _section(assets.predictions),
        "dialogues": _section(assets.dialogues),
        "simulations": _section(assets.simulations),
        "trainers": _section(assets.trainers),
        "practices": _section(assets.practices),
        "sessions": sessions(assets),
        "weekly": _section(assets.weekly),
        "workshops": _section(assets.workshops),
        "figures": {name: _plain(placed) | {"svg": svg(assets, name)} for name, placed in assets.figures.items()},
        "passages": passages(assets),
        "translations": translated(assets),
    }


def translated(assets: Assets) -> dict:
    """By language, what there is in it: the same sections with the same ids, each thing whole."""
    made = {language: {section: {name: _around(assets, section, name, plain) for name, plain in things.items()} for section, things in sections.items()}
            for language, sections in assets.translations.things.items()}
    for language, name in assets.translations.drawings:
        figures = made.setdefault(language, {}).setdefault("figures", {})
        figures[name] = figures.get(name, _plain(assets.figures[name])) | {"svg": svg(assets, f"{name}.{language}")}
    for language in assets.translations.lessons:
        made.setdefault(language, {})["lessons"] = {name: lesson(assets, name, language) for name in assets.order
                                                    if name in assets.translations.lessons[language]}
    return made


def _around(assets: Assets, section: str, name: str, plain: dict) -> dict:
    """A translated thing with what the bundle adds to it."""
    if section == "figures":
        return plain | {"svg": svg(assets, name)}
    placed = getattr(assets, section)[name]
    return plain | {"lesson": placed.lesson} | ({"use": placed.use} if section == "items" else {})


def encoded(data: dict) -> str:
    """JSON that is the same for the same data, a line for each thing so that a change can be reviewed."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _shipped(section: dict[str, Placed]):
    return ((name, placed) for name, placed in section.items() if placed.use != "graded")


def _section(section: dict[str, Placed]) -> dict:
    return {name: _plain(placed) | {"lesson": placed.lesson} for name, placed in _shipped(section)}


def _plain(placed: Placed) -> dict:
    return placed.thing.model_dump(exclude_none=True)


def sessions(assets: Assets) -> dict:
    """What sessions are made from, of all files together."""
    made = {}
    for _, content in assets.session_files:
        for key, value in content.model_dump(exclude_defaults=True).items():
            if key in ("groups", "concepts"):
                value = [{"id": name, "patterns": patterns} for name, patterns in value.items()]
            elif key == "respellings":
                value = [{"word": word, "means": means} for word, means in value.items()]
            made[key] = made.get(key, []) + value if isinstance(value, list) else value
    return made


def svg(assets: Assets, name: str) -> str:
    """A figure's drawing."""
    return (assets.folder / "figures" / f"{name}.svg").read_text(encoding="utf-8")


def path_of(assets: Assets, name: str) -> str:
    """A lesson's notebook: its place in the course, so that a list of files is in order, and its id. From the tenth page beside
    the lessons on, pages share a place: with three digits they would stand before the others."""
    place = min(99, 90 + assets.beside.index(name)) if name in assets.beside else assets.order.index(name)
    return f"{place:02}-{name}.ipynb"


def lesson(assets: Assets, name: str, language: str | None = None) -> dict:
    """What the bundle says of a lesson: its place, its minutes, and the activities in each part. In a language, as far as its
    titles and summary are translated."""
    front = assets.lessons[name].front
    said = front_in(assets, name, language) or front
    return {
        "id": name, "title": said.title, "summary": said.summary, "minutes": front.minutes, "kind": front.kind,
        "path": path_of(assets, name),
        "parts": [{"id": part.id, "title": title_in(assets, name, part.cell, language), "minutes": part.minutes, "activities": part.activities,
                   "optional": part.optional}
                  for part in parts(assets.lessons[name])],
    }


def front_in(assets: Assets, name: str, language: str | None):
    """A lesson's title, summary and mentions in a language, or None."""
    there = assets.translations.lessons.get(language, {}).get(name)
    return there.front if there else None


def title_in(assets: Assets, name: str, cell: Cell, language: str | None) -> str:
    """The title of the part that begins with `cell`, in a language if it's translated."""
    said = translations.passage(assets, language, name, cell.source) or cell.source
    return said.split("\n", 1)[0].removeprefix("## ").strip()


@dataclass
class Part:
    id: str
    title: str
    cell: Cell  # that begins it
    minutes: int
    activities: list[str]
    optional: bool


def parts(lesson: LessonFile) -> list[Part]:
    """A lesson's parts, each with the activities that stand in it. What stands before the first part counts to it."""
    found, waiting = [], []
    for cell in lesson.cells:
        if cell.metadata.part:
            title = cell.source.split("\n", 1)[0].removeprefix("## ").strip()
            found.append(Part(cell.metadata.part, title, cell, cell.metadata.minutes, waiting, cell.metadata.optional))
            waiting = []
        (found[-1].activities if found else waiting).extend(
            f"{kind}/{name}" for kind, name in cell.opens if kind != "figure")
    return found


def passages(assets: Assets) -> dict[str, list[dict]]:
    """For each concept, the places where it is taught."""
    found: dict[str, list[dict]] = {}
    for name in assets.order:
        titles = {part.id: part.title for part in parts(assets.lessons[name])}
        for cell in assets.lessons[name].cells:
            for concept in cell.metadata.teaches:
                first = next(iter(titles), "")
                part = cell.part or first
                place = {"lesson": name, "part": part, "title": titles.get(part, assets.lessons[name].front.title)}
                if place not in found.setdefault(concept, []):
                    found[concept].append(place)
    return found
