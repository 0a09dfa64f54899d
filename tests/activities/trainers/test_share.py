"""Shares and distances come with intervals that hold what they say."""

import random

import pytest

from course_lib.activities.trainers.share import Share
from course_lib.activities.trainers.telling_apart import Apart


@pytest.mark.parametrize("n, of, low, high", [(5, 10, 0.237, 0.763), (7, 10, 0.397, 0.892), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0, 1)])
def test_wilson_interval_is_the_known_one(n, of, low, high):
    """Against values from the literature's formula, worked by hand."""
    assert Share(n, of).interval() == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize("truth", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("of", [9, 27])
def test_wilson_interval_holds_the_truth_about_as_often_as_it_says(truth, of):
    """A learner of known share: the interval holds it in 95 of 100 runs, give or take what few cases allow."""
    chance = random.Random(of)
    held = 0
    for _ in range(2000):
        low, high = Share(sum(chance.random() < truth for _ in range(of)), of).interval()
        held += low <= truth <= high
    assert 0.92 <= held / 2000 <= 0.995


def test_row_says_what_its_bar_shows_and_that_there_was_none():
    """Numbers in words; and no share is made up from nothing."""
    row = Share(5, 7).row("Heard")
    assert (row["low"], row["high"]) == (36, 92) and "from 36 to 92 in 100" in row["says"] and row["says"].startswith("5 of 7.")
    assert "none of these" in Share(0, 0).row("Heard")["says"]


def test_distance_is_nothing_for_guessing_and_large_for_knowing():
    """Saying yes to everything is guessing, too."""
    assert Apart(Share(6, 12), Share(3, 6)).distance == pytest.approx(0)
    assert abs(Apart(Share(12, 12), Share(12, 12)).distance) < 1e-9
    assert Apart(Share(12, 12), Share(0, 12)).distance > 3
    low, high = Apart(Share(9, 12), Share(2, 6)).interval()
    assert low < 0 < high
