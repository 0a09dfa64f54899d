"""What of a course is translated, and what a translator still has to write."""

from pathlib import Path

import yaml
from pydantic import BaseModel

from .translations import SECTIONS, passage
from .wording import mark, mark_of, mark_of_front, texts


def counts(assets) -> dict[str, dict[str, tuple[int, int]]]:
    """By language and section (lessons' passages are `passages`): how many are translated, of how many."""
    of = {section: sum(1 for placed in getattr(assets, section).values() if placed.use != "graded") for section in SECTIONS}
    passages = {name: [cell for cell in lesson.cells if cell.type == "markdown"] for name, lesson in assets.lessons.items()}
    found = {}
    made = assets.translations
    for language in sorted({*made.things, *made.lessons}):
        done = {section: (len(made.things.get(language, {}).get(section, {})), number) for section, number in of.items()}
        said = sum(1 for name, cells in passages.items() for cell in cells if passage(assets, language, name, cell.source))
        found[language] = done | {"passages": (said, sum(map(len, passages.values())))}
    return found


def missing(assets, original: str, language: str) -> str:
    """What a translator still has to write for a file of assets/ ("questions/perceiving.yaml"), in English, ready to be put into
    the file beside it. Raises KeyError if there is no such file with texts of its own."""
    if original.startswith("lessons/"):
        return _missing_passages(assets, original, language)
    things = [(section, name, placed) for section in SECTIONS for name, placed in getattr(assets, section).items()
              if placed.file.name == original and placed.use != "graded"]
    if not things:
        raise KeyError(original)
    done = assets.translations.things.get(language, {})
    wanted = {name: _tree(placed.thing) for section, name, placed in things if name not in done.get(section, {})}
    return yaml.safe_dump({"reviewed": False, "texts": wanted}, allow_unicode=True, sort_keys=False, width=110) if wanted else ""


def _tree(thing: BaseModel) -> dict:
    made = {"english": mark_of(thing)}
    for way, text in texts(thing):
        place = made
        for step in way[:-1]:
            place = place.setdefault(step, {})
        place[way[-1]] = text
    return _lists(made)


def _lists(made):
    """Numbered texts as lists, as they are in the English."""
    if not isinstance(made, dict):
        return made
    if made and all(key == str(number) for number, key in enumerate(made, start=1)):
        return [_lists(one) for one in made.values()]
    return {key: _lists(one) for key, one in made.items()}


def _missing_passages(assets, original: str, language: str) -> str:
    name = Path(original).stem
    lesson = assets.lessons[name]
    there = assets.translations.lessons.get(language, {}).get(name)
    made = []
    if not (there and there.front):
        front = {"reviewed": False, "english": mark_of_front(lesson.front), "title": lesson.front.title, "summary": lesson.front.summary}
        if lesson.front.mentions:
            front["mentions"] = lesson.front.mentions
            made.append("---\n" + yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000) + "---\n")
    for cell in lesson.cells:
        if cell.type == "markdown" and not passage(assets, language, name, cell.source):
            made.append(f'+++ {{"english": "{mark(cell.source)}"}}\n\n{cell.source}\n')
    return "\n".join(made)
