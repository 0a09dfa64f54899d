"""What a model's figure is, once it's drawn."""

from dataclasses import dataclass

from ..words import _


@dataclass(frozen=True)
class Drawn:
    """`svg`, and in `says` what it shows at these settings, in a sentence or three."""

    svg: str
    says: str


def toy_line() -> str:
    """What every figure of a model carries."""
    return _("A toy that shows a mechanism, not a measurement of you.")
