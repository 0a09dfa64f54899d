"""One student's submission: a folder from a stranger, of which the answers file counts and nothing runs."""

import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..words import _
from . import receipt
from .answers import FILE, HOLD, LOOK, NOTE, Answers, Problem, check_owner, check_time, depth, read_answers, read_file, time
from .assignment import FILE as ASSIGNMENT
from .assignment import Assignment
from .course import SECRET, TIMESTAMP

LARGEST_NOTEBOOK = 10_000_000  # bytes; ours has some ten thousand
DEEPEST_NOTEBOOK = 60  # brackets within brackets; ours has 6


# "… CET", as a course's exchange may be told to write.
_IN_A_ZONE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [A-Za-z/_]{2,40}")


@dataclass(frozen=True)
class Submission:
    """What a student handed in, with everything that is odd about it in `answers.problems`. `at`: when, UTC, or None."""

    student: str
    answers: Answers
    at: datetime | None


class Expected:
    """The notebook that students got, to compare with: its nbgrader cells by id, and its kernel."""

    def __init__(self, name: str, released: str):
        book = json.loads(released)
        self.name = f"{name}.ipynb"
        self.cells = _cells(book)[0]
        self.kernel = book["metadata"].get("kernelspec", {}).get("name")


def read_submission(folder: Path, student: str, assignment: Assignment, expected: Expected) -> Submission:
    """What lies in `folder`. Never raises, whatever lies there, and follows no link."""
    strange = _folder(folder)
    if strange:
        return Submission(student, Answers(problems=(strange,)), None)
    at, problems = _handed_in_at(folder / TIMESTAMP)
    answers = check_time(check_owner(read_answers(folder / FILE, assignment), student, assignment.draws), at)
    return Submission(student, answers.also(*problems, *_notebook(folder / expected.name, expected), *_others(folder, expected)), at)


def _folder(folder: Path) -> Problem | None:
    again = _("Ask the student to hand in again.")
    if folder.is_symlink() or folder.parent.is_symlink():
        return Problem("link", HOLD, _("The folder is a link to another one. It wasn't followed."), again)
    if not folder.is_dir():
        return Problem("special", HOLD, _("There is something else where the folder should be."), again)
    return None


def _handed_in_at(path: Path) -> tuple[datetime | None, list[Problem]]:
    """When it was handed in, as nbgrader's exchange or `collect` wrote it down."""
    content = read_file(path, 200)
    if isinstance(content, Problem):
        return None, [] if content.what == "missing" else [_no_time(content.says)]
    moment = handed_in_time(content.decode("utf-8", "replace"))
    if moment is None and content.strip():
        return None, [_no_time(_("{file} holds no time.").format(file=path.name))]
    return moment, []


def handed_in_time(text: str) -> datetime | None:
    """The moment in the text of a timestamp.txt ("2025-02-03 10:00:00.123456 UTC"); None if there is none."""
    moment = time(text.strip().removesuffix("UTC").strip().replace(" ", "T", 1).replace(" ", ""))
    if moment or not _IN_A_ZONE.fullmatch(text.strip()):
        return moment
    from nbgrader.utils import parse_utc

    try:
        return parse_utc(text.strip()).replace(tzinfo=UTC)
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None


def timestamp_text(moment: datetime) -> str:
    """The text of a timestamp.txt, as nbgrader writes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"


def _no_time(says: str) -> Problem:
    return Problem("timestamp", LOOK, says, _("When it was handed in can't be told, so it doesn't count as late. Ask the student."))


def _notebook(path: Path, expected: Expected) -> list[Problem]:
    """What is odd about the student's notebook. None of it runs or counts, so the marks stand."""
    again = _("Nothing in the notebook was run or counted: the marks come from the answers. Look whether they are all there.")
    content = read_file(path, LARGEST_NOTEBOOK)
    if isinstance(content, Problem):
        return [Problem("notebook", LOOK, content.says, again)]
    try:
        if depth(content) > DEEPEST_NOTEBOOK:
            raise ValueError(_("it is nested too deeply"))
        book = json.loads(content)
        cells, twice, others = _cells(book)
        kernel = book.get("metadata", {}).get("kernelspec", {}).get("name")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        why = str(error)[:100] or type(error).__name__
        return [Problem("notebook", LOOK, _("The notebook can't be read ({why}).").format(why=why), again)]
    changed = [name for name in expected.cells if name in cells and cells[name] != expected.cells[name]]
    found = {_("Course cells are missing: {names}."): sorted(set(expected.cells) - set(cells)),
             _("Course cells are there twice: {names}."): twice,
             _("Course cells were changed: {names}."): changed,
             _("There are cells that claim to be the course's: {names}."): sorted(set(cells) - set(expected.cells))}
    problems = [Problem("cells", LOOK, says.format(names=", ".join(names)[:200]), again) for says, names in found.items() if names]
    if kernel != expected.kernel:
        says = _("The notebook is set to another kernel ({name!r}).").format(name=str(kernel)[:50])
        problems.append(Problem("kernel", LOOK, says, again))
    if others:
        problems.append(Problem("own-cells", NOTE, _("Cells were added to the notebook: {n}. They weren't run.").format(n=others)))
    return problems


def _cells(book: dict) -> tuple[dict[str, tuple], list[str], int]:
    """nbgrader's cells by id, with what they say and whether they count; the ids that are there twice; how many cells are others."""
    cells, twice, others = {}, set(), 0
    for cell in book["cells"]:
        marked = cell["metadata"].get("nbgrader")
        name = marked.get("grade_id") if isinstance(marked, dict) else None
        if not isinstance(name, str):
            others += 1
            continue
        if name in cells:
            twice.add(name)
        source = cell["source"]
        cells[name] = (cell["cell_type"], "".join(source) if isinstance(source, list) else source, marked.get("points"),
                       bool(marked.get("grade")), bool(marked.get("task")), bool(marked.get("solution")))
    return cells, sorted(twice), others


def _others(folder: Path, expected: Expected) -> list[Problem]:
    """What else lies in the folder."""
    known = {FILE, TIMESTAMP, SECRET, ASSIGNMENT, receipt.FILE, expected.name}
    try:
        names = sorted(one.name for one in os.scandir(folder) if one.name not in known)
    except OSError as error:
        return [Problem("folder", LOOK, _("The folder can't be listed: {why}.").format(why=error.strerror), "")]
    if not names:
        return []
    says = _("There are other files, which weren't opened: {names}.").format(names=", ".join(map(repr, names))[:200])
    return [Problem("other-files", NOTE, says)]
