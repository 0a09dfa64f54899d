"""A drift and its answer over time, and the price of every strength."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .correction import cost, drift, grows, overshoot, settled_after
from .sheet import plain, sheet
from .style import DO, FEEL, SOFT, as_svg

STRENGTHS = np.linspace(0, 1.7, 69)
TOP = 6.0  # of the price axis
SHOWN = 20  # seconds


def draw(values: dict[str, float]) -> Drawn:
    """`strength`: c; `delay`: τ, in seconds."""
    strength, delay = values["strength"], values["delay"]
    x = drift(strength, delay)
    prices = cost(drift(STRENGTHS, delay, step=0.02), step=0.02)
    with sheet(2, 1, height=5.0, hspace=0.75, height_ratios=[1.25, 1], left=0.15, bottom=0.14, top=0.93) as (figure, (time, price)):
        _over_time(time, x)
        _prices(price, prices, strength, float(cost(x)))
    return Drawn(as_svg(figure), _says(x, delay, prices))


def _over_time(axes, x: np.ndarray) -> None:
    seconds = np.linspace(0, SHOWN, SHOWN * 10 + 1)
    alone = drift(0, 1.0)[: SHOWN * 100 + 1 : 10]
    axes.axhline(0, color=SOFT, linewidth=1)
    axes.plot(seconds, alone, color=FEEL, dashes=(4, 2), linewidth=2)
    axes.plot(seconds, np.clip(x[: SHOWN * 100 + 1 : 10], -3, 3), color=DO)
    axes.text(0, 1.4, _("solid: answered"), color=DO, ha="left")
    axes.text(SHOWN, 1.4, _("dashed: left alone"), color=FEEL, ha="right")
    axes.set(xlim=(0, SHOWN), ylim=(-1.25, 1.25), xticks=[0, 5, 10, 15, 20], yticks=[-1, 0, 1], xlabel=_("seconds"))
    axes.set_yticklabels([_("too far"), _("fine"), _("drift")])
    plain(axes)


def _prices(axes, prices: np.ndarray, strength: float, here: float) -> None:
    axes.plot(STRENGTHS, np.where(prices <= 1.2 * TOP, prices, np.nan), color=DO)
    if here <= TOP:
        axes.plot(strength, here, "o", color=DO, markersize=13, clip_on=False)
        axes.plot([strength, strength], [0, here], color=SOFT, linewidth=1.5, linestyle=":")
    else:
        axes.plot(strength, TOP, "^", color=FEEL, markersize=13, clip_on=False)
        axes.text(strength - 0.06, TOP, _("off the chart"), color=FEEL, ha="right", va="center")
    axes.set(xlim=(0, 1.7), ylim=(0, TOP), xticks=[0, 0.5, 1, 1.5], yticks=[0, 3, 6], xlabel=_("strength of the answer"), ylabel=_("price"))
    axes.set_xticklabels(["0", "0.5", "1", "1.5"])
    plain(axes)


def _says(x: np.ndarray, delay: float, prices: np.ndarray) -> str:
    settled = settled_after(x)
    if grows(x):
        course = _("Each swing is larger than the one before.")
    elif settled is None:
        course = _("It hasn't settled after 40 seconds.")
    else:
        course = _("It has settled after {seconds:.1f} seconds.").format(seconds=settled)
    beyond = overshoot(x)
    if beyond < 0.01:
        swing = _("It never goes past the middle.")
    elif beyond > 3:
        swing = _("It swings past the middle by more than three times the first drift.")
    else:
        swing = _("It swings past the middle by {share:.0f}% of the first drift.").format(share=100 * beyond)
    price = float(cost(x))
    shown = _("more than 30") if price > 30 else f"{price:.2f}"
    return _("{course} {swing} The price, all the distance added up, is {price}. With an answer {delay:.1f} seconds late, the "
             "lowest price on this scale is {best:.2f}, at a strength of about {at:.2f}.").format(
        course=course, swing=swing, price=shown, delay=delay, best=prices.min(), at=STRENGTHS[prices.argmin()])
