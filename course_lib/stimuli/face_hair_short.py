"""Hair that ends above the ears."""

from math import sin

from .face_hair_lines import (
    Layers, bumps, curl, drawn, edge, hairline, mass, polar, round_hairline, scallops, soft_edge, strand_colour,
    tuft, tufts,
)
from .face_pen import MIDDLE, PAGE, SIDES, inked, line, mixed, path, side, slipped, wash
from .look import Look


def crop(look: Look) -> Layers:
    """Short all over, with a few strokes of the pen; the hairline round, or higher at the temples."""
    at, dip, temples = hairline(look) + 3, 3 * look.nose_side, 7 * look.wave
    temple = look.eyes_at - 8
    below = [
        (0.97, at + 20), (0.78, at + 6 - temples), (0.45, at - 12 + dip + 0.2 * temples),
        (-0.45, at - 12 - dip + 0.2 * temples), (-0.78, at + 6 - temples), (-0.97, at + 20),
    ]
    hairs = [tuft(look, 8 * i - 50, 5 * look.lines - 9 - 4 * (i % 3), 7, 0.14) for i in range(13)]
    return [], [
        slipped(mass(look, 6, temple, below), look.hair_colour),
        soft_edge(look, below, 5, 19),
        edge(look, 6, temple),
        drawn(look, hairs),
    ]


def tousled(look: Look) -> Layers:
    """Short, and every which way."""
    at, s, w, low = hairline(look), look.nose_side, look.half_width, look.eyes_at - 8
    top = bumps(look, -82, 82, 11, 9, 7, lean=0.5 * s)
    roots = [(MIDDLE + w * x, at + 4 + 8 * x * x) for x in (0.9, 0.62, 0.4, 0.08, -0.16, -0.46, -0.68, -0.9)]
    fringe = tufts(roots, 12, -0.6 * s, look.wave)
    ends = (MIDDLE + w, low), (MIDDLE - w, low)
    under = [ends[0], "C", (MIDDLE + w - 5, low - 8), (MIDDLE + w - 3, at + 22), *fringe, "C", (MIDDLE - w + 3, at + 22),
             (MIDDLE - w + 5, low - 8), ends[1]]
    hairs = [tuft(look, angle, -9 - 9 * (index % 3), 15, 0.5 * s) for index, angle in enumerate(range(-58, 62, 10))]
    return [], [
        slipped(path("M", *top, "L", *under, "Z"), look.hair_colour),
        line(path("M", *top), PAGE, 2),
        line(path("M", *under), mixed(look.hair_colour, "#2a1a14", 0.55), 1.3, 0.8),
        drawn(look, hairs),
    ]


def swept(look: Look) -> Layers:
    """Parted at one side, and swept over to the other."""
    at, at_side = hairline(look), side(look.nose_side)
    w, top, low = look.half_width, look.crown, look.eyes_at - 6
    part = at_side(-w * 0.42, top + 4)
    big = path(
        "M", at_side(-w * 0.42, top + 5), "C", at_side(-w * 0.1, top - 22), at_side(w * 1.02, top - 18),
        at_side(w + 8, look.eyes_at - 44), "C", at_side(w + 10, look.eyes_at - 26), at_side(w + 4, low - 4),
        at_side(w, low + 2), "C", at_side(w - 5, low - 14), at_side(w * 0.92, at + 22), at_side(w * 0.72, at + 10), "C",
        at_side(w * 0.4, at + 16), at_side(-w * 0.25, at + 8), at_side(-w * 0.42, top + 5), "Z",
    )
    small = path(
        "M", part, "C", at_side(-w * 0.7, top - 4), at_side(-w - 6, look.eyes_at - 56), at_side(-w - 1, low + 2), "C",
        at_side(-w + 6, low - 14), at_side(-w * 0.86, at + 14), at_side(-w * 0.72, at + 2), "C", at_side(-w * 0.6, at - 6),
        at_side(-w * 0.45, top + 14), part, "Z",
    )
    flow = [
        [
            at_side(-w * (0.36 - 0.05 * i), top + 6 + i), "C", at_side(w * (0.0 + 0.02 * i), top - 10 + 7 * i),
            at_side(w * (0.6 - 0.03 * i), top + 7 * i - 4), at_side(w * (0.95 - 0.05 * i), look.eyes_at - 40 - 2 * i),
        ]
        for i in range(4)
    ]
    flow += [
        [
            at_side(-w * (0.52 + 0.05 * i), top + 8 + 6 * i), "C", at_side(-w * (0.74 + 0.04 * i), top + 14 + 4 * i),
            at_side(-w * 0.9, top + 30), at_side(-w * 0.96, low - 18 + 4 * i),
        ]
        for i in range(2)
    ]
    return [], [
        slipped(small, look.hair_colour),
        line(small, PAGE, 1.7),
        slipped(big, look.hair_colour),
        line(big, PAGE, 2),
        drawn(look, flow),
    ]


def curls(look: Look) -> Layers:
    """Loose curls, each a turn of the pen."""
    at = hairline(look)
    top = bumps(look, -104, 104, 12, 13, 9, lean=0.15 * look.nose_side)
    under = scallops(round_hairline(look, at + 6, 0.94), 5)
    spots = [*((a, -2) for a in range(-86, 90, 21)), *((a, -19) for a in range(-58, 62, 23))]
    return [], [
        slipped(path("M", *top, "L", *under, "Z"), look.hair_colour),
        line(path("M", *top), PAGE, 2),
        line(path("M", *under), strand_colour(look), 1.2, 0.8),
        drawn(look, _turns(look, spots, 5.4)),
    ]


def coils(look: Look) -> Layers:
    """A round of close coils, wider than the head, and finer ones along the hairline."""
    at, s = hairline(look), look.nose_side
    top = bumps(look, -112, 112, 22, 22 + 5 * look.wave, 5, lean=0.1 * s)
    points = round_hairline(look, at + 1, 0.97)
    spots = [
        (a + 7 * (ring % 2), out)
        for ring, out in enumerate((16, 5, -6, -16))
        for a in range(-96 + 17 * ring, 100 - 20 * ring, 16)
    ]
    edge_curls = [
        curl(((ax + bx) / 2, (ay + by) / 2 + 1), 2.2, 1 if i % 2 else -1)
        for i, ((ax, ay), (bx, by)) in enumerate(zip(points, points[1:], strict=False))
    ] + [curl((x, y + 1), 1.7, 1 if i % 2 else -1) for i, (x, y) in enumerate(points[1:-1])]
    return [], [
        slipped(path("M", *top, "L", *scallops(points, 3), "Z"), look.hair_colour),
        line(path(*(step for start, *rest in edge_curls for step in ("M", start, *rest))), look.hair_colour, 1.4),
        line(path("M", *top), PAGE, 1.9),
        drawn(look, _turns(look, spots, 3)),
    ]


def _turns(look: Look, spots: list[tuple[float, float]], size: float) -> list[list]:
    """A curl at each angle and distance, none quite like the last."""
    return [
        curl(
            polar(look, angle + 3 * sin(2.7 * i), out + 1.8 * sin(1.9 * i)), size * (1 + 0.28 * sin(4.1 * i + 6 * look.wave)),
            1 if sin(1.3 * i) > 0 else -1,
        )
        for i, (angle, out) in enumerate(spots)
    ]


def bald(look: Look) -> Layers:
    """A bare crown; what hair there is, lies close round the back and fades at the temples."""
    behind, before, w, eyes_at = [], [], look.half_width, look.eyes_at
    for which in SIDES:
        at = side(which)
        nape = path(
            "M", at(w - 6, eyes_at - 34), "C", at(w + 2, eyes_at - 30), at(w + 5, eyes_at - 20), at(w + 4, eyes_at - 6), "C",
            at(w + 3, eyes_at + 6), at(w, eyes_at + 18), at(w - 6, eyes_at + 24), "Z",
        )
        temple = path(
            "M", at(w - 1, eyes_at - 36), "C", at(w - 9, eyes_at - 30), at(w - 11, eyes_at - 14), at(w - 7, eyes_at - 8), "C",
            at(w - 8, eyes_at - 2), at(w - 5, eyes_at + 6), at(w - 2, eyes_at + 10), "C", at(w + 1, eyes_at),
            at(w, eyes_at - 20), at(w - 1, eyes_at - 36), "Z",
        )
        hairs = [
            [at(w - 2 - 2.4 * i, eyes_at - 33 + 5 * i), "C", at(w - 4 - 2.6 * i, eyes_at - 24 + 2 * i),
             at(w - 4 - 2.4 * i, eyes_at - 12 - i), at(w - 3 - 1.6 * i, eyes_at + 4 - 5 * i)]
            for i in range(3)
        ]
        behind += [slipped(nape, look.hair_colour), line(nape, PAGE, 1.3)]
        before += [
            wash(temple, look.hair_colour, 0.75),
            drawn(look, hairs, 1, 0.75),
        ]
    at = side(look.nose_side)
    shine = inked(
        [at(w * x, look.crown + down) for x, down in ((0.3, 10), (0.5, 12), (0.62, 18), (0.7, 27))],
        mixed(look.skin, "#ffffff", 0.55), 3.4, 0.7,
    )
    return behind, [*before, shine]
