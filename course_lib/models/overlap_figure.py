"""Two overlapping hills: the link between sensitive care and secure attachment, drawn to scale."""

import numpy as np

from ..words import _
from .overlap import half_means, hills
from .style import DO, FEEL, STYLE, as_svg


def draw(r: float = 0.25) -> str:
    """The picture for a correlation of `r`, as SVG, with its words in the language that is spoken."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(7.2, 4.2), layout="constrained")
        axes = figure.add_subplot()
        y = np.linspace(-3.4, 3.4, 200)
        lower, upper = hills(r, y)
        for density, colour, dashes in ((lower, FEEL, (5, 2)), (upper, DO, (None, None))):
            axes.fill_between(y, density, color=colour, alpha=0.16, linewidth=0)
            axes.plot(y, density, color=colour, dashes=dashes)
        for mean, colour in zip(half_means(r), (FEEL, DO)):
            axes.plot([mean, mean], [0, np.interp(mean, y, upper if mean > 0 else lower)], color=colour, linewidth=1.5, linestyle=":")
        axes.text(-1.25, 0.4, _("less sensitive\ncaregivers"), color=FEEL, ha="right", va="center")
        axes.text(1.25, 0.4, _("more sensitive\ncaregivers"), color=DO, ha="left", va="center")
        axes.set_ylim(0, 0.5)
        axes.set_yticks([])
        axes.set_xticks([-3, 3], [_("less secure"), _("more secure")])
        axes.tick_params(length=0)
        axes.spines["left"].set_visible(False)
    return as_svg(figure)
