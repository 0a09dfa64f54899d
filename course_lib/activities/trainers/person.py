"""A person in a trainer: their face and their hum, from a seed and what the face or the voice does."""

from ...stimuli import face, feelings, look, prosody, voice
from ...stimuli.drawn import Drawn
from ...stimuli.face_units import Units
from ...stimuli.voice import Voice
from ...stimuli.voice_drawing import draw as contour
from ..chance import chance

# How each way of looking or sounding in `models.cues` is drawn: none of them is the name of what somebody feels.
SHOWN = {"smile": "joy", "soft": "tenderness", "sad": "sadness", "afraid": "fear", "angry": "anger", "surprised": "surprise",
         "still": "calm"}
HEARD = {"bright": "joy", "soft": "tenderness", "low": "sadness", "uneven": "anxiety", "hard": "cold anger", "even": "calm",
         "flat": "boredom"}


def units_of(shown: str, intensity: float) -> Units:
    """What a face does that looks so (one of `cues.FACES`), 0 to 1."""
    return feelings.units_for(SHOWN[shown], intensity)


def face_of(seed: int, age: str, units: Units, prefix: str) -> Drawn:
    """A person's face. `prefix` begins the ids in the SVG, so that two on a page don't mix."""
    return face.draw(look.look(seed, age), units, prefix)


def voice_of(heard: str, intensity: float, seed: int, age: str, take: int = 0) -> Voice:
    """A person humming so (one of `cues.VOICES`), 0 to 1."""
    return hum(prosody.for_feeling(HEARD[heard], intensity), seed, age, take)


def hum(manner: prosody.Prosody, seed: int, age: str, take: int = 0) -> Voice:
    """A person humming in this manner; each `take` is a little different, as nobody hums twice the same."""
    middle = 185 if age in ("child", "teenager") else 125
    return voice.hum(manner, seed * 100 + take, base=middle + 35 * chance(seed, "voice"))


def pictured(hummed: Voice) -> Drawn:
    """The picture of a hum, and the same in words."""
    return contour(hummed.contour)
