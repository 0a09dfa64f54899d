"""What is heard in a voice, in words: height, movement, loudness, pace, pauses, colour. Never what anybody feels."""

from ..words import _, n_
from .contour import Contour, sounding

PAUSE = 0.14  # seconds from which silence is a pause
LONG = 0.4  # seconds from which a pause is long


def describe(contour: Contour) -> str:
    """`contour` in two or three sentences."""
    pitch = [one for one in contour.pitch if one is not None]
    movement = _("It starts {start}, {way} and {range}.").format(
        start=_height(_mean(pitch[: len(pitch) // 5])), way=_way(pitch), range=_range(pitch))
    manner = _("It is {loudness} and {pace}, with {pauses}.").format(
        loudness=_loudness(contour), pace=_pace(contour), pauses=_pauses(contour))
    return " ".join([_("A voice without words."), movement, manner, *_colour(contour)])


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)


def _height(pitch: float) -> str:
    if pitch > 4:
        return _("very high")
    if pitch > 1.6:
        return _("high")
    return _("low") if pitch < -1.6 else _("at a middle height")


def _way(pitch: list[float]) -> str:
    """Where it goes: the last fifth against the first, and the middle where the ends are alike."""
    fifth = len(pitch) // 5
    way = _mean(pitch[-fifth:]) - _mean(pitch[:fifth])
    if way > 2.2:
        return _("rises")
    if way > 0.8:
        return _("rises a little")
    if way < -2.2:
        return _("falls")
    return _("falls a little") if way < -0.8 else _("ends about where it began")


def _range(pitch: list[float]) -> str:
    ordered = sorted(pitch)
    span = ordered[-1 - len(ordered) // 20] - ordered[len(ordered) // 20]
    if span > 6:
        return _("moves a lot on the way")
    return _("hardly moves on the way") if span < 2.2 else _("moves somewhat on the way")


def _loudness(contour: Contour) -> str:
    heard = sorted(level for level, pitch in zip(contour.level, contour.pitch) if pitch is not None)
    level = heard[len(heard) * 9 // 10]
    if level > 5.5:
        return _("loud")
    if level > 1.5:
        return _("fairly loud")
    if level < -5:
        return _("very soft")
    return _("soft") if level < -2 else _("neither loud nor soft")


def _pace(contour: Contour) -> str:
    runs = sounding(contour)
    rate = contour.syllables / ((runs[-1][1] - runs[0][0]) * contour.step - sum(_gaps(contour)))
    if rate > 4.7:
        return _("quick")
    return _("slow") if rate < 3.7 else _("neither quick nor slow")


def _gaps(contour: Contour) -> list[float]:
    """Seconds of each pause; the cut between two clipped syllables isn't one."""
    runs = sounding(contour)
    gaps = [(after[0] - before[1]) * contour.step for before, after in zip(runs, runs[1:])]
    return [gap for gap in gaps if gap > PAUSE]


def _pauses(contour: Contour) -> str:
    gaps = _gaps(contour)
    if not gaps:
        return _("no pause")
    numbers = {2: _("two"), 3: _("three"), 4: _("four")}
    number = numbers.get(len(gaps), len(gaps))
    if min(gaps) >= LONG:
        return n_("one long pause", "{n} long pauses", len(gaps)).format(n=number)
    if max(gaps) < LONG:
        return n_("one short pause", "{n} short pauses", len(gaps)).format(n=number)
    return _("{n} pauses, short and long").format(n=number)


def _colour(contour: Contour) -> list[str]:
    """A sentence for each thing that stands out, none for what is as usual."""
    said = []
    if contour.jitter > 0.7:
        said.append(_("The tone trembles.") if contour.jitter > 0.95 else _("The tone is a little uneven."))
    if contour.jitter < 0.45:
        said.append(_("The tone is even."))
    if contour.breath > 0.12:
        said.append(_("There is breath in it."))
    if abs(contour.tilt) > 1.4:
        said.append(_("It sounds bright.") if contour.tilt > 0 else _("It sounds dark and rounded."))
    if contour.clipped > 0.2:
        said.append(_("Each syllable is cut short."))
    return said
