"""The chance that something learned comes back: reviewed now and then, and left alone."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _, n_
from .review import Review, recall, schedule
from .sheet import sheet
from .style import DO, FEEL, INK, STYLE, as_svg

DAYS = 120
NAMED = 4  # how many review days the summary names


def draw(values: dict[str, float]) -> Drawn:
    """`stability`: S at first, in days; `target`: review when recall has fallen to this many in 100; `growth` of S at a review."""
    stability, target = values["stability"], values["target"] / 100
    reviews = schedule(stability, target, values["growth"], DAYS)
    return Drawn(_picture(stability, target, reviews), _says(stability, reviews))


def _kept(stability: float, reviews: list[Review]) -> tuple[np.ndarray, np.ndarray]:
    """Days and chance of recall with the reviews, each day of a review twice: as it had fallen, and anew."""
    days, chances = [], []
    since, holds = 0, stability
    for until, after in [(review.day, review.stability) for review in reviews] + [(DAYS, None)]:
        stretch = np.linspace(since, until, 40)
        days.append(stretch)
        chances.append(recall(stretch - since, holds))
        since, holds = until, after
    return np.concatenate(days), np.concatenate(chances)


def _picture(stability: float, target: float, reviews: list[Review]) -> str:
    days = np.linspace(0, DAYS, 120)
    alone = recall(days, stability)
    with sheet(left=0.09, right=0.95, top=0.89) as (figure, axes):
        axes.axhline(target, color=INK, linewidth=1, linestyle=":")
        axes.plot(days, alone, color=FEEL, dashes=(5, 2))
        axes.plot(*_kept(stability, reviews), color=DO)
        axes.plot([review.day for review in reviews], [0.015] * len(reviews), "^", color=DO, markersize=9, clip_on=False)
        if reviews:
            axes.text(reviews[0].day + 3, 0.06, _("reviews"), color=DO, ha="left", va="bottom")
        axes.text(DAYS, alone[-1] - 0.03, _("left alone"), color=FEEL, ha="right", va="top")
        axes.text(DAYS, 1.02, _("reviewed"), color=DO, ha="right", va="bottom")
        axes.set(xlim=(0, DAYS), ylim=(0, 1.1), xlabel=_("days since learning it"), xticks=[0, 30, 60, 90, 120])
        axes.set_yticks([0, 0.5, target], ["0", "50", f"{100 * target:.0f}"])
        axes.set_title(_("times in 100 that it comes back"), loc="left", fontsize=STYLE["font.size"])
    return as_svg(figure)


def _says(stability: float, reviews: list[Review]) -> str:
    alone = _("Left alone, it comes back {n} times in 100 on day {day}.").format(n=round(100 * recall(DAYS, stability)), day=DAYS)
    if not reviews:
        return " ".join((_("It needs no review in these {n} days.").format(n=DAYS), alone))
    named = len(reviews) if len(reviews) <= NAMED + 1 else NAMED  # nobody needs to read "and 1 more"
    days, more = ", ".join(str(review.day) for review in reviews[:named]), len(reviews) - named
    when = _("{days}, and {more} more times").format(days=days, more=more) if more else days
    last = DAYS - reviews[-1].day
    return " ".join((
        n_("{n} review in {all} days: on day {when}.", "{n} reviews in {all} days: on day {when}.", len(reviews)).format(
            n=len(reviews), all=DAYS, when=when),
        _("With them, it comes back {n} times in 100 on day {day}.").format(n=round(100 * recall(last, reviews[-1].stability)), day=DAYS),
        alone,
    ))
