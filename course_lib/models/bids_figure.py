"""What became of the first tries at contact, and what somebody came to expect."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .bids import AGAINST, LATE, MET, NONE, PASSED, Days, days, expected_in_the_end, tries_made
from .sheet import percent_axis, plain, sheet
from .style import DO, FEEL, SOFT, as_svg

MARKS = ((MET, "o", DO, "full"), (LATE, "D", DO, "none"), (PASSED, "_", FEEL, "full"), (AGAINST, "X", FEEL, "full"), (NONE, ".", SOFT, "full"))
ROWS, COLUMNS = 3, 20


def draw(values: dict[str, float]) -> Drawn:
    """`met`: tries that are met; `against`: of the rest, those pushed away; `late`: misses that are answered later. All in per cent."""
    met, against, late = (values[name] / 100 for name in ("met", "against", "late"))
    lived, settles = days(met, against, late), expected_in_the_end(met, against, late)
    with sheet(2, 1, height=5.2, height_ratios=[1.25, 1.6], hspace=0.3, left=0.15, right=0.96, bottom=0.13, top=0.98) as (figure, (tries, learnt)):
        _tries(tries, lived.brought[0, : ROWS * COLUMNS])
        _learnt(learnt, lived.expected, settles)
    return Drawn(as_svg(figure), _says(lived, settles))


def _tries(axes, brought: np.ndarray) -> None:
    place = np.arange(ROWS * COLUMNS)
    for kind, marker, colour, fill in MARKS:
        here = place[brought == kind]
        axes.plot(here % COLUMNS, -(here // COLUMNS), marker, color=colour, fillstyle=fill, markeredgewidth=2, linestyle="",
                  markersize={".": 4, "_": 11}.get(marker, 8))
    words = ((0, -3.1, _("● met"), DO), (4.4, -3.1, _("◇ late"), DO), (8.8, -3.1, _("– passed over"), FEEL),
             (0, -4.0, _("✕ pushed away"), FEEL), (8.8, -4.0, _("· not tried"), SOFT))
    for x, y, text, colour in words:
        axes.text(x - 0.4, y, text, color=colour, va="center")
    axes.set(xlim=(-0.6, COLUMNS - 0.4), ylim=(-4.4, 0.5))
    axes.set_axis_off()


def _learnt(axes, expected: np.ndarray, settles: float) -> None:
    occasions = np.arange(1, expected.shape[1] + 1)[::4]
    low, middle, high = np.percentile(expected, 10, axis=0)[::4], expected.mean(axis=0)[::4], np.percentile(expected, 90, axis=0)[::4]
    axes.fill_between(occasions, low, high, color=DO, alpha=0.16, linewidth=0)
    axes.axhline(settles, color=SOFT, linewidth=1.5, linestyle=":")
    axes.plot(occasions, middle, color=DO)
    above = middle[-1] < 0.6
    axes.text(298, high[-20:].max() + 0.03 if above else low[-20:].min() - 0.03, _("expects to be met"), color=DO, ha="right", va="bottom" if above else "top")
    axes.set(xlim=(0, 300), ylim=(0, 1), xticks=[0, 100, 200, 300], xlabel=_("occasions"))
    percent_axis(axes.yaxis)
    plain(axes)


def _says(lived: Days, settles: float) -> str:
    expects = lived.expected[:, -1].mean()
    says = _("After 300 occasions, they expect {expects:.0f} of 100 tries to be met, and use {used:.0f} of 100 occasions to try. In the long run it settles near "
             "{settles:.0f}.").format(expects=100 * expects, used=100 * tries_made(expects), settles=100 * settles)
    made = (lived.brought != NONE).sum(axis=1).mean()
    met = (lived.brought == MET).sum(axis=1).mean()
    return says + " " + _("So 300 occasions brought {made:.0f} tries, of which {met:.0f} were met at once.").format(made=made, met=met)
