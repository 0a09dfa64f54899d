"""What is heard of a voice: how high and how loud it is from moment to moment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Contour:
    """What is heard, moment by moment: each `step` seconds a pitch and a level, with what colours the whole.

    `pitch` is in semitones from the voice's own middle, None where nothing sounds; `level` in dB from a neutral voice.
    `syllables` counts them; `jitter` is the difference between neighbouring periods in %, `tilt` how much brighter than
    neutral (dB an octave), `breath` the share of noise (0 to 1), `clipped` the share cut off each syllable, `onset` in ms.
    """

    step: float
    pitch: tuple[float | None, ...]
    level: tuple[float, ...]
    syllables: int
    jitter: float
    tilt: float
    breath: float
    clipped: float
    onset: float

    @property
    def seconds(self) -> float:
        """How long it takes, its pauses included."""
        return len(self.pitch) * self.step


def sounding(contour: Contour) -> list[tuple[int, int]]:
    """The stretches that sound, as first index and the one after the last."""
    found, start = [], None
    for n, pitch in enumerate((*contour.pitch, None)):
        if pitch is not None and start is None:
            start = n
        elif pitch is None and start is not None:
            found.append((start, n))
            start = None
    return found
