"""Chance that a seed fixes for good: the same number on every machine and in every version of Python."""

from collections.abc import Mapping
from hashlib import sha256


def chance(seed: int, *names) -> float:
    """A number from 0 to below 1, evenly spread over seeds and `names` (what it's for)."""
    digest = sha256(":".join(map(str, (seed, *names))).encode()).digest()
    return int.from_bytes(digest[:7], "big") / 2**56


def drawn(shares: Mapping[str, float], seed: int, *names) -> str:
    """A key of `shares`, each with its own probability (they add up to about 1)."""
    rest = chance(seed, *names) * sum(shares.values())
    for key, share in shares.items():
        rest -= share
        if rest < 0:
            return key
    return key
