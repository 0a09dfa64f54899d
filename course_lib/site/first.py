"""What a lesson's activities show before Python is there: the first view that each gives to somebody who has done nothing."""

import ast
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import door
from .cells import source
from .runtime import Page

# These are the same for everybody and on every day. What else a page opens waits for Python.
ALWAYS_THE_SAME = {"dialogue", "practise", "predict", "quiz", "reflect", "simulate", "train"}


def first_views(notebook: dict) -> dict[str, dict]:
    """By cell id: {view, reply}. `reply` is the JSON with which the desk answers a page that is ready; it holds no key.

    Raises ValueError for a cell that can't be opened.
    """
    with _page() as page:
        return {cell["id"]: _first(page, cell) for cell in notebook["cells"] if _is_the_same(cell)}


def _first(page: Page, cell: dict) -> dict:
    opened = json.loads(page.run(cell["id"], source(cell)))
    answered = json.loads(page.answer(cell["id"], '{"type": "ready"}', [])[0]) if "view" in opened else opened
    if "reply" not in answered:
        raise ValueError(f"{cell['id']}: {source(cell)} can't be opened: {answered.get('failed') or answered}")
    return {"view": opened["view"], "reply": json.dumps(answered["reply"], sort_keys=True)}


def _is_the_same(cell: dict) -> bool:
    if cell["cell_type"] != "code":
        return False
    last = ast.parse(source(cell)).body[-1]
    called = last.value.func if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) else None
    return isinstance(called, ast.Name) and called.id in ALWAYS_THE_SAME


@contextmanager
def _page() -> Iterator[Page]:
    """A page with an empty record. Afterwards all is as it was."""
    before = {name: os.environ.get(name) for name in ("ATTUNE_HOME", "ATTUNE_WEB")}
    with tempfile.TemporaryDirectory() as home:
        try:
            yield Page(Path(home))
        finally:
            door.use(door.Notebook())
            for name in before:
                os.environ.pop(name, None)
            os.environ.update({name: value for name, value in before.items() if value is not None})
