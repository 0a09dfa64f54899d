"""The pen that faces are drawn with: marks of SVG, still or moving from frame to frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import hypot, pi, sin

PEN = {"fill": "none", "stroke-linecap": "round", "stroke-linejoin": "round"}  # of the group that everything is in
MIDDLE = 120  # of a face's picture, which is 240 wide and 280 high
SIDES = (-1, 1)  # left and right in the picture
INK = "#160c08"  # of lines on skin, in every theme
PAGE = "var(--at-ink, #23262b)"  # of lines that stand on the page
Point = tuple[float, float]
EASE = "0.4 0 0.3 1"


@dataclass(frozen=True)
class Mark:
    """An element of SVG with what is inside it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple["Mark", ...] = ()


@dataclass(frozen=True)
class Beat:
    """When each frame of a movement is reached, as shares of its seconds: the first 0, the last 1."""

    times: tuple[float, ...]
    seconds: float


def written(frames: Sequence[Mark], beat: Beat | None = None) -> str:
    """The mark as SVG. What differs from frame to frame moves, once, and stays as it is in the last."""
    first = frames[0]
    inside = "".join(written(parts, beat) for parts in zip(*(frame.inside for frame in frames), strict=True))
    moves = ""
    if len(frames) > 1:
        moves = "".join(
            _moving(name, [frame.attributes[name] for frame in frames], beat)
            for name, value in first.attributes.items()
            if any(frame.attributes[name] != value for frame in frames)
        )
    words = "".join(f' {name}="{escape(value)}"' for name, value in first.attributes.items())
    return f"<{first.tag}{words}>{moves}{inside}</{first.tag}>" if moves or inside else f"<{first.tag}{words}/>"


def _moving(name: str, values: list[str], beat: Beat) -> str:
    how = (
        f'dur="{beat.seconds:g}s" fill="freeze" calcMode="spline" keyTimes="{";".join(f"{time:g}" for time in beat.times)}" '
        f'keySplines="{";".join([EASE] * (len(values) - 1))}"'
    )
    if name == "transform":
        turns = ";".join(value.removeprefix("rotate(").removesuffix(")") for value in values)
        return f'<animateTransform attributeName="transform" type="rotate" values="{turns}" {how}/>'
    return f'<animate attributeName="{name}" values="{";".join(values)}" {how}/>'


def path(*steps: str | Point) -> str:
    """A path's `d`: letters and points, one after another."""
    return " ".join(step if isinstance(step, str) else f"{step[0]:.1f} {step[1]:.1f}" for step in steps).replace(".0 ", " ")


def line(d: str, colour: str, width: float, opacity: float = 1) -> Mark:
    """A line of the pen. At opacity 0 it is there, and can't be seen, so that every face has the same marks."""
    return Mark("path", {"d": d, "stroke": colour, "stroke-width": f"{width:g}", "stroke-opacity": shade(opacity)})


def inked(points: Sequence[Point], colour: str, width: float, opacity: float = 1, tips: Point = (0.2, 0.2)) -> Mark:
    """A line that swells and thins as a nib's does: `width` thick half way, `tips` as shares of it at its ends.

    The points are a cubic curve's, or several in a row: start, handle, handle, point, handle, handle, point …
    """
    there, back, last = [], [], len(points) - 1
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, last)]
        far = hypot(bx - ax, by - ay) or 1
        tip = tips[0] + (tips[1] - tips[0]) * i / last
        half = width / 2 * (tip + (1 - tip) * sin(pi * i / last))
        dx, dy = (ay - by) / far * half, (bx - ax) / far * half
        there.append((x + dx, y + dy))
        back.insert(0, (x - dx, y - dy))
    return wash(path("M", there[0], *_cubics(there), "L", back[0], *_cubics(back), "Z"), colour, opacity)


def _cubics(points: Sequence[Point]) -> list:
    return [step for i in range(1, len(points), 3) for step in ("C", *points[i : i + 3])]


def wash(d: str, colour: str, opacity: float = 1) -> Mark:
    """An area of colour without an edge."""
    return Mark("path", {"d": d, "fill": colour, "fill-opacity": shade(opacity)})


def slipped(d: str, colour: str) -> Mark:
    """A wash laid a little beside its line, as in an old print."""
    return Mark("path", {"d": d, "fill": colour, "transform": "translate(2.6 1.8)"})


def stroke(start: Point, one: Point, two: Point, end: Point, colour: str, width: float, tips: Point = (0.6, 0.2)) -> Mark:
    """A stroke of the brush along a curve, `width` thick in the middle and `tips` as shares of it at its ends."""
    half = width / 2
    thin, thinner = half * tips[0], half * tips[1]
    d = path(
        "M", (start[0], start[1] - thin), "C", (one[0], one[1] - half), (two[0], two[1] - half), (end[0], end[1] - thinner),
        "L", (end[0], end[1] + thinner), "C", (two[0], two[1] + half), (one[0], one[1] + half), (start[0], start[1] + thin),
        "Z",
    )
    return Mark("path", {"d": d, "fill": colour, "stroke": colour, "stroke-width": "1"})


def shade(opacity: float) -> str:
    """An opacity, held between 0 and 1."""
    return f"{min(max(opacity, 0), 1):.2f}".rstrip("0").rstrip(".")


def side(which: int):
    """Points of one half of the face: x away from the middle, to the right for 1, to the left for −1."""
    return lambda x, y: (MIDDLE + which * x, y)


def mixed(colour: str, other: str, share: float) -> str:
    """Two colours mixed, `share` of the second."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
