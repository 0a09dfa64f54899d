"""The figures that a model draws, by id. `attune build` writes each to `assets/figures`."""

from . import overlap_figure

DRAWN = {"overlap-r25": overlap_figure.draw}
