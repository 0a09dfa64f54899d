"""What answers are worth. Pure: the same assignment, key and answers always give the same points, by the functions that
mark a lesson's answers."""

from collections.abc import Iterable
from math import isfinite

from ..activities import items
from ..activities.mark import BadResponse, Note
from ..content import Bundle
from ..content.items import Item
from ..words import _
from .answers import Answers, Given
from .assignment import Assignment, Key, Question
from .course_error import CourseError
from .doings import doings_of
from .draw import drawn
from .problems import HOLD, Problem
from .result import ItemResult, Result

QUOTES = "\"“”«»"


class NotGradable(CourseError):
    """An item that has no right answer, or that the key lacks. The message names it."""


def score(assignment: Assignment, key: Key, answers: Answers, student: str, content: Bundle | None = None) -> Result:
    """What `answers` earn `student`. `content` has the dialogues, trainers and practices (None: the course's own).

    Raises NotGradable if the key can't mark the assignment: that is the instructor's to mend, and no student's loss.
    """
    asked = drawn(assignment, student)
    results = tuple(_item(one, key, answers.given.get(one.id)) for one in asked)
    doings, unfollowed = doings_of(assignment, answers, content)
    problems = [*answers.problems, *_unasked(assignment, student, answers), *_misfits(results), *unfollowed]
    return Result(student, results, doings, tuple(problems), assignment.automatic_points)


def check(assignment: Assignment, key: Key) -> None:
    """Raises NotGradable unless `key` can mark every question of `assignment`."""
    if key.assignment != assignment.id:
        raise NotGradable(_("The key is for {other!r}, and the assignment is {this!r}.").format(
            other=key.assignment, this=assignment.id))
    if key.version != assignment.version:
        raise NotGradable(_("The key of {this!r} is for another version than the one that was released. Release it again, or bring "
                            "back the key that belongs to it.").format(this=assignment.id))
    for question in assignment.questions:
        if not _has_right_answer(_marked_by(question, key)):
            raise NotGradable(_('By the key, no answer to {item!r} is right. Mend it in keys/{name}.key.json: where an option has become '
                                'wrong, another one is "correct": true.').format(item=question.id, name=assignment.id))
        if not (isfinite(question.points) and question.points >= 0):
            raise NotGradable(_("{item!r} is worth {points} points: give it 0 or more.").format(
                item=question.id, points=question.points))


def _marked_by(question: Question, key: Key) -> Item:
    item = key.items.get(question.id)
    if item is None:
        raise NotGradable(_("The key has no {item!r}.").format(item=question.id))
    if item.kind in ("stance", "belief"):
        raise NotGradable(_("{item!r} asks for a belief or a view: there is no right answer to grade.").format(item=item.id))
    return item


def _has_right_answer(item: Item) -> bool:
    """Whether what `item` shows as right is marked as right: a key is edited by hand."""
    try:
        response, _mark = items.reveal(item)
        return items.mark(item, response).verdict == "right"
    except (BadResponse, StopIteration, TypeError, ValueError, KeyError, AttributeError):
        return False


def _item(question: Question, key: Key, given: Given | None) -> ItemResult:
    """What the question earned; its key may have been mended since, so answers are marked by what the key says now."""
    item, decision = _marked_by(question, key), key.decision(question.id)
    verdict, credit, why, response = _marked(question, item, given)
    points = 0.0 if credit is None else _fair(credit) * question.points
    of = question.points
    if decision and decision.what == "full":
        points = question.points
    elif decision and decision.what == "drop":
        points = of = 0.0
    return ItemResult(question.id, points, of, verdict, given is not None, response, why, decision and decision.what, credit,
                      given and given.sure, given and given.at)


def _marked(question: Question, item: Item, given: Given | None) -> tuple[str, float | None, tuple[str, ...], dict | None]:
    """Verdict, credit, what there is to say, and the response."""
    if given is None:
        return "unanswered", None, (), None
    try:
        if given.version != question.version:
            raise BadResponse("it answers another version of the question")
        mark = items.mark(item, given.response)
    except (BadResponse, TypeError, ValueError, KeyError, AttributeError, RecursionError, OverflowError):
        return "misfit", None, (), None
    notes = note_lines(question, mark.notes, given.response)
    # Beside all or none of the points, a lesson's "Yes." or "Not yet." says nothing more.
    says = () if notes and mark.verdict in ("right", "not-yet") else (mark.says,)
    return mark.verdict, mark.score, (*says, *notes), given.response


def note_lines(question: Question, notes: Iterable[Note], shown: dict) -> tuple[str, ...]:
    """The notes that say something, each after what it is about: the letter of an option that is in the response `shown`
    beside it, or the words. What was chosen comes first, then the rest as the question has it, or the response puts it."""
    places = {(field["name"], option["id"]): (part, *_place(field, option["id"], place, shown.get(field["name"])))
              for part, field in enumerate(question.fields) for place, option in enumerate(field.get("options", ()))}
    ordered = sorted(notes, key=lambda note: places.get((note.field, note.id), (-1, False, 0)))
    return tuple(_note_line(question, note, shown) for note in ordered if note.text)


def _place(field: dict, option: str, place: int, response) -> tuple[bool, int]:
    if field["type"] == "order" and isinstance(response, list) and option in response:
        return False, response.index(option)
    return field["type"] == "choose" and not _chosen(response, option), place


def _chosen(response, option: str) -> bool:
    return option in (response if isinstance(response, list) else [response])


def _note_line(question: Question, note: Note, shown: dict) -> str:
    for field in question.fields:
        for option in field.get("options", ()):
            if (field["name"], option["id"]) == (note.field, note.id):
                with_words = field["type"] != "choose" or not _chosen(shown.get(note.field), note.id)
                return f"{_in_marks(option['text'])}: {note.text}" if with_words else f"{note.id.upper()}. {note.text}"
    return note.text


def _in_marks(text: str) -> str:
    """In quotation marks, unless it has its own."""
    return text if text[:1] in QUOTES and text[-1:] in QUOTES else f"“{text}”"


def _fair(credit: float) -> float:
    """`credit` within 0 to 1, where every mark is; anything else would be a fault of ours, and earns nothing."""
    return credit if isfinite(credit) and 0 <= credit <= 1 else 0.0


def _unasked(assignment: Assignment, student: str, answers: Answers) -> list[Problem]:
    asked = {one.id for name in {student, *answers.names} for one in drawn(assignment, name)}
    strange = sorted(set(answers.given) - asked)
    if not strange:
        return []
    return [Problem("unasked", HOLD, _("It answers what this student wasn't asked: {items}.").format(items=", ".join(strange)[:200]),
                    _("It may be another student's file, or begun under another name. Ask whose answers they are."))]


def _misfits(results: tuple[ItemResult, ...]) -> list[Problem]:
    names = [one.item for one in results if one.verdict == "misfit"]
    if not names:
        return []
    return [Problem("misfit", HOLD, _("It holds answers that can't be given: {items}.").format(items=", ".join(names)[:200]),
                    _("Somebody may have edited the file. Ask the student, and mark by hand."))]
