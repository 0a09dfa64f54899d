"""What every head of hair is made of: its outline, its hairline, and strokes of the pen in it."""

from math import cos, radians, sin

from .face_pen import MIDDLE, PAGE, Mark, Point, line, mixed, path, side
from .look import DARK, Look

Layers = tuple[list[Mark], list[Mark]]  # what is drawn behind the head, and what before it


def strand_colour(look: Look) -> str:
    """The colour of lines within the hair: lighter on dark hair, darker on light."""
    return mixed(look.hair_colour, "#f3e3d0", 0.42) if look.hair_colour == DARK else mixed(look.hair_colour, "#2a1a14", 0.6)


def hairline(look: Look) -> float:
    """How high the hair begins; higher with years."""
    return look.crown + (look.eyes_at - look.crown) * 0.3 - 7 * look.lines


def polar(look: Look, angle: float, out: float) -> Point:
    """A point `out` beyond the skull, at an angle in degrees from straight up, to the right."""
    centre = look.eyes_at - 24
    return MIDDLE + (look.half_width + out) * sin(radians(angle)), centre - (centre - look.crown + out) * cos(radians(angle))


def mass(look: Look, rise: float, temple: float, below: list[tuple[float, float]]) -> str:
    """Hair from temple to temple, `rise` above the skull; `below` is its edge from right to left, x in half widths."""
    w, (r, l) = look.half_width, (side(1), side(-1))
    a, b, c, d, e, f = [(MIDDLE + x * w, y) for x, y in below]
    return path(
        "M",
        l(w, temple),
        "C",
        *_to_crown(look, rise, temple, -1),
        "C",
        *_from_crown(look, rise, temple, 1),
        "C",
        r(w - 3, temple - 10),
        a,
        b,
        "C",
        c,
        d,
        e,
        "C",
        f,
        l(w - 3, temple - 10),
        l(w, temple),
        "Z",
    )


def _to_crown(look, rise, temple, which):
    at = side(which)
    return (
        at(look.half_width + 6 + rise * 0.3, temple - 46), at(look.half_width * 0.72, look.crown - rise),
        (MIDDLE, look.crown - rise),
    )


def _from_crown(look, rise, temple, which):
    at = side(which)
    return (
        at(look.half_width * 0.72, look.crown - rise), at(look.half_width + 6 + rise * 0.3, temple - 46),
        at(look.half_width, temple),
    )


def edge(look: Look, rise: float, temple: float) -> Mark:
    """The line over the hair, from temple to temple."""
    return line(
        path(
            "M",
            side(-1)(look.half_width, temple),
            "C",
            *_to_crown(look, rise, temple, -1),
            "C",
            *_from_crown(look, rise, temple, 1),
        ),
        PAGE,
        2.3,
    )


def bumps(look: Look, start: float, end: float, count: int, out: float, bulge: float, lean: float = 0) -> list:
    """Steps of a path over the head in `count` bumps, from the left angle to the right."""
    step = (end - start) / count
    steps: list = [polar(look, start, out * 0.6)]
    for i in range(count):
        a, b = start + i * step, start + (i + 1) * step
        high = out + bulge * (1 + 0.35 * (i % 2))
        rest = out if i < count - 1 else out * 0.6
        steps += [
            "C", polar(look, a - step * (0.15 - lean), high), polar(look, b + step * (0.15 + lean), high),
            polar(look, b, rest),
        ]
    return steps


def round_hairline(look: Look, at: float, reach: float) -> list[Point]:
    """Points of a round hairline from the right ear to the left."""
    w, low = look.half_width * reach, look.eyes_at - 6
    return [
        (MIDDLE + w * x, at + (low - at) * y)
        for x, y in (
            (1, 1), (0.94, 0.6), (0.8, 0.28), (0.55, 0.08), (0.27, 0.0), (0, -0.03), (-0.27, 0.0), (-0.55, 0.08),
            (-0.8, 0.28), (-0.94, 0.6), (-1, 1),
        )
    ]


def scallops(points: list[Point], depth: float) -> list:
    """Points joined by arcs that hang down by `depth`."""
    steps: list = [points[0]]
    for a, b in zip(points, points[1:], strict=False):
        steps += ["C", (a[0], a[1] + depth * 1.3), (b[0], b[1] + depth * 1.3), b]
    return steps


def tufts(points: list[Point], deep: float, lean: float, turn: float = 0) -> list:
    """Steps of a path through the points, a soft lock of hair hanging from each to the next, no two of a length."""
    steps: list = [points[0]]
    for i, (a, b) in enumerate(zip(points, points[1:], strict=False)):
        long = deep * (0.55 + 0.75 * abs(sin(2.3 * i + 6 * turn)))
        x, y = (a[0] + b[0]) / 2 + lean * long, (a[1] + b[1]) / 2 + long
        steps += [
            "C", (a[0] + lean * 2, a[1] + long * 0.55), (x - (b[0] - a[0]) * 0.2, y - long * 0.25), (x, y), "C",
            (x + (b[0] - a[0]) * 0.1, y - long * 0.4), (b[0] - (b[0] - a[0]) * 0.15, b[1] + long * 0.35), b,
        ]
    return steps


def waves(start: Point, end: Point, count: int, swing: float) -> list:
    """Steps of a path, without its start, that goes down in waves to one side and the other."""
    steps: list = []
    for i in range(count):
        (ax, ay), (bx, by) = ((start[0] + (end[0] - start[0]) * j / count, start[1] + (end[1] - start[1]) * j / count)
                              for j in (i, i + 1))
        out = swing * (1 if i % 2 == 0 else -1)
        steps += ["C", (ax + out, ay + (by - ay) * 0.32), (bx + out, by - (by - ay) * 0.32), (bx, by)]
    return steps


def drawn(look: Look, curves: list[list], width: float = 1.2, opacity: float = 0.8) -> Mark:
    """Strands, all in one mark: each a start, and the steps that follow."""
    return line(path(*(step for start, *rest in curves for step in ("M", start, *rest))), strand_colour(look), width, opacity)


def soft_edge(look: Look, below: list[tuple[float, float]], long: float, count: int) -> Mark:
    """Fine short hairs across the edge of `mass` over the forehead, so that it isn't cut with a ruler."""
    steps: list = []
    a, b, c, d = [(MIDDLE + x * look.half_width, y) for x, y in below[1:5]]
    for i in range(count):
        t, far = (i + 0.5) / count, long * (0.6 + 0.4 * sin(3.1 * i) ** 2)
        x, y = ((1 - t) ** 3 * a[k] + 3 * (1 - t) ** 2 * t * b[k] + 3 * (1 - t) * t**2 * c[k] + t**3 * d[k] for k in (0, 1))
        out = (MIDDLE - x) / look.half_width * 0.5
        steps += ["M", (x - out * far, y - far * 0.7), "L", (x + out * far, y + far * 0.6)]
    return line(path(*steps), look.hair_colour, 1.7)


def tuft(look: Look, angle: float, out: float, length: float, lean: float) -> list:
    """A short stroke that starts at an angle on the head and leans."""
    a, b = polar(look, angle, out), polar(look, angle + lean * 24, out + length)
    return [a, "C", (a[0], a[1] - length * 0.4), (b[0], b[1] + length * 0.3), b]


def curl(at: Point, size: float, way: int) -> list:
    """One turn of the pen; `way` is 1 or −1."""
    x, y = at
    return [
        (x - way * size, y + size * 0.3), "C", (x - way * size, y - size * 1.1), (x + way * size, y - size * 1.1),
        (x + way * size, y + size * 0.1), "C", (x + way * size, y + size), (x - way * size * 0.4, y + size),
        (x - way * size * 0.35, y + size * 0.1),
    ]
