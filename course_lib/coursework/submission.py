"""One student's submission: a folder from a stranger, of which the answers file counts and nothing runs."""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..words import _
from . import receipt
from .answers import Answers
from .answers_file import FILE, read_answers
from .assignment import FILE as ASSIGNMENT
from .assignment import Assignment
from .course import SECRET, TIMESTAMP
from .draw import known_as
from .fold import CLOCK
from .problems import HOLD, LOOK, NOTE, Problem
from .safe_file import LARGEST_LINE, LARGEST_NOTEBOOK, deeper, read_file
from .times import handed_in_time, time

DEEPEST_NOTEBOOK = 60  # brackets within brackets; ours has 6


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
    content = read_file(path, LARGEST_LINE)
    if isinstance(content, Problem):
        return None, [] if content.what == "missing" else [_no_time(content.says)]
    moment = handed_in_time(content.decode("utf-8", "replace"))
    if moment is None and content.strip():
        return None, [_no_time(_("{file} holds no time.").format(file=path.name))]
    return moment, []


def said_time(folder: Path) -> datetime | None:
    """When what lies in `folder` says that it was handed in; None if it doesn't say it."""
    return _handed_in_at(folder / TIMESTAMP)[0]


def _no_time(says: str) -> Problem:
    return Problem("timestamp", LOOK, says, _("When it was handed in can't be told, so it doesn't count as late. Ask the student."))


def _notebook(path: Path, expected: Expected) -> list[Problem]:
    """What is odd about the student's notebook. None of it runs or counts, so the marks stand."""
    again = _("Nothing in the notebook was run or counted: the marks come from the answers. Look whether they are all there.")
    content = read_file(path, LARGEST_NOTEBOOK)
    if isinstance(content, Problem):
        return [Problem("notebook", LOOK, content.says, again)]
    try:
        if deeper(content, DEEPEST_NOTEBOOK):
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


# Whose, and when -----------------------------------------------------------------------------------


def check_owner(answers: Answers, student: str, draws: bool) -> Answers:
    """`answers`, with a problem if they were given under another name than the one that they were handed in by. `draws`:
    students have different questions, so the name decides which."""
    if answers.who is None or known_as(answers.who) == known_as(student):
        return answers
    return answers.also(Problem(
        "who", HOLD if draws else LOOK,
        _("It was answered as {name!r}, and handed in by {student!r}.").format(name=answers.who[:100], student=student),
        _("Ask whose answers they are.") + (" " + _("Questions are drawn by name, so another name has other questions.") if draws else "")))


def check_time(answers: Answers, submitted: datetime | None) -> Answers:
    """`answers`, with a problem if one is from after the moment at which they are said to be handed in."""
    last = time(answers.last)
    if submitted is None or last is None or last <= submitted + CLOCK:
        return answers
    return answers.also(Problem(
        "after", HOLD, _("Its last line is from {last}, after it was handed in ({submitted}).").format(
            last=f"{last:%Y-%m-%d %H:%M}", submitted=f"{submitted:%Y-%m-%d %H:%M}"),
        _("Somebody may have edited the time of handing in, or a clock was wrong. Ask the student, and mark by hand.")))
