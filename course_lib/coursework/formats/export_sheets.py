"""A bank, or an assignment with its key, as a sheet of questions for other systems; what has to stay here is reported."""

from collections.abc import Iterable

from ...content.items import Item, Tiers
from ...records import RecordError
from ...words import _
from ..assignment import Assignment, Key, Question
from . import markup
from .export_items import category, lms_questions
from .sheet import OURS, LmsQuestion, Section, Sheet


def of_bank(items: Iterable[Item], title: str = "Attune") -> Sheet:
    """The items as a bank: a section for each lesson and use."""
    places: dict[tuple[str, ...], list[LmsQuestion]] = {}
    report: list[str] = []
    for item in items:
        places.setdefault(category(item), []).extend(_or_report(item, 1, report))
    sections = tuple(Section(path, tuple(questions)) for path, questions in places.items() if questions)
    return Sheet("attune-bank", title, sections, tuple(report), one_test=False)


def of_assignment(assignment: Assignment, key: Key) -> Sheet:
    """The assignment with its key: what everybody gets, a section for each pool, and prose to mark by hand."""
    report: list[str] = []
    path = (OURS, "assignments", assignment.id)
    everybody = [one for question in assignment.questions if question.pool is None for one in _of_question(question, key, report)]
    sections = [Section(path, tuple(everybody))]
    for pool in assignment.pools:
        known = [one for question in assignment.questions if question.pool == pool.id for one in _of_question(question, key, report)]
        if len(known) < pool.draw:
            report.append(_("pool {pool}: {there} of its questions can leave, and {draw} should be drawn").format(
                pool=pool.id, there=len(known), draw=pool.draw))
        sections.append(Section((*path, pool.id), tuple(known), min(pool.draw, len(known))))
    by_hand = tuple(LmsQuestion(kind="essay", id=f"prose-{one.id}", name=one.title, stem=markup.to_html(one.prompt), points=one.points,
                          grader=_guide(key, one.id), data={"kind": "prose"}) for one in assignment.prose)
    sections.append(Section((*path, "to-mark-by-hand"), by_hand))
    report += [_("{name}: a dialogue can't leave the course; left out").format(name=talk.dialogue) for talk in assignment.talks]
    report += [_("{name}: a step of a skill lab can't leave the course; left out").format(name=step.id) for step in assignment.steps]
    return Sheet(assignment.id, assignment.title, tuple(one for one in sections if one.questions), tuple(report))


def _guide(key: Key, about: str) -> str:
    """How a text is marked: what is looked for, what each is worth, and a model answer."""
    rubric = next((one for one in key.rubrics if one.about == about), None)
    if rubric is None:
        return ""
    lines = "".join(f"<li>{one.points:g}: {markup.to_html(one.looks_for)}</li>" for one in rubric.criteria)
    return f"<ul>{lines}</ul>" + (f"<p>{markup.to_html(rubric.model_answer)}</p>" if rubric.model_answer else "")


def _of_question(question: Question, key: Key, report: list[str]) -> list[LmsQuestion]:
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


def _or_report(item: Item, points: float, report: list[str]) -> list[LmsQuestion]:
    made = lms_questions(item, points)
    if not made:
        report.append(_("{name}: a {kind} isn't judged, and the format only has what is judged or marked by hand; left out").format(
            name=item.id, kind=item.kind))
    return made
