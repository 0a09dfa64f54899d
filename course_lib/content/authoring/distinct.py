"""What several rules ask: that things which stand side by side differ, and that a scale rises."""

from .assets import Placed


def distinct(placed: Placed, things, *path) -> None:
    """Things that stand side by side at `path` differ in id and in what they say."""
    for attribute in ("id", "text", "label"):
        seen = {}
        for index, thing in enumerate(things):
            value = getattr(thing, attribute, None)
            if value is None:
                continue
            plain = " ".join(value.lower().split())
            if plain in seen:
                placed.problem(f"says the same as number {seen[plain] + 1} ({attribute}); make them different",
                               *path, index, attribute)
            seen.setdefault(plain, index)


def rises(placed: Placed, scale, *path) -> None:
    """A scale goes from less to more."""
    if scale.min >= scale.max:
        placed.problem(f"the scale goes from {scale.min:g} to {scale.max:g}; max must be more than min", *path, "max")
