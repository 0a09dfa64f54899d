"""What a student gets back: a page with each question, their answer, the points and why, and what a person wrote."""

from collections.abc import Iterator
from html import escape

from nbgrader.api import SubmittedNotebook

from ..activities import items
from ..activities.assignment_view import points
from ..words import _
from .assignment import Prose, Talk
from .blocks import Block, as_html, clean
from .cells import MARKS, marked_by_hand, task_id
from .html_page import html_page
from .in_words import said
from .marker import Marked, Marker
from .result import ItemResult
from .result_blocks import item_blocks, points_of, written_blocks
from .score import note_lines

STYLE = ("body{font:1rem/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}:root{color-scheme:light dark}"
         "h2{font-size:1.05rem;margin:1.75rem 0 .25rem}p,pre,ul{margin-block:.25rem}"
         "pre{font:inherit;border-inline-start:.25rem solid;padding-inline-start:.75rem;overflow-wrap:anywhere}")


def page(marker: Marker, marked: Marked, row: SubmittedNotebook, with_key: bool) -> str:
    """A student's feedback as a page that stands by itself: `row` has what a person gave and wrote; `with_key`: what is right
    is shown where the answer wasn't. All texts in it are escaped."""
    result = marked.result
    blocks = list(_sum(marker, row, marked.submission.student))
    for number, one in enumerate(result.items, start=1):
        decision = marker.key.decision(one.item)
        blocks += item_blocks(marker.assignment, number, one, decision.reason if decision else "")
        if with_key and one.decision is None and one.verdict != "right":
            blocks += _right(marker, one)
    for doing in result.doings:
        blocks += [("h4", doing.title), ("p", points_of(doing.points, doing.of))]
    for one in marked_by_hand(marker.assignment):
        blocks += _by_hand(marker, marked, row, one)
    title = clean(marker.assignment.title)
    return html_page(title, STYLE, f"<main>\n<h1>{escape(title)}</h1>\n{as_html(blocks, 'h2')}\n</main>")


def _sum(marker: Marker, row: SubmittedNotebook, student: str) -> Iterator[Block]:
    """Whose page it is, the points altogether, and what a person or the clock changed about them."""
    penalty = row.late_submission_penalty or 0
    yield "p", _("Handed in by {student}.").format(student=clean(student))
    yield "p", points_of(row.score - penalty, marker.assignment.points)
    if penalty:
        yield "p", _("Taken off, because it came late: {points}.").format(points=points(round(penalty, 2)))
    marks = next((one for one in row.grades if one.name == MARKS), None)
    if marks is not None and marks.manual_score is not None:
        yield "p", _("For the questions together you got {points}, given by a person.").format(points=points(round(marks.score, 2)))


def _right(marker: Marker, answered: ItemResult) -> Iterator[Block]:
    """What would have been right, and why; what the answer had right is there already, card by card."""
    question = next(one for one in marker.assignment.questions if one.id == answered.item)
    item = marker.key.items[answered.item]
    response, mark = items.reveal(item)
    had = said(question, answered.response) if answered.response and item.kind == "groups" else []
    yield "p", _("What is right:")
    yield from (("li", line) for line in said(question, response) if line not in had)
    yield from (("li", line) for line in note_lines(question, (note for note in mark.notes if note.tone == "right"), response)
                if line not in answered.why)


def _by_hand(marker: Marker, marked: Marked, row: SubmittedNotebook, one: Prose | Talk) -> Iterator[Block]:
    """What was asked and written, what a person gave for it, and what they said about it."""
    yield "h4", one.title
    if isinstance(one, Prose):
        yield "p", one.prompt
    yield from written_blocks(one, marked.submission.answers, marker.content)
    grade = next((grade for grade in row.grades if grade.name == task_id(one)), None)
    known = grade is not None and not (grade.needs_manual_grade and grade.manual_score is None)
    yield "p", points_of(grade.score, one.points) if known else _("Not marked yet.")
    comment = next((comment.comment for comment in row.comments if comment.name == task_id(one)), None)
    if comment:
        yield "p", _("What was said about it:")
        yield "pre", comment
