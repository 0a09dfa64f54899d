"""What a picture made from parameters is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawn:
    """`svg`, and in `says` what can be seen in it."""

    svg: str
    says: str
