"""An assignment as it lies beside its notebook, for the student, and its key, which stays with the instructor.

Two files hold an assignment. `assignment.json` goes to students: questions without key or feedback. `<id>.key.json`
stays in the course's `keys/` folder: the items whole, what each is worth, how prose is marked, and what was decided
about an item afterwards.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ..content.frozen import freeze
from ..content.items import KINDS, Item
from ..records import RecordError
from ..words import _

FORMAT = 1
FILE = "assignment.json"
LARGEST = 5_000_000  # bytes; a hundred times what an assignment needs


class BadAssignment(RecordError):
    """A file of an assignment that can't be used. The message names the file and what to do."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """An item as a student sees it. `fields` are those of `activities.items.fields`, in the order shown to all."""

    id: str
    version: int
    kind: str
    stem: str
    fields: tuple[dict, ...]
    points: float
    pool: str | None = None  # drawn from this pool; None: everybody gets it


@dataclass(frozen=True, kw_only=True)
class Pool:
    """Items of which each student gets `draw`, always the same ones. All items of a pool are worth the same."""

    id: str
    draw: int


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A text to write, marked by hand. It is about made-up people, never about the student's own life."""

    id: str
    title: str
    prompt: str
    points: float
    words: int | None = None  # about how many are expected


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A dialogue of the course. `marked`: by hand, from its path; otherwise having finished it earns the points."""

    dialogue: str
    title: str
    points: float
    marked: bool = True


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something to do in a skill lab, that earns its points by being done. `opens` is a trainer's or a practice's
    activity id ("trainer/listening"), or None for a step that the student ticks off."""

    id: str
    title: str
    prompt: str
    points: float
    opens: str | None = None


@dataclass(frozen=True, kw_only=True)
class Assignment:
    id: str
    title: str
    intro: str
    questions: tuple[Question, ...] = ()
    pools: tuple[Pool, ...] = ()
    prose: tuple[Prose, ...] = ()
    talks: tuple[Talk, ...] = ()
    steps: tuple[Step, ...] = ()
    asks_sure: bool = False
    due: str | None = None  # UTC, ISO 8601: what students are told; nbgrader's gradebook decides what is late
    format: int = FORMAT

    @property
    def activity(self) -> str:
        """What its own events are filed under."""
        return f"assignment/{self.id}"

    @property
    def version(self) -> str:
        """A digest of what is asked and what it's worth. A new due date is the same version."""
        asked = asdict(replace(self, due=None))
        return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]

    @property
    def draws(self) -> bool:
        """Whether students get different questions."""
        return bool(self.pools)

    @property
    def automatic_points(self) -> float:
        """What the answers file alone can earn: questions (of each pool, those drawn), steps, unmarked talks."""
        fixed = sum(question.points for question in self.questions if question.pool is None)
        drawn = sum(pool.draw * next(one.points for one in self.questions if one.pool == pool.id) for pool in self.pools)
        done = sum(step.points for step in self.steps) + sum(talk.points for talk in self.talks if not talk.marked)
        return fixed + drawn + done

    @property
    def points(self) -> float:
        """The most that it can earn."""
        by_hand = sum(one.points for one in self.prose) + sum(talk.points for talk in self.talks if talk.marked)
        return self.automatic_points + by_hand


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
