"""Locs and twists: long ropes of hair from a part, over the head and down, each with its own end."""

from math import sin

from .face_hair_lines import Layers, hairline, mass, strand_colour, waves
from .face_pen import MIDDLE, PAGE, SIDES, Mark, Point, mixed, path, side, slipped
from .look import Look

ROPES = 5  # on each side


def locs(look: Look) -> Layers:
    """The ropes at the back first, those that frame the face last."""
    w, eyes_at, s, at = look.half_width, look.eyes_at, look.nose_side, hairline(look)
    thick = 10 + 2.5 * look.wave
    over = [
        (which, i, *_over(look, which, i, MIDDLE + 7 * s, at)) for i in reversed(range(ROPES)) for which in SIDES
    ]
    behind = [
        mark for which in SIDES for i in (1, 0)
        for mark in _rope(look, *_fall(look, which, w - 24 + 11 * i, eyes_at + 10, 250 - 9 * i, i), thick, dark=True)
    ]
    cap = mass(
        look, 8, eyes_at - 20,
        [(0.95, at + 22), (0.8, at + 8), (0.3, at - 6), (-0.3, at - 6), (-0.8, at + 8), (-0.95, at + 22)],
    )
    outline = path(*(step for _which, _i, start, steps in over for step in ("M", start, *steps)))
    before = [
        Mark("path", {"d": outline, "stroke": PAGE, "stroke-width": f"{thick + 4:.1f}"}), slipped(cap, look.hair_colour),
    ]
    for _which, i, start, steps in over:
        before += _rope(look, start, steps, thick - 0.35 * i, turned=i % 2 == 0)
    return behind, before


def _over(look: Look, which: int, i: int, root: float, at: float) -> tuple[Point, list]:
    """From the part, over the side of the head, and down: `i` is 0 at the face."""
    w, eyes_at, crown, out = look.half_width, look.eyes_at, look.crown, side(which)
    up, own = i / (ROPES - 1), sin(2.3 * i + 1.7 * which + 9 * look.wave)  # each lies a little differently
    start = (root + which * 2, at - 4 + (crown + 1 - at) * up)
    turn = out(w + 5 * i + 1.5 * own, eyes_at - 20 + 5 * i)
    low = look.chin + 6 + 16 * own + 12 * look.wave
    fallen = out(w + 1 + 7 * i - 2 * own, min(low, 266))
    high = at - 6 + (crown - 12 - at) * up + 2.5 * own
    over = ["C", out(w * (0.44 + 0.08 * up), high), out(w * 0.9 + 3.4 * i, at + 6 - 8 * up), turn]
    return start, [*over, *waves(turn, fallen, 3, 1.5 + 4.5 * own)]


def _fall(look: Look, which: int, x: float, top: float, low: float, i: int) -> tuple[Point, list]:
    start = side(which)(x, top)
    return start, waves(start, side(which)(x + 2, low - 5 * abs(sin(2 * i + which))), 3, 2 * which)


def _rope(look: Look, start: Point, steps: list, thick: float, turned: bool = False, dark: bool = False) -> list[Mark]:
    """An edge, the hair, and on some the turns that it's rolled in."""
    d = path("M", start, *steps)
    colour = mixed(look.hair_colour, "#1a100c", 0.35) if dark else look.hair_colour
    turns = {"stroke-dasharray": f"1 {7 + 4 * look.wave:.1f}", "stroke-linecap": "butt", "stroke-opacity": "0.5"}
    edge_colour = mixed(look.hair_colour, strand_colour(look), 0.75)
    marks = [
        Mark("path", {"d": d, "stroke": edge_colour, "stroke-width": f"{thick + 1.8:.1f}"}),
        Mark("path", {"d": d, "stroke": colour, "stroke-width": f"{thick:.1f}"}),
    ]
    if turned:
        marks.append(Mark("path", {"d": d, "stroke": strand_colour(look), "stroke-width": f"{thick * 0.5:.1f}"} | turns))
    return marks
