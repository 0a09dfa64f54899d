"""Faces, drawn in lines: still, and moving."""

from hashlib import blake2b

from ..words import _
from .drawn import Drawn
from .face_brows import brows
from .face_eyes import eyes
from .face_hair import hair
from .face_mouth import mouth
from .face_nose import nose
from .face_pen import INK, MIDDLE, PAGE, PEN, SIDES, Beat, Mark, line, mixed, path, side, slipped, written
from .face_units import Units
from .face_words import changed, seen
from .look import Look

WIDTH, WIDE, HEIGHT = 240, 320, 280  # a face; one that moves, which has room for two small ones; both


def draw(look: Look, units: Units, prefix: str = "") -> Drawn:
    """A face that doesn't move. `prefix` keeps its ids apart where the same face is twice on a page.

    The drawing takes the width of the box that it's in. It's for `aria-hidden` or an image's role: who shows it, labels it.
    """
    name = _name(prefix, look, units)
    return Drawn(_svg(written([_head(look, units, name)]), WIDTH), seen(units))


def arrives_and_passes(look: Look, units: Units, seconds: float, prefix: str = "") -> Drawn:
    """A face at rest, what comes over it and stays a moment, and rest again, once; see `_moving`."""
    return Drawn(
        _moving(look, (Units(), Units(), units, units, Units()), (0, 0.12, 0.42, 0.62, 1), seconds, prefix),
        _("{change} Then back to how it was.").format(change=changed(Units(), units)),
    )


def baseline_and_shift(look: Look, from_units: Units, to_units: Units, seconds: float, prefix: str = "") -> Drawn:
    """A face that holds still, shifts, and stays as it has become. See `_moving` for where motion is reduced."""
    return Drawn(
        _moving(look, (from_units, from_units, to_units, to_units), (0, 0.3, 0.7, 1), seconds, prefix),
        changed(from_units, to_units),
    )


def _moving(look: Look, steps: tuple[Units, ...], times: tuple[float, ...], seconds: float, prefix: str) -> str:
    """A drawing that moves through the steps once, from when it's put on the page; `svg.setCurrentTime(0)` shows it again.

    Where the learner's system asks for less motion, two faces stand side by side: the first, and the one it comes to.
    Raises ValueError for seconds that aren't above 0.
    """
    if seconds <= 0:
        raise ValueError(f"A movement takes more than {seconds} seconds.")
    name, reached = _name(prefix, look, steps, times, seconds), next((one for one in steps if one != steps[0]), steps[0])
    moves = written([_head(look, units, name) for units in steps], Beat(times, seconds))
    stills = "".join(
        f'<g transform="translate({x} 56) scale(0.8)">{written([_head(look, units, f"{name}-{which}")])}</g>'
        for which, x, units in (("before", -16, steps[0]), ("after", 144, reached))
    )
    style = (
        f".{name}-stills{{display:none}}@media (prefers-reduced-motion: reduce)"
        f"{{.{name}-moves{{display:none}}.{name}-stills{{display:inline}}}}"
    )
    return _svg(
        f'<style>{style}</style><g class="{name}-moves" transform="translate(40 0)">{moves}</g>'
        f'<g class="{name}-stills">{stills}</g>', WIDE,
    )


def _svg(inside: str, width: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}">{inside}</svg>'


def _name(prefix: str, *what) -> str:
    """The start of a drawing's ids."""
    return f"{prefix}face-{blake2b(repr(what).encode(), digest_size=6).hexdigest()}"


def _head(look: Look, units: Units, name: str) -> Mark:
    """Everything: shoulders, and the head that may tilt upon them."""
    behind, before = hair(look)
    edge = _outline(look, units)
    head = [
        *behind,
        *([] if look.hair == "scarf" else _ears(look)),
        slipped(edge, look.skin),
        *_blush(look, units, name),
        line(edge, PAGE, 2.4),
        *nose(look, units),
        *mouth(look, units, name),
        *eyes(look, units, name),
        *brows(look, units),
        *before,
        *_worn(look, units),
    ]
    return Mark(
        "g", PEN, (*_shoulders(look), Mark("g", {"transform": f"rotate({9 * units.tilt:.1f} {MIDDLE} 225)"}, tuple(head)))
    )


def _outline(look: Look, u: Units) -> str:
    w, eyes_at, drop = look.half_width, look.eyes_at, 13 * u.au26
    chin = look.chin + drop - 2 * u.au17 + 3 * u.bow
    child = look.age == "child"
    corner, corner_y = w * (0.62 + 0.14 * look.jaw), look.chin - 25 + 6 * look.jaw + drop * 0.55
    full, blunt = w + 2 * u.au12 + (6 if child else 0), 17 + 6 * look.jaw + (7 if child else 0)
    r, l = side(1), side(-1)
    return path(
        "M", (MIDDLE, look.crown), "C", r(w * 0.62, look.crown), r(w + 2, eyes_at - 58), r(w, eyes_at - 4), "C",
        r(full, eyes_at + 26), r(corner + 13, corner_y - 22), r(corner, corner_y), "C", r(corner - 12, corner_y + 17),
        r(blunt, chin), (MIDDLE, chin), "C", l(blunt, chin), l(corner - 12, corner_y + 17), l(corner, corner_y), "C",
        l(corner + 13, corner_y - 22), l(full, eyes_at + 26), l(w, eyes_at - 4), "C", l(w + 2, eyes_at - 58),
        l(w * 0.62, look.crown), (MIDDLE, look.crown), "Z",
    )


def _ears(look: Look) -> list[Mark]:
    marks, w, y, size = [], look.half_width - 2, look.eyes_at + 6, look.ears
    for which in SIDES:
        at = side(which)
        ear = path(
            "M", at(w, y - 12 * size), "C", at(w + 13 * size, y - 20 * size), at(w + 14 * size, y + 6 * size),
            at(w - 1, y + 17 * size),
        )
        curl = path(
            "M", at(w + 2, y - 6 * size), "C", at(w + 8 * size, y - 10 * size), at(w + 7 * size, y + 3 * size),
            at(w + 2, y + 6 * size),
        )
        marks += [slipped(ear, look.skin), line(ear, PAGE, 2.3), line(curl, INK, 1.3, 0.7)]
    return marks


def _blush(look: Look, u: Units, name: str) -> list[Mark]:
    """Warm cheeks that fade out, and rise with the cheeks."""
    stop = {"stop-color": mixed(look.skin, "#cf4a33", 0.6)}
    fade = (
        Mark("stop", {"offset": "0"} | stop | {"stop-opacity": "0.42"}),
        Mark("stop", {"offset": "1"} | stop | {"stop-opacity": "0"}),
    )
    marks = [Mark("radialGradient", {"id": f"{name}-blush"}, fade)]
    for which in SIDES:
        x = MIDDLE + which * (look.eye_gap + 11)
        marks.append(
            Mark(
                "ellipse",
                {
                    "cx": f"{x:.1f}",
                    "cy": f"{look.eyes_at + 28 - 3 * u.au6 + 4 * u.bow:.1f}",
                    "rx": "20",
                    "ry": "14",
                    "fill": f"url(#{name}-blush)",
                },
            )
        )
    return marks


def _shoulders(look: Look) -> list[Mark]:
    r, l, neck = side(1), side(-1), look.half_width * (0.36 if look.age == "child" else 0.46)
    throat = path(
        "M", l(neck, look.chin - 30), "C", l(neck, look.chin + 8), l(neck, 250), l(neck + 6, 258), "C", l(10, 272),
        r(10, 272), r(neck + 6, 258), "C", r(neck, 250), r(neck, look.chin + 8), r(neck, look.chin - 30), "Z",
    )
    shirt = path(
        "M", l(98, 281), "C", l(92, 262), l(60, 262), l(neck + 6, 256), "C", l(14, 276), r(14, 276), r(neck + 6, 256), "C",
        r(60, 262), r(92, 262), r(98, 281), "Z",
    )
    return [
        slipped(throat, mixed(look.skin, "#7a3a22", 0.14)), line(throat, PAGE, 2), slipped(shirt, look.clothes),
        line(shirt, PAGE, 2.4),
    ]


def _worn(look: Look, u: Units) -> list[Mark]:
    """Freckles and glasses."""
    marks, y = [], look.eyes_at + 2 + 5 * u.bow
    if look.freckles:
        colour = mixed(look.skin, "#7a3a1a", 0.6)
        marks += [
            Mark(
                "circle",
                {
                    "cx": f"{MIDDLE + which * x + look.nose_side:.1f}", "cy": f"{look.eyes_at + down:.1f}", "r": "1.1",
                    "fill": colour,
                },
            )
            for x, down in ((22, 20), (30, 25), (38, 19), (46, 26), (27, 31))
            for which in SIDES
        ]
    if look.glasses:
        for which in SIDES:
            at, wide = side(which), 22.5
            marks.append(
                Mark(
                    "circle",
                    {
                        "cx": f"{at(look.eye_gap, y)[0]:.1f}", "cy": f"{y:.1f}", "r": f"{wide:g}", "fill": "#ffffff",
                        "fill-opacity": "0.14", "stroke": INK, "stroke-width": "2",
                    },
                )
            )
            marks.append(line(path("M", at(look.eye_gap + wide, y - 3), "L", at(look.half_width, y - 7)), INK, 2))
        gap = look.eye_gap - 22.5
        marks.append(
            line(
                path("M", (MIDDLE - gap, y - 4), "C", (MIDDLE - 3, y - 9), (MIDDLE + 3, y - 9), (MIDDLE + gap, y - 4)), INK,
                2,
            )
        )
    return marks
