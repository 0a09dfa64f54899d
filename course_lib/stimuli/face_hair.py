"""Hair, and what is worn instead. It doesn't move with the face."""

from .face_hair_lines import Layers
from .face_hair_locs import locs
from .face_hair_long import bob, knot, long, scarf
from .face_hair_short import bald, coils, crop, curls, swept, tousled
from .look import Look

STYLES = {
    "crop": crop, "tousled": tousled, "swept": swept, "curls": curls, "coils": coils, "bob": bob, "long": long,
    "knot": knot, "locs": locs, "bald": bald, "scarf": scarf,
}


def hair(look: Look) -> Layers:
    """What is drawn behind the head, and what is drawn before it."""
    return STYLES[look.hair](look)
