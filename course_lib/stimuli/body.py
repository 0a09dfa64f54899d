"""A figure in a posture, drawn from joints in space: line and a little colour, seated or standing, many bodies."""

from hashlib import blake2b

from .body_build import build
from .body_figure import figure
from .body_motion import stirring
from .body_posture import NEUTRAL, POSTURES, Posture, blend, posture
from .body_words import describe
from .drawn import Drawn

__all__ = ["NEUTRAL", "POSTURES", "Posture", "blend", "draw", "posture"]

WIDTH, STANDING, SEATED = 240, 260, 204  # units of the drawing
FLOOR = 19  # from the ground to the lower edge


def draw(held: Posture, seed: int | str, *, seated: bool = True, age: str | None = None, aid: str | None = None) -> Drawn:
    """Somebody in this posture, and in words what can be seen; `seed` says who, unless `age` and `aid` do.

    Somebody in a wheelchair sits. A posture that stirs moves for some seconds and rests, and doesn't move where motion is
    reduced. Raises ValueError for an age or an aid that isn't there.
    """
    who = build(seed, age, aid)
    seated = seated or who.aid == "wheelchair"
    high = SEATED if seated else STANDING
    parts, style = figure(who, held, seated), ""
    if held.stir > 0.05:
        name = "stir-" + blake2b(repr((held, seed, seated, age, aid)).encode(), digest_size=6).hexdigest()
        parts, style = stirring(parts, held.stir, name)
    drawing = "".join(part.svg for part in parts)
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}">{style}'
           f'<g transform="translate({WIDTH / 2:g} {high - FLOOR})">{drawing}</g></svg>')
    return Drawn(svg, describe(held, seated, who.aid))
