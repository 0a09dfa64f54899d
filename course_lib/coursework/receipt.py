"""A receipt for an assignment that was handed in: when, by whom, and a digest of the answers, to be checked later.

It shows that two people hold the same answers. It isn't signed: when something arrived, the instructor's own folder says.
"""

import hashlib
import json
import re
from dataclasses import astuple, dataclass

from ..records import RecordError
from ..words import _, n_

FILE = "receipt.txt"
TITLE = "Attune receipt"
NAMES = ("assignment", "version", "student", "handed in", "answers", "digest")  # of its lines
LARGEST = 10_000  # characters; a receipt has six short lines
DIGEST = re.compile(r"[0-9a-f]{64}")


class BadReceipt(RecordError):
    """A text that is no receipt."""


@dataclass(frozen=True)
class Receipt:
    """Its lines, in the order of NAMES. `at` is when ("2026-01-31 09:30:00 UTC"); `answers` is how many questions and texts had one, in words ("18 of 20")."""

    assignment: str
    version: str
    student: str
    at: str
    answers: str
    digest: str

    def __str__(self) -> str:
        return "\n".join([TITLE, *(f"{name}: {value}" for name, value in zip(NAMES, astuple(self)))]) + "\n"


@dataclass(frozen=True)
class Checked:
    """Whether answers are those of a receipt, how many lines were added to them since, and the same in words."""

    same: bool
    later: int
    says: str


def digest(answers: bytes) -> str:
    """SHA-256, in hex, of an answers file up to its last event that isn't a `handed-in`."""
    lines = answers.split(b"\n")[:-1]  # what follows the last line's end was never saved
    while lines and (not lines[-1].strip() or _is_handing_in(lines[-1])):
        lines.pop()
    return hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()


def parse(text: str) -> Receipt:
    """The receipt that `text` holds, wherever it was pasted from. Raises BadReceipt."""
    rows = {name: value for name, _colon, value in (line.strip().partition(": ") for line in text[:LARGEST].splitlines())}
    values = [rows.get(name, "").strip() for name in NAMES]
    if TITLE not in text or not all(values) or not DIGEST.fullmatch(values[-1]):
        raise BadReceipt(_("That isn't a whole receipt. One begins with \"{title}\", and has these lines: {names}.").format(
            title=TITLE, names=", ".join(NAMES)))
    return Receipt(*values)


def check(receipt: Receipt, answers: bytes) -> Checked:
    """Whether the answers file `answers` is, or begins with, the one that `receipt` was given for."""
    lines = answers.split(b"\n")[:-1]
    so_far = hashlib.sha256()
    for number, line in enumerate(lines, start=1):
        so_far.update(line + b"\n")
        if so_far.hexdigest() == receipt.digest:
            later = sum(bool(one.strip()) and not _is_handing_in(one) for one in lines[number:])
            return Checked(True, later, _same(receipt, later))
    if not lines and digest(b"") == receipt.digest:
        return Checked(True, 0, _same(receipt, 0))
    return Checked(False, 0, _("These aren't the answers that the receipt was given for: the digest is another. If they were "
                               "handed in more than once, check the other copies, too."))


def _same(receipt: Receipt, later: int) -> str:
    says = _("These are the answers that {student} handed in for {assignment} ({at}).").format(
        student=receipt.student, assignment=receipt.assignment, at=receipt.at)
    if not later:
        return says
    more = n_("One thing was answered or changed after it.", "{n} things were answered or changed after it.", later)
    return f"{says} {more.format(n=later)}"


def _is_handing_in(line: bytes) -> bool:
    """Whether a line of an answers file says that it was handed in."""
    if b'"handed-in"' not in line or len(line) > LARGEST:
        return False
    try:
        return json.loads(line).get("type") == "handed-in"
    except (ValueError, RecursionError, AttributeError):
        return False
