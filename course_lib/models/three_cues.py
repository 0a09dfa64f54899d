"""Three cues of a voice (pitch, speed, loudness), and which ways of sounding they fit (M7).

The ways of sounding are `stimuli.prosody.PROFILES`: directions LIT (Juslin & Laukka 2003) [checked] for some, others
[second-hand]; amounts TOY. What counts as one step of a cue is TOY: 2 semitones, 15 % of speed, 3 dB.
"""

from math import log, log2

from ..stimuli.prosody import PROFILES
from .likeness import shares

SEMITONES, FASTER, DECIBELS = 2.0, 1.15, 3.0  # one step of each cue


def forecast(pitch: float, rate: float, level: float) -> dict[str, float]:
    """By way of sounding its share, largest first.

    `pitch` and `rate` are multiples of the person's usual, `level` is in dB from it.
    """
    return shares(_steps(pitch, rate, level), {name: _steps(one.pitch, one.rate, one.level) for name, one in PROFILES.items()})


def _steps(pitch: float, rate: float, level: float) -> tuple[float, float, float]:
    return 12 * log2(pitch) / SEMITONES, log(rate) / log(FASTER), level / DECIBELS
