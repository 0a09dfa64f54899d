"""Two ideas of following: the more the better, and the middle is best."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .following import middle_is_best, range_above
from .sheet import plain, sheet
from .style import DO, FEEL, INK, SOFT, as_svg

GOOD = 0.5


def draw(values: dict[str, float]) -> Drawn:
    """`follows`, `middle`: how closely they follow one another, and where the top of the hill lies, in per cent; `width`: σ, in per cent."""
    follows, middle, width = (values[name] / 100 for name in ("follows", "middle", "width"))
    hill, line = float(middle_is_best(follows, middle, width)), follows
    with sheet(height=4.4, bottom=0.19, left=0.12, top=0.84) as (figure, axes):
        c = np.linspace(0, 1, 101)
        half = range_above(GOOD, width) / 2
        axes.axvspan(max(0, middle - half), min(1, middle + half), color=DO, alpha=0.1, linewidth=0)
        axes.plot(c, c, color=FEEL, dashes=(4, 2))
        axes.plot(c, middle_is_best(c, middle, width), color=DO)
        axes.plot([follows, follows], [0, 1.03], color=SOFT, linewidth=1.5, linestyle=":")
        axes.plot(follows, line, "s", color=FEEL, markersize=11, clip_on=False)
        axes.plot(follows, hill, "o", color=DO, markersize=13, clip_on=False)
        axes.text(0, 1.22, _("solid: the middle is best"), color=DO, ha="left")
        axes.text(0, 1.1, _("dashed: the more, the better"), color=FEEL, ha="left")
        axes.set(xlim=(0, 1), ylim=(0, 1.06), xticks=[0, 0.5, 1], yticks=[0, 1])
        axes.set_xticklabels([_("not at all"), _("half the time"), _("every move")])
        axes.get_xticklabels()[0].set_horizontalalignment("left")
        axes.get_xticklabels()[2].set_horizontalalignment("right")
        axes.set_yticklabels([_("poor"), _("well")])
        axes.set_xlabel(_("how closely they follow one another"), color=INK)
        plain(axes)
    return Drawn(as_svg(figure), _says(follows, middle, width, hill, line))


def _says(follows: float, middle: float, width: float, hill: float, line: float) -> str:
    low, high = max(0, middle - range_above(GOOD, width) / 2), min(1, middle + range_above(GOOD, width) / 2)
    better = _("At this point both ideas say nearly the same.") if abs(hill - line) < 0.1 else (
        _("Here the solid idea promises more.") if hill > line else _("Here the dashed idea promises more."))
    return _("With {follows:.0f} of 100 moves followed, the solid hill says {hill:.0f} of 100, and the dashed line {line:.0f}. {better} The hill is "
             "at least half as high as its top from {low:.0f} to {high:.0f}.").format(
        follows=100 * follows, hill=100 * hill, line=100 * line, better=better, low=100 * low, high=100 * high)
