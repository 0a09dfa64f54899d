"""Translations of the content: beside each file another with the same name and a language, such as questions/perceiving.es.yaml.

A file of YAML says for each thing, by its id, what its texts are in that language; beside a lesson a file of Markdown has its
passages. Each carries `english`, a mark of the English text that it was made from. When that text changes, learners read
English again there until somebody has looked at the translation; so a thing is whole in one language. docs/translating.md.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from . import lesson_file, yaml_file
from .lesson_file import FRONT_MATTER, LessonFile
from .problems import Problem
from .schema.shape import Shape, Text
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
    lines: dict[str, int] = field(default_factory=dict)


@dataclass
class Translations:
    """All of a course. `things` by language, section and id, whole and ready for the bundle; `lessons` by language and id.

    `problems` don't fit; `notes` are behind the English, and learners read English there.
    """

    things: dict[str, dict[str, dict[str, dict]]] = field(default_factory=dict)
    lessons: dict[str, dict[str, Passages]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def is_translation(path: Path) -> bool:
    """Whether a file of assets/ is the translation of another."""
    return bool(NAME.match(path.stem))


# What is text ------------------------------------------------------------------------------------


def texts(thing: BaseModel) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text of a thing, with the way to it: keys, and in a list the id or the number (from 1) of what stands there."""
    for name, about in type(thing).model_fields.items():
        yield from _texts(getattr(thing, name), about, (name,))


def _texts(value, about, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, BaseModel):
        yield from (((*way, *rest), text) for rest, text in texts(value))
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _texts(one, about, (*way, getattr(one, "id", str(number))))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, about, (*way, name))
    elif isinstance(value, str) and value and _says(about):
        yield way, value


def _says(about) -> bool:
    """Whether an annotation is that of text that somebody reads, and no name, word of a list or number."""
    if isinstance(about, FieldInfo):
        if any(isinstance(one, StringConstraints) for one in about.metadata):
            return not any(getattr(one, "pattern", None) for one in about.metadata)
        return about.annotation is str or _says(about.annotation)
    if get_origin(about) is Annotated:
        return any(isinstance(one, StringConstraints) and not one.pattern for one in about.__metadata__)
    return any(map(_says, get_args(about)))


def mark(*english: str) -> str:
    """What a translation is known to be made from."""
    return hashlib.sha256("\n".join(english).encode()).hexdigest()[:8]


def mark_of(thing: BaseModel) -> str:
    """The mark of a thing's texts; an item's `version` counts, too."""
    return mark(str(getattr(thing, "version", "")), *(f"{'/'.join(way)}={text}" for way, text in texts(thing)))


def mark_of_front(front) -> str:
    """The mark of what stands at the top of a lesson."""
    return mark(front.title, front.summary, front.mentions or "")


# Reading -----------------------------------------------------------------------------------------


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
    return made


def _take(assets, made: Translations, file: YamlFile, content: TranslationFile, language: str, original: str) -> None:
    """Each thing of a file, if it's made from the English as it is and has all its texts."""
    there = {name: (section, placed) for section in SECTIONS for name, placed in getattr(assets, section).items() if placed.file.name == original}
    for name, given in content.texts.items():
        at = ("texts", name)
        if name not in there:
            file.problem(at, f"{original} has nothing called {name!r}; check the name, or take it out")
            continue
        section, placed = there[name]
        if placed.use == "graded":
            file.problem(at, "graded items aren't translated: they're in no bundle; take it out")
            continue
        if given.get("english") != (now := mark_of(placed.thing)):
            made.notes.append(Problem(file.name, file.line(at), f"the English of {name!r} has changed since this was made, so learners read English. "
                                                                f"Look at it again, then write english: {now!r}"))
            continue
        known = dict(texts(placed.thing))
        said = {way: (text, path) for way, text, path in _leaves(given, (), at) if way != ("english",)}
        for way in known.keys() - said.keys():
            file.problem(at, f"{name!r} lacks {'.'.join(way)}; translate it, too")
        for way in said.keys() - known.keys():
            file.problem(said[way][1], f"the English of {name!r} has no text {'.'.join(way)}; take it out")
        if known.keys() == said.keys():
            plain = placed.thing.model_dump(exclude_none=True)
            for way, (text, _path) in said.items():
                put(plain, way, text)
            made.things.setdefault(language, {}).setdefault(section, {})[name] = plain


def _leaves(given, way: tuple[str, ...], path: tuple) -> Iterator[tuple[tuple[str, ...], str, tuple]]:
    """Each text that a translation gives, with the way to it and where it stands."""
    pairs = given.items() if isinstance(given, dict) else ((str(n), one) for n, one in enumerate(given, start=1))
    for number, (name, one) in enumerate(pairs):
        here = (*path, name if isinstance(given, dict) else number)
        if isinstance(one, (dict, list)):
            yield from _leaves(one, (*way, str(name)), here)
        else:
            yield (*way, str(name)), str(one).strip(), here


def put(plain, way: tuple[str, ...], text: str) -> None:
    """`text` in the place of the one at `way` of a thing's plain data."""
    *before, last = way
    for step in before:
        plain = plain[_key(plain, step)]
    plain[_key(plain, last)] = text


def _key(plain, step: str):
    if isinstance(plain, dict):
        return step
    return next((n for n, one in enumerate(plain) if isinstance(one, dict) and one.get("id") == step), None) if not step.isdigit() else int(step) - 1


def _take_lesson(assets, made: Translations, path: Path, name: str, language: str) -> None:
    """A lesson's passages, as far as their English is in the lesson."""
    file = LessonFile(path.relative_to(assets.folder).as_posix())
    text = path.read_text(encoding="utf-8-sig")
    found = FRONT_MATTER.match(text)
    lesson = assets.lessons.get(name)
    if lesson is None:
        file.problem(1, f"there is no lessons/{name}.md that this could be the translation of; check the file's name")
    front = lesson_file._front_matter(found, file, LessonTranslation)
    if front and lesson and lesson.front and front.english != (now := mark_of_front(lesson.front)):
        line = 1 + text[: text.index("english:")].count("\n")
        made.notes.append(Problem(file.name, line, "the lesson's title, summary or mentions have changed since this was made, so learners read them "
                                                   f"in English. Look at them again, then write english: {now!r}"))
        front = None
    passages = Passages(front)
    known = {mark(cell.source) for cell in lesson.cells if cell.type == "markdown"} if lesson else set()
    starts = list(BRACES.finditer(text))
    for one, after in zip(starts, [*starts[1:], None]):
        line = 1 + text[: one.start()].count("\n")
        if lesson and one[1] not in known:
            made.notes.append(Problem(file.name, line, "no passage of the lesson is this one's English any more, so learners read English there. "
                                                       "`attune translate` shows what is missing"))
        passages.texts[one[1]] = text[one.end(): after.start() if after else None].strip()
        passages.lines[one[1]] = line
    for line, loose in enumerate(text.split("\n"), start=1):
        if loose.startswith("+++") and not BRACES.match(loose):
            file.problem(line, 'a passage begins with +++ {"english": "…"}, the mark of its English text; `attune translate` writes it')
    made.problems += file.problems
    if not file.problems:
        made.lessons.setdefault(language, {})[name] = passages


# For authors -------------------------------------------------------------------------------------


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


def passage(assets, language: str, lesson: str, english: str) -> str | None:
    """A passage of a lesson in that language, if it is translated."""
    there = assets.translations.lessons.get(language, {}).get(lesson)
    return there.texts.get(mark(english)) if there else None


def missing(assets, original: str, language: str) -> str:
    """What a translator still has to write for a file of assets/ ("questions/perceiving.yaml"), in English, ready to be put into
    the file beside it. Raises KeyError if there is no such file with texts of its own."""
    if original.startswith("lessons/"):
        return _missing_passages(assets, original, language)
    things = [(section, name, placed) for section in SECTIONS for name, placed in getattr(assets, section).items()
              if placed.file.name == original and placed.use != "graded"]
    if not things:
        raise KeyError(original)
    import yaml

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
        import yaml

        made.append("---\n" + yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000) + "---\n")
    for cell in lesson.cells:
        if cell.type == "markdown" and not passage(assets, language, name, cell.source):
            made.append(f'+++ {{"english": "{mark(cell.source)}"}}\n\n{cell.source}\n')
    return "\n".join(made)
