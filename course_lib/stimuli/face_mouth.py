"""The mouth as it is drawn, the folds beside it and the chin below."""

from .face_mouth_shape import Mouth
from .face_pen import INK, MIDDLE, SIDES, Mark, inked, line, mixed, path, side, wash
from .face_units import Units
from .look import Look

TEETH, INSIDE, TONGUE = "#fffdf8", "#4a1a1a", "#b5584f"


def mouth(look: Look, u: Units, name: str) -> list[Mark]:
    """Lips, what is between them, the folds beside them and the chin. `name` starts the ids of its clip path."""
    m = Mouth(look, u)
    opening = path(*m.inner_upper, *m.back(m.low, m.lower_handles), "Z")
    clip = f"{name}-mouth"
    return [
        *_lips(look, m),
        Mark("clipPath", {"id": clip}, (Mark("path", {"d": opening}),)),
        Mark("g", {"clip-path": f"url(#{clip})"}, (wash(opening, INSIDE), *_inside(look, u, m))),
        *_lines(u, m), *_corners(look, u, m), *_folds(look, u, m), *_chin(look, u, m),
    ]


def _lips(look: Look, m: Mouth) -> list[Mark]:
    lip = mixed(look.skin, "#8e2f2b", 0.3 if look.age == "child" else 0.4 - 0.08 * look.lines)
    return [
        wash(path(*m.inner_upper, *m.outer_upper_back, "Z"), lip, 0.85),
        wash(path(*m.inner_lower, *m.back(m.low + m.lower_lip, m.outer_handles), "Z"), lip, 0.85),
    ]


def _inside(look: Look, u: Units, m: Mouth) -> list[Mark]:
    """The tongue and the teeth."""
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
    return [
        wash(tongue, TONGUE, min(1.6 * jaw + 0.8 * u.au12, 1) - 0.2),
        wash(teeth, TEETH, 1 - 1.5 * u.au20 - 0.35 * jaw * (1 - u.au12)),
        wash(lower_teeth, TEETH, 0.9 * u.au20),
    ]


def _lines(u: Units, m: Mouth) -> list[Mark]:
    """Where the lips meet, the shadow below them and the dip above."""
    return [
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
