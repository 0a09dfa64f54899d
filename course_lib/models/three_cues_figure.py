"""One hum beside the same person's usual one, and which ways of sounding its pitch, speed and loudness fit."""

from functools import lru_cache

import numpy as np

from ..stimuli.contour import Contour
from ..stimuli.drawn import Drawn
from ..stimuli.prosody import GENTLE_FALL, Prosody
from ..stimuli.voice import hum
from ..words import N_, _
from .likeness import fitting
from .sheet import sheet
from .style import DO, FEEL, INK, SOFT, STYLE, as_svg
from .three_cues import forecast

SEED = 4  # of both hums, so that they differ only in what was set
SHOWN = 4
QUIETER = 10  # dB that make the line half as thick
WORDS = {
    "neutral": N_("the usual"), "joy": N_("joy"), "hot anger": N_("hot anger"), "cold anger": N_("cold anger"), "fear": N_("fear"),
    "anxiety": N_("anxiety"), "sadness": N_("sadness"), "tenderness": N_("tenderness"), "calm": N_("calm"), "boredom": N_("boredom"),
}


def draw(values: dict[str, float]) -> Drawn:
    """`pitch` and `rate` in per cent of the person's usual, `level` in dB from it."""
    pitch, rate, level = values["pitch"] / 100, values["rate"] / 100, values["level"]
    shares = forecast(pitch, rate, level)
    return Drawn(_picture(_hummed(pitch, rate, level), shares), _says(pitch, rate, level, shares))


@lru_cache(maxsize=32)
def _hummed(pitch: float = 1.0, rate: float = 1.0, level: float = 0.0) -> Contour:
    return hum(Prosody(pitch=pitch, rate=rate, level=level, arc=GENTLE_FALL), SEED).contour


def _picture(this: Contour, shares: dict[str, float]) -> str:
    usual = _hummed()
    with sheet(2, 1, 5, left=0.27, bottom=0.03, top=0.97, hspace=0.24, height_ratios=(1.25, 1)) as (figure, (tune, bars)):
        box = tune.get_position()
        tune.set_position((0.03, box.y0, 0.94, box.height))
        for contour, colour, dashes, shade in ((usual, FEEL, (4, 2), 0.12), (this, DO, (None, None), 0.35)):
            seconds, pitch, half = _ribbon(contour)
            tune.fill_between(seconds, pitch - half, pitch + half, color=colour, alpha=shade, linewidth=0)
            tune.plot(seconds, pitch, color=colour, dashes=dashes, linewidth=2)
        tune.axis("off")
        tune.set(xlim=(0, 4.2), ylim=(-9, 13))
        tune.text(0.02, -8.8, _("dashed: the usual hum"), color=FEEL, va="bottom")
        tune.text(4.18, -8.8, _("this hum"), color=DO, va="bottom", ha="right", weight="bold")
        tune.text(0.02, 12.8, _("higher line: higher note; thicker: louder"), color=SOFT, va="top")
        rows = list(shares.items())[:SHOWN]
        heights = np.arange(len(rows))[::-1]
        bars.barh(heights, [share for name, share in rows], height=0.6, color=DO)
        for height, (name, share) in zip(heights, rows):
            bars.text(share + 0.015, height, f"{100 * share:.0f}", color=INK, va="center")
        bars.set(xlim=(0, 1.12), ylim=(-0.6, len(rows) - 0.3), xticks=[])
        bars.set_yticks(heights, [_(WORDS[name]) for name, share in rows])
        bars.tick_params(length=0)
        bars.spines["bottom"].set_visible(False)
        bars.set_title(_("what it fits, chances in 100"), fontsize=STYLE["font.size"], loc="right")
    return as_svg(figure)


def _ribbon(contour: Contour) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Seconds, pitch (semitones; no number where it's silent) and half the line's thickness, moment by moment."""
    pitch = np.array([np.nan if one is None else one for one in contour.pitch])
    return np.arange(len(pitch)) * contour.step, pitch, 1.1 * 2 ** (np.array(contour.level) / QUIETER)


def _says(pitch: float, rate: float, level: float, shares: dict[str, float]) -> str:
    names = fitting(shares)
    fits = ", ".join(_("{name} ({share} in 100)").format(name=_(WORDS[name]), share=round(100 * shares[name])) for name in names)
    return " ".join((
        _("Beside the usual hum, this one is {height}, {speed} and {loudness}.").format(
            height=_beside(pitch - 1, 0.03, _("higher"), _("lower"), _("equally high")),
            speed=_beside(rate - 1, 0.05, _("quicker"), _("slower"), _("equally quick")),
            loudness=_beside(level, 1, _("louder"), _("softer"), _("equally loud"))),
        _("In this toy it fits {fits}.").format(fits=fits),
        _("These three cues don't tell which, so ask.") if len(names) > 1 else _("One way of sounding stands out, and it may still be another, so ask."),
    ))


def _beside(more: float, enough: float, above: str, below: str, alike: str) -> str:
    return above if more >= enough else below if more <= -enough else alike
