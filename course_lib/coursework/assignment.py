"""An assignment as it lies beside its notebook, for the student, and its key, which stays with the instructor.

Two files hold an assignment. `assignment.json` goes to students: questions without key or feedback. `<id>.key.json`
stays in the course's `keys/` folder: the items whole, what each is worth, how prose is marked, and what was decided
about an item afterwards.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ..content.assignment import FILE, FORMAT, Assignment, Pool, Prose, Question, Step, Talk
from ..content.frozen import freeze
from ..content.items import KINDS, Item
from ..records import RecordError
from ..words import _

__all__ = [
    "FILE", "FORMAT", "LARGEST", "Assignment", "BadAssignment", "Criterion", "Decision", "Key", "Pool", "Prose", "Question", "Rubric",
    "Step", "Talk", "as_json", "read_assignment", "read_key",
]
LARGEST = 5_000_000  # bytes; a hundred times what an assignment needs


class BadAssignment(RecordError):
    """A file of an assignment that can't be used. The message names the file and what to do."""


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One line of a rubric: what is looked for, and what it's worth."""

    id: str
    looks_for: str
    points: float


@dataclass(frozen=True, kw_only=True)
class Rubric:
    """How prose or a talk's path is marked. `about` is the prose's id or the dialogue's."""

    about: str
    criteria: tuple[Criterion, ...]
    model_answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided about an item after the assignment went out. `what`: drop (it counts for nobody) or
    full (everybody gets all its points)."""

    item: str
    what: str
    reason: str
    at: str


@dataclass(frozen=True, kw_only=True)
class Key:
    """What marks an assignment. `version` is the assignment's."""

    assignment: str
    version: str
    items: dict[str, Item] = field(default_factory=dict)
    rubrics: tuple[Rubric, ...] = ()
    decisions: tuple[Decision, ...] = ()
    guide: str = ""  # Markdown for whoever marks
    format: int = FORMAT

    def decision(self, item: str) -> Decision | None:
        """The last decision about `item`."""
        return next((one for one in reversed(self.decisions) if one.item == item), None)


def as_json(thing: Assignment | Key) -> str:
    """Its file's text: stable, so that a change shows as a small difference."""
    return json.dumps(asdict(thing), indent=1, ensure_ascii=False) + "\n"


def read_assignment(path: Path) -> Assignment:
    """The assignment in `path`. Raises BadAssignment."""
    return _read(path, lambda data: freeze(Assignment, data))


def read_key(path: Path) -> Key:
    """The key in `path`. Raises BadAssignment."""

    def key(data: dict) -> Key:
        items = {name: freeze(KINDS[item["kind"]], item) for name, item in data["items"].items()}
        return replace(freeze(Key, {**data, "items": {}}), items=items)

    return _read(path, key)


def _read(path: Path, make):
    """What `make` makes of the file's JSON, with every way in which that can go wrong said in one sentence."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadAssignment(_("{file} is far too large to be an assignment's.").format(file=path))
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] > FORMAT:
            raise BadAssignment(_("{file} was written by a newer version of Attune. Update Attune here.").format(file=path))
        return make(data)
    except FileNotFoundError as error:
        raise BadAssignment(_("There is no {file}. Build the assignment again, or bring the file back.").format(file=path)) from error
    except OSError as error:
        raise BadAssignment(_("{file} can't be opened: {why}.").format(file=path, why=error.strerror)) from error
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError, StopIteration) as error:
        raise BadAssignment(_("{file} is damaged ({why}). Build the assignment again, or bring the file back.").format(
            file=path, why=error)) from error
