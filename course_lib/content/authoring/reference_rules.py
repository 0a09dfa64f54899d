"""What is named is there, and what is there is used."""

from collections import Counter
from itertools import chain

from . import schema
from .assets import Assets, Placed
from .schema import NONE_FOUND


def course_order(assets: Assets) -> None:
    """Every lesson is in the order once, under its own name."""
    if not assets.course:
        return
    file = next(file for file in assets.files if file.name == "course.yaml")
    for index, name in enumerate(assets.course.lessons):
        if name not in assets.lessons:
            file.problem(("lessons", index), f"there is no lessons/{name}.md; write it, or take it out of the order")
    for key, name in assets.course.pages.items():
        if name not in assets.lessons:
            file.problem(("pages", key), f"there is no lessons/{name}.md; write it")
    for index, name in enumerate(assets.course.more):
        if name not in assets.lessons:
            file.problem(("more", index), f"there is no lessons/{name}.md; write it, or take it out")
    for name, count in Counter(assets.order).items():
        if count > 1:
            file.problem(("lessons",), f"{name} stands in the order {count} times; keep one")
    for name, lesson in assets.lessons.items():
        if name not in assets.order:
            lesson.problem(1, "isn't in course.yaml, so nobody would find it; add it to the order")
        if lesson.front and lesson.front.id != name:
            lesson.problem(2, f"has the id {lesson.front.id!r}; it must be the file's name, {name!r}")


def references(assets: Assets) -> None:
    """Concepts, misconceptions, sources, lessons and items that are named exist."""
    groups = (assets.items, assets.reflections, assets.predictions, assets.dialogues, assets.simulations, assets.trainers,
              assets.practices, assets.weekly, assets.figures, assets.misconceptions, assets.quizzes)
    for placed in chain.from_iterable(group.values() for group in groups):
        thing = placed.thing
        _known(placed, "concepts", getattr(thing, "concepts", ()), {*assets.concepts, *assets.half_read}, "concept")
        sources = {*assets.sources, *assets.half_read, NONE_FOUND}
        _known(placed, "sources", getattr(thing, "sources", ()), sources, "source")
        if placed.lesson is not None and placed.lesson not in assets.lessons:
            placed.file.problem(("lesson",), f"there is no lesson {placed.lesson!r}; check how it's spelled, or write lessons/{placed.lesson}.md")
    for placed in assets.quizzes.values():
        _known(placed, "items", placed.thing.items, {*assets.items, *assets.half_read}, "item")
        _as_public(placed, assets)
    for placed in assets.quizzes.values():
        if placed.thing.beside and not assets.has(assets.quizzes, placed.thing.beside):
            placed.problem(f"there is no quiz {placed.thing.beside!r}; check how it's spelled", "beside")
    for placed in assets.items.values():
        for path, thing in _misconceived(placed.thing):
            if thing.misconception and not assets.has(assets.misconceptions, thing.misconception):
                placed.problem(f"there is no misconception {thing.misconception!r} in misconceptions.yaml", *path)
    for name, source in assets.sources.items():
        if name == NONE_FOUND:
            source.problem(f"{NONE_FOUND!r} says that there is no source; a source can't be called so", "id")


def _known(placed: Placed, key: str, names, known, what: str) -> None:
    for index, name in enumerate(names):
        if name not in known:
            placed.problem(f"there is no {what} {name!r}; check how it's spelled, or add it", key, index)


def _as_public(quiz: Placed, assets: Assets) -> None:
    """What is graded isn't shipped: it stands in graded/, and only a graded quiz asks it."""
    if quiz.use != "graded":
        for index, name in enumerate(quiz.thing.items):
            if name in assets.items and assets.items[name].use == "graded":
                quiz.problem(f"the item {name!r} is graded, so it can't be in a quiz that isn't", "items", index)


def graded_apart(assets: Assets) -> None:
    """Graded items stand in graded/, which nothing that learners get is made from."""
    for file in {id(placed.file): placed.file for placed in assets.items.values() if placed.use == "graded"}.values():
        if not file.name.startswith("graded/"):
            file.problem(("use",), "graded items aren't shipped; move this file to graded/")


def _misconceived(item) -> list[tuple[tuple, object]]:
    """Everything in an item that may name a misconception, and where."""
    found = [((), item)] if isinstance(item, schema.Belief) else []
    for key in ("options", "reasons", "cards"):
        found += [((key, index), thing) for index, thing in enumerate(getattr(item, key, ()))]
    return found


def everything_is_used(assets: Assets) -> None:
    """Nothing is written and never met, and nothing is met twice."""
    opened = Counter(one for lesson in assets.lessons.values() for cell in lesson.cells for one in cell.opens)
    in_quiz = Counter(name for placed in assets.quizzes.values() if not placed.thing.warm_up for name in placed.thing.items)
    in_prediction = {placed.thing.figure for placed in assets.predictions.values()}
    for kind, section in (("quiz", assets.quizzes), ("reflection", assets.reflections),
                          ("prediction", assets.predictions)):
        for name, placed in section.items():
            if placed.use == "lesson" and opened[kind, name] != 1:
                placed.problem(f"is opened {opened[kind, name]} times; open it once, in its lesson", "id")
    for kind, section in (("dialogue", assets.dialogues), ("simulation", assets.simulations), ("trainer", assets.trainers),
                          ("practice", assets.practices)):
        for name, placed in section.items():
            if not opened[kind, name]:
                placed.problem("is opened nowhere; open it in a lesson, or take it out", "id")
    for name, placed in assets.figures.items():
        if not opened["figure", name] and name not in in_prediction:
            placed.problem("is shown nowhere; show it, or take it out", "id")
    for name, placed in assets.items.items():
        if placed.use == "lesson" and in_quiz[name] != 1:
            placed.problem(f"is in {in_quiz[name]} quizzes; it must be in one", "id")
