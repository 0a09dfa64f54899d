"""A minute of a pair, and what ten minutes of it teach somebody."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .mending import SOON, Runs, mean_break, mended_within, runs, share_together
from .sheet import beside_ends, percent_axis, plain, sheet
from .style import DO, FEEL, SOFT, as_svg

MINUTE = 60


def draw(values: dict[str, float]) -> Drawn:
    """`mend` and `slip`: the chance, in per cent, that a break ends or begins in the next second."""
    mend, slip = values["mend"] / 100, values["slip"] / 100
    lived = runs(mend, slip)
    with sheet(2, 1, height=4.4, height_ratios=[1, 2.6], hspace=0.42, right=0.75, left=0.15, bottom=0.15, top=0.91) as (figure, (strip, learnt)):
        _strip(strip, _usual_minute(lived.together[:, :MINUTE], share_together(mend, slip)))
        _learnt(learnt, lived)
    return Drawn(as_svg(figure), _says(mend, slip, lived))


def _usual_minute(minutes: np.ndarray, share: float) -> np.ndarray:
    """The one that is nearest to the share of the long run; among those, to the usual number of changes."""
    off = np.abs(minutes.mean(axis=1) - share)
    nearest = minutes[off == off.min()]
    changes = (nearest[:, 1:] != nearest[:, :-1]).sum(axis=1)
    return nearest[np.abs(changes - np.median(changes)).argmin()]


def _strip(axes, together: np.ndarray) -> None:
    """Two lines that are close where the pair is together."""
    axes.set_title(_("one minute"), fontsize=15, loc="left", color=SOFT)
    seconds = np.arange(len(together) + 1)
    apart = np.where(np.append(together, together[-1]), 0.14, 0.42)
    axes.fill_between(seconds, 0, np.append(together, together[-1]), step="post", color=DO, alpha=0.16, linewidth=0)
    axes.plot(seconds, 0.5 + apart, color=FEEL, dashes=(3, 1.5), drawstyle="steps-post", linewidth=2)
    axes.plot(seconds, 0.5 - apart, color=DO, drawstyle="steps-post", linewidth=2)
    axes.text(MINUTE + 1.5, 0.5, _("shaded:\ntogether"), color=DO, va="center", ha="left")
    axes.set(xlim=(0, MINUTE), ylim=(0, 1))
    axes.set_axis_off()


def _learnt(axes, lived: Runs) -> None:
    minutes = np.arange(lived.expected.shape[1]) / 60
    low, middle, high = np.percentile(lived.expected, 10, axis=0), lived.expected.mean(axis=0), np.percentile(lived.expected, 90, axis=0)
    felt = lived.distress.mean(axis=0)
    axes.fill_between(minutes[::5], low[::5], high[::5], color=DO, alpha=0.16, linewidth=0)
    axes.plot(minutes[::5], middle[::5], color=DO)
    axes.plot(minutes[::5], felt[::5], color=FEEL, dashes=(4, 2))
    beside_ends(axes, 10.2, [(middle[-1], _("expects\na mend"), DO), (felt[-1], _("distress"), FEEL)], gap=0.24)
    axes.set(xlim=(0, 10), ylim=(0, 1), xlabel=_("minutes"))
    axes.set_xticks([0, 5, 10])
    percent_axis(axes.yaxis)
    plain(axes)


def _says(mend: float, slip: float, lived: Runs) -> str:
    says = _("Together {share:.0f}% of the time. A break lasts {long:.1f} seconds on average, and {soon:.0f} of 100 are over within {limit} "
             "seconds. After ten minutes, the learner expects {expected:.0f} of 100 breaks to be mended soon. Distress, from 0 to "
             "100, averaged {felt:.0f}.").format(
        share=100 * share_together(mend, slip), long=mean_break(mend), soon=100 * mended_within(mend, SOON), limit=SOON,
        expected=100 * lived.expected[:, -1].mean(), felt=100 * lived.distress.mean())
    if share_together(mend, slip) > 0.85:
        says += " " + _("It looks like the best of all, because in this toy it costs nothing to keep watch all the time.")
    return says
