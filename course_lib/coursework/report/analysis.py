"""From what students did to a report: every number is worked out here, once, and hidden where too few are behind it."""

from dataclasses import replace
from math import isnan

import numpy as np

from ...activities.quiz import SURE
from ...words import _, n_
from . import statistics
from .flags import of_assignment, of_item
from .item_analysis import interval, item_report, share
from .report import Bar, ConceptReport, ItemReport, Reliability, Report, Summary, Sure
from .responses import Responses
from .small_groups import FEWEST

BARS = 10  # of the histogram, before small ones are joined
# Fewer students get no reliability: the interval of a middling value, .50, would reach from 0 to .75, whatever the number of
# questions (`statistics.alpha_interval`), so it couldn't be told from none at all. The limit is ours.
RELIABLE_FROM = 20


def report(responses: Responses, made: str) -> Report:
    """What `responses` say; `made` is the day. Pure: the order of students makes no difference."""
    enough = responses.students >= FEWEST
    rests = statistics.rest(responses.credit, responses.counting, responses.points)
    facility = statistics.facility(responses.credit, responses.asked)
    discrimination = statistics.discrimination(responses.credit, responses.counting, rests)
    items = tuple(item_report(responses, number, facility[number], discrimination[number], rests[:, number])
                  for number in range(len(responses.items)))
    drawn = any(item.counts and not had.all() for item, had in zip(responses.items, responses.asked.T))
    summary = _summary(responses) if enough and responses.counting.any() else None
    made_of = Report(
        responses.assignment, responses.title, made, responses.students if enough else None, responses.left_out, drawn, summary,
        items, _concepts(responses, items, summary), ())
    made_of = replace(made_of, items=tuple(replace(item, flags=of_item(item, made_of)) for item in items))
    return replace(made_of, flags=of_assignment(made_of), notes=_notes(made_of))


def _summary(responses: Responses) -> Summary:
    got, possible = statistics.totals(responses.credit, responses.counting, responses.points)
    scored = possible > 1e-9
    shares = np.round(got[scored] / possible[scored], 9)
    same = float(possible[scored][0]) if scored.any() and np.ptp(possible[scored]) < 1e-9 else None
    reliability, why_not = _reliability(responses)
    return Summary(float(shares.mean()), statistics.spread(shares), same, _bars(shares), reliability, why_not, _sure_overall(responses))


def _reliability(responses: Responses) -> tuple[Reliability | None, str]:
    """Of the items that everybody was asked, since alpha needs an answer from each student to each; or why there is none."""
    if responses.students < RELIABLE_FROM:
        return None, _("Too few students to say. Of fewer than {fewest}, a value of 0.50 might as well be 0 or 0.75.").format(fewest=RELIABLE_FROM)
    counting = [number for number, item in enumerate(responses.items) if item.counts]
    common = [number for number in counting if responses.asked[:, number].all()]
    if len(common) < 2:
        drawn = len(common) < len(counting)
        return None, _("Reliability needs at least two questions that every student was asked. Here the questions were drawn.") if drawn \
            else _("Reliability needs at least two questions.")
    marks = statistics.earned(responses.credit[:, common], responses.asked[:, common], responses.points[common])
    value = statistics.alpha(marks)
    if isnan(value):
        return None, _("Reliability needs scores that differ. Here all are the same.")
    right_or_not = np.isin(np.nan_to_num(responses.credit[:, common]), (0, 1)).all() and np.ptp(responses.points[common]) < 1e-9
    points = float(responses.points[common].sum())
    error = statistics.measurement_error(statistics.spread(marks.sum(axis=1)), value) / points
    return Reliability("KR-20" if right_or_not else _("Cronbach's alpha"), value,
                       interval(statistics.alpha_interval(value, len(marks), len(common))), error, len(common),
                       len(common) == len(counting), points), ""


def _bars(shares: np.ndarray) -> tuple[Bar, ...]:
    """A histogram in which no bar stands for one to four students: such bars are joined with their neighbours."""
    counts = np.bincount(np.minimum((shares * BARS + 1e-9).astype(int), BARS - 1), minlength=BARS)
    bars: list[Bar] = []
    start = n = 0
    for place, count in enumerate(counts):
        n += int(count)
        if n == 0 or n >= FEWEST:
            bars.append(Bar(start / BARS, (place + 1) / BARS, n))
            start, n = place + 1, 0
    while n and bars:  # what is left at the top joins the last bar that has somebody in it
        last = bars.pop()
        start, n = round(last.low * BARS), n + last.n
        if n >= FEWEST:
            bars.append(Bar(start / BARS, 1.0, n))
            break
    return tuple(bars)


def _sure_overall(responses: Responses) -> tuple[Sure, ...]:
    """Over all answers that count. A level is left out where fewer than five students ever gave it."""
    told = []
    for level in SURE:
        here = (responses.sure == level) & responses.counting & responses.answered
        students = int(here.any(axis=1).sum())
        if students >= FEWEST:
            told.append(Sure(level, share(np.nan_to_num(responses.credit)[here].mean(), students)))
    return tuple(told)


def _concepts(responses: Responses, items: tuple[ItemReport, ...], summary: Summary | None) -> tuple[ConceptReport, ...]:
    """Each concept that a shown item is about, hardest first. A student counts once for a concept, however many items it has."""
    found = []
    names = dict.fromkeys(name for item in items if item.enough and item.counts for name in item.concepts)
    for name in names if summary else ():
        about = [item.number - 1 for item in items if item.enough and item.counts and name in item.concepts]
        got, possible = statistics.totals(responses.credit[:, about], responses.asked[:, about], responses.points[about])
        had = possible > 1e-9
        if had.sum() < FEWEST:
            continue
        right = share((got[had] / possible[had]).mean(), int(had.sum()))
        stands = "below" if right.high < summary.mean else "above" if right.low > summary.mean else "level"
        found.append(ConceptReport(name, responses.concepts.get(name, name), tuple(number + 1 for number in about), right, stands))
    return tuple(sorted(found, key=lambda one: (one.right.value, one.id)))


def _notes(made: Report) -> tuple[str, ...]:
    """What to know before reading on."""
    notes = []
    if made.students is None:
        return (_("Fewer than five students have answered, so nothing is said about them here."),)
    if made.students < 30:
        notes.append(_("{n} students are few for numbers like these. Read each with its interval: it may look quite different next "
                       "time.").format(n=made.students))
    if made.left_out:
        notes.append(n_("{n} submission isn't in here, because it still needs review.", "{n} submissions aren't in here, because they "
                        "still need review.", made.left_out).format(n=made.left_out))
    if made.drawn:
        notes.append(_("Questions were drawn, so students didn't all get the same. Each question is about those who were asked it. "
                       "Scores are shares of what each student could earn, and some drew harder questions than others."))
    notes.append(_("Only what is marked by itself is in here: no prose, no talks marked by hand. A question that was left out counts "
                   "as not right, as in the gradebook."))
    notes.append(_("No number here is about fewer than five students, but for how many got a question right: its share says that anyway. A smaller "
                   "count is hidden, and sometimes another one beside it, from which it could be worked out."))
    return tuple(notes)
