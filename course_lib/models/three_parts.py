"""Three parts of a face (brows, eyes, mouth), and which faces that people posed for a feeling they resemble (M8).

The posed faces are those of `stimuli.feelings`: which action units LIT (Du, Tao & Martinez 2014) [checked], how much of each
TOY. How the three parts move the units, and what counts as one step of a unit, is TOY.
Posed faces are agreed signs. That a face resembles one says nothing certain about whoever wears it.
"""

from ..stimuli.face_units import NAMES, Units
from ..stimuli.feelings import BASIC, COMPOUND, FEELINGS, REST
from .likeness import shares

STEP = 0.5  # of a unit, which goes from 0 to 1
MOUTHS = {
    "closed": {}, "up": {"au12": 0.7}, "down": {"au15": 0.6, "au17": 0.5}, "open": {"au25": 0.7, "au26": 0.7},
    "wide": {"au20": 0.6, "au25": 0.6},
}
# Those of the study: contempt isn't among them.
POSED = {"at rest": REST} | {name: FEELINGS[name] for name in BASIC + COMPOUND if name != "contempt"}


def face(brows: float, eyes: float, mouth: str) -> Units:
    """The face with `brows` from −1 (down and together) to 1 (raised), `eyes` from −1 (narrowed) to 1 (wide), and a mouth of MOUTHS."""
    raised, lowered, wide, narrow = max(brows, 0), max(-brows, 0), max(eyes, 0), max(-eyes, 0)
    return Units(au1=0.8 * raised, au2=0.7 * raised, au4=0.9 * lowered, au5=0.7 * wide, au6=0.3 * narrow, au7=0.7 * narrow, **MOUTHS[mouth])


def forecast(units: Units) -> dict[str, float]:
    """By posed face (and "at rest") its share, largest first."""
    return shares(_steps(units), {name: _steps(posed) for name, posed in POSED.items()})


def _steps(units: Units) -> tuple[float, ...]:
    return tuple(getattr(units, name) / STEP for name in NAMES)
