"""Where evenings end when only a mood past a threshold gets through to the other, as a map of how they began."""

from ..stimuli.drawn import Drawn
from .evening_map import evening_map, how_they_end
from .influence import stepped
from .two_moods import alike


def draw(values: dict[str, float]) -> Drawn:
    """`threshold`: how low a mood must be to pull the other down; `down`: how far it then pulls; `mood`: what each brings."""
    pair = alike(values["mood"], stepped(values["threshold"], down=values["down"]))
    return Drawn(evening_map(pair), how_they_end(pair))
