"""What may be said and drawn of how an understanding grew. Each piece is there only once there's something to show.

A piece is `{"title", "says": sentences, "figures": pictures, "limits": what it doesn't say}`.
"""

from dataclasses import replace

from ..words import _, n_, p_
from .growth import Paired, paired
from .trainers import pictures, steps
from .trainers.share import Share

RUNS = 12  # at most so many in a picture, the latest
LEADING = {"fix-or-feel": -1}  # the row that stands for a run: elsewhere the first; hearing advice alone says nothing without false alarms


def beliefs(pairs: list[tuple[bool, bool]]) -> dict | None:
    """The beliefs doubted then and now, from `growth.beliefs`."""
    if not pairs:
        return None
    counts = paired(pairs)
    says = [
        n_("You met the same {n} belief at the start and again at the end.", "You met the same {n} beliefs at the start and again at the end.",
           counts.of).format(n=counts.of),
        _("The research we know doubts them. At the start you doubted {then}; the last time, {now}.").format(then=counts.then.n, now=counts.now.n),
        _chance(counts),
    ]
    alt = _("Doubted both times: {both}. Only the last time: {after}. Only at the start: {before}. Neither time: {neither}.").format(
        both=counts.both, after=counts.after, before=counts.before, neither=counts.neither)
    caption = _("Each column is one belief. A full circle: you doubted it. An empty one: you agreed, or weren't sure.")
    figure = pictures.figure(_("Beliefs, then and now"), _then_and_now(pairs), caption, alt)
    limits = _("Doubting a belief in a quiz is one thing, and what you do on a Tuesday is another. This shows only the first.")
    return {"title": _("What you believed, then and now"), "says": says, "figures": [figure], "limits": limits}


def _chance(counts: Paired) -> str:
    """How little the difference of so few can say."""
    low, high = (round(100 * end) for end in counts.interval())
    says = _("So few leave much open. Of 100 such beliefs, you might doubt anything from {low} to {high} than at the start.").format(
        low=_more(low), high=_more(high))
    return says if low > 0 or high < 0 else f"{says} {_('So the difference may be chance.')}"


def _more(count: int) -> str:
    return _("{n} more").format(n=count) if count >= 0 else _("{n} fewer").format(n=-count)


def _then_and_now(pairs: list[tuple[bool, bool]]) -> str:
    """Two rows of circles, those doubted most on the left."""
    left, top, below = 74, 26, 76
    step = min(40.0, (pictures.SIDE - left - 8) / len(pairs))
    parts = [pictures.label(0, top + 5, p_("beliefs", "then"), "start"), pictures.label(0, below + 5, p_("beliefs", "now"), "start")]
    for index, (then, now) in enumerate(sorted(pairs, key=lambda pair: (-sum(pair), pair))):
        x = left + (index + 0.5) * step
        parts += [pictures.line(x, top + 9, x, below - 9, dashes="2 4"), pictures.dot(x, top, full=then, radius=6),
                  pictures.dot(x, below, full=now, radius=6)]
    return pictures.sheet(pictures.SIDE, 100, parts)


def calibration(shares: dict[int, Share]) -> dict | None:
    """How often it was right, for each way of being sure, from `growth.calibration`."""
    asked = {sure: share for sure, share in shares.items() if share.of}
    if not asked:
        return None
    total = sum(share.of for share in asked.values())
    says = [n_("You said how sure you were of your first answer to {n} question.",
               "You said how sure you were of your first answers to {n} questions.", total).format(n=total),
            *(f"{_whens()[sure]}: {_right(share)}" for sure, share in asked.items())]
    if len(asked) > 1:
        says.append(_compared(asked))
    caption = _("Each dot: how many of 100 were right. The bar is what so few answers allow.")
    alt = " ".join(f"{_whens()[sure]}: {_counted(share)}" for sure, share in asked.items())
    figure = pictures.figure(_("How sure, and how often right"), _bars(asked), caption, alt)
    limits = _("Some questions were harder than others, and that isn't taken into account here.")
    return {"title": _("How sure you were, and how often it was right"), "says": says, "figures": [figure], "limits": limits}


def _whens() -> dict[int, str]:
    return {3: _("When you were sure"), 2: _("When you were fairly sure"), 1: _("When you were guessing")}


def _counted(share: Share) -> str:
    low, high = _hundreds(share)
    return _("right in {n} of {all}, which allows from {low} to {high} in 100.").format(n=share.n, all=share.of, low=low, high=high)


def _right(share: Share) -> str:
    return _("right in {n} of {all}.").format(n=share.n, all=share.of)


def _compared(asked: dict[int, Share]) -> str:
    """Whether the surest and the least sure are told apart by their intervals."""
    surest, least = asked[max(asked)].interval(), asked[min(asked)].interval()
    if surest[0] > least[1]:
        return _("So far, the surer you were, the more often it was right.")
    if surest[1] < least[0]:
        return _("So far, it was right less often when you were surer. A second look may pay where something feels plain.")
    return _("The bars overlap: from so few answers nobody can tell yet whether being surer went with being right.")


def _hundreds(share: Share) -> tuple[int, int]:
    low, high = share.interval()
    return round(100 * low), round(100 * high)


def _bars(asked: dict[int, Share]) -> str:
    """A line from 0 to 100 for each way of being sure, with its share and interval."""
    left, inner, tall = 12, pictures.SIDE - 24, 48
    parts = []
    for index, (sure, share) in enumerate(asked.items()):
        y = 36 + index * tall
        low, high = (left + end * inner for end in share.interval())
        parts += [pictures.label(left, y - 14, _whens()[sure], "start"), pictures.line(left, y, left + inner, y, width=1),
                  pictures.line(low, y, high, y, pictures.DO, 5), pictures.dot(left + share.n / share.of * inner, y)]
    bottom = 36 + len(asked) * tall - 12
    parts += [pictures.label(left, bottom, "0", "start"), pictures.label(left + inner / 2, bottom, _("right, in 100")),
              pictures.label(left + inner, bottom, "100", "end")]
    return pictures.sheet(pictures.SIDE, bottom + 8, parts)


def trainer(state) -> dict | None:
    """The runs of one trainer, as it describes them itself. `state`: that of its kind, after its events."""
    runs = tuple(run for run in state.runs if run.finished)
    if not runs:
        return None
    kind = state.trainer.kind
    described = steps(kind).view(replace(state, runs=runs), None)
    count = n_("{n} run so far.", "{n} runs so far.", len(runs)).format(n=len(runs))
    if "result" in described:  # those of responding give rows of counts
        figures = _by_run(state, runs, LEADING.get(kind, 0))
    else:
        figures = described["figures"][-1:]
    says = [] if figures or "result" in described else described["says"][:1]
    return {"title": state.trainer.title, "says": [count, *says], "figures": figures, "limits": state.trainer.limits}


def _by_run(state, runs: tuple, row: int) -> list[dict]:
    """One count of each run with its interval, from left to right; runs in which there was none of it are left out."""
    rows = {number: _row(state, run, row) for number, run in enumerate(runs, start=1)}
    rows = {number: one for number, one in rows.items() if one["of"]}
    shown = dict(list(rows.items())[-RUNS:])
    if not shown:
        return []
    series = [{"value": 100 * one["n"] / one["of"], "low": one["low"], "high": one["high"]} for one in shown.values()]
    alt = " ".join(_("Run {n}: {says}").format(n=number, says=one["says"]) for number, one in shown.items())
    title = next(iter(shown.values()))["label"]
    caption = _("{what}: each dot is one run, and the bar is what so few allow. Where bars overlap, the runs may be the same.").format(what=title)
    return [pictures.figure(title, pictures.over_runs(series, 100, _("of 100")), caption, alt)]


def _row(state, run, row: int) -> dict:
    return steps(state.trainer.kind).view(replace(state, runs=(run,)), None)["result"]["rows"][row]
