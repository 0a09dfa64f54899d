"""What a student gets, for an instructor to look at, in the terminal or as a page; with the key if that is wanted."""

from dataclasses import replace
from html import escape

from ..activities import items
from ..activities.assignment_view import points
from ..words import _
from .assignment import Assignment, Key, Question
from .cells import HAND_IN, QUESTIONS
from .draw import drawn
from .html_page import html_page
from .in_words import said

STYLE = ("body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}:root{color-scheme:light dark}"
         "h2{font-size:1.15rem;margin-block:1.5rem .5rem}p{margin-block:.5rem}li{margin-block:.25rem}.key{border-inline-start:.25rem solid;padding-inline-start:.75rem}pre{white-space:pre-wrap;font:inherit}")


def lines(assignment: Assignment, cells: list[dict], student: str | None = None, key: Key | None = None) -> list[tuple[str, str]]:
    """What there is to see in the notebook's `cells`, as pairs of what it is (title, markdown, text, heading, option, key,
    note on the key) and its text. `student`: only the questions that this one gets."""
    found = [("title", assignment.title)]
    for cell in cells:
        about = cell["metadata"]["nbgrader"]
        if cell["id"] == QUESTIONS:
            found += _questions(assignment, student, key)
        elif cell["cell_type"] == "markdown" and not about["task"]:
            found.append(("markdown", cell["source"].removeprefix(f"# {assignment.title}").strip()))
        elif not about["grade"] and not about["task"] and cell["id"] != HAND_IN:
            found += _talk(assignment, cell["source"], key)
    return found


def _talk(assignment: Assignment, code: str, key: Key | None) -> list[tuple[str, str]]:
    """The talk that `code` opens; the code itself, where it's something else."""
    talk = next((talk for talk in assignment.talks if f'dialogue("{talk.dialogue}")' == code), None)
    if talk is None:
        return [("text", code)]
    by_hand = _("A talk: {title} ({points}, by hand)") if talk.marked else _("A talk: {title} ({points} for having finished it)")
    return [("heading", by_hand.format(title=talk.title, points=points(talk.points))), *_rubric(talk.dialogue, key)]


def _questions(assignment: Assignment, student: str | None, key: Key | None) -> list[tuple[str, str]]:
    """What the widget with the questions shows: them, what there is to write, and what is ticked off."""
    asked = assignment.questions if student is None else drawn(assignment, student)
    found = [("text", line) for line in _whose(assignment, student)] if assignment.draws else []
    for number, question in enumerate(asked, start=1):
        found += _question(number, question, key)
    for one in assignment.prose:
        found += [("heading", _("{title} ({points}, by hand)").format(title=one.title, points=points(one.points))), ("text", one.prompt)]
        found += _rubric(one.id, key)
    for step in assignment.steps:
        found.append(("heading", _("{title} ({points} for having done it)").format(title=step.title, points=points(step.points))))
        found += [] if step.opens else [("text", step.prompt)]
    return found


def _whose(assignment: Assignment, student: str | None) -> list[str]:
    """Which of the questions that follow are drawn."""
    if student is not None:
        return [_("What {student} gets.").format(student=student)]
    found = [_("All questions are shown.")]
    for pool in assignment.pools:
        numbers = [str(number) for number, question in enumerate(assignment.questions, start=1) if question.pool == pool.id]
        found.append(_("Of the questions {numbers}, each student gets {n}.").format(numbers=", ".join(numbers), n=pool.draw))
    return found


def _question(number: int, question: Question, key: Key | None) -> list[tuple[str, str]]:
    found = [("heading", f"{number}. {question.stem} ({question.points:g})")]
    for field in question.fields:
        found += [("text", field["legend"])] if field.get("legend") else []
        if field["type"] == "slide":
            found.append(("option", f"{field['min']:g} ({field['low']}) … {field['max']:g} ({field['high']})"))
        found += [("option", "▸ " + group["text"]) for group in field.get("groups", ())]
        found += [("option", f"{option['id'].upper()}. {option['text']}") for option in field.get("options", ())]
        found += _right(question, field, key) if key else []
    return found


def _right(question: Question, field: dict, key: Key) -> list[tuple[str, str]]:
    """What is right in one of a question's fields, and why."""
    response, mark = items.reveal(key.items[question.id])
    notes = sorted((note for note in mark.notes if note.field == field["name"] and note.text), key=lambda note: note.id)
    return [("key", line) for line in said(replace(question, fields=(field,)), response)] + [
        ("note", f"{note.id.upper()}: {note.text}".removeprefix(": ")) for note in notes]


def _rubric(about: str, key: Key | None) -> list[tuple[str, str]]:
    found = []
    for rubric in key.rubrics if key else ():
        if rubric.about == about:
            found += [("key", f"{line.points:g}: {line.looks_for}") for line in rubric.criteria] + [("note", rubric.model_answer)]
    return found


def as_text(shown: list[tuple[str, str]]) -> str:
    """The lines for a terminal."""
    marks = {"title": "\n{}\n", "heading": "\n{}", "option": "   {}", "key": "   ✓ {}", "note": "     {}", "text": "{}",
             "markdown": "\n{}\n"}
    return "\n".join(marks[kind].format(text.strip()) for kind, text in shown).strip()


def as_html(shown: list[tuple[str, str]]) -> str:
    """The lines as a page that stands by itself; HTML in any text is shown, and never taken for the page's own."""
    tags = {"title": "<h1>{}</h1>", "heading": "<h2>{}</h2>", "option": "<p>{}</p>", "key": '<p class="key">✓ {}</p>',
            "note": '<p class="key">{}</p>',
            "text": "<pre>{}</pre>"}
    body = "\n".join(_markdown(text) if kind == "markdown" else tags[kind].format(escape(text.strip())) for kind, text in shown)
    title = next(text for kind, text in shown if kind == "title")
    return html_page(title, STYLE, body)


def _markdown(text: str) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    return MarkdownWithMath(renderer=IPythonRenderer(escape=True, exclude_anchor_links=True)).render(text)
