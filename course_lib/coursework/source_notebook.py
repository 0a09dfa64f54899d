"""The notebook that students open: it shows the questions, opens what there is to do, and hands in. No key is in it."""

from ..activities.assignment_view import points
from ..content.authoring.notebooks import KERNEL
from ..words import _, n_
from .assignment import Assignment, Prose, Step, Talk
from .cells import HAND_IN, MARKS, QUESTIONS, marked_by_hand, metadata, task_id

# Marks are put here while grading. Whatever else ran this cell would find a number, and a number that it shows is the
# mark: so it is nought, and never full marks by mistake.
NO_MARKS = "# Your marks come here once this has been graded.\n0.0"
OPENERS = {"trainer": "train", "practice": "practise"}


def notebook(assignment: Assignment, extra=()) -> dict:
    """The notebook of `assignment` as plain JSON, without outputs. `extra`: an instructor's own cells (`type`, `source`)."""
    cells = [_text("intro", _intro(assignment))]
    cells += [_own(f"own-{number}", cell) for number, cell in enumerate(extra, start=1)]
    cells.append(_code(QUESTIONS, f"from course_lib import {', '.join(_names(assignment))}\n\nassignment()"))
    for number, talk in enumerate(assignment.talks, start=1):
        cells += [_text(f"talk-heading-{number}", _talk_heading(talk)), _code(f"talk-opens-{number}", f'dialogue("{talk.dialogue}")')]
    for number, step in enumerate((one for one in assignment.steps if one.opens), start=1):
        cells += [_text(f"step-heading-{number}", f"## {step.title}\n\n{step.prompt}"), _code(f"step-opens-{number}", _opener(step))]
    cells += [_text("hand-in-heading", "## " + _("Hand in") + "\n\n" + _("You can hand in more than once, and the last time counts.")),
              _code(HAND_IN, "hand_in()")]
    if assignment.automatic_points:
        cells.append(_marks(assignment))
    cells += [_text(task_id(one), _task(one), points=one.points, task=True) for one in marked_by_hand(assignment)]
    about = {"kind": "assignment", "id": assignment.id, "title": assignment.title}
    return {"cells": cells, "metadata": {"attune": about, "kernelspec": KERNEL, "language_info": {"name": "python"}},
            "nbformat": 4, "nbformat_minor": 5}


def _names(assignment: Assignment) -> list[str]:
    """What the cells use, for the import."""
    opened = {OPENERS[step.opens.split("/")[0]] for step in assignment.steps if step.opens}
    return sorted({"assignment", "hand_in", *opened, *(["dialogue"] if assignment.talks else [])})


def _opener(step: Step) -> str:
    kind, name = step.opens.split("/", 1)
    return f'{OPENERS[kind]}("{name}")'


def _intro(assignment: Assignment) -> str:
    return "\n\n".join([f"# {assignment.title}", assignment.intro, "## " + _("How it's marked"), _marking(assignment), _privacy(assignment)])


def _marking(assignment: Assignment) -> str:
    """What there is to earn, a line for each sort."""
    lines = []
    asked = assignment.asked
    if asked:
        worth = assignment.automatic_points - _done(assignment)
        lines.append(n_("- One question, {points}.", "- {n} questions, {points} together.", asked).format(n=asked, points=points(worth)))
    if assignment.draws:
        lines.append("- " + _("Not everybody gets the same questions. Yours stay the same, however often you open this."))
    lines += [_("- “{title}”: {points}, by hand.").format(title=one.title, points=points(one.points)) for one in marked_by_hand(assignment)]
    if done := _done(assignment):
        lines.append("- " + _("What there is to do: {points}, for having done it. What you said, chose or felt in it isn't marked.")
                     .format(points=points(done)))
    lines.append("- " + _("Altogether: {points}. Spelling, style and how long you took don't count.").format(points=points(assignment.points)))
    return "\n".join(lines)


def _done(assignment: Assignment) -> float:
    return sum(one.points for one in assignment.steps) + sum(one.points for one in assignment.talks if not one.marked)


def _privacy(assignment: Assignment) -> str:
    says = [_("**Who reads it.** What you do here is saved in a file beside this page, and your instructor gets that file when you hand in."),
            _("The people in it are made up. Leave your own life, and that of people you know, out of what you write and choose: "
              "what you wrote for yourself in the course stays where it is.")]
    if any(step.opens and step.opens.startswith("practice/") for step in assignment.steps):
        says.append(_("Of a practice, only this is kept: that you began it, and that you finished it or stopped."))
    return " ".join(says)


def _talk_heading(talk: Talk) -> str:
    how = _("The way that you take is marked by hand.") if talk.marked else _("Whichever way you take, it counts once it has come to an end.")
    return f"## {talk.title}\n\n{how}"


def _task(one: Prose | Talk) -> str:
    """What a cell says that is marked by hand; what looks for what stays with whoever marks."""
    if isinstance(one, Talk):
        return f"## {one.title}\n\n" + _("The way that was taken through this talk, marked by hand.")
    return f"## {one.title}\n\n{one.prompt}\n\n" + _("What was written above, marked by hand.")


def _marks(assignment: Assignment) -> dict:
    cell = _code(MARKS, NO_MARKS, points=assignment.automatic_points)
    cell["metadata"]["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
    return cell


def _own(name: str, cell) -> dict:
    return _text(name, cell.source) if cell.type == "markdown" else _code(name, cell.source)


def _text(name: str, source: str, **graded) -> dict:
    return {"cell_type": "markdown", "id": name[:64], "metadata": metadata(name, **graded), "source": source}


def _code(name: str, source: str, **graded) -> dict:
    return {"cell_type": "code", "execution_count": None, "id": name[:64], "metadata": metadata(name, **graded), "outputs": [],
            "source": source}
