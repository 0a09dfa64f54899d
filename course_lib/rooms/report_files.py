"""A room's report as Markdown, and as one page of PDF."""

from datetime import date
from pathlib import Path

from ..content import bundle
from ..content.bundle import UnknownId
from ..documents import paper
from ..records import RecordError
from ..words import _
from .needed import needed
from .pictures import picture
from .report import Kept, Report, let_through, report
from .report_words import told
from .room import Room
from .store import Store
from .whole import checked

TEMPLATE = Path(__file__).with_name("report.typ")


def made(store: Store, kind: str, keep: frozenset[int]) -> bytes:
    """The report of a room that is over, as `.md` or `.pdf`, with those of its texts whose numbers are in `keep`.

    Raises RecordError for another kind, for a room that isn't closed or can't be read, and for a number that isn't there.
    """
    if kind not in (".md", ".pdf"):
        raise RecordError(_("A report is a .pdf or a .md file."))
    room, numbers = _closed(store), {one.number for one in seen(store)}
    if keep - numbers:
        raise RecordError(_("There is no text {n}. `attune room --texts {room}` lists them.").format(n=min(keep - numbers), room=store.id))
    try:
        content = needed(bundle(), room.workshop)
    except UnknownId as error:
        raise RecordError(_("The course no longer has all that this room asked: {error}").format(error=error)) from error
    checked(room, content, store.id)
    told_of = report(room, content, _day(store), keep)
    return pdf(told_of) if kind == ".pdf" else markdown(told_of).encode()


def _day(store: Store) -> date:
    try:
        return date.fromisoformat(store.data()["day"])
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(_("The room {id} doesn't say any more on which day it was.").format(id=store.id)) from error


def seen(store: Store) -> tuple[Kept, ...]:
    """The texts and words that the room saw. Raises RecordError unless it's over."""
    return let_through(_closed(store))


def _closed(store: Store) -> Room:
    if not store.data().get("over"):
        raise RecordError(_("The room {id} isn't closed yet. `attune room` with its plan picks it up; close it on your page.").format(id=store.id))
    return store.load(0)


def markdown(report: Report) -> str:
    """The report as Markdown. A map is its text."""
    says = told(report)
    lines = [f"# {_plain(says['title'])}", "", *(f"- {one}" for one in says["facts"]), "", f"## {says['steps']['title']}", "",
             *_table(says["steps"]), ""]
    if says["questions"]:
        lines += [f"## {says['questions_title']}", ""]
    for one in says["questions"]:
        lines += [f"### {_plain(one['title'])}", ""]
        lines += [_plain(one["text"]), ""] if one["text"] else []
        lines += [*_table(one["table"]), ""] if one["table"] else []
        lines += [one["map"], ""] if one["map"] else []
        lines += [f"{note}\n" for note in one["notes"]]
    if says["kept"]:
        lines += [f"## {says['kept_title']}", "", *(f"- {_plain(title)} · {_plain(text)}" for title, text in says["kept"]), ""]
    return "\n".join([*lines, says["says"], ""])


def _plain(text: str) -> str:
    """In one line, with every sign that Markdown or HTML might read as its own made harmless."""
    line = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|~" else sign for sign in " ".join(text.split()))
    return f"\\{line}" if line.startswith(("#", "+", "-")) else line  # these mean something at a line's beginning alone


def _table(table: dict) -> list[str]:
    rows = [table["heads"], *table["rows"]]
    lines = ["| " + " | ".join(_plain(cell) for cell in row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" + " ---: |" * (len(table["heads"]) - 1), *lines[1:]]


def pdf(report: Report) -> bytes:
    """One page (tagged, PDF/UA-1), its type as small as a long plan needs: 10 to 7 points, and below 7.5 without
    bars. What still doesn't fit goes on a second page.

    A sign that no font here can show stands as a square. Raises RecordError.
    """
    says = told(report)
    drawn = [_picture(report, place) for place in range(len(report.asked))]
    failed = RecordError(_("The PDF couldn't be made. The Markdown file has all that would be in it."))

    def prepared(lacking: set[str]) -> dict:
        maps = [svg and paper.squares(svg, lacking) for svg in drawn]
        return paper.all_clean(says, lacking) | {"maps": maps}

    made, _lacking = paper.pdf(TEMPLATE, says, prepared, failed)
    return made


def _picture(report: Report, place: int) -> str | None:
    """The drawing of a map."""
    asked = report.asked[place]
    one = next((one for one in asked.rounds if one and one["type"] == "map"), None)
    return picture(f"map-{place}", asked.title, one).paper if one else None
