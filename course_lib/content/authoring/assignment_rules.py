"""What makes an assignment's definition sound: what it names is there, and nothing private is in it."""

import ast
from collections import Counter

from .. import private
from . import schema
from .assets import Assets, Placed
from .lesson_file import CALLS

JUDGED = ("single", "several", "tiers", "order", "groups", "scale")  # a stance and a belief have no right answer
OPENS = {"dialogue", "figure", "practise", "predict", "quiz", "simulate", "train"}  # what a cell of an assignment may open
PRIVATE_KINDS = {"reflection", "check-in", "journal", "plan", "session"}


def assignment_rules(assets: Assets) -> None:
    """Every rule, on each definition of the course's own."""
    for placed in assets.assignments.values():
        stem = placed.file.name.rsplit("/", 1)[-1].removesuffix(".yaml")
        if placed.thing.id != stem:
            placed.problem(f"has the id {placed.thing.id!r}; it must be the file's name, {stem!r}", "id")
        check(placed, assets)


def check(placed: Placed, assets: Assets) -> None:
    """Every rule, on one definition; items are looked up in `assets`, and what is wrong is added where it stands."""
    task = placed.thing
    _items(placed, task, assets)
    for index, step in enumerate(task.steps):
        if step.opens:
            _opens(placed, step.opens, assets, "steps", index, "opens")
    for index, talk in enumerate(task.talks):
        if not assets.has(assets.dialogues, talk.dialogue):
            placed.problem(f"there is no dialogue {talk.dialogue!r}; check how it's spelled", "talks", index, "dialogue")
    for index, cell in enumerate(task.cells):
        for message in [*refused(cell.source), *_unknown(cell.source, assets)] if cell.type == "code" else ():
            placed.problem(message, "cells", index, "source")
    for key in ("prose", "steps", "pools"):
        _once(placed, key, [one.id for one in getattr(task, key)])
    _once(placed, "talks", [talk.dialogue for talk in task.talks])


def _items(placed: Placed, task: schema.AssignmentFile, assets: Assets) -> None:
    named = [(name, ("items", index)) for index, name in enumerate(task.items)]
    named += [(name, ("pools", index, "items", place)) for index, pool in enumerate(task.pools)
              for place, name in enumerate(pool.items)]
    counts = Counter(name for name, _ in named)
    for name, path in named:
        item = assets.items.get(name)
        if item is None and name not in assets.half_read:
            placed.problem(f"there is no item {name!r}; check how it's spelled, or add it to the bank; --bank FOLDER brings your own", *path)
        elif item and item.use != "graded":
            placed.problem(f"the item {name!r} is in a lesson, where its answer is shown; choose a graded one", *path)
        elif item and item.thing.kind not in JUDGED:
            placed.problem(f"the item {name!r} has no right answer ({item.thing.kind}), so it can't be marked", *path)
        if counts[name] > 1:
            placed.problem(f"{name!r} is asked {counts[name]} times; keep one", *path)


def _opens(placed: Placed, activity: str, assets: Assets, *path) -> None:
    kind, name = activity.split("/", 1)
    if kind in PRIVATE_KINDS:
        placed.problem(f"{activity} {private.INSTEAD}", *path)
    elif kind not in ("trainer", "practice"):
        placed.problem(f"a step opens a trainer or a practice, not {activity!r}; a dialogue goes under talks", *path)
    elif assets.activity(kind, name) is None and name not in assets.half_read:
        placed.problem(f"there is no {kind} {name!r}; check how it's spelled", *path)


def _once(placed: Placed, key: str, names: list[str]) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            placed.problem(f"{name!r} stands here twice; keep one", key, index)


def _unknown(code: str, assets: Assets) -> list[str]:
    """What a cell opens that isn't there. Nothing if the cell can't be in an assignment at all."""
    calls = [] if refused(code) else [one.value for one in ast.parse(code).body if isinstance(one, ast.Expr)]
    opened = [(CALLS[call.func.id], str(call.args[0].value)) for call in calls]
    return [f"there is no {kind} {name!r}; check how it's spelled" for kind, name in opened if assets.activity(kind, name) is None]


def refused(code: str) -> list[str]:
    """Why a code cell can't be in an assignment: one message for each call or line that may not be; empty if it may be.

    A cell may import names from the course and open what isn't private; all else would let an instructor's slip, or
    somebody else's notebook, read or ask for what is nobody's business.
    """
    try:
        statements = ast.parse(code).body
    except SyntaxError as error:
        return [f"isn't valid Python: {error.msg}"]
    found = [f"{name}() {private.INSTEAD}" for name in private.opened(code)]
    if not found and not all(map(_allowed, statements)):
        found.append(f"a cell of an assignment only opens what the course has ({', '.join(sorted(OPENS))}); take the rest out")
    return found


def _allowed(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "course_lib" and not statement.level
    call = statement.value if isinstance(statement, ast.Expr) else None
    return (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in OPENS and not call.keywords
            and len(call.args) == 1 and isinstance(call.args[0], ast.Constant))
