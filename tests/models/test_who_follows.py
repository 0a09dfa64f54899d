"""Windowed cross-correlation finds the follower's delay, and finds good matches between strangers as well."""

import numpy as np
import pytest

from course_lib.models import who_follows, who_follows_figure

SEEDS = range(20)
PAIRS = [who_follows.leader_and_follower(seed) for seed in SEEDS]
FOUND = [who_follows.correlate(*pair) for pair in PAIRS]
NOBODY = [who_follows.correlate(*who_follows.strangers(seed)) for seed in SEEDS]


def mean_peak(found):
    return np.mean([windows.peaks()[0].mean() for windows in found])


def test_numbers_of_the_table():
    """Over twenty seeds: .17 without delay, peaks of .79 at .80 seconds, and .62 between strangers."""
    assert np.mean([np.corrcoef(*pair)[0, 1] for pair in PAIRS]) == pytest.approx(0.17, abs=0.05)
    assert mean_peak(FOUND) == pytest.approx(0.79, abs=0.05)
    assert np.mean([np.median(windows.peaks()[1]) for windows in FOUND]) == pytest.approx(0.80, abs=0.05)
    assert mean_peak(NOBODY) == pytest.approx(0.62, abs=0.05)


def test_each_value_is_a_correlation():
    """r at a window and a lag is numpy's own correlation of those two stretches."""
    x, y = PAIRS[0]
    found = FOUND[0]
    for window, lag in ((0, 0), (17, 30), (60, 38), (len(found.begins) - 1, 60)):
        begin, shift = round(found.begins[window] * 10), round(found.lags[lag] * 10)
        expected = np.corrcoef(x[begin : begin + 50], y[begin + shift : begin + shift + 50])[0, 1]
        assert found.r[window, lag] == pytest.approx(expected)


def test_windows_and_lags_are_as_asked():
    """Every second one, from −3 to 3 seconds, and no window leaves the series."""
    found = who_follows.correlate(*PAIRS[0], window=10, step=2, reach=2)
    assert found.lags[[0, -1]] == pytest.approx([-2, 2]) and len(found.lags) == 41
    assert np.diff(found.begins) == pytest.approx(2) and found.begins[-1] + 10 + 2 <= 120
    assert found.r.shape == (len(found.begins), 41)


@pytest.mark.parametrize("lag", [0, 0.3, 1.5])
def test_delay_is_found_again(lag):
    """Whatever it was; and with who is who exchanged, on the other side of none."""
    pair = who_follows.leader_and_follower(3, lag)
    for x, y, expected in ((*pair, lag), (*pair[::-1], -lag)):
        assert np.median(who_follows.correlate(x, y).peaks()[1]) == pytest.approx(expected, abs=0.11)


def test_shuffling_keeps_the_values_and_takes_the_following_away():
    """The same values, none in its place, and peaks no better than strangers'."""
    surrogates = []
    for seed, (leader, follower) in zip(SEEDS, PAIRS):
        other = who_follows.shuffled(follower, seed)
        assert np.array_equal(np.sort(other), np.sort(follower))
        assert not any(np.array_equal(other[at : at + 100], follower[at : at + 100]) for at in range(0, 1200, 100))
        surrogates.append(who_follows.correlate(leader, other))
    assert mean_peak(surrogates) == pytest.approx(mean_peak(NOBODY), abs=0.05)


def test_one_piece_cannot_be_shuffled():
    """Nor can a series that isn't whole pieces."""
    with pytest.raises(ValueError, match="two pieces"):
        who_follows.shuffled(np.zeros(100), 1)
    with pytest.raises(ValueError):
        who_follows.shuffled(np.zeros(150), 1)


def test_shorter_windows_flatter_strangers():
    """The less is looked at, the better the best match by chance."""
    pair = who_follows.strangers(1)
    means = [who_follows.correlate(*pair, window=window).peaks()[0].mean() for window in (2, 5, 12)]
    assert means[0] > means[1] + 0.1 > means[2] + 0.2


def test_figure_shows_what_its_words_promise():
    """The numbers in the reveal, and that only the follower's best matches gather."""
    start = {"whom": 0, "lag": 0.8, "window": 5}
    says = [who_follows_figure.draw(start | {"whom": whom}).says for whom in range(3)]
    assert ".79 on average" in says[0] and "Strangers reach .63" in says[0] and "gather at 0.8 seconds" in says[0]
    assert ".63 on average" in says[2] and "gather" not in says[1] + says[2]
