"""An assignment's files in a course's folder: written whole, with no key lost and no submission orphaned unasked."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ..records import RecordError
from ..words import _
from .assignment import BadAssignment, read_key
from .build import Built
from .course import Course
from .files import write_file


class WouldOrphan(RecordError):
    """The files weren't written, since there are submissions of what they'd replace."""


def write(built: Built, course: Path, replacing: bool = False) -> list[Path]:
    """Write what differs, and return the paths, relative to `course`.

    A key that something may have been released with is kept in `keys/old/`, and decisions about items stay. Raises
    WouldOrphan if there are submissions, unless `replacing`; then a changed assignment is another version, and those made
    of the earlier one need to be looked at.
    """
    name, handed_in = built.assignment.id, Course(course).students(built.assignment.id)
    built = with_decisions(built, course)
    changed = {Path(path): text for path, text in built.files().items() if _text(course / path) != text}
    if changed and handed_in and not replacing:
        raise WouldOrphan(_would_orphan(name, handed_in, _same_questions(built, course)))
    old, out = Course(course).key_path(name), bool(handed_in) or Course(course).release(name).exists()
    if out and old.exists() and Path(f"keys/{name}.key.json") in changed:
        changed[Path(f"keys/old/{name}.{_digest(old)}.key.json")] = old.read_text(encoding="utf-8")
    for path, text in changed.items():
        write_file(course / path, text.encode(), mode=0o600 if path.parts[0] == "keys" else 0o644)
    return sorted(changed)


def with_decisions(built: Built, course: Path) -> Built:
    """`built` with what was decided about its items before. Raises BadAssignment if the key that is there can't be read."""
    path = Course(course).key_path(built.assignment.id)
    if not path.exists():
        return built
    decided = tuple(one for one in read_key(path).decisions if one.item in built.key.items)
    return replace(built, key=replace(built.key, decisions=decided))


def _same_questions(built: Built, course: Path) -> bool:
    try:
        return Course(course).built(built.assignment.id).version == built.assignment.version
    except BadAssignment:
        return False


def _would_orphan(name: str, students: list[str], same: bool) -> str:
    there = _("{n} have handed in {name} already ({some}), so nothing was written.").format(
        n=len(students), name=name, some=", ".join(students[:3]) + (" …" if len(students) > 3 else ""))
    if same:
        return there + " " + _("Only the key or the guide would change: say --replace, and then `attune coursework regrade {name}` "
                               "lists whose marks change.").format(name=name)
    return there + " " + _("What is asked would change, and their answers are to what was asked before. Give the new one another "
                           "name; or say --replace, and look at each of theirs.")


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]
