"""The features of a face that move: brows, eyes, nose, cheeks, mouth and chin, drawn by a look and its action units.

Every mark is there in every face, with the same steps in its path, so that any face can move into any other.
"""

from .face_pen import MIDDLE, Mark, line, mixed, path, side, stroke, wash
from .face_units import Units
from .look import DARK, GREY, WHITE, Look

INK = "#2a1a14"  # of lines on skin
SIDES = (-1, 1)
EYEBALL, TEETH, INSIDE, TONGUE = "#fffcf5", "#fffdf8", "#4a1a1a", "#b5584f"


def brows(look: Look, u: Units) -> list[Mark]:
    """A brush stroke above each eye, lines between them and on the forehead."""
    colour = mixed({DARK: INK, GREY: "#4c423d", WHITE: "#544a45"}.get(look.hair_colour, look.hair_colour), INK, 0.5)
    base = look.eyes_at - 15.5 - 6.5 * look.eye_size + 4 * u.bow
    knit = u.au4 * (1 - min(1.15 * u.au1, 1))  # how far drawing together still lowers the inner ends
    together = u.au1 * u.au4
    inner = base + 2 - 16 * u.au1 + 13 * knit + 3 * u.au9
    rise = base - 4 - 3.5 * look.brow_arch - 5 * u.au1 - 10.5 * u.au2 + 8 * knit + 6 * together + 3 * u.au9
    outer = base + 2 - 8.5 * u.au2 + 1.5 * u.au4 + 5 * u.au1 * (1 - u.au2)
    marks = []
    for which in SIDES:
        at = side(which)
        near, far = look.eye_gap - 19 - 5 * u.au4, look.eye_gap + 19
        marks.append(stroke(at(near, inner), at(near + 10, inner - (inner - rise) * 0.75), at(near + 25, rise - 1),
                            at(far, outer), colour, 6 * look.brows, (0.75, 0.12)))
    for which in SIDES:
        at = side(which)
        lean = 2 + 3 * together
        marks.append(line(path("M", at(5 - u.au4, inner - 9 + lean), "C", at(3.4, inner - 4), at(3.2, inner + 2), at(4.5, inner + 8)),
                          INK, 1.7, 1.1 * u.au4 + 0.15 * u.au9 + 0.3 * look.lines - 0.25))
    for row in range(3):
        height = base - 17 - 8 * row - 4 * u.au2
        bend = 5 * u.au2 - 6 * together - 3 * u.au1 * (1 - u.au2)
        reach = 13 + 17 * u.au2 + 6 * look.lines - 3 * row
        shown = (0.75 * max(u.au1, u.au2) + 0.25 * u.au1 * u.au2) * (1 - 0.22 * row) + 0.55 * look.lines - 0.22 * (row == 2) - 0.15
        marks.append(line(path("M", (MIDDLE - reach, height + bend), "C", (MIDDLE - reach / 3, height - bend / 2),
                               (MIDDLE + reach / 3, height - bend / 2), (MIDDLE + reach, height + bend)), INK, 1.3, shown))
    return marks


def eyes(look: Look, u: Units, name: str) -> list[Mark]:
    """Two eyes with lids, and what the cheeks do below them. `name` starts the ids of their clip paths."""
    size, wide = look.eye_size, 16.5 * look.eye_size
    low = max(6.4 * size * (1 - 0.72 * u.au6 - 0.42 * u.au7 - 0.2 * u.au9 + 0.1 * u.au5), -1)
    open_up = 6.4 * size * max(1 + 1.15 * u.au5 - 0.2 * u.au7 - 0.12 * u.au6 - 0.12 * u.au9 - 0.16 * u.au4 * (1 - u.au1), 0.2)
    up = open_up * (1 - u.au43) - 0.85 * low * u.au43
    heavy = u.au4 * (1 - u.au1)  # the brow presses on the inner half of the lid
    sloped = u.au1 * (1 - u.au2) * (1 - 0.6 * u.au5)  # the inner half is pulled up, the outer hangs
    middle = look.eyes_at + 6 * u.bow
    across, down = 6.5 * u.gaze_across, 3.6 * u.gaze_down + 2.5 * u.bow
    marks = []
    for which in SIDES:
        at = side(which)
        gap = look.eye_gap
        inner, outer = at(gap - wide, middle + 2), at(gap + wide, middle - 0.5 + 2.4 * sloped)
        over = (at(gap - wide * 0.55, middle - up * 1.35 * (1 - 0.5 * heavy + 0.3 * sloped)),
                at(gap + wide * 0.55, middle - up * 1.3 * (1 + 0.1 * heavy - 0.45 * sloped)))
        under = at(gap + wide * 0.55, middle + low * 1.3), at(gap - wide * 0.5, middle + low * 1.3)
        opening = path("M", inner, "C", *over, outer, "C", *under, inner, "Z")
        clip = f"{name}-eye{which + 1}"
        x, y = MIDDLE + which * gap + across, middle - 0.4 + down
        disc = dict(cx=f"{x:.1f}", cy=f"{y:.1f}")
        marks += [
            Mark("clipPath", {"id": clip}, (Mark("path", {"d": opening}),)),
            wash(opening, EYEBALL),
            Mark("g", {"clip-path": f"url(#{clip})"}, (
                Mark("circle", disc | {"r": f"{7.4 * size:.1f}", "fill": look.eye_colour}),
                Mark("circle", disc | {"r": f"{3.9 * size:.1f}", "fill": "#14100e"}),
                Mark("circle", {"cx": f"{x + 2.4:.1f}", "cy": f"{y - 2.8:.1f}", "r": "1.6", "fill": EYEBALL}),
            )),
            line(path("M", at(gap - wide * 0.6, middle + low * 0.75 + 0.7), "C", at(gap - wide * 0.2, middle + low * 1.16),
                      at(gap + wide * 0.5, middle + low * 1.2), outer), INK, 1.5, 0.75),
            stroke(inner, *over, outer, INK, 3.1, (0.2, 0.5)),
            _crease(look, u, at, middle, up, wide, sloped),
            *_below(look, u, at, middle, low, wide),
        ]
    return marks


def _crease(look, u, at, middle, up, wide, sloped) -> Mark:
    gap, over = look.eye_gap, max(up, 0) + 4.6 - 1.8 * u.au5 + 1.5 * u.au43
    return line(path("M", at(gap - wide * 0.75, middle - over * 0.85 - 2 * sloped), "C", at(gap - wide * 0.2, middle - over * 1.3 - 2 * sloped),
                     at(gap + wide * 0.5, middle - over * 1.25), at(gap + wide * 1.02, middle - over * 0.5 + 2 * sloped)),
                INK, 1.3, 0.6 - 0.35 * u.au5 - 0.5 * u.au4 * (1 - u.au1) + 0.15 * look.lines)


def _below(look, u, at, middle, low, wide) -> list[Mark]:
    """The fold under the lid, the edge of a raised cheek, and lines beside the eye."""
    gap, lift = look.eye_gap, 3 * u.au6 + 1.5 * u.au9
    fold = line(path("M", at(gap - wide * 0.8, middle + low + 5.5 - lift), "C", at(gap - wide * 0.3, middle + low + 9 - lift),
                     at(gap + wide * 0.4, middle + low + 8.5 - lift), at(gap + wide * 0.85, middle + low + 4 - lift)),
                INK, 1.3, 0.75 * max(u.au6, u.au7) + 0.35 * u.au9 + 0.45 * look.lines)
    cheek = line(path("M", at(gap - 8, middle + 25 - 2 * u.au6), "C", at(gap + 4, middle + 27 - 3 * u.au6),
                      at(gap + 18, middle + 22 - 4 * u.au6), at(gap + 24, middle + 13 - 4 * u.au6)), INK, 1.5, 0.85 * u.au6)
    beside = [
        line(path("M", at(gap + wide + 4, middle + 1 + 2 * row), "C", at(gap + wide + 6, middle + 1 + 3.5 * row),
                  at(gap + wide + 8, middle + 0.5 + 4.5 * row), at(gap + wide + 11, middle + 6 * row)), INK, 1.2,
             1.1 * u.au6 + 0.5 * look.lines - 0.15)
        for row in SIDES
    ]
    return [fold, cheek, *beside]


def nose(look: Look, u: Units) -> list[Mark]:
    """One line down one side and round the tip, the wings, and wrinkles across the bridge."""
    s, wide = look.nose_side, look.nose_width * (1 + 0.22 * u.au9 + 0.1 * u.au10)
    top, tip = look.eyes_at + 2 + 6 * u.bow, look.eyes_at + look.nose_length - 2.5 * u.au9 + 6 * u.bow
    wing = tip - 5 * u.au9 - 2.5 * u.au10
    at, other = side(s), side(-s)
    marks = [
        line(path("M", at(6.5, top - 3 + 11 * u.au9), "C", at(4.5 + 2 * u.au9, top + look.nose_length * 0.3 + 4 * u.au9), at(7, wing - 14),
                  at(wide * 0.78, wing - 7), "C", at(wide * 1.32, wing - 4), at(wide * 1.25, wing + 4.5), at(wide * 0.6, tip + 2.6),
                  "C", at(wide * 0.3, tip + 1.5), at(wide * 0.25, tip + 5), at(0, tip + 5),
                  "C", other(wide * 0.25, tip + 5), other(wide * 0.3, tip + 1.5), other(wide * 0.6, tip + 2.6)), INK, 2.2),
        line(path("M", other(wide * 0.6, tip + 2.6), "C", other(wide * 1.15, wing + 4.5), other(wide * 1.32, wing - 3),
                  other(wide * 0.92, wing - 6)), INK, 2),
    ]
    for row in range(3):
        y, reach, shown = top - 5 + 5.5 * row, 6 + 1.3 * row, 1.2 * u.au9 - 0.12
        marks.append(line(path("M", (MIDDLE - reach, y + 2), "C", (MIDDLE - 3, y - 2.4), (MIDDLE + 3, y - 2.4), (MIDDLE + reach, y + 2)),
                          INK, 1.6, shown))
    for which in SIDES:
        at = side(which)
        marks.append(line(path("M", at(look.eye_gap - 17, top + 11), "C", at(14, top + 13), at(12, top + 15), at(10, top + 19)),
                          INK, 1.5, 1.1 * u.au9 - 0.1))
    return marks


def mouth(look: Look, u: Units, name: str) -> list[Mark]:
    """Lips, what is between them, the folds beside them and the chin. `name` starts the ids of its clip path."""
    m = _Mouth(look, u)
    lip = mixed(look.skin, "#8e2f2b", 0.42)
    clip = f"{name}-mouth"
    opening = path(*m.inner_upper, *m.back(m.low, m.lower_handles), "Z")
    left, right, jaw = m.corner(-1), m.corner(1), u.au26
    teeth = path("M", (left[0], m.roof - 9), "L", (right[0], m.roof - 9), "L", (right[0] - 3, m.roof + 4.6 + 3.5 * u.au12),
                 "C", (MIDDLE + 9, m.roof + 7 + 6 * u.au12), (MIDDLE - 9, m.roof + 7 + 6 * u.au12),
                 (left[0] + 3, m.roof + 4.6 + 3.5 * u.au12), "Z")
    lower_teeth = path("M", (MIDDLE - 19, m.low + 6), "C", (MIDDLE - 14, m.low - 4.6), (MIDDLE + 14, m.low - 4.6), (MIDDLE + 19, m.low + 6), "Z")
    tongue = path("M", (MIDDLE - 15, m.low + 3), "C", (MIDDLE - 10, m.low - 10 * jaw - 2), (MIDDLE + 10, m.low - 10 * jaw - 2),
                  (MIDDLE + 15, m.low + 3), "Z")
    marks = [
        wash(path(*m.inner_upper, *m.outer_upper_back, "Z"), lip, 0.85),
        wash(path(*m.inner_lower, *m.back(m.low + m.lower_lip, m.outer_handles), "Z"), lip, 0.85),
        Mark("clipPath", {"id": clip}, (Mark("path", {"d": opening}),)),
        Mark("g", {"clip-path": f"url(#{clip})"}, (
            wash(opening, INSIDE),
            wash(tongue, TONGUE, min(1.6 * jaw, 1) - 0.2),
            wash(teeth, TEETH),
            wash(lower_teeth, TEETH, 2.4 * u.au20),
        )),
        line(path(*m.inner_lower), INK, 1.7, min(m.gap / 3, 1)),
        line(path(*m.inner_upper), INK, 2.6),
        line(path("M", (MIDDLE - m.half * 0.5, m.low + m.lower_lip * 0.93), "C", (MIDDLE - m.half * 0.2, m.low + m.lower_lip * 1.15),
                  (MIDDLE + m.half * 0.2, m.low + m.lower_lip * 1.15), (MIDDLE + m.half * 0.5, m.low + m.lower_lip * 0.93)),
             INK, 1.5, 0.6 + 0.4 * u.au17),
        line(path(*m.bow), INK, 1.2, 0.35 + 0.5 * u.au10),
    ]
    return marks + _corners(look, u, m) + _folds(look, u, m) + _chin(look, u, m)


class _Mouth:
    """Where the lips are. Paths run from the left corner to the right, and back."""

    def __init__(self, look: Look, u: Units):
        self.at = look.mouth_at + 6 * u.bow
        self.u, self.wide = u, look.mouth_width
        smile = (u.au12 + 0.5 * u.au12_one) * 1.0
        press = 1 - 0.72 * u.au23
        self.roof = self.at - 1.5 * u.au25 - 6 * u.au10 - 2 * u.au9 - 4.6 * u.au17 * (1 - 0.5 * u.au23) + 2.4 * smile - 2 * u.au26 - u.au15 + 1.2
        self.gap = 11.5 * u.au25 * (0.5 + 0.75 * u.au12) + 23 * u.au26
        self.low = self.roof + self.gap
        self.upper_lip = 6.4 * look.lips * press * (1 - 0.35 * u.au12 - 0.4 * u.au20 - 0.15 * u.au26 + 0.15 * u.au10)
        self.lower_lip = 8.4 * look.lips * press * (1 - 0.25 * u.au12 - 0.35 * u.au20 + 0.25 * u.au17 - 0.1 * u.au26)
        self.half = abs(self.corner(1)[0] - self.corner(-1)[0]) / 2
        self.square = 0.25 * u.au20 + 0.2 * u.au10 + 0.12 * u.au26  # how far the lips run straight before they turn
        self.lower_handles = (0.9 + 0.06 * u.au26, 0.75 + 0.1 * u.au26, 0.42 + self.square)
        self.outer_handles = (0.8, 0.62, 0.42 + self.square)

    def corner(self, which: int):
        u, one = self.u, which == 1
        smile = min(u.au12 + 1.25 * (u.au12_one if one else 0), 1.2)
        tuck = u.au14_one if one else 0
        x = self.wide * (1 + 0.3 * smile + 0.28 * u.au20 - 0.16 * u.au23 - 0.3 * u.au26 * (1 - 0.6 * u.au12) + 0.05 * u.au15) + 1.5 * tuck
        y = self.at - 13.5 * smile + 9.5 * u.au15 + 3.5 * u.au20 - 3.5 * tuck + 8 * u.au26 * (1 - u.au12) + 1.2 * u.au10 * (1 - u.au12)
        return MIDDLE + which * x, y

    def half_curve(self, which: int, height: float, handles):
        """From a corner to the middle at this height: two handles and the end."""
        (x, y), (out, rise, reach) = self.corner(which), handles
        dx = x - MIDDLE
        return (MIDDLE + dx * (1.0 - (1 - out) * 1.6), y + (height - y) * rise * 0.8), (MIDDLE + dx * reach, height), (MIDDLE, height)

    @property
    def upper_handles(self):
        return 0.8, 0.7, 0.38 + self.square

    def along(self, height, handles):
        one, two, middle = self.half_curve(-1, height, handles)
        three, four, _middle = self.half_curve(1, height, handles)
        return "M", self.corner(-1), "C", one, two, middle, "C", four, three, self.corner(1)

    def back(self, height, handles):
        one, two, middle = self.half_curve(1, height, handles)
        three, four, _middle = self.half_curve(-1, height, handles)
        return "C", one, two, middle, "C", four, three, self.corner(-1)

    @property
    def inner_upper(self):
        return self.along(self.roof, self.upper_handles)

    @property
    def inner_lower(self):
        return self.along(self.low, self.lower_handles)

    @property
    def peaks(self):
        """The dip in the upper lip and its two peaks."""
        height, apart = self.roof - self.upper_lip, self.wide * (0.26 + 0.1 * self.u.au10)
        return (MIDDLE - apart, height), (MIDDLE, height + self.upper_lip * 0.28), (MIDDLE + apart, height)

    @property
    def outer_upper_back(self):
        one, dip, two = self.peaks
        left, right = self.corner(-1), self.corner(1)
        return ("C", (right[0] - 6, right[1] - 1.2), (two[0] + 9, two[1] + 1), two, "C", (two[0] - 4, two[1] - 0.6), (dip[0] + 3, dip[1]), dip,
                "C", (dip[0] - 3, dip[1]), (one[0] + 4, one[1] - 0.6), one, "C", (one[0] - 9, one[1] + 1), (left[0] + 6, left[1] - 1.2), left)

    @property
    def bow(self):
        """The line of the upper lip's dip."""
        one, dip, two = self.peaks
        return ("M", (one[0] - 6, one[1] + 1.6), "C", (one[0] - 2, one[1]), (one[0] + 3, one[1] - 0.8), dip,
                "C", (two[0] - 3, two[1] - 0.8), (two[0] + 2, two[1]), (two[0] + 6, two[1] + 1.6))


def _corners(look: Look, u: Units, m: _Mouth) -> list[Mark]:
    """A short accent at each corner: curling up, turning down, or drawn in with a dimple."""
    marks = []
    for which in SIDES:
        x, y = m.corner(which)
        one = which == 1
        tuck, smile = (u.au14_one if one else 0), max(u.au12, u.au12_one if one else 0)
        turn = 3.2 * smile - 3 * u.au15
        marks.append(line(path("M", (x - which * 1.5, y), "C", (x + which, y - turn * 0.1), (x + which * 2.4, y - turn * 0.5), (x + which * 2.6, y - turn)),
                          INK, 2, 1.6 * max(smile, u.au15)))
        marks.append(line(path("M", (x + which * 5.5, y - 9), "C", (x + which * 9.5, y - 4), (x + which * 9.5, y + 3), (x + which * 5, y + 8)),
                          INK, 2, 1.9 * tuck))
    return marks


def _folds(look: Look, u: Units, m: _Mouth) -> list[Mark]:
    """From the wing of the nose down beside the mouth, deeper with years."""
    marks = []
    wing = look.eyes_at + look.nose_length + 6 * u.bow - 7 * u.au9 - 4 * u.au10 - 4
    for which in SIDES:
        one = which == 1
        smile = min(u.au12 + (u.au12_one if one else 0), 1)
        x, y = m.corner(which)
        at = side(which)
        out = abs(x - MIDDLE)
        sneer = max(u.au10, u.au9)
        start = look.nose_width + 6 + 2 * sneer + 7 * smile * (1 - sneer)
        end = (x + which * (8 + smile), y + 1 + 11 * smile + 5 * sneer + 2 * u.au15)
        marks.append(line(path("M", at(start, wing + 4 * smile), "C", at(start + 6 + 4 * sneer + smile, wing + 3 + 2 * sneer + 4 * smile),
                               at(out + 9 + 3 * smile, y - 14 + 4 * sneer + 8 * smile), end), INK, 1.6,
                          0.6 * u.au12 + 0.9 * (u.au12_one if one else 0) + 1.2 * sneer + 0.3 * u.au20 + 0.25 * u.au15 + 0.6 * look.lines - 0.05))
    return marks


def _chin(look: Look, u: Units, m: _Mouth) -> list[Mark]:
    """A chin pushed up, and lips pressed till they bulge."""
    y = m.low + m.lower_lip + 7
    marks = [line(path("M", (MIDDLE - 12, y + 4), "C", (MIDDLE - 7, y - 2.5), (MIDDLE + 7, y - 2.5), (MIDDLE + 12, y + 4)), INK, 1.7, 1.5 * u.au17)]
    for x, dy in ((-5, 7), (4, 6), (0, 10.5)):
        marks.append(line(path("M", (MIDDLE + x - 1.5, y + dy), "L", (MIDDLE + x + 1.2, y + dy - 0.8)), INK, 1.5, 1.3 * u.au17 - 0.1))
    for which in SIDES:
        x, corner = m.corner(which)
        marks.append(line(path("M", (x + which * 3, corner - 5), "C", (x + which * 6, corner - 2), (x + which * 6, corner + 2), (x + which * 3, corner + 5)),
                          INK, 1.4, 1.1 * u.au23))
    return marks
