"""A staircase that looks for a made-up observer's threshold, answer by answer, and what other luck would have found."""

from functools import lru_cache
from math import sqrt

from ..stimuli.drawn import Drawn
from ..words import _
from .sheet import sheet
from .style import DO, FEEL, INK, RULE, SOFT, STYLE, as_svg
from .staircase import Staircase, answered, level_at, simulated, target

OTHERS = 60  # more runs with the same observer
NEAR = 0.02  # closer than this to the true level counts as having hit it
CAUGHT = {"marker": "o", "color": DO, "markersize": 7}
MISSED = {"marker": "X", "color": FEEL, "markersize": 7, "markeredgewidth": 0.5}
FOUND, LEVEL = {"color": DO}, {"color": INK, "linewidth": 1.5, "dashes": (5, 3)}


def draw(values: dict[str, float]) -> Drawn:
    """`threshold`: 100 times the observer's α; `rule` 0 or 1: harder after 2 or after 3 in a row; `run`: which luck."""
    down, alpha, seed = 2 + int(values["rule"]), values["threshold"] / 100, int(values["run"])
    run = simulated(alpha, down, seed)
    last = answered(*run[-1])
    level = level_at(target(down), alpha)
    others = _others(alpha, down)
    return Drawn(_picture(run, last, level, others), _says(run, last, level, others))


@lru_cache(maxsize=64)
def _others(alpha: float, down: int) -> tuple[float, ...]:
    """What other runs with this observer end on."""
    ends = (answered(*simulated(alpha, down, 1000 + seed)[-1]).estimate for seed in range(OTHERS))
    return tuple(end for end in ends if end is not None)


def _picture(run: list[tuple[Staircase, bool]], last: Staircase, level: float, others: tuple[float, ...]) -> str:
    with sheet(1, 2, 4.6, left=0.17, bottom=0.15, top=0.84, wspace=0.04, width_ratios=(6, 1.7)) as (figure, (axes, luck)):
        strengths = [stairs.level for stairs, right in run]
        axes.plot(range(1, len(run) + 1), strengths, color=SOFT, linewidth=1.2, drawstyle="steps-mid", zorder=1)
        for answer, look in ((True, CAUGHT), (False, MISSED)):
            at = [n for n, (stairs, right) in enumerate(run) if right == answer]
            axes.plot([n + 1 for n in at], [strengths[n] for n in at], linestyle="none", **look)
        for one in (axes, luck):
            one.axhline(level, zorder=0, **LEVEL)
        if last.estimate is not None:
            axes.axhline(last.estimate, zorder=-1, **FOUND)
            luck.plot(0.5, last.estimate, "o", color=DO, markersize=11, zorder=3)
        luck.hlines(others, 0.15, 0.85, color=SOFT, linewidth=1.2, alpha=0.55)
        axes.set(xlim=(0, len(run) + 1), ylim=(-0.03, 1), xlabel=_("answer by answer"))
        axes.set_yticks([0, 0.5, 1], [_("nothing\nthere"), _("half"), _("plain")])
        luck.set(xlim=(0, 1), ylim=(-0.03, 1), xticks=[], yticks=[])
        luck.set_title(_("{n} other\nruns").format(n=len(others)), fontsize=STYLE["font.size"])
        luck.spines["left"].set_color(RULE)
        _key(axes)
    return as_svg(figure)


def _key(axes) -> None:
    """What is what, in two lines above the picture: points among each other leave no place for words beside them."""
    for x, y, name, look in (
        (0, 1.15, _("caught"), CAUGHT), (0.62, 1.15, _("missed"), MISSED),
        (0, 1.06, _("where it ended"), FOUND), (0.62, 1.06, _("true level"), LEVEL),
    ):
        line = "marker" not in look
        axes.plot([x, x + 0.07] if line else [x + 0.035], [y] * (2 if line else 1), transform=axes.transAxes, clip_on=False, **look)
        axes.text(x + 0.1, y, name, transform=axes.transAxes, va="center")


def _says(run: list[tuple[Staircase, bool]], last: Staircase, level: float, others: tuple[float, ...]) -> str:
    caught = sum(right for stairs, right in run)
    if last.estimate is None:
        return _("In {n} answers the staircase never turned, so it has found no level.").format(n=len(run))
    off = last.estimate - level
    where = _("almost on it") if abs(off) < NEAR else _("above it") if off > 0 else _("below it")
    typically = sqrt(sum((other - level) ** 2 for other in others) / len(others))
    return " ".join((
        _("The run took {n} answers, {caught} of them caught, and ended on a strength of {found} in 100.").format(
            n=len(run), caught=caught, found=round(100 * last.estimate)),
        _("This made-up observer catches {share} changes in 100 at a strength of {level}, so the run landed {where}.").format(
            share=round(100 * target(last.down)), level=round(100 * level), where=where),
        _("With other luck the same observer ended anywhere from {low} to {high}, typically {off} off.").format(
            low=round(100 * min(others)), high=round(100 * max(others)), off=round(100 * typically)),
    ))
