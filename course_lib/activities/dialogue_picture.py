"""What each reply did to the partner, as a picture: three lines over the conversation, and the same in words."""

from ..stimuli.drawn import Drawn
from ..words import _
from .dialogue_paths import Path

WIDTH, HEIGHT = 360, 244
LEFT, RIGHT, TOP, BOTTOM = 8, 232, 24, 198  # the plot; names stand to the right of it
ROOM = 19  # between two names, at least
FLOOR = 20  # below the lowest point there's room for a word
COLOURS = {"intensity": ("feel", "#a0452a"), "safety": ("do", "#0d6664"), "understood": ("ink", "#23262b")}
DASHES = {"intensity": "", "safety": "9 5", "understood": "2 5"}


def draw(path: Path, name: str, shown=tuple(COLOURS)) -> Drawn:
    """The state of the partner called `name` along `path` (which has a reply): before the first reply and after each.

    `shown` says which of intensity, safety and understood are in it.
    """
    moods = [path.steps[0].before, *(step.after for step in path.steps)]
    names = {"intensity": _("how strongly"), "safety": _("how safe"), "understood": _("how understood")}
    names = {key: names[key] for key in shown}
    series = {key: [getattr(mood, key) for mood in moods] for key in names}
    places = _apart({key: _y(values[-1]) for key, values in series.items()})
    inside = _frame(len(path.steps)) + "".join(
        _line(key, values) + _label(key, label, _y(values[-1]), places[key])
        for (key, values), label in zip(series.items(), names.values()))
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="13.5" '
           f'style="font-family: var(--at-sans, sans-serif)">{inside}</svg>')
    return Drawn(svg, _says(series, name))


def _y(value: float) -> float:
    return BOTTOM - FLOOR - value * (BOTTOM - FLOOR - TOP)


def _x(index: int, replies: int) -> float:
    return LEFT + 14 + index * (RIGHT - LEFT - 28) / replies


def _colour(name: str, otherwise: str) -> str:
    return f"var(--at-{name}, {otherwise})"


def _frame(replies: int) -> str:
    """The floor and the ceiling, with a number below each reply."""
    rule, soft = _colour("edge", "#7d7567"), _colour("soft", "#5a5d63")
    parts = [f'<path d="M{LEFT} {y:.1f}H{RIGHT}" stroke="{rule}" stroke-width="1" fill="none"/>' for y in (TOP, BOTTOM)]
    marks = [_("start"), *map(str, range(1, replies + 1))]
    for index, mark in enumerate(marks):
        parts.append(f'<text x="{_x(index, replies):.1f}" y="{BOTTOM + 18}" text-anchor="middle" fill="{soft}">{mark}</text>')
    for y, word in ((TOP - 6, _("very")), (BOTTOM - 6, _("not at all"))):
        parts.append(f'<text x="{LEFT}" y="{y}" font-size="12" fill="{soft}">{word}</text>')
    middle = (LEFT + RIGHT) / 2
    parts.append(f'<text x="{middle:.0f}" y="{BOTTOM + 38}" text-anchor="middle" fill="{soft}">{_("after your reply")}</text>')
    return "".join(parts)


def _line(key: str, values: list[float]) -> str:
    colour = _colour(*COLOURS[key])
    points = [(_x(index, len(values) - 1), _y(value)) for index, value in enumerate(values)]
    dash = f' stroke-dasharray="{DASHES[key]}"' if DASHES[key] else ""
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4" fill="{colour}"/>' for x, y in points)
    return f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="2.6" stroke-linecap="round"{dash}/>{dots}'


def _label(key: str, label: str, end: float, y: float) -> str:
    """A line's name beside its end, joined to it where it had to move."""
    colour = _colour(*COLOURS[key])
    x = RIGHT - 10
    joined = f'<path d="M{x} {end:.1f}L{x + 10} {y:.1f}" stroke="{colour}" stroke-width="1" fill="none"/>'
    return f'{joined}<text x="{x + 14}" y="{y + 4.5:.1f}" fill="{colour}" font-weight="600">{label}</text>'


def _apart(places: dict[str, float]) -> dict[str, float]:
    """The same heights, moved so that names don't overlap and stay within the plot."""
    order = sorted(places, key=places.get)
    heights = [places[key] for key in order]
    for index in range(1, len(heights)):
        heights[index] = max(heights[index], heights[index - 1] + ROOM)
    heights[-1] = min(heights[-1], BOTTOM)
    for index in reversed(range(len(heights) - 1)):
        heights[index] = min(heights[index], heights[index + 1] - ROOM)
    return dict(zip(order, heights))


def _says(series: dict[str, list[float]], name: str) -> str:
    """Where each line goes, in words and tenths."""
    says = {
        "intensity": _("How strongly {name} feels it, out of 10: {numbers}."),
        "safety": _("How safe it is between you: {numbers}."),
        "understood": _("How understood {name} feels: {numbers}."),
    }
    return " ".join(says[key].format(name=name, numbers=_numbers(values)) for key, values in series.items())


def _numbers(values: list[float]) -> str:
    first, *rest = [str(round(10 * value)) for value in values]
    return _("{first} at the start, then {rest}").format(first=first, rest=", ".join(rest))
