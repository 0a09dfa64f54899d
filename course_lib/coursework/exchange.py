"""Questions as other systems know them: what Moodle XML, GIFT and QTI share, and how ours become theirs.

Each kind of ours maps to the nearest type that all of them have. An item of two tiers is two linked questions, half the
points each. A stance or a belief isn't judged, and no type of theirs asks without judging or marking by hand: both stay
here, with a line in the report.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..content.items import Groups, Item, Order, Scale, Several, Single, Tiers
from ..records import RecordError
from ..words import _
from . import markup
from .assignment import Assignment, Key, Question

REASON = "--reason"  # after the id of an item of two tiers: its second question
LONGEST_TAG = 50  # characters that Moodle keeps of a tag


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
class Asked:
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
    asked: tuple[Asked, ...]
    draw: int | None = None


@dataclass(frozen=True)
class Sheet:
    """What is written to a file, and a line for each thing that had to stay here."""

    id: str
    title: str
    sections: tuple[Section, ...]
    report: tuple[str, ...] = ()
    one_test: bool = True  # the sections are parts of one test


def of_bank(items: Iterable[Item], title: str = "Attune") -> Sheet:
    """The items as a bank: a section for each lesson and use."""
    places: dict[tuple[str, ...], list[Asked]] = {}
    report: list[str] = []
    for item in items:
        places.setdefault(("Attune", item.use, item.lesson), []).extend(_or_report(item, 1, report))
    sections = tuple(Section(path, tuple(asked)) for path, asked in places.items() if asked)
    return Sheet("attune-bank", title, sections, tuple(report), one_test=False)


def of_assignment(assignment: Assignment, key: Key) -> Sheet:
    """The assignment with its key: what everybody gets, a section for each pool, and prose to mark by hand."""
    report: list[str] = []
    path = ("Attune", "assignments", assignment.id)
    everybody = [one for question in assignment.questions if question.pool is None for one in _of_question(question, key, report)]
    sections = [Section(path, tuple(everybody))]
    for pool in assignment.pools:
        known = [one for question in assignment.questions if question.pool == pool.id for one in _of_question(question, key, report)]
        if len(known) < pool.draw:
            report.append(_("pool {pool}: {there} of its questions can leave, and {draw} should be drawn").format(
                pool=pool.id, there=len(known), draw=pool.draw))
        sections.append(Section((*path, pool.id), tuple(known), min(pool.draw, len(known))))
    by_hand = tuple(Asked(kind="essay", id=f"prose-{one.id}", name=one.title, stem=markup.to_html(one.prompt), points=one.points,
                          grader=_guide(key, one.id), data={"kind": "prose"}) for one in assignment.prose)
    sections.append(Section((*path, "to-mark-by-hand"), by_hand))
    report += [_("{name}: a dialogue can't leave the course; left out").format(name=talk.dialogue) for talk in assignment.talks]
    report += [_("{name}: a step of a skill lab can't leave the course; left out").format(name=step.id) for step in assignment.steps]
    return Sheet(assignment.id, assignment.title, tuple(one for one in sections if one.asked), tuple(report))


def _guide(key: Key, about: str) -> str:
    """How a text is marked: what is looked for, what each is worth, and a model answer."""
    rubric = next((one for one in key.rubrics if one.about == about), None)
    if rubric is None:
        return ""
    lines = "".join(f"<li>{one.points:g}: {markup.to_html(one.looks_for)}</li>" for one in rubric.criteria)
    return f"<ul>{lines}</ul>" + (f"<p>{markup.to_html(rubric.model_answer)}</p>" if rubric.model_answer else "")


def _of_question(question: Question, key: Key, report: list[str]) -> list[Asked]:
    """What a question of an assignment becomes; nothing, with a line in the report, where it can't go."""
    if question.id not in key.items:
        raise RecordError(_("The key of {assignment} has no item {item}. Build the assignment again.").format(
            assignment=key.assignment, item=question.id))
    item, decision = key.items[question.id], key.decision(question.id)
    if decision and decision.what == "drop":
        report.append(_("{name}: was dropped ({reason}); left out").format(name=item.id, reason=decision.reason))
        return []
    if question.pool is not None and isinstance(item, Tiers):
        report.append(_("{name}: its two questions could be drawn apart from the pool {pool}; left out").format(name=item.id, pool=question.pool))
        return []
    return _or_report(item, question.points, report)


def _or_report(item: Item, points: float, report: list[str]) -> list[Asked]:
    if type(item) not in _ASKED:
        report.append(_("{name}: a {kind} isn't judged, and the format only has what is judged or marked by hand; left out").format(
            name=item.id, kind=item.kind))
        return []
    return asked(item, points)


def asked(item: Item, points: float = 1) -> list[Asked]:
    """The questions that `item` becomes, worth `points` together."""
    hints = (markup.to_html(item.hint),) if item.hint is not None else ()
    base = {"id": item.id, "name": item.id, "stem": markup.to_html(item.stem), "points": points, "hints": hints, "tags": tags(item),
            "path": ("Attune", item.use, item.lesson)}
    made = _ASKED[type(item)](item, base)
    long = [tag for tag in base["tags"] if len(tag) > LONGEST_TAG]
    return [replace(one, tags=tuple(tag for tag in one.tags if tag not in long), data=one.data | ({"tags": long} if long else {}))
            for one in made]


def tags(item: Item) -> tuple[str, ...]:
    """What is known about `item`, as tags."""
    return (*(f"concept:{name}" for name in item.concepts), *(f"source:{name}" for name in item.sources),
            f"level:{item.level}", f"difficulty:{item.difficulty}", f"version:{item.version}")


def _note(feedback: str, misconception: str | None) -> str:
    return markup.span(feedback, misconception)


def _single(item: Single, base: dict) -> list[Asked]:
    return [Asked(kind="one", answers=_answers(item.options, 100, 0), shuffle=item.shuffle, data={"kind": item.kind}, **base)]


def _several(item: Several, base: dict) -> list[Asked]:
    """A right option adds its share and a wrong one takes as much: together the same marks as in the course."""
    share = 100 / sum(option.correct for option in item.options)
    return [Asked(kind="many", answers=_answers(item.options, share, -share), shuffle=item.shuffle, data={"kind": item.kind}, **base)]


def _tiers(item: Tiers, base: dict) -> list[Asked]:
    both = {"kind": "one", "shuffle": item.shuffle}
    base = base | {"points": base["points"] / 2}
    why = base | {"id": item.id + REASON, "name": item.id + REASON, "hints": ()}
    return [Asked(**both, answers=_answers(item.options, 100, 0), data={"kind": item.kind, "part": "answer"}, **base),
            Asked(**both, answers=_answers(item.reasons, 100, 0), added=item.because,
                  data={"kind": item.kind, "part": "reason", "because": item.because}, **why)]


def _answers(options, right: float, wrong: float) -> tuple[Answer, ...]:
    return tuple(Answer(text=markup.span(option.text, option.id), fraction=right if option.correct else wrong,
                        feedback=_note(option.feedback, option.misconception)) for option in options)


def _order(item: Order, base: dict) -> list[Asked]:
    steps = tuple(Answer(text=markup.span(step.text, step.id), fraction=100) for step in item.steps)
    return [Asked(kind="order", answers=steps, general=_notes(item.steps), data={"kind": item.kind}, **base)]


def _groups(item: Groups, base: dict) -> list[Asked]:
    labels = {group.id: group.label for group in item.groups}
    pairs = tuple(Pair(text=markup.span(card.text, card.id), label=label_text(labels[card.group])) for card in item.cards)
    data = {"kind": item.kind, "groups": [[group.id, group.label] for group in item.groups]}
    return [Asked(kind="match", pairs=pairs, general=_notes(item.cards), data=data, **base)]


def label_text(label: str) -> str:
    """`label` as a menu can show it: on one line, without what XML can't hold."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in label).split()) or "?"


def _notes(things) -> str:
    """Feedback for each step or card, where a format only has feedback for the whole question."""
    def note(one) -> str:
        misconception = getattr(one, "misconception", None)
        mark = f' data-misconception="{misconception}"' if misconception else ""
        return (f'<li data-attune="{one.id}"{mark}><span class="{markup.ADDED}">{markup.to_html(one.text)} – </span>'
                f"{markup.to_html(one.feedback)}</li>")

    return f"<ul>{''.join(map(note, things))}</ul>"


def _scale(item: Scale, base: dict) -> list[Asked]:
    low, high = map(exact, item.answer)
    ranges = (Range(low=low, high=high, fraction=100, feedback=markup.to_html(item.feedback.within)),
              Range(low=exact(item.min), high=low, fraction=0, feedback=markup.to_html(item.feedback.below)),
              Range(low=high, high=exact(item.max), fraction=0, feedback=markup.to_html(item.feedback.above)))
    says = _("Write a number from {min} to {max}. {min}: {low}. {max}: {high}.").format(
        min=plain(exact(item.min)), max=plain(exact(item.max)), low=item.low_label, high=item.high_label)
    data = {"kind": item.kind, "min": item.min, "max": item.max, "step": item.step, "unit": item.unit,
            "low": item.low_label, "high": item.high_label}
    unit = " " + _("The number is: … {unit}.").format(unit=item.unit) if item.unit else ""
    return [Asked(kind="number", ranges=ranges, data=data, added=says + unit, **base)]


def exact(number: float) -> Decimal:
    """`number` as it is written, so that halving a range and adding it again changes nothing."""
    return Decimal(repr(number))


def plain(number: Decimal) -> str:
    """`number` without an exponent or needless zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


_ASKED = {Single: _single, Several: _several, Tiers: _tiers, Order: _order, Groups: _groups, Scale: _scale}
