"""A run of Match: where the point was, where the marker was, and how the one followed the other."""

from dataclasses import dataclass

import numpy as np

from ...models import affect_map, tracking

MODES, SPEEDS = ("moving", "turns"), (1.0, 0.5, 0.25)
HERTZ = 5  # samples for each second of the path, however slowly it is shown
LONGEST = {"moving": 4.0, "turns": 3.0}  # lags looked for, in seconds of the path or in turns
MOVES = (-40, -15, 0, 15, 40)  # what a turn may add, in 100ths of the map's radius
TURN = 1.0  # seconds of the path from one turn to the next: mostly no further than a move can go


@dataclass(frozen=True)
class Run:
    """One run; `marker` has the learner's places so far, (valence, energy) in 100ths."""

    mode: str
    seed: int
    speed: float
    moments: int
    seconds: int
    marker: tuple[tuple[int, int], ...] = ()

    @property
    def finished(self) -> bool:
        return len(self.marker) >= self.moments

    @property
    def path(self) -> list[tuple[int, int]]:
        """Where the point is at each moment, (valence, energy) in 100ths."""
        hertz = HERTZ if self.mode == "moving" else 1 / TURN
        points = affect_map.wander(self.seed, self.moments / hertz, hertz)
        return [(int(x), int(y)) for x, y in np.rint(100 * points)]

    @property
    def following(self) -> tracking.Following:
        """How the marker followed, once the run is finished."""
        step = 1 / HERTZ if self.mode == "moving" else 1.0
        return tracking.follow(np.array(self.path), np.array(self.marker), step, LONGEST[self.mode])
