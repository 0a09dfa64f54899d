"""What stands around a model's interactive figure."""

from dataclasses import dataclass

from .objects import Guess


@dataclass(frozen=True, kw_only=True)
class Control:
    """A slider; or, with `options`, a choice whose values are 0, 1, 2 …"""

    id: str
    label: str
    value: float
    min: float = 0
    max: float = 1
    step: float = 0.05
    unit: str = ""
    low_label: str | None = None
    high_label: str | None = None
    options: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Preset:
    id: str
    label: str
    values: dict[str, float]
    says: str


@dataclass(frozen=True, kw_only=True)
class FirstGuess:
    question: str
    options: tuple[Guess, ...]
    reveal: str


@dataclass(frozen=True, kw_only=True)
class Simulation:
    id: str
    model: str
    title: str
    intro: str
    guess: FirstGuess
    controls: tuple[Control, ...]
    presets: tuple[Preset, ...]
    to_try: str
    limits: str
    concepts: tuple[str, ...]
    sources: tuple[str, ...] = ()
