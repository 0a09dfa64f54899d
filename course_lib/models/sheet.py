"""What a simulation's figure is drawn on: one size, legible at phone width, with fixed margins (a layout that is
worked out each time takes longer than the drawing)."""

from collections.abc import Iterator
from contextlib import contextmanager

from .style import STYLE

WIDTH = 5.6  # inches; at 360 pixels this is about .75 of its size, so text of 15 points is 11 pixels high
MARGINS = {"left": 0.13, "right": 0.97, "bottom": 0.16, "top": 0.94}


@contextmanager
def sheet(rows: int = 1, columns: int = 1, height: float = 4.0, **grid) -> Iterator[tuple]:
    """A figure and its axes (as `Figure.subplots` gives them), in the course's style. `grid`: margins as shares of the
    sheet, `hspace`, `wspace`, `height_ratios` and the like."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height))
        yield figure, figure.subplots(rows, columns, gridspec_kw=MARGINS | grid)


def percent_axis(axis) -> None:
    """Ticks at 0, 25 … 100 % on an axis from 0 to 1."""
    axis.set_ticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100 %"])


def plain(axes) -> None:
    """Ticks without marks: the numbers are enough. Those below keep clear of those beside the corner."""
    axes.tick_params(length=0)
    axes.tick_params(axis="x", pad=8)


def beside_ends(axes, x: float, lines: list[tuple[float, str, str]], gap: float) -> None:
    """Names of lines beside their right ends, (y, name, colour) each, moved apart where they'd lie closer than `gap`."""
    floor = -float("inf")
    for y, name, colour in sorted(lines):
        floor = max(y, floor + gap)
        axes.text(x, floor, name, color=colour, va="center", ha="left")
