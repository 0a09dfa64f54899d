"""Makes what students get of an assignment, and gives it to them through nbgrader's exchange where there is one."""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

from ..activities import items
from ..content import private
from ..words import _
from .assignment import FILE, Assignment, Key
from .course_error import CourseError
from .files import write_file
from .nbgrader_course import nbgrader_course, succeeded
from .score import check
from .times import time
from .zips import zipped


def release(folder: Path, name: str) -> tuple[list[Path], bool]:
    """Make the release of `name`, and put it into the exchange if one is set up here. Returns what students get, and whether
    they can fetch it already: the files, or where there is no exchange, a zip of them. Raises BadAssignment or CourseError."""
    nbgrader = nbgrader_course(folder)
    course = nbgrader.course
    assignment, key = course.built(name), course.key(name)
    check(assignment, key)
    _only(course.source(name), name)
    _nothing_private(course.source(name) / f"{name}.ipynb")
    commands = nbgrader.commands()
    with _kept(course.release(name)):
        succeeded(commands.generate_assignment(name, force=True, create=True), _("The release of {name} can't be made").format(name=name))
        files = _only(course.release(name), name)
        _no_key_in(files, assignment, key)
    with nbgrader.gradebook() as gradebook:
        due = time(assignment.due) if assignment.due else None
        gradebook.update_or_create_assignment(name, duedate=due and due.replace(tzinfo=None))
    if not nbgrader.has_exchange():
        packed = course.release(name).with_suffix(".zip")
        write_file(packed, zipped({f"{name}/{file.name}": file.read_bytes() for file in files}, 0o600))
        return [packed], False
    succeeded(commands.release_assignment(name), _("{name} can't be put into the exchange").format(name=name))
    return files, True


@contextmanager
def _kept(release: Path):
    """Whatever goes wrong, an earlier release is there as it was: submissions are graded by it."""
    before = release.with_name(f".{release.name}.before")
    shutil.rmtree(before, ignore_errors=True)
    if release.exists():
        shutil.copytree(release, before)
    try:
        yield
    except BaseException:
        shutil.rmtree(release, ignore_errors=True)
        if before.exists():
            before.rename(release)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _only(folder: Path, name: str) -> list[Path]:
    """The files in `folder`. Raises CourseError if there are others than an assignment's."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and ".ipynb_checkpoints" not in path.parts)
    strange = [path for path in files if path not in (folder / FILE, folder / f"{name}.ipynb")]
    if strange:
        raise CourseError(_("{folder} holds files that students would get: {names}. Move them away, and release again.").format(
            folder=folder, names=", ".join(str(path.relative_to(folder)) for path in strange)))
    return files


def _nothing_private(book: Path) -> None:
    """Raises CourseError if a cell of the notebook, which an instructor may have edited, opens something private."""
    for number, cell in enumerate(json.loads(book.read_text(encoding="utf-8"))["cells"], start=1):
        for name in private.opened("".join(cell["source"])) if cell["cell_type"] == "code" else ():
            raise CourseError(_("{file}, cell {number}: {name}() {why}.").format(file=book, number=number, name=name, why=private.INSTEAD))


def _no_key_in(files: list[Path], assignment: Assignment, key: Key) -> None:
    """Raises CourseError if anything of the key is in what students would get."""
    public = {option["text"] for question in assignment.questions for field in question.fields for option in field.get("options", ())}
    secret = {note.text for item in key.items.values() for note in items.reveal(item)[1].notes if len(note.text) > 20}
    rubrics = {text for rubric in key.rubrics for text in (rubric.model_answer, *(line.looks_for for line in rubric.criteria))}
    secret |= {text for text in rubrics if len(text) > 20}
    for path in files:
        text = path.read_text(encoding="utf-8")
        found = next((one for one in secret - public if one in text or json.dumps(one, ensure_ascii=False)[1:-1] in text), None)
        if found:
            raise CourseError(_("{file} would hold a part of the key ({text!r}), so it wasn't released. Build the assignment "
                                "again.").format(file=path, text=found[:60]))
