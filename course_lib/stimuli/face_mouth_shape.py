"""The shape of a mouth: where the lips, their corners and what is between them are, for a face and what it does."""

from .face_pen import MIDDLE
from .face_units import Units
from .look import Look


class Mouth:
    """Where the lips are. Paths run from the left corner to the right, and back."""

    def __init__(self, look: Look, u: Units):
        self.at = look.mouth_at + 6 * u.bow
        self.u, self.wide = u, look.mouth_width
        press = 1 - 0.72 * u.au23
        self.dip = 1.5 * look.lip_bow + 0.8 * u.au12  # of the upper lip in its middle
        self.bend, self.askew, self.peaked = look.mouth_curve, look.askew, 0.1 + 0.3 * look.lip_bow
        self.roof, self.gap = self._roof(), self._gap()
        self.low = self.roof + self.gap
        self.upper_lip = 6.4 * look.lips * press * (1 - 0.35 * u.au12 - 0.4 * u.au20 - 0.15 * u.au26 + 0.15 * u.au10)
        self.lower_lip = 8.4 * look.lips * press * (1 - 0.25 * u.au12 - 0.35 * u.au20 + 0.25 * u.au17 - 0.1 * u.au26)
        self.half = abs(self.corner(1)[0] - self.corner(-1)[0]) / 2
        self.square = 0.25 * u.au20 + 0.2 * u.au10 + 0.1 * u.au26  # how far the lips run straight before they turn
        self.round = min(1.2 * u.au26, 1) * (1 - u.au12) * (1 - u.au20)
        self.lower_handles = (0.9 + 0.06 * u.au26, 0.75 + 0.1 * u.au26, 0.42 + self.square)
        self.outer_handles = (0.8, 0.62, 0.42 + self.square)

    def _roof(self) -> float:
        """Where the upper lip's lower edge is."""
        u = self.u
        smile = u.au12 + 0.5 * u.au12_one
        return (
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

    def _gap(self) -> float:
        """How far the lips are apart."""
        u = self.u
        return (
            11.5 * u.au25 * (0.5 + 1.2 * u.au12 - 0.15 * u.au20)
            + 23 * u.au26 * (1 - 0.35 * u.au20)
            + 6 * max(u.au10 - 0.25, 0)
        )

    def corner(self, which: int) -> tuple[float, float]:
        """A corner of the lips, (x, y): −1 is the left one, 1 the right one."""
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
        """How the upper lip's lower edge leaves its corner, as `half_curve` takes it."""
        return 0.8, 0.7, 0.38 + self.square

    def along(self, height, handles, dip=0.0):
        """A line from the left corner to the right one, through the middle at `height`, which sinks by `dip` there."""
        one, two, (x, y) = self.half_curve(-1, height, handles)
        three, four, _middle = self.half_curve(1, height, handles)
        middle, turn = (x, y + dip), y - dip * 0.7
        return "M", self.corner(-1), "C", one, (two[0], turn), middle, "C", (four[0], turn), three, self.corner(1)

    def back(self, height, handles, dip=0.0):
        """The same from the right corner to the left one, to go on with a path."""
        one, two, (x, y) = self.half_curve(1, height, handles)
        three, four, _middle = self.half_curve(-1, height, handles)
        return "C", one, (two[0], y - dip * 0.7), (x, y + dip), "C", (four[0], y - dip * 0.7), three, self.corner(-1)

    @property
    def shown_dip(self):
        """The dip that is left when the mouth is round."""
        return self.dip * (1 - self.round)

    @property
    def inner_upper(self):
        """The lower edge of the upper lip."""
        return self.along(self.roof, self.upper_handles, self.shown_dip)

    @property
    def inner_lower(self):
        """The upper edge of the lower lip."""
        return self.along(self.low, self.lower_handles)

    @property
    def peaks(self):
        """The dip in the upper lip and its two peaks."""
        height, apart = self.roof - self.upper_lip, self.wide * (0.22 + 0.1 * self.u.au10)
        return (MIDDLE - apart, height), (MIDDLE, height + self.upper_lip * self.peaked), (MIDDLE + apart, height)

    @property
    def outer_upper_back(self):
        """The upper edge of the upper lip, from right to left."""
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
