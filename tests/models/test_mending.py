"""Together, apart and back: the numbers that the course teaches from, and the rules they come from."""

import numpy as np
import pytest

from course_lib.models import mending

# p, q → share together, mean break, mended within two seconds; then average distress and the expectation at the end.
PAIRS = {
    "often apart, soon back": (0.34, 0.79, 0.301, 2.9, 0.56, 0.42, 0.71),
    "slow to mend": (0.10, 0.233, 0.300, 10.0, 0.19, 0.48, 0.29),
    "quick both ways": (0.60, 0.60, 0.500, 1.7, 0.84, 0.23, 0.94),
    "hardly ever apart": (0.60, 0.05, 0.923, 1.7, 0.84, 0.03, 0.83),
    "seldom together": (0.05, 0.80, 0.059, 20, 0.10, 0.82, 0.22),
}
NAMED = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)


@NAMED
def test_shares_and_lengths(pair):
    """In closed form."""
    p, q, together, length, soon, *_ = pair
    assert mending.share_together(p, q) == pytest.approx(together, abs=0.0005)
    assert mending.mean_break(p) == pytest.approx(length, abs=0.05)
    assert mending.mended_within(p, 2) == pytest.approx(soon, abs=0.005)


@NAMED
def test_distress_and_expectation(pair):
    """By chance, 200 pairs of ten minutes each."""
    p, q, *_, distress, expected = pair
    lived = mending.runs(p, q)
    assert lived.distress.mean() == pytest.approx(distress, abs=0.05)
    assert lived.expected[:, -1].mean() == pytest.approx(expected, abs=0.05)
    assert lived.together.mean() == pytest.approx(mending.share_together(p, q), abs=0.02)


@pytest.mark.parametrize(("p", "q"), [(0.34, 0.79), (0.1, 0.233), (0.6, 0.05)])
def test_runs_keep_to_the_chances(p, q):
    """Counted in the runs: how often a second apart is followed by one together, how long a break lasts, how many end soon."""
    together = mending.runs(p, q, count=400).together
    before, after = together[:, :-1], together[:, 1:]
    assert after[~before].mean() == pytest.approx(p, abs=0.01)
    assert (~after[before]).mean() == pytest.approx(q, abs=0.01)
    starts = np.argwhere(before[:, :-5] & ~after[:, :-5])
    soon = np.mean([together[run, at + 2 : at + 2 + mending.SOON].any() for run, at in starts])
    assert soon == pytest.approx(mending.mended_within(p, mending.SOON), abs=0.02)


def test_a_break_teaches_once():
    """Never mended: one lesson, five hundredths of the way down, and none after it."""
    expected = mending.runs(1e-12, 1.0, count=3, seconds=50).expected
    assert (expected[:, : mending.SOON] == 0.5).all()
    assert np.allclose(expected[:, mending.SOON :], 0.5 * 0.95)


def test_a_break_that_ends_in_time_teaches_the_other_way():
    """Mended after one second each time: E rises by a twentieth of what is missing, every other second."""
    expected = mending.runs(1.0, 1.0, count=1, seconds=5).expected[0]
    up = 0.5 + 0.05 * 0.5
    assert np.allclose(expected, [0.5, up, up, up + 0.05 * (1 - up), up + 0.05 * (1 - up)])


def test_same_seed_same_runs():
    """Chance is an argument."""
    assert (mending.runs(0.3, 0.3, seed=4).together == mending.runs(0.3, 0.3, seed=4).together).all()
    assert (mending.runs(0.3, 0.3, seed=4).together != mending.runs(0.3, 0.3, seed=5).together).any()
