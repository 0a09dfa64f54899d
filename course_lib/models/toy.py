"""What is said beside every figure of a model."""

from ..words import N_, _

TOY = N_("A toy that shows a mechanism, not a measurement of you.")


def toy_line() -> str:
    """The line that every figure of a model carries."""
    return _(TOY)
