"""From marked submissions to what a report needs: arrays, without names."""

from collections.abc import Iterable
from datetime import datetime
from math import nan

import numpy as np

from ...content.items import Groups, Item, Several, Single, Tiers
from ...words import _
from ..answers import Answers
from ..assignment import Assignment, Key, Question
from ..result import ItemResult, Result
from ..times import time
from .responses import Asked, Choice, Choices, Responses

LONGEST = 1800  # seconds; whoever takes longer has been elsewhere


def gather(assignment: Assignment, key: Key, marked: Iterable[tuple[Result, Answers]], concepts: dict[str, str]) -> Responses:
    """What all students did. `marked`: each submission's result and its answers; `concepts`: their names, by id.

    A submission that needs review isn't in it, and is counted. What was decided about an item afterwards takes it out of the
    scores here, since it says nothing about students any more. The time for an answer is the one since the answer before it
    (or since the file was begun): rough where somebody came back to change one.
    """
    told = list(marked)
    kept = [(result, answers) for result, answers in told if not result.held]
    items = tuple(_asked(question, key) for question in assignment.questions)
    place = {item.id: number for number, item in enumerate(items)}
    shape = (len(kept), len(items))
    credit, seconds = np.full(shape, nan), np.full(shape, nan)
    asked, answered, sure = np.zeros(shape, bool), np.zeros(shape, bool), np.zeros(shape, int)
    picked = tuple(tuple(np.zeros((len(kept), len(one.options)), bool) for one in item.choices) for item in items)
    options = [_options(question, key.items[question.id]) for question in assignment.questions]
    for student, (result, answers) in enumerate(kept):
        taken = _seconds(result, answers)
        for one in result.items:
            number = place[one.item]
            asked[student, number], answered[student, number] = True, one.answered
            credit[student, number] = nan if one.credit is None else one.credit
            sure[student, number] = one.sure or 0
            seconds[student, number] = taken.get(one.item, nan)
            for table, row in zip(picked[number], _picked(one, key.items[one.item], options[number])):
                table[student] = row
    return Responses(assignment=assignment.id, title=assignment.title, items=items, credit=credit, asked=asked, answered=answered,
                     picked=picked, sure=sure, seconds=seconds, concepts=concepts, left_out=len(told) - len(kept))


def _asked(question: Question, key: Key) -> Asked:
    item, decision = key.items[question.id], key.decision(question.id)
    says = {None: "", "drop": _("Dropped: {reason}"), "full": _("Everybody got all its points: {reason}")}[decision and decision.what]
    return Asked(id=item.id, stem=question.stem, points=question.points, concepts=item.concepts, choices=_choices(question, item),
                 counts=decision is None, decision=says.format(reason=decision.reason if decision else ""))


def _options(question: Question, item: Item) -> list[list[str]]:
    """For each thing to choose, the ids of its options, in the order in which students see them."""
    if not isinstance(item, (Single, Several, Tiers, Groups)):
        return []
    return [[option["id"] for option in field["options"]] for field in question.fields]


def _choices(question: Question, item: Item) -> tuple[Choices, ...]:
    right = {option.id for option in (*getattr(item, "options", ()), *getattr(item, "reasons", ())) if option.correct}
    made = []
    for field in question.fields if isinstance(item, (Single, Several, Tiers)) else ():
        options = tuple(Choice(text=option["text"], right=option["id"] in right) for option in field["options"])
        made.append(Choices(options=options, legend=field.get("legend", ""), single=not isinstance(item, Several)))
    if isinstance(item, Groups):
        cards = tuple(Choice(text=option["text"], right=True) for option in question.fields[0]["options"])
        made.append(Choices(options=cards, legend=_("How many put each where it belongs"), single=False))
    return tuple(made)


def _picked(one: ItemResult, item: Item, options: list[list[str]]) -> list[list[bool]]:
    """For each thing to choose, which of its options this student chose; of cards, which were put where they belong."""
    if one.response is None:
        return []
    if isinstance(item, Groups):
        belongs = {card.id: card.group for card in item.cards}
        return [[one.response["answer"].get(name) == belongs[name] for name in options[0]]]
    given = [one.response.get(name) for name in ("answer", "reason")]
    return [[name in chosen if isinstance(chosen, list) else name == chosen for name in names] for names, chosen in zip(options, given)]


def _seconds(result: Result, answers: Answers) -> dict[str, float]:
    """By item."""
    times = sorted((moment, one.item) for one in result.items if one.at and (moment := time(one.at)))
    before: datetime | None = time(answers.first)
    taken = {}
    for moment, item in times:
        if before and 0 <= (passed := (moment - before).total_seconds()) <= LONGEST:
            taken[item] = passed
        before = moment
    return taken
