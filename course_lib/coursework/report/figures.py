"""The report's pictures. Each is drawn once, and can be put into a page, onto paper or into a notebook; `says` tells what it shows."""

from textwrap import shorten, wrap

from ...models.picture import Picture
from ...models.sheet import percent_axis, plain, sheet
from ...models.style import DO, FEEL, INK, SOFT
from ...words import N_, _, n_
from .flags import percent
from .report import Report, Sure

LEVELS = (N_("a guess"), N_("fairly sure"), N_("sure"))
PLACES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))  # around a mark, the best first
MOST_CONCEPTS = 14  # the hardest and the easiest halves of these, where there are more


def pictures(report: Report) -> tuple[Picture, ...]:
    """Those that there is something to show in."""
    drawn = (_scores(report), _map(report), _sure(report), _concepts(report))
    return tuple(one for one in drawn if one)


def _scores(report: Report) -> Picture | None:
    """A bar's area stands for students, since bars of few students were joined and are wider. One bar over all shows nothing."""
    if not report.summary or len(report.summary.bars) < 2:
        return None
    bars, mean = report.summary.bars, report.summary.mean
    heights = [bar.n / (bar.high - bar.low) / 10 for bar in bars]
    with sheet(height=3.2, left=0.13, right=0.93, bottom=0.24, top=0.88) as (figure, axes):
        axes.bar([bar.low for bar in bars], heights, [bar.high - bar.low for bar in bars], align="edge", color=DO, alpha=0.85,
                 edgecolor="#ffffff", linewidth=1.5)
        axes.axvline(mean, color=FEEL, linewidth=2, dashes=(4, 2))
        top = max(heights)
        axes.text(mean, top * 1.06, _("mean {share}").format(share=percent(mean)), color=FEEL, ha="center", va="bottom")
        axes.set(xlim=(0, 1), ylim=(0, top * 1.05), xlabel=_("share of the points"), ylabel=_("students"))
        percent_axis(axes.xaxis)
        axes.yaxis.get_major_locator().set_params(integer=True, nbins=4)
        plain(axes)
    told = "; ".join(_("{low} to {high}: {n}").format(low=percent(bar.low), high=percent(bar.high), n=bar.n) for bar in bars)
    says = _("How many students earned which share of the points. {bars}. The mean is {mean}.").format(bars=told, mean=percent(mean))
    if any(bar.high - bar.low > 0.11 for bar in bars):
        says += " " + _("Wider bars were joined, so that none stands for fewer than five; their area counts.")
    return Picture("scores", _("Scores"), says, figure)


def _map(report: Report) -> Picture | None:
    """Each item's number, at how easy it is and how well it tells students apart."""
    known = [item for item in report.items if item.facility and item.discrimination is not None]
    if len(known) < 2:
        return None
    marked = [item for item in known if item.flags]
    with sheet(height=4.4, left=0.16, right=0.93, bottom=0.18, top=0.97) as (figure, axes):
        axes.axhline(0, color=SOFT, linewidth=1.2)
        for item in known:
            axes.plot(item.facility.value, item.discrimination, "D" if item.flags else "o", color=FEEL if item.flags else DO, markersize=6)
        lowest, highest = min(item.discrimination for item in known), max(item.discrimination for item in known)
        axes.set(xlim=(-0.03, 1.03), ylim=(min(-0.1, lowest - 0.08), max(0.5, highest + 0.08)), xlabel=_("got it"),
                 ylabel=_("tells strong from weak"))
        percent_axis(axes.xaxis)
        plain(axes)
        _numbers(axes, sorted(known, key=lambda item: not item.flags))
    says = _("Each question: further right, more got it; further up, the more it goes with the score on the other questions. It has its "
             "number where there's room.")
    if marked:
        numbers = ", ".join(str(item.number) for item in marked)
        says += " " + _("A diamond, because something is flagged: {numbers}.").format(numbers=numbers)
    return Picture("questions", _("Questions at a glance"), says + " " + _("The table of questions has the numbers."), figure)


def _numbers(axes, items) -> None:
    """Each item's number beside its mark, in whichever place touches nothing that is there already; flagged ones come first."""
    size = axes.get_window_extent()
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    wide, high = 11 / size.width * (right - left), 15 / size.height * (top - bottom)  # of a digit, in the units of the axes
    marks = [(item.facility.value, item.discrimination) for item in items]
    taken = [(x - wide / 2, y - high / 3, x + wide / 2, y + high / 3) for x, y in marks]
    for item, (x, y) in zip(items, marks):
        half = wide * len(str(item.number)) / 2
        for dx, dy in PLACES:
            middle, level = x + dx * (half + wide * 0.7), y + dy * high * 0.95
            box = (middle - half, level - high / 2, middle + half, level + high / 2)
            if left <= box[0] and box[2] <= right and not any(_touch(box, other) for other in taken):
                taken.append(box)
                axes.text(middle, level, str(item.number), ha="center", va="center", fontsize=12, color=FEEL if item.flags else DO)
                break


def _touch(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _sure(report: Report) -> Picture | None:
    levels = report.summary.sure if report.summary else ()
    if len(levels) < 2:
        return None
    with sheet(height=3.0, left=0.13, right=0.97, bottom=0.16, top=0.95) as (figure, axes):
        for one in levels:
            axes.plot([one.level, one.level], [one.right.low, one.right.high], color=DO, alpha=0.3, linewidth=7, solid_capstyle="round")
            axes.plot(one.level, one.right.value, "o", color=DO, markersize=10, clip_on=False)  # whole at 0 and 1, too
            axes.text(one.level + 0.1, one.right.value, percent(one.right.value), va="center", color=INK)
        axes.set(xlim=(0.6, 3.6), ylim=(0, 1))
        axes.set_xticks([1, 2, 3], list(map(_, LEVELS)))
        percent_axis(axes.yaxis)
        plain(axes)
    return Picture("sure", _("How sure, and how right"), says_sure(levels), figure)


def says_sure(levels: tuple[Sure, ...]) -> str:
    """The levels in words."""
    told = "; ".join(_("{level}: {share}, between {low} and {high}").format(
        level=_(LEVELS[one.level - 1]), share=percent(one.right.value), low=percent(one.right.low), high=percent(one.right.high))
        for one in levels)
    return _("How much was right of what students answered as a guess, fairly sure or sure. {told}.").format(told=told[:1].upper() + told[1:])


def _concepts(report: Report) -> Picture | None:
    if len(report.concepts) < 2:
        return None
    half = MOST_CONCEPTS // 2
    few = len(report.concepts) <= MOST_CONCEPTS
    shown = report.concepts if few else (*report.concepts[:half], *report.concepts[-half:])
    mean = report.summary.mean
    with sheet(height=0.9 + 0.5 * len(shown), left=0.48, right=0.92, bottom=0.7 / (0.9 + 0.5 * len(shown)), top=0.985) as (figure, axes):
        axes.axvline(mean, color=SOFT, linewidth=1.5, linestyle=":")
        for place, one in enumerate(reversed(shown)):
            colour, marker = {"below": (FEEL, "v"), "above": (DO, "^"), "level": (SOFT, "o")}[one.stands]
            axes.plot([one.right.low, one.right.high], [place, place], color=colour, alpha=0.3, linewidth=7, solid_capstyle="round")
            axes.plot(one.right.value, place, marker, color=colour, markersize=10)
            lines = "\n".join(wrap(shorten(one.name, 52, placeholder="…"), 27)) or one.id
            axes.text(-0.04, place, lines, ha="right", va="center", fontsize=11, linespacing=1.1, parse_math=False)
        axes.set(xlim=(-0.02, 1.02), ylim=(-0.6, len(shown) - 0.4), xlabel=_("share of the points"))
        axes.set_yticks([])
        percent_axis(axes.xaxis)
        plain(axes)
    says = _("The concepts, hardest at the top, with the share of points earned on their questions. The dotted line is the mean of all "
             "questions, {mean}.").format(mean=percent(mean))
    below, above = ([one.name for one in report.concepts if one.stands == stands] for stands in ("below", "above"))
    says += " " + _("Below it: {names}.").format(names="; ".join(below)) if below else ""
    says += " " + _("Above it: {names}.").format(names="; ".join(above)) if above else ""
    if not few:
        says += " " + n_("{n} in between isn't drawn.", "{n} in between aren't drawn.", len(report.concepts) - MOST_CONCEPTS).format(
            n=len(report.concepts) - MOST_CONCEPTS)
    return Picture("concepts", _("Strengths and gaps"), says, figure)
