"""What an instructor types from releasing an assignment to reporting on it: thin, one function for each verb."""

from collections.abc import Callable, Iterable
from datetime import UTC, date
from pathlib import Path

from ..records import RecordError
from ..words import _, n_
from .cells import marked_by_hand
from .course import Course, assignments, known
from .problems import HOLD, LOOK, NOTE


def add_to(verb: Callable, course: Callable) -> None:
    """Put the verbs into the parser: `verb(name, run, says)` adds one, `course(options)` is the course's folder."""

    def named(name, run, says):
        one = verb(name, lambda options: run(options, known(course(options), options.name)), says)
        one.add_argument("name", metavar="NAME", help=_("the assignment"))
        return one

    named("release", release, _("Make what students get, and put it into the exchange if there is one."))
    one = named("collect", collect, _("Take in what was handed in."))
    one.add_argument("--from", dest="source", type=Path, metavar="PATH",
                     help=_("a folder or a zip of what students sent, such as an LMS's"))
    one = verb("status", lambda options: status(options, course(options)), _("Show who handed in, when, and what is graded."))
    one.add_argument("name", metavar="NAME", nargs="?", help=_("the assignment (else all, a line each)"))
    one = named("grade", grade, _("Grade all submissions, without running anything in them."))
    one.add_argument("--student", action="append", metavar="ID", help=_("this student only (can be said more than once)"))
    named("regrade", regrade, _("Grade again by the key as it is now, and list what changed for whom."))
    one = named("decide", decide, _("Drop an item, or give everybody its points, and grade again."))
    one.add_argument("item", metavar="ITEM", help=_("the item's id"))
    one.add_argument("what", choices=("drop", "full", "undo"), help=_("drop: it counts for nobody; full: all its points for everybody"))
    one.add_argument("--reason", default="", metavar="TEXT", help=_("why (needed, except to undo)"))
    _add_extend(verb("extend", lambda options: extend(options, course(options)), _("Give a student more time. No reason is asked for.")))
    one = named("feedback", feedback, _("Write each student's page of answers, points and reasons."))
    one.add_argument("--student", action="append", metavar="ID", help=_("this student only (can be said more than once)"))
    one.add_argument("--no-key", action="store_true", help=_("don't say what is right where the answer wasn't"))
    one.add_argument("--unfinished", action="store_true", help=_("also where a person has something left to mark"))
    one.add_argument("--early", action="store_true", help=_("although somebody has time left"))
    named("report", report, _("Say how good an assignment's questions are, as a page, a PDF, a notebook and a CSV file."))


def _add_extend(one) -> None:
    one.add_argument("student", metavar="STUDENT")
    one.add_argument("name", metavar="NAME", nargs="?", help=_("the assignment (else --always)"))
    one.add_argument("--always", action="store_true", help=_("for every assignment, with --days"))
    how = one.add_mutually_exclusive_group()
    how.add_argument("--until", metavar="TIME", help=_("UTC: 2026-12-01T12:00Z"))
    how.add_argument("--days", type=float, metavar="N", help=_("so many days more; neither takes it back"))


def _say(line: str) -> None:
    """Print a line with something of a student's in it, which must not speak to the terminal."""
    from .blocks import clean

    print(" ".join(clean(line).split()))


def _say_once(told: Iterable[tuple[str, str]]) -> None:
    """Print each line once, after the students whom it concerns."""
    whom = {}
    for student, line in told:
        whom.setdefault(line, []).append(student)
    for line, students in whom.items():
        _say(f"{', '.join(students)}: {line}")


def _among(others: tuple[str, ...]) -> str:
    return f" ({', '.join(others)})" if others else ""


def release(options, folder: Path) -> int:
    """Release an assignment. Returns the exit code; raises RecordError."""
    from .release import release as make

    files, out = make(folder, options.name)
    print(*files, sep="\n")
    print(_("Students can fetch it now.") if out else
          _("That is what your students get. Give it to them, through your LMS for example. They unpack it, and open it with:\n"
            "attune study {name}\n"
            "When they have sent what they made: attune coursework collect {name} --from PATH").format(name=options.name))
    return 0


def collect(options, folder: Path) -> int:
    """Collect submissions. Returns the exit code: 1 if something wasn't taken; raises RecordError."""
    from .collect import collect as collect_from_exchange
    from .collect_sent import collect_from

    done = collect_from(folder, options.name, options.source) if options.source else collect_from_exchange(folder, options.name)
    print(_("New: {n}").format(n=len(done.new)) + f" ({', '.join(done.new)})" if done.new else _("Nothing new was taken in."))
    _say_once((student, f"{problem.says} {problem.do}") for student, problems in done.problems.items() for problem in problems)
    for place, why in done.unread:
        _say(_("Not taken: {place!r}: {why}.").format(place=place, why=why))
    if done.new:
        print(_("Next: attune coursework grade {name}").format(name=options.name))
    return 1 if done.unread else 0


def status(options, folder: Path) -> int:
    """Print a line for each student, or for each assignment. Returns the exit code; raises RecordError."""
    from .blocks import clean
    from .status import status as rows

    if options.name is None:
        return _overview(folder)
    known(folder, options.name)
    listed = [(_("student"), _("handed in (UTC)"), _("late"), _("answered"), _("points"), _("to mark"), _("feedback"))]
    found = rows(folder, options.name)
    if not found:
        return _nobody(options.name)
    for one in found:
        at = f"{one.at.astimezone(UTC):%Y-%m-%d %H:%M}" if one.at else _("at some time") if one.here else "-"
        listed.append((one.student, at, _duration(one.late), _of(one.answered, one.asked) if one.here else "-",
                       "-" if one.score is None else _("held") if one.held else _of(one.score, one.of), _("yes") if one.to_mark else "",
                       _("written") if one.feedback else ""))
    widths = [max(map(len, column)) for column in zip(*listed)]
    for row in listed:
        print(clean("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip()))
    for one in found:
        for says in one.problems:
            _say(f"{one.student}: {says}")
    return 0


def _overview(folder: Path) -> int:
    """Print a line for each assignment of the course."""
    print(_("The course in {folder}:").format(folder=folder.resolve()))
    course = Course(folder)
    for name in assignments(folder):
        out, handed = course.release(name).exists(), len(course.students(name))
        said = [_("released") if out else _("not released yet")] + ([_("{n} handed in").format(n=handed)] if handed else [])
        print(f"  {name:<24} {', '.join(said)}")
    return 0


def _nobody(name: str) -> int:
    """Print that there is nothing yet, and what to do about it."""
    print(_("Nobody has handed in {name} yet. To take in what students sent: attune coursework collect {name} --from PATH").format(name=name))
    return 0


def _of(done: float, of: float) -> str:
    return _("{n} of {all}").format(n=f"{round(done, 2):g}", all=f"{of:g}")


def _duration(seconds: float) -> str:
    """How late, in the largest unit that fits."""
    for says, length in ((_("{n:.1f} days"), 86400), (_("{n:.1f} hours"), 3600), (_("{n:.1f} minutes"), 60)):
        if seconds >= length:
            return says.format(n=seconds / length)
    return _("{n:.0f} seconds").format(n=seconds) if seconds else ""


def grade(options, folder: Path) -> int:
    """Grade. Returns the exit code; raises RecordError."""
    if not Course(folder).students(options.name):
        return _nobody(options.name)
    from .grade import grade as mark
    from .progress import Progress

    graded = mark(folder, options.name, options.student, Progress(_("Grading")))
    _report(graded)
    asked = Course(folder).released(options.name)
    if asked.points > asked.automatic_points and any(one.score is not None for one in graded):
        print(_("Texts and talks are marked by hand: start jupyter lab in {folder}, and there, in the menu Nbgrader, open Formgrader, "
                "then Manual Grading.").format(folder=folder.resolve()))
    return 0


def _report(graded) -> None:
    """Print how many have marks, and everything that a person should see."""
    held = [one for one in graded if one.score is None]
    print(_("Graded: {done} of {all}.").format(done=len(graded) - len(held), all=len(graded)))
    if held:
        print(n_("{n} needs review before it has marks.", "{n} need review before they have marks.", len(held)).format(n=len(held)))
    weights = {NOTE: _("note"), LOOK: _("look"), HOLD: _("held")}
    _say_once((one.student, f"[{weights[problem.gravity]}] {problem.says}{_among(problem.others)} {problem.do}")
              for one in graded for problem in one.problems)
    if held:
        print(_("To give marks to one that is held: open it in formgrader, look at what is there, and type the points."))


def regrade(options, folder: Path) -> int:
    """Grade again, and print what changed. Returns the exit code; raises RecordError."""
    from .progress import Progress
    from .regrade import regrade as again

    changed = again(folder, options.name, Progress(_("Grading")))
    _changes(changed, _("altogether, without what is marked by hand") if marked_by_hand(Course(folder).released(options.name)) else _("altogether"))
    if any((Course(folder).feedback(options.name, one.student) / f"{options.name}.html").is_file() for one in changed):
        print(_("The feedback that was written has the points from before. Write it again: attune coursework feedback {name}").format(
            name=options.name))
    return 0


def _changes(changed, altogether: str) -> None:
    print(_("Something changed for {n}.").format(n=len(changed)) if changed else _("Nothing changed."))
    for one in changed:
        for change in one.changes:
            before, now = (_("no points") if points is None else f"{round(points, 2):g}" for points in (change.before, change.now))
            print(f"{one.student}: {change.item or altogether}: {before} -> {now}")
        if one.by_hand is not None:
            print(_("{student}: {by_hand:g} was given by hand, and stays. Look whether it should.").format(student=one.student, by_hand=one.by_hand))


def decide(options, folder: Path) -> int:
    """Write a decision down, and grade by it where there is something to grade. Returns the exit code; raises RecordError."""
    from .regrade import decide as write

    write(folder, options.name, options.item, options.what, options.reason)
    print({"drop": _("Dropped: it counts for nobody."), "full": _("Everybody has all its points."), "undo": _("Taken back.")}[options.what])
    return regrade(options, folder) if Course(folder).students(options.name) else 0


def extend(options, folder: Path) -> int:
    """Give more time. Returns the exit code; raises RecordError."""
    from .extensions import extend as give

    if bool(options.name) == options.always:
        raise RecordError(_("Name the assignment, or say --always."))
    print(give(Course(folder), options.student, options.name, options.until, options.days))
    if (options.until or options.days) and not _is_listed(folder, options.student):
        print(_("{student} isn't in your list of students. If that was a slip, take it back: attune coursework extend {student} {which}").format(
            student=options.student, which=options.name or "--always"))
    if options.name and options.student in Course(folder).students(options.name):
        print(_("It counts once you grade again: attune coursework grade {name}").format(name=options.name))
    return 0


def _is_listed(folder: Path, student: str) -> bool:
    """Whether the gradebook knows `student`, or nobody yet."""
    from .nbgrader_course import nbgrader_course

    if not (folder / "gradebook.db").is_file():
        return True
    with nbgrader_course(folder).gradebook() as gradebook:
        known_ones = {one.id for one in gradebook.students}
    return not known_ones or student in known_ones


def feedback(options, folder: Path) -> int:
    """Write feedback. Returns the exit code; raises RecordError."""
    if not Course(folder).students(options.name):
        return _nobody(options.name)
    from .feedback import feedback as write

    done = write(folder, options.name, options.student, not options.no_key, options.unfinished, options.early)
    print(_("Written: {n}, in {folder}.").format(n=len(done.written), folder=folder / "feedback") + (_(" Students can fetch it now.") if done.released else ""))
    _say_once((student, f"{why}.") for student, why in done.waiting.items())
    return 0


def report(options, folder: Path) -> int:
    """Write the report on an assignment. Returns the exit code; raises RecordError."""
    from .course import Course
    from .report import report_files
    from .report.flags import to_check

    about, files = report_files.make(Course(folder), options.name, date.today().isoformat())
    print(*files, sep="\n")
    print(_("Fewer than five students have answered, so nothing is said about them.") if about.students is None else
          _("{students} students; {to_check} of {n} questions deserve a look.").format(
              students=about.students, to_check=to_check(about), n=len(about.items)))
    return 0
