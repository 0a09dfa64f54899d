"""Lessons as notebooks: plain JSON without outputs, the same for the same sources."""

import json
import re
from collections.abc import Callable

from ...words import N_, SOURCE, _, speaking
from ...words import translations as languages
from . import compile, translations
from .assets import Assets
from .banner import banner
from .cards import card, line, term_card
from .lesson_file import BADGE, TERM, Cell
from .schema import NONE_FOUND

WORDS = N_("Words in this lesson")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def notebooks(assets: Assets) -> dict[str, dict]:
    """Every lesson's notebook, by file name."""
    return {compile.path_of(assets, name): notebook(assets, name) for name in assets.order}


def encoded(notebook: dict) -> str:
    """The text of the notebook file, the same for the same notebook."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def notebook(assets: Assets, name: str) -> dict:
    """The notebook of the lesson `name`."""
    lesson = assets.lessons[name]
    cited = _cited(lesson.cells)
    cells = [markdown(f"# {lesson.front.title}", {"frame": "title"})]
    cells += [cell(one, said(assets, name, one)) for one in lesson.cells]
    return made(cells, name, assets, cited, lesson.cells, _metadata(assets, name))


def made(cells: list[dict], name: str, assets: Assets, cited: list[str], written: list[Cell], about: dict) -> dict:
    """The notebook of `cells`, with the words and sources at its end, and what the reader view needs to know."""
    terms = _terms(written)
    if terms:
        lines = [f"- **{term.term}**: {term.meaning}" for term in (assets.terms[one].thing for one in terms)]
        cells += [_at_the_end("words", lambda: "## " + _(WORDS)), markdown("\n".join(lines), {"frame": "words"})]
    if cited:
        sources = [assets.sources[source].thing for source in cited]
        cells.append(_at_the_end("sources", lambda: "\n".join(["## " + _("Sources"), "", *map(line, sources)])))
    for index, one in enumerate(cells):
        one["id"] = f"{name[:48]}-{index:03}"
    metadata = {"attune": about | {"cards": _cards(assets, terms, cited)}, "kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _at_the_end(frame: str, says: Callable[[], str]) -> dict:
    """A cell of what the course itself says, in English and in each language of the interface."""
    by_language = {}
    for language in (SOURCE, *languages()):
        with speaking(language):
            by_language[language] = says()
    return markdown(by_language.pop(SOURCE), {"frame": frame, "said": by_language})


def _cited(cells: list[Cell]) -> list[str]:
    """The sources of a lesson, each once, as they come."""
    named = [source for cell in cells for source in (*cell.metadata.sources, *cell.badges)]
    return [source for source in dict.fromkeys(named) if source != NONE_FOUND]


def _terms(cells: list[Cell]) -> list[str]:
    """The words of the glossary that a lesson links to, in the order of the alphabet."""
    return sorted({term for cell in cells for term in cell.terms})


def said(assets: Assets, name: str, written: Cell) -> dict:
    """A passage in the languages that it is translated to."""
    found = {language: translations.passage(assets, language, name, written.source) for language in sorted(assets.translations.lessons)}
    return {language: BADGE.sub(_linked, text) for language, text in found.items() if text}


def cell(written: Cell, said: dict | None = None) -> dict:
    """The notebook's cell for one of a file; `said`: its text by language."""
    shown = {key: value for key, value in (("part", written.metadata.part), ("frame", written.metadata.frame), ("said", said)) if value}
    if written.type == "markdown":
        return markdown(BADGE.sub(_linked, written.source), shown)
    return code(written.source, shown)


def _linked(found: re.Match) -> str:
    """A badge links to the sources, a word to the words; the reader view finds the card by the link's title."""
    text, name = found.groups()
    return f'[{text}](#{WORDS.replace(" ", "-") if name.startswith(TERM) else "Sources"} "{name}")'


def markdown(source: str, shown: dict) -> dict:
    """A cell of text; `shown` is what the reader view knows it by."""
    return {"cell_type": "markdown", "metadata": _own(shown), "source": source}


def code(source: str, shown: dict | None = None) -> dict:
    """A code cell that has not run."""
    return {"cell_type": "code", "execution_count": None, "metadata": _own(shown or {}), "outputs": [], "source": source}


def _own(shown: dict) -> dict:
    return {"attune": shown} if shown else {}


def _metadata(assets: Assets, name: str) -> dict:
    """What the reader view needs to know."""
    front, order = assets.lessons[name].front, [one for one in assets.order if one not in assets.beside]
    place = order.index(name) if name in order else None
    neighbour = {key: _link(assets, order[other]) if place is not None and 0 <= other < len(order) else None
                 for key, other in (("previous", (place or 0) - 1), ("next", (place or 0) + 1))}
    return {
        **_said(assets, name),
        "id": name, "kind": front.kind, "title": front.title, "minutes": front.minutes, "summary": front.summary,
        "mentions": front.mentions, "banner": banner(front.banner), **neighbour,
        "parts": compile.lesson(assets, name)["parts"],
        "home": compile.path_of(assets, assets.course.pages["welcome"]),
        "record": compile.path_of(assets, assets.course.pages["record"]),
        "lessons": [_link(assets, other) | {"minutes": assets.lessons[other].front.minutes, "id": other}
                    for other in assets.course.lessons],
        "beside": [_link(assets, other) | {"id": other} for other in [*assets.course.more, assets.course.pages["record"]]],
    }


def _said(assets: Assets, name: str) -> dict:
    """The lesson's own words and its parts' titles, by language."""
    made = {}
    for language in sorted(assets.translations.lessons):
        front = compile.front_in(assets, name, language)
        if front:
            parts = {part.id: compile.title_in(assets, name, part.cell, language) for part in compile.parts(assets.lessons[name])}
            made[language] = {"title": front.title, "summary": front.summary, "mentions": front.mentions, "parts": parts}
    return {"said": made} if made else {}


def _cards(assets: Assets, terms: list[str], cited: list[str]) -> dict:
    """What opens behind the lesson's badges and words, by the title of the link."""
    return ({source: card(assets.sources[source].thing) for source in cited}
            | {f"{TERM}{term}": term_card(assets.terms[term].thing) for term in terms})


def _link(assets: Assets, name: str) -> dict:
    said = {language: front.title for language in sorted(assets.translations.lessons) if (front := compile.front_in(assets, name, language))}
    return {"path": compile.path_of(assets, name), "title": assets.lessons[name].front.title} | ({"said": said} if said else {})
