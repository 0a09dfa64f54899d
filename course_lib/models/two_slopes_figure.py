"""How much of one's good and low moods reaches the other, as a bent line, and two evenings that follow from it."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .influence import Influence, bent
from .sheet import plain, sheet
from .style import DO, FEEL, INK, RULE, as_svg
from .two_moods import Pair, alike, endings, evening

TURNS = 20
GOOD, BAD = (2.5, 2.0), (-2.5, -2.0)  # how two evenings begin, for A and B


def draw(values: dict[str, float]) -> Drawn:
    """`up`, `down`: how much of a good and of a low mood reaches the other; `mood`: what each brings."""
    influence = bent(values["up"], values["down"])
    pair = alike(values["mood"], influence)
    return Drawn(picture(pair, influence), says(pair, values["up"], values["down"]))


def picture(pair: Pair, influence: Influence) -> str:
    """Above, what a mood does to the other; below, the average mood of the two on two evenings, turn by turn."""
    with sheet(2, height=5.6, hspace=0.5, left=0.1, bottom=0.1, top=0.92, height_ratios=(1, 1.5)) as (figure, (shape, course)):
        moods = np.array([-3, 0, 3.0])
        shape.axhline(0, color=RULE, linewidth=1.5)
        shape.axvline(0, color=RULE, linewidth=1.5)
        shape.plot(moods, influence(moods), color=INK)
        shape.set(xlim=(-3.2, 3.2), ylim=(-1.5, 1.5))
        shape.set_title(_("What one's mood does to the other"), fontsize=15, loc="left")
        shape.set_xticks([-2.4, 2.4], [_("when it's low"), _("when it's good")])
        shape.set_yticks([-0.95, 0.95], [_("sinks"), _("lifts")], rotation=90, va="center")
        course.set_title(_("Two evenings"), fontsize=15, loc="left")
        course.axhline(0, color=RULE, linewidth=1.5)
        _evening(course, evening(pair, *GOOD, TURNS), _("begins good"), DO, (None, None), 0.5, "bottom")
        _evening(course, evening(pair, *BAD, TURNS), _("begins low"), FEEL, (5, 2), -0.8, "top")
        rest = endings(pair)[0][0].a
        course.plot(TURNS, np.clip(rest, -3.9, 3.9), marker="o", markersize=10, color=INK, clip_on=False)
        course.set(xlim=(0, TURNS), ylim=(-3.9, 3.9))
        course.set_xticks([1, TURNS - 1.5], [_("start"), _("20 turns")])
        course.set_yticks([-2.8, 0, 2.8], [_("low"), "0", _("high")], rotation=90, va="center")
        for axes in (shape, course):
            plain(axes)
        return as_svg(figure)


def _evening(axes, moods: np.ndarray, name: str, colour: str, dashes: tuple, aside: float, side: str) -> None:
    """The average mood of the two, with the evening's name beside its start."""
    line = moods.mean(1)
    axes.plot(line, color=colour, dashes=dashes)
    axes.text(0.5, line[0] + aside, name, color=colour, va=side)


def says(pair: Pair, up: float, down: float) -> str:
    """Where the evenings come to rest, and how that compares with one alone."""
    rest, alone = endings(pair)[0][0].a, pair.brings_a / (1 - pair.lasts_a)
    if up == down:
        carries = _("Good and low moods carry over alike.")
    else:
        carries = _("Good moods carry over more than low ones.") if up > down else _("Low moods carry over more than good ones.")
    if abs(rest - alone) < 0.05:
        ends = _("Whether the evening begins good or low, both come to rest at {rest}, about where each would be alone.")
    elif rest > alone:
        ends = _("Whether the evening begins good or low, both come to rest at {rest}, above where each would be alone ({alone}).")
    else:
        ends = _("Whether the evening begins good or low, both come to rest at {rest}, below where each would be alone ({alone}).")
    return f"{carries} {ends.format(rest=_number(rest), alone=_number(alone))}"


def _number(mood: float) -> str:
    return f"{mood:.2f}".replace("-", "−")
