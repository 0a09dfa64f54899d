"""nbgrader's collecting from its exchange, made safe: only known files of an ordinary size are taken, no link is followed, and a
submission that is odd stops no other."""

import os
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect

from ..words import _
from . import collected, receipt
from .answers_file import FILE
from .assignment import FILE as ASSIGNMENT
from .course import SECRET, TIMESTAMP, Course
from .course_error import CourseError
from .files import write_folder
from .fold import CLOCK
from .problems import HOLD, NOTE, Problem
from .safe import LARGEST
from .safe_file import read_file
from .submission import said_time
from .times import timestamp_text

try:
    import pwd
except ImportError:  # Windows, where nbgrader has no exchange
    pwd = None


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
        says = said_time(Path(path))
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
            have = said_time(target)
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
    write_folder(target, files)
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
