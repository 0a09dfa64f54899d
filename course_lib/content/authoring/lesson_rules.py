"""What makes a lesson whole: its frame, its parts, and that each passage stands on what it cites."""

from collections import Counter

from .assets import Assets
from .lesson_file import Cell, LessonFile
from .schema import NONE_FOUND

FRAME = ("scene", "aims", "week", "summary")


def lesson_rules(assets: Assets) -> None:
    """What each cell names is there, and what it claims has a source."""
    for lesson in assets.lessons.values():
        for cell in lesson.cells:
            cell_rules(cell, lesson, assets)
            if cell.metadata.part and cell.metadata.minutes is None:
                lesson.problem(cell.line, f"the part {cell.metadata.part!r} must say how many minutes it takes")


def cell_rules(cell: Cell, lesson: LessonFile, assets: Assets) -> None:
    """What a cell names is there, and what it claims has a source."""
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
