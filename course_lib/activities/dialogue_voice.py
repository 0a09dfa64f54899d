"""How a partner's line sounds, without its words."""

from ..content.dialogues import Mood, Partner
from ..stimuli import prosody, voice, voice_drawing
from ..stimuli.drawn import Drawn

# Hz, the middle of a voice: the lowest and the highest of an age (TOY).
BASES = {"child": (205, 220), "teenager": (140, 215), "young": (120, 215), "middle": (115, 205), "old": (115, 200)}


def spoken(partner: Partner, mood: Mood, text: str) -> tuple[bytes, Drawn]:
    """`text` hummed as `partner` would in this mood: a WAV file, and its pitch and loudness as a picture with words."""
    low, high = BASES[partner.age]
    base = low + (high - low) * (partner.seed * 37 % 101) / 100
    heard = voice.hum(prosody.for_feeling(mood.feeling, mood.intensity), partner.seed, text, base)
    return heard.wav, voice_drawing.draw(heard.contour)
