"""Learners over half a year, whose memories follow other numbers than the scheduler's: what comes back, and how much is asked."""

from statistics import mean

import pytest

from course_lib.activities import review
from tests.learner import FIRST, Learner, live

LEARNERS = range(4)


@pytest.mark.parametrize("kind", [{}, {"pace": 0.7}, {"pace": 1.4}, {"noise": 0.5}], ids=str)
def test_retention_stays_near_its_target(kind):
    """Of what is asked, about nine in ten comes back (target .9), for shorter, longer and more uneven memories too."""
    stories = [live(Learner(seed, **kind)) for seed in LEARNERS]
    assert 0.86 <= mean(story.retention for story in stories) <= 0.94
    assert all(0.83 <= story.retention <= 0.94 for story in stories)


def test_the_load_stays_small():
    """With all of the course's questions, on no day more than its share, and fewer once the lessons are through."""
    for seed in LEARNERS:
        loads = live(Learner(seed)).loads
        assert max(loads) <= review.DAILY and mean(loads) <= 14 and mean(loads[-30:]) <= 10


def test_a_break_costs_little():
    """Three weeks off in the middle: no flood afterwards, and half a year's retention loses a few hundredths at most."""
    with_break = [live(Learner(seed), away=range(60, 81)) for seed in LEARNERS]
    without = [live(Learner(seed)) for seed in LEARNERS]
    assert max(max(story.loads) for story in with_break) <= review.DAILY
    assert mean(story.retention for story in with_break) >= mean(story.retention for story in without) - 0.03


def test_who_forgets_more_is_asked_more():
    """The test above could fail: a memory that holds a tenth as long brings retention down and the load up."""
    usual, short = live(Learner(1)), live(Learner(1, pace=0.1))
    assert short.retention < usual.retention and sum(short.loads) > sum(usual.loads)


def test_the_state_is_what_the_events_say():
    """Folded anew from the log, half a year later, it's the same to the last digit."""
    story = live(Learner(3))
    assert review.resume(review.ReviewState(story.state.day_of, {name: review.Card(card.item) for name, card in story.state.cards.items()}),
                         story.events) == story.state
    assert FIRST.isoformat() <= story.events[0]["at"]
