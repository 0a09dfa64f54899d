"""Two moving people, the best match found in each window, and how good matches are where nobody follows."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import N_, _
from .sheet import plain, sheet
from .style import DO, FEEL, INK, RULE, SOFT, as_svg
from .who_follows import RATE, Windows, correlate, leader_and_follower, shuffled, strangers

SEED = 3
SHOWN = 15  # seconds of movement that are drawn
WHOM = (N_("these two"), N_("one cut up, shuffled"), N_("two strangers"))
SAID = (WHOM[0], N_("these two, with one cut up and shuffled"), WHOM[2])


def draw(values: dict[str, float]) -> Drawn:
    """`whom`: whom to compare, by place in `WHOM`; `lag`: how late the follower is, seconds; `window`: seconds."""
    pairs = series(values["lag"])
    found = [correlate(*pair, window=values["window"]) for pair in pairs]
    chosen = round(values["whom"])
    return Drawn(picture(pairs[chosen], found, chosen), says(found, chosen))


def series(lag: float, seed: int = SEED) -> list[tuple[np.ndarray, np.ndarray]]:
    """The three pairs of `WHOM`."""
    leader, follower = leader_and_follower(seed, lag)
    return [(leader, follower), (leader, shuffled(follower, seed)), strangers(seed + 1)]


def picture(pair: tuple[np.ndarray, np.ndarray], found: list[Windows], chosen: int) -> str:
    """Above, some seconds of both; then each window's best match by its lag; below, how good these are, for all three."""
    ratios = (1, 1.4, 1.25)
    margins = {"left": 0.1, "bottom": 0.07, "top": 0.95}
    with sheet(3, height=7.4, hspace=0.55, height_ratios=ratios, **margins) as (figure, (lines, dots, bars)):
        _lines(lines, pair)
        _dots(dots, found[chosen])
        _bars(bars, found, chosen)
        for axes in (lines, dots, bars):
            plain(axes)
        return as_svg(figure)


def _lines(axes, pair) -> None:
    seconds = np.arange(SHOWN * RATE) / RATE
    for line, colour, dashes in zip(pair, (DO, FEEL), ((None, None), (4, 2))):
        axes.plot(seconds, line[: len(seconds)], color=colour, dashes=dashes)
    axes.set_title(_("First {shown} of 120 seconds: one solid, one dashed").format(shown=SHOWN), fontsize=15, loc="left")
    axes.set(xlim=(0, SHOWN))
    axes.set_yticks([])
    axes.set_xticks([0, 5, 10, 15], ["0 s", "5", "10", "15"])


def _dots(axes, windows: Windows) -> None:
    lags = windows.peaks()[1]
    axes.axvline(0, color=RULE, linewidth=1.5)
    rings = {"marker": "o", "markersize": 7, "markerfacecolor": "none", "markeredgecolor": INK, "markeredgewidth": 1.2}
    axes.plot(lags, windows.begins, color=INK, linestyle="", **rings)
    axes.set_title(_("Best match in each window: dashed comes …"), fontsize=15, loc="left")
    axes.set(xlim=(-3.15, 3.15), ylim=(120, -4))
    axes.set_yticks([60], [_("time, down")], rotation=90, va="center")
    axes.set_xticks([-3, 0, 3], [_("3 s earlier"), _("at once"), _("3 s later")])
    for label, side in zip(axes.get_xticklabels(), ("left", "center", "right")):
        label.set_horizontalalignment(side)


def _bars(axes, found: list[Windows], chosen: int) -> None:
    axes.set_title(_("How good the best matches are (1 is perfect)"), fontsize=15, loc="left")
    for row, (windows, name) in enumerate(zip(found, WHOM)):
        mean = windows.peaks()[0].mean()
        mine = row == chosen
        axes.plot([0, mean], [row, row], color=DO if mine else SOFT, linewidth=7 if mine else 3, solid_capstyle="butt")
        weight = "bold" if mine else "normal"
        axes.text(mean + 0.02, row, f".{round(mean * 100):02d}" + (" ◂" if mine else ""), va="center", weight=weight)
        axes.text(0, row - 0.28, _(name), va="bottom", weight=weight)
    axes.set(xlim=(0, 1.08), ylim=(2.3, -0.95))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[["bottom", "left"]].set_visible(False)


def says(found: list[Windows], chosen: int) -> str:
    """How good the best matches are, for those chosen and for strangers, and if they gather at a lag."""
    best, lags = found[chosen].peaks()
    middle = np.median(lags)
    near = (np.abs(lags - middle) <= 0.3).mean()
    means = [f"{windows.peaks()[0].mean():.2f}".lstrip("0") for windows in found]
    if near >= 0.5:
        where = _("The best ones gather at {middle:.1f} seconds: {near} in 100 lie close to it.")
    else:
        where = _("They lie anywhere: only {near} in 100 lie close to the middle one.")
    other = _("The pair with a follower reaches {mean}.") if chosen == 2 else _("Strangers reach {mean} as well.")
    return " ".join((
        _("For {whom}, the best match in a window is {mean} on average.").format(whom=_(SAID[chosen]), mean=means[chosen]),
        where.format(middle=middle, near=round(100 * near)),
        other.format(mean=means[0 if chosen == 2 else 2]),
    ))
