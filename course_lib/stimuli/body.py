"""A figure in a posture, drawn from joints in space: line and a little colour, seated or standing, many bodies."""

from math import cos, hypot, radians, sin

from .body_build import Build, build
from .body_head import head
from .body_lines import INK, LINE, Spot, ellipse, limb, outward, shape, stroke
from .body_posture import NEUTRAL, POSTURES, Posture, blend, posture
from .body_skeleton import Skeleton, flat, on_page, skeleton
from .body_words import describe
from .drawn import Drawn

__all__ = ["NEUTRAL", "POSTURES", "Posture", "blend", "draw", "figure", "posture"]

WIDTH, HEIGHT, GROUND = 240, 260, 244  # units of the drawing


def draw(held: Posture, seed: int | str, *, seated: bool = True, age: str | None = None, aid: str | None = None) -> Drawn:
    """Somebody in this posture, and in words what can be seen; `seed` says who, unless `age` and `aid` do.

    Somebody in a wheelchair sits. Raises ValueError for an age or an aid that isn't there.
    """
    who = build(seed, age, aid)
    seated = seated or who.aid == "wheelchair"
    inner = "".join(figure(who, held, seated))
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
           f'<g transform="translate({WIDTH / 2} {GROUND})">{inner}</g></svg>')
    return Drawn(svg, describe(held, seated))


def figure(who: Build, held: Posture, seated: bool) -> list[str]:
    """The parts of the figure from back to front, its feet on y = 0 around x = 0."""
    bones = skeleton(who, held, seated)
    back = cos(radians(bones.chest)) < -0.1
    near = 0 if sin(radians(bones.chest)) < 0 else 1  # the arm and leg on the viewer's side
    far = 1 - near
    arms = {side: _arm(who, held, bones, side) for side in (0, 1)}
    legs = {side: _leg(who, bones, side, seated) for side in (0, 1)}
    seat = _seat(who, bones) if seated else [[], []]
    trunk = _trunk(who, bones, held)
    top = head(who.look, flat(bones.head), who.head, bones.gaze, held.nod, -held.tilt)
    parts = [*seat[0]]
    parts += arms[far] if back else []
    parts += arms[near] if back and bones.hands[near][1] < bones.spine[2][1] else []
    parts += [*legs[far], *legs[near], *trunk]
    parts += [*arms[far]] if not back else []
    parts += top
    parts += arms[near] if not (back and bones.hands[near][1] < bones.spine[2][1]) else []
    return [*parts, *seat[1]]


def _trunk(who: Build, bones: Skeleton, held: Posture) -> list[str]:
    neck = limb([flat(bones.neck), _between(flat(bones.neck), flat(bones.head), 0.6)], 11, who.look.skin)
    widths = []
    levels = ((who.hips, who.hips * 0.8), (who.hips * 0.96, who.belly), (who.shoulders * 0.86, who.belly * 0.98),
              (who.shoulders * 0.92, 14), (who.shoulders * 0.98, 13), (who.shoulders * 0.80, 9))
    for n, (wide, deep) in enumerate(levels):
        angle = radians(bones.facing + (bones.chest - bones.facing) * n / 5)
        widths.append(hypot(wide * cos(angle), deep * sin(angle)))
    spine = [flat(point) for point in bones.spine]
    up = 8 * held.shrug
    spine[-1] = (spine[-1][0], spine[-1][1] - up * 0.5)
    collar = flat(bones.neck)
    return [neck, shape(outward([*spine, (collar[0], collar[1] - 1)], [*widths, 7]), who.top)]


def _arm(who: Build, held: Posture, bones: Skeleton, side: int) -> list[str]:
    shoulder, elbow, hand = (flat(bones.shoulders[side]), flat(bones.elbows[side]), flat(bones.hands[side]))
    long = max(1e-6, hypot(hand[0] - elbow[0], hand[1] - elbow[1]))
    way = ((hand[0] - elbow[0]) / long, (hand[1] - elbow[1]) / long)
    reach = 7 - 3 * held.fists
    tip = (hand[0] + way[0] * reach, hand[1] + way[1] * reach)
    return [limb([hand, tip], who.limb * 0.72, who.look.skin), limb([shoulder, elbow, hand], who.limb, who.top)]


def _leg(who: Build, bones: Skeleton, side: int, seated: bool) -> list[str]:
    hip, knee, ankle, toe = (flat(points[side]) for points in (bones.hips, bones.knees, bones.ankles, bones.toes))
    return [limb([ankle, toe], 9, "#4d5258"), limb([hip, knee, ankle], who.limb * 1.35, who.legs)]


def _seat(who: Build, bones: Skeleton) -> list[list[str]]:
    """What somebody sits on: what is behind them, and what is in front."""
    high = who.shin - 6
    half, deep = who.hips + 7, who.thigh * 0.42
    turn = bones.facing

    def spot(left: float, forward: float, up: float) -> Spot:
        return flat(on_page((left, forward, up), turn))

    corners = [spot(x, y, high) for x, y in ((half, -deep), (half, deep + 8), (-half, deep + 8), (-half, -deep))]
    behind = []
    for left, forward in ((half, -deep), (half, deep), (-half, deep), (-half, -deep)):
        behind.append(stroke([spot(left, forward, high), spot(left * 1.08, forward * 1.1, 0)], LINE, "var(--at-edge, #7d7567)"))
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)
    behind.append(f'<path d="M{path}Z" fill="var(--at-sunk, #f3eee5)" stroke="{INK}" stroke-width="{LINE}" stroke-linejoin="round"/>')
    return [behind, []]


def _between(a: Spot, b: Spot, share: float) -> Spot:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
