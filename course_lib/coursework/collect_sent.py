"""Collects submissions from a folder or a zip of what students sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..words import _
from . import collected, receipt, unpack
from .answers_file import FILE, parse
from .assignment import FILE as ASSIGNMENT
from .assignment import Assignment
from .collect import Collected
from .course import TIMESTAMP, Course
from .files import write_folder
from .nbgrader_course import nbgrader_course
from .problems import LOOK, NOTE, Problem
from .roster import Match, Person, Roster
from .safe_file import read_file
from .submission import said_time
from .times import time, timestamp_text

EARLIEST = datetime.min.replace(tzinfo=UTC)


def collect_from(folder: Path, name: str, path: Path) -> Collected:
    """Take in what students sent for `name`: a folder or a zip of packed files, as Canvas or Moodle gives them out.

    Of several from one student the last one counts, by the time in it. Raises CourseError.
    """
    nbgrader = nbgrader_course(folder)
    course = nbgrader.course
    assignment = course.released(name)
    sent, unread = unpack.read(path, name)
    with nbgrader.gradebook() as gradebook:
        people = [Person(one.id, one.first_name or "", one.last_name or "", one.lms_user_id or "", one.email or "")
                  for one in gradebook.students]
    attempts = _attempts(sent, assignment, Roster(people), unread)
    return _file(course, name, _last(attempts, unread), unread, time(assignment.due))


@dataclass(frozen=True)
class _Attempt:
    """What one student sent, and when it was handed in by the student's own clock (None: it doesn't say)."""

    sent: unpack.Sent
    match: Match
    at: datetime | None


def _attempts(sent: list[unpack.Sent], assignment: Assignment, roster: Roster, unread: list[tuple[str, str]]) -> Iterator[_Attempt]:
    """What was sent, with whose it is; what is nobody's is `unread`."""
    for one in sent:
        read = parse(one.files[FILE], assignment)
        match = roster.match(one.place, read.who or _in_receipt(one.files))
        if match.student is None:
            unread.append((one.place, _("nobody in the gradebook is known as {name!r}").format(name=match.by)))
        else:
            yield _Attempt(one, match, max(filter(None, map(time, read.handed_in)), default=None) or time(read.last))


def _last(attempts: Iterable[_Attempt], unread: list[tuple[str, str]]) -> dict[str, _Attempt]:
    """By student, the last attempt; the others are `unread`."""
    best: dict[str, _Attempt] = {}
    for one in attempts:
        student, rival = one.match.student, best.get(one.match.student)
        if rival and (rival.at or EARLIEST) >= (one.at or EARLIEST):
            rival, one = one, rival
        if rival:
            unread.append((rival.sent.place, _("{student} sent a later one").format(student=student)))
        best[student] = one
    return best


def _in_receipt(files: dict[str, bytes]) -> str | None:
    """The student whom the receipt names."""
    try:
        return receipt.parse(files[receipt.FILE].decode()).student
    except (KeyError, UnicodeDecodeError, receipt.BadReceipt):
        return None


def _file(course: Course, name: str, best: dict[str, _Attempt], unread: list[tuple[str, str]], due: datetime | None) -> Collected:
    """Put what was sent where submissions are, unless it's there already."""
    new, found = [], {}
    for student, attempt in sorted(best.items()):
        one, at = attempt.sent, attempt.at
        target = course.submitted(name, student)
        old = read_file(target / FILE, unpack.LARGEST)
        if old == one.files[FILE]:
            continue
        there = said_time(target)
        if at and there and there > at:
            unread.append((one.place, _("a later one by {student} is there already").format(student=student)))
            continue
        files = {ASSIGNMENT: (course.release(name) / ASSIGNMENT).read_bytes(),
                 f"{name}.ipynb": (course.release(name) / f"{name}.ipynb").read_bytes()} | one.files
        if at:
            files[TIMESTAMP] = timestamp_text(at).encode()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_folder(target, files)
        except OSError as error:
            unread.append((one.place, error.strerror or str(error)))
            continue
        new.append(student)
        found[student] = _about_time(attempt, due)
    collected.write(course, name, found)
    return Collected(tuple(new), {student: tuple(problems) for student, problems in found.items()}, tuple(unread))


def _about_time(attempt: _Attempt, due: datetime | None) -> list[Problem]:
    """What is odd about when it was handed in."""
    if attempt.at is None:
        return [Problem("no-time", LOOK, _("Nothing says when it was handed in."), _("See in the LMS whether it was late."))]
    if attempt.match.late and not (due and attempt.at > due):
        return [Problem("late", LOOK, _("The LMS says that it came late, and its own time says that it didn't."),
                        _("See in the LMS when it came."))]
    return [Problem("own-clock", NOTE, _("When it was handed in is by the student's own clock."))]
