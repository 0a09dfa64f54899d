"""The statistics of questions and tests, beside hand-computed cases, Moodle's formulas and pingouin's numbers."""

from math import isnan, nan, sqrt

import numpy as np
import pytest

from course_lib.coursework.report import statistics
from course_lib.coursework.report.statistics import HIGH, LOW, MIDDLE

# Marks of 25 attempts at 7 questions of 1 point, and what Moodle's report says of them, worked out by its authors in a
# spreadsheet: mod/quiz/report/statistics/tests/fixtures/{results00,qstats00}.csv and stats_from_steps_walkthrough_test.php.
MOODLE_MARKS = np.array([[1 / 3 if mark == "t" else {"8": 0.8, "5": 0.5}.get(mark, float(mark == "1")) for mark in row] for row in """
1111101 1111510 1111501 0011100 1010015 1111505 0111515 1110515 1011111 0110515 8011515 1110511 1011515 1011105 0011011 1010511 8011501
1011015 1011505 0110510 11t1505 1110505 1111015 0010511 0011111""".split()])
MOODLE_FACILITY = [0.704, 0.48, 0.973333332, 0.68, 0.52, 0.64, 0.62]
MOODLE_DISCRIMINATION = [-7.0650767526, -28.8982125772, -9.1230674268, -22.6306444113, -17.6997047674, -45.3785178421, -5.6543166602]
MOODLE_SPREAD, MOODLE_CIC, MOODLE_STANDARD_ERROR = 0.8117265554, -87.2230935542, 1.1106813066


def all_asked(marks):
    return np.ones(marks.shape, bool)


def ones(marks):
    return np.ones(marks.shape[1])


def discrimination(credit, points=None):
    asked, points = all_asked(credit), ones(credit) if points is None else points
    return statistics.discrimination(credit, asked, statistics.rest(credit, asked, points))


def answers(students, items, steps):
    """Made-up credit of `steps` steps that hangs together, without chance in it."""
    s, i = np.arange(students)[:, None], np.arange(items)[None, :]
    return np.clip(np.round((s / students + ((s * 7 + i * 3 + s * i) % 11) / 11) / 2 * steps * 1.1), 0, steps) / steps


# Moodle ----------------------------------------------------------------------------------------------


def test_moodles_own_example():
    """Facility, discrimination, internal consistency and standard error of Moodle's example are what Moodle says they are."""
    asked = all_asked(MOODLE_MARKS)
    assert statistics.facility(MOODLE_MARKS, asked) == pytest.approx(MOODLE_FACILITY, abs=1e-8)
    assert 100 * discrimination(MOODLE_MARKS) == pytest.approx(MOODLE_DISCRIMINATION, abs=1e-4)
    spread, alpha = statistics.spread(MOODLE_MARKS.sum(axis=1)), statistics.alpha(MOODLE_MARKS)
    assert spread == pytest.approx(MOODLE_SPREAD, rel=1e-5)
    assert 100 * alpha == pytest.approx(MOODLE_CIC, rel=1e-5)
    assert statistics.measurement_error(spread, alpha) == pytest.approx(MOODLE_STANDARD_ERROR, rel=1e-5)


def moodle(marks, most):
    """Moodle's documented calculations (docs.moodle.org/dev/Quiz_statistics_calculations), student by student as it writes
    them: facility, discrimination index, coefficient of internal consistency, error ratio and standard error.

    "treat omitted items as having a score of 0" is its first approach to incomplete attempts. In the calculations, with T the
    test score, x the score on a question, X = T − x that on the rest and V, C over S − 1: F = 100 · mean(x) / most,
    D = 100 C(x, X) / √(V(x) V(X)), CIC = 100 P / (P − 1) · (1 − Σ V(x) / V(T)), ER = 100 √(1 − CIC / 100), SE = ER / 100 · SD.
    """
    students, questions = len(marks), len(marks[0])

    def mean(values):
        return sum(values) / students

    def covariance(one, other):
        a, b = mean(one), mean(other)
        return sum((x - a) * (y - b) for x, y in zip(one, other)) / (students - 1)

    totals, facilities, indices, variances = [sum(row) for row in marks], [], [], []
    for question in range(questions):
        x = [row[question] for row in marks]
        others = [total - mark for total, mark in zip(totals, x)]
        facilities.append(100 * mean(x) / most[question])
        indices.append(100 * covariance(x, others) / sqrt(covariance(x, x) * covariance(others, others)))
        variances.append(covariance(x, x))
    cic = 100 * questions / (questions - 1) * (1 - sum(variances) / covariance(totals, totals))
    ratio = 100 * sqrt(1 - cic / 100)
    return facilities, indices, cic, ratio / 100 * sqrt(covariance(totals, totals))


@pytest.mark.parametrize("seed", range(3))
def test_moodles_formulas(seed):
    """With questions of different worth, partial credit and gaps, all agree with Moodle's formulas written out."""
    rng = np.random.default_rng(seed)
    points = rng.choice([1.0, 2.0, 0.5], 7)
    credit = rng.choice([0, 0.5, 1, nan], (40, 7), p=[0.3, 0.2, 0.4, 0.1])
    asked = all_asked(credit)
    facilities, indices, cic, error = moodle((np.nan_to_num(credit) * points).tolist(), points.tolist())
    assert 100 * statistics.facility(credit, asked) == pytest.approx(facilities)
    assert 100 * discrimination(credit, points) == pytest.approx(indices, abs=1e-5)
    marks = statistics.earned(credit, asked, points)
    alpha = statistics.alpha(marks)
    assert 100 * alpha == pytest.approx(cic)
    assert statistics.measurement_error(statistics.spread(marks.sum(axis=1)), alpha) == pytest.approx(error)


# Reliability -----------------------------------------------------------------------------------------

# pingouin 0.7.0: cronbach_alpha(pandas.DataFrame(answers(…))), and its interval, which is Feldt's. The package takes 290 MB,
# so it's asked anew in benchmarks/report.py, which stops where the two part ways.
PINGOUIN = {
    (40, 8, 1): (0.8103716127967882, (0.707, 0.888)), (40, 8, 4): (0.8930374851163316, (0.834, 0.937)),
    (200, 20, 1): (0.9276749102301683, (0.912, 0.941)), (12, 5, 2): (0.8346518987341772, (0.619, 0.946)),
}


@pytest.mark.parametrize("shape", PINGOUIN)
def test_alpha_is_pingouins(shape):
    """The same number; and an interval near its, which is worked out otherwise."""
    value, ends = PINGOUIN[shape]
    alpha = statistics.alpha(answers(*shape))
    assert alpha == pytest.approx(value, abs=1e-12)
    assert statistics.alpha_interval(alpha, *shape[:2]) == pytest.approx(ends, abs=0.03 if shape[0] > 20 else 0.12)


def test_alpha_by_hand():
    """Of four students and two items, and as KR-20 with p·q over n."""
    marks = np.array([[1, 1], [1, 0], [0, 0], [1, 1]], float)
    assert statistics.alpha(marks) == pytest.approx(2 / 1 * (1 - (3 / 12 + 4 / 12) / (11 / 12)))
    right = answers(40, 8, 1)
    p = right.mean(axis=0)
    kr20 = 8 / 7 * (1 - (p * (1 - p)).sum() / right.sum(axis=1).var())
    assert statistics.alpha(right) == pytest.approx(kr20)


def test_identical_items_are_perfectly_consistent():
    """Alpha is 1, error 0, and no interval pretends to follow."""
    marks = np.tile(np.array([[0.0], [1], [1], [0], [0.5]]), (1, 6))
    assert statistics.alpha(marks) == pytest.approx(1)
    assert statistics.measurement_error(2.0, 1.0) == 0
    assert all(map(isnan, statistics.alpha_interval(1.0, 5, 6)))
    assert discrimination(marks) == pytest.approx(np.ones(6))


@pytest.mark.parametrize("marks", [np.ones((9, 4)), np.ones((1, 4)), np.ones((9, 1)), np.zeros((0, 3)), np.array([[1, 0.0], [0, 1]])])
def test_no_alpha_without_two_items_and_scores_that_differ(marks):
    """It's NaN, not an error, and not a number that means nothing."""
    assert isnan(statistics.alpha(marks)) and all(map(isnan, statistics.alpha_interval(nan, *marks.shape)))


# Intervals -------------------------------------------------------------------------------------------


def test_wilson_by_hand():
    """Newcombe's example (1998, Statistics in Medicine 17, 857–872): 81 of 263 is .2553 to .3662; 15 of 148, .0624 to .1605;
    0 of 20, 0 to .1611; 1 of 29, .0061 to .1718."""
    for count, n, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)):
        assert statistics.wilson(count / n, n) == pytest.approx((low, high), abs=6e-5)
    assert all(map(isnan, statistics.wilson(nan, 9))) and all(map(isnan, statistics.wilson(0.5, 0)))


def test_wilson_holds_what_it_says():
    """Of 4,000 samples of partial credit, at least 95 % of the intervals hold the true mean, since they're on the wide side."""
    rng = np.random.default_rng(2)
    samples = rng.choice([0, 0.25, 0.5, 0.75, 1], (4000, 25), p=[0.1, 0.2, 0.3, 0.2, 0.2]).mean(axis=1)
    held = [low <= 0.55 <= high for low, high in (statistics.wilson(mean, 25) for mean in samples)]
    assert np.mean(held) > 0.95


def test_interval_of_a_correlation():
    """Fisher's, by hand: .5 of 28 is tanh(.5493 ± .392); of few, or of 1, there is none."""
    assert statistics.correlation_interval(0.5, 28) == pytest.approx((0.156, 0.736), abs=1e-3)
    for r, n in ((0.5, 4), (1.0, 50), (-1.0, 50), (nan, 50)):
        assert all(map(isnan, statistics.correlation_interval(r, n)))


# Rest and thirds -------------------------------------------------------------------------------------


def test_rest_leaves_the_item_out():
    """Ana has 2 of 3 points on the others of item 0, and what Ben wasn't asked is out of his; nobody has a rest of nothing."""
    credit = np.array([[1, 1, 0], [0, nan, 1]])
    asked = np.array([[True, True, True], [True, False, True]])
    found = statistics.rest(credit, asked, np.array([1.0, 2, 1]))
    assert found == pytest.approx(np.array([[2 / 3, 1 / 2, 1], [1, nan, 0]]), nan_ok=True)
    assert np.isnan(statistics.rest(np.array([[1.0]]), np.array([[True]]), np.array([1.0]))).all()


def test_what_was_left_out_counts_as_nothing_and_what_was_not_asked_not_at_all():
    """An answer that is missing is 0, in facility and totals; a question that wasn't asked is neither earned nor possible."""
    credit = np.array([[1, nan], [nan, nan]])
    asked = np.array([[True, True], [True, False]])
    assert statistics.facility(credit, asked).tolist() == [0.5, 0]
    got, possible = statistics.totals(credit, asked, np.array([2.0, 1]))
    assert got.tolist() == [2, 0] and possible.tolist() == [3, 2]


def test_discrimination_without_spread_is_none():
    """An item that all got, and one that only one student was asked."""
    credit = np.array([[1, 0, 1.0], [1, 1, nan], [1, 1, nan], [1, 0, nan]])
    asked = np.isfinite(credit)
    found = statistics.discrimination(credit, asked, statistics.rest(credit, asked, np.ones(3)))
    assert isnan(found[0]) and isnan(found[2])


def test_thirds_are_equal_and_keep_ties_together():
    """Nine different scores are three each; equal ones are all in the middle; NaN is in none."""
    assert statistics.thirds(np.arange(9.0)).tolist() == [LOW] * 3 + [MIDDLE] * 3 + [HIGH] * 3
    assert set(statistics.thirds(np.full(7, 0.4)).tolist()) == {MIDDLE}
    assert statistics.thirds(np.array([nan, 0.1, nan, 0.9])).tolist() == [-1, LOW, -1, HIGH]
    assert statistics.thirds(np.array([])).tolist() == []
    scores = np.round(np.random.default_rng(3).random(200), 1)
    thirds = statistics.thirds(scores)
    assert all(len(set(thirds[scores == score])) == 1 for score in set(scores))
    assert all((np.diff(thirds[np.argsort(scores)]) >= 0))


# Properties ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_students_and_items_means_nothing(seed):
    """Shuffling either moves the numbers with it, and changes none."""
    rng = np.random.default_rng(seed)
    credit = rng.choice([0, 0.5, 1, nan], (30, 6))
    asked = rng.random((30, 6)) < 0.8
    credit = np.where(asked, credit, nan)
    points = rng.choice([1.0, 3.0], 6)
    rows, columns = rng.permutation(30), rng.permutation(6)

    def told(credit, asked, points):
        rests = statistics.rest(credit, asked, points)
        return statistics.facility(credit, asked), statistics.discrimination(credit, asked, rests)

    before, after = told(credit, asked, points), told(credit[rows][:, columns], asked[rows][:, columns], points[columns])
    for one, other in zip(before, after):
        assert other == pytest.approx(one[columns], nan_ok=True)
    full = np.nan_to_num(credit)
    assert statistics.alpha(full) == pytest.approx(statistics.alpha(full[rows][:, columns]))
    assert statistics.alpha(full) == pytest.approx(statistics.alpha(full * 7))


@pytest.mark.parametrize("seed", range(5))
def test_bounds(seed):
    """Shares stay within 0 and 1, correlations within −1 and 1, alpha below 1, and each interval holds its number."""
    rng = np.random.default_rng(seed)
    credit = rng.random((50, 5)).round(int(rng.integers(0, 3)))
    facility, found = statistics.facility(credit, all_asked(credit)), discrimination(credit)
    assert ((facility >= 0) & (facility <= 1)).all() and (np.abs(found) <= 1).all() and statistics.alpha(credit) <= 1
    for share in facility:
        low, high = statistics.wilson(share, 50)
        assert 0 <= low <= share <= high <= 1
    for r in found:
        low, high = statistics.correlation_interval(r, 50)
        assert -1 <= low <= r <= high <= 1
