"""A head seen from any side: hair, a nose to show where it points, eyes; no mouth, so that the body does the talking."""

from math import cos, radians, sin

from .body_lines import FINE, INK, LINE, Spot, ellipse, shape, stroke
from .look import Look

# The edge of the face against the hair: degrees round from the nose, and up from the middle of the head.
FACE = ((-76, -6), (-68, 18), (-52, 36), (-20, 45), (20, 45), (52, 36), (68, 18), (76, -6), (84, -36), (62, -62), (25, -80),
        (-25, -80), (-62, -62), (-84, -36))
VEILED = tuple((around * 0.82, up * 0.94 - 1) for around, up in FACE)
# How far hair stands off the head, how far down it comes (0 middle, 1 chin), and how wavy its edge is.
STYLES = {
    "crop": (1.07, 0.25, 0), "swept": (1.12, 0.35, 0), "curls": (1.2, 0.45, 0.06), "coils": (1.34, 0.4, 0.07),
    "bob": (1.2, 0.5, 0), "knot": (1.07, 0.3, 0), "locs": (1.2, 0.5, 0.03), "tousled": (1.16, 0.5, 0.045), "long": (1.16, 0.5, 0),
}
LONG = {"bob": 1.0, "locs": 1.6, "long": 1.75}  # how far down it falls


def head(look: Look, middle: Spot, size: float, gaze: float, nod: float, tilt: float) -> list[str]:
    """The head at `middle`, half as high as `size`; `gaze` is 0 towards the viewer and 90 to the right, in degrees."""
    seen = _View(middle, size, gaze, nod, tilt)
    parts = [shape(seen.egg(), look.skin)]
    if look.hair == "scarf":
        cloth = (seen.cap(1.1, 0.4, 0), seen.fall(1.04, 1.16))
        parts += [shape(spots, look.clothes, 2 * LINE) for spots in cloth] + [shape(spots, look.clothes, 0) for spots in cloth]
    elif look.hair != "bald":
        parts += _hair(look, seen)
    if seen.front > -0.35:
        parts.append(shape([seen.at(*spot) for spot in (VEILED if look.hair == "scarf" else FACE)], look.skin, 1.4))
    if look.hair != "scarf":
        parts += _ears(look, seen)
    return parts + _features(look, seen)


def behind(look: Look, middle: Spot, size: float, gaze: float, nod: float, tilt: float) -> list[str]:
    """What falls behind the shoulders, to be drawn before them: long hair, as far as the face looks this way."""
    seen = _View(middle, size, gaze, nod, tilt)
    if look.hair not in LONG or seen.front < 0:
        return []
    return [shape(seen.fall(STYLES[look.hair][0], LONG[look.hair]), look.hair_colour, LINE, INK)]


class _View:
    """Where spots of a head fall on the page."""

    def __init__(self, middle: Spot, size: float, gaze: float, nod: float, tilt: float):
        self.middle, self.size = middle, size
        self.side, self.front = sin(radians(gaze)), cos(radians(gaze))
        self.nod, self.tilt = radians(nod - 6), radians(tilt)

    def turned(self, around: float, up: float) -> tuple[float, float, float]:
        """A spot on a ball, by degrees round from the nose and up: right, towards the viewer, up."""
        a, u = radians(around), radians(up)
        left, ahead, high = sin(a) * cos(u), cos(a) * cos(u), sin(u)
        ahead, high = ahead * cos(self.nod) + high * sin(self.nod), high * cos(self.nod) - ahead * sin(self.nod)
        return ahead * self.side + left * self.front, ahead * self.front - left * self.side, high

    def at(self, around: float, up: float, off: float = 1.0) -> Spot:
        """On the page; what lies behind is moved to the head's edge. `off` times as far from the middle."""
        right, near, high = self.turned(around, up)
        if near < 0:
            long = max(1e-6, (right**2 + high**2) ** 0.5)
            right, high = right / long, high / long
        return self.placed(right * off, high * off)

    def depth(self, around: float, up: float) -> float:
        return self.turned(around, up)[1]

    def placed(self, right: float, high: float) -> Spot:
        """A spot of a disc, shaped as a head: narrower below, the chin towards where it looks, tilted."""
        low = max(0.0, -high)
        x = right * (0.80 + 0.09 * abs(self.side)) * (1 - 0.20 * low**2) + self.side * 0.14 * low
        x, y = x * cos(self.tilt) - high * sin(self.tilt), high * cos(self.tilt) + x * sin(self.tilt)
        return self.middle[0] + x * self.size, self.middle[1] - y * self.size

    def egg(self) -> list[Spot]:
        return [self.placed(sin(radians(t)), cos(radians(t))) for t in range(0, 360, 30)]

    def cap(self, off: float, down: float, wave: float) -> list[Spot]:
        """The outline of hair or cloth: over the head, and down to `down` on both sides."""
        spots = []
        count = 26 if wave else 14
        ends = radians(92 + 34 * down)
        for n in range(count + 1):
            t = -ends + 2 * ends * n / count
            close = min(1.0, (ends - abs(t)) / 0.6)  # hair lies close to the head where it ends
            far = 0.98 + (off - 0.98) * close + wave * close * (1 if n % 2 else -1)
            spots.append(self.placed(sin(t) * far - self.side * 0.06, cos(t) * far))
        return spots

    def fall(self, off: float, down: float) -> list[Spot]:
        """The outline of hair or cloth that hangs around the neck, from the temples down to `down`."""
        aside = -self.side * 0.22
        right = [(0.3, 0.9), (off * 0.98, 0.1), (off * 1.02, -0.5), (0.8 * off, -down), (0.3, -down * 1.08)]
        return [self.placed(x + aside * max(0, -y), y) for x, y in [*right, *((-x, y) for x, y in reversed(right))]]


def _hair(look: Look, seen: _View) -> list[str]:
    off, down, wave = STYLES[look.hair]
    parts = []
    if look.hair == "knot":
        knot = seen.placed(-0.75 * seen.side, 1.05)
        parts.append(ellipse(knot, 0.36 * seen.size, 0.34 * seen.size, look.hair_colour, LINE, INK))
    cap = seen.cap(off, down, wave)
    if look.hair in LONG and seen.front < 0:
        fall = seen.fall(off, LONG[look.hair])
        return [*(shape(spots, look.hair_colour, LINE, INK) for spots in (fall, cap)), shape(fall, look.hair_colour, 0)]
    return [*parts, shape(cap, look.hair_colour, LINE, INK)]


def _ears(look: Look, seen: _View) -> list[str]:
    return [ellipse(seen.at(side * 92, -8), 0.13 * seen.size, 0.2 * seen.size, look.skin, 1.6)
            for side in (1, -1) if seen.depth(side * 92, -8) > -0.3]


def _features(look: Look, seen: _View) -> list[str]:
    if seen.front < -0.3:
        return []
    parts = []
    for side in (1, -1):
        if seen.depth(side * 18, 0) > 0.3:
            (x, y), size = seen.at(side * 18, 0), seen.size
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{0.08 * size:.1f}" fill="{FINE}"/>')
            parts.append(stroke([seen.at(side * 28, 18), seen.at(side * 19, 21), seen.at(side * 10, 19)], 1.5, FINE))
    tip = 1.2 if abs(seen.side) > 0.4 else 1.05
    return [*parts, stroke([seen.at(2, 0), seen.at(0, -17, tip), seen.at(-4, -24, 1.02)], 1.7, FINE)]
