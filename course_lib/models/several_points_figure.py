"""One made-up person's relationships as points on a plane, and what a threat sets off and shows in each."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import N_, _
from .alarm import inside, shown
from .attachment_plane import CORNERS, HIGH, LOW, WIDE, Point, drift, turned
from .sheet import plain, sheet
from .style import DO, FEEL, INK, RULE, SOFT, as_svg

# Thandi is made up, and so are her points. For each: its mark, and where its name stands beside it.
PEOPLE = {
    "grandmother": (Point(1.8, 1.9), "o", (0.35, -0.45)),
    "father": (Point(2.6, 5.6), "s", (0.0, 0.5)),
    "partner": (Point(5.4, 2.6), "^", (0.0, 0.5)),
    "friend": (Point(2.9, 3.2), "D", (0.0, 0.5)),
}

NAMED = {"grandmother": N_("grandmother"), "father": N_("father"), "partner": N_("partner"), "friend": N_("friend")}
CORNER_WORDS = {"secure": N_("secure"), "preoccupied": N_("preoccupied"), "dismissing": N_("dismissing"), "fearful": N_("fearful")}


def draw(values: dict[str, float]) -> Drawn:
    """`years`: from now; `threat`: how much is at stake, 0 to 1; `help`: how much help she feels is there, 0 to 1."""
    later = {name: drift(point, values["years"])[0] for name, (point, _, _) in PEOPLE.items()}
    alarms = {name: inside(point, values["threat"], values["help"]) for name, point in later.items()}
    return Drawn(picture(later, alarms, values["years"]), says(later, alarms, values["years"]))


def picture(later: dict[str, Point], alarms: dict[str, float], years: float) -> str:
    """Above, the plane with a point for each; below, for each the alarm inside (filled) and what shows (hollow)."""
    with sheet(2, height=8.2, hspace=0.22, left=0.1, bottom=0.06, top=0.99, height_ratios=(1.75, 1)) as (figure, (plane, rows)):
        _corners(plane)
        for name, point in later.items():
            _point(plane, name, point, years)
        plane.set(xlim=(LOW - 0.2, HIGH + 0.2), ylim=(LOW - 0.2, HIGH + 0.2))
        plane.set_xticks([LOW + 0.3, 4, HIGH - 0.4], [_("little"), _("worry about being left"), _("much")])
        plane.set_yticks([LOW + 0.3, 4, HIGH - 0.4], [_("little"), _("keeping distance"), _("much")], rotation=90, va="center")
        for row, (name, alarm) in enumerate(alarms.items()):
            _row(rows, row, name, alarm, shown(later[name], alarm))
        rows.set(xlim=(0, 1.02), ylim=(3.7, -1.1))
        rows.set_xticks([0, 1], [_("no alarm"), _("full alarm")])
        rows.get_xticklabels()[0].set_horizontalalignment("left")
        rows.get_xticklabels()[1].set_horizontalalignment("right")
        rows.set_yticks([])
        rows.spines["left"].set_visible(False)
        for axes in (plane, rows):
            plain(axes)
        return as_svg(figure)


def _corners(axes) -> None:
    """The four names, each a cloud that fades: nobody has found an edge."""
    side = np.linspace(LOW - 0.2, HIGH + 0.2, 40)
    x, y = np.meshgrid(side, side)
    for name, (at_x, at_y) in CORNERS.items():
        near = np.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / (2 * (WIDE / 2) ** 2))
        for height in (0.2, 0.5, 0.8):
            axes.contourf(x, y, near, levels=[height, 1.1], colors=[SOFT], alpha=0.1)
        edge = HIGH - 0.05 if at_y > 4 else LOW - 0.05
        axes.text(at_x, edge, _(CORNER_WORDS[name]), color=SOFT, ha="center", va="center", style="italic")


def _point(axes, name: str, later: Point, years: float) -> None:
    now, mark, (aside, above) = PEOPLE[name]
    if years:
        axes.plot([now.worry, later.worry], [now.distance, later.distance], color=INK, linewidth=1.5, linestyle=":")
        _mean, spread = drift(now, years)
        turn = np.linspace(0, 2 * np.pi, 40)
        ring = later.worry + spread[0] * np.cos(turn), later.distance + spread[1] * np.sin(turn)
        axes.plot(*ring, color=FEEL, linewidth=1.2, dashes=(4, 3))
        axes.plot(now.worry, now.distance, marker=mark, markersize=10, color=INK, markerfacecolor="none", markeredgewidth=1.5)
    axes.plot(later.worry, later.distance, marker=mark, markersize=11, color=DO, markeredgecolor=INK)
    axes.text(now.worry + aside, now.distance + above, _(NAMED[name]), ha="center", va="center", color=INK)


def _row(axes, row: int, name: str, inner: float, outer: float) -> None:
    axes.plot([0, 1], [row, row], color=RULE, linewidth=1.5)
    axes.plot([outer, inner], [row, row], color=FEEL, linewidth=2, dashes=(2, 1))
    axes.plot(inner, row, marker="o", markersize=12, color=FEEL, markeredgecolor=INK)
    axes.plot(outer, row, marker="o", markersize=12, color=INK, markerfacecolor="none", markeredgewidth=2)
    axes.text(0, row - 0.22, _(NAMED[name]), va="bottom")
    if row == 0:
        axes.text(1, row - 0.22, _("filled: inside · ring: shows"), ha="right", va="bottom", color=SOFT)


def says(later: dict[str, Point], alarms: dict[str, float], years: float) -> str:
    """With whom the alarm is loudest inside, with whom most is hidden, and what the years did to the points."""
    outer = {name: shown(later[name], alarm) for name, alarm in alarms.items()}
    loud, quiet = max(alarms, key=alarms.get), max(alarms, key=lambda name: alarms[name] - outer[name])
    ease = max(later, key=lambda name: turned(later[name])[0])
    return f"{_lie(years, _(NAMED[ease]))} {_ring(alarms, outer, loud, quiet)}"


def _lie(years: float, ease: str) -> str:
    if not years:
        return _("Thandi's four points lie apart; she's most at ease with her {ease}.").format(ease=ease)
    after = _("a year") if years == 1 else _("{years:g} years").format(years=years)
    return _("After {after} her points lie closer together, as far as one can foretell; she's most at ease with her "
             "{ease}.").format(after=after, ease=ease)


def _ring(alarms: dict[str, float], outer: dict[str, float], loud: str, quiet: str) -> str:
    if max(alarms.values()) < 0.01:
        return _("Nothing is at stake, so no alarm shows anywhere.")
    return _("The alarm inside is loudest with her {loud} ({most} of 100). With her {quiet} most is hidden: {inner} of 100 inside, "
             "{shows} of 100 outside.").format(loud=_(NAMED[loud]), most=round(100 * alarms[loud]), quiet=_(NAMED[quiet]),
                                               inner=round(100 * alarms[quiet]), shows=round(100 * outer[quiet]))
