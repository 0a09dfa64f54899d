"""The notebook that a marker sees: the instructor's own cells, with a student's answers, points and reasons as escaped text.

Nothing of the student's notebook is in it. What a student wrote stands in outputs as text, where neither Markdown nor
mathematics is made of it.
"""

import json
import re
from collections.abc import Iterator
from html import escape

from ..activities import dialogue_paths
from ..activities.dialogue import DialogueState
from ..activities.dialogue_text import quoted
from ..content import Bundle
from ..content.dialogues import Dialogue
from ..words import _
from .answers import Answers
from .assignment import Assignment, Prose, Talk
from .cells import MARKS, marked_by_hand, task_id
from .in_words import said
from .problems import HOLD, LOOK
from .score import ItemResult, Result, followed

QUESTIONS = "questions"  # the cell where the student answered
PLAIN = 'class="tex2jax_ignore mathjax_ignore" style="white-space: pre-wrap"'  # text, whatever is in it
POINTS = "points"  # in the notebook's metadata: what each item earned, for whoever compares
REVIEW = "review"  # in the notebook's metadata: "look", "hold" (no marks may be entered) or None


def rebuild(released: str, assignment: Assignment, answers: Answers, result: Result, content: Bundle | None = None) -> dict:
    """The notebook as plain JSON, from the text of the `released` one, with what `result` says in it."""
    book = json.loads(released)
    by_hand = {task_id(one): one for one in marked_by_hand(assignment)}
    cells = []
    for cell in book["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        if name == QUESTIONS:
            cell["outputs"] = [_display(*_questions(assignment, result))]
        elif name == MARKS:
            cell["metadata"].pop("jupyter", None)
            cell["outputs"] = _marks(result)
        elif name in by_hand:
            cells.append(_above(name, [("h4", by_hand[name].title), *written_blocks(by_hand[name], answers, content)]))
        cells.append(cell)
    book["cells"] = cells
    book["metadata"]["attune"] = book["metadata"].get("attune", {}) | {
        REVIEW: result.review, POINTS: {one.item: one.points for one in result.items}}
    return book


# What was answered -----------------------------------------------------------------------------------


def _questions(assignment: Assignment, result: Result) -> tuple[str, str]:
    """Everything that was marked without a person, as HTML and as plain text."""
    blocks = list(problem_blocks(result))
    for number, one in enumerate(result.items, start=1):
        blocks += item_blocks(assignment, number, one)
    blocks += [("p", _("{title}: {what}. {points} of {of} points.").format(
        title=doing.title, what=_("done") if doing.done else _("not done"), points=number_of(doing.points), of=number_of(doing.of)))
        for doing in result.doings]
    return as_html(blocks), as_text(blocks)


def problem_blocks(result: Result) -> Iterator[tuple[str, str]]:
    """What a person should look at."""
    grave = [one for one in result.problems if one.gravity in (HOLD, LOOK)]
    if grave:
        yield "h4", _("Needs review: no points are entered yet.") if result.held else _("Needs review.")
    for one in grave:
        yield "li", f"{one.says} {one.do}".strip()


def item_blocks(assignment: Assignment, number: int, one: ItemResult) -> Iterator[tuple[str, str]]:
    """An item as pairs of a tag and a text: question, answer, points and why."""
    question = next(question for question in assignment.questions if question.id == one.item)
    yield "h4", f"{number}. {question.stem}"
    lines = said(question, one.response) if one.response else []
    yield "p", _("Answer:") if lines else {
        "unanswered": _("Not answered."), "misfit": _("The file holds an answer that can't be given.")}.get(one.verdict, _("Answer:"))
    yield from (("li", line) for line in lines)
    yield "p", points_line(one)
    yield from (("li", why) for why in one.why)


def points_line(one: ItemResult) -> str:
    """What an item earned, in words, and what was decided about it."""
    if one.decision == "drop":
        return _("This question was dropped: it counts for nobody.")
    says = _("{points} of {of} points.").format(points=number_of(one.points), of=number_of(one.of))
    return says + " " + _("Everybody has all the points for this question.") if one.decision == "full" else says


def number_of(points: float) -> str:
    """Points as people write them: at most two decimals."""
    return f"{round(points, 2):g}"


def _marks(result: Result) -> list[dict]:
    """The outputs that nbgrader takes the points from. Where they are held, what it finds is an error, which is worth nothing."""
    if result.held:
        proposed = _("Needs review: no points are entered. By the answers as they are, it would be {points} of {of}.").format(
            points=number_of(result.score), of=number_of(result.worth))
        return [{"output_type": "stream", "name": "stderr", "text": proposed + "\n"}]
    says = _("{points} of {of} points").format(points=number_of(result.score), of=number_of(result.worth))
    blocks = [("p", says)]
    return [_display(as_html(blocks), as_text(blocks)),
            {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": repr(float(result.score))}}]


# What was written and said ---------------------------------------------------------------------------


def written_blocks(one: Prose | Talk, answers: Answers, content: Bundle | None) -> list[tuple[str, str]]:
    """What was written, or said on each way through a talk."""
    if isinstance(one, Prose):
        text = answers.texts.get(one.id, "").strip()
        return [("pre", text) if text else ("p", _("Nothing was written."))]
    try:
        return path_blocks(followed(one, answers, content))
    except Exception:  # a forged event, or a talk that the course no longer has
        return [("p", _("What was said can't be followed."))]


def path_blocks(state: DialogueState) -> list[tuple[str, str]]:
    """What was said on each way through a dialogue, the last one first."""
    ways = [path for path in (state.path, *reversed(state.past)) if path.steps]
    if not ways:
        return [("p", _("Read as one text, without choosing replies.") if state.read else _("Nothing was said."))]
    blocks = []
    for number, path in enumerate(ways):
        blocks.append(("p", _("The way that was taken last:") if number == 0 else _("An earlier way:")))
        blocks += [("li", line) for line in _way(state.dialogue, path)]
    return blocks


def _way(dialogue: Dialogue, path) -> Iterator[str]:
    turns = {turn.id: turn for turn in dialogue.turns}
    for step in path.steps:
        line = dialogue_paths.line(turns[step.turn], step.before)
        yield f"{dialogue.partner.name}: {line.text}"
        yield f"{dialogue.you}: {quoted(step.reply)}"
    yield path.end.text if path.end else _("It was left here.")


def _above(name: str, blocks: list[tuple[str, str]]) -> dict:
    """A cell of our own that shows `blocks`."""
    return {"cell_type": "code", "id": f"shown-{name}"[:64], "execution_count": None, "source": "", "metadata": {"editable": False},
            "outputs": [_display(as_html(blocks), as_text(blocks))]}


# As outputs ------------------------------------------------------------------------------------------


def _display(html: str, plain: str) -> dict:
    return {"output_type": "display_data", "metadata": {}, "data": {"text/html": html, "text/plain": plain}}


def as_html(blocks, heading: str = "h4") -> str:
    """Pairs of a tag (h4, p, li, pre) and a text, as HTML in which every text is only text. `heading`: the tag for h4."""
    parts, listed = [], False
    for tag, text in blocks:
        if (tag == "li") != listed:
            parts.append("</ul>" if listed else "<ul>")
            listed = tag == "li"
        tag = heading if tag == "h4" else tag
        parts.append(f"<{tag} {PLAIN}>{escape(clean(text))}</{tag}>")
    return "\n".join([*parts, *(["</ul>"] if listed else [])])


def as_text(blocks) -> str:
    """The same as plain text."""
    return "\n".join(f"- {clean(text)}" if tag == "li" else clean(text) for tag, text in blocks)


_UNSHOWN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff0-\uffff]")


def clean(text: str) -> str:
    """`text` without what could speak to a terminal, turn the writing around, or fit into no file."""
    return _UNSHOWN.sub("\ufffd", text)
