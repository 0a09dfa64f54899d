"""A composed session in the shape of a guided practice, so that the same player plays it."""

from collections.abc import Sequence

from ..practice import LONGEST, reading

SETTLING = {"eyes-open": "eyes-open", "body": "breath", "movement": "movement"}  # a practice's routes, and a session's
LEAST = 4  # seconds of room after each line, however short the session
ENDING, AFTER = "return", "step"  # what brings back, and what stays on the page when all is said


def played(made: dict) -> dict:
    """What `session.session` made, with parts, as the player takes it: `steps` and `ending`, each with its `part`'s title, by
    route what is said and the seconds that reading it takes, and the seconds of `room` after it. `step` (title and lines) is
    the small step, which is read when the rest is over."""
    by_kind = {part["kind"]: part for part in made["parts"]}
    said = [part for part in made["parts"] if part["kind"] not in (ENDING, AFTER)]
    return {
        "minutes": made["minutes"], "pace": "wave", "route": next(iter(SETTLING)), "longest": LONGEST,
        "steps": [step for part in said for step in _steps(part)], "ending": _steps(by_kind[ENDING]),
        "step": {key: by_kind[AFTER][key] for key in ("title", "lines")},
    }


def _steps(part: dict) -> list[dict]:
    """A line is a step; what is left of the part's minutes after reading is shared out between them."""
    routes = part.get("routes")
    by_route = {route: routes[settling] if routes else part["lines"] for route, settling in SETTLING.items()}
    count = min(map(len, by_route.values()))
    lines = {route: _in_steps(one, count) for route, one in by_route.items()}
    took = max(sum(map(reading, one)) for one in lines.values())
    room = round(max(LEAST, (part["minutes"] * 60 - took) / count), 1)
    each = [{route: one[number] for route, one in lines.items()} for number in range(count)]
    return [{"part": part["title"], "says": says, "reading": {route: reading(text) for route, text in says.items()}, "room": room}
            for says in each]


def _in_steps(lines: Sequence[str], count: int) -> list[str]:
    """As many texts as `count`; a route with more lines says the rest with the last."""
    return [*lines[:count - 1], " ".join(lines[count - 1:])]
