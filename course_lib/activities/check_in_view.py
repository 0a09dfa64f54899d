"""What the page "Check-in" shows: what there is to choose from, and what was kept, month by month."""

from calendar import monthcalendar

from ..words import _, n_
from . import check_in as check_ins
from .check_in import CheckIn
from .reflection import feeling_words
from .review_view import weekday

SIZE, EDGE = 320, 14  # of the picture of a month, in its own units


def form() -> dict:
    """The words to choose from. A word beside a slider holds from its step on."""
    sides = {"pleasant": check_ins.pleasant_words(), "energy": check_ins.energy_words()}
    return {
        "feelings": list(feeling_words()), "where": list(check_ins.body_places()), "how": list(check_ins.body_ways()),
        "sides": {side: [{"from": step, "word": word} for step, word in zip(check_ins.STEPS, words, strict=True)]
                  for side, words in sides.items()},
    }


def story() -> str:
    """The same about somebody made up."""
    return _("Noor has been on the phone with the landlord for forty minutes, nine of them music. She puts it down. Her tea has a "
             "skin on it. Her jaw is set, one knee is going, and when the cat comes in she laughs, a bit too loudly. Where might "
             "she put her mark? Which words, and where in her body? Try it for her. Nothing of it is kept.")


def story_answer() -> str:
    """How it was for her, told once somebody has tried."""
    return _("Noor put her mark at unpleasant, with high energy. Her words were \"irritated\" and \"relieved\", both at once. She "
             "felt it in her jaw, tight, and in her legs, restless. If you had it elsewhere, you saw her from outside, and "
             "outside is where one guesses. She was the one to ask.")


def month_view(kept: dict[str, CheckIn], month: str) -> dict:
    """The month (2026-11) of what was `kept`, by the documents' names: its calendar, its map and its list, the newest first."""
    inside = sorted(((name, one) for name, one in kept.items() if one.day.startswith(f"{month}-")),
                    key=lambda pair: (pair[1].day, pair[1].time, pair[0]))
    months = sorted({one.day[:7] for one in kept.values()})
    return {
        "month": month, "title": month_name(month), "count": len(kept),
        "before": max((one for one in months if one < month), default=None),
        "after": min((one for one in months if one > month), default=None),
        "weekdays": [weekday(number) for number in range(1, 8)],
        "weeks": _weeks(month, [one.day for _name, one in inside]),
        "map": _map([one for _name, one in inside]),
        "list": [_entry(name, one) for name, one in reversed(inside)],
    }


def month_name(month: str) -> str:
    """A month's name with its year."""
    names = (_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"), _("September"),
             _("October"), _("November"), _("December"))
    return _("{month} {year}").format(month=names[int(month[5:]) - 1], year=int(month[:4]))


def _weeks(month: str, days: list[str]) -> list[list[dict | None]]:
    """The month's weeks, from Monday on; None stands for a day of another month."""
    def cell(day: int) -> dict | None:
        count = days.count(f"{month}-{day:02}")
        says = n_("{n} check-in", "{n} check-ins", count).format(n=count) if count else ""
        return {"day": day, "count": count, "says": says} if day else None

    return [[cell(day) for day in week] for week in monthcalendar(int(month[:4]), int(month[5:]))]


def _entry(name: str, one: CheckIn) -> dict:
    """A check-in as it's read: when, and its lines."""
    body = "; ".join(part for part in (", ".join(one.body.where), ", ".join(one.body.how), one.body.text) if part)
    lines = [check_ins.place_in_words(one.pleasant, one.energy), ", ".join(one.feelings),
             _("In the body: {what}").format(what=body) if body else "", one.text]
    return {"name": name, "when": _("{day}, {time}").format(day=day_name(one.day), time=one.time), "lines": [line for line in lines if line]}


def day_name(day: str) -> str:
    """A day (2026-11-22) as it's read."""
    return _("{day} {month}").format(day=int(day[8:]), month=month_name(day[:7]))


def _map(inside: list[CheckIn]) -> dict | None:
    """The month's marks, in the order of time, drawn and in words. None without any."""
    marked = [one for one in inside if one.pleasant is not None and one.energy is not None]
    if not marked:
        return None
    says = n_("{n} check-in of this month has a place on the map. It is marked with a square.",
              "{n} check-ins of this month have a place on the map. The newest is marked with a square.", len(marked))
    words = [f"{day_name(one.day)}, {one.time}: {check_ins.place_in_words(one.pleasant, one.energy)}" for one in marked]
    return {"svg": drawing([(one.pleasant, one.energy) for one in marked]), "says": says.format(n=len(marked)), "words": words[::-1]}


def drawing(points: list[tuple[int, int]]) -> str:
    """An SVG of the map with `points` on it, each (pleasant, energy) from −100 to 100; the last has a shape of its own.

    It holds numbers only: nothing that was typed. Its colours are the page's.
    """
    middle = SIZE / 2
    reach = middle - EDGE
    axis = "stroke='var(--at-rule)'"
    parts = [f"<rect x='1' y='1' width='{SIZE - 2}' height='{SIZE - 2}' rx='8' fill='var(--at-card)' stroke='var(--at-edge)'/>",
             f"<path d='M{middle} 1V{SIZE - 1}M1 {middle}H{SIZE - 1}' {axis}/>"]
    places = [(middle + reach * pleasant / 100, middle - reach * energy / 100) for pleasant, energy in points]
    parts += [f"<circle cx='{x:.1f}' cy='{y:.1f}' r='6' fill='none' stroke='var(--at-feel)' stroke-width='2'/>" for x, y in places[:-1]]
    x, y = places[-1]
    parts.append(f"<rect x='{x - 8:.1f}' y='{y - 8:.1f}' width='16' height='16' fill='var(--at-do)' stroke='var(--at-card)' stroke-width='2'/>")
    return f"<svg viewBox='0 0 {SIZE} {SIZE}' aria-hidden='true'>{''.join(parts)}</svg>"
