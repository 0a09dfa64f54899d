"""Two hundred couples, those whom a test flags first."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _, n_
from .flagging import Counts, counts, rightly_flagged
from .sheet import sheet
from .style import DO, FEEL, INK, SOFT, as_svg

ROWS, GAP = 10, 1.2  # marks in a column, and the room between the flagged and the rest


def draw(values: dict[str, float]) -> Drawn:
    """`part`: couples that part; `catches`: of these, flagged; `clears`: of the others, not flagged. All in per cent."""
    part, catches, clears = (values[name] / 100 for name in ("part", "catches", "clears"))
    found = counts(part, catches, clears)
    with sheet(height=4.6, left=0.03, right=0.97, bottom=0.02, top=0.98) as (figure, axes):
        across = _marks(axes, found)
        _names(axes, found, across)
        axes.set_axis_off()
    return Drawn(as_svg(figure), _says(found, rightly_flagged(part, catches, clears)))


def _marks(axes, found: Counts) -> float:
    """A mark for each couple, column by column; how wide they are together."""
    start = 0.0
    for group in (((found.flagged_part, "D", DO, "full", 8), (found.flagged_stay, "o", FEEL, "none", 8)),
                  ((found.cleared_part, "D", DO, "none", 8), (found.cleared_stay, "o", SOFT, "full", 4))):
        place = 0
        for count, marker, colour, fill, size in group:
            which = np.arange(place, place + count)
            axes.plot(start + which // ROWS, -(which % ROWS), marker, color=colour, fillstyle=fill, markersize=size, markeredgewidth=2, linestyle="")
            place += count
        start += -(-place // ROWS) + (GAP if place else 0)
    return start


def _names(axes, found: Counts, across: float) -> None:
    flagged = -(-found.flagged // ROWS)
    if found.flagged:
        axes.plot([-0.4, flagged - 0.6], [0.8, 0.8], color=INK, linewidth=2)
    axes.text(-0.4, 1.1, _("flagged: {n}").format(n=found.flagged), color=INK)
    lines = ((_("◆ flagged, and they part: {n}").format(n=found.flagged_part), DO), (_("○ flagged, and they stay: {n}").format(n=found.flagged_stay), FEEL),
             (_("◇ not flagged, and they part: {n}").format(n=found.cleared_part), DO), (_("· not flagged, and they stay: {n}").format(n=found.cleared_stay), SOFT))
    for row, (text, colour) in enumerate(lines):
        axes.text(-0.4, -10.6 - 1.25 * row, text, color=colour, va="center")
    axes.set(xlim=(-0.7, max(across, 21.2) - 0.9), ylim=(-15, 2.1))


def _says(found: Counts, right: float) -> str:
    if not found.flagged:
        return _("Of 200 couples, none is flagged. Not flagged, though they part: {missed}.").format(missed=found.cleared_part)
    says = n_("Of 200 couples, {n} is flagged.", "Of 200 couples, {n} are flagged.", found.flagged).format(n=found.flagged)
    return says + " " + _("Among them, {part} part and {stay} stay together. So a flag is right {right:.0f} times in 100. Not flagged, though they "
                          "part: {missed}.").format(part=found.flagged_part, stay=found.flagged_stay, right=100 * right, missed=found.cleared_part)
