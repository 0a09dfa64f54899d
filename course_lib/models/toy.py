"""What is said beside every figure of a model."""

from ..words import _


def toy_line() -> str:
    """The line that every figure of a model carries."""
    return _("A toy that shows a mechanism, not a measurement of you.")
