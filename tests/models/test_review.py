"""When to review, held against the formula's own statements."""

import numpy as np
import pytest

from course_lib.models.review import interval, recall, schedule
from course_lib.models.review_figure import draw


@pytest.mark.parametrize("stability", [0.5, 10, 300])
def test_stability_is_when_nine_in_ten_come_back(stability):
    """R(S, S) = .9, by definition; at once everything comes back."""
    assert recall(stability, stability) == pytest.approx(0.9)
    assert recall(0, stability) == 1
    assert interval(stability, 0.9) == pytest.approx(stability)


@pytest.mark.parametrize(("target", "days"), [(0.97, 2.678), (0.95, 4.606), (0.8, 23.980), (0.7, 44.372)])
def test_interval_in_closed_form(target, days):
    """S·81/19·(r^−2 − 1), for S = 10, worked out by hand."""
    assert interval(10, target) == pytest.approx(days, abs=1e-3)


@pytest.mark.parametrize("target", [0.99, 0.9, 0.75, 0.5])
def test_interval_is_the_inverse_of_recall(target):
    """After the interval, the chance of recall is the target."""
    assert recall(interval(7, target), 7) == pytest.approx(target)


def test_forgetting_slows_down():
    """What the reveal says: the first ten days cost ten in 100, the next ten seven or eight."""
    chances = recall(np.array([0, 10, 20]), 10)
    assert -np.diff(chances) * 100 == pytest.approx([10, 7.5], abs=0.1)


def test_schedule_waits_longer_each_time():
    """With S = 10 that doubles: days 10, 30, 70, and the next would be 150."""
    reviews = schedule(10, 0.9, 2, 120)
    assert [review.day for review in reviews] == [10, 30, 70]
    assert [review.stability for review in reviews] == [20, 40, 80]
    assert [review.recall for review in reviews] == pytest.approx([0.9] * 3)
    assert [review.day for review in schedule(10, 0.9, 2, 150)][-1] == 150


def test_reviews_are_at_least_a_day_apart():
    """However little is allowed to fade, nobody comes back twice on one day."""
    days = [review.day for review in schedule(0.5, 0.95, 1.2, 30)]
    assert days[0] == 1 and min(np.diff(days)) >= 1


def test_nothing_to_do_when_it_holds():
    """What holds for a year needs no review in a month, and the summary says so."""
    assert schedule(365, 0.9, 2, 30) == []
    assert "no review" in draw({"stability": 200, "target": 90, "growth": 2}).says


def test_summary_counts_what_the_model_schedules():
    """Number and days are the model's; a long list is cut short, and says how much is left out."""
    assert "3 reviews in 120 days: on day 10, 30, 70." in draw({"stability": 10, "target": 90, "growth": 2}).says
    many = schedule(2, 0.95, 1.2, 120)
    assert f"and {len(many) - 4} more times" in draw({"stability": 2, "target": 95, "growth": 1.2}).says
