"""The bank of graded items: the course's, an instructor's own beside it, and picking from both evenly."""

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from ..content.authoring import build, schema, yaml_file
from ..content.authoring.assets import Assets, Placed, take_questions
from ..content.authoring.assignment_rules import JUDGED
from ..content.authoring.item_rules import item_rules
from ..content.authoring.problems import Problem
from ..content.authoring.reference_rules import references
from ..content.frozen import freeze
from ..content.items import KINDS, Item
from ..extras import in_checkout, needs_checkout
from ..records import RecordError
from ..words import _
from .draw import lot


class BadBank(RecordError):
    """The bank, or what is wanted from it, isn't sound. The message says every problem, with file and line where it has one."""


def bank(*folders: Path, assets: Assets | None = None) -> Assets:
    """The course's assets (`assets`, else as they are on disk) with the question files in `folders` taken in as graded ones.
    Raises BadBank for any problem."""
    if assets is None and not in_checkout():
        raise BadBank(needs_checkout())
    assets = assets or _read()
    assets = replace(assets, items=dict(assets.items), quizzes=dict(assets.quizzes), files=list(assets.files))
    for folder in folders:
        _take_folder(assets, Path(folder))
    if folders:
        references(assets)
        item_rules(assets)
    refuse(assets.problems)
    return assets


def _read() -> Assets:
    """The course's assets. It takes some seconds, so whoever watches is told."""
    if sys.stderr.isatty():
        print(_("Reading the course's questions …"), file=sys.stderr, flush=True)
    return build.load()


def refuse(problems: list[Problem]) -> None:
    """Raises BadBank if there are any."""
    if problems:
        raise BadBank("\n".join(map(str, problems)))


def _take_folder(assets: Assets, folder: Path) -> None:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise BadBank(_("There is no .yaml file in {folder}. A bank is a folder of question files.").format(folder=folder))
    for path in paths:
        file = yaml_file.read(path, str(path))
        assets.files.append(file)
        content = yaml_file.validated(file, schema.QuestionFile)
        if content is not None:
            take_questions(assets, file, content, "graded")


def judged(assets: Assets) -> dict[str, Placed]:
    """The graded items that have a right answer, by id."""
    return {name: placed for name, placed in assets.items.items() if placed.use == "graded" and placed.thing.kind in JUDGED}


def item(placed: Placed) -> Item:
    """A graded item as the activities mark it."""
    data = placed.thing.model_dump(mode="json", exclude_none=True) | {"lesson": placed.lesson, "use": placed.use}
    return freeze(KINDS[data["kind"]], data)


def pick(assets: Assets, wanted: schema.Draw, apart_from: tuple[str, ...] = ()) -> list[str]:
    """The ids of `wanted.pool or wanted.number` items about the wanted concepts, in an order that means nothing.

    The concepts take turns. Of those items that are left for a concept comes the one whose concepts, and then whose
    difficulty, were picked least so far; where several tie, the seed decides, always in the same way. Raises BadBank
    where there are too few.
    """
    known = {name for name in judged(assets) if name not in apart_from}
    left = {group: {name for name in known if is_about(assets.items[name].thing, group)} for group in dict.fromkeys(wanted.concepts)}
    _enough(assets, wanted, left)
    chosen: list[str] = []
    turns, concepts, levels = Counter(), Counter(), Counter()
    while len(chosen) < (wanted.pool or wanted.number):
        group = min((one for one in left if left[one]), key=lambda one: (turns[one], list(left).index(one)))
        name = min(left[group], key=lambda one: _rank(assets.items[one].thing, concepts, levels, wanted.seed))
        thing = assets.items[name].thing
        chosen.append(name)
        turns.update(one for one in left if name in left[one])
        concepts.update(thing.concepts)
        levels[thing.difficulty] += 1
        for names in left.values():
            names.discard(name)
    return chosen


def _rank(thing, concepts: Counter, levels: Counter, seed: int) -> tuple:
    return sum(concepts[one] for one in thing.concepts), levels[thing.difficulty], lot(str(seed), thing.id)


def is_about(thing, group: str) -> bool:
    """Whether an item is about a concept, or about one of a group ("C-DEF" for C-DEF-1, C-DEF-2 …)."""
    return any(concept == group or concept.rsplit("-", 1)[0] == group for concept in thing.concepts)


def _enough(assets: Assets, wanted: schema.Draw, left: dict[str, set[str]]) -> None:
    known = {*assets.concepts, *(name.rsplit("-", 1)[0] for name in assets.concepts)}
    for group, names in left.items():
        if group not in known:
            groups = ", ".join(sorted({name.rsplit("-", 1)[0] for name in assets.concepts}))
            raise BadBank(_("There is no concept {name}. The groups of concepts are: {groups}.").format(name=group, groups=groups))
        if not names:
            raise BadBank(_("The bank has no graded item left about {name}. Leave it out, or bring items with --bank.").format(name=group))
    there, asked = len(set().union(*left.values())), wanted.pool or wanted.number
    if there < asked:
        each = ", ".join(f"{group} {len(names)}" for group, names in left.items())
        raise BadBank(_("{asked} items are asked for, and the bank has {there} about these concepts ({each}). "
                        "Ask for fewer, name more concepts, or bring items with --bank.").format(asked=asked, there=there, each=each))
