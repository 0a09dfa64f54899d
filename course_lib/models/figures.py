"""The figures that are drawn by code, by id. `attune build` writes each to `assets/figures`, once for each language of the interface."""

from . import body_figures, overlap_figure

DRAWN = {
    "overlap-r25": overlap_figure.draw,
    "six-ways-to-sit": body_figures.six_ways_to_sit,
    "two-pairs-breathing": body_figures.two_pairs,
}
