"""Translations of the content: beside each file another with the same name and a language, such as questions/perceiving.es.yaml.

A file of YAML says for each thing, by its id, what its texts are in that language; beside a lesson a file of Markdown has its
passages. Each carries `english`, a mark of the English text that it was made from. When that text changes, learners read
English again there until somebody has looked at the translation; so a thing is whole in one language. Beside a figure's
drawing lies another with its words in that language. docs/translating.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from . import yaml_file
from .lesson_file import FRONT_MATTER, LessonFile, front_matter
from .problems import Problem
from .schema.shape import Shape, Text
from .wording import mark, mark_of, mark_of_front, put, texts
from .yaml_file import YamlFile

NAME = re.compile(r"(?P<of>.+)\.(?P<language>[a-z]{2,3})$")  # of a file without its ending
SECTIONS = ("items", "quizzes", "reflections", "predictions", "dialogues", "simulations", "trainers", "practices", "weekly", "workshops",
            "figures")
BRACES = re.compile(r'^\+\+\+ \{"english": "([0-9a-f]{8})"\}[ \t]*$', re.MULTILINE)


class TranslationFile(Shape):
    """A file of YAML. `texts` holds by id what `english` it was made from, and the same keys as the English thing."""

    reviewed: bool
    texts: dict[str, dict]


class LessonTranslation(Shape):
    """What stands at the top of a lesson's translation. `english` is the mark of the lesson's title, summary and mentions."""

    reviewed: bool
    english: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
    title: Text
    summary: Text
    mentions: Text | None = None


@dataclass
class Passages:
    """A lesson's translation: its front matter, and its passages by the mark of the English."""

    front: LessonTranslation | None
    texts: dict[str, str] = field(default_factory=dict)


@dataclass
class Translations:
    """All of a course. `things` by language, section and id, whole and ready for the bundle; `lessons` by language and id; `drawings`:
    the language and id of each figure whose drawing has words in that language.

    `problems` don't fit; `notes` are behind the English, and learners read English there.
    """

    things: dict[str, dict[str, dict[str, dict]]] = field(default_factory=dict)
    lessons: dict[str, dict[str, Passages]] = field(default_factory=dict)
    drawings: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def is_translation(path: Path) -> bool:
    """Whether a file of assets/ is the translation of another."""
    return bool(NAME.match(path.stem))


def read(assets) -> Translations:
    """Every translation beside the assets, compared with them."""
    made = Translations()
    for path in sorted(assets.folder.rglob("*.yaml")):
        if found := NAME.match(path.stem):
            file = yaml_file.read(path, path.relative_to(assets.folder).as_posix())
            content = yaml_file.validated(file, TranslationFile)
            if content:
                _take(assets, made, file, content, found["language"], f"{path.parent.name}/{found['of']}.yaml")
            made.problems += file.problems
    for path in sorted((assets.folder / "lessons").glob("*.md")):
        if found := NAME.match(path.stem):
            _take_lesson(assets, made, path, found["of"], found["language"])
    for path in sorted((assets.folder / "figures").glob("*.svg")):
        if found := NAME.match(path.stem):
            _take_drawing(assets, made, path, found["of"], found["language"])
    return made


def _take(assets, made: Translations, file: YamlFile, content: TranslationFile, language: str, original: str) -> None:
    """Each thing of a file, if it's made from the English as it is and has all its texts."""
    there = {name: (section, placed) for section in SECTIONS for name, placed in getattr(assets, section).items() if placed.file.name == original}
    for name, given in content.texts.items():
        at = ("texts", name)
        section, placed = there.get(name, (None, None))
        if placed is None:
            file.problem(at, f"{original} has nothing called {name!r}; check the name, or take it out")
        elif placed.use == "graded":
            file.problem(at, "graded items aren't translated: they're in no bundle; take it out")
        elif given.get("english") != (now := mark_of(placed.thing)):
            made.notes.append(Problem(file.name, file.line(at), f"the English of {name!r} has changed since this was made, so learners read English. "
                                                                f"Look at it again, then write english: {now!r}"))
        elif plain := _translated(placed.thing, name, given, file):
            made.things.setdefault(language, {}).setdefault(section, {})[name] = plain


def _take_drawing(assets, made: Translations, path: Path, name: str, language: str) -> None:
    """A figure's drawing in another language, if there is such a figure."""
    if assets.has(assets.figures, name):
        made.drawings.append((language, name))
    else:
        made.problems.append(Problem(path.relative_to(assets.folder).as_posix(), 1, f"there is no figure called {name!r}; check the file's name"))


def _translated(thing, name: str, given: dict, file: YamlFile) -> dict | None:
    """A thing's plain data in the other language; None, with the problems told in `file`, if texts are missing or too many."""
    at = ("texts", name)
    known = dict(texts(thing))
    said = {way: (text, path) for way, text, path in _leaves(given, (), at) if way != ("english",)}
    for way in known.keys() - said.keys():
        file.problem(at, f"{name!r} lacks {'.'.join(way)}; translate it, too")
    for way in said.keys() - known.keys():
        file.problem(said[way][1], f"the English of {name!r} has no text {'.'.join(way)}; take it out")
    if known.keys() != said.keys():
        return None
    plain = thing.model_dump(exclude_none=True)
    for way, (text, _path) in said.items():
        put(plain, way, text)
    return plain


def _leaves(given, way: tuple[str, ...], path: tuple) -> Iterator[tuple[tuple[str, ...], str, tuple]]:
    """Each text that a translation gives, with the way to it and where it stands."""
    pairs = given.items() if isinstance(given, dict) else ((str(n), one) for n, one in enumerate(given, start=1))
    for number, (name, one) in enumerate(pairs):
        here = (*path, name if isinstance(given, dict) else number)
        if isinstance(one, (dict, list)):
            yield from _leaves(one, (*way, str(name)), here)
        else:
            yield (*way, str(name)), str(one).strip(), here


def _take_lesson(assets, made: Translations, path: Path, name: str, language: str) -> None:
    """A lesson's passages, as far as their English is in the lesson."""
    file = LessonFile(path.relative_to(assets.folder).as_posix())
    text = path.read_text(encoding="utf-8-sig")
    lesson = assets.lessons.get(name)
    if lesson is None:
        file.problem(1, f"there is no lessons/{name}.md that this could be the translation of; check the file's name")
    passages = Passages(_front(text, file, lesson, made))
    known = {mark(cell.source) for cell in lesson.cells if cell.type == "markdown"} if lesson else set()
    starts = list(BRACES.finditer(text))
    for one, after in zip(starts, [*starts[1:], None]):
        if lesson and one[1] not in known:
            made.notes.append(Problem(file.name, _line(text, one.start()), "no passage of the lesson is this one's English any more, so learners "
                                                                           "read English there. `attune translate` shows what is missing"))
        passages.texts[one[1]] = text[one.end(): after.start() if after else None].strip()
    for line, loose in enumerate(text.split("\n"), start=1):
        if loose.startswith("+++") and not BRACES.match(loose):
            file.problem(line, 'a passage begins with +++ {"english": "…"}, the mark of its English text; `attune translate` writes it')
    made.problems += file.problems
    if not file.problems:
        made.lessons.setdefault(language, {})[name] = passages


def _front(text: str, file: LessonFile, lesson, made: Translations) -> LessonTranslation | None:
    """What stands at the top, if it's made from the English as it is."""
    front = front_matter(FRONT_MATTER.match(text), file, LessonTranslation)
    if not (front and lesson and lesson.front) or front.english == (now := mark_of_front(lesson.front)):
        return front
    made.notes.append(Problem(file.name, _line(text, text.index("english:")), "the lesson's title, summary or mentions have changed since this was made, "
                              f"so learners read them in English. Look at them again, then write english: {now!r}"))
    return None


def _line(text: str, at: int) -> int:
    return 1 + text.count("\n", 0, at)


def passage(assets, language: str, lesson: str, english: str) -> str | None:
    """A passage of a lesson in that language, if it is translated."""
    there = assets.translations.lessons.get(language, {}).get(lesson)
    return there.texts.get(mark(english)) if there else None
