"""The nose and its wrinkles."""

from .face_pen import INK, MIDDLE, SIDES, Mark, inked, line, mixed, path, side, wash
from .face_units import Units
from .look import Look


def nose(look: Look, u: Units) -> list[Mark]:
    """A line down one side, the wings and the tip, a little shade, and two wrinkles across the bridge."""
    s, wide = look.nose_side, look.nose_width * (1 + 0.2 * u.au9 + 0.1 * u.au10)
    top, tip = look.eyes_at + 2 + 6 * u.bow, look.eyes_at + look.nose_length - 2.5 * u.au9 + 6 * u.bow
    wing, round_ = tip - 4.5 * u.au9 - 2.5 * u.au10, look.nose_tip
    at, other = side(s), side(-s)
    start = top + look.nose_length * (0.46 - 0.56 * look.nose_bridge)
    start += (max(start, top + 0.42 * look.nose_length) - start) * u.au9  # below the wrinkles
    bend = 3.4 + 2.6 * look.nose_bridge * (1 - round_)  # a fine high nose has a bony ridge
    foot = wing - 6 - 3 * round_
    bridge = [
        at(6.2 - 2 * look.nose_bridge, start), at(bend, start + (foot - start) * 0.35),
        at(bend + 1.5, start + (foot - start) * 0.7), at(wide * (0.42 + 0.2 * round_), foot),
    ]
    shadow = path(
        "M", bridge[0], "C", *bridge[1:], "C", at(wide * 1.1, foot), at(wide * 1.25, wing + 2), at(wide * 0.8, tip + 4), "C",
        at(wide * 1.5, wing - 6), at(wide * 0.7, foot - 12), bridge[0], "Z",
    )
    return [
        wash(shadow, mixed(look.skin, "#7a3a22", 0.42), 0.45),
        inked(bridge, INK, 2.4 - u.au9, 1, (0.15, 0.45)),
        line(_base(look, side(-1), side(1), wide, wing, tip), INK, 1.8),
        *_nostrils(look, wide, wing, tip),
        *_wrinkles(look, u, top),
    ]


def _base(look, left, right, wide: float, wing: float, tip: float) -> str:
    """From wing to wing under the tip."""
    round_ = look.nose_tip
    up, out, hang = 5.5 + 2.5 * round_, 1.22 + 0.14 * round_, 2.2 + 3 * (1 - abs(2 * round_ - 1)) + 1.5 * look.nose_bridge
    high = 1.2 * look.askew
    return path(
        "M", left(wide * 0.96, wing - up - high), "C", left(wide * out, wing - 4), left(wide * (out + 0.02), wing + 4),
        left(wide * 0.66, tip + 1.8), "C", left(wide * 0.42, tip - 0.6 * round_),
        left(wide * (0.22 + 0.2 * round_), tip + hang), (MIDDLE, tip + hang), "C",
        right(wide * (0.22 + 0.2 * round_), tip + hang), right(wide * 0.42, tip - 0.6 * round_),
        right(wide * 0.66, tip + 1.8), "C", right(wide * (out + 0.02), wing + 4), right(wide * out, wing - 4),
        right(wide * 0.96, wing - up + high),
    )


def _nostrils(look: Look, wide: float, wing: float, tip: float) -> list[Mark]:
    y = (wing + tip) / 2 + 1.4
    return [
        inked(
            [at(wide * 0.3, y + 0.4), at(wide * 0.4, y - 1.8), at(wide * 0.62, y - 1.6), at(wide * 0.7, y + 0.6)], INK, 2.2,
            0.5 + 0.3 * look.nose_tip,
        )
        for at in (side(-1), side(1))
    ]


def _wrinkles(look: Look, u: Units, top: float) -> list[Mark]:
    """Two short curves across the bridge, below where glasses sit, and one beside it at each eye."""
    marks = []
    for row in range(2):
        y, reach = top + look.nose_length * (0.07 + 0.17 * row), 5.5 + 1.2 * row
        marks.append(
            inked(
                [(MIDDLE - reach, y + 1.6), (MIDDLE - 2.5, y - 1.6), (MIDDLE + 2.5, y - 1.6), (MIDDLE + reach, y + 1.6)], INK,
                1.8, 1.2 * u.au9 - 0.12,
            )
        )
    for which in SIDES:
        at, far, y = side(which), look.nose_width + 1.5, top + look.nose_length * 0.26
        marks.append(
            inked(
                [at(far + 3, y), at(far + 1.5, y + 2.5), at(far, y + 4), at(far - 0.5, y + 7)], INK, 1.6,
                0.9 * u.au9 - 0.1,
            )
        )
    return marks
