"""Numerical questions of other systems as what is particular to scales."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ...words import _, n_
from .fitting import RIGHT, DoesNotFit, Says, feedback, say_general
from .numbers import plain
from .sheet import WHOLE, LmsQuestion


def scale(one: LmsQuestion, data: dict, says: Says) -> dict:
    """A question that asks for a number; `data` has the ends of our scale. Raises DoesNotFit."""
    right = [part for part in one.ranges if part.fraction >= WHOLE]
    if len(right) != 1:
        raise DoesNotFit(n_("{number} answer earns all the points; exactly one range must",
                            "{number} answers earn all the points; exactly one range must", len(right)).format(number=len(right)))
    if any(0 < part.fraction < WHOLE for part in one.ranges):
        says(_("answers that earn part of the points earn none here"))
    low, high = right[0].low, right[0].high
    ends = _ends(data) or _made_up(low, high, says)
    found = _feedback(one, low, high, right[0].feedback)
    if not all(there for _text, _misconception, there in found.values()):
        says(_("feedback is missing below, within or above the answer; plain words stand there: say why"))
    say_general(one, says)
    return {**ends, "answer": [float(low), float(high)], "feedback": {key: text for key, (text, _misconception, _there) in found.items()}}


def _feedback(one: LmsQuestion, low: Decimal, high: Decimal, within: str) -> dict[str, tuple[str, str | None, bool]]:
    """What is said below, within and above the range, each as `feedback` gives it."""
    wrong = [part for part in one.ranges if part.fraction <= 0]
    below = next((part for part in wrong if part.high <= low), None)
    above = next((part for part in wrong if part.low >= high and part is not below), None)
    return {"below": feedback(below.feedback if below else "", _("That's too low.")), "within": feedback(within, _(RIGHT)),
            "above": feedback(above.feedback if above else "", _("That's too high."))}


def _ends(data: dict) -> dict | None:
    """The scale that we wrote beside the stem, if it's whole."""
    numbers = [data.get(key) for key in ("min", "max", "step")]
    words = [data.get(key) for key in ("low", "high", "unit")]
    if all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in numbers) and all(isinstance(one, str) for one in words):
        try:
            low, high, step = map(float, numbers)
        except OverflowError:  # a whole number past all that a computer reckons with
            return None
        return {"min": low, "max": high, "step": step, "unit": data["unit"], "low_label": data["low"], "high_label": data["high"]}
    return None


def _made_up(low: Decimal, high: Decimal, says: Says) -> dict:
    """A scale for a range that came without one: the smallest block of 10, 100, 1000 … that holds the range and more."""
    width = high - low
    ten = Decimal(10)
    size = ten ** ((width * 20).adjusted() + 1 if width else low.normalize().as_tuple().exponent + 2)
    while not (low // size == high // size or low < 0 < high <= size and low >= -size):
        size *= 10
    start = -size if low < 0 < high else (low / size).to_integral_value(ROUND_FLOOR) * size
    end = start + size * (2 if low < 0 < high else 1)
    for part in (100, 200):
        step = (end - start) / part
        if start + ((low - start) / step).to_integral_value(ROUND_CEILING) * step <= high:
            says(_("a scale has ends, and it came without: {start} to {end} in steps of {step} is a guess").format(
                start=plain(start), end=plain(end), step=plain(step)))
            return {"min": float(start), "max": float(end), "step": float(step), "low_label": plain(start), "high_label": plain(end)}
    raise DoesNotFit(_("the answer {low} to {high} is too narrow for a scale; widen it").format(low=plain(low), high=plain(high)))
