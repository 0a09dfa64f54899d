"""From what students did to a report: every number is worked out here, once, and hidden where too few are behind it."""

from dataclasses import replace
from math import isnan

import numpy as np

from ..activities.quiz import SURE
from ..words import _, n_
from . import statistics
from .flags import of_assignment, of_item
from .report import Bar, Chosen, ConceptReport, ItemReport, Reliability, Report, Share, Summary, Sure, Table
from .responses import Asked, Choices, Responses
from .small_groups import FEWEST, hidden, told_apart
from .statistics import HIGH, LOW, MIDDLE

BARS = 10  # of the histogram, before small ones are joined


def report(responses: Responses, made: str) -> Report:
    """What `responses` say; `made` is the day. Pure: the order of students makes no difference."""
    enough = responses.students >= FEWEST
    rests = statistics.rest(responses.credit, responses.counting, responses.points)
    facility = statistics.facility(responses.credit, responses.asked)
    discrimination = statistics.discrimination(responses.credit, responses.counting, rests)
    items = tuple(_item(responses, number, facility[number], discrimination[number], rests[:, number])
                  for number in range(len(responses.items)))
    drawn = any(item.counts and not had.all() for item, had in zip(responses.items, responses.asked.T))
    summary = _summary(responses) if enough and responses.counting.any() else None
    made_of = Report(
        responses.assignment, responses.title, made, responses.students if enough else None, responses.left_out, drawn, summary,
        items, _concepts(responses, items, summary), ())
    made_of = replace(made_of, items=tuple(replace(item, flags=of_item(item, made_of)) for item in items))
    return replace(made_of, flags=of_assignment(made_of), notes=_notes(made_of))


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)


def _interval(ends: tuple[float, float]) -> tuple[float, float] | None:
    return None if isnan(ends[0]) else ends


def _share(value: float, n: int) -> Share:
    return Share(float(value), *statistics.wilson(float(value), n), int(n))


# Items -----------------------------------------------------------------------------------------------


def _item(responses: Responses, number: int, facility: float, discrimination: float, rests: np.ndarray) -> ItemReport:
    item, asked = responses.items[number], responses.asked[:, number]
    n = int(asked.sum())
    about = ItemReport(number + 1, item.id, item.stem, item.points, item.concepts, item.decision, item.counts, n >= FEWEST)
    if not about.enough:
        return about
    credit, answered = np.nan_to_num(responses.credit[asked, number]), responses.answered[asked, number]
    judged = bool(np.isfinite(responses.credit[asked, number]).any())
    partial = bool(((credit > 0) & (credit < 1)).any())
    thirds = statistics.thirds(rests[asked])
    known = judged and not partial
    tables = _tables(item, [one[asked] for one in responses.picked[number]], thirds, answered, known)
    compared = int((asked & np.isfinite(rests)).sum())
    return replace(
        about, n=n, partial=partial, tables=tables, unanswered=_unanswered(answered, tables),
        facility=_share(facility, n) if judged else None, discrimination=_known(discrimination) if compared >= FEWEST else None,
        discrimination_interval=_interval(statistics.correlation_interval(discrimination, compared)),
        seconds=_median(responses.seconds[asked, number]),
        sure=_sure(responses.sure[asked, number], credit) if judged else ())


def _median(seconds: np.ndarray) -> float | None:
    """Of the times that are known, if there are enough."""
    times = seconds[np.isfinite(seconds)]
    return float(np.median(times)) if len(times) >= FEWEST else None


def _tables(item: Asked, picked: list[np.ndarray], thirds: np.ndarray, answered: np.ndarray, known: bool) -> tuple[Table, ...]:
    made = tuple(_table(choices, table, thirds, answered, known and len(item.choices) == 1)
                 for choices, table in zip(item.choices, picked))
    blanks = [row for table in made if table.single for row in table.rows if row.blank]
    if len(blanks) > 1 and any(None in (*row.by_third, row.all) for row in blanks):  # hidden in one is hidden in all
        made = tuple(replace(table, rows=tuple(
            replace(row, by_third=(None,) * len(row.by_third), all=None) if row.blank else row for row in table.rows)) for table in made)
    return made


def _table(choices: Choices, picked: np.ndarray, thirds: np.ndarray, answered: np.ndarray, known: bool) -> Table:
    """`known`: that the right option's count follows from the facility."""
    blank = choices.single and not answered.all()
    columns = np.column_stack([picked, ~answered]) if blank else picked
    sizes = np.array([(thirds == third).sum() for third in (LOW, MIDDLE, HIGH)])
    shown = bool((sizes >= FEWEST).all())
    groups = [thirds == third for third in (LOW, MIDDLE, HIGH)] if shown else []
    counts = np.column_stack([columns[group].sum(axis=0) for group in [*groups, np.ones(len(columns), bool)]])
    followed = np.zeros(counts.shape, bool)
    if known and choices.single:
        followed[:len(choices.options), -1] = [option.right for option in choices.options]
    hide = hidden(counts, choices.single, followed)
    if not choices.single:  # there, how many didn't choose it is told as well
        hide |= np.array([*(sizes if shown else ()), len(columns)]) - counts < FEWEST
    cells = [tuple(None if gone else int(count) for count, gone in zip(*row)) for row in zip(counts, hide)]
    named = [(option.text, option.right, False) for option in choices.options] + ([(_("No answer"), False, True)] if blank else [])
    rows = tuple(Chosen(text, right, row[:-1], row[-1], none) for (text, right, none), row in zip(named, cells))
    return Table(choices.legend, choices.single, rows, tuple(map(int, sizes)) if shown else ())


def _unanswered(answered: np.ndarray, tables: tuple[Table, ...]) -> int | None:
    """How many gave no answer; None where that may not be said."""
    count = int((~answered).sum())
    blanks = [row.all for table in tables for row in table.rows if row.blank]
    return None if 0 < count < FEWEST or None in blanks else count


def _sure(levels: np.ndarray, credit: np.ndarray) -> tuple[Sure, ...]:
    """How right those were who were sure to each level, where that may be said."""
    shown = told_apart(np.array([(levels == level).sum() for level in (0, *SURE)]))
    return tuple(Sure(level, _share(credit[levels == level].mean(), (levels == level).sum()))
                 for level, told in zip(SURE, shown[1:]) if told)


# The assignment --------------------------------------------------------------------------------------


def _summary(responses: Responses) -> Summary:
    got, possible = statistics.totals(responses.credit, responses.counting, responses.points)
    scored = possible > 1e-9
    shares = np.round(got[scored] / possible[scored], 9)
    same = float(possible[scored][0]) if scored.any() and np.ptp(possible[scored]) < 1e-9 else None
    reliability, why_not = _reliability(responses)
    return Summary(float(shares.mean()), statistics.spread(shares), same, _bars(shares), reliability, why_not, _sure_overall(responses))


def _reliability(responses: Responses) -> tuple[Reliability | None, str]:
    """Of the items that everybody was asked, since alpha needs an answer from each student to each; or why there is none."""
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
                       _interval(statistics.alpha_interval(value, len(marks), len(common))), error, len(common),
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
            told.append(Sure(level, _share(np.nan_to_num(responses.credit)[here].mean(), students)))
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
        right = _share((got[had] / possible[had]).mean(), int(had.sum()))
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
    notes.append(_("No number here is about fewer than five students. A smaller count is hidden, and sometimes another one beside it, from "
                   "which it could be worked out."))
    return tuple(notes)
