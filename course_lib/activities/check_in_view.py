"""What the page "Check-in" shows: what there is to choose from, and what was kept, month by month."""

from calendar import monthcalendar

from ..words import _, n_, plural
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
    return _("Noor put her mark at unpleasant, with much energy. Her words were \"irritated\" and \"relieved\", both at once. She "
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
        "weekdays": weekdays(),
        "weeks": _weeks(month, [one.day for _name, one in inside]),
        "map": _map([one for _name, one in inside]),
        "list": [_entry(name, one) for name, one in reversed(inside)],
    }


def month_name(month: str) -> str:
    """A month's name with its year."""
    return says()["month"].format(month=says()["months"][int(month[5:]) - 1], year=int(month[:4]))


def says() -> dict:
    """What is said about what was kept, with places for what it is."""
    return {
        "months": [_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"), _("September"),
                   _("October"), _("November"), _("December")],
        "month": _("{month} {year}"), "day": _("{day} {month}"), "moment": _("{day}, {time}"), "body": _("In the body: {what}"),
    }


def counts() -> dict:
    """What is said about a number of check-ins, and of those on the map, for a page that counts by itself."""
    return {"count": plural(_counted), "marked": plural(_marked)}


def weekdays() -> list[str]:
    """The days of the week, Monday first, as a calendar heads its columns."""
    return [weekday(number) for number in range(1, 8)]


def _counted(count: int) -> str:
    return n_("{n} check-in", "{n} check-ins", count)


def _marked(count: int) -> str:
    return n_("{n} check-in of this month has a place on the map. It is marked with a square.",
              "{n} check-ins of this month have a place on the map. The newest is marked with a square.", count)


def _weeks(month: str, days: list[str]) -> list[list[dict | None]]:
    """The month's weeks, from Monday on; None stands for a day of another month."""
    def cell(day: int) -> dict | None:
        count = days.count(f"{month}-{day:02}")
        return {"day": day, "count": count, "says": _counted(count).format(n=count) if count else ""} if day else None

    return [[cell(day) for day in week] for week in monthcalendar(int(month[:4]), int(month[5:]))]


def _entry(name: str, one: CheckIn) -> dict:
    """A check-in as it's read: when, and its lines."""
    body = "; ".join(part for part in (", ".join(one.body.where), ", ".join(one.body.how), one.body.text) if part)
    lines = [check_ins.place_in_words(one.pleasant, one.energy), ", ".join(one.feelings),
             says()["body"].format(what=body) if body else "", one.text]
    return {"name": name, "when": says()["moment"].format(day=day_name(one.day), time=one.time), "lines": [line for line in lines if line]}


def day_name(day: str) -> str:
    """A day (2026-11-22) as it's read."""
    return says()["day"].format(day=int(day[8:]), month=month_name(day[:7]))


def _map(inside: list[CheckIn]) -> dict | None:
    """The month's marks, in the order of time, drawn and in words. None without any."""
    marked = [one for one in inside if one.pleasant is not None and one.energy is not None]
    if not marked:
        return None
    words = [f"{day_name(one.day)}, {one.time}: {check_ins.place_in_words(one.pleasant, one.energy)}" for one in marked]
    return {"svg": drawing([(one.pleasant, one.energy) for one in marked]), "says": _marked(len(marked)).format(n=len(marked)), "words": words[::-1]}


def drawing(points: list[tuple[int, int]]) -> str:
    """An SVG of the map with `points` on it, each (pleasant, energy) from −100 to 100; the last has a shape of its own.

    It holds numbers only: nothing that was typed. Its colours are the page's.
    """
    middle = SIZE / 2
    reach = middle - EDGE
    parts = picture()
    places = [(middle + reach * pleasant / 100, middle - reach * energy / 100) for pleasant, energy in points]
    marks = [parts["earlier"].format(x=f"{x:.1f}", y=f"{y:.1f}") for x, y in places[:-1]]
    x, y = places[-1]
    marks.append(parts["newest"].format(x=f"{x:.1f}", y=f"{y:.1f}"))
    return parts["map"].format(marks="".join(marks))


def picture() -> dict:
    """The parts of that drawing, with places for `marks`, and for each mark's `x` and `y`; and its `middle` and `reach`."""
    middle = SIZE / 2
    frame = f"<rect x='1' y='1' width='{SIZE - 2}' height='{SIZE - 2}' rx='8' fill='var(--at-card)' stroke='var(--at-edge)'/>"
    axes = f"<path d='M{middle} 1V{SIZE - 1}M1 {middle}H{SIZE - 1}' stroke='var(--at-rule)'/>"
    square = "<rect width='16' height='16' transform='translate(-8 -8)' x='{x}' y='{y}' fill='var(--at-do)' stroke='var(--at-card)' stroke-width='2'/>"
    return {"middle": middle, "reach": middle - EDGE, "newest": square,
            "earlier": "<circle cx='{x}' cy='{y}' r='6' fill='none' stroke='var(--at-feel)' stroke-width='2'/>",
            "map": f"<svg viewBox='0 0 {SIZE} {SIZE}' aria-hidden='true'>{frame}{axes}{{marks}}</svg>"}
