"""The notebook that a marker sees: the instructor's own cells, with a student's answers, points and reasons as escaped text.

Nothing of the student's notebook is in it. What a student wrote stands in outputs as text, where neither Markdown nor
mathematics is made of it.
"""

import json

from ..content import Bundle
from ..words import _
from .answers import Answers
from .assignment import Assignment
from .blocks import Block, as_html, as_text
from .cells import MARKS, QUESTIONS, marked_by_hand, task_id
from .result import Result
from .result_blocks import item_blocks, number_of, points_of, problem_blocks, written_blocks

POINTS = "points"  # in the notebook's metadata: what each item earned, for whoever compares
REVIEW = "review"  # in the notebook's metadata: "look", "hold" (no marks may be entered) or None


def rebuild(released: str, assignment: Assignment, answers: Answers, result: Result, content: Bundle | None = None) -> dict:
    """The notebook as plain JSON, from the text of the `released` one, with what `result` says in it."""
    notebook = json.loads(released)
    by_hand = {task_id(one): one for one in marked_by_hand(assignment)}
    cells = []
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        if name == QUESTIONS:
            cell["outputs"] = [_display(_questions(assignment, result))]
        elif name == MARKS:
            cell["metadata"].pop("jupyter", None)
            cell["outputs"] = _marks(result)
        elif name in by_hand:
            cells.append(_above(name, [("h4", by_hand[name].title), *written_blocks(by_hand[name], answers, content)]))
        cells.append(cell)
    notebook["cells"] = cells
    notebook["metadata"]["attune"] = notebook["metadata"].get("attune", {}) | {
        REVIEW: result.review, POINTS: {one.item: one.points for one in result.items}}
    return notebook


def _questions(assignment: Assignment, result: Result) -> list[Block]:
    """Everything that was marked without a person."""
    blocks = list(problem_blocks(result))
    for number, one in enumerate(result.items, start=1):
        blocks += item_blocks(assignment, number, one)
    blocks += [("p", _("{title}: {what}. {points}").format(
        title=doing.title, what=_("done") if doing.done else _("not done"), points=points_of(doing.points, doing.of)))
        for doing in result.doings]
    return blocks


def _marks(result: Result) -> list[dict]:
    """The outputs that nbgrader takes the points from. Where they are held, what it finds is an error, which is worth nothing."""
    if result.held:
        held, proposed = _("Needs review: no points are entered yet."), _("By the answers as they are, it would be {points} of {of}.").format(
            points=number_of(result.score), of=number_of(result.worth))
        return [{"output_type": "stream", "name": "stderr", "text": f"{held}\n{proposed}\n"}]
    return [_display([("p", points_of(result.score, result.worth))]),
            {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": repr(float(result.score))}}]


def _above(name: str, blocks: list[Block]) -> dict:
    """A cell of our own that shows `blocks`."""
    return {"cell_type": "code", "id": f"shown-{name}"[:64], "execution_count": None, "source": "", "metadata": {"editable": False},
            "outputs": [_display(blocks)]}


def _display(blocks: list[Block]) -> dict:
    """The blocks as an output."""
    return {"output_type": "display_data", "metadata": {}, "data": {"text/html": as_html(blocks), "text/plain": as_text(blocks)}}
