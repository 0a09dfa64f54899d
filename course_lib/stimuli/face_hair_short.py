"""Hair that ends above the ears."""

from .face_hair_lines import (
    Layers, bumps, curl_mark, edge, hairline, linked, mass, polar, round_hairline, scallops, strand_colour, tuft, zigzag,
)
from .face_pen import PAGE, SIDES, line, mixed, path, side, slipped
from .look import Look


def crop(look: Look) -> Layers:
    """Short all over, with a few strokes of the pen."""
    at, dip = hairline(look), 4 * look.nose_side
    shape = mass(
        look, 6, look.eyes_at - 8,
        [(0.9, at + 16), (0.62, at + 3), (0.2, at - 3 + dip), (-0.2, at - 3 - dip), (-0.62, at + 3), (-0.9, at + 16)],
    )
    tufts = [tuft(look, angle, -11 - 4 * (index % 3), 7, 0.12) for index, angle in enumerate(range(-44, 50, 8))]
    return [], [slipped(shape, look.hair_colour), edge(look, 6, look.eyes_at - 8), *tufts]


def tousled(look: Look) -> Layers:
    """Short, and every which way."""
    at, s = hairline(look), look.nose_side
    top = bumps(look, -82, 82, 11, 9, 7, lean=0.5 * s)
    fringe = zigzag(look, at + 8, 7, 9)
    shape = path("M", *top, "L", *linked(fringe), "Z")
    tufts = [tuft(look, angle, -7 - 8 * (index % 3), 13, 0.5 * s) for index, angle in enumerate(range(-56, 60, 11))]
    return [], [
        slipped(shape, look.hair_colour),
        line(path("M", *top), PAGE, 2.3),
        line(path("M", fringe[0], "L", *linked(fringe[1:])), strand_colour(look), 1.6),
        *tufts,
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
        line(
            path(
                "M", at_side(-w * (0.36 - 0.05 * i), top + 6 + i), "C", at_side(w * (0.0 + 0.02 * i), top - 10 + 7 * i),
                at_side(w * (0.6 - 0.03 * i), top + 7 * i - 4), at_side(w * (0.95 - 0.05 * i), look.eyes_at - 40 - 2 * i),
            ),
            strand_colour(look),
            1.3,
            0.9,
        )
        for i in range(4)
    ]
    flow += [
        line(
            path(
                "M", at_side(-w * (0.52 + 0.05 * i), top + 8 + 6 * i), "C",
                at_side(-w * (0.74 + 0.04 * i), top + 14 + 4 * i), at_side(-w * 0.9, top + 30),
                at_side(-w * 0.96, low - 18 + 4 * i),
            ),
            strand_colour(look),
            1.3,
            0.9,
        )
        for i in range(2)
    ]
    return [], [
        slipped(small, look.hair_colour),
        line(small, PAGE, 2),
        slipped(big, look.hair_colour),
        line(big, PAGE, 2.3),
        *flow,
    ]


def curls(look: Look) -> Layers:
    """Loose curls, each a turn of the pen."""
    at = hairline(look)
    top = bumps(look, -104, 104, 13, 13, 9)
    under = scallops([(x, y) for x, y in round_hairline(look, at + 6, 0.94)], 5)
    shape = path("M", *top, "L", *under, "Z")
    turns = [
        curl_mark(polar(look, angle, out), 5.2, 1 if (index % 2) else -1, strand_colour(look))
        for index, (angle, out) in enumerate(
            [*((a, -3) for a in range(-84, 90, 24)), *((a, -19) for a in range(-48, 50, 24))]
        )
    ]
    return [], [
        slipped(shape, look.hair_colour),
        line(path("M", *top), PAGE, 2.3),
        line(path("M", *under), strand_colour(look), 1.5),
        *turns,
    ]


def coils(look: Look) -> Layers:
    """A round of close coils, wider than the head."""
    at = hairline(look)
    top = bumps(look, -112, 112, 24, 24, 4)
    under = scallops(round_hairline(look, at + 1, 0.96), 2.5)
    shape = path("M", *top, "L", *under, "Z")
    spots = [
        (a + 7 * (ring % 2), out)
        for ring, out in enumerate((17, 6, -6, -16))
        for a in range(-96 + 17 * ring, 100 - 20 * ring, 15)
    ]
    turns = [
        curl_mark(polar(look, angle, out), 2.7, 1 if index % 2 else -1, strand_colour(look))
        for index, (angle, out) in enumerate(spots)
    ]
    return [], [slipped(shape, look.hair_colour), line(path("M", *top), PAGE, 2.3), *turns]


def bald(look: Look) -> Layers:
    """A bare crown; what hair there is, is round the ears."""
    marks, w = [], look.half_width
    for which in SIDES:
        at = side(which)
        patch = path(
            "M", at(w - 1, look.eyes_at + 4), "C", at(w + 12, look.eyes_at - 2), at(w + 11, look.eyes_at - 40),
            at(w - 5, look.eyes_at - 52), "C", at(w - 9, look.eyes_at - 34), at(w - 8, look.eyes_at - 14),
            at(w - 1, look.eyes_at + 4), "Z",
        )
        marks += [slipped(patch, look.hair_colour), line(patch, PAGE, 2)]
        marks += [
            line(
                path(
                    "M", at(w - 4 + i, look.eyes_at - 40 + 12 * i), "C", at(w + i, look.eyes_at - 38 + 12 * i),
                    at(w + 3, look.eyes_at - 34 + 11 * i), at(w + 4, look.eyes_at - 28 + 11 * i),
                ),
                strand_colour(look),
                1.2,
                0.9,
            )
            for i in range(3)
        ]
    shine = line(
        path(
            "M", side(look.nose_side)(w * 0.3, look.crown + 10), "C", side(look.nose_side)(w * 0.5, look.crown + 12),
            side(look.nose_side)(w * 0.62, look.crown + 18), side(look.nose_side)(w * 0.7, look.crown + 27),
        ),
        mixed(look.skin, "#ffffff", 0.55),
        3,
        0.8,
    )
    return [], [*marks, shine]
