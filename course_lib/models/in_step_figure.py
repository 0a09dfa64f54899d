"""Two people's feelings over six minutes, as two lines that pull on each other."""

import numpy as np

from .drawn import Drawn
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
        a, b = lines[0] + (0.06 * tall, -0.06 * tall if lines[0, 0] == lines[0, 1] else 0.06 * tall)
        axes.text(-0.12, a, "A", color=DO, ha="right", va="center", weight="bold")
        axes.text(-0.12, b - (0.06 * tall if lines[0, 1] <= 0 else 0.1 * tall), "B", color=FEEL, ha="right", va="center", weight="bold")
        if np.abs(lines).max() > WIDEST:
            axes.text(6, tall * 0.97, "off the picture", ha="right", va="top")
        axes.set(xlim=(-0.4, 6.05), ylim=(-tall, tall), xlabel="minutes")
        axes.set_xticks(range(7))
        axes.set_yticks([-0.65 * tall, 0, 0.65 * tall], ["flat", "steady", "wound up"], rotation=90, va="center")
        plain(axes)
        return as_svg(figure)


def says(lines: np.ndarray, together: float, apart: float) -> str:
    """If the two end in step, whether what they share grows or shrinks, and what the difference does."""
    last = lines[-round(PERIOD) - 1 :]
    both = np.abs(last).max()
    alike = np.corrcoef(last.T)[0, 1] if np.ptp(last, axis=0).min() > 1e-9 else 0.0
    step = "at rest" if both < 0.01 else ("almost in step" if alike > 0.9 else "swinging opposite ways" if alike < -0.9 else "partly in step" if alike > 0.3
            else "out of step")
    size = f"{both:.1f} times as far out as A began" if both >= 0.95 else f"{_percent(both)} of where A began"
    shared = f"What they share {_changes(together)}" if lines[0].sum() else "They begin with nothing in common"
    differs = f"what sets them apart {_changes(apart)}" if lines[0, 0] != lines[0, 1] else "nothing sets them apart"
    return f"In the last minute or so the two are {step}, and the wider swing reaches {size}. {shared}; {differs}."


def _percent(share: float) -> str:
    return f"{round(100 * share)} %" if share >= 0.005 else "less than 1 %"


def _changes(rate: float) -> str:
    if abs(rate) < 1e-9:
        return "neither grows nor shrinks"
    return f"{'halves' if rate < 0 else 'doubles'} every {half_life(rate):.0f} seconds"
