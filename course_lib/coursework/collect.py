"""Collects submissions: from nbgrader's exchange, or from a folder or a zip of what students sent.

Only known files of an ordinary size are taken, no link is followed, and one that is odd stops no other.
"""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.exchange.default import ExchangeCollect

from ..words import _
from . import collected, receipt, unpack
from .answers_file import FILE, parse
from .assignment import FILE as ASSIGNMENT
from .course import SECRET, TIMESTAMP, Course, CourseError, write_file
from .fold import CLOCK
from .problems import HOLD, LOOK, NOTE, Problem
from .release import exchange_here
from .roster import Match, Person, Roster
from .safe import LARGEST, in_force
from .safe_file import LARGEST_LINE, read_file
from .times import handed_in_time, time, timestamp_text

try:
    import pwd
except ImportError:  # Windows, where nbgrader has no exchange
    pwd = None


@dataclass(frozen=True)
class Collected:
    """`new`: whose work is there now that wasn't, or is newer; `problems`: by student, what was odd; `unread`: pairs of a
    place and why what lay there wasn't taken."""

    new: tuple[str, ...]
    problems: dict[str, tuple[Problem, ...]]
    unread: tuple[tuple[str, str], ...] = ()


def collect(folder: Path, name: str) -> Collected:
    """Collect `name` from the course's exchange, the last attempt of each. Raises CourseError."""
    app, course = in_force(folder), Course(Path(folder).resolve())
    if not exchange_here(app):
        raise CourseError(_("This course has no exchange that can be reached from here. Students can send one file each: put them "
                            "into a folder, or take the LMS's zip, and say --from."))
    before = {student: _state(course.submitted(name, student)) for student in course.students(name)}
    api = NbGraderAPI(coursedir=app.coursedir, exchange=app.exchange, config=app.config)
    done = api.collect(name, update=True)
    if not done["success"]:
        raise CourseError(_("nbgrader couldn't collect: {why}").format(why=(done.get("error") or done.get("log", "")).strip()[-500:]))
    new = tuple(student for student in course.students(name) if before.get(student) != _state(course.submitted(name, student)))
    return Collected(new, collected.read(course, name))


def _state(folder: Path) -> bytes | None:
    content = read_file(folder / TIMESTAMP, LARGEST_LINE)
    return content if isinstance(content, bytes) else None


# From the exchange -----------------------------------------------------------------------------------


class SafeCollect(ExchangeCollect):
    """nbgrader's own collecting from the exchange, by a copy that takes known files only; what is odd is kept for grading."""

    def _path_to_record(self, path):
        """As nbgrader's, also for a folder with a wicked name, and with what is odd about it. One that another account put
        there in a student's name doesn't take the place of the student's own."""
        name = os.path.basename(path)
        try:
            record = super()._path_to_record(path)
        except (Exception, SystemExit):
            record = {"username": name, "filename": name, "timestamp": datetime.min}
        student, owner = record["username"], self._owner(path)
        record["problems"] = self._odd(path, record, owner)
        theirs = Path(path).parent.glob(f"{_literally(student)}+{self.coursedir.assignment_id}+*")
        if owner is not None and owner != student and any(self._owner(other) == student for other in theirs):
            record["username"] = f"{student} ({owner})"
        return record

    def _owner(self, path) -> str | None:
        """Whose account made the folder; None where that says nothing."""
        if not self.check_owner or pwd is None:
            return None
        try:
            return pwd.getpwuid(os.lstat(path).st_uid).pw_name
        except (KeyError, OSError):
            return "?"

    def _odd(self, path, record: dict, owner: str | None) -> list[Problem]:
        found = []
        if owner is not None and owner != record["username"]:
            found.append(Problem("owner", HOLD, _("It was put into the exchange by another account ({owner}).").format(owner=owner),
                                 _("Ask whose it is. If accounts have other names than students here, set "
                                   "ExchangeCollect.check_owner = False.")))
        written = read_file(Path(path) / TIMESTAMP, LARGEST_LINE)
        says = handed_in_time(written.decode("utf-8", "replace")) if isinstance(written, bytes) else None
        if record["timestamp"] == datetime.min or says is None or abs(says - record["timestamp"].replace(tzinfo=UTC)) > CLOCK:
            found.append(Problem("edited-time", HOLD, _("The time of handing in was edited, or can't be read."),
                                 _("Ask the student for the receipt, and decide whether it was late.")))
        return found

    def copy_files(self):
        """Copy each submission, whatever the others are like."""
        course = Course(Path(self.coursedir.root))
        assignment, found = self.coursedir.assignment_id, {}
        for record in self.src_records:
            student = record["username"]
            if student.startswith(".") or "/" in student or not student:
                self.log.warning("%r was left out: nobody is called that", record["filename"])
                continue
            target = course.submitted(assignment, student)
            have = handed_in_time((_state(target) or b"").decode("utf-8", "replace"))
            newer = have is None or record["timestamp"].replace(tzinfo=UTC) > have
            if target.exists() and not (newer and (self.update or self.before_duedate)):
                self.log.info("Nothing newer from %s", student)
                continue
            try:
                problems = _copy(Path(self.inbound_path) / record["filename"], target, assignment, record["timestamp"])
                found[student] = [*record["problems"], *problems]
                self.log.info("Collected %s from %s", assignment, student)
            except (OSError, CourseError) as error:
                self.log.error("%s couldn't be collected: %s", record["filename"], error)
        collected.write(course, assignment, found)


def _literally(name: str) -> str:
    """`name` with what means something in a pattern taken literally."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def _copy(source: Path, target: Path, assignment: str, at: datetime) -> list[Problem]:
    """Copy the known files from `source` in place of what is in `target`. Returns what was odd."""
    if source.is_symlink() or not source.is_dir():
        says = _("In the exchange there is no folder, but a link or a file.")
        files, problems = {}, [Problem("link", HOLD, says, _("Ask the student."))]
    else:
        files, problems = _take(source, {FILE, f"{assignment}.ipynb", receipt.FILE, SECRET, ASSIGNMENT})
    if at != datetime.min:
        files[TIMESTAMP] = timestamp_text(at.replace(tzinfo=UTC)).encode()
    put(target, files)
    return problems


def _take(source: Path, known: set[str]) -> tuple[dict[str, bytes], list[Problem]]:
    files, others, problems = {}, [], []
    for entry in sorted(os.scandir(source), key=lambda one: one.name):
        if entry.name == TIMESTAMP:
            continue
        if entry.name not in known:
            others.append(entry.name)
            continue
        content = read_file(Path(entry.path), LARGEST * 1000)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[entry.name] = content
    if others:
        problems.append(Problem("other-files", NOTE, _("Other files were left in the exchange: {names}.").format(
            names=", ".join(map(repr, others))[:200])))
    return files, problems


def put(target: Path, files: dict[str, bytes]) -> None:
    """Put a folder with `files` in place of `target`, whole. Raises OSError or CourseError."""
    beside = target.with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, content in files.items():
        write_file(beside / name, content)
    beside.mkdir(parents=True, exist_ok=True)
    if target.is_symlink() or target.is_file():
        target.unlink()
    elif target.exists():
        shutil.rmtree(target)
    beside.rename(target)


# From what was sent ----------------------------------------------------------------------------------


def collect_from(folder: Path, name: str, path: Path) -> Collected:
    """Take in what students sent for `name`: a folder or a zip of packed files, as Canvas or Moodle gives them out.

    Of several from one student the last one counts, by the time in it. Raises CourseError.
    """
    app, course = in_force(folder), Course(Path(folder).resolve())
    assignment = course.released(name)
    sent, unread = unpack.read(path, name)
    with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
        people = [Person(one.id, one.first_name or "", one.last_name or "", one.lms_user_id or "", one.email or "")
                  for one in gradebook.students]
    roster, best = Roster(people), {}
    for one in sent:
        read = parse(one.files[FILE], assignment)
        match = roster.match(one.place, read.who or _in_receipt(one.files))
        if match.student is None:
            unread.append((one.place, _("nobody in the gradebook is known as {name!r}").format(name=match.by)))
            continue
        at = max(filter(None, map(time, read.handed_in)), default=None) or time(read.last)
        rival = best.get(match.student)
        if rival and (rival[1] or datetime.min.replace(tzinfo=UTC)) >= (at or datetime.min.replace(tzinfo=UTC)):
            unread.append((one.place, _("{student} sent a later one").format(student=match.student)))
            continue
        if rival:
            unread.append((rival[0].place, _("{student} sent a later one").format(student=match.student)))
        best[match.student] = (one, at, match)
    return _file(course, name, best, unread, assignment.due)


def _in_receipt(files: dict[str, bytes]) -> str | None:
    try:
        return receipt.parse(files[receipt.FILE].decode()).student
    except (KeyError, UnicodeDecodeError, receipt.BadReceipt):
        return None


def _file(course: Course, name: str, best: dict[str, tuple[unpack.Sent, datetime | None, Match]], unread, due: str | None) -> Collected:
    """Put what was sent where submissions are, unless it's there already."""
    new, found = [], {}
    for student, (one, at, match) in sorted(best.items()):
        target = course.submitted(name, student)
        old = read_file(target / FILE, unpack.LARGEST)
        if old == one.files[FILE]:
            continue
        there = handed_in_time((_state(target) or b"").decode("utf-8", "replace"))
        if at and there and there > at:
            unread.append((one.place, _("a later one by {student} is there already").format(student=student)))
            continue
        files = {ASSIGNMENT: (course.release(name) / ASSIGNMENT).read_bytes(),
                 f"{name}.ipynb": (course.release(name) / f"{name}.ipynb").read_bytes()} | one.files
        if at:
            files[TIMESTAMP] = timestamp_text(at).encode()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            put(target, files)
        except OSError as error:
            unread.append((one.place, error.strerror or str(error)))
            continue
        new.append(student)
        found[student] = _times(match, at, time(due))
    collected.write(course, name, found)
    return Collected(tuple(new), {student: tuple(problems) for student, problems in found.items()}, tuple(unread))


def _times(match: Match, at: datetime | None, due: datetime | None) -> list[Problem]:
    if at is None:
        return [Problem("no-time", LOOK, _("Nothing says when it was handed in."), _("See in the LMS whether it was late."))]
    if match.late and not (due and at > due):
        return [Problem("late", LOOK, _("The LMS says that it came late, and its own time says that it didn't."),
                        _("See in the LMS when it came."))]
    return [Problem("own-clock", NOTE, _("When it was handed in is by the student's own clock."))]
