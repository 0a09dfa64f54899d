"""Hair that goes further: down, or up into a knot. And a scarf."""

from .face_hair_lines import Layers, drawn, edge, hairline, mass, soft_edge, tufts, waves
from .face_pen import MIDDLE, PAGE, SIDES, Mark, line, mixed, path, side, slipped, wash
from .look import Look


def bob(look: Look) -> Layers:
    """To the jaw at both sides, its ends turned in; a soft fringe, or one swept to a side."""
    at, w, s, top = hairline(look) + 7, look.half_width, look.nose_side, look.crown - 12
    low, eyes_at, r, l = look.chin - 22, look.eyes_at, side(s), side(-s)
    out = 11 + 6 * look.wave

    def down(at_side, end):
        return ("C", at_side(w + out + 5, eyes_at + 4), at_side(w + out + 4, end - 26), at_side(w - 2, end), "C",
                at_side(w - 7, end + 3), at_side(w - 12, end + 1), at_side(w - 14, end - 3))

    def up(at_side):
        return ("C", at_side(w - 5, low - 16), at_side(w - 5, eyes_at + 30), at_side(w - 6, eyes_at + 2))

    crown = ("C", l(w + out, eyes_at - 62), l(w * 0.68, top), (MIDDLE, top), "C", r(w * 0.68, top), r(w + out, eyes_at - 62),
             r(w + out - 1, eyes_at - 18))
    if look.wave > 0.5:
        fringe = [
            "C", r(w - 12, eyes_at - 26), r(w * 0.7, at - 2), r(w * 0.3, at - 14), "C", r(w * 0.1, at + 2),
            l(w * 0.5, at + 14), l(w - 6, eyes_at - 4),
        ]
        root = r(w * 0.34, look.crown - 6)
    else:
        roots = [r(w * x, at + 3 + 4 * x * x) for x in (0.82, 0.5, 0.3, -0.1, -0.36, -0.6, -0.82)]
        fringe = [
            "C", r(w - 8, eyes_at - 14), r(w - 10, at + 14), *tufts(roots, 5, -0.4 * s, look.wave), "C",
            l(w - 10, at + 14), l(w - 8, eyes_at - 14), l(w - 6, eyes_at + 2),
        ]
        root = r(w * 0.08, look.crown - 6)
    inner_left = ("C", l(w - 5, eyes_at + 30), l(w - 5, low - 20), l(w - 13, low - 7))
    outer = ["M", l(w + out - 1, eyes_at - 18), *crown, *down(r, low)]
    left = (
        "C", l(w - 10, low - 3), l(w - 6, low - 1), l(w - 1, low - 4), "C", l(w + out + 4, low - 30),
        l(w + out + 5, eyes_at + 4), l(w + out - 1, eyes_at - 18),
    )
    whole = path(*outer, *up(r), *fringe, *inner_left, *left, "Z")
    nape = path(
        "M", l(w - 4, eyes_at + 20), "L", r(w - 4, eyes_at + 20), "C", r(w - 6, low - 4), r(w - 16, low), r(w - 24, low - 2),
        "L", l(w - 24, low - 2), "C", l(w - 16, low), l(w - 6, low - 4), l(w - 4, eyes_at + 20), "Z",
    )
    strands = [
        [root, "C", r(w * (0.34 * i), look.crown + 4), r(w * (0.42 * i), at - 22), r(w * (0.4 * i), at - 6 - 5 * abs(i))]
        for i in (-1.6, -0.9, -0.3, 0.4, 1.1, 1.7)
    ] + [
        [
            at_side(w + 2 + 5 * i, eyes_at - 24 + 8 * i), "C", at_side(w + 6 + 5 * i, eyes_at + 10),
            at_side(w + 4 + 5 * i, low - 34), at_side(w - 6 + 6 * i, low - 9),
        ]
        for at_side in (r, l)
        for i in (0, 1)
    ]
    return [slipped(nape, mixed(look.hair_colour, "#1a100c", 0.35))], [
        slipped(whole, look.hair_colour), line(whole, PAGE, 1.8), drawn(look, strands),
    ]


def long(look: Look) -> Layers:
    """Parted, and falling over the shoulders in as many waves as it has."""
    at, w, s, eyes_at = hairline(look) - 4, look.half_width, look.nose_side, look.eyes_at
    root, swing, turns = MIDDLE + (4 + 14 * look.wave) * s, 1.5 + 5.5 * look.wave, 2 + round(2 * look.wave)
    behind, before, dark = [], [], mixed(look.hair_colour, "#1a100c", 0.35)
    for which in SIDES:
        at_side, end = side(which), 260 + 5 * which * s
        shoulder = at_side(w + 9, eyes_at - 10)
        tips = [at_side(w + x, end - up) for x, up in ((15, 4), (5, 0), (-6, 5))]
        inner = at_side(w - 5, eyes_at + 16)
        fall = path(
            "M", (root, look.crown - 6), "C", at_side(w * 0.62, look.crown - 12), at_side(w + 10, eyes_at - 62), shoulder,
            *waves(shoulder, tips[0], turns, swing * which), "L", *tufts(tips, 12, -0.5 * which, look.wave),
            *waves(tips[-1], inner, turns, swing * which), "C", at_side(w - 2, eyes_at - 22), at_side(w * 0.72, at + 16),
            (root + which * 3, at - 7), "C", (root + which, at - 14), (root, look.crown + 4), (root, look.crown - 6), "Z",
        )
        strands = []
        for i in range(3):
            ear = at_side(w + 4 - 3.5 * i, eyes_at - 6 + 6 * i)
            strands.append([
                (root + which * (3 + 2 * i), look.crown + 1 + 6 * i), "C",
                at_side(w * (0.52 - 0.03 * i), look.crown - 1 + 7 * i),
                at_side(w * (0.94 - 0.03 * i), look.crown + 36 + 5 * i), ear,
                *waves(ear, at_side(w + 9 - 5 * i, end - 8 - 5 * i), turns, swing * which),
            ])
        before += [slipped(fall, look.hair_colour), line(fall, PAGE, 1.8), drawn(look, strands)]
        near = at_side(look.neck + 5, 250)  # what falls behind the neck
        back = path(
            "M", at_side(w, eyes_at), "L", at_side(w, 250), "C", at_side(w - 8, 257), at_side(look.neck + 12, 256), near,
            *waves(near, at_side(look.neck + 4, eyes_at), turns, swing * which), "Z",
        )
        behind.append(wash(back, dark))
    return behind, before


def knot(look: Look) -> Layers:
    """Drawn back, with a knot on top and a loose strand or two."""
    at, w, temple = hairline(look) - 3, look.half_width, look.eyes_at - 8
    below = [(0.93, at + 18), (0.72, at + 4), (0.25, at - 4), (-0.25, at - 4), (-0.72, at + 4), (-0.93, at + 18)]
    x, y = MIDDLE + 5 * look.nose_side, look.crown - 13
    ball = path(
        "M", (x - 21, y + 3), "C", (x - 22, y - 22), (x + 20, y - 24), (x + 22, y + 1), "C", (x + 22, y + 18),
        (x - 19, y + 20), (x - 21, y + 3), "Z",
    )
    turn = [
        (x - 14, y + 6), "C", (x - 15, y - 12), (x + 12, y - 14), (x + 13, y), "C", (x + 12, y + 9), (x - 5, y + 9),
        (x - 5, y + 1), "C", (x - 4, y - 5), (x + 4, y - 5), (x + 4, y),
    ]
    pulls = [
        [
            (MIDDLE + i * w * 0.2, at - 3 + 1.3 * i * i), "C", (MIDDLE + i * w * 0.2, at - 13 + i * i),
            (MIDDLE + i * w * 0.15, look.crown + 10), (x + i * 5.5, look.crown + 1),
        ]
        for i in range(-4, 5)
    ]
    loose = path(*(
        step for which, long in ((look.nose_side, 34), (-look.nose_side, 22))
        for step in ("M", side(which)(w - 3, look.eyes_at - 26), "C", side(which)(w + 1, look.eyes_at - 8),
                     side(which)(w - 5, look.eyes_at + long - 20), side(which)(w + 1, look.eyes_at + long))
    ))
    return [slipped(ball, look.hair_colour), line(ball, PAGE, 2), drawn(look, [turn])], [
        slipped(mass(look, 4, temple, below), look.hair_colour), soft_edge(look, below, 4.5, 17),
        edge(look, 4, temple), drawn(look, pulls, 1.1, 0.65), line(loose, look.hair_colour, 1.6),
    ]


def scarf(look: Look) -> Layers:
    """A scarf round head and neck."""
    w, s = look.half_width, look.nose_side
    r, l, cloth, fold = side(s), side(-s), look.clothes, mixed(look.clothes, "#2a1a14", 0.55)
    top, eyes_at = look.crown - 12, look.eyes_at

    def over(one, other):  # over the head, from the cheek on one side to the other
        return ("C", one(w + 13, eyes_at - 62), one(w * 0.7, top), (MIDDLE, top), "C", other(w * 0.7, top),
                other(w + 13, eyes_at - 62), other(w + 13, eyes_at - 4))

    back = path("M", l(w - 14, 250), "C", l(w + 6, 216), l(w + 13, eyes_at + 40), l(w + 13, eyes_at - 4), *over(l, r), "C",
                r(w + 13, eyes_at + 40), r(w + 6, 216), r(w - 6, 250), "Z")
    # The face shows through the opening: the way round it, and back along the cloth's outer edge.
    ring = path(
        "M", l(w - 2, 286), "C", l(w + 9, 240), l(w + 14, eyes_at + 50), l(w + 13, eyes_at - 4), *over(l, r), "C",
        r(w + 14, eyes_at + 50), r(w + 11, 240), r(w + 5, 286), "Z", "M", (MIDDLE, look.crown + 19), "C",
        l(w * 0.72, look.crown + 18), l(w - 1, eyes_at - 34), l(w - 4, eyes_at + 10), "C",
        l(w - 6, eyes_at + 58), l(w * 0.62, look.chin + 2), (MIDDLE, look.chin + 7), "C", r(w * 0.62, look.chin + 2),
        r(w - 6, eyes_at + 58), r(w - 4, eyes_at + 10), "C", r(w - 1, eyes_at - 34),
        r(w * 0.72, look.crown + 18), (MIDDLE, look.crown + 19), "Z",
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
