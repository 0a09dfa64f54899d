"""The course with its lessons or its questions once, twice or four times, to see what that costs."""

import re
import shutil
from functools import cache
from pathlib import Path

from course_lib.content.authoring import build
from course_lib.content.authoring.assets import Assets

ASKED = ("questions", "reflections", "predictions", "dialogues", "simulations", "trainers")  # folders of what a lesson opens
OPENS = "quiz|predict|reflect|dialogue|simulate|train"
NAMES = re.compile(r"^( *(?:- )?(?:id|items|beside|lesson): +| +- )([\[\]\w, -]+)$", re.MULTILINE)
QUIZZES = re.compile(r"^quizzes:\n(?:(?: .*)?\n)*", re.MULTILINE)


def with_lessons(times: int, folder: Path) -> Path:
    """The assets in `folder`, each lesson so many times, with all that it asks."""
    assets, order = _copied(folder), _course().course.lessons
    for copy in range(1, times):
        for name in order:
            text = (build.ASSETS / "lessons" / f"{name}.md").read_text(encoding="utf-8")
            text = re.sub(r"^id: (\S+)$", rf"id: \1{_end(copy)}", text, count=1, flags=re.MULTILINE)
            text = re.sub(rf'^({OPENS})\("([\w-]+)"\)', rf'\1("\2{_end(copy)}")', text, flags=re.MULTILINE)
            (assets / "lessons" / f"{name}{_end(copy)}.md").write_text(text, encoding="utf-8")
        for path in _files(*ASKED):
            _beside(assets, path, copy, _renamed(path.read_text(encoding="utf-8"), copy, set(order)))
        more = "".join(f"  - {name}{_end(copy)}\n" for name in order)
        _change(assets / "course.yaml", lambda text: text.replace("\nmore:", f"\n{more}more:"))
    return assets


def with_items(times: int, folder: Path) -> Path:
    """The assets in `folder`, each item so many times, in the quiz that has it."""
    assets = _copied(folder)
    known = set(_course().items)
    for path in _files("questions"):
        for copy in range(1, times):
            _beside(assets, path, copy, _renamed(QUIZZES.sub("", path.read_text(encoding="utf-8")), copy, set()))

        def longer(found: re.Match) -> str:
            return re.sub(r"[\w-]+", lambda one: ", ".join(_all(one[0], times)) if one[0] in known else one[0], found[0])

        def more(found: re.Match) -> str:
            return "\n".join(found[1] + name for name in _all(found[2], times)) if found[2] in known else found[0]

        def change(text: str) -> str:
            return re.sub(r"^( +- )([\w-]+)$", more, re.sub(r"(?<= items: )\[.*\]$", longer, text, flags=re.MULTILINE), flags=re.MULTILINE)

        _change(assets / path.relative_to(build.ASSETS), change)
    return assets


@cache
def _course() -> Assets:
    return build.load()


def _copied(folder: Path) -> Path:
    return Path(shutil.copytree(build.ASSETS, folder))


def _files(*folders: str) -> list[Path]:
    """The course's files there, without translations, of which nobody asks for a copy."""
    return [path for folder in folders for path in sorted((build.ASSETS / folder).glob("*.yaml")) if "." not in path.stem]


def _all(name: str, times: int) -> list[str]:
    """The name of a thing, and those of its copies."""
    return [name, *(name + _end(copy) for copy in range(1, times))]


def _end(copy: int) -> str:
    return f"-copy-{copy}"


def _renamed(text: str, copy: int, lessons: set[str]) -> str:
    """A file with other ids. What belongs to one of `lessons` belongs to its copy."""
    course = _course()
    ids = {*course.items, *course.quizzes, *course.reflections, *course.predictions, *course.dialogues, *course.simulations,
           *course.trainers}

    def other(found: re.Match) -> str:
        known = lessons if "lesson" in found[1] else ids
        return found[1] + re.sub(r"[\w-]+", lambda one: one[0] + _end(copy) if one[0] in known else one[0], found[2])

    return NAMES.sub(other, text)


def _beside(assets: Path, path: Path, copy: int, text: str) -> None:
    place = assets / path.relative_to(build.ASSETS)
    place.with_name(f"{path.stem}{_end(copy)}.yaml").write_text(text, encoding="utf-8")


def _change(path: Path, how) -> None:
    path.write_text(how(path.read_text(encoding="utf-8")), encoding="utf-8")
