"""Faces, drawn in lines: still, and moving."""

from hashlib import blake2b

from ..words import _
from .drawn import Drawn
from .face_brows import brows
from .face_eyes import eyes
from .face_hair import hair
from .face_mouth import mouth
from .face_nose import nose
from .face_pen import INK, MIDDLE, PAGE, PEN, SIDES, Beat, Mark, inked, line, mixed, path, side, slipped, written
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


def arrives_and_passes(look: Look, from_units: Units, units: Units, seconds: float, prefix: str = "") -> Drawn:
    """A face as it was, what comes over it and stays a moment, and how it was again, once; see `_moving`."""
    says = changed(from_units, units)
    if from_units != units:
        says = _("{change} Then back to how it was.").format(change=says)
    return Drawn(_moving(look, (from_units, from_units, units, units, from_units), (0, 0.12, 0.42, 0.62, 1), seconds, prefix), says)


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
    heads = {units: _head(look, units, name) for units in set(steps)}  # a step that holds isn't drawn again
    moves = written([heads[units] for units in steps], Beat(times, seconds))
    stills = "".join(  # the same heads, their ids kept apart
        f'<g transform="translate({x} 56) scale(0.8)">{written([heads[units]]).replace(name, f"{name}-{which}")}</g>'
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
        line(edge, PAGE, 1.6),
        _weight(look, units, edge),
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


def _outline(look: Look, u: Units, inset: float = 0) -> str:
    """Round the face, clockwise from the crown. `inset` draws in the right side and the chin."""
    drop = 13 * u.au26
    chin = (MIDDLE + 1.6 * look.askew, look.chin + drop - 2 * u.au17 + 3 * u.bow - inset)
    right, left = _half(look, u, 1, chin, drop, inset), _half(look, u, -1, chin, drop, 0)
    return path(
        "M", (MIDDLE, look.crown), *(step for i in range(0, 9, 3) for step in ("C", *right[i : i + 3])),
        "C", left[7], left[6], left[5], "C", left[4], left[3], left[2], "C", left[1], left[0], (MIDDLE, look.crown), "Z",
    )


def _weight(look: Look, units: Units, edge: str) -> Mark:
    """What makes the outline thicker on the right and under the chin, as a pen held in one hand does."""
    return Mark("path", {"d": f"{edge} {_outline(look, units, 1.7)}", "fill": PAGE, "fill-rule": "evenodd"})


def _half(look: Look, u: Units, which: int, chin, drop: float, inset: float) -> list:
    """From the crown to the chin down one side: by the temple, the cheek and the corner of the jaw."""
    child, round_ = look.age == "child", look.cheeks
    w, eyes_at = look.half_width * (1 + 0.012 * look.askew * which) - inset, look.eyes_at
    corner, corner_y = w * (0.63 + 0.13 * look.jaw + 0.06 * round_ + 0.02 * look.lines), look.chin - 28 + 7 * look.jaw
    full, blunt = w + 2 * u.au12 - 2 + 6 * round_, 18 + 8 * look.jaw
    if child:
        corner, corner_y, full, blunt = w * (0.7 + 0.06 * look.jaw), look.chin - 27, w + 3 + 2 * u.au12, 29
    y, at = corner_y + drop * 0.55 - which * look.askew, side(which)
    sag = 4 * look.lines * round_
    return [
        at(w * 0.62, look.crown), at(w + 2, eyes_at - 58), at(w, eyes_at - 4), at(full, eyes_at + 26),
        at(corner + 9 + 6 * round_ + sag, y - 24 + 2 * sag), at(corner, y), at(corner - 12, y + 17),
        (chin[0] + which * blunt, chin[1]), chin,
    ]


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
    r, l, neck, y, wide = side(1), side(-1), look.neck, look.collar_at, look.shoulders
    deep = {"round": 17, "wide": 26, "pointed": 34}[look.collar]
    throat = path(
        "M", l(neck, look.chin - 34), "C", l(neck, look.chin + 6), l(neck, y - 8), l(neck + 7, y), "C", l(10, y + deep),
        r(10, y + deep), r(neck + 7, y), "C", r(neck, y - 8), r(neck, look.chin + 6), r(neck, look.chin - 34), "Z",
    )
    dip = (MIDDLE, y + deep * 0.75)
    bends = (l(13, y + deep), r(13, y + deep)) if look.collar != "pointed" else (l(5, y + deep * 0.7), r(5, y + deep * 0.7))
    neckline = (
        "C", l(neck * 0.8, y + deep * 0.45), bends[0], dip, "C", bends[1], r(neck * 0.8, y + deep * 0.45),
        r(neck + 7, y - 1),
    )
    shirt = path(
        "M", l(wide, 283), "C", l(wide - 5, y + 10), l(wide * 0.66, y + 7), l(neck + 7, y - 1), *neckline, "C",
        r(wide * 0.66, y + 7), r(wide - 5, y + 10), r(wide, 283), "Z",
    )
    seam = path(
        "M", l(neck + 12, y + 2.5), "C", l(neck, y + deep * 0.7), l(13, y + deep + 6), (MIDDLE, dip[1] + 6), "C",
        r(13, y + deep + 6), r(neck, y + deep * 0.7), r(neck + 12, y + 2.5),
    )
    shade = mixed(look.skin, "#7a3a22", 0.16)
    cords = [
        inked([at(neck - 6, look.chin + 2), at(neck - 9, y - 12), at(neck - 12, y - 2), at(9, y + 6)], INK, 1.5,
              0.2 + 0.35 * look.lines if look.age != "child" else 0)
        for at in (r, l)
    ]
    return [
        slipped(throat, shade), line(throat, PAGE, 1.8), *cords, slipped(shirt, look.clothes), line(shirt, PAGE, 2),
        line(seam, INK, 1.2, 0.35 if look.collar != "pointed" else 0),
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
