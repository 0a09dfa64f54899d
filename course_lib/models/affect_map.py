"""The affect map: feelings by how pleasant they are and by how much energy is in them (M13).

A word at angle θ lies at valence = cos θ, arousal = sin θ: on a circle of radius 1, pleasant to the right, energy upwards.
Angles: LIT (Russell 1980) [unverified], in degrees. That a word lies right on the circle, and how `wander` moves: TOY.
A map of two sides of feeling, not of all that a feeling is: angry and afraid are neighbours on it.
"""

from math import cos, hypot, radians, sin

import numpy as np

ANGLES = {
    "happy": 7.8, "delighted": 24.9, "excited": 48.6, "astonished": 69.8, "aroused": 73.8, "tense": 92.8, "alarmed": 96.5,
    "angry": 99.0, "afraid": 116.0, "annoyed": 123.0, "distressed": 138.0, "frustrated": 141.0, "miserable": 188.7,
    "sad": 207.5, "gloomy": 209.0, "depressed": 210.0, "bored": 242.0, "droopy": 256.6, "tired": 267.7, "sleepy": 271.9,
    "calm": 316.2, "relaxed": 318.0, "satisfied": 319.0, "at ease": 321.0, "content": 323.0, "serene": 328.6,
    "glad": 349.0, "pleased": 353.2,
}
WAVES, SLOWEST, FASTEST = 4, 40.0, 10.0  # of `wander`: how many on each axis, and their periods in seconds
REACH = 0.95  # `wander` stays this far inside the circle


def place(word: str) -> tuple[float, float]:
    """A word's (valence, arousal), each −1 to 1. Raises KeyError for a word that isn't on the map."""
    angle = radians(ANGLES[word])
    return cos(angle), sin(angle)


def nearest(valence: float, arousal: float, count: int = 3) -> list[str]:
    """The `count` words that lie nearest to a point, nearest first."""
    return sorted(ANGLES, key=lambda word: distance(word, valence, arousal))[:count]


def distance(word: str, valence: float, arousal: float) -> float:
    """How far a point lies from a word, 0 to 2 within the circle (its radius is 1)."""
    x, y = place(word)
    return hypot(x - valence, y - arousal)


def wander(seed: int, seconds: float, hertz: float) -> np.ndarray:
    """A smooth path inside the circle: (valence, arousal) for each moment, shape (seconds·hertz, 2).

    Each axis is a sum of sine waves with periods of 10 to 40 s and chance phases, drawn in towards the middle by tanh so
    that it never leaves the circle. The same seed gives the same path.
    """
    chance = np.random.default_rng(seed)
    moment = np.arange(round(seconds * hertz))[:, None] / hertz
    axes = []
    for _ in range(2):
        period = np.exp(chance.uniform(np.log(FASTEST), np.log(SLOWEST), WAVES))
        phase = chance.uniform(0, 2 * np.pi, WAVES)
        # The slower a wave, the larger, so that the fast ones only ripple.
        axes.append((np.sin(2 * np.pi * moment / period + phase) * (period / SLOWEST) ** 0.5).sum(axis=1))
    path = np.stack(axes, axis=1)
    reach = np.maximum(np.hypot(*path.T)[:, None], 1e-9)
    return path * REACH * np.tanh(reach) / reach
