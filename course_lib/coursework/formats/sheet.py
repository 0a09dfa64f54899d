"""Questions as other systems know them: what Moodle XML, GIFT and QTI share."""

import json
from dataclasses import dataclass, field
from decimal import Decimal

from ..one_line import one_line
from . import markup

WHOLE = 99.99  # of 100: a share from which on an answer earns all the points, since some systems round
ROOT = "$course$/top"  # what a path of categories begins with, in Moodle
OURS = "Attune"  # what ours begins with
USES = ("graded", "lesson", "live")  # what an item is for


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer to choose, or a step of an order. `text` and `feedback` are HTML, `fraction` a share of 100."""

    text: str
    fraction: float = 0
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class Range:
    """Numbers from `low` to `high` that earn `fraction` of 100. The first range that fits counts."""

    low: Decimal
    high: Decimal
    fraction: float
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What is matched: `text` (HTML) belongs to `label` (plain text)."""

    text: str
    label: str


@dataclass(frozen=True, kw_only=True)
class LmsQuestion:
    """A question of another system. `kind` is one (one right answer), many, order, match, number, essay, or the name
    of a type that has no place here. Texts are HTML. `data` is what only this course knows of it."""

    kind: str
    id: str = ""
    name: str = ""
    stem: str = ""
    points: float = 1
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    ranges: tuple[Range, ...] = ()
    general: str = ""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    shuffle: bool = True
    data: dict = field(default_factory=dict)
    added: str = ""  # what a student reads below the stem, and nobody reads back
    grader: str = ""  # for whoever marks an essay, and nobody else
    path: tuple[str, ...] = ()  # its category
    line: int = 1
    lost: tuple[str, ...] = ()  # what its reader had to leave out, in words

    def html(self, **more) -> str:
        """The stem with `data` and whatever `more` a format has no place for."""
        data = self.data | {key: value for key, value in more.items() if value}
        stem = markup.block(self.stem, json.dumps(data)) if data else self.stem
        return stem + (markup.added(self.added) if self.added else "")


@dataclass(frozen=True)
class Section:
    """Questions that belong together. `draw`: how many of them a student gets; None: all."""

    path: tuple[str, ...]
    questions: tuple[LmsQuestion, ...]
    draw: int | None = None


@dataclass(frozen=True)
class Sheet:
    """What is written to a file, and in `report` a line for each thing that had to stay here."""

    id: str
    title: str
    sections: tuple[Section, ...]
    report: tuple[str, ...] = ()
    one_test: bool = True  # the sections are parts of one test


def label_text(label: str) -> str:
    """`label` as a menu can show it: on one line, without what XML can't hold."""
    return one_line(label) or "?"
