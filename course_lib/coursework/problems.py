"""What is odd about a submission, told with what it means for the marks.

- `NOTE`: worth knowing; the marks stand.
- `LOOK`: the marks stand, and a person should look.
- `HOLD`: no marks are entered until a person has looked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

NOTE, LOOK, HOLD = "note", "look", "hold"
GRAVITY = (NOTE, LOOK, HOLD)


@dataclass(frozen=True)
class Problem:
    """What is odd about a submission (`what`, a word for programs, and `says`), what to do, and how grave it is. `others`:
    students whom it concerns as well, for the instructor alone."""

    what: str
    gravity: str
    says: str
    do: str = ""
    others: tuple[str, ...] = ()


def gravest(problems: Iterable[Problem]) -> str | None:
    """The gravity of the gravest of `problems`; None where there are none."""
    return max((one.gravity for one in problems), key=GRAVITY.index, default=None)
