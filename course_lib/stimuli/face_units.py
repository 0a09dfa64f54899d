"""What a face does, muscle by muscle: action units, each 0 (at rest) to 1 (as much as it goes)."""

from dataclasses import dataclass, fields

SIGNED = {"gaze_across", "gaze_down", "tilt"}


@dataclass(frozen=True)
class Units:
    """A face's action units, numbered as in the Facial Action Coding System. All 0 is a face at rest.

    The `one` units move the right side of the picture only. `gaze_across` (−1 left to 1 right), `gaze_down` (−1 up to 1
    down) and `tilt` (−1 to 1, 1 leans to the right of the picture) have two directions. Raises ValueError out of range.
    """

    au1: float = 0  # inner ends of the brows up
    au2: float = 0  # outer ends of the brows up
    au4: float = 0  # brows down and together
    au5: float = 0  # upper lids up
    au6: float = 0  # cheeks up
    au7: float = 0  # lids tight
    au9: float = 0  # nose wrinkled
    au10: float = 0  # upper lip up
    au12: float = 0  # corners of the mouth up
    au12_one: float = 0  # one corner up
    au14_one: float = 0  # one corner drawn in, with a dimple
    au15: float = 0  # corners of the mouth down
    au17: float = 0  # chin up
    au20: float = 0  # mouth pulled wide
    au23: float = 0  # lips tight and pressed (23 and 24)
    au25: float = 0  # lips apart
    au26: float = 0  # jaw dropped
    au43: float = 0  # upper lids lowered, at 1 closed
    bow: float = 0  # head bowed
    gaze_across: float = 0
    gaze_down: float = 0
    tilt: float = 0

    def __post_init__(self):
        for name, value in self.items():
            least = -1 if name in SIGNED else 0
            if not least <= value <= 1:
                raise ValueError(f"{name} is {value}; it goes from {least} to 1.")
            object.__setattr__(self, name, value + 0.0)  # 0, 0.0 and −0.0 are one face, with one drawing

    def items(self) -> list[tuple[str, float]]:
        """Each unit's name and value."""
        return [(name, getattr(self, name)) for name in NAMES]


NAMES = tuple(field.name for field in fields(Units))
