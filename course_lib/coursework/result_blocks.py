"""What a student answered, wrote and said, with what it earned and why, as blocks: for whoever marks, and for the student."""

from collections.abc import Iterator

from ..activities import dialogue_paths
from ..activities.dialogue import DialogueState
from ..activities.dialogue_paths import Path
from ..activities.dialogue_text import quoted
from ..content import Bundle
from ..content.dialogues import Dialogue
from ..words import _, n_
from .answers import Answers
from .assignment import Assignment, Prose, Talk
from .blocks import Block
from .doings import followed
from .in_words import said
from .problems import HOLD, LOOK
from .result import ItemResult, Result


def problem_blocks(result: Result) -> Iterator[Block]:
    """What a person should look at."""
    grave = [one for one in result.problems if one.gravity in (HOLD, LOOK)]
    if grave:
        yield "h4", _("Needs review: no points are entered yet.") if result.held else _("Needs review.")
    for one in grave:
        yield "li", f"{one.says} {one.do}".strip()


def item_blocks(assignment: Assignment, number: int, one: ItemResult, decided: str = "") -> Iterator[Block]:
    """An item as pairs of a tag and a text: question, answer, points and why. `decided`: why it was dropped, or given to all."""
    question = next(question for question in assignment.questions if question.id == one.item)
    yield "h4", f"{number}. {question.stem}"
    lines = said(question, one.response) if one.response else []
    yield "p", _("Answer:") if lines else {
        "unanswered": _("Not answered."), "misfit": _("The file holds an answer that can't be given.")}.get(one.verdict, _("Answer:"))
    yield from (("li", line) for line in lines)
    yield "p", f"{points_line(one)} {decided}".strip()
    yield from (("li", why) for why in one.why)


def points_line(one: ItemResult) -> str:
    """What an item earned, in words, and what was decided about it."""
    if one.decision == "drop":
        return _("This question was dropped: it counts for nobody.")
    says = points_of(one.points, one.of)
    return says + " " + _("Everybody has all the points for this question.") if one.decision == "full" else says


def points_of(points: float, of: float) -> str:
    """Points of so many, in words."""
    return n_("{points} of {of} point.", "{points} of {of} points.", 1 if of == 1 else 2).format(points=number_of(points), of=number_of(of))


def number_of(points: float) -> str:
    """Points as people write them: at most two decimals."""
    return f"{round(points, 2):g}"


def written_blocks(one: Prose | Talk, answers: Answers, content: Bundle | None) -> list[Block]:
    """What was written, or said on each way through a talk."""
    if isinstance(one, Prose):
        text = answers.texts.get(one.id, "").strip()
        return [("pre", text) if text else ("p", _("Nothing was written."))]
    try:
        return path_blocks(followed(one, answers, content))
    except Exception:  # a forged event, or a talk that the course no longer has
        return [("p", _("What was said can't be followed."))]


def path_blocks(state: DialogueState) -> list[Block]:
    """What was said on each way through a dialogue, the last one first."""
    ways = [path for path in (state.path, *reversed(state.past)) if path.steps]
    if not ways:
        return [("p", _("Read as one text, without choosing replies.") if state.read else _("Nothing was said."))]
    blocks = []
    for number, path in enumerate(ways):
        blocks.append(("p", _("The way that was taken last:") if number == 0 else _("An earlier way:")))
        blocks += [("li", line) for line in _way(state.dialogue, path)]
    return blocks


def _way(dialogue: Dialogue, path: Path) -> Iterator[str]:
    turns = {turn.id: turn for turn in dialogue.turns}
    for step in path.steps:
        line = dialogue_paths.line(turns[step.turn], step.before)
        yield f"{dialogue.partner.name}: {line.text}"
        yield f"{dialogue.you}: {quoted(step.reply)}"
    yield path.end.text if path.end else _("It was left here.")
