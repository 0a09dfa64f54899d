"""A room's report as text and tables, the same for every form of it."""

from ..words import _, n_
from .report import Asked, Report

RIGHT = "✓"


def told(report: Report) -> dict:
    """`title`, `facts` (sentences), `steps` and `questions`: tables with `heads` and `rows` (`right`: rows to mark), `kept`, `says`."""
    return {
        "title": _("Workshop: {title}").format(title=report.title), "facts": facts(report),
        "steps": {"title": _("Minutes"), "heads": [_("Step"), _("Planned"), _("Taken")],
                  "rows": [[one.title, f"{one.planned:g}", "–" if one.took is None else minutes(one.took)] for one in report.lines]},
        "questions_title": _("What the room said"), "questions": [question(one, report.fewest) for one in report.asked],
        "kept_title": _("What was let through, and kept"), "kept": [[one.title, one.text] for one in report.kept],
        "says": _("Totals only. Who answered what was never known; before the room was closed, there were hashes of random tokens, and "
                  "they're gone. Results describe this one session, and no person in it."),
    }


def minutes(number: float) -> str:
    """Whole minutes; under one is more than nothing."""
    return f"{number:.0f}" if number >= 0.5 else "< 1"


def facts(report: Report) -> list[str]:
    """The day, the time it took, and how many answered."""
    people = n_("Up to {n} person answered.", "Up to {n} people answered.", report.people or 0).format(n=report.people)
    few = _("Fewer than {n} people answered, so no number is given.").format(n=report.fewest)
    return [
        _("On {day}. Planned: {planned} minutes; taken: {took}.").format(day=report.day.isoformat(), planned=report.planned, took=minutes(report.took)),
        people if report.people else few,
        _("Totals are shown from {n} answers on. The room's own copy deletes itself on {goes}, or when you delete it.").format(
            n=report.fewest, goes=report.goes.isoformat()),
    ]


def question(asked: Asked, fewest: int) -> dict:
    """Its title, text and notes, and a table or the text of a map, if there is a total."""
    known = [one for one in asked.rounds if one]
    notes = [_("Counted by hand, all or some of it.")] if asked.by_hand else []
    if asked.fits:
        notes.append(_("{mark} What fits: {low} to {high}.").format(mark=RIGHT, low=f"{asked.fits[0]:g}", high=f"{asked.fits[1]:g}"))
    if len(known) < len(asked.rounds):
        notes.append(_("Fewer than {n} answered, so there is no total.").format(n=fewest) if len(asked.rounds) == 1 else
                     _("Fewer than {n} answered in one of the votes, so it has no total.").format(n=fewest))
    table = None if not known or known[0]["type"] == "map" else TABLES[known[0]["type"]](asked, known)
    return {"title": asked.title, "text": asked.text, "notes": notes, "table": table,
            "map": known[0]["says"] if known and known[0]["type"] == "map" else None}


def _bars(asked: Asked, known: list[dict]) -> dict:
    """An option in each row, a vote in each column."""
    rows, right = [], []
    for place, option in enumerate(known[0]["rows"]):
        counts = [one["rows"][place] if one else None for one in asked.rounds]
        if option["id"] in asked.right:
            right.append(place)
        text = f"{RIGHT} {option['text']}" if place in right else option["text"]
        rows.append([text, *("–" if one is None else _("{n} ({share} %)").format(n=one["count"], share=round(100 * one["share"])) for one in counts)])
    shares = [[one["rows"][place]["share"] if one else 0 for one in asked.rounds] for place in range(len(rows))]
    return {"heads": [_("Answers") if len(asked.rounds) == 2 else "", *_heads(asked)], "rows": rows, "right": right, "shares": shares}


def _order(asked: Asked, known: list[dict]) -> dict:
    """By the average place in the last vote; where each belongs."""
    means = [{row["id"]: row["mean"] for row in one["rows"]} if one else {} for one in asked.rounds]
    rows = [[row["text"], *(f"{one[row['id']]:.1f}" if one else "–" for one in means), f"{RIGHT} {asked.right.index(row['id']) + 1}"]
            for row in known[-1]["rows"]]
    return {"heads": [_("Average place"), *_heads(asked), _("Belongs at")], "rows": rows, "right": [], "shares": []}


def _heads(asked: Asked) -> list[str]:
    """How many answered, in each vote."""
    if len(asked.rounds) == 1:
        return [n_("{n} answer", "{n} answers", one["of"]).format(n=one["of"]) for one in asked.rounds]
    names = (_("First: {n}"), _("Second: {n}"))
    return [name.format(n=one["of"] if one else "–") for name, one in zip(names, asked.rounds, strict=True)]


TABLES = {"bars": _bars, "order": _order}
