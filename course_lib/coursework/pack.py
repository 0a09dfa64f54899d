"""What a student hands in: three known files and nothing else, on their own or as one file to send."""

import json
import re
from pathlib import Path

from ..records import Submitted
from ..words import _
from . import receipt
from .assignment import BadAssignment
from .safe_file import LARGEST_NOTEBOOK
from .zips import zipped

ENDING = ".attune.zip"
KEPT = ("attune", "kernelspec", "language_info")  # of a notebook's metadata
ODD = re.compile(r"[^\w.@-]")  # in a name that a server gave: not in a file's name


def files(folder: Path, assignment: str, answers: bytes, its_receipt: str) -> dict[str, bytes]:
    """By name, what is handed in of the assignment that lies in `folder`: its notebook without anything that was shown
    or written in it, the answers and the receipt."""
    handed = {Submitted.FILE: answers, receipt.FILE: its_receipt.encode()}
    notebook = folder / f"{assignment}.ipynb"
    if notebook.is_file() and (cleaned := _cleaned(notebook)):
        handed[notebook.name] = cleaned
    return handed


def pack(handed: dict[str, bytes]) -> bytes:
    """A zip of these files; the same ones give the same bytes."""
    return zipped(dict(sorted(handed.items())), 0o600)


def pack_name(assignment: str, student: str) -> str:
    """What the file is called that `student` sends."""
    named = ODD.sub("_", student)
    return f"{assignment}--{named}{ENDING}"


def answers_in(folder: Path) -> bytes:
    """The answers in `folder`, up to the last line that was saved whole. Raises BadAssignment if there are none."""
    path = folder / Submitted.FILE
    if not path.is_file():
        raise BadAssignment(_("There is no {file}: nothing was answered here.").format(file=path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadAssignment(_("{file} can't be opened: {why}.").format(file=path, why=error.strerror)) from error
    return content[:content.rfind(b"\n") + 1]


def _cleaned(path: Path) -> bytes | None:
    """The notebook with the cells that it was given with and no outputs, or None if it can't be read."""
    try:
        if path.stat().st_size > LARGEST_NOTEBOOK:
            return None
        book = json.loads(path.read_bytes())
        given = [cell for cell in book["cells"] if "nbgrader" in cell.get("metadata", {})]
        cells = [_blank(cell) for cell in given]
        metadata = {name: value for name, value in book["metadata"].items() if name in KEPT}
        return json.dumps({**book, "cells": cells, "metadata": metadata}, indent=1, ensure_ascii=False).encode()
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def _blank(cell: dict) -> dict:
    kept = {name: cell[name] for name in ("cell_type", "id", "source") if name in cell}
    kept["metadata"] = {name: value for name, value in cell["metadata"].items() if name in ("attune", "nbgrader")}
    return kept | {"execution_count": None, "outputs": []} if cell["cell_type"] == "code" else kept
