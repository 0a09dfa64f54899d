"""The marking guide: a page for whoever marks, with every right answer, rubric and model answer."""

from ..activities import items
from ..activities.assignment_view import points
from ..content.authoring import schema
from ..content.items import Item
from ..words import _
from .assignment import Assignment, Question
from .in_words import said
from .score import note_lines


def guide(assignment: Assignment, key: dict[str, Item], task: schema.AssignmentFile) -> str:
    """The guide as Markdown."""
    parts = ["# " + _("Marking guide: {title}").format(title=assignment.title),
             _("For whoever marks. It holds every answer, so keep it where students can't read it.")]
    if task.guide:
        parts.append(task.guide.strip())
    for one in task.prose:
        parts += [f"## {one.title}", f"> {_quoted(one.prompt)}", *_by_hand(one)]
    for one, talk in zip(task.talks, assignment.talks, strict=True):
        parts.append(f"## {talk.title}")
        parts += _by_hand(one.marked) if one.marked else [_("{points} for having come to an end, whichever. Its path earns and "
                                                           "costs nothing.").format(points=points(one.points))]
    if task.steps:
        parts += ["## " + _("What there is to do"), _("Each earns its points by being done, by either way. Nothing that was said, chosen, felt "
                                                      "or left out in it is marked, and nobody is asked which way it was."),
                  "\n".join(f"- {one.title}: {one.points:g}" for one in task.steps)]
    if assignment.questions:
        parts += ["## " + _("The questions"), *(_answered(question, key[question.id]) for question in assignment.questions)]
    return "\n\n".join(parts) + "\n"


def _by_hand(one: schema.Marked) -> list[str]:
    rows = [_("| Looks for | Points | What earns a part of it |"), "|---|---|---|"]
    rows += [f"| {_cell(line.looks_for)} | {line.points:g} | {_cell(line.part or '')} |" for line in one.rubric]
    return [f"{points(one.points)}.", "\n".join(rows), "**" + _("An answer that earns all of them.") + "**",
            f"> {_quoted(one.model_answer)}", "**" + _("What isn't marked.") + "**", "\n".join(f"- {line}" for line in one.dont_mark)]


def _answered(question: Question, item: Item) -> str:
    """A question with its right answer and why."""
    response, mark = items.reveal(item)
    why = "\n".join(f"- {line}" for line in note_lines(question, mark.notes, response))
    where = _("drawn from the pool “{pool}”").format(pool=question.pool) if question.pool else _("for all")
    head = f"### {question.id}\n\n{question.stem.strip()}\n\n{question.points:g} · {where} · {', '.join(item.concepts)}"
    return f"{head}\n\n**{_('Right')}:** {'; '.join(said(question, response))}{_range(item)}\n\n{why}"


def _range(item: Item) -> str:
    return " " + _("(anything from {low:g} to {high:g})").format(low=item.answer[0], high=item.answer[1]) if item.kind == "scale" else ""


def _quoted(text: str) -> str:
    return text.strip().replace("\n", "\n> ")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
