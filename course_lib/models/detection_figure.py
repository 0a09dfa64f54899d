"""Calm moments and upset ones as two hills, and the line from which on somebody says "upset"."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .detection import Moments, moments
from .sheet import plain, sheet
from .style import DO, FEEL, INK, as_svg


def draw(values: dict[str, float]) -> Drawn:
    """`apart`: d′; `line`: the criterion c; `upset`: the share of upset moments, in per cent."""
    apart, line, upset = values["apart"], values["line"], values["upset"] / 100
    what = moments(apart, line, upset)
    with sheet(height=4.6, bottom=0.13, left=0.04, right=0.96, top=0.98) as (figure, axes):
        x = np.linspace(-4, 4, 161)
        for centre, share, colour, dashes, hatch in ((-apart / 2, 1 - upset, FEEL, (4, 2), "//"), (apart / 2, upset, DO, (None, None), None)):
            hill = share * np.exp(-((x - centre) ** 2) / 2)
            axes.plot(x, hill, color=colour, dashes=dashes)
            from_line = np.concatenate([[line], x[x > line]])
            axes.fill_between(from_line, 0, share * np.exp(-((from_line - centre) ** 2) / 2), facecolor="none" if hatch else colour,
                              edgecolor=colour, hatch=hatch, alpha=None if hatch else 0.3, linewidth=0)
        axes.plot([line, line], [0, 1.02], color=INK, linewidth=2)
        axes.text(line + 0.12, 1.05, _("says \"upset\" →"), color=INK)
        axes.text(-4, 1.43, _("▨ calm, called upset: {n:.0f}").format(n=100 * what.alarms), color=FEEL)
        axes.text(-4, 1.29, _("■ upset, and noticed: {n:.0f}").format(n=100 * what.noticed), color=DO)
        axes.text(4, 1.29, _("missed: {n:.0f}").format(n=100 * what.missed), color=DO, ha="right")
        axes.set(xlim=(-4, 4), ylim=(0, 1.5), yticks=[], xticks=[-4, 4])
        axes.set_xticklabels([_("little to notice"), _("a lot to notice")])
        axes.get_xticklabels()[0].set_horizontalalignment("left")
        axes.get_xticklabels()[1].set_horizontalalignment("right")
        axes.spines["left"].set_visible(False)
        plain(axes)
    return Drawn(as_svg(figure), _says(what))


def _says(what: Moments) -> str:
    return _("Of 100 moments, {upset:.0f} are upset: {noticed:.0f} are noticed and {missed:.0f} missed. {calm:.0f} are calm: {alarms:.0f} of them are "
             "called upset, and {let_be:.0f} are let be. That makes {right:.0f} of 100 right.").format(
        upset=100 * (what.noticed + what.missed), noticed=100 * what.noticed, missed=100 * what.missed,
        calm=100 * (what.alarms + what.let_be), alarms=100 * what.alarms, let_be=100 * what.let_be, right=100 * what.right)
