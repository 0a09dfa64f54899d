"""A stool, a wheelchair, a cane: drawn around the joints of whoever uses it."""

from math import cos, pi, sin

from .body_build import Build
from .body_lines import INK, LINE, Spot, shape, stroke
from .body_skeleton import Skeleton, flat, on_page

WOOD = "var(--at-edge, #7d7567)"
RIM = "var(--at-soft, #5a5d63)"


def seat(who: Build, bones: Skeleton) -> list[str]:
    """A stool, behind whoever sits on it."""
    high, half, deep = who.shin - 7, who.hips + 5, who.thigh * 0.4
    spot = _from(bones)
    legs = [stroke([spot(left, forward, high), spot(left * 1.1, forward * 1.12, 0)], LINE, WOOD)
            for left in (half, -half) for forward in (-deep, deep)]
    return [*legs, _panel([spot(x, y, high) for x, y in ((half, -deep), (half, deep + 5), (-half, deep + 5), (-half, -deep))])]


def wheelchair(who: Build, bones: Skeleton) -> tuple[list[str], list[str]]:
    """What of a wheelchair is behind whoever sits in it, and what is before them."""
    spot, half, wheel = _from(bones), who.hips + 9, who.shin * 0.7
    high, deep = who.shin - 7, who.thigh * 0.45
    seen = -1 if flat(on_page((-1, 0, 0), bones.facing))[1] > flat(on_page((1, 0, 0), bones.facing))[1] else 1
    back = [spot(half - 2, -deep, high + who.torso * 0.62), spot(-half + 2, -deep, high + who.torso * 0.62),
            spot(-half + 2, -deep, high), spot(half - 2, -deep, high)]
    grip = high + who.torso * 0.66
    handles = [stroke([spot(side * (half - 2), -deep, grip), spot(side * (half - 2), -deep - 9, grip + 1)], 4) for side in (1, -1)]
    heel, toe = who.thigh + 2, who.thigh + 18
    floor = _panel([spot(x, y, 4) for x, y in ((12, heel), (12, toe), (-12, toe), (-12, heel))])
    frame = [stroke([spot(side * (half - 4), deep, high), spot(side * 12, who.thigh + 8, 4)], 3, RIM) for side in (1, -1)]
    panel = _panel([spot(x, y, high) for x, y in ((half, -deep), (half, deep), (-half, deep), (-half, -deep))])
    far, near = (_wheel([(side * half, -4 + wheel * sin(t), wheel + wheel * cos(t)) for t in _round()], spot)
                 for side in (-seen, seen))
    small = _wheel([(seen * (half - 3), who.thigh * 0.72 + 7 * sin(t), 7 + 7 * cos(t)) for t in _round()], spot)
    behind = [far, _panel(back), *handles, *frame, floor, panel]
    if bones.facing % 360 > 90 and bones.facing % 360 < 270:
        return [far, *frame, floor, panel], [_panel(back), *handles, near]
    return behind, [small, near]


def cane(who: Build, bones: Skeleton, side: int) -> list[str]:
    """A cane under the hand of that side."""
    (x, y), (_x, ground) = flat(bones.hands[side]), flat(bones.ankles[side])
    return [stroke([(x - 7, y + 6), (x - 5, y - 1), (x + 3, y - 1), (x + 4, y + 6), (x + 3, ground + 6)], 3.6, INK)]


def _from(bones: Skeleton):
    return lambda left, forward, up: flat(on_page((left, forward, up), bones.facing))


def _round() -> list[float]:
    return [2 * pi * n / 14 for n in range(14)]


def _wheel(points: list, spot) -> str:
    rim = [spot(*point) for point in points]
    middle = (sum(x for x, _ in rim) / len(rim), sum(y for _, y in rim) / len(rim))
    spokes = "".join(stroke([middle, rim[n]], 0.9, RIM) for n in range(0, len(rim), 2))
    return shape(rim, "none", 3.6, INK) + spokes


def _panel(spots: list[Spot]) -> str:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    return f'<path d="M{path}Z" fill="var(--at-sunk, #f3eee5)" stroke="{INK}" stroke-width="{LINE}" stroke-linejoin="round"/>'
