"""The report on paper: a PDF by typst, which reads all of it as data."""

from collections.abc import Iterable
from pathlib import Path

from ...documents import paper
from ...records import RecordError
from ...words import _
from . import sentences
from .figures import Picture
from .report import ItemReport, Report

TEMPLATE = Path(__file__).with_name("report.typ")


def pdf(report: Report, drawn: Iterable[Picture]) -> bytes:
    """The report (tagged, PDF/UA-1). A sign that no font here can show stands as a square. Raises RecordError."""
    pictures = [{"title": one.title, "says": one.says, "svg": one.paper} for one in drawn]
    told = _told(report)
    failed = RecordError(_("The PDF couldn't be made. The page has all that would be in it."))

    def prepared(lacking: set[str]) -> dict:
        drawings = [one | {"says": paper.clean(one["says"], lacking), "svg": paper.squares(one["svg"], lacking)} for one in pictures]
        return paper.all_clean(told, lacking) | {"pictures": drawings}

    made, _lacking = paper.pdf(TEMPLATE, told | {"says of pictures": [one["says"] for one in pictures]}, prepared, failed)
    return made


def _told(report: Report) -> dict:
    said = report.students is not None
    return {
        "title": sentences.title(report), "says": sentences.made(report), "notes": list(report.notes),
        "short": {"title": _("In short"), "heads": [_("What"), _("Here")], "rows": sentences.summary_rows(report)},
        "look": {"title": _("What to look at"), "rows": sentences.to_look_at(report)},
        "pictures_title": _("Pictures"),
        "parts": [_questions(report), _concepts(report)] if said and report.concepts else [_questions(report)] if said else [],
        "items_title": _("Each question"),
        "items": [_item(item) for item in report.items] if said else [],
    }


def _questions(report: Report) -> dict:
    rows = []
    for item in report.items:
        number, stem, *values = sentences.item_row(item)
        rows.append([number, sentences.short(stem), *values])
    return {"title": _("Questions"), "says": _(sentences.ITEMS_SAY), "heads": list(map(_, sentences.ITEM_HEADS[:-1])), "rows": rows, "widths": [0, 1, 0, 0, 0, 0, 0]}


def _concepts(report: Report) -> dict:
    rows = [sentences.concept_row(one) for one in report.concepts]
    return {"title": _("Concepts"), "says": _(sentences.CONCEPTS_SAY), "heads": list(map(_, sentences.CONCEPT_HEADS)), "rows": rows, "widths": [2, 1, 0, 0, 0, 1]}


def _item(item: ItemReport) -> dict:
    tables = [{"legend": table.legend or _(sentences.WHO), "heads": sentences.table_heads(table), "rows": sentences.table_rows(table),
               "right": [place for place, row in enumerate(table.rows) if row.right]} for table in item.tables]
    return {"title": sentences.question(item), "stem": item.stem, "flags": [sentences.flagged(flag) for flag in item.flags],
            "facts": sentences.facts(item), "tables": tables}
