"""How a voice is coloured by a feeling: the profiles, and what lies between them and a neutral voice.

Which way each number goes from neutral (higher, slower, softer) is LIT: Juslin & Laukka (2003) for anger, fear, joy,
sadness and tenderness; other profiles follow sources that we haven't checked ourselves. How far it goes is TOY: chosen
for this course, measured nowhere. Sadness and tenderness lie close together on purpose, and differ mainly in how
regular they are: whoever hears one of them has a reason to ask.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Prosody:
    """One way of sounding, relative to the same person's neutral voice.

    `pitch` and `span` multiply the mean of F0 (Hz) and its range (6 semitones); `arc` is the path through that range
    at five evenly spaced moments of the phrase (−.5 bottom, .5 top), `tick` how far the ends of stressed syllables move
    in it, `wander` the spread of each syllable's own step off it. `rate` multiplies 4.5 syllables a second. `level` is in
    dB from neutral, `tilt` in dB an octave from neutral's −9 (more is brighter). `jitter` multiplies .5 % of difference
    from one period of the voice to the next. `onset` is in ms. `pauses` multiplies the time spent silent, `catches` is
    how many more pieces it's cut into, `clipped` the share of each syllable that is cut off, and `breath` the share of
    noise in the sound (0 to 1).
    """

    pitch: float = 1.0
    span: float = 1.0
    arc: tuple[float, ...]
    tick: float = 0.0
    wander: float = 0.06
    rate: float = 1.0
    level: float = 0.0
    tilt: float = 0.0
    jitter: float = 1.0
    onset: float = 40.0
    pauses: float = 1.0
    catches: float = 0.0
    clipped: float = 0.0
    breath: float = 0.03


GENTLE_FALL = (0.10, 0.20, 0.08, -0.08, -0.30)
FALLING = (0.45, 0.28, 0.02, -0.25, -0.50)
RISING = (-0.35, -0.05, 0.05, 0.18, 0.50)
LEVEL = (0.04, 0.03, 0.0, -0.02, -0.05)

PROFILES = {
    "neutral": Prosody(arc=GENTLE_FALL),
    "joy": Prosody(pitch=1.25, span=1.6, arc=RISING, rate=1.15, level=4, tilt=3, onset=25, pauses=0.8),
    "hot anger": Prosody(pitch=1.30, span=1.5, arc=(0.15, 0.40, 0.10, 0.42, -0.50), tick=-0.35, rate=1.15, level=8, tilt=5,
                         jitter=1.3, onset=10, pauses=0.7, clipped=0.15),
    "cold anger": Prosody(pitch=0.98, span=0.7, arc=LEVEL, wander=0.02, rate=0.95, level=2, tilt=3, jitter=1.1, onset=12,
                          clipped=0.38),
    "fear": Prosody(pitch=1.40, span=1.2, arc=(-0.25, 0.15, 0.05, 0.30, 0.45), wander=0.30, rate=1.30, level=-1, tilt=2,
                    jitter=2.5, onset=25, pauses=1.2, catches=2),
    "anxiety": Prosody(pitch=1.10, span=0.9, arc=(0.0, 0.05, -0.05, 0.05, 0.0), tick=0.55, wander=0.12, rate=1.05, level=-3,
                       jitter=2, onset=35, pauses=1.4),
    "sadness": Prosody(pitch=0.88, span=0.5, arc=FALLING, wander=0.14, rate=0.75, level=-6, tilt=-4, jitter=1.6, onset=90,
                       pauses=1.8, breath=0.08),
    "tenderness": Prosody(pitch=0.90, span=0.55, arc=FALLING, wander=0.03, rate=0.80, level=-6, tilt=-4, jitter=0.8, onset=90,
                          pauses=1.4, breath=0.22),
    "calm": Prosody(pitch=0.95, span=0.7, arc=GENTLE_FALL, wander=0.04, rate=0.85, level=-4, tilt=-2, jitter=0.8, onset=70,
                    pauses=1.4),
    "boredom": Prosody(pitch=0.92, span=0.4, arc=(0.0,) * 5, wander=0.05, rate=0.80, level=-3, tilt=-3, onset=60, pauses=1.3),
}

# What the people in the dialogues feel, as profiles and their shares. TOY: no study stands behind these mixtures.
MIXTURES = {
    "joy": {"joy": 1.0},
    "sadness": {"sadness": 1.0},
    "fear": {"fear": 1.0},
    "tenderness": {"tenderness": 1.0},
    "calm": {"calm": 1.0},
    "worry": {"anxiety": 1.0},
    "surprise": {"joy": 0.6, "fear": 0.4},
    "disgust": {"cold anger": 0.5, "boredom": 0.5},
    "contempt": {"boredom": 0.65, "cold anger": 0.35},
    "shame": {"sadness": 0.65, "anxiety": 0.35},
    "hurt": {"sadness": 0.7, "cold anger": 0.3},
}
HEATED = 0.5  # from this intensity on, anger moves from cold to hot


def between(one: Prosody, other: Prosody, share: float) -> Prosody:
    """The voice `share` (0 to 1) of the way from `one` to `other`, straight in every number."""
    mixed = {}
    for field in fields(Prosody):
        a, b = getattr(one, field.name), getattr(other, field.name)
        arc = field.name == "arc"
        mixed[field.name] = tuple(x * (1 - share) + y * share for x, y in zip(a, b)) if arc else a * (1 - share) + b * share
    return Prosody(**mixed)


def blend(profile: str | Prosody, share: float) -> Prosody:
    """The voice `share` (0 neutral, 1 full) of the way to `profile`, by name or itself. Raises KeyError, ValueError."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share is from 0 to 1, not {share}")
    return between(PROFILES["neutral"], PROFILES[profile] if isinstance(profile, str) else profile, share)


def for_feeling(feeling: str, intensity: float) -> Prosody:
    """How somebody sounds who feels `feeling` at `intensity` (0 to 1): a profile's name or a feeling of the dialogues.

    Anger gets colder up to half of its intensity and then hotter; others go straight from neutral to their mixture (TOY).
    Raises KeyError for a feeling that isn't known, and ValueError for an intensity outside 0 to 1.
    """
    if feeling == "anger" and 0 <= intensity <= HEATED:
        return blend("cold anger", intensity / HEATED)
    if feeling == "anger" and HEATED < intensity <= 1:
        return between(PROFILES["cold anger"], PROFILES["hot anger"], (intensity - HEATED) / (1 - HEATED))
    if feeling in MIXTURES:
        return blend(_mixture(MIXTURES[feeling]), intensity)
    return blend(feeling, intensity)


def _mixture(shares: dict[str, float]) -> Prosody:
    mixed, so_far = None, 0.0
    for name, share in shares.items():
        so_far += share
        mixed = PROFILES[name] if mixed is None else between(mixed, PROFILES[name], share / so_far)
    return mixed
