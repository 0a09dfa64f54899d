"""Two watchers with equally good eyes: when each decides, and how often each is right."""

import numpy as np

from ..stimuli.drawn import Drawn
from ..words import _
from .decision import ends, mean_time, share_right, share_right_after, walks
from .sheet import plain, sheet
from .style import CARD, DO, FEEL, SOFT, as_svg

PATIENT = 1.0  # what the patient watcher waits for
LOOKS = (None, 0.6, 1.2)  # seconds that both must look for; None: each decides when it has enough
TRIES, SECONDS = 24, 8


def draw(values: dict[str, float]) -> Drawn:
    """`enough`: how much evidence the early watcher waits for; `clear`: how clear the face is; `look`: which of LOOKS."""
    enough, clear, look = values["enough"], values["clear"], LOOKS[int(values["look"])]
    with sheet(2, 1, height=5.4, hspace=0.62, height_ratios=[1, 1.1], left=0.21, bottom=0.13, top=0.95) as (figure, (faces, trade)):
        _faces(faces, enough, clear, look)
        _trade(trade, enough, clear, look)
    return Drawn(as_svg(figure), _says(enough, clear, look))


def _faces(axes, enough: float, clear: float, look: float | None) -> None:
    """The early watcher's evidence on so many faces, until the verdict."""
    paths = walks(clear, TRIES, SECONDS)
    last = ends(paths, enough) if look is None else np.full(TRIES, round(look * 100))
    until = min(3.0, max(last) / 100 * 1.05) if look is None else look * 1.05
    for path, end in zip(paths, last):
        often = max(1, end // 60)
        axes.plot(np.arange(0, end + 1, often) / 100, path[: end + 1 : often], color=SOFT, linewidth=0.8, alpha=0.7)
    over = np.array([path[end] for path, end in zip(paths, last)])
    over = over if look is not None else np.sign(over) * enough
    at = last / 100
    axes.plot(at[over > 0], over[over > 0], "o", color=DO, markersize=8, clip_on=False, linestyle="")
    axes.plot(at[over <= 0], over[over <= 0], "X", color=FEEL, markersize=10, clip_on=False, linestyle="")
    high = enough if look is None else max(1.0, float(np.abs(over).max()))
    if look is None:
        for bound in (enough, -enough):
            axes.axhline(bound, color=SOFT, linewidth=1, linestyle=":")
    axes.set(xlim=(0, until), ylim=(-high * 1.15, high * 1.15), yticks=[-high * 0.8, high * 0.8])
    axes.set_yticklabels([_("✕ wrong"), _("● right")])
    axes.get_yticklabels()[0].set_color(FEEL)
    axes.get_yticklabels()[1].set_color(DO)
    axes.set_xlabel((_("seconds ({count} faces, early one)") if look is None else _("seconds ({count} faces)")).format(count=TRIES))
    axes.locator_params(axis="x", nbins=4)
    plain(axes)


def _trade(axes, enough: float, clear: float, look: float | None) -> None:
    """The share that is right against the time it takes."""
    if look is None:
        bounds = np.linspace(0.02, 2.2, 60)
        axes.plot([mean_time(clear, one) for one in bounds], [share_right(clear, one) for one in bounds], color=SOFT, linewidth=2)
    else:
        times = np.linspace(0, 3, 60)
        axes.plot(times, [share_right_after(clear, one) for one in times], color=SOFT, linewidth=2)
    (early_time, early), (patient_time, patient) = _watchers(enough, clear, look)
    until = max(1.6, 1.15 * early_time, 1.15 * patient_time)
    size = 19 if early == patient else 13
    axes.plot(patient_time, patient, "o", color=DO, markersize=size, clip_on=False)
    axes.plot(early_time, early, "s", color=FEEL, markersize=11, markeredgecolor=CARD, clip_on=False)
    axes.text(until, 0.60, _("● patient: {right:.0f}").format(right=100 * patient), color=DO, ha="right")
    axes.text(until, 0.52, _("■ early: {right:.0f}").format(right=100 * early), color=FEEL, ha="right")
    axes.set(xlim=(0, until), ylim=(0.5, 1), yticks=[0.5, 0.75, 1], xlabel=_("seconds until the verdict"))
    axes.set_yticklabels(["50", "75", _("100 %\nright")])
    axes.locator_params(axis="x", nbins=4)
    plain(axes)


def _watchers(enough: float, clear: float, look: float | None) -> list[tuple[float, float]]:
    """(seconds, share right) of the early and of the patient watcher."""
    if look is not None:
        return [(look, share_right_after(clear, look))] * 2
    return [(mean_time(clear, bound), share_right(clear, bound)) for bound in (enough, PATIENT)]


def _says(enough: float, clear: float, look: float | None) -> str:
    (early_time, early), (patient_time, patient) = _watchers(enough, clear, look)
    if look is not None:
        return _("Both look for {seconds:.1f} seconds, and both get {right:.0f} of 100 right. With the same eyes and the same time, who would have decided "
                 "sooner makes no difference.").format(seconds=look, right=100 * early)
    says = _("The early watcher decides after {early_time:.2f} seconds on average and gets {early:.0f} of 100 right. The patient one takes "
             "{patient_time:.2f} seconds and gets {patient:.0f}.").format(
        early_time=early_time, early=100 * early, patient_time=patient_time, patient=100 * patient)
    if enough > PATIENT:
        return says + " " + _("Here the early one has become the later one: more often right, and slower.")
    return says if enough == PATIENT else says + " " + _("Their eyes are equally good. Only the moment of deciding differs.")
