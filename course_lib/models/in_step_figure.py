"""Two people's feelings over six minutes, as two lines that pull on each other."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .in_step import PERIOD, Swing, feelings, half_life, rate_of
from .sheet import plain, sheet
from .style import DO, FEEL, RULE, as_svg

SECONDS = 360
WIDEST = 4.0  # how far the picture reaches, where 1 is how wound up A is at first
OTHER = (0.0, 1.0, -1.0)  # how B begins: calm, as wound up as A, at the opposite end


def draw(values: dict[str, float]) -> Drawn:
    """`pull`: what the other's change does, in fiftieths a second; `settle`: seconds in which a swing alone halves;
    `begins`: how B begins, by place in `OTHER`."""
    own, pull = rate_of(values["settle"]), values["pull"] / 50
    swing = Swing(zeta=own, delta=pull)
    lines = feelings(swing, swing, (1.0, 0.0, OTHER[round(values["begins"])], 0.0), SECONDS)
    return Drawn(picture(lines), says(lines, own + pull, own - pull))


def picture(lines: np.ndarray) -> str:
    """A solid, B dashed, over time. Where they leave the picture, an arrow says so."""
    tall = min(max(1.25, np.abs(lines).max() * 1.1), WIDEST)
    minutes = np.arange(SECONDS + 1) / 60
    with sheet(height=4.4, left=0.1, bottom=0.16, top=0.97) as (figure, axes):
        axes.axhline(0, color=RULE, linewidth=1.5)
        axes.axhline(1, color=RULE, linewidth=1.5, linestyle=":")
        axes.plot(minutes, lines[:, 0], color=DO)
        axes.plot(minutes, lines[:, 1], color=FEEL, dashes=(4, 2), linewidth=3)
        for name, begins, colour, moved in zip("AB", lines[0], (DO, FEEL), (0.07, -0.07)):
            apart = moved * tall if lines[0, 0] == lines[0, 1] else 0  # where both begin, one name above the other
            axes.text(-0.12, begins + apart, name, color=colour, ha="right", va="center", weight="bold")
        if np.abs(lines).max() > WIDEST:
            axes.text(6, tall * 0.97, _("off the picture"), ha="right", va="top")
        axes.set(xlim=(-0.4, 6.05), ylim=(-tall, tall), xlabel=_("minutes"))
        axes.set_xticks(range(7))
        axes.set_yticks([-0.65 * tall, 0, 0.65 * tall], [_("flat"), _("steady"), _("wound up")], rotation=90, va="center")
        plain(axes)
        return as_svg(figure)


def says(lines: np.ndarray, together: float, apart: float) -> str:
    """If the two end in step, whether what they share grows or shrinks, and what the difference does."""
    last = lines[-round(PERIOD) - 1 :]
    both = np.abs(last).max()
    alike = np.corrcoef(last.T)[0, 1] if np.ptp(last, axis=0).min() > 1e-9 else 0.0
    step = _("at rest") if both < 0.01 else _step(alike)
    size = _size(both)
    return " ".join((
        _("In the last minute or so the two are {step}, and the wider swing reaches {size}.").format(step=step, size=size),
        _shared(together) if lines[0].sum() else _("They begin with nothing in common."),
        _apart(apart) if lines[0, 0] != lines[0, 1] else _("Nothing sets them apart."),
    ))


def _step(alike: float) -> str:
    if alike > 0.9:
        return _("almost in step")
    if alike < -0.9:
        return _("swinging opposite ways")
    return _("partly in step") if alike > 0.3 else _("out of step")


def _size(both: float) -> str:
    if both >= 0.95:
        return _("{times:.1f} times as far out as A began").format(times=both)
    return _("{percent} % of where A began").format(percent=round(100 * both) if both >= 0.005 else _("less than 1"))


def _shared(rate: float) -> str:
    if abs(rate) < 1e-9:
        return _("What they share neither grows nor shrinks.")
    words = (_("What they share halves every {seconds:.0f} seconds.") if rate < 0
             else _("What they share doubles every {seconds:.0f} seconds."))
    return words.format(seconds=half_life(rate))


def _apart(rate: float) -> str:
    if abs(rate) < 1e-9:
        return _("What sets them apart neither grows nor shrinks.")
    words = (_("What sets them apart halves every {seconds:.0f} seconds.") if rate < 0
             else _("What sets them apart doubles every {seconds:.0f} seconds."))
    return words.format(seconds=half_life(rate))
