"""Eyes, their lids, and what the cheeks do below them."""

from .face_pen import INK, MIDDLE, SIDES, Mark, line, path, side, stroke, wash
from .face_units import Units
from .look import Look

EYEBALL = "#fffcf5"


def eyes(look: Look, u: Units, name: str) -> list[Mark]:
    """Two eyes with lids, and what the cheeks do below them. `name` starts the ids of their clip paths."""
    size, wide = look.eye_size, 16.5 * look.eye_size
    low = max(6.4 * size * (1 - 0.72 * u.au6 - 0.42 * u.au7 - 0.4 * u.au9 + 0.1 * u.au5), -1)
    opened = 1 + 1.15 * u.au5 - 0.2 * u.au7 - 0.04 * u.au6 - 0.3 * u.au9 - 0.16 * u.au4 * (1 - u.au1)
    open_up = 6.4 * size * look.eye_round * max(opened, 0.2)
    up = open_up * (1 - u.au43) - 0.85 * low * u.au43
    heavy = u.au4 * (1 - u.au1)  # the brow presses on the inner half of the lid
    sloped = u.au1 * (1 - u.au2) * (1 - 0.6 * u.au5)  # the inner half is pulled up, the outer hangs
    middle = look.eyes_at + 6 * u.bow
    across, down = 6.5 * u.gaze_across, 3.6 * u.gaze_down + 2.5 * u.bow
    marks = []
    level = middle
    for which in SIDES:
        at = side(which)
        gap, middle = look.eye_gap, level + 0.8 * which * look.askew
        inner, outer = at(gap - wide, middle + 2), at(gap + wide, middle - 0.3 + 2.4 * sloped - 1.8 * look.eye_slant)
        over = (
            at(gap - wide * 0.55, middle - up * 1.35 * (1 - 0.5 * heavy + 0.3 * sloped)),
            at(gap + wide * 0.55, middle - up * 1.3 * (1 + 0.1 * heavy - 0.45 * sloped)),
        )
        under = at(gap + wide * 0.55, middle + low * 1.3), at(gap - wide * 0.5, middle + low * 1.3)
        opening = path("M", inner, "C", *over, outer, "C", *under, inner, "Z")
        clip = f"{name}-eye{which + 1}"
        x, y = MIDDLE + which * gap + across, middle - 0.4 + down
        disc = dict(cx=f"{x:.1f}", cy=f"{y:.1f}")
        marks += [
            Mark("clipPath", {"id": clip}, (Mark("path", {"d": opening}),)),
            wash(opening, EYEBALL),
            Mark(
                "g",
                {"clip-path": f"url(#{clip})"},
                (
                    Mark("circle", disc | {"r": f"{7.4 * size:.1f}", "fill": look.eye_colour}),
                    Mark("circle", disc | {"r": f"{3.9 * size:.1f}", "fill": "#14100e"}),
                    line(path("M", inner, "C", *over, outer), "#5a463c", 6, 0.3),
                    Mark("circle", {"cx": f"{x + 2.4:.1f}", "cy": f"{y - 2.6:.1f}", "r": "1.8", "fill": EYEBALL}),
                ),
            ),
            line(
                path(
                    "M", at(gap - wide * 0.6, middle + low * 0.75 + 0.7), "C", at(gap - wide * 0.2, middle + low * 1.16),
                    at(gap + wide * 0.5, middle + low * 1.2), outer,
                ),
                INK,
                1.5,
                0.75,
            ),
            stroke(inner, *over, outer, INK, 3.1, (0.2, 0.5)),
            _crease(look, u, at, middle, up, wide, sloped),
            *_below(look, u, at, middle, low, wide),
        ]
    return marks


def _crease(look, u, at, middle, up, wide, sloped) -> Mark:
    gap, over = look.eye_gap, max(up, 0) + 2.6 + 2.6 * look.lid - 1.8 * u.au5 + 1.5 * u.au43
    hood = 2.5 * look.lines  # with years the lid hangs at its outer end
    return line(
        path(
            "M", at(gap - wide * 0.75, middle - over * 0.85 - 2 * sloped), "C",
            at(gap - wide * 0.2, middle - over * 1.3 - 2 * sloped), at(gap + wide * 0.5, middle - over * 1.25),
            at(gap + wide * 1.02, middle - over * 0.5 + 2 * sloped + hood),
        ),
        INK,
        1.3,
        0.2 + 0.5 * look.lid - 0.35 * u.au5 - 0.5 * u.au4 * (1 - u.au1) + 0.3 * look.lines,
    )


def _below(look, u, at, middle, low, wide) -> list[Mark]:
    """The fold under the lid, the edge of a raised cheek, and lines beside the eye."""
    gap, lift = look.eye_gap, 3 * u.au6 + 1.5 * u.au9
    skin = {"child": 0.45, "teenager": 0.7}.get(look.age, 1)  # how easily it creases
    fold = line(
        path(
            "M", at(gap - wide * 0.8, middle + low + 5.5 - lift), "C", at(gap - wide * 0.3, middle + low + 9 - lift),
            at(gap + wide * 0.4, middle + low + 8.5 - lift), at(gap + wide * 0.85, middle + low + 4 - lift),
        ),
        INK,
        1.3,
        skin * (0.6 * max(u.au6, u.au7) + 0.3 * u.au9) + 0.45 * look.lines,
    )
    cheek = line(
        path(
            "M", at(gap - 8, middle + 25 - 2 * u.au6), "C", at(gap + 4, middle + 27 - 3 * u.au6),
            at(gap + 18, middle + 22 - 4 * u.au6), at(gap + 24, middle + 13 - 4 * u.au6),
        ),
        INK,
        1.5,
        0.7 * u.au6,
    )
    beside = [
        line(
            path(
                "M", at(gap + wide + 4, middle + 1 + 2 * row), "C", at(gap + wide + 6, middle + 1 + 3.5 * row),
                at(gap + wide + 8, middle + 0.5 + 4.5 * row), at(gap + wide + 11, middle + 6 * row),
            ),
            INK,
            1.2,
            0.8 * skin * u.au6 + 0.5 * look.lines - 0.15,
        )
        for row in SIDES
    ]
    return [fold, cheek, *beside]
