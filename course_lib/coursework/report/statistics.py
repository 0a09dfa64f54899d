"""What numbers say about questions and about a test: classical test theory, as functions of plain arrays.

Everywhere `credit` is students × items, 0 to 1, NaN where there is none; `asked` is the same shape, true where a student was
given an item; `points` has one number an item. What was asked and not answered earned nothing, so it counts as 0, as in the
gradebook. A statistic that doesn't exist for what it's given (one student, no spread, nothing asked) is NaN.

The definitions are those of Moodle's quiz statistics (docs.moodle.org/dev/Quiz_statistics_calculations), with variances over
n − 1, except where a function says so.
"""

from math import atanh, exp, isnan, log, nan, sqrt, tanh

import numpy as np

Z = 1.959963984540054  # leaves 2.5 % of a normal distribution above it: 95 % intervals
LOW, MIDDLE, HIGH = 0, 1, 2


def earned(credit: np.ndarray, asked: np.ndarray, points: np.ndarray) -> np.ndarray:
    """The points of each student on each item; 0 for what wasn't answered or asked."""
    return np.where(asked, np.nan_to_num(credit), 0.0) * points


def totals(credit: np.ndarray, asked: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each student, the points earned and those that could have been."""
    return earned(credit, asked, points).sum(axis=1), (asked * points).sum(axis=1)


def facility(credit: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """For each item, the mean credit of those who were asked it: Moodle's facility index, 0 to 1."""
    count = asked.sum(axis=0)
    return np.divide(np.where(asked, np.nan_to_num(credit), 0.0).sum(axis=0), count, out=np.full(len(count), nan), where=count > 0)


def wilson(share: float, n: int) -> tuple[float, float]:
    """A 95 % interval for a share of `n`: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).

    E. B. Wilson (1927), Journal of the American Statistical Association 22, 209–212. For a mean of values between 0 and 1
    (partial credit) it is wider than it need be, since their variance is at most p(1 − p).
    """
    if n < 1 or isnan(share):
        return nan, nan
    middle, half = share + Z * Z / (2 * n), Z * sqrt(max(share * (1 - share), 0) / n + Z * Z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + Z * Z / n)), min(1.0, (middle + half) / (1 + Z * Z / n))


def rest(credit: np.ndarray, asked: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Students × items: the share of the points that a student earned on the other items they were asked; NaN where the item
    wasn't asked or there are no others. Rounded to 9 places, so that equal scores are equal.

    Where everybody is asked the same, this is Moodle's X = T − x over a constant. Where items are drawn, students' others
    differ, so a share is what can be compared, and it also holds how hard the others happened to be.
    """
    marks, possible = earned(credit, asked, points), asked * points
    others = possible.sum(axis=1, keepdims=True) - possible
    share = np.divide(marks.sum(axis=1, keepdims=True) - marks, others, out=np.full(marks.shape, nan), where=asked & (others > 1e-9))
    return np.round(share, 9)


def discrimination(credit: np.ndarray, asked: np.ndarray, rests: np.ndarray) -> np.ndarray:
    """For each item, the correlation of its credit with the score on the rest (corrected item–total correlation), −1 to 1.

    Moodle's discrimination index: C(x, X) / √(V(x) V(X)), there times 100.
    """
    return np.array([correlation(np.nan_to_num(credit[had, item]), rests[had, item])
                     for item, had in enumerate((asked & np.isfinite(rests)).T)])


def correlation(x: np.ndarray, y: np.ndarray) -> float:
    """Pearson's r; NaN where either has no spread."""
    if len(x) < 2 or np.ptp(x) < 1e-9 or np.ptp(y) < 1e-9:
        return nan
    x, y = x - x.mean(), y - y.mean()
    return float(np.clip(x @ y / sqrt((x @ x) * (y @ y)), -1, 1))


def correlation_interval(r: float, n: int) -> tuple[float, float]:
    """A 95 % interval: tanh(artanh r ± z / √(n − 3)).

    R. A. Fisher (1921), Metron 1, 3–32. It takes both for normal, so for answers that are right or not it is rough. NaN for
    fewer than 5 and for r = ±1, of which it would make a certainty.
    """
    if isnan(r) or n < 5 or abs(r) > 1 - 1e-12:
        return nan, nan
    half = Z / sqrt(n - 3)
    return tanh(atanh(r) - half), tanh(atanh(r) + half)


def thirds(scores: np.ndarray) -> np.ndarray:
    """LOW, MIDDLE or HIGH for each score, by its mean rank; −1 for NaN. Equal scores are in the same third, so thirds may
    differ in size."""
    known = np.isfinite(scores)
    different, counts = np.unique(scores[known], return_counts=True)
    rank = (np.cumsum(counts) - counts / 2) / max(known.sum(), 1)
    third = np.full(len(scores), -1)
    third[known] = np.digitize(rank, [1 / 3 + 1e-9, 2 / 3 - 1e-9])[np.searchsorted(different, scores[known])]
    return third


def alpha(marks: np.ndarray) -> float:
    """Cronbach's alpha of students × items without gaps: k / (k − 1) · (1 − Σ V(xᵢ) / V(Σ xᵢ)). At most 1; it can be negative.

    L. J. Cronbach (1951), Psychometrika 16, 297–334; Moodle's coefficient of internal consistency, there times 100. Of items
    that are right or not it is Kuder and Richardson's formula 20 (1937, Psychometrika 2, 151–160).
    """
    students, items = marks.shape
    total = marks.sum(axis=1)
    if items < 2 or students < 2 or np.ptp(total) < 1e-9:
        return nan
    return float(items / (items - 1) * (1 - marks.var(axis=0, ddof=1).sum() / total.var(ddof=1)))


def alpha_interval(value: float, students: int, items: int) -> tuple[float, float]:
    """A 95 % interval for alpha: 1 − exp(ln(1 − α) ± z √(2k / ((k − 1)(n − 2)))).

    D. G. Bonett (2002), Journal of Educational and Behavioral Statistics 27, 335–340. NaN where alpha is 1.
    """
    if isnan(value) or students < 3 or items < 2 or value > 1 - 1e-12:
        return nan, nan
    half = Z * sqrt(2 * items / ((items - 1) * (students - 2)))
    return 1 - exp(log(1 - value) + half), 1 - exp(log(1 - value) - half)


def measurement_error(spread: float, reliability: float) -> float:
    """The standard error of measurement, in the unit of `spread`: SD √(1 − reliability).

    Moodle's standard error (its error ratio is 100 √(1 − CIC / 100), times the SD).
    """
    return nan if isnan(spread) or isnan(reliability) else spread * sqrt(max(0.0, 1 - reliability))


def spread(values: np.ndarray) -> float:
    """The standard deviation, over n − 1."""
    return float(values.std(ddof=1)) if len(values) > 1 else nan
