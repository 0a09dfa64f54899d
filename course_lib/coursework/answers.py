"""A student's answers file, read as data from a stranger.

Nothing in it is trusted: its size, the length and depth of its lines are checked before anything is parsed, and only a
regular file is opened. Reading never raises. What was found odd is told with what it means for the marks:

- `NOTE`: worth knowing; the marks stand.
- `LOOK`: the marks stand, and a person should look.
- `HOLD`: no marks are entered until a person has looked.
"""

import json
import os
import re
import stat
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..activities.quiz import SURE
from ..records import Submitted
from ..records.log import VERSION, numbered
from ..words import _, n_
from . import receipt
from .assignment import Assignment
from .draw import known_as

FILE = Submitted.FILE
LARGEST = 5_000_000  # bytes of a file: some thousand times what a student clicks and types
LONGEST = 200_000  # bytes of a line: the longest text that can be handed in
DEEPEST = 12  # brackets within brackets in a line; the course writes 4
MOST = 50_000  # lines
CLOCK = timedelta(minutes=15)  # by how much two computers' clocks may differ

NOTE, LOOK, HOLD = "note", "look", "hold"
GRAVITY = (NOTE, LOOK, HOLD)


@dataclass(frozen=True)
class Problem:
    """What is odd about a submission (`what`, a word for programs, and `says`), what to do, and how grave it is. `others`:
    students whom it concerns as well, for the instructor alone."""

    what: str
    gravity: str
    says: str
    do: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """An answer to a question: the last one that the student gave. `seed` is the order in which options were shown."""

    item: str
    version: int
    response: dict
    sure: int | None  # 1 a guess, 2 fairly sure, 3 sure
    at: str
    seed: int | None = None


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a file says. `others` are the events of dialogues, trainers and practices, oldest first."""

    given: dict[str, Given] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    others: tuple[dict, ...] = ()
    names: tuple[str, ...] = ()  # under which it was answered; the last one counts
    handed_in_by: str | None = None
    handed_in: tuple[str, ...] = ()  # when, by the student's own clock
    first: str | None = None  # the time of the earliest event and of the last
    last: str | None = None
    ids: frozenset[str] = frozenset()  # of the events that answer something
    problems: tuple[Problem, ...] = ()

    @property
    def who(self) -> str | None:
        """Whose answers they say they are; None where nobody was asked."""
        return self.names[-1] if self.names else self.handed_in_by

    @property
    def gravity(self) -> str | None:
        """How grave the gravest problem is; None where there is none."""
        return gravest(self.problems)

    def also(self, *problems: Problem) -> "Answers":
        """The same answers, with more problems."""
        return replace(self, problems=(*self.problems, *problems))


def gravest(problems) -> str | None:
    """The gravity of the gravest of `problems`; None where there are none."""
    return max((one.gravity for one in problems), key=GRAVITY.index, default=None)


def read_answers(path: Path, assignment: Assignment) -> Answers:
    """What the answers file at `path` says. Never raises, and follows no link."""
    content = read_file(path, LARGEST)
    return Answers(problems=(content,)) if isinstance(content, Problem) else parse(content, assignment)


def read_file(path: Path, largest: int) -> bytes | Problem:
    """The bytes of the regular file at `path`, of at most `largest` bytes, or what is wrong with it."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if path.is_symlink():
            return _no_file("link", _("{file} is a link to another file. It wasn't followed.").format(file=path.name))
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                return _no_file("special", _("{file} is no ordinary file. It wasn't opened.").format(file=path.name))
            if found.st_size > largest:
                return _no_file("huge", _("{file} has {size} million bytes, far more than anybody types. It wasn't read.").format(
                    file=path.name, size=round(found.st_size / 1e6)))
            content = file.read(largest + 1)
    except FileNotFoundError:
        return _no_file("missing", _("There is no {file}.").format(file=path.name))
    except (OSError, ValueError) as error:
        return _no_file("unreadable", _("{file} can't be opened: {why}.").format(
            file=path.name, why=getattr(error, "strerror", None) or error))
    return content if len(content) <= largest else _no_file("huge", _("{file} grew while it was read.").format(file=path.name))


def _no_file(what: str, says: str) -> Problem:
    return Problem(what, HOLD, says, _("Ask the student to hand in again, or to send the file itself."))


# What is in the file ---------------------------------------------------------------------------------


def parse(content: bytes, assignment: Assignment) -> Answers:
    """What a file's `content` says about `assignment`. Pure; never raises."""
    lines = content.split(b"\n")
    if not content.strip():
        return Answers(problems=(_no_file("empty", _("The file with the answers is empty.")),))
    if len(lines) > MOST:
        return Answers(problems=(_no_file("huge", _("The file has {n} lines, far more than anybody clicks.").format(n=len(lines))),))
    events, damaged, newer, handed = [], [], [], None
    for number, line in enumerate(lines, start=1):
        event = _event(line)
        if event is None:
            damaged += [number] if line.strip() else []
        elif event["v"] > VERSION:
            newer.append(number)
        else:
            events.append(event)
            if event["type"] == "handed-in" and event["activity"] == assignment.activity:
                handed = number, event.get("digest")
    problems = []
    if handed and receipt.digest(b"\n".join(lines[:handed[0] - 1]) + b"\n") != handed[1]:
        problems.append(Problem("digest", HOLD, _("What was written before it was handed in isn't what its receipt was given for."),
                                _("Somebody may have edited the file. Ask the student for the receipt, or to hand in again.")))
    elif handed and damaged and damaged[-1] < handed[0]:
        problems.append(Problem("torn", NOTE, _("{where} can't be read, and the receipt was given with it so: nothing is "
                                                "missing.").format(where=numbered(damaged))))
        damaged = []
    if damaged:
        problems.append(Problem("damaged", HOLD, _("{where} of the answers can't be read.").format(where=numbered(damaged)),
                                _("Look at what can be read. If an answer is missing, ask the student to hand in again.")))
    if newer:
        problems.append(Problem("newer", HOLD, _("{where} was written by a newer version of Attune.").format(where=numbered(newer)),
                                _("Update Attune here, and grade again.")))
    return _fold(events, assignment, problems)


def _event(line: bytes) -> dict | None:
    """The event in a line; None if there is none, or if it isn't safe to look for one."""
    if len(line) > LONGEST or depth(line) > DEEPEST:
        return None
    try:
        event = json.loads(line.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(event, dict) and type(event.get("v")) is int and event["v"] >= 1
    return event if whole and all(isinstance(event.get(name), str) for name in ("id", "at", "activity", "type")) else None


_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"?')


def depth(line: bytes) -> int:
    """How deep brackets stand within brackets, outside strings."""
    if line.count(b"[") + line.count(b"{") <= DEEPEST:
        return 0
    depth = deepest = 0
    for mark in _STRING.sub(b"", line):
        if mark in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in b"]}":
            depth -= 1
    return deepest


def _refuse(name: str):
    raise ValueError(f"{name} is no number")


def _once(pairs: list) -> dict:
    """A JSON object, unless it names something twice: which of the two was meant can't be told."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("something is named twice")
    return made


def _fold(events: list[dict], assignment: Assignment, problems: list[Problem]) -> Answers:
    """The answers that `events` come to, in the order in which they were written: a later one replaces an earlier one."""
    seen, given, texts, ticks, others = {}, {}, {}, set(), []
    who, handed_in, versions, ids, foreign, misfits, changed = [], [], [], set(), set(), 0, 0
    handed_in_by = None
    for event in events:
        if event["id"] in seen:
            changed += seen[event["id"]] != event
            continue
        seen[event["id"]] = event
        kind, activity = event["type"], event["activity"]
        if activity != assignment.activity:
            if activity.startswith("assignment/"):
                foreign.add(activity.removeprefix("assignment/"))
            else:
                others.append(event)
        elif kind == "opened" and isinstance(event.get("assignment_version"), str):
            versions.append(event["assignment_version"])
        elif kind == "who" and isinstance(event.get("student"), str):
            who.append(event["student"])
        elif kind == "answer" and _is_answer(event):
            sure = event.get("sure") if type(event.get("sure")) is int and event["sure"] in SURE else None
            seed = event.get("seed") if type(event.get("seed")) is int else None
            given[event["item"]] = Given(event["item"], event["version"], event["response"], sure, event["at"], seed)
            ids.add(event["id"])
        elif kind == "part" and isinstance(event.get("item"), str):  # only begun: an earlier answer is taken back
            given.pop(event["item"], None)
        elif kind == "text" and isinstance(event.get("task"), str) and isinstance(event.get("text"), str):
            texts[event["task"]] = _writable(event["text"])
            ids.add(event["id"])
        elif kind == "tick" and isinstance(event.get("step"), str) and isinstance(event.get("done"), bool):
            (ticks.add if event["done"] else ticks.discard)(event["step"])
            ids.add(event["id"])
        elif kind == "handed-in":
            handed_in.append(event["at"])
            handed_in_by = event["student"] if isinstance(event.get("student"), str) else None
        else:
            misfits += 1
    times = [event["at"] for event in seen.values()]
    problems += _about_file(assignment, versions, who, foreign, misfits, changed, bool(given or texts or ticks or others))
    problems += _about_times(times)
    return Answers(given=given, texts=texts, ticks=frozenset(ticks), others=tuple(others), names=tuple(who),
                   handed_in=tuple(handed_in), handed_in_by=handed_in_by, first=min(times, default=None), last=max(times, default=None),
                   ids=frozenset(ids), problems=tuple(problems))


def _is_answer(event: dict) -> bool:
    return isinstance(event.get("item"), str) and type(event.get("version")) is int and isinstance(event.get("response"), dict)


def _writable(text: str) -> str:
    """`text` without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _about_file(assignment, versions, who, foreign, misfits, changed, answered) -> list[Problem]:
    """What is odd about the events as a whole."""
    look = _("Compare the answers with the assignment, and put the points in by hand if they fit.")
    edited = _("Somebody may have edited the file. Ask the student.")
    found = []
    if foreign:
        found.append(Problem("other-assignment", HOLD, _("There are answers to another assignment: {names}.").format(
            names=", ".join(sorted(map(repr, foreign)))[:200]), _("Ask the student to hand in the right file.")))
    if not versions:
        found.append(Problem("beginning", HOLD, _("The beginning is missing: nothing says which version was opened."), look))
    elif versions[-1] != assignment.version:
        found.append(Problem("other-version", HOLD, _("It was answered in another version of the assignment."), look))
    if len(set(map(known_as, who))) > 1:
        found.append(Problem("names", NOTE, _("The name was changed on the way, from {first!r} to {last!r}. The last one "
                                              "counts.").format(first=who[0][:100], last=who[-1][:100])))
    if changed:
        says = n_("{n} line was written again with the same id and other content.",
                  "{n} lines were written again with the same id and other content.", changed)
        found.append(Problem("changed", HOLD, says.format(n=changed), edited))
    if misfits:
        says = n_("{n} line is nothing that the course writes.", "{n} lines are nothing that the course writes.", misfits)
        found.append(Problem("misfits", HOLD, says.format(n=misfits), edited))
    if not answered and not found:
        found.append(Problem("nothing", NOTE, _("Nothing was answered."), _("Ask whether it was handed in by mistake.")))
    return found


def _about_times(times: list[str]) -> list[Problem]:
    """What is odd about the times, oldest line first. They decide no mark: the order of the lines does."""
    known = [time(one) for one in times]
    do = _("Somebody may have edited the times, or a clock was wrong. Ask the student.")
    if None in known:
        return [Problem("times", HOLD, _("It holds a time that is none."), do)]
    if any(later < earlier - CLOCK for earlier, later in zip(known, known[1:])):
        return [Problem("times", LOOK, _("Its times run backwards."), do)]
    return []


def time(text) -> datetime | None:
    """The moment that an ISO 8601 text names (UTC where it doesn't say); None if it names none."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


# Whose, and when -------------------------------------------------------------------------------------


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
