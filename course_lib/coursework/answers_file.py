"""A student's answers file, read as data from a stranger.

The length and depth of its lines are checked before anything is parsed. Reading never raises; what is odd is told.
"""

import json
from pathlib import Path

from ..records import Submitted
from ..records.log import VERSION, numbered
from ..words import _
from . import receipt
from .answers import Answers
from .assignment import Assignment
from .fold import fold
from .problems import HOLD, NOTE, Problem
from .safe_file import deeper, not_read, read_file

FILE = Submitted.FILE
LARGEST = 5_000_000  # bytes of a file: some thousand times what a student clicks and types
LONGEST = 200_000  # bytes of a line: the longest text that can be handed in
DEEPEST = 12  # brackets within brackets in a line; the course writes 4
MOST = 50_000  # lines


def read_answers(path: Path, assignment: Assignment) -> Answers:
    """What the answers file at `path` says. Never raises, and follows no link."""
    content = read_file(path, LARGEST)
    return Answers(problems=(content,)) if isinstance(content, Problem) else parse(content, assignment)


def parse(content: bytes, assignment: Assignment) -> Answers:
    """What a file's `content` says about `assignment`. Pure; never raises."""
    lines = content.split(b"\n")
    if not content.strip():
        return Answers(problems=(not_read("empty", _("The file with the answers is empty.")),))
    if len(lines) > MOST:
        return Answers(problems=(not_read("huge", _("The file has {n} lines, far more than anybody clicks.").format(n=len(lines))),))
    events = {number: event for number, line in enumerate(lines, start=1) if (event := _event(line))}
    damaged = [number for number, line in enumerate(lines, start=1) if number not in events and line.strip()]
    newer = [number for number, event in events.items() if event["v"] > VERSION]
    known = {number: event for number, event in events.items() if event["v"] <= VERSION}
    return fold(list(known.values()), assignment, _about_lines(lines, damaged, newer, _handed_in(known, assignment)))


def _event(line: bytes) -> dict | None:
    """The event in a line; None if there is none, or if it isn't safe to look for one."""
    if len(line) > LONGEST or deeper(line, DEEPEST):
        return None
    try:
        event = json.loads(line.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(event, dict) and type(event.get("v")) is int and event["v"] >= 1
    return event if whole and all(isinstance(event.get(name), str) for name in ("id", "at", "activity", "type")) else None


def _refuse(name: str):
    raise ValueError(f"{name} is no number")


def _once(pairs: list) -> dict:
    """A JSON object, unless it names something twice: which of the two was meant can't be told."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("something is named twice")
    return made


def _handed_in(events: dict[int, dict], assignment: Assignment) -> tuple[int, object] | None:
    """The number of the line that says last that it was handed in, and the digest in it; None if none does."""
    handed = [number for number, event in events.items() if event["type"] == "handed-in" and event["activity"] == assignment.activity]
    return (handed[-1], events[handed[-1]].get("digest")) if handed else None


def _about_lines(lines: list[bytes], damaged: list[int], newer: list[int], handed: tuple[int, object] | None) -> list[Problem]:
    """What is odd about the lines: those that can't be read, and those that aren't what the receipt was given for."""
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
    return problems
