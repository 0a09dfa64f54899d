"""Hair, and what is worn instead: what is behind the head, and what is before it. It doesn't move."""

from math import cos, pi, sin

from .face_pen import MIDDLE, Mark, line, mixed, path, side, wash
from .look import DARK, Look

PAGE = "var(--at-ink, #23262b)"  # lines that stand on the page


def hair(look: Look) -> tuple[list[Mark], list[Mark]]:
    """What is drawn behind the head, and what is drawn before it."""
    return STYLES.get(look.hair, crop)(look)


def _strands(look: Look) -> str:
    """The colour of lines within the hair: lighter on dark hair, darker on light."""
    return mixed(look.hair_colour, "#f3e3d0", 0.42) if look.hair_colour == DARK else mixed(look.hair_colour, "#2a1a14", 0.6)


def _cap(look: Look, rise: float, line_at: float, temple: float, peak: float = 0) -> str:
    """From temple to temple over the crown, `rise` above the skull, with a hairline at `line_at`."""
    w, top, (r, l) = look.half_width, look.crown - rise, (side(1), side(-1))
    return path("M", l(w + 1, temple), "C", l(w + 5 + rise * 0.4, temple - 50), l(w * 0.66, top), (MIDDLE, top),
                "C", r(w * 0.66, top), r(w + 5 + rise * 0.4, temple - 50), r(w + 1, temple),
                "C", r(w - 5, temple - 14), r(w - 7, line_at + 14), r(w * 0.62, line_at + 2),
                "C", r(w * 0.3, line_at - 4 + peak), l(w * 0.3, line_at - 4 + peak), l(w * 0.62, line_at + 2),
                "C", l(w - 7, line_at + 14), l(w - 5, temple - 14), l(w + 1, temple), "Z")


def _edge(look: Look, rise: float, temple: float) -> str:
    w, top, (r, l) = look.half_width, look.crown - rise, (side(1), side(-1))
    return path("M", l(w + 1, temple), "C", l(w + 5 + rise * 0.4, temple - 50), l(w * 0.66, top), (MIDDLE, top),
                "C", r(w * 0.66, top), r(w + 5 + rise * 0.4, temple - 50), r(w + 1, temple))


def _hairline(look: Look) -> float:
    return look.crown + (look.eyes_at - look.crown) * 0.36 - 6 * look.lines


def crop(look: Look):
    """Short all over, with a few strokes of the pen."""
    at = _hairline(look)
    front = [wash(_cap(look, 7, at, look.eyes_at - 14), look.hair_colour), line(_edge(look, 7, look.eyes_at - 14), PAGE, 2.4)]
    for i in range(-4, 5):
        x = MIDDLE + i * look.half_width * 0.17
        front.append(line(path("M", (x, at - 4), "C", (x + 1, at - 10), (x + 2, at - 13), (x + 3 + i, at - 17 - 2 * (i % 2))), _strands(look), 1.3, 0.9))
    return [], front


STYLES = {"crop": crop}
