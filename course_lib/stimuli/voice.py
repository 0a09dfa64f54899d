"""A voice without words: a phrase hummed or sung on a vowel, synthesised from a prosody.

Source and filter (Fant, 1960): a train of pulses at F0, with the voice's tilt, through the resonances of a mouth.
No words, so no accent, and nobody's recorded voice. Loudness differences between profiles are kept. What is safe to
hear comes first, and limits every profile:

- The peak is never above −6 dBFS. To leave room for that, neutral lies at −24 dBFS (models.md says −20).
- Level never rises faster than `RISE`, so a hard onset takes some 20 ms, and the first 120 ms of a phrase fade in.
"""

import io
import wave
from dataclasses import dataclass

import numpy as np

from .contour import Contour
from .prosody import Prosody
from .voice_rhythm import pieces
from .voice_words import describe

RATE = 16_000  # samples a second
PEAK = 10 ** (-6 / 20)  # of full scale
NEUTRAL = 10 ** (-24 / 20)  # the level of a neutral voice while it sounds, RMS of full scale
RISE = 8.0  # the level may grow by this share of full scale in a second
FADE_IN, FADE_OUT = 0.12, 0.15  # seconds
LEAD = 0.05  # seconds of silence before and after
SPAN, PACE, JITTER, TILT, PAUSE = 6.0, 4.5, 0.005, -9.0, 0.3  # neutral: semitones, syllables/s, share, dB/octave, s
SHORTEST = 0.16  # seconds that a pause takes at least
STEP = 0.004  # seconds between the points at which pitch and level are set
PICTURED = 5  # of these points make one of the contour
AIR = 6.0  # dB an octave by which breath is brighter than tone
LOW, HIGH = 110.0, 220.0  # Hz: the middles that a voice may have
# Resonances: Hz, width in Hz. A hum leaves through the nose, so what lies above its first one is faint.
SOUNDS = {
    "hum": ((260, 60), (1050, 400), (2200, 500)),
    "ah": ((700, 90), (1220, 110), (2600, 160)),
    "oh": ((480, 80), (880, 100), (2500, 150)),
}
SAY = "mm mm mm mm, mm mm mm mm mm"


@dataclass(frozen=True)
class Voice:
    """A phrase: `wav` (16 bits, mono), its `contour`, and in `says` what can be heard."""

    wav: bytes
    contour: Contour
    says: str


def hum(prosody: Prosody, seed: int, phrase: str = SAY, base: float = 160.0, sound: str = "hum") -> Voice:
    """`phrase` in the manner of `prosody`: as many syllables as its words have, with its pauses; two to four seconds.

    `base` is the middle of this person's voice in Hz (110 to 220), `sound` one of `SOUNDS`. The same arguments give the
    same bytes. Raises ValueError for a base or a sound that isn't offered, or a phrase without a word.
    """
    if not LOW <= base <= HIGH:
        raise ValueError(f"base is from {LOW:g} to {HIGH:g} Hz, not {base:g}")
    if sound not in SOUNDS:
        raise ValueError(f"sound is one of {', '.join(SOUNDS)}, not {sound}")
    chance = np.random.default_rng(seed)
    score = _score(prosody, pieces(phrase), chance)
    hertz = base * prosody.pitch * 2 ** (score.pitch / 12)
    loudness = _limited(score.level * NEUTRAL * 10 ** (prosody.level / 20))
    samples, sung = _sing(prosody, hertz, loudness, base, sound, chance)
    contour = _contour(prosody, sung / base, loudness / NEUTRAL, score.syllables)
    return Voice(_wav(samples), contour, describe(contour))


@dataclass(frozen=True)
class _Score:
    """Pitch (semitones from the profile's mean) and level (1 is the profile's) at each point; the number of syllables."""

    pitch: np.ndarray
    level: np.ndarray
    syllables: int


def _score(prosody: Prosody, groups: tuple[int, ...], chance: np.random.Generator) -> _Score:
    """The phrase, syllable by syllable."""
    total = sum(groups)
    pauses = _pauses(prosody, groups, chance)
    pitch, level = [np.zeros(round(LEAD / STEP))], [np.zeros(round(LEAD / STEP))]
    last_of_piece = set(np.cumsum(groups) - 1)
    for n in range(total):
        final = n in last_of_piece
        strong = final or n % 3 == 0
        length = (1.0 + 0.22 * final + 0.08 * strong) * chance.uniform(0.92, 1.08) / (PACE * prosody.rate)
        x = np.linspace(0, 1, max(8, round(length / STEP)))
        where = (n + x) / total
        path = np.interp(where, np.linspace(0, 1, 5), prosody.arc)
        bump = 0.16 * strong * np.sin(np.pi * x)
        tick = prosody.tick * strong * np.clip((x - 0.45) / 0.55, 0, 1) ** 1.5
        pitch.append(SPAN * prosody.span * (path + bump + tick + prosody.wander * chance.normal()))
        level.append(_syllable(prosody, len(x), strong, n == 0 or n - 1 in last_of_piece, final))
        if n in pauses:
            silent = np.zeros(round(pauses[n] / STEP))
            pitch.append(silent + pitch[-1][-1])
            level.append(silent)
    pitch.append(np.zeros(round(LEAD / STEP)) + pitch[-1][-1])
    level.append(np.zeros(round(LEAD / STEP)))
    return _Score(_smooth(np.concatenate(pitch), 0.05), np.concatenate(level), total)


def _pauses(prosody: Prosody, groups: tuple[int, ...], chance: np.random.Generator) -> dict[int, float]:
    """Seconds of silence after each syllable that has some: between pieces, and where the breath catches."""
    ends = [int(end) for end in np.cumsum(groups)[:-1] - 1]
    free = [n for n in range(1, sum(groups) - 2) if n not in ends and n - 1 not in ends and n + 1 not in ends]
    caught = [int(n) for n in chance.permutation(free)[: round(prosody.catches)]]
    places = ends + caught
    each = PAUSE * prosody.pauses * max(1, len(ends)) / len(places) if places else 0
    return {place: max(SHORTEST, each) * chance.uniform(0.88, 1.12) for place in places}


def _syllable(prosody: Prosody, size: int, strong: bool, opens: bool, closes: bool) -> np.ndarray:
    """The level of one syllable: on, held, off. Between syllables of a piece it dips, unless they are clipped."""
    sounds = max(6, round(size * (1 - prosody.clipped)))
    x = np.arange(sounds) * STEP
    low = 0.0 if prosody.clipped > 0.12 else 0.4
    rise = np.clip(x / max(STEP, prosody.onset / 1000), 0, 1)
    fall = np.clip((x[-1] - x) / (0.09 if closes else 0.05), 0, 1)
    shape = (0.0 if opens else low) + (1 - (0.0 if opens else low)) * _ease(rise)
    shape *= (0.0 if closes else low) + (1 - (0.0 if closes else low)) * _ease(fall)
    return np.concatenate([shape * (1.0 if strong else 0.85), np.zeros(size - sounds)])


def _ease(x: np.ndarray) -> np.ndarray:
    return (1 - np.cos(np.pi * x)) / 2


def _smooth(values: np.ndarray, seconds: float) -> np.ndarray:
    """A moving mean, so that pitch glides from syllable to syllable."""
    width = round(seconds / STEP) | 1
    return np.convolve(np.pad(values, width // 2, mode="edge"), np.ones(width) / width, mode="valid")


def _sing(prosody: Prosody, hertz: np.ndarray, loudness: np.ndarray, base: float, sound: str,
          chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The samples (−1 to 1), and F0 (Hz) at each point with the jitter that the voice had."""
    points = np.arange(len(hertz)) * STEP
    seconds = np.arange(round(len(hertz) * STEP * RATE)) / RATE
    f0 = np.interp(seconds, points, hertz)
    period = (np.cumsum(f0) / RATE).astype(int)
    f0 *= (1 + JITTER * prosody.jitter * chance.standard_normal(period[-1] + 1))[period]
    tone = _through(_pulses(np.cumsum(f0) / RATE, f0.max()), prosody.tilt, base, sound)
    air = _through(chance.standard_normal(len(seconds)), prosody.tilt + AIR, base, sound)
    mixed = tone * np.sqrt(1 - prosody.breath) + air * np.sqrt(prosody.breath)
    held = np.interp(seconds, points, loudness > loudness.max() / 2) > 0.5
    samples = mixed / np.sqrt(np.mean(mixed[held] ** 2)) * np.interp(seconds, points, loudness)
    return samples * min(1.0, PEAK / np.abs(samples).max()), np.interp(points, seconds, f0)


def _pulses(phase: np.ndarray, highest: float) -> np.ndarray:
    """A train of pulses at `phase` (in periods), with no harmonic above what the samples can carry."""
    harmonics = np.arange(1, int(0.45 * RATE / highest) + 1)
    table = np.zeros(2049)
    spectrum = np.zeros(1025, complex)
    spectrum[harmonics] = np.exp(1j * np.pi * harmonics**2 / len(harmonics) * 0.5)
    table[:2048] = np.fft.irfft(spectrum, 2048)
    table[2048] = table[0]
    return np.interp((phase % 1) * 2048, np.arange(2049), table)


def _through(source: np.ndarray, tilt: float, base: float, sound: str) -> np.ndarray:
    """`source` with the voice's tilt and through the mouth's resonances, as one filter over its spectrum; RMS 1."""
    size = 1 << (len(source) - 1).bit_length()
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    gain = np.maximum(hertz, 60) ** ((TILT + tilt) / 6.02) * np.clip(hertz / 60, 0, 1)
    mouth = (base / 160) ** 0.33  # a higher voice comes from a shorter throat
    response = gain.astype(complex)
    for middle, width in SOUNDS[sound]:
        middle *= mouth
        response *= middle**2 / (middle**2 - hertz**2 + 1j * width * hertz)
    heard = np.fft.irfft(np.fft.rfft(source, size) * response, size)[: len(source)]
    return heard / np.sqrt(np.mean(heard**2))


def _limited(level: np.ndarray) -> np.ndarray:
    """`level` fading in and out as a whole, and never rising faster than `RISE`."""
    sounding = np.flatnonzero(level)
    points = np.arange(len(level)) * STEP
    level = level * _ease(np.clip((points - points[sounding[0]]) / FADE_IN, 0, 1))
    level *= _ease(np.clip((points[sounding[-1]] - points) / FADE_OUT, 0, 1))
    for n in range(1, len(level)):
        level[n] = min(level[n], level[n - 1] + RISE * STEP)
    return level


def _contour(prosody: Prosody, pitch: np.ndarray, loudness: np.ndarray, syllables: int) -> Contour:
    """What was sung, at every `PICTURED`th point; `pitch` as a share of the voice's middle, `loudness` of a neutral one."""
    heights = 12 * np.log2(_smooth(pitch, STEP * PICTURED)[::PICTURED])
    decibels = 20 * np.log10(np.maximum(loudness[::PICTURED], 0.005))
    audible = loudness[::PICTURED] > 0.05 * loudness.max()
    return Contour(
        step=STEP * PICTURED,
        pitch=tuple(round(float(height), 2) if heard else None for height, heard in zip(heights, audible)),
        level=tuple(round(float(level), 1) for level in decibels),
        syllables=syllables, jitter=round(100 * JITTER * prosody.jitter, 3), tilt=prosody.tilt, breath=prosody.breath,
        clipped=prosody.clipped, onset=prosody.onset)


def _wav(samples: np.ndarray) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).round().astype("<i2").tobytes())
    return out.getvalue()
