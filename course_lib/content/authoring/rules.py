"""The teaching rules: what makes content sound besides its shape. Each rule adds its problems where they stand."""

from collections import Counter
from itertools import chain

from . import schema
from .assets import Assets, Placed
from .dialogue_rules import dialogue_rules
from .lesson_file import Cell, LessonFile
from .schema import NONE_FOUND

FRAME = ("scene", "aims", "week", "summary")


def apply(assets: Assets) -> None:
    """Every rule, on everything."""
    for rule in (course_order, references, graded_apart, item_rules, reflection_rules, prediction_rules, figure_rules,
                 lesson_rules, lesson_frame, dialogue_rules, everything_is_used):
        rule(assets)


# Ids that exist --------------------------------------------------------------------------------


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
              assets.figures, assets.misconceptions, assets.quizzes)
    for placed in chain.from_iterable(group.values() for group in groups):
        thing = placed.thing
        _known(placed, "concepts", getattr(thing, "concepts", ()), {*assets.concepts, *assets.half_read}, "concept")
        sources = {*assets.sources, *assets.half_read, NONE_FOUND}
        _known(placed, "sources", getattr(thing, "sources", ()), sources, "source")
        if placed.lesson is not None and placed.lesson not in assets.lessons:
            placed.file.problem(("lesson",), f"there is no lesson {placed.lesson!r}; write lessons/{placed.lesson}.md")
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


# Items -----------------------------------------------------------------------------------------


def item_rules(assets: Assets) -> None:
    """What makes an item of each kind one that can be answered."""
    for placed in assets.items.values():
        item = placed.thing
        for key in ("options", "reasons", "steps", "cards", "groups"):
            _distinct(placed, key, getattr(item, key, ()))
        _CHECKS.get(type(item), lambda *_: None)(placed, item)
        _has_source(placed, item, assets)


def _distinct(placed: Placed, key: str, things) -> None:
    """Options differ in id and in what they say."""
    for attribute in ("id", "text", "label"):
        seen = {}
        for index, thing in enumerate(things):
            value = getattr(thing, attribute, None)
            if value is None:
                continue
            plain = " ".join(value.lower().split())
            if plain in seen:
                placed.problem(f"says the same as number {seen[plain] + 1} ({attribute}); make them different",
                               key, index, attribute)
            seen.setdefault(plain, index)


def _one_right(placed: Placed, key: str, options) -> None:
    right = sum(option.correct for option in options)
    if right != 1:
        placed.problem(f"{right} options are marked correct; exactly one must be", key)


def _single(placed: Placed, item: schema.Single) -> None:
    _one_right(placed, "options", item.options)
    if len(item.options) < 3 and not item.two_options_because:
        placed.problem("has two options; give at least three, or say why in two_options_because", "options")


def _several(placed: Placed, item: schema.Several) -> None:
    right = sum(option.correct for option in item.options)
    if right < 1 or right == len(item.options):
        placed.problem(f"{right} of {len(item.options)} options are correct; some must be and some not", "options")


def _tiers(placed: Placed, item: schema.Tiers) -> None:
    _one_right(placed, "options", item.options)
    _one_right(placed, "reasons", item.reasons)


def _groups(placed: Placed, item: schema.Groups) -> None:
    known = {group.id for group in item.groups}
    for index, card in enumerate(item.cards):
        if card.group not in known:
            placed.problem(f"there is no group {card.group!r} in this item", "cards", index, "group")
    for index, group in enumerate(item.groups):
        if all(card.group != group.id for card in item.cards):
            placed.problem("no card belongs to this group; add one, or take the group out", "groups", index)
    if len(item.groups) < 3 and not item.two_options_because:
        placed.problem("has two groups; give at least three, or say why in two_options_because", "groups")


def _scale(placed: Placed, item: schema.Scale) -> None:
    low, high = item.answer
    if not item.min <= low <= high <= item.max:
        placed.problem(f"the answer {low:g} to {high:g} isn't within {item.min:g} to {item.max:g}", "answer")
    first = item.min + round((low - item.min) / item.step) * item.step
    if not any(low <= first + step * item.step <= high for step in (0, 1)):
        placed.problem(f"no step of {item.step:g} falls within the answer; widen it or use smaller steps", "answer")
    if low <= item.min and high >= item.max:
        placed.problem("every answer would be right; narrow it, or use a stance", "answer")


def _rises(placed: Placed, scale, *path) -> None:
    if scale.min >= scale.max:
        placed.problem(f"the scale goes from {scale.min:g} to {scale.max:g}; max must be more than min", *path, "max")


def _stance(placed: Placed, item: schema.Stance) -> None:
    _rises(placed, item)
    ends = [region.to for region in item.regions]
    if ends != sorted(set(ends)):
        placed.problem("the regions must go up, each ending after the one before", "regions")
    if ends[0] < item.min:
        placed.problem(f"the first region ends before the scale begins, at {item.min:g}", "regions", 0)
    if ends[-1] != item.max:
        placed.problem(f"the last region must end at {item.max:g}, the end of the scale", "regions", len(ends) - 1)


_CHECKS = {schema.Single: _single, schema.Several: _several, schema.Tiers: _tiers,
           schema.Groups: _groups, schema.Scale: _scale, schema.Stance: _stance}


def _has_source(placed: Placed, item, assets: Assets) -> None:
    """What isn't a definition stands on a source, or says that none was found."""
    claims = [name for name in item.concepts if name in assets.concepts and assets.concepts[name].thing.grade != "D"]
    if claims and not item.sources:
        placed.problem(f"{', '.join(claims)} is a claim; name its sources, or write sources: [{NONE_FOUND}]")
    if placed.use == "graded" and NONE_FOUND in item.sources:
        placed.problem("what we hold no study for can't be graded; choose another item", "sources")


# Reflections, predictions, figures -------------------------------------------------------------


def reflection_rules(assets: Assets) -> None:
    """The twin is about somebody made up."""
    for placed in assets.reflections.values():
        if placed.thing.prompt.split() == placed.thing.twin.prompt.split():
            placed.problem("the twin says the same as the prompt; write it about somebody made up", "twin", "prompt")


def prediction_rules(assets: Assets) -> None:
    """Guesses differ, and the fact has a source."""
    for placed in assets.predictions.values():
        prediction = placed.thing
        _distinct(placed, "options", prediction.options or ())
        if prediction.scale:
            _guess_scale(placed, prediction.scale)
        if prediction.figure and not assets.has(assets.figures, prediction.figure):
            placed.problem(f"there is no figure {prediction.figure!r} in figures.yaml", "figure")
        if not prediction.sources:
            placed.problem(f"tells a fact; name its sources, or write sources: [{NONE_FOUND}]")


def _guess_scale(placed: Placed, scale: schema.GuessScale) -> None:
    _rises(placed, scale, "scale")
    if scale.fact is not None and not scale.min <= scale.fact <= scale.max:
        placed.problem(f"the fact {scale.fact:g} isn't within {scale.min:g} to {scale.max:g}", "scale", "fact")


def figure_rules(assets: Assets) -> None:
    """A figure has its drawing, and data have their source."""
    for name, placed in assets.figures.items():
        if not (assets.folder / "figures" / f"{name}.svg").is_file():
            placed.problem(f"there is no drawing figures/{name}.svg; draw it, or run `attune build` if a model draws it")
        if placed.thing.tag == "data" and not placed.thing.sources:
            placed.problem("shows data; name its sources", "tag")


# Lessons ---------------------------------------------------------------------------------------


def lesson_rules(assets: Assets) -> None:
    """What each cell names is there, and what it claims has a source."""
    for lesson in assets.lessons.values():
        for cell in lesson.cells:
            _cell(cell, lesson, assets)


def _cell(cell: Cell, lesson: LessonFile, assets: Assets) -> None:
    for name in cell.metadata.teaches:
        if not assets.has(assets.concepts, name):
            lesson.problem(cell.line, f"teaches {name!r}, which isn't in concepts.yaml; check how it's spelled")
    for name in {*cell.metadata.sources, *cell.badges} - {NONE_FOUND}:
        if not assets.has(assets.sources, name):
            lesson.problem(cell.line, f"cites {name!r}, which isn't in sources.yaml; add it there, or check the spelling")
    for name in cell.terms:
        if name not in assets.terms:
            lesson.problem(cell.line, f"links to the word {name!r}, which isn't in glossary.yaml; add it there")
    grades = {name: assets.concepts[name].thing.grade for name in cell.metadata.teaches if name in assets.concepts}
    claims = sorted(name for name, grade in grades.items() if grade != "D")
    if claims and not cell.metadata.sources:
        lesson.problem(cell.line, f"{', '.join(claims)} is a claim; name the passage's sources, or [{NONE_FOUND!r}]")
    if cell.metadata.part and not cell.source.startswith("## "):
        lesson.problem(cell.line, f"the part {cell.metadata.part!r} must start with its heading, ## and a title")
    if cell.metadata.part and cell.metadata.minutes is None:
        lesson.problem(cell.line, f"the part {cell.metadata.part!r} must say how many minutes it takes")
    for kind, name in cell.opens:
        placed = assets.activity(kind, name)
        if placed is None and name not in assets.half_read:
            lesson.problem(cell.line, f"there is no {kind} {name!r}; define it, or check how it's spelled")
        elif placed and placed.use == "graded":
            lesson.problem(cell.line, f"the {kind} {name!r} is graded, so no lesson can open it")


def lesson_frame(assets: Assets) -> None:
    """A lesson has its frame, its parts are a sitting each, and the minutes add up."""
    for lesson in assets.lessons.values():
        if not lesson.front or lesson.front.kind != "lesson":
            continue
        present = [cell.metadata.frame for cell in lesson.cells]
        for frame in FRAME:
            if present.count(frame) != 1:
                lesson.problem(1, f"has {present.count(frame)} cells with frame {frame!r}; it must have one")
        opened = {kind for cell in lesson.cells for kind, _ in cell.opens}
        for kind in {"quiz", "reflection", "prediction"} - opened:
            lesson.problem(1, f"has no {kind}; every lesson has one")
        for cell in lesson.parts:
            if cell.metadata.optional:
                continue
            if cell.metadata.minutes and not 4 <= cell.metadata.minutes <= 9:
                lesson.problem(cell.line, f"takes {cell.metadata.minutes} minutes; a part takes 5 to 8")
        minutes = sum(cell.metadata.minutes or 0 for cell in lesson.parts if not cell.metadata.optional)
        if abs(minutes - lesson.front.minutes) > 5:
            lesson.problem(1, f"says {lesson.front.minutes} minutes, and its parts add up to {minutes}")
        for name, count in Counter(cell.metadata.part for cell in lesson.parts).items():
            if count > 1:
                lesson.problem(1, f"has {count} parts called {name!r}; a part's id is used once in a lesson")


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
    for kind, section in (("dialogue", assets.dialogues), ("simulation", assets.simulations), ("trainer", assets.trainers)):
        for name, placed in section.items():
            if not opened[kind, name]:
                placed.problem("is opened nowhere; open it in a lesson, or take it out", "id")
    for name, placed in assets.figures.items():
        if not opened["figure", name] and name not in in_prediction:
            placed.problem("is shown nowhere; show it, or take it out", "id")
    for name, placed in assets.items.items():
        if placed.use == "lesson" and in_quiz[name] != 1:
            placed.problem(f"is in {in_quiz[name]} quizzes; it must be in one", "id")
