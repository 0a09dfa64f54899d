"""The pen: lines, limbs and shapes. Skin and cloth keep dark lines in the dark; what stands on the page is in its ink."""

from math import hypot

Spot = tuple[float, float]
INK = "var(--at-ink, #23262b)"
FINE = "#2a1a14"
LINE = 1.8


def curve(spots: list[Spot], closed: bool = False) -> str:
    """A path's `d` that runs smoothly through `spots` (Catmull and Rom, 1974)."""
    count = len(spots)
    if closed:
        ring = [spots[-1], *spots, spots[0], spots[1]]
    else:
        ring = [spots[0], *spots, spots[-1]]
    parts = [f"M{_at(spots[0])}"]
    for n in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = ring[n : n + 4]
        one, two = (bx + (cx - ax) / 6, by + (cy - ay) / 6), (cx - (dx - bx) / 6, cy - (dy - by) / 6)
        parts.append(f"C{_at(one)} {_at(two)} {_at((cx, cy))}")
    return "".join(parts) + ("Z" if closed else "")


def shape(spots: list[Spot], fill: str, line: float = LINE, colour: str = FINE) -> str:
    """A closed shape, smooth, filled and outlined."""
    return (f'<path d="{curve(spots, closed=True)}" fill="{fill}" stroke="{colour}" stroke-width="{line}" '
            'stroke-linejoin="round"/>')


def stroke(spots: list[Spot], line: float = LINE, colour: str = INK) -> str:
    """A smooth line."""
    return f'<path d="{curve(spots)}" fill="none" stroke="{colour}" stroke-width="{line}" stroke-linecap="round"/>'


def limb(spots: list[Spot], thick: float, fill: str) -> str:
    """A bent limb of even thickness through its joints: once in ink, and once a little thinner in its colour."""
    path = bend(spots)
    shared = f'd="{path}" fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return (f'<path {shared} stroke="{FINE}" stroke-width="{thick + 2 * LINE:.1f}"/>'
            f'<path {shared} stroke="{fill}" stroke-width="{thick:.1f}"/>')


def bend(spots: list[Spot]) -> str:
    """A path's `d` along `spots`, its inner corners rounded."""
    parts = [f"M{_at(spots[0])}"]
    for before, corner, after in zip(spots, spots[1:], spots[2:]):
        parts.append(f"L{_at(_share(before, corner, 0.72))}Q{_at(corner)} {_at(_share(corner, after, 0.28))}")
    return "".join(parts) + f"L{_at(spots[-1])}"


def ellipse(middle: Spot, rx: float, ry: float, fill: str, line: float = LINE, colour: str = FINE) -> str:
    """An ellipse."""
    x, y = middle
    return (f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" stroke="{colour}" '
            f'stroke-width="{line}"/>')


def outward(spots: list[Spot], widths: list[float]) -> list[Spot]:
    """The outline around a line through `spots` that is `widths` to either side: up its right, down its left."""
    right, left = [], []
    for n, ((x, y), width) in enumerate(zip(spots, widths)):
        (ax, ay), (bx, by) = spots[max(0, n - 1)], spots[min(len(spots) - 1, n + 1)]
        long = max(1e-6, hypot(bx - ax, by - ay))
        across, down = -(by - ay) / long * width, (bx - ax) / long * width
        right.append((x + across, y + down))
        left.append((x - across, y - down))
    return right + left[::-1]


def _share(a: Spot, b: Spot, share: float) -> Spot:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _at(spot: Spot) -> str:
    return f"{spot[0]:.1f} {spot[1]:.1f}"
