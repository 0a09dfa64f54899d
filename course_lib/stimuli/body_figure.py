"""The parts of a figure from back to front: legs, trunk, arms, head, and what somebody sits, rolls or leans on."""

from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin

from .body_build import Build
from .body_head import behind, head
from .body_lines import Spot, limb, outward, shape
from .body_posture import Posture
from .body_seat import cane, seat, wheelchair
from .body_skeleton import Skeleton, flat, skeleton

SHOE = "#6d737a"
ON_CANE = (0.92, 0.30, -0.04)  # where the hand is that leans on one, in lengths of the torso from the hips


@dataclass(frozen=True)
class Part:
    """A piece of the drawing; `upper` moves with the breath."""

    name: str
    svg: str
    upper: bool = True


def figure(who: Build, held: Posture, seated: bool) -> list[Part]:
    """The parts of this body in this posture, the ground at y = 0 and the hips above x = 0."""
    if who.aid == "cane" and not seated:
        held = replace(held, right_standing=ON_CANE)
    bones = skeleton(who, held, seated)
    back = cos(radians(bones.chest)) < -0.1  # so that the trunk hides what is before it
    near = 0 if sin(radians(bones.chest)) < 0 else 1  # the side of the body that the viewer sees
    far = 1 - near
    look = (who.look, flat(bones.head), who.head, bones.gaze, held.nod, -held.tilt)
    rolls = who.aid == "wheelchair"
    under, over = wheelchair(who, bones) if rolls else (seat(who, bones), []) if seated else ([], [])
    trunk = Part("trunk", "".join(_trunk(who, bones)))
    far_arm, near_arm = (
        Part(name, "".join(_arm(who, held, bones, side))) for name, side in (("far arm", far), ("near arm", near)))
    top = Part("head", "".join(head(*look)))
    stick = [Part("cane", "".join(cane(who, bones, 1)))] if who.aid == "cane" and not seated else []
    legs = [Part(("leg", "other leg")[side], "".join(_leg(who, bones, side)), upper=False) for side in (far, near)]
    parts = [Part("seat", "".join(under), upper=False), Part("hair", "".join(behind(*look)))]
    hidden = back and _depth(bones, near) < bones.spine[3][1]
    parts += [far_arm, near_arm] if hidden else [far_arm] if back else []
    parts += legs
    if who.skirt:
        parts.append(Part("skirt", _skirt(who, bones, seated), upper=False))
    parts += [trunk] if back else [trunk, far_arm]
    parts += [top, *stick] if hidden else [top, *stick, near_arm]
    return [*parts, Part("wheel", "".join(over), upper=False)]


def _depth(bones: Skeleton, side: int) -> float:
    """How near an arm is to the viewer, on the whole."""
    return sum(points[side][1] for points in (bones.shoulders, bones.elbows, bones.hands)) / 3


def _trunk(who: Build, bones: Skeleton) -> list[str]:
    neck = limb([flat(bones.neck), _between(flat(bones.neck), flat(bones.head), 0.6)], who.limb * 0.8, who.look.skin)
    levels = ((who.hips, who.hips * 0.8), (who.hips * 0.96, who.belly), (who.shoulders * 0.84, who.belly * 0.98),
              (who.shoulders * 0.92, 14), (who.shoulders * 0.98, 13), (who.shoulders * 0.84, 9))
    widths = []
    for n, (wide, deep) in enumerate(levels):
        angle = radians(bones.facing + (bones.chest - bones.facing) * n / 5)
        widths.append(hypot(wide * cos(angle), deep * sin(angle)))
    spine = [flat(point) for point in bones.spine]
    (left, left_y), (right, right_y) = (flat(point) for point in bones.shoulders)
    spine[-1] = (spine[-1][0], min(spine[-1][1], (left_y + right_y) / 2 - 2))
    (x, y), collar = spine[0], flat(bones.neck)
    hem, neckline = (x, y + 6), (collar[0], min(collar[1], spine[-1][1] - 3))
    return [neck, shape(outward([hem, *spine, neckline], [widths[0], *widths, 7]), who.top)]


def _arm(who: Build, held: Posture, bones: Skeleton, side: int) -> list[str]:
    """Hand, sleeve, and the seam at the shoulder taken away, where sleeve and trunk are one cloth."""
    shoulder, elbow, hand = (flat(bones.shoulders[side]), flat(bones.elbows[side]), flat(bones.hands[side]))
    long = max(1e-6, hypot(hand[0] - elbow[0], hand[1] - elbow[1]))
    way = ((hand[0] - elbow[0]) / long, (hand[1] - elbow[1]) / long)
    reach = 10 - 6 * held.fists
    tip = (hand[0] + way[0] * reach, hand[1] + way[1] * reach)
    parts = [limb([hand, tip], who.limb * (0.62 + 0.12 * held.fists), who.look.skin)]
    if held.fists < 0.5:
        thumb = (hand[0] + way[0] * 5 + way[1] * 5, hand[1] + way[1] * 5 - way[0] * 5)
        parts.insert(0, limb([hand, thumb], who.limb * 0.25, who.look.skin))
    parts.append(limb([shoulder, elbow, hand], who.limb, who.top))
    inner = flat(bones.spine[-1])
    away = max(1e-6, hypot(inner[0] - shoulder[0], inner[1] - shoulder[1]))
    x = shoulder[0] + (inner[0] - shoulder[0]) / away * 3.5
    y = shoulder[1] + (inner[1] - shoulder[1]) / away * 3.5
    parts.append(f'<circle cx="{x:.1f}" cy="{y + 2.5:.1f}" r="{who.limb / 2 - 0.4:.1f}" fill="{who.top}"/>')
    return parts


def _leg(who: Build, bones: Skeleton, side: int) -> list[str]:
    hip, knee, ankle, toe = (flat(points[side]) for points in (bones.hips, bones.knees, bones.ankles, bones.toes))
    if who.skirt:
        return [limb([ankle, toe], 9, SHOE), limb([hip, knee, ankle], who.limb * 0.95, who.look.skin)]
    return [limb([ankle, toe], 9, SHOE), limb([hip, knee, ankle], who.limb * 1.35, who.legs)]


def _skirt(who: Build, bones: Skeleton, seated: bool) -> str:
    """Cloth from the hips over both knees, wider towards its hem."""
    (ax, ay), (bx, by) = sorted(flat(point) for point in bones.hips)
    knees = sorted(flat(point) for point in bones.knees)
    hem = [_between(knee, flat(ankle), 0.3 if seated else 0.45)
           for knee, ankle in zip(knees, sorted(bones.ankles, key=lambda point: flat(point)[0]))]
    out = who.limb * 0.8
    spots = [(ax - out, ay - 4), (knees[0][0] - out - 1, knees[0][1]), (hem[0][0] - out - 3, hem[0][1]),
             ((hem[0][0] + hem[1][0]) / 2, max(hem[0][1], hem[1][1]) + 4), (hem[1][0] + out + 3, hem[1][1]),
             (knees[1][0] + out + 1, knees[1][1] - 4), (bx + out, by - 6)]
    return shape(spots, who.legs)


def _between(a: Spot, b: Spot, share: float) -> Spot:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
