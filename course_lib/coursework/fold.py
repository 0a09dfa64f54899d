"""From the events of an answers file to what was answered, and what is odd about them as a whole."""

from datetime import timedelta

from ..activities.quiz import SURE
from ..words import _, n_
from .answers import Answers, Given
from .assignment import Assignment
from .draw import known_as
from .problems import HOLD, LOOK, NOTE, Problem
from .times import time

CLOCK = timedelta(minutes=15)  # by how much two computers' clocks may differ


def fold(events: list[dict], assignment: Assignment, problems: list[Problem]) -> Answers:
    """The answers that `events` come to, in the order in which they were written: a later one replaces an earlier one.
    `problems` are those that are known of the file. Pure; never raises."""
    folding = _Folding(assignment)
    for event in events:
        folding.take(event)
    return folding.answers(problems)


class _Folding:
    """What was answered up to an event."""

    def __init__(self, assignment: Assignment):
        self.assignment = assignment
        self.seen: dict[str, dict] = {}
        self.given: dict[str, Given] = {}
        self.texts: dict[str, str] = {}
        self.ticks: set[str] = set()
        self.others: list[dict] = []
        self.ids: set[str] = set()
        self.versions: list[str] = []
        self.names: list[str] = []
        self.handed_in: list[str] = []
        self.handed_in_by: str | None = None
        self.foreign: set[str] = set()
        self.changed = self.misfits = 0

    def take(self, event: dict) -> None:
        """Go on by one event. One that is there already changes nothing."""
        if event["id"] in self.seen:
            self.changed += self.seen[event["id"]] != event
            return
        self.seen[event["id"]] = event
        if event["activity"] != self.assignment.activity:
            self._elsewhere(event)
        elif event["type"] not in _TAKES or not _TAKES[event["type"]](self, event):
            self.misfits += 1

    def answers(self, problems: list[Problem]) -> Answers:
        """What it has come to."""
        times = [event["at"] for event in self.seen.values()]
        return Answers(
            given=self.given, texts=self.texts, ticks=frozenset(self.ticks), others=tuple(self.others), names=tuple(self.names),
            handed_in=tuple(self.handed_in), handed_in_by=self.handed_in_by, first=min(times, default=None), last=max(times, default=None),
            ids=frozenset(self.ids), problems=(*problems, *self._about_file(), *_about_times(times)))

    def _elsewhere(self, event: dict) -> None:
        """Of another activity: one that the assignment opens, or another assignment."""
        if event["activity"].startswith("assignment/"):
            self.foreign.add(event["activity"].removeprefix("assignment/"))
        else:
            self.others.append(event)

    # Each takes an event of its type, and says whether it is one that the course writes.

    def _opened(self, event: dict) -> bool:
        if not isinstance(event.get("assignment_version"), str):
            return False
        self.versions.append(event["assignment_version"])
        return True

    def _who(self, event: dict) -> bool:
        if not isinstance(event.get("student"), str):
            return False
        self.names.append(event["student"])
        return True

    def _answer(self, event: dict) -> bool:
        item, version, response = (event.get(name) for name in ("item", "version", "response"))
        if not (isinstance(item, str) and type(version) is int and isinstance(response, dict)):
            return False
        sure = event.get("sure") if type(event.get("sure")) is int and event["sure"] in SURE else None
        seed = event.get("seed") if type(event.get("seed")) is int else None
        self.given[item] = Given(item, version, response, sure, event["at"], seed)
        self.ids.add(event["id"])
        return True

    def _part(self, event: dict) -> bool:
        """Only begun: an earlier answer is taken back."""
        if not isinstance(event.get("item"), str):
            return False
        self.given.pop(event["item"], None)
        return True

    def _text(self, event: dict) -> bool:
        if not (isinstance(event.get("task"), str) and isinstance(event.get("text"), str)):
            return False
        self.texts[event["task"]] = _writable(event["text"])
        self.ids.add(event["id"])
        return True

    def _tick(self, event: dict) -> bool:
        if not (isinstance(event.get("step"), str) and isinstance(event.get("done"), bool)):
            return False
        (self.ticks.add if event["done"] else self.ticks.discard)(event["step"])
        self.ids.add(event["id"])
        return True

    def _handed_in(self, event: dict) -> bool:
        self.handed_in.append(event["at"])
        self.handed_in_by = event["student"] if isinstance(event.get("student"), str) else None
        return True

    def _about_file(self) -> list[Problem]:
        """What is odd about the events as a whole."""
        found = [*self._about_assignment(), *self._about_edits()]
        if not (found or self.given or self.texts or self.ticks or self.others):
            found.append(Problem("nothing", NOTE, _("Nothing was answered."), _("Ask whether it was handed in by mistake.")))
        return found

    def _about_assignment(self) -> list[Problem]:
        """Whether it is this assignment, in this version, by one student."""
        look = _("Compare the answers with the assignment, and put the points in by hand if they fit.")
        found = []
        if self.foreign:
            found.append(Problem("other-assignment", HOLD, _("There are answers to another assignment: {names}.").format(
                names=", ".join(sorted(map(repr, self.foreign)))[:200]), _("Ask the student to hand in the right file.")))
        if not self.versions:
            found.append(Problem("beginning", HOLD, _("The beginning is missing: nothing says which version was opened."), look))
        elif self.versions[-1] != self.assignment.version:
            found.append(Problem("other-version", HOLD, _("It was answered in another version of the assignment."), look))
        if len(set(map(known_as, self.names))) > 1:
            found.append(Problem("names", NOTE, _("The name was changed on the way, from {first!r} to {last!r}. The last one "
                                                  "counts.").format(first=self.names[0][:100], last=self.names[-1][:100])))
        return found

    def _about_edits(self) -> list[Problem]:
        """What the course doesn't write."""
        edited = _("Somebody may have edited the file. Ask the student.")
        found = []
        if self.changed:
            says = n_("{n} line was written again with the same id and other content.",
                      "{n} lines were written again with the same id and other content.", self.changed)
            found.append(Problem("changed", HOLD, says.format(n=self.changed), edited))
        if self.misfits:
            says = n_("{n} line is nothing that the course writes.", "{n} lines are nothing that the course writes.", self.misfits)
            found.append(Problem("misfits", HOLD, says.format(n=self.misfits), edited))
        return found


_TAKES = {"opened": _Folding._opened, "who": _Folding._who, "answer": _Folding._answer, "part": _Folding._part, "text": _Folding._text,
          "tick": _Folding._tick, "handed-in": _Folding._handed_in}


def _writable(text: str) -> str:
    """`text` without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _about_times(times: list[str]) -> list[Problem]:
    """What is odd about the times, oldest line first. They decide no mark: the order of the lines does."""
    known = [time(one) for one in times]
    do = _("Somebody may have edited the times, or a clock was wrong. Ask the student.")
    if None in known:
        return [Problem("times", HOLD, _("It holds a time that is none."), do)]
    if any(later < earlier - CLOCK for earlier, later in zip(known, known[1:])):
        return [Problem("times", LOOK, _("Its times run backwards."), do)]
    return []
