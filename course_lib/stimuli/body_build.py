"""Whose body it is: sizes, clothes, and what somebody walks or rolls with, from a seed."""

from dataclasses import dataclass
from zlib import crc32

from .look import AGES, CLOTHES, Look, look

LEGS = ("#6f7f8f", "#8a7a68", "#7d8a72", "#8b6f7a", "#5f8086")
AIDS = ("none", "none", "none", "none", "wheelchair", "cane")


@dataclass(frozen=True)
class Build:
    """Lengths in units of the drawing, where a middling adult stands about 205 high."""

    look: Look
    torso: float  # hips to shoulders
    shoulders: float  # half their width
    hips: float  # half their width
    belly: float  # half the depth of the waist
    upper_arm: float
    forearm: float
    thigh: float
    shin: float
    head: float  # half its height
    limb: float  # thickness of an arm
    aid: str  # "none", "wheelchair" or "cane"
    skirt: bool
    top: str  # colours
    legs: str


def build(seed: int | str, age: str | None = None, aid: str | None = None) -> Build:
    """Somebody's body: the person whom `look.look` shows for the same seed and age. The seed chooses what is None.

    Raises ValueError for an age or an aid that isn't there.
    """
    age = age or AGES[int(_chance(seed, "age") * len(AGES))]
    aid = aid or _aid(seed, age)
    if aid not in AIDS:
        raise ValueError(f"{aid!r} is no aid; there are {', '.join(sorted(set(AIDS)))}.")
    face = look(seed, age)
    tall = {"child": 0.66, "teenager": 0.93, "old": 0.95}.get(age, 1.0) * (0.95 + 0.1 * _chance(seed, "tall"))
    round_ = (_chance(seed, "round") ** 1.6) * (0.5 if age in ("child", "teenager") else 1)
    wide = tall ** 0.8 * (1 + 0.22 * round_)
    return Build(
        look=face, torso=62 * tall, shoulders=(24 + 3 * _chance(seed, "shoulders")) * tall ** 0.9 * (1 + 0.12 * round_),
        hips=(17 + 3 * _chance(seed, "hips")) * wide * (1 + 0.25 * round_), belly=(14 + 15 * round_) * wide,
        upper_arm=36 * tall, forearm=35 * tall, thigh=48 * tall, shin=47 * tall, head=20.5 if age != "child" else 19,
        limb=13.5 * wide, aid=aid, skirt=_chance(seed, "skirt") < 0.3, top=_top(seed, face),
        legs=LEGS[int(_chance(seed, "legs") * len(LEGS))])


def _top(seed: int | str, face: Look) -> str:
    """What the face's picture shows below the neck; where that colour is the scarf's, another."""
    others = [colour for colour in CLOTHES if colour != face.clothes]
    return others[int(_chance(seed, "top") * len(others))] if face.hair == "scarf" else face.clothes


def _aid(seed: int | str, age: str) -> str:
    aid = AIDS[int(_chance(seed, "aid") * len(AIDS))]
    return "none" if aid == "cane" and age in ("child", "teenager") else aid


def _chance(seed: int | str, what: str) -> float:
    """From 0 up to 1, by seed and by what it's for."""
    return crc32(f"{what}/{seed}/{what}".encode()) % 9973 / 9973
