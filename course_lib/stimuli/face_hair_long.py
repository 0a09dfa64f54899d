"""Hair that goes further: down, or up into a knot. And a scarf."""

from .face_hair_lines import Layers, edge, hairline, mass, strand_colour
from .face_pen import MIDDLE, PAGE, SIDES, Mark, line, mixed, path, side, slipped
from .look import Look


def bob(look: Look) -> Layers:
    """To the jaw at both sides, with a fringe."""
    at, w, s = hairline(look) + 9, look.half_width, look.nose_side
    low, r, l = look.chin - 24, side(s), side(-s)
    back = path(
        "M", l(w - 4, low - 6), "C", l(w + 18, low - 8), l(w + 16, look.eyes_at + 10), l(w + 10, look.eyes_at - 20),
        "C", l(w + 1, look.eyes_at - 68), l(w * 0.55, look.crown - 13), (MIDDLE, look.crown - 13),
        "C", r(w * 0.55, look.crown - 13), r(w + 1, look.eyes_at - 68), r(w + 10, look.eyes_at - 20),
        "C", r(w + 16, look.eyes_at + 10), r(w + 18, low - 8), r(w - 4, low - 6), "L", r(w - 24, low - 4),
        "L", l(w - 24, low - 4), "Z",
    )
    front = path(
        "M", l(w + 3, look.eyes_at + 2), "C", l(w + 2, look.eyes_at - 66), l(w * 0.55, look.crown - 11),
        (MIDDLE, look.crown - 11), "C", r(w * 0.55, look.crown - 11), r(w + 2, look.eyes_at - 66),
        r(w + 3, look.eyes_at + 2), "C", r(w - 4, look.eyes_at - 16), r(w - 6, at + 16), r(w * 0.7, at + 4), "C",
        r(w * 0.2, at + 9), l(w * 0.5, at + 7), l(w * 0.8, at + 8), "C", l(w - 6, at + 18), l(w - 5, look.eyes_at - 16),
        l(w + 3, look.eyes_at + 2), "Z",
    )
    strands = [
        line(
            path(
                "M", r(w * 0.12, look.crown - 4), "C", r(w * (0.12 - 0.22 * i), look.crown + 8),
                r(w * (0.12 - 0.32 * i), at - 14), r(w * (0.1 - 0.32 * i), at + 3),
            ),
            strand_colour(look),
            1.3,
            0.9,
        )
        for i in range(-2, 4)
    ]
    sides = [
        line(
            path(
                "M", at_side(w + 5 + 4 * i, look.eyes_at - 18 + 12 * i), "C", at_side(w + 8 + 3 * i, look.eyes_at + 14),
                at_side(w + 9 + i, low - 30), at_side(w + 3 + 3 * i, low - 13),
            ),
            strand_colour(look),
            1.3,
            0.9,
        )
        for at_side in (r, l)
        for i in range(2)
    ]
    over = path(
        "M", l(w + 10, look.eyes_at - 20), "C", l(w + 1, look.eyes_at - 68), l(w * 0.55, look.crown - 13),
        (MIDDLE, look.crown - 13), "C", r(w * 0.55, look.crown - 13), r(w + 1, look.eyes_at - 68),
        r(w + 10, look.eyes_at - 20),
    )
    behind = [slipped(back, look.hair_colour), line(back, PAGE, 2.3), *sides]
    return behind, [slipped(front, look.hair_colour), line(over, PAGE, 2.3), *strands]


def long(look: Look) -> Layers:
    """Parted in the middle, falling behind the shoulders."""
    at, w, s = hairline(look) - 2, look.half_width, look.nose_side
    behind, before, root = [], [], MIDDLE + 10 * s
    for which in SIDES:
        at_side, end = side(which), 262 + 4 * which * s
        fall = path(
            "M", (root, look.crown - 5), "C", at_side(w * 0.8, look.crown - 8), at_side(w + 12, look.eyes_at - 40),
            at_side(w + 10, look.eyes_at + 10), "C", at_side(w + 8, look.eyes_at + 50), at_side(w + 20, end - 34),
            at_side(w + 9, end), "C", at_side(w - 4, end + 7), at_side(w - 20, end + 4), at_side(w - 28, end - 6), "L",
            at_side(w * 0.4, look.eyes_at), "Z",
        )
        front = path(
            "M", (root, look.crown - 5), "C", at_side(w * 0.8, look.crown - 8), at_side(w + 12, look.eyes_at - 40),
            at_side(w + 8, look.eyes_at + 12), "C", at_side(w + 2, look.eyes_at - 10), at_side(w - 4, at + 20),
            at_side(w * 0.66, at + 6), "C", at_side(w * 0.4, at - 4), (root + which * 4, at - 8), (root, look.crown - 5),
            "Z",
        )
        behind += [slipped(fall, look.hair_colour), line(fall, PAGE, 2.2)]
        behind += [
            line(
                path(
                    "M", at_side(w + 4 - 5 * i, look.eyes_at + 30), "C", at_side(w + 2 - 5 * i, look.eyes_at + 60),
                    at_side(w + 12 - 7 * i, end - 30), at_side(w + 3 - 7 * i, end - 6),
                ),
                strand_colour(look),
                1.3,
                0.9,
            )
            for i in range(3)
        ]
        before += [slipped(front, look.hair_colour), line(front, PAGE, 2.1)]
        before += [
            line(
                path(
                    "M", (root + which * 4, look.crown + 2 + 4 * i), "C", at_side(w * 0.5, look.crown + 2 + 5 * i),
                    at_side(w * 0.84, look.crown + 18 + 5 * i), at_side(w - 1, look.eyes_at - 40 + 7 * i),
                ),
                strand_colour(look),
                1.3,
                0.9,
            )
            for i in range(3)
        ]
    return behind, before


def knot(look: Look) -> Layers:
    """Drawn back, with a knot on top."""
    at, w = hairline(look) - 3, look.half_width
    shape = mass(
        look, 4, look.eyes_at - 8,
        [(0.93, at + 20), (0.72, at + 7), (0.25, at - 4), (-0.25, at - 4), (-0.72, at + 7), (-0.93, at + 20)],
    )
    x, y = MIDDLE + 5 * look.nose_side, look.crown - 13
    ball = path(
        "M", (x - 21, y + 3), "C", (x - 22, y - 22), (x + 20, y - 24), (x + 22, y + 1), "C", (x + 22, y + 18),
        (x - 19, y + 20), (x - 21, y + 3), "Z",
    )
    turn = path(
        "M", (x - 14, y + 6), "C", (x - 15, y - 12), (x + 12, y - 14), (x + 13, y), "C", (x + 12, y + 9), (x - 5, y + 9),
        (x - 5, y + 1), "C", (x - 4, y - 5), (x + 4, y - 5), (x + 4, y),
    )
    pulls = [
        line(
            path(
                "M", (MIDDLE + i * w * 0.2, at - 1 + 1.3 * i * i), "C", (MIDDLE + i * w * 0.19, at - 12 + i * i),
                (MIDDLE + i * w * 0.14, look.crown + 10), (x + i * 5.5, look.crown + 1),
            ),
            strand_colour(look),
            1.3,
            0.9,
        )
        for i in range(-4, 5)
    ]
    return [slipped(ball, look.hair_colour), line(ball, PAGE, 2.3), line(turn, strand_colour(look), 1.4)], [
        slipped(shape, look.hair_colour),
        edge(look, 4, look.eyes_at - 8),
        *pulls,
    ]


def locs(look: Look) -> Layers:
    """Long twists that fall behind the shoulders."""
    at, w, s = hairline(look) + 2, look.half_width, look.nose_side
    behind = []
    for which in SIDES:
        at_side = side(which)
        for i in (4, 3, 2, 1, 0):
            x, end = w - 10 + 7 * i, 266 - 9 * i - 5 * ((i + which * s) % 3)
            lock = path(
                "M", at_side(w - 20, look.eyes_at - 60), "C", at_side(x + 8, look.eyes_at - 56 + 5 * i),
                at_side(x + 9, look.eyes_at + 30), at_side(x + 3, end), "C", at_side(x + 1, end + 7),
                at_side(x - 6, end + 7), at_side(x - 6, end), "C", at_side(x - 2, look.eyes_at + 30),
                at_side(x - 8, look.eyes_at), at_side(w - 24, look.eyes_at - 50), "Z",
            )
            behind += [slipped(lock, look.hair_colour), line(lock, PAGE, 1.8)]
            behind += [
                line(path("M", at_side(x - 3, y), "L", at_side(x + 3, y - 3)), strand_colour(look), 1.2, 0.8)
                for y in range(int(look.eyes_at) + 34, int(end), 12)
            ]
    shape = mass(
        look, 9, look.eyes_at - 2,
        [(0.92, at + 20), (0.7, at + 8), (0.25, at - 1), (-0.25, at - 1), (-0.7, at + 8), (-0.92, at + 20)],
    )
    rows = [
        line(
            path(
                "M", (MIDDLE + 8 * s + i * 3, look.crown - 6), "C", (MIDDLE + i * w * 0.14, look.crown + 6),
                (MIDDLE + i * w * 0.2, at - 10), (MIDDLE + i * w * 0.235, at + 0.9 * i * i),
            ),
            strand_colour(look),
            1.5,
            0.9,
        )
        for i in range(-4, 5)
    ]
    return behind, [slipped(shape, look.hair_colour), edge(look, 9, look.eyes_at - 2), *rows]


def scarf(look: Look) -> Layers:
    """A scarf round head and neck."""
    w, s = look.half_width, look.nose_side
    r, l, cloth, fold = side(s), side(-s), look.clothes, mixed(look.clothes, "#2a1a14", 0.55)
    back = path(
        "M", l(w - 14, 250), "C", l(w + 14, 216), l(w + 20, look.crown - 12), (MIDDLE, look.crown - 13), "C",
        r(w + 20, look.crown - 12), r(w + 14, 216), r(w - 6, 250), "Z",
    )
    # The face shows through the opening: the way round it, and back along the cloth's outer edge.
    ring = path(
        "M", (MIDDLE, look.crown - 13), "C", r(w + 20, look.crown - 12), r(w + 22, 206), r(w + 4, 286), "L", l(w - 2, 286),
        "C", l(w + 22, 206), l(w + 20, look.crown - 12), (MIDDLE, look.crown - 13), "Z", "M", (MIDDLE, look.crown + 17),
        "C", l(w * 0.8, look.crown + 17), l(w + 2, look.eyes_at - 22), l(w - 3, look.eyes_at + 14), "C",
        l(w - 6, look.eyes_at + 58), l(w * 0.62, look.chin + 2), (MIDDLE, look.chin + 7), "C", r(w * 0.62, look.chin + 2),
        r(w - 6, look.eyes_at + 58), r(w - 3, look.eyes_at + 14), "C", r(w + 2, look.eyes_at - 22),
        r(w * 0.8, look.crown + 17), (MIDDLE, look.crown + 17), "Z",
    )
    folds = [
        line(
            path(
                "M", l(w * 0.5, look.crown - 4), "C", l(w * 0.9, look.crown + 20), l(w + 6, look.eyes_at - 10),
                l(w + 4, look.eyes_at + 40),
            ),
            fold,
            1.5,
        ),
        line(
            path(
                "M", r(w * 0.4, look.crown - 6), "C", r(w * 0.9, look.crown + 8), r(w + 7, look.eyes_at - 20),
                r(w + 6, look.eyes_at + 16),
            ),
            fold,
            1.5,
        ),
        line(
            path(
                "M", l(w - 4, look.eyes_at + 64), "C", l(w * 0.5, look.chin + 12), r(w * 0.3, look.chin + 17),
                r(w + 2, look.eyes_at + 76),
            ),
            fold,
            1.7,
        ),
        line(
            path(
                "M", l(w - 8, look.chin), "C", l(w * 0.3, look.chin + 22), r(w * 0.3, look.chin + 24),
                r(w - 4, look.chin + 6),
            ),
            fold,
            1.5,
        ),
    ]
    whole = Mark(
        "path",
        {
            "d": ring, "fill": cloth, "fill-rule": "evenodd", "stroke": PAGE, "stroke-width": "2.3",
            "stroke-linejoin": "round",
        },
    )
    return [slipped(back, mixed(cloth, "#2a1a14", 0.25))], [whole, *folds]
