"""An order that a seed fixes for good, on every machine and in every version of Python."""

from hashlib import sha256


def shuffled(seed: int, things: tuple) -> list:
    """`things` (each with an `id`) in the order that `seed` gives. Adding or removing one moves no other past another."""
    return sorted(things, key=lambda thing: sha256(f"{seed}:{thing.id}".encode()).digest())
