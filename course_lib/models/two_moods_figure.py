"""Where every evening of two partners ends, as a map of how it began, with one evening drawn in."""

from ..stimuli.drawn import Drawn
from .evening_map import evening_map, how_they_end
from .influence import helped, smooth
from .two_moods import alike


def draw(values: dict[str, float]) -> Drawn:
    """`mood`: what each brings; `pull`: how strongly each is moved by the other; `help`: when the other is low."""
    pair = alike(values["mood"], helped(smooth(values["pull"]), values["help"]))
    return Drawn(evening_map(pair), how_they_end(pair))
