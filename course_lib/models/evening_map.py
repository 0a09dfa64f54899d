"""A map of two partners' evenings: how an evening begins is a place on it, and its sign there says how it ends."""

from collections import Counter

import numpy as np

from ..words import N_, _
from .sheet import plain, sheet
from .style import CARD, DO, FEEL, INK, SOFT, as_svg
from .two_moods import GRID, Ending, Pair, endings, evening

START = (-2.0, 1.0)  # the evening that is drawn in: A comes home low, B is fine
LOW, MIDDLE, HIGH, NEVER = "low", "middle", "high", "never"
# For each ending: its colour, the sign at a start, how large that is, and the mark where it ends.
LOOKS = {LOW: (FEEL, "_", 8, "s"), MIDDLE: (SOFT, ".", 4, "D"), HIGH: (DO, "+", 8, "o"), NEVER: (INK, "x", 6, "")}
HERE = {LOW: N_("{count} in 100\nend low"), MIDDLE: N_("{count} in 100 end\nhalfway"), HIGH: N_("{count} in 100\nend high")}
ALL_HERE = {LOW: N_("all end\nlow"), MIDDLE: N_("all end\nhalfway"), HIGH: N_("all end\nhigh")}
ALL = {
    LOW: N_("All evenings end low, however they begin."),
    MIDDLE: N_("All evenings end in the middle, however they begin."),
    HIGH: N_("All evenings end high, however they begin."),
    NEVER: N_("No evening ever settles, however it begins."),
}
MANY = {
    LOW: N_("{count} end low"), MIDDLE: N_("{count} end in the middle"), HIGH: N_("{count} end high"), NEVER: N_("{count} never settle"),
}
DRAWN = {
    LOW: N_("The one drawn, with A low and B fine at the start, ends low for both, at {mood}, where 0 is neither low nor high."),
    MIDDLE: N_("The one drawn, with A low and B fine at the start, ends for both in the middle, at {mood}."),
    HIGH: N_("The one drawn, with A low and B fine at the start, ends high for both, at {mood}, where 0 is neither low nor high."),
    NEVER: N_("The one drawn, with A low and B fine at the start, never settles: the two go on taking turns at the lower mood."),
}
EVERY = 2  # of the starts on the grid, how many have a sign: each second


def level(ending: Ending) -> str:
    """What an ending is called. A mood up to a fifth of a unit below zero, or half a unit above it, is in the middle."""
    mean = (ending.a + ending.b) / 2
    if ending.changing:
        return NEVER
    return LOW if mean < -0.2 else HIGH if mean > 0.5 else MIDDLE


def evening_map(pair: Pair) -> str:
    """The map as SVG: dashes where evenings end low, crosses where they end high, dots where in the middle, x where never."""
    found, which = endings(pair)
    names = [level(ending) for ending in found]
    with sheet(height=5.5, left=0.08, bottom=0.08, top=0.99, right=0.98) as (figure, axes):
        for name in dict.fromkeys(names):
            _starts(axes, name, np.isin(which, [index for index, one in enumerate(names) if one == name]))
        moods = np.clip(evening(pair, *START), -3, 3)
        axes.plot(*moods.T, color=INK, linewidth=2, marker=".", markersize=9)
        axes.text(START[0], START[1] + 0.25, _("one evening\nbegins here"), ha="center", va="bottom", bbox=PAPER)
        _ends(axes, found)
        axes.set(xlim=(-3.1, 3.1), ylim=(-3.1, 3.1))
        axes.set_xticks([-2.5, 0, 2.5], [_("low"), _("A's mood at the start"), _("high")])
        axes.set_yticks([-2.5, 0, 2.5], [_("low"), _("B's mood at the start"), _("high")], rotation=90, va="center")
        plain(axes)
        return as_svg(figure)


PAPER = {"boxstyle": "round,pad=0.2", "facecolor": CARD, "edgecolor": "none"}  # behind words, so that signs don't disturb


def _starts(axes, name: str, here: np.ndarray) -> None:
    colour, sign, size, _mark = LOOKS[name]
    axes.contourf(GRID, GRID, here.T.astype(float), levels=[0.5, 1.5], colors=[colour], alpha=0.1)
    a, b = np.nonzero(here[::EVERY, ::EVERY])
    axes.plot(GRID[::EVERY][a], GRID[::EVERY][b], linestyle="", marker=sign, markersize=size, markeredgewidth=1.6, color=colour)


def _ends(axes, found: list[Ending]) -> None:
    """A mark where evenings end, and how many do. Endings that change for ever are left to the sentence."""
    shares = _shares(found)
    for ending in found:
        if ending.changing:
            continue
        name = level(ending)
        colour, _sign, _size, mark = LOOKS[name]
        at = np.clip((ending.a, ending.b), -2.7, 2.7)
        axes.plot(*at, marker=mark, markersize=15, color=colour, markeredgecolor=INK)
        words = _(ALL_HERE[name]) if shares[name] == 1 else _(HERE[name]).format(count=_count(shares[name]))
        if name == HIGH:  # evenings come from below, on the diagonal
            axes.text(at[0] - 0.4, at[1] + 0.15, words, ha="right", va="center", bbox=PAPER)
        else:
            axes.text(at[0] + 0.4, at[1] - 0.15, words, ha="left", va="center", bbox=PAPER)


def how_they_end(pair: Pair) -> str:
    """How many evenings end where, and what becomes of the one that is drawn in."""
    found, which = endings(pair)
    shares = _shares(found)
    parts = [_(MANY[name]).format(count=_count(share)) for name, share in shares.items()]
    many = _(ALL[next(iter(shares))]) if len(shares) == 1 else (
        _("Of 100 evenings that begin differently, about {parts}.").format(parts=_and(parts)))
    mine = found[which[np.abs(GRID - START[0]).argmin(), np.abs(GRID - START[1]).argmin()]]
    return f"{many} {_(DRAWN[level(mine)]).format(mood=_number(mine.a))}"


def _shares(found: list[Ending]) -> dict[str, float]:
    """The share of the starts that ends low, in the middle and high; those that none ends in are left out."""
    shares = Counter()
    for ending in found:
        shares[level(ending)] += ending.share
    return {name: round(share, 9) for name, share in shares.items()}


def _count(share: float) -> str:
    return str(round(share * 100)) if share >= 0.005 else _("fewer than 1")


def _number(mood: float) -> str:
    return f"{mood:.1f}".replace("-", "−")


def _and(parts: list[str]) -> str:
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
