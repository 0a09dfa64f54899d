"""What students did on one item: every number about it is worked out here, and hidden where too few are behind it."""

from dataclasses import replace
from math import isnan

import numpy as np

from ...activities.quiz import SURE
from ...words import _
from . import statistics
from .report import Chosen, ItemReport, Share, Sure, Table
from .responses import Asked, Choices, Responses
from .small_groups import FEWEST, hidden, told_apart
from .statistics import HIGH, LOW, MIDDLE


def item_report(responses: Responses, number: int, facility: float, discrimination: float, rests: np.ndarray) -> ItemReport:
    """The report on the item at place `number`. `rests`: what each student earned on the others, NaN where they weren't asked it."""
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
        facility=share(facility, n) if judged else None, discrimination=_known(discrimination) if compared >= FEWEST else None,
        discrimination_interval=interval(statistics.correlation_interval(discrimination, compared)),
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
    return tuple(Sure(level, share(credit[levels == level].mean(), (levels == level).sum()))
                 for level, told in zip(SURE, shown[1:]) if told)


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)


def interval(ends: tuple[float, float]) -> tuple[float, float] | None:
    """`ends`, or None where a statistic has none (NaN)."""
    return None if isnan(ends[0]) else ends


def share(value: float, n: int) -> Share:
    """A mean credit of `n` students, with its interval."""
    return Share(float(value), *statistics.wilson(float(value), n), int(n))
