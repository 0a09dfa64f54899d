"""Hair, and what is worn instead: what is behind the head, and what is before it. It doesn't move with the face."""

from math import cos, radians, sin

from .face_pen import MIDDLE, Mark, Point, line, mixed, path, side, slipped
from .look import DARK, Look

PAGE = "var(--at-ink, #23262b)"  # lines that stand on the page
Layers = tuple[list[Mark], list[Mark]]


def hair(look: Look) -> Layers:
    """What is drawn behind the head, and what is drawn before it."""
    return STYLES[look.hair](look)


def crop(look: Look) -> Layers:
    """Short all over, with a few strokes of the pen."""
    at, dip = _hairline(look), 4 * look.nose_side
    shape = _mass(look, 6, look.eyes_at - 8, [(0.9, at + 16), (0.62, at + 3), (0.2, at - 3 + dip), (-0.2, at - 3 - dip), (-0.62, at + 3), (-0.9, at + 16)])
    tufts = [_tuft(look, angle, -11 - 4 * (index % 3), 7, 0.12) for index, angle in enumerate(range(-44, 50, 8))]
    return [], [slipped(shape, look.hair_colour), _over(look, 6, look.eyes_at - 8), *tufts]


def tousled(look: Look) -> Layers:
    """Short, and every which way."""
    at, s = _hairline(look), look.nose_side
    top = _bumps(look, -82, 82, 11, 9, 7, lean=0.5 * s)
    fringe = _zigzag(look, at + 8, 7, 9)
    shape = path("M", *top, "L", *_steps(fringe), "Z")
    tufts = [_tuft(look, angle, -7 - 8 * (index % 3), 13, 0.5 * s) for index, angle in enumerate(range(-56, 60, 11))]
    return [], [slipped(shape, look.hair_colour), line(path("M", *top), PAGE, 2.3), line(path("M", fringe[0], "L", *_steps(fringe[1:])), _strand(look), 1.6), *tufts]


def swept(look: Look) -> Layers:
    """Parted at one side, and swept over to the other."""
    at, at_side = _hairline(look), side(look.nose_side)
    w, top, low = look.half_width, look.crown, look.eyes_at - 6
    part = at_side(-w * 0.42, top + 4)
    big = path("M", at_side(-w * 0.42, top + 5), "C", at_side(-w * 0.1, top - 22), at_side(w * 1.02, top - 18), at_side(w + 8, look.eyes_at - 44),
               "C", at_side(w + 10, look.eyes_at - 26), at_side(w + 4, low - 4), at_side(w, low + 2),
               "C", at_side(w - 5, low - 14), at_side(w * 0.92, at + 22), at_side(w * 0.72, at + 10),
               "C", at_side(w * 0.4, at + 16), at_side(-w * 0.25, at + 8), at_side(-w * 0.42, top + 5), "Z")
    small = path("M", part, "C", at_side(-w * 0.7, top - 4), at_side(-w - 6, look.eyes_at - 56), at_side(-w - 1, low + 2),
                 "C", at_side(-w + 6, low - 14), at_side(-w * 0.86, at + 14), at_side(-w * 0.72, at + 2), "C", at_side(-w * 0.6, at - 6), at_side(-w * 0.45, top + 14), part, "Z")
    flow = [line(path("M", at_side(-w * (0.36 - 0.05 * i), top + 6 + i), "C", at_side(w * (0.0 + 0.02 * i), top - 10 + 7 * i), at_side(w * (0.6 - 0.03 * i), top + 7 * i - 4),
                      at_side(w * (0.95 - 0.05 * i), look.eyes_at - 40 - 2 * i)), _strand(look), 1.3, 0.9) for i in range(4)]
    flow += [line(path("M", at_side(-w * (0.52 + 0.05 * i), top + 8 + 6 * i), "C", at_side(-w * (0.74 + 0.04 * i), top + 14 + 4 * i), at_side(-w * 0.9, top + 30), at_side(-w * 0.96, low - 18 + 4 * i)),
                  _strand(look), 1.3, 0.9) for i in range(2)]
    return [], [slipped(small, look.hair_colour), line(small, PAGE, 2), slipped(big, look.hair_colour), line(big, PAGE, 2.3), *flow]


def curls(look: Look) -> Layers:
    """Loose curls, each a turn of the pen."""
    at = _hairline(look)
    top = _bumps(look, -104, 104, 13, 13, 9)
    under = _scallop([(x, y) for x, y in _brow_of_hair(look, at + 6, 0.94)], 5)
    shape = path("M", *top, "L", *under, "Z")
    turns = [_curl(_polar(look, angle, out), 5.2, 1 if (index % 2) else -1, _strand(look))
             for index, (angle, out) in enumerate([*((a, -3) for a in range(-84, 90, 24)), *((a, -19) for a in range(-48, 50, 24))])]
    return [], [slipped(shape, look.hair_colour), line(path("M", *top), PAGE, 2.3), line(path("M", *under[0:]), _strand(look), 1.5), *turns]


def coils(look: Look) -> Layers:
    """A round of close coils, wider than the head."""
    at = _hairline(look)
    top = _bumps(look, -112, 112, 24, 24, 4)
    under = _scallop(_brow_of_hair(look, at + 1, 0.96), 2.5)
    shape = path("M", *top, "L", *under, "Z")
    spots = [(a + 7 * (ring % 2), out) for ring, out in enumerate((17, 6, -6, -16)) for a in range(-96 + 17 * ring, 100 - 20 * ring, 15)]
    turns = [_curl(_polar(look, angle, out), 2.7, 1 if index % 2 else -1, _strand(look)) for index, (angle, out) in enumerate(spots)]
    return [], [slipped(shape, look.hair_colour), line(path("M", *top), PAGE, 2.3), *turns]


def bob(look: Look) -> Layers:
    """To the jaw at both sides, with a fringe."""
    at, w, s = _hairline(look) + 9, look.half_width, look.nose_side
    low, r, l = look.chin - 24, side(s), side(-s)
    back = path("M", l(w - 4, low - 6), "C", l(w + 20, low - 10), l(w + 16, look.eyes_at - 30), l(w + 6, look.eyes_at - 52), "C", l(w, look.eyes_at - 60), l(w * 0.5, look.crown), (MIDDLE, look.crown),
                "C", r(w * 0.5, look.crown), r(w, look.eyes_at - 60), r(w + 6, look.eyes_at - 52), "C", r(w + 16, look.eyes_at - 30), r(w + 20, low - 10), r(w - 4, low - 6),
                "L", r(w - 24, low - 4), "L", l(w - 24, low - 4), "Z")
    front = path("M", l(w + 3, look.eyes_at + 2), "C", l(w + 12, look.eyes_at - 34), l(w * 0.9, look.crown - 11), (MIDDLE, look.crown - 12),
                 "C", r(w * 0.9, look.crown - 11), r(w + 12, look.eyes_at - 34), r(w + 3, look.eyes_at + 2),
                 "C", r(w - 4, look.eyes_at - 16), r(w - 6, at + 16), r(w * 0.7, at + 4),
                 "C", r(w * 0.2, at + 9), l(w * 0.5, at + 7), l(w * 0.8, at + 8), "C", l(w - 6, at + 18), l(w - 5, look.eyes_at - 16), l(w + 3, look.eyes_at + 2), "Z")
    strands = [line(path("M", r(w * 0.12, look.crown - 4), "C", r(w * (0.12 - 0.22 * i), look.crown + 8), r(w * (0.12 - 0.32 * i), at - 14), r(w * (0.1 - 0.32 * i), at + 3)), _strand(look), 1.3, 0.9)
               for i in range(-2, 4)]
    sides = [line(path("M", at_side(w + 5 + 4 * i, look.eyes_at - 18 + 12 * i), "C", at_side(w + 8 + 3 * i, look.eyes_at + 14), at_side(w + 9 + i, low - 30), at_side(w + 3 + 3 * i, low - 13)), _strand(look), 1.3, 0.9)
             for at_side in (r, l) for i in range(2)]
    return [slipped(back, look.hair_colour), line(back, PAGE, 2.3), *sides], [slipped(front, look.hair_colour), _over(look, 12, look.eyes_at - 26), *strands]


def long(look: Look) -> Layers:
    """Parted in the middle, falling behind the shoulders."""
    at, w, s = _hairline(look) - 2, look.half_width, look.nose_side
    behind, before, root = [], [], MIDDLE + 10 * s
    for which in (-1, 1):
        at_side, end = side(which), 262 + 4 * which * s
        fall = path("M", (root, look.crown - 5), "C", at_side(w * 0.8, look.crown - 8), at_side(w + 12, look.eyes_at - 40), at_side(w + 10, look.eyes_at + 10),
                    "C", at_side(w + 8, look.eyes_at + 50), at_side(w + 20, end - 34), at_side(w + 9, end), "C", at_side(w - 4, end + 7), at_side(w - 20, end + 4), at_side(w - 28, end - 6),
                    "L", at_side(w * 0.4, look.eyes_at), "Z")
        front = path("M", (root, look.crown - 5), "C", at_side(w * 0.8, look.crown - 8), at_side(w + 12, look.eyes_at - 40), at_side(w + 8, look.eyes_at + 12),
                     "C", at_side(w + 2, look.eyes_at - 10), at_side(w - 4, at + 20), at_side(w * 0.66, at + 6), "C", at_side(w * 0.4, at - 4), (root + which * 4, at - 8), (root, look.crown - 5), "Z")
        behind += [slipped(fall, look.hair_colour), line(fall, PAGE, 2.2)]
        behind += [line(path("M", at_side(w + 4 - 5 * i, look.eyes_at + 30), "C", at_side(w + 2 - 5 * i, look.eyes_at + 60), at_side(w + 12 - 7 * i, end - 30), at_side(w + 3 - 7 * i, end - 6)), _strand(look), 1.3, 0.9)
                   for i in range(3)]
        before += [slipped(front, look.hair_colour), line(front, PAGE, 2.1)]
        before += [line(path("M", (root + which * 4, look.crown + 2 + 4 * i), "C", at_side(w * 0.5, look.crown + 2 + 5 * i), at_side(w * 0.84, look.crown + 18 + 5 * i), at_side(w - 1, look.eyes_at - 40 + 7 * i)), _strand(look), 1.3, 0.9)
                   for i in range(3)]
    return behind, before


def knot(look: Look) -> Layers:
    """Drawn back, with a knot on top."""
    at, w = _hairline(look) - 3, look.half_width
    shape = _mass(look, 4, look.eyes_at - 8, [(0.93, at + 20), (0.72, at + 7), (0.25, at - 4), (-0.25, at - 4), (-0.72, at + 7), (-0.93, at + 20)])
    x, y = MIDDLE + 5 * look.nose_side, look.crown - 13
    ball = path("M", (x - 21, y + 3), "C", (x - 22, y - 22), (x + 20, y - 24), (x + 22, y + 1), "C", (x + 22, y + 18), (x - 19, y + 20), (x - 21, y + 3), "Z")
    turn = path("M", (x - 14, y + 6), "C", (x - 15, y - 12), (x + 12, y - 14), (x + 13, y), "C", (x + 12, y + 9), (x - 5, y + 9), (x - 5, y + 1), "C", (x - 4, y - 5), (x + 4, y - 5), (x + 4, y))
    pulls = [line(path("M", (MIDDLE + i * w * 0.2, at - 1 + 1.3 * i * i), "C", (MIDDLE + i * w * 0.19, at - 12 + i * i), (MIDDLE + i * w * 0.14, look.crown + 10), (x + i * 5.5, look.crown + 1)),
                  _strand(look), 1.3, 0.9) for i in range(-4, 5)]
    return [slipped(ball, look.hair_colour), line(ball, PAGE, 2.3), line(turn, _strand(look), 1.4)], [slipped(shape, look.hair_colour), _over(look, 4, look.eyes_at - 8), *pulls]


def locs(look: Look) -> Layers:
    """Long twists that fall behind the shoulders."""
    at, w, s = _hairline(look) + 2, look.half_width, look.nose_side
    behind = []
    for which in (-1, 1):
        at_side = side(which)
        for i in (4, 3, 2, 1, 0):
            x, end = w - 10 + 7 * i, 266 - 9 * i - 5 * ((i + which * s) % 3)
            lock = path("M", at_side(w - 20, look.eyes_at - 60), "C", at_side(x + 8, look.eyes_at - 56 + 5 * i), at_side(x + 9, look.eyes_at + 30), at_side(x + 3, end),
                        "C", at_side(x + 1, end + 7), at_side(x - 6, end + 7), at_side(x - 6, end), "C", at_side(x - 2, look.eyes_at + 30), at_side(x - 8, look.eyes_at), at_side(w - 24, look.eyes_at - 50), "Z")
            behind += [slipped(lock, look.hair_colour), line(lock, PAGE, 1.8)]
            behind += [line(path("M", at_side(x - 3, y), "L", at_side(x + 3, y - 3)), _strand(look), 1.2, 0.8) for y in range(int(look.eyes_at) + 34, int(end), 12)]
    shape = _mass(look, 9, look.eyes_at - 2, [(0.92, at + 20), (0.7, at + 8), (0.25, at - 1), (-0.25, at - 1), (-0.7, at + 8), (-0.92, at + 20)])
    rows = [line(path("M", (MIDDLE + 8 * s + i * 3, look.crown - 6), "C", (MIDDLE + i * w * 0.14, look.crown + 6), (MIDDLE + i * w * 0.2, at - 10), (MIDDLE + i * w * 0.235, at + 0.9 * i * i)),
                 _strand(look), 1.5, 0.9) for i in range(-4, 5)]
    return behind, [slipped(shape, look.hair_colour), _over(look, 9, look.eyes_at - 2), *rows]


def bald(look: Look) -> Layers:
    """A bare crown; what hair there is, is round the ears."""
    marks, w = [], look.half_width
    for which in (-1, 1):
        at = side(which)
        patch = path("M", at(w - 1, look.eyes_at + 4), "C", at(w + 12, look.eyes_at - 2), at(w + 11, look.eyes_at - 40), at(w - 5, look.eyes_at - 52), "C", at(w - 9, look.eyes_at - 34), at(w - 8, look.eyes_at - 14), at(w - 1, look.eyes_at + 4), "Z")
        marks += [slipped(patch, look.hair_colour), line(patch, PAGE, 2)]
        marks += [line(path("M", at(w - 4 + i, look.eyes_at - 40 + 12 * i), "C", at(w + i, look.eyes_at - 38 + 12 * i), at(w + 3, look.eyes_at - 34 + 11 * i), at(w + 4, look.eyes_at - 28 + 11 * i)), _strand(look), 1.2, 0.9) for i in range(3)]
    shine = line(path("M", side(look.nose_side)(w * 0.3, look.crown + 10), "C", side(look.nose_side)(w * 0.5, look.crown + 12), side(look.nose_side)(w * 0.62, look.crown + 18), side(look.nose_side)(w * 0.7, look.crown + 27)),
                 mixed(look.skin, "#ffffff", 0.55), 3, 0.8)
    return [], [*marks, shine]


def scarf(look: Look) -> Layers:
    """A scarf round head and neck."""
    w, s = look.half_width, look.nose_side
    r, l, cloth, fold = side(s), side(-s), look.clothes, mixed(look.clothes, "#2a1a14", 0.55)
    back = path("M", l(w - 14, 250), "C", l(w + 14, 216), l(w + 20, look.crown - 12), (MIDDLE, look.crown - 13), "C", r(w + 20, look.crown - 12), r(w + 14, 216), r(w - 6, 250), "Z")
    # The face shows through the opening: the way round it, and back along the cloth's outer edge.
    ring = path("M", (MIDDLE, look.crown - 13), "C", r(w + 20, look.crown - 12), r(w + 22, 206), r(w + 4, 286), "L", l(w - 2, 286), "C", l(w + 22, 206), l(w + 20, look.crown - 12), (MIDDLE, look.crown - 13), "Z",
                "M", (MIDDLE, look.crown + 17), "C", l(w * 0.8, look.crown + 17), l(w + 2, look.eyes_at - 22), l(w - 3, look.eyes_at + 14), "C", l(w - 6, look.eyes_at + 58), l(w * 0.62, look.chin + 2), (MIDDLE, look.chin + 7),
                "C", r(w * 0.62, look.chin + 2), r(w - 6, look.eyes_at + 58), r(w - 3, look.eyes_at + 14), "C", r(w + 2, look.eyes_at - 22), r(w * 0.8, look.crown + 17), (MIDDLE, look.crown + 17), "Z")
    folds = [
        line(path("M", l(w * 0.5, look.crown - 4), "C", l(w * 0.9, look.crown + 20), l(w + 6, look.eyes_at - 10), l(w + 4, look.eyes_at + 40)), fold, 1.5),
        line(path("M", r(w * 0.4, look.crown - 6), "C", r(w * 0.9, look.crown + 8), r(w + 7, look.eyes_at - 20), r(w + 6, look.eyes_at + 16)), fold, 1.5),
        line(path("M", l(w - 4, look.eyes_at + 64), "C", l(w * 0.5, look.chin + 12), r(w * 0.3, look.chin + 17), r(w + 2, look.eyes_at + 76)), fold, 1.7),
        line(path("M", l(w - 8, look.chin), "C", l(w * 0.3, look.chin + 22), r(w * 0.3, look.chin + 24), r(w - 4, look.chin + 6)), fold, 1.5),
    ]
    whole = Mark("path", {"d": ring, "fill": cloth, "fill-rule": "evenodd", "stroke": PAGE, "stroke-width": "2.3", "stroke-linejoin": "round"})
    return [slipped(back, mixed(cloth, "#2a1a14", 0.25))], [whole, *folds]


STYLES = {"crop": crop, "tousled": tousled, "swept": swept, "curls": curls, "coils": coils, "bob": bob, "long": long, "knot": knot, "locs": locs,
          "bald": bald, "scarf": scarf}


def _strand(look: Look) -> str:
    """The colour of lines within the hair: lighter on dark hair, darker on light."""
    return mixed(look.hair_colour, "#f3e3d0", 0.42) if look.hair_colour == DARK else mixed(look.hair_colour, "#2a1a14", 0.6)


def _hairline(look: Look) -> float:
    return look.crown + (look.eyes_at - look.crown) * 0.3 - 7 * look.lines


def _polar(look: Look, angle: float, out: float) -> Point:
    """A point `out` beyond the skull, at an angle in degrees from straight up, to the right."""
    centre = look.eyes_at - 24
    return MIDDLE + (look.half_width + out) * sin(radians(angle)), centre - (centre - look.crown + out) * cos(radians(angle))


def _steps(points: list[Point]) -> list:
    return [step for point in points for step in (point, "L")][:-1]


def _mass(look: Look, rise: float, temple: float, hairline: list[tuple[float, float]]) -> str:
    """Hair from temple to temple, `rise` above the skull; the hairline as points from right to left (x in half widths)."""
    w, (r, l) = look.half_width, (side(1), side(-1))
    a, b, c, d, e, f = [(MIDDLE + x * w, y) for x, y in hairline]
    return path("M", l(w, temple), "C", *_to_crown(look, rise, temple, -1), "C", *_from_crown(look, rise, temple, 1),
                "C", r(w - 3, temple - 10), a, b, "C", c, d, e, "C", f, l(w - 3, temple - 10), l(w, temple), "Z")


def _to_crown(look, rise, temple, which):
    at = side(which)
    return at(look.half_width + 6 + rise * 0.3, temple - 46), at(look.half_width * 0.72, look.crown - rise), (MIDDLE, look.crown - rise)


def _from_crown(look, rise, temple, which):
    at = side(which)
    return at(look.half_width * 0.72, look.crown - rise), at(look.half_width + 6 + rise * 0.3, temple - 46), at(look.half_width, temple)


def _over(look: Look, rise: float, temple: float) -> Mark:
    """The line over the hair, from temple to temple."""
    return line(path("M", side(-1)(look.half_width, temple), "C", *_to_crown(look, rise, temple, -1), "C", *_from_crown(look, rise, temple, 1)), PAGE, 2.3)


def _bumps(look: Look, start: float, end: float, count: int, out: float, bulge: float, lean: float = 0) -> list:
    """Steps of a path over the head in `count` bumps, from the left angle to the right."""
    step = (end - start) / count
    steps: list = [_polar(look, start, out * 0.6)]
    for i in range(count):
        a, b = start + i * step, start + (i + 1) * step
        high = out + bulge * (1 + 0.35 * (i % 2))
        rest = out if i < count - 1 else out * 0.6
        steps += ["C", _polar(look, a - step * (0.15 - lean), high), _polar(look, b + step * (0.15 + lean), high), _polar(look, b, rest)]
    return steps


def _brow_of_hair(look: Look, at: float, reach: float) -> list[Point]:
    """Points of a round hairline from the right ear to the left."""
    w, low = look.half_width * reach, look.eyes_at - 6
    return [(MIDDLE + w * x, at + (low - at) * y) for x, y in
            ((1, 1), (0.94, 0.6), (0.8, 0.28), (0.55, 0.08), (0.27, 0.0), (0, -0.03), (-0.27, 0.0), (-0.55, 0.08), (-0.8, 0.28), (-0.94, 0.6), (-1, 1))]


def _scallop(points: list[Point], depth: float) -> list:
    steps: list = [points[0]]
    for a, b in zip(points, points[1:], strict=False):
        steps += ["C", (a[0], a[1] + depth * 1.3), (b[0], b[1] + depth * 1.3), b]
    return steps


def _zigzag(look: Look, at: float, deep: float, count: int) -> list[Point]:
    """A fringe of points from the right temple to the left."""
    w, low = look.half_width, look.eyes_at - 10
    points = [(MIDDLE + w, low), (MIDDLE + w * 0.92, at + 14)]
    for i in range(count):
        x = 0.84 - 1.68 * i / (count - 1)
        points.append((MIDDLE + w * x, at + (deep if i % 2 == 0 else -deep * 0.7) + 7 * x * x))
    return [*points, (MIDDLE - w * 0.92, at + 14), (MIDDLE - w, low)]


def _tuft(look: Look, angle: float, out: float, length: float, lean: float) -> Mark:
    a, b = _polar(look, angle, out), _polar(look, angle + lean * 24, out + length)
    return line(path("M", a, "C", (a[0], a[1] - length * 0.4), (b[0], b[1] + length * 0.3), b), _strand(look), 1.3, 0.9)


def _curl(at: Point, size: float, way: int, colour: str) -> Mark:
    x, y = at
    return line(path("M", (x - way * size, y + size * 0.3), "C", (x - way * size, y - size * 1.1), (x + way * size, y - size * 1.1), (x + way * size, y + size * 0.1),
                     "C", (x + way * size, y + size), (x - way * size * 0.4, y + size), (x - way * size * 0.35, y + size * 0.1)), colour, 1.3, 0.9)
