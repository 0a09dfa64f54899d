"""A notebook's cells on its page: text as HTML, a figure as its drawing, an activity as the place that it will take."""

import ast
import json
from html import escape

from ..content import UnknownId, bundle
from ..figure import Picture
from ..overview import minutes
from ..words import N_, _, speaking, translations
from . import views
from .address import address
from .frame import says
from .text import text

NOT_YET = N_("This activity wasn't drawn yet when the page was printed.")


def cell_html(cell: dict, notebook: dict, taken: set[str], first: dict) -> str | None:
    """A cell's place on the page; None for what isn't seen: a title that stands above it already, or mere imports.

    `taken`: names of headings that the page has so far; those of this cell are added. `first`: by cell, what its activity first
    shows. Raises `UnknownId` for a figure that the course hasn't got.
    """
    return _passage(cell, notebook, taken) if cell["cell_type"] == "markdown" else _activity(cell, notebook, first.get(cell["id"]))


def _passage(cell: dict, notebook: dict, taken: set[str]) -> str | None:
    own = cell["metadata"].get("attune", {})
    if own.get("frame") == "title":
        return None
    shown = "".join(f' data-{key}="{escape(own[key])}"' for key in ("part", "frame") if key in own)
    said = "".join(f'\n<template lang="{language}">{text(one, notebook, set(taken))}</template>' for language, one in own.get("said", {}).items())
    return f'<section class="at-text" id="{escape(cell["id"])}"{shown}>\n{text(source(cell), notebook, taken)}{said}</section>'


def _activity(cell: dict, notebook: dict, first: dict | None) -> str | None:
    name, calls = escape(cell["id"]), called(cell)
    if calls is None:
        return None
    if calls[0] == "figure":
        return f'<div class="at-shown" id="{name}">{_figure(calls[1])}</div>'
    waiting = _lessons(notebook) if calls[0] == "course_map" else _still(first)
    return f'<div class="at-cell" id="{name}" data-cell="{name}" data-source="{escape(source(cell))}">{waiting}</div>'


def _figure(name: str) -> str:
    """A figure, and the same in each language that has anything of it."""
    written = bundle().figure(name)
    said = ""
    for language in translations():
        with speaking(language):
            spoken = bundle().figure(name)
            said += f'\n<template lang="{language}">{Picture(spoken)._repr_html_()}</template>' if spoken != written else ""
    return Picture(written)._repr_html_() + said


def _still(first: dict | None) -> str:
    """What stands in an activity's place on paper, if the page is printed before its script has drawn the activity."""
    reply = json.loads(first["reply"]) if first else {}
    title = reply.get("view", {}).get("title") or reply.get("words", {}).get("title")
    named = f"<p><strong>{escape(title)}</strong></p>" if title else ""
    return f'<div class="at-still">{named}<p class="at-on-paper">{says(NOT_YET)}</p></div>'


def source(cell: dict) -> str:
    """A cell's text, however the file keeps it."""
    return "".join(cell["source"])


def called(cell: dict) -> tuple[str, str | None] | None:
    """What a cell of code calls, and with which name; None if it only imports. Anything else ("") is left to Python in the browser."""
    tree = ast.parse(source(cell))
    if all(isinstance(one, (ast.Import, ast.ImportFrom)) for one in tree.body):
        return None
    match tree.body:
        case [ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(given))], keywords=[]))]:
            return name, given
        case [ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[], keywords=[]))]:
            return name, None
    return "", None


def own_views(notebook: dict) -> set[str]:
    """The views of what a notebook calls by its name alone, such as `journal()`."""
    calls = (called(cell) for cell in notebook["cells"] if cell["cell_type"] == "code")
    return {one[0] for one in calls if one} & set(views.names())


def _lessons(notebook: dict) -> str:
    """The list of lessons until the one that knows what the learner did is there, in the same look."""
    content, lessons, listed = bundle(), notebook["metadata"]["attune"]["lessons"], []
    for one in lessons:
        summary = _summary(content, one["id"])
        listed.append(f'<li><a class="aw-lesson" href="{address(notebook, one["path"])}">'
                      f'<span class="aw-lesson-title">{escape(one["title"])}</span>'
                      f'<span>{escape(summary)}</span>'
                      f'<span class="aw-lesson-facts">{minutes(one["minutes"])}</span>'
                      f'<span class="aw-lesson-line" aria-hidden="true"></span></a></li>')
    begin = "".join(f'<a class="aw-button aw-do aw-continue" href="{address(notebook, one["path"])}">{_("Begin")}</a>'
                    f'<p class="aw-small">{escape(one["title"])}</p>' for one in lessons[:1])
    return f'<div class="aw-view">{begin}<ol class="aw-lessons">{"".join(listed)}</ol></div>'


def _summary(content, name: str) -> str:
    try:
        return content.lesson(name).summary
    except UnknownId:
        return ""
