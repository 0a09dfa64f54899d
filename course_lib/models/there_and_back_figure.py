"""How a pair's mood follows what both bring, down and up again: it doesn't come back by the way it went."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .sheet import plain, sheet
from .style import DO, FEEL, INK, RULE, as_svg
from .two_moods import there_and_back, tipping_point

MOST = 0.7  # the best and the worst day that is drawn
STEPS = 71


def draw(values: dict[str, float]) -> Drawn:
    """`pull`: how strongly each is moved by the other; `day`: what both bring today, −.7 to .7."""
    days = np.linspace(MOST, -MOST, STEPS)
    down, up = there_and_back(days, values["pull"])
    tips = tipping_point(values["pull"])
    at = np.abs(days - values["day"]).argmin()
    return Drawn(picture(days, down, up, values["day"], at), says(tips, down[at], up[at]))


def picture(days: np.ndarray, down: np.ndarray, up: np.ndarray, day: float, at: int) -> str:
    """Where the pair settles on each day, as days get worse (solid) and better again (dashed); today is marked on both."""
    with sheet(height=4.8, left=0.1, bottom=0.12, top=0.98) as (figure, axes):
        axes.axhline(0, color=RULE, linewidth=1.5)
        axes.axvline(day, color=INK, linewidth=1.5, linestyle=":")
        axes.plot(days, down, color=DO)
        axes.plot(days, up, color=FEEL, dashes=(5, 2))
        axes.plot(days[at], down[at], marker="o", markersize=12, color=DO, markeredgecolor=INK)
        axes.plot(days[at], up[at], marker="s", markersize=11, color=FEEL, markeredgecolor=INK)
        top = max(np.abs(down).max(), np.abs(up).max()) + 0.8
        axes.text(-MOST, 0.92 * top, _("solid: days get worse"), color=DO, va="center")
        axes.text(MOST, -0.92 * top, _("dashed: days get better"), color=FEEL, ha="right", va="center")
        axes.text(day + (0.02 if abs(day) < 0.4 else 0), (0.95 if day >= 0 else -0.95) * top, _("today"), va="center",
                  ha="left" if -0.6 < day < 0.4 else "right" if day > 0 else "left")
        axes.set(xlim=(-MOST - 0.03, MOST + 0.03), ylim=(-top, top))
        axes.set_xticks([-0.56, 0, 0.56], [_("hard day"), _("what both bring"), _("good day")])
        axes.set_yticks([-0.6 * top, 0, 0.6 * top], [_("settle low"), "0", _("settle high")], rotation=90, va="center")
        plain(axes)
        return as_svg(figure)


def says(tips: float, down: float, up: float) -> str:
    """Where the pair is today on each way, and how far the two ways lie apart."""
    if tips:
        ways = _("Going down, the pair tips when both bring less than {down}. Coming back, it needs more than {up} to "
                 "tip up.").format(down=_number(-tips), up=_number(tips))
    else:
        ways = _("The two ways are one: each kind of day has a single place where the pair settles.")
    if abs(down - up) < 0.05:
        today = _("Today it settles at {mood}, whichever way it came.").format(mood=_number(down))
    else:
        today = _("Today it settles at {high} if it has been well so far, and at {low} if it has been low.").format(
            high=_number(down), low=_number(up))
    return f"{ways} {today}"


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
