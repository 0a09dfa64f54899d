"""The affect map with its words, a point on it, and the words that lie nearest to the point."""

from math import hypot

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import N_, _
from .affect_map import ANGLES, distance, nearest, place
from .sheet import sheet
from .style import DO, FEEL, INK, RULE, SOFT, as_svg

NAMED = 3
LINE = 0.215  # between two words that stand one below the other, in radii
COLUMN = 1.28  # where the words begin, left and right of the middle
CLOSE = 0.6  # a word further off than this isn't near: so none is near to the middle
WORDS = {
    "happy": N_("happy"), "delighted": N_("delighted"), "excited": N_("excited"), "astonished": N_("astonished"), "aroused": N_("aroused"),
    "tense": N_("tense"), "alarmed": N_("alarmed"), "angry": N_("angry"), "afraid": N_("afraid"), "annoyed": N_("annoyed"),
    "distressed": N_("distressed"), "frustrated": N_("frustrated"), "miserable": N_("miserable"), "sad": N_("sad"), "gloomy": N_("gloomy"),
    "depressed": N_("depressed"), "bored": N_("bored"), "droopy": N_("droopy"), "tired": N_("tired"), "sleepy": N_("sleepy"),
    "calm": N_("calm"), "relaxed": N_("relaxed"), "satisfied": N_("satisfied"), "at ease": N_("at ease"), "content": N_("content"),
    "serene": N_("serene"), "glad": N_("glad"), "pleased": N_("pleased"),
}


def draw(values: dict[str, float]) -> Drawn:
    """`pleasantness` and `energy`, each −1 to 1; a point outside the circle is drawn in to its edge."""
    x, y = values["pleasantness"], values["energy"]
    outside = max(1.0, hypot(x, y))
    x, y = x / outside, y / outside
    words = [word for word in nearest(x, y, NAMED) if distance(word, x, y) <= CLOSE]
    return Drawn(_picture(x, y, words), _says(x, y, words))


def _picture(x: float, y: float, near: list[str]) -> str:
    with sheet(height=4.5, left=0, right=1, bottom=0, top=1) as (figure, axes):
        axes.set(xlim=(-2.3, 2.3), ylim=(-1.87, 1.83), aspect="equal")
        axes.axis("off")
        turn = np.linspace(0, 2 * np.pi, 120)
        axes.plot(np.cos(turn), np.sin(turn), color=SOFT, linewidth=1.5)
        axes.plot([-1, 1], [0, 0], color=RULE, linewidth=1.5)
        axes.plot([0, 0], [-1, 1], color=RULE, linewidth=1.5)
        axes.text(0, 1.66, _("much energy"), ha="center", va="center")
        axes.text(0, -1.4, _("little energy"), ha="center", va="center")
        axes.text(-2.25, -1.75, _("← less pleasant"), ha="left", va="center")
        axes.text(2.25, -1.75, _("more pleasant →"), ha="right", va="center")
        for side in (-1, 1):
            for word, at in _column(side).items():
                _word(axes, word, side, at, word in near)
        for word in near:
            axes.plot(*zip((x, y), place(word)), color=FEEL, linewidth=2, dashes=(4, 2))
        axes.plot(x, y, "o", color=DO, markersize=12)
    return as_svg(figure)


def _word(axes, word: str, side: int, height: float, near: bool) -> None:
    x, y = place(word)
    axes.plot([x, side * 1.12, side * (COLUMN - 0.04)], [y, height, height], color=FEEL if near else RULE, linewidth=1.5 if near else 1)
    axes.plot(x, y, "o", color=FEEL if near else SOFT, markersize=7 if near else 4)
    axes.text(side * COLUMN, height, _(WORDS[word]), color=INK if near else SOFT, weight="bold" if near else "normal",
              ha="left" if side > 0 else "right", va="center")


def _column(side: int) -> dict[str, float]:
    """The words of one side, from the top, and the height at which each is written: near its place, none on another."""
    words = sorted((word for word in ANGLES if place(word)[0] * side > 0), key=lambda word: -place(word)[1])
    return dict(zip(words, _apart([place(word)[1] for word in words])))


def _apart(heights: list[float]) -> list[float]:
    """Falling heights moved at least LINE apart and as little as possible: neighbours that touch share their mean."""
    groups: list[list[float]] = []
    for height in heights:
        groups.append([height])
        while len(groups) > 1 and _middle(groups[-2]) - _middle(groups[-1]) < LINE * (len(groups[-2]) + len(groups[-1])) / 2:
            groups[-2:] = [groups[-2] + groups[-1]]
    return [_middle(group) + LINE * ((len(group) - 1) / 2 - n) for group in groups for n in range(len(group))]


def _middle(group: list[float]) -> float:
    return sum(group) / len(group)


def _says(x: float, y: float, near: list[str]) -> str:
    where = _("The point is {pleasant}, with {energy}.").format(pleasant=_pleasant(x), energy=_energy(y))
    if not near:
        return " ".join((where, _("No word lies near: the map has little to say here."), _("To find out, ask.")))
    if len(near) == 1:
        return " ".join((where, _("The one word near it is {word}.").format(word=_(WORDS[near[0]])), _("It may still be another one, so ask.")))
    return " ".join((where, _("The nearest words are {words}.").format(words=", ".join(_(WORDS[word]) for word in near)),
                     _("Each would fit, and each is a different thing to feel, so ask.")))


def _pleasant(x: float) -> str:
    if abs(x) < 0.15:
        return _("neither pleasant nor unpleasant")
    if abs(x) < 0.5:
        return _("a little pleasant") if x > 0 else _("a little unpleasant")
    return _("quite pleasant") if x > 0 else _("quite unpleasant")


def _energy(y: float) -> str:
    if abs(y) < 0.15:
        return _("neither much energy nor little")
    if abs(y) < 0.5:
        return _("some energy") if y > 0 else _("rather little energy")
    return _("much energy") if y > 0 else _("little energy")
