"""How much of one's good and low moods reaches the other, as a bent line, and two evenings that follow from it."""

import numpy as np

from .drawn import Drawn
from .influence import Influence, bent
from .sheet import plain, sheet
from .style import DO, FEEL, INK, RULE, as_svg
from .two_moods import Pair, alike, endings, evening

TURNS = 20
STARTS = {"good": (2.5, 2.0), "low": (-2.5, -2.0)}  # how two evenings begin, for A and B


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
        shape.set_title("What one's mood does to the other", fontsize=15, loc="left")
        shape.set_xticks([-2.4, 2.4], ["when it's low", "when it's good"])
        shape.set_yticks([-0.95, 0.95], ["sinks", "lifts"], rotation=90, va="center")
        course.set_title("Two evenings", fontsize=15, loc="left")
        course.axhline(0, color=RULE, linewidth=1.5)
        for (name, start), colour, dashes in zip(STARTS.items(), (DO, FEEL), ((None, None), (5, 2))):
            line = evening(pair, *start, TURNS).mean(1)
            course.plot(line, color=colour, dashes=dashes)
            course.text(0.5, line[0] + (0.5 if name == "good" else -0.8), f"begins {name}", color=colour,
                        va="bottom" if name == "good" else "top")
        rest = endings(pair)[0][0].a
        course.plot(TURNS, np.clip(rest, -3.9, 3.9), marker="o", markersize=10, color=INK, clip_on=False)
        course.set(xlim=(0, TURNS), ylim=(-3.9, 3.9))
        course.set_xticks([1, TURNS - 1.5], ["start", "20 turns"])
        course.set_yticks([-2.8, 0, 2.8], ["low", "0", "high"], rotation=90, va="center")
        for axes in (shape, course):
            plain(axes)
        return as_svg(figure)


def says(pair: Pair, up: float, down: float) -> str:
    """Where the evenings come to rest, and how that compares with one alone."""
    rest, alone = endings(pair)[0][0].a, pair.brings_a / (1 - pair.lasts_a)
    carries = "Good and low moods carry over alike" if up == down else (
        f"{'Good' if up > down else 'Low'} moods carry over more than {'low' if up > down else 'good'} ones")
    if abs(rest - alone) < 0.05:
        compared = "about where each would be alone"
    else:
        compared = f"{'above' if rest > alone else 'below'} where each would be alone, which is {_number(alone)}"
    return f"{carries}. Whether the evening begins good or low, both come to rest at {_number(rest)}, {compared}."


def _number(mood: float) -> str:
    return f"{mood:.2f}".replace("-", "−")
