"""Where the joints of a body are in space, for a posture; and how space falls on the page.

Points are (left, forward, up) as the person has them. The viewer looks from a little above.
"""

from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin, sqrt

from .body_build import Build
from .body_posture import Posture

Point = tuple[float, float, float]
FACING = 36  # degrees by which somebody is turned to the right of the page
ABOVE = sin(radians(9))
LEVELS = 6  # of the spine


@dataclass(frozen=True)
class Skeleton:
    """Joints in space, of the page: (right, towards the viewer, up). `spine` goes up from the hips."""

    spine: tuple[Point, ...]
    shoulders: tuple[Point, Point]  # the left one first, as with all pairs
    elbows: tuple[Point, Point]
    hands: tuple[Point, Point]
    hips: tuple[Point, Point]
    knees: tuple[Point, Point]
    ankles: tuple[Point, Point]
    toes: tuple[Point, Point]
    neck: Point
    head: Point
    facing: float  # degrees of the hips
    chest: float  # degrees of the shoulders
    gaze: float  # degrees of the head


def skeleton(build: Build, posture: Posture, seated: bool) -> Skeleton:
    """The joints of this body in this posture, its feet on the ground where the page's x is 0."""
    facing, chest = FACING + posture.turn, FACING + posture.turn + posture.twist
    if not seated:  # on their feet, people bend less before they step forward
        posture = replace(posture, bend=0.5 * posture.bend, curl=0.75 * posture.curl)
    hips_up = (build.shin + 5) if seated else build.thigh + build.shin + 4
    spine = _spine(build, posture, hips_up)
    top = spine[-1]
    lean = radians(posture.bend + posture.curl)
    ahead, upward = (0, cos(lean), -sin(lean)), (0, sin(lean), cos(lean))
    wide = build.shoulders * (1 - 0.1 * max(0, posture.roll))
    shoulders = tuple(
        _sum(top, _turned((side * wide, 0, 0), posture.twist), _times(ahead, 7 * posture.roll),
             _times(upward, 13 * posture.shrug - 2))
        for side in (1, -1))
    hands_at = (posture.left_seated, posture.right_seated) if seated else (posture.left_standing, posture.right_standing)
    elbows, hands = [], []
    for side, shoulder, (out, forward, up) in zip((1, -1), shoulders, hands_at):
        wanted = (side * out * build.torso, forward * build.torso, hips_up + up * build.torso)
        elbow, hand = _reach(shoulder, wanted, build.upper_arm, build.forearm, (side * posture.elbows * 2, -0.8, -1))
        elbows.append(elbow)
        hands.append(hand)
    hips, knees, ankles, toes = _legs(build, posture, seated, hips_up)
    neck = _sum(top, _times(upward, 4))
    craned = radians(posture.bend * 0.6 + posture.curl * 0.75 + 32 * posture.crane)
    tilt = radians(posture.tilt)
    high = build.head * 1.02 + (9 - 4 * posture.shrug)
    head = _sum(neck, (sin(tilt) * high, sin(craned) * high, cos(craned) * cos(tilt) * high))

    def place(points, angle=facing):
        return tuple(_page(point, angle) for point in points)

    return Skeleton(
        spine=place(spine), shoulders=place(shoulders), elbows=place(elbows), hands=place(hands), hips=place(hips),
        knees=place(knees), ankles=place(ankles), toes=place(toes), neck=_page(neck, facing), head=_page(head, facing),
        facing=facing, chest=chest, gaze=chest + posture.look)


def flat(point: Point) -> tuple[float, float]:
    """Where a point of a skeleton falls on the page: x to the right, y downwards."""
    return point[0], -point[2] + point[1] * ABOVE


def on_page(point: Point, facing: float) -> Point:
    """A point that the person has at (left, forward, up), in the space of the page."""
    return _page(point, facing)


def _page(point: Point, angle: float) -> Point:
    left, forward, up = point
    c, s = cos(radians(angle)), sin(radians(angle))
    return forward * s + left * c, forward * c - left * s, up


def _spine(build: Build, posture: Posture, hips_up: float) -> list[Point]:
    points = [(0.0, 0.0, hips_up)]
    step, sway = build.torso / (LEVELS - 1), sin(radians(posture.sway))
    for n in range(1, LEVELS):
        lean = radians(posture.bend + posture.curl * (n - 0.5) / (LEVELS - 1.5))
        points.append(_sum(points[-1], (step * sway, step * sin(lean), step * cos(lean))))
    return points


def _legs(build: Build, posture: Posture, seated: bool, hips_up: float) -> tuple[list[Point], ...]:
    hips, knees, ankles, toes = [], [], [], []
    for side in (1, -1):
        hip = (side * build.hips * 0.62, 0, hips_up - 2)
        apart = side * (build.hips * 0.5 + posture.knees * build.thigh * 0.5)
        lifted = posture.heel * 7 if side == 1 else 0
        cross = posture.ankles * side * build.hips * 1.1
        if seated:
            knee = (apart, sqrt(build.thigh**2 - (apart - hip[0]) ** 2), hips_up + 1 + lifted * 0.6)
            ankle = (apart * 0.9 - cross, knee[1] + posture.feet * build.shin * 0.6, 5 + lifted)
        else:
            apart = side * (build.hips * 0.35 + posture.stance * build.hips)
            ankle = (apart - cross * 0.8, -1 + posture.ankles * side * 4, 5 + lifted)
            knee = _sum(_times(_sum(hip, ankle), 0.5), (side * 1.5, 3 + lifted * 1.4, 0))
        outward = side * (2 + 5 * posture.knees)
        hips.append(hip)
        knees.append(knee)
        ankles.append(ankle)
        toes.append(_sum(ankle, (outward, build.shin * 0.33, -3 - lifted)))
    return hips, knees, ankles, toes


def _reach(shoulder: Point, wanted: Point, upper: float, fore: float, pole: Point) -> tuple[Point, Point]:
    """Elbow and hand of an arm that reaches for `wanted`, as far as it can, the elbow towards `pole`."""
    way = _sum(wanted, _times(shoulder, -1))
    far = max(1e-6, hypot(*way))
    along = _times(way, 1 / far)
    far = min(far, (upper + fore) * 0.995)
    foot = (upper**2 - fore**2 + far**2) / (2 * far)
    off = sqrt(max(0.0, upper**2 - foot**2))
    dot = sum(a * b for a, b in zip(pole, along))
    aside = _sum(pole, _times(along, -dot))
    aside = _times(aside, 1 / max(1e-6, hypot(*aside)))
    return _sum(shoulder, _times(along, foot), _times(aside, off)), _sum(shoulder, _times(along, far))


def _turned(point: Point, degrees: float) -> Point:
    left, forward, up = point
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return left * c + forward * s, forward * c - left * s, up


def _sum(*points: Point) -> Point:
    return tuple(map(sum, zip(*points)))


def _times(point: Point, factor: float) -> Point:
    return tuple(factor * one for one in point)
