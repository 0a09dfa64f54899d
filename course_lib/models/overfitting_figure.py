"""How often a formula is right, on the couples it was made from and on new ones."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _, n_
from .overfitting import shares_right
from .sheet import plain, sheet
from .style import DO, FEEL, SOFT, as_svg

MOST = 30
ALL_COUPLES = 3600  # in all rounds together: large groups need fewer rounds to be as exact
SEED = 59  # with it, few rounds show what thousands come to, to the whole per cent, where the words name a number
EFFECTS = (0.0, 0.5)  # of the first predictor: none, or half a standard deviation to either side


def draw(values: dict[str, float]) -> Drawn:
    """`questions`: how many the formula uses; `couples`: how many it's made from; `signal`: which of EFFECTS."""
    questions, couples, effect = int(values["questions"]), int(values["couples"]), EFFECTS[int(values["signal"])]
    same, new = shares_right(couples, MOST, effect, rounds=ALL_COUPLES // couples, seed=SEED)
    with sheet(height=4.4, left=0.14, right=0.97, bottom=0.17, top=0.9) as (figure, axes):
        k = np.arange(1, MOST + 1)
        axes.axhline(0.5, color=SOFT, linewidth=1, linestyle=":")
        axes.plot([questions, questions], [0.4, 1], color=SOFT, linewidth=1.5, linestyle=":")
        axes.plot(k, same, color=DO)
        axes.plot(k, new, color=FEEL, dashes=(4, 2))
        axes.plot(questions, same[questions - 1], "o", color=DO, markersize=12)
        axes.plot(questions, new[questions - 1], "s", color=FEEL, markersize=11)
        axes.text(1, 1.02, _("solid: the same couples"), color=DO)
        axes.text(MOST, 0.42, _("dashed: new couples"), color=FEEL, ha="right")
        axes.text(1, 0.42, _("dotted: a coin"), color=SOFT)
        axes.set(xlim=(1, MOST), ylim=(0.4, 1), xticks=[1, 10, 20, 30], xlabel=_("questions in the formula"), yticks=[0.5, 0.75, 1])
        axes.set_yticklabels(["50", "75", "100 %"])
        plain(axes)
    return Drawn(as_svg(figure), _says(questions, couples, effect, same[questions - 1], new[questions - 1]))


def _says(questions: int, couples: int, effect: float, same: float, new: float) -> str:
    made = n_("A formula with {questions} question, made from {couples} couples, is right on {same:.0f} of 100 of these. On new couples it's right on "
              "{new:.0f} of 100.",
              "A formula with {questions} questions, made from {couples} couples, is right on {same:.0f} of 100 of these. On new couples it's right on "
              "{new:.0f} of 100.", questions).format(questions=questions, couples=couples, same=100 * same, new=100 * new)
    if not effect:
        return made + " " + _("A coin would get 50. All the answers are chance, so what it gained on the first couples was never there.")
    return made + " " + _("One question does carry something, and trying it on new couples shows how much is left.")
