"""The journal on paper and as plain text: everything that the learner wrote for themselves."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..activities.journal import Entry
from ..records import RecordError
from ..words import _
from . import paper
from .paper import STAND_IN

TEMPLATE = Path(__file__).with_name("journal.typ")


def told(kept: tuple[Entry, ...], lesson_title: Callable[[str], str], day: Callable[[str], str], today: date) -> dict:
    """What either file says: `title`, `says`, and `entries`, each with `title`, `about` and `passages` (`label`, `prompt`, `text`)."""
    return {
        "title": _("What I wrote"),
        "says": _("From the course Attune, taken out on {day}. This file is private and isn't locked: whoever can open it can read it. "
                  "The course is education; it isn't therapy.").format(day=today.isoformat()),
        "entries": [{
            "title": entry.title,
            "about": " · ".join(filter(None, (day(entry.at), lesson_title(entry.lesson)))),
            "passages": [{"label": one.label, "prompt": one.prompt, "text": one.text} for one in entry.passages],
        } for entry in kept],
    }


def markdown(told: dict) -> str:
    """The journal as Markdown. What the learner wrote stands in quotations, sign for sign, so none of it can be taken for a heading."""
    lines = [f"# {told['title']}", "", told["says"], ""]
    for entry in told["entries"]:
        lines += [f"## {_line(entry['title'])}", "", _line(entry["about"]), ""]
        for passage in entry["passages"]:
            lines += [f"**{_line(passage['label'])}**", ""]
            lines += [_line(passage["prompt"]), ""] if passage["prompt"] else []
            lines += [f"> {line}".rstrip() for line in passage["text"].splitlines()] + [""]
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def pdf(told: dict) -> tuple[bytes, list[str]]:
    """The journal as a PDF (tagged, PDF/UA-1), and what there is to say about it: which signs no font here can show.

    In place of each of those stands a square. All text goes in as data, so none of it is read as markup. Raises RecordError
    if no PDF can be made of it.
    """
    failed = RecordError(_("The PDF couldn't be made. Everything is still in your journal, and the Markdown file can be made."))
    made, lacking = paper.pdf(TEMPLATE, told, lambda lacking: _for_paper(told | {"note": _note(lacking)}, lacking), failed)
    note = _note(lacking)
    return made, [note] if note else []


def _note(lacking: set[str]) -> str:
    says = _("No font on this computer can show some of the signs in what you wrote: {count} of them, so a square ({square}) stands in "
             "their place. The Markdown file has them all.")
    return says.format(count=len(lacking), square=STAND_IN) if lacking else ""


def _for_paper(told: dict, lacking: set[str]) -> dict:
    """What is told, with a square for what can't be shown, and each text as lines that know their direction."""

    def clean(text: str) -> str:
        return paper.clean(text, lacking)

    def lines(text: str) -> list[dict]:
        return [{"text": clean(line), "rtl": _right_to_left(line)} for line in text.splitlines()]

    entries = [{"title": lines(_line(entry["title"])), "about": clean(entry["about"]), "passages": [
        {"label": clean(one["label"]), "prompt": clean(_line(one["prompt"])), "lines": lines(one["text"])} for one in entry["passages"]]}
        for entry in told["entries"]]
    return {"title": clean(told["title"]), "says": clean(told["says"]), "note": clean(told["note"]), "entries": entries}


def _right_to_left(line: str) -> bool:
    """By the line's first letter that has a direction."""
    first = next((kind for sign in line if (kind := unicodedata.bidirectional(sign)) in ("L", "R", "AL")), "L")
    return first != "L"
