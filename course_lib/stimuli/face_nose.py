"""The nose and its wrinkles."""

from .face_pen import INK, MIDDLE, SIDES, Mark, line, path, side
from .face_units import Units
from .look import Look


def nose(look: Look, u: Units) -> list[Mark]:
    """One line down one side and round the tip, the wings, and wrinkles across the bridge."""
    s, wide = look.nose_side, look.nose_width * (1 + 0.22 * u.au9 + 0.1 * u.au10)
    top, tip = look.eyes_at + 2 + 6 * u.bow, look.eyes_at + look.nose_length - 2.5 * u.au9 + 6 * u.bow
    wing = tip - 5 * u.au9 - 2.5 * u.au10
    at, other = side(s), side(-s)
    marks = [
        line(
            path(
                "M", at(6.5, top - 3 + 11 * u.au9), "C", at(4.5 + 2 * u.au9, top + look.nose_length * 0.3 + 4 * u.au9),
                at(7, wing - 14), at(wide * 0.78, wing - 7), "C", at(wide * 1.32, wing - 4), at(wide * 1.25, wing + 4.5),
                at(wide * 0.6, tip + 2.6), "C", at(wide * 0.3, tip + 1.5), at(wide * 0.25, tip + 5), at(0, tip + 5), "C",
                other(wide * 0.25, tip + 5), other(wide * 0.3, tip + 1.5), other(wide * 0.6, tip + 2.6),
            ),
            INK,
            2.2,
        ),
        line(
            path(
                "M", other(wide * 0.6, tip + 2.6), "C", other(wide * 1.15, wing + 4.5), other(wide * 1.32, wing - 3),
                other(wide * 0.92, wing - 6),
            ),
            INK,
            2,
        ),
    ]
    for row in range(3):
        y, reach, shown = top - 5 + 5.5 * row, 6 + 1.3 * row, 1.2 * u.au9 - 0.12
        marks.append(
            line(
                path(
                    "M", (MIDDLE - reach, y + 2), "C", (MIDDLE - 3, y - 2.4), (MIDDLE + 3, y - 2.4), (MIDDLE + reach, y + 2)
                ),
                INK,
                1.6,
                shown,
            )
        )
    for which in SIDES:
        at = side(which)
        marks.append(
            line(
                path("M", at(look.eye_gap - 17, top + 11), "C", at(14, top + 13), at(12, top + 15), at(10, top + 19)), INK,
                1.5, 1.1 * u.au9 - 0.1,
            )
        )
    return marks
