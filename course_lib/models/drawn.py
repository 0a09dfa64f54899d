"""What a model's figure is, once it's drawn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawn:
    """`svg`, and in `says` what it shows at these settings, in a sentence or three."""

    svg: str
    says: str
