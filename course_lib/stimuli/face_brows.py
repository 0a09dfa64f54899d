"""Brows, and the lines that they draw between them and on the forehead."""

from .face_pen import INK, MIDDLE, SIDES, Mark, line, mixed, path, side, stroke
from .face_units import Units
from .look import GREY, WHITE, Look


def brows(look: Look, u: Units) -> list[Mark]:
    """A brush stroke above each eye, lines between them and on the forehead."""
    colour = mixed({GREY: "#6a5d56", WHITE: "#7a6c64"}.get(look.hair_colour, look.hair_colour), INK, 0.5)
    base = look.eyes_at - 16.5 - 6.5 * look.eye_size + 4 * u.bow - 3 * u.au12 * (1 - u.au4)  # a smile eases them
    knit = u.au4 * (1 - min(1.15 * u.au1, 1))  # how far drawing together still lowers the inner ends
    together = u.au1 * u.au4
    inner = base + 2 - 16 * u.au1 + 13 * knit + 3.5 * u.au9
    rise = base - 4 - 3.5 * look.brow_arch - 5 * u.au1 - 10.5 * u.au2 + 8 * knit + 6 * together + 3.5 * u.au9
    outer = base + 2 - 8.5 * u.au2 + 1.5 * u.au4 + 5 * u.au1 * (1 - u.au2)
    marks, thick = [], 5.6 * look.brows
    for which in SIDES:
        at, off = side(which), -which * look.askew
        near, far = look.eye_gap - 18 - 5 * u.au4, look.eye_gap + 20
        marks.append(
            stroke(
                at(near, inner + off), at(near + 10, inner - (inner - rise) * 0.75 + off), at(near + 25, rise - 1 + off),
                at(far, outer + 1 + 0.6 * off), colour, thick, (0.5, 0.08),
            )
        )
    for which in SIDES:
        at = side(which)
        lean = 2 + 3 * together
        marks.append(
            line(
                path("M", at(5 - u.au4, inner - 9 + lean), "C", at(3.4, inner - 4), at(3.2, inner + 2), at(4.5, inner + 8)),
                INK, 1.5, (1.1 * u.au4 + 0.3 * look.lines - 0.25) * (1 - 0.9 * u.au9),
            )
        )
    for row in range(3):
        height = base - 17 - 8 * row - 4 * u.au2
        bend = 5 * u.au2 - 6 * together - 3 * u.au1 * (1 - u.au2)
        reach = 13 + 17 * u.au2 + 6 * look.lines - 3 * row
        shown = (
            (0.75 * max(u.au1, u.au2) + 0.25 * u.au1 * u.au2) * (1 - 0.22 * row)
            + 0.55 * look.lines
            - 0.22 * (row == 2)
            - 0.15
        )
        marks.append(
            line(
                path(
                    "M", (MIDDLE - reach, height + bend), "C", (MIDDLE - reach / 3, height - bend / 2),
                    (MIDDLE + reach / 3, height - bend / 2), (MIDDLE + reach, height + bend),
                ),
                INK,
                1.3,
                shown,
            )
        )
    return marks
