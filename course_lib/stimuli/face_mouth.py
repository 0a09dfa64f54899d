"""The mouth, the folds beside it and the chin below."""

from .face_pen import INK, MIDDLE, SIDES, Mark, inked, line, mixed, path, side, wash
from .face_units import Units
from .look import Look

TEETH, INSIDE, TONGUE = "#fffdf8", "#4a1a1a", "#b5584f"


def mouth(look: Look, u: Units, name: str) -> list[Mark]:
    """Lips, what is between them, the folds beside them and the chin. `name` starts the ids of its clip path."""
    m = Mouth(look, u)
    lip = mixed(look.skin, "#8e2f2b", 0.3 if look.age == "child" else 0.4 - 0.08 * look.lines)
    clip = f"{name}-mouth"
    opening = path(*m.inner_upper, *m.back(m.low, m.lower_handles), "Z")
    left, right, jaw = m.corner(-1), m.corner(1), u.au26
    bite = 2 * look.mouth_width / 28  # teeth end before the corners do
    edge = m.roof + 5.5 + 3.4 * u.au12 - 1.5 * jaw * (1 - u.au12)
    teeth = path(
        "M", (left[0] + 2.6 * bite, left[1] - 8), "L", (right[0] - 2.6 * bite, right[1] - 8), "L",
        (right[0] - 3.5 * bite, (min(right[1], edge) + edge) / 2 + 2), "C", (MIDDLE + m.half * 0.55, edge + 0.8),
        (MIDDLE + m.half * 0.25, edge + 1.4), (MIDDLE, edge + 1.2), "C", (MIDDLE - m.half * 0.25, edge + 1.4),
        (MIDDLE - m.half * 0.55, edge + 0.8), (left[0] + 3.5 * bite, (min(left[1], edge) + edge) / 2 + 2), "Z",
    )
    lower_teeth = path(
        "M", (MIDDLE - m.half * 0.6, m.low + 6), "C", (MIDDLE - m.half * 0.45, m.low - 3.6),
        (MIDDLE + m.half * 0.45, m.low - 3.6), (MIDDLE + m.half * 0.6, m.low + 6), "Z",
    )
    tongue = path(
        "M", (MIDDLE - 15, m.low + 3), "C", (MIDDLE - 10, m.low - 10 * jaw - 2), (MIDDLE + 10, m.low - 10 * jaw - 2),
        (MIDDLE + 15, m.low + 3), "Z",
    )
    marks = [
        wash(path(*m.inner_upper, *m.outer_upper_back, "Z"), lip, 0.85),
        wash(path(*m.inner_lower, *m.back(m.low + m.lower_lip, m.outer_handles), "Z"), lip, 0.85),
        Mark("clipPath", {"id": clip}, (Mark("path", {"d": opening}),)),
        Mark(
            "g",
            {"clip-path": f"url(#{clip})"},
            (
                wash(opening, INSIDE), wash(tongue, TONGUE, min(1.6 * jaw + 0.8 * u.au12, 1) - 0.2),
                wash(teeth, TEETH, 1 - 1.5 * u.au20 - 0.35 * jaw * (1 - u.au12)),
                wash(lower_teeth, TEETH, 0.9 * u.au20),
            ),
        ),
        line(path(*m.inner_lower), INK, 1.7, min(m.gap / 3, 1)),
        wash(path(*m.inner_upper, *m.back(m.roof + 1.3, m.upper_handles, m.shown_dip), "Z"), INK),
        line(path(*m.inner_upper), INK, 1.5),
        line(
            path(
                "M", (MIDDLE - m.half * 0.5, m.low + m.lower_lip * 0.93), "C",
                (MIDDLE - m.half * 0.2, m.low + m.lower_lip * 1.15), (MIDDLE + m.half * 0.2, m.low + m.lower_lip * 1.15),
                (MIDDLE + m.half * 0.5, m.low + m.lower_lip * 0.93),
            ),
            INK,
            1.5,
            0.6 + 0.4 * u.au17,
        ),
        line(path(*m.bow), INK, 1.2, 0.35 + 0.5 * u.au10),
    ]
    return marks + _corners(look, u, m) + _folds(look, u, m) + _chin(look, u, m)


class Mouth:
    """Where the lips are. Paths run from the left corner to the right, and back."""

    def __init__(self, look: Look, u: Units):
        self.at = look.mouth_at + 6 * u.bow
        self.u, self.wide = u, look.mouth_width
        smile = (u.au12 + 0.5 * u.au12_one) * 1.0
        press = 1 - 0.72 * u.au23
        self.dip = 1.5 * look.lip_bow + 0.8 * u.au12  # of the upper lip in its middle
        self.bend, self.askew, self.peaked = look.mouth_curve, look.askew, 0.1 + 0.3 * look.lip_bow
        self.roof = (
            self.at
            - 1.5 * u.au25
            - 6 * u.au10
            - 2 * u.au9
            - 4.6 * u.au17 * (1 - 0.5 * u.au23)
            + 1.6 * smile
            - 2 * u.au26
            - 1.5 * u.au20
            - u.au15
            + 1.2
        )
        self.gap = (
            11.5 * u.au25 * (0.5 + 1.2 * u.au12 - 0.15 * u.au20)
            + 23 * u.au26 * (1 - 0.35 * u.au20)
            + 6 * max(u.au10 - 0.25, 0)
        )
        self.low = self.roof + self.gap
        self.upper_lip = 6.4 * look.lips * press * (1 - 0.35 * u.au12 - 0.4 * u.au20 - 0.15 * u.au26 + 0.15 * u.au10)
        self.lower_lip = 8.4 * look.lips * press * (1 - 0.25 * u.au12 - 0.35 * u.au20 + 0.25 * u.au17 - 0.1 * u.au26)
        self.half = abs(self.corner(1)[0] - self.corner(-1)[0]) / 2
        self.square = 0.25 * u.au20 + 0.2 * u.au10 + 0.1 * u.au26  # how far the lips run straight before they turn
        self.round = min(1.2 * u.au26, 1) * (1 - u.au12) * (1 - u.au20)
        self.lower_handles = (0.9 + 0.06 * u.au26, 0.75 + 0.1 * u.au26, 0.42 + self.square)
        self.outer_handles = (0.8, 0.62, 0.42 + self.square)

    def corner(self, which: int):
        u, one = self.u, which == 1
        smile = min(u.au12 + 1.25 * (u.au12_one if one else 0), 1.2)
        tuck = u.au14_one if one else 0
        x = (
            self.wide
            * (1 + 0.27 * smile + 0.28 * u.au20 - 0.16 * u.au23 + 0.05 * u.au15)
            * (1 - 0.32 * u.au26 * (1 - 0.7 * u.au12) * (1 - u.au20))
            + 1.5 * tuck
        )
        y = (
            self.at
            - 11.5 * smile
            + 9.5 * u.au15
            + 6.5 * u.au20
            - 3.5 * tuck
            + 12 * u.au26 * (1 - u.au12) * (1 - u.au20)
            - 1.4 * self.bend * (1 - u.au23)
            - which * self.askew * (0.4 + 0.7 * smile)
            + 1.2 * u.au10 * (1 - u.au12)
        )
        return MIDDLE + which * x, y

    def half_curve(self, which: int, height: float, handles):
        """From a corner to the middle at this height: two handles and the end."""
        (x, y), (out, rise, reach) = self.corner(which), handles
        dx = x - MIDDLE
        round_ = self.round  # at 1, the corners are as round as an egg's ends
        turn = 1.0 - (1 - out) * 1.6
        return (
            (MIDDLE + dx * (turn + (1.02 - turn) * round_), y + (height - y) * (rise * 0.8 + (0.62 - rise * 0.8) * round_)),
            (MIDDLE + dx * (reach + (0.56 - reach) * round_), height), (MIDDLE, height),
        )

    @property
    def upper_handles(self):
        return 0.8, 0.7, 0.38 + self.square

    def along(self, height, handles, dip=0.0):
        one, two, (x, y) = self.half_curve(-1, height, handles)
        three, four, _middle = self.half_curve(1, height, handles)
        middle, turn = (x, y + dip), y - dip * 0.7
        return "M", self.corner(-1), "C", one, (two[0], turn), middle, "C", (four[0], turn), three, self.corner(1)

    def back(self, height, handles, dip=0.0):
        one, two, (x, y) = self.half_curve(1, height, handles)
        three, four, _middle = self.half_curve(-1, height, handles)
        return "C", one, (two[0], y - dip * 0.7), (x, y + dip), "C", (four[0], y - dip * 0.7), three, self.corner(-1)

    @property
    def shown_dip(self):
        return self.dip * (1 - self.round)

    @property
    def inner_upper(self):
        return self.along(self.roof, self.upper_handles, self.shown_dip)

    @property
    def inner_lower(self):
        return self.along(self.low, self.lower_handles)

    @property
    def peaks(self):
        """The dip in the upper lip and its two peaks."""
        height, apart = self.roof - self.upper_lip, self.wide * (0.22 + 0.1 * self.u.au10)
        return (MIDDLE - apart, height), (MIDDLE, height + self.upper_lip * self.peaked), (MIDDLE + apart, height)

    @property
    def outer_upper_back(self):
        one, dip, two = self.peaks
        left, right = self.corner(-1), self.corner(1)
        return (
            "C", (right[0] - 6, right[1] - 1.2), (two[0] + 9, two[1] + 1), two, "C", (two[0] - 4, two[1] - 0.6),
            (dip[0] + 3, dip[1]), dip, "C", (dip[0] - 3, dip[1]), (one[0] + 4, one[1] - 0.6), one, "C",
            (one[0] - 9, one[1] + 1), (left[0] + 6, left[1] - 1.2), left,
        )

    @property
    def bow(self):
        """The line of the upper lip's dip."""
        one, dip, two = self.peaks
        return (
            "M", (one[0] - 6, one[1] + 1.6), "C", (one[0] - 2, one[1]), (one[0] + 3, one[1] - 0.8), dip, "C",
            (two[0] - 3, two[1] - 0.8), (two[0] + 2, two[1]), (two[0] + 6, two[1] + 1.6),
        )


def _corners(look: Look, u: Units, m: Mouth) -> list[Mark]:
    """A short accent at each corner: curling up, turning down, or drawn in with a dimple; a line beside a stretched mouth."""
    marks = []
    for which in SIDES:
        x, y = m.corner(which)
        one = which == 1
        tuck, smile = (u.au14_one if one else 0), max(u.au12, u.au12_one if one else 0)
        turn = 3.2 * smile - 3 * u.au15
        marks.append(
            line(
                path(
                    "M", (x - which * 1.5, y), "C", (x + which, y - turn * 0.1), (x + which * 2.4, y - turn * 0.5),
                    (x + which * 2.6, y - turn),
                ),
                INK,
                2,
                1.6 * max(smile, u.au15),
            )
        )
        stretched = [(x + which * out, y + down) for out, down in ((4.5, -6), (6.9, -2), (7.1, 3), (5, 8))]
        marks.append(inked(stretched, INK, 1.6, 1.1 * u.au20 - 0.05))
        marks.append(
            line(
                path(
                    "M", (x + which * 1.5, y - 6), "C", (x + which * 4.8, y - 3), (x + which * 4.8, y + 2),
                    (x + which * 1.8, y + 4.5),
                ),
                INK,
                1.6,
                1.6 * tuck,
            )
        )
    return marks


def _folds(look: Look, u: Units, m: Mouth) -> list[Mark]:
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
        start = look.nose_width * 1.2 + 5 + 2 * sneer + 7 * smile * (1 - sneer)
        end = (x + which * (8 + smile), y - 2 + 9 * smile + 3 * sneer + 2 * u.au15)
        marks.append(
            line(
                path(
                    "M", at(start, wing + 4 * smile + 3 * sneer), "C",
                    at(start + 6 + 4 * sneer + smile, wing + 3 + 2 * sneer + 4 * smile),
                    at(out + 9 + 3 * smile, y - 14 + 4 * sneer + 8 * smile), end,
                ),
                INK,
                1.6,
                min(0.5 * u.au12
                + 0.9 * (u.au12_one if one else 0)
                + 0.85 * sneer
                + 0.1 * u.au20
                + 0.25 * u.au15
                + 0.5 * look.lines
                - 0.05, 0.72),
            )
        )
    return marks


def _chin(look: Look, u: Units, m: Mouth) -> list[Mark]:
    """A chin pushed up, and lips pressed till they bulge."""
    y = m.low + m.lower_lip + 7
    marks = [
        line(
            path("M", (MIDDLE - 12, y + 4), "C", (MIDDLE - 7, y - 2.5), (MIDDLE + 7, y - 2.5), (MIDDLE + 12, y + 4)), INK,
            1.5, 1.3 * u.au17,
        )
    ]
    for x, dy in ((-4, 6.5), (4, 7.5)):
        marks.append(
            line(path("M", (MIDDLE + x - 1.5, y + dy), "L", (MIDDLE + x + 1.2, y + dy - 0.8)), INK, 1.5, u.au17 - 0.15)
        )
    for which in SIDES:
        x, corner = m.corner(which)
        marks.append(
            line(
                path(
                    "M", (x + which * 3, corner - 5), "C", (x + which * 6, corner - 2), (x + which * 6, corner + 2),
                    (x + which * 3, corner + 5),
                ),
                INK,
                1.4,
                1.1 * u.au23,
            )
        )
    return marks
