"""An item as questions of other systems.

Each kind of ours maps to the nearest type that all of them have. An item of two tiers is two linked questions, half the
points each. A stance or a belief isn't judged, and no type of theirs asks without judging or marking by hand: both stay
here.
"""

from collections.abc import Iterable
from dataclasses import replace

from ...content.items import Card, Groups, Item, Option, Order, Scale, Several, Single, Step, Tiers
from ...words import _
from . import markup
from .numbers import exact, plain
from .sheet import OURS, Answer, LmsQuestion, Pair, Range, label_text

REASON = "--reason"  # after the id of an item of two tiers: its second question
LONGEST_TAG = 50  # characters that Moodle keeps of a tag


def category(item: Item) -> tuple[str, ...]:
    """The path of the category that it goes into."""
    return OURS, item.use, item.lesson


def lms_questions(item: Item, points: float = 1) -> list[LmsQuestion]:
    """The questions that `item` becomes, worth `points` together; none where it isn't judged."""
    if type(item) not in _BECOMES:
        return []
    hints = (markup.to_html(item.hint),) if item.hint is not None else ()
    base = {"id": item.id, "name": item.id, "stem": markup.to_html(item.stem), "points": points, "hints": hints, "tags": tags(item),
            "path": category(item)}
    made = _BECOMES[type(item)](item, base)
    long = [tag for tag in base["tags"] if len(tag) > LONGEST_TAG]
    return [replace(one, tags=tuple(tag for tag in one.tags if tag not in long), data=one.data | ({"tags": long} if long else {}))
            for one in made]


def tags(item: Item) -> tuple[str, ...]:
    """What is known about `item`, as tags."""
    return (*(f"concept:{name}" for name in item.concepts), *(f"source:{name}" for name in item.sources),
            f"level:{item.level}", f"difficulty:{item.difficulty}", f"version:{item.version}")


def _single(item: Single, base: dict) -> list[LmsQuestion]:
    return [LmsQuestion(kind="one", answers=_answers(item.options, 100, 0), shuffle=item.shuffle, data={"kind": item.kind}, **base)]


def _several(item: Several, base: dict) -> list[LmsQuestion]:
    """A right option adds its share and a wrong one takes as much: together the same marks as in the course."""
    share = 100 / sum(option.correct for option in item.options)
    return [LmsQuestion(kind="many", answers=_answers(item.options, share, -share), shuffle=item.shuffle, data={"kind": item.kind}, **base)]


def _tiers(item: Tiers, base: dict) -> list[LmsQuestion]:
    both = {"kind": "one", "shuffle": item.shuffle}
    base = base | {"points": base["points"] / 2}
    why = base | {"id": item.id + REASON, "name": item.id + REASON, "hints": ()}
    return [LmsQuestion(**both, answers=_answers(item.options, 100, 0), data={"kind": item.kind, "part": "answer"}, **base),
            LmsQuestion(**both, answers=_answers(item.reasons, 100, 0), added=item.because,
                  data={"kind": item.kind, "part": "reason", "because": item.because}, **why)]


def _answers(options: Iterable[Option], right: float, wrong: float) -> tuple[Answer, ...]:
    return tuple(Answer(text=markup.span(option.text, option.id), fraction=right if option.correct else wrong,
                        feedback=markup.span(option.feedback, option.misconception)) for option in options)


def _order(item: Order, base: dict) -> list[LmsQuestion]:
    steps = tuple(Answer(text=markup.span(step.text, step.id), fraction=100) for step in item.steps)
    return [LmsQuestion(kind="order", answers=steps, general=_notes(item.steps), data={"kind": item.kind}, **base)]


def _groups(item: Groups, base: dict) -> list[LmsQuestion]:
    labels = {group.id: group.label for group in item.groups}
    pairs = tuple(Pair(text=markup.span(card.text, card.id), label=label_text(labels[card.group])) for card in item.cards)
    data = {"kind": item.kind, "groups": [[group.id, group.label] for group in item.groups]}
    return [LmsQuestion(kind="match", pairs=pairs, general=_notes(item.cards), data=data, **base)]


def _notes(things: Iterable[Step | Card]) -> str:
    """Feedback for each step or card, where a format only has feedback for the whole question."""
    def note(one: Step | Card) -> str:
        misconception = getattr(one, "misconception", None)
        mark = f' data-misconception="{misconception}"' if misconception else ""
        return (f'<li data-attune="{one.id}"{mark}><span class="{markup.ADDED}">{markup.to_html(one.text)} – </span>'
                f"{markup.to_html(one.feedback)}</li>")

    return f"<ul>{''.join(map(note, things))}</ul>"


def _scale(item: Scale, base: dict) -> list[LmsQuestion]:
    low, high = map(exact, item.answer)
    ranges = (Range(low=low, high=high, fraction=100, feedback=markup.to_html(item.feedback.within)),
              Range(low=exact(item.min), high=low, fraction=0, feedback=markup.to_html(item.feedback.below)),
              Range(low=high, high=exact(item.max), fraction=0, feedback=markup.to_html(item.feedback.above)))
    says = _("Write a number from {min} to {max}. {min}: {low}. {max}: {high}.").format(
        min=plain(exact(item.min)), max=plain(exact(item.max)), low=item.low_label, high=item.high_label)
    data = {"kind": item.kind, "min": item.min, "max": item.max, "step": item.step, "unit": item.unit,
            "low": item.low_label, "high": item.high_label}
    unit = " " + _("The number is: … {unit}.").format(unit=item.unit) if item.unit else ""
    return [LmsQuestion(kind="number", ranges=ranges, data=data, added=says + unit, **base)]


_BECOMES = {Single: _single, Several: _several, Tiers: _tiers, Order: _order, Groups: _groups, Scale: _scale}
