"""Scores of forecasts reward honesty, and sureness is told from being right."""

import numpy as np
import pytest

from course_lib.activities.trainers import forecast as scores
from course_lib.models import cues

FEELINGS = ("joy", "sadness", "worry", "calm")


def some_belief(chance):
    return dict(zip(FEELINGS, chance.dirichlet(np.ones(4))))


def test_what_is_not_placed_is_spread_evenly():
    """Placing nothing is "can't tell", and scores as an even spread."""
    assert scores.spread({}, FEELINGS) == dict.fromkeys(FEELINGS, 0.25)
    assert scores.spread({"joy": 60}, FEELINGS) == pytest.approx({"joy": 0.7, "sadness": 0.1, "worry": 0.1, "calm": 0.1})
    assert scores.distance(scores.spread({}, FEELINGS), "joy") == pytest.approx(0.75)


def test_the_ends_of_the_score():
    """0 for all on what it was; 2 for all on something else."""
    sure = scores.spread({"joy": 100}, FEELINGS)
    assert (scores.distance(sure, "joy"), scores.distance(sure, "calm")) == (0, 2)


def expected(forecast, belief):
    """The distance that somebody who believes `belief` must expect from saying `forecast`."""
    return sum(share * scores.distance(forecast, feeling) for feeling, share in belief.items())


def test_honesty_is_the_best_policy():
    """Whatever one believes, saying so expects the lowest distance; every other forecast expects a higher one."""
    chance = np.random.default_rng(4)
    for _ in range(300):
        belief, other = some_belief(chance), some_belief(chance)
        honest = expected(belief, belief)
        # Brier's loss from saying something else is the squared difference itself.
        gap = sum((belief[one] - other[one]) ** 2 for one in FEELINGS)
        assert expected(other, belief) == pytest.approx(honest + gap)


def test_calibration_counts_every_part_once():
    """Each forecast of four feelings adds four parts; what was said in a bin is their mean."""
    bins = scores.calibration([(scores.spread({"joy": 80, "calm": 20}, FEELINGS), "joy")] * 5)
    assert sum(one.was.of for one in bins) == 20
    assert [(one.said, one.was.n) for one in bins if one.low >= 0.7] == [(pytest.approx(0.8), 5)]


def simulated(sharpen: float, count: int, seed: int):
    """Forecasts of somebody who sees the cues' best forecast and says it sharpened: `sharpen` 1 is honest, 3 overconfident."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        truth = FEELINGS[chance.integers(4)]
        face, voice = (str(chance.choice(list(table(truth)), p=list(table(truth).values())))
                       for table in (cues.face_chances, cues.voice_chances))
        best = cues.best_forecast(dict.fromkeys(FEELINGS, 0.25), face, voice)
        sharp = {one: p**sharpen for one, p in best.items()}
        made.append(({one: p / sum(sharp.values()) for one, p in sharp.items()}, truth))
    return made


def test_calibrated_and_overconfident_are_told_apart():
    """After 72 forecasts (12 runs) somebody honest is seldom called too sure, and somebody who trebles the odds mostly is."""
    honest = [scores.sureness(simulated(1, 72, seed)).verdict for seed in range(200)]
    over = [scores.sureness(simulated(3, 72, seed)).verdict for seed in range(200)]
    assert honest.count("open") >= 180  # of 200; the interval promises 190
    assert over.count("over") >= 190
    assert honest.count("over") <= 10


def test_few_forecasts_stay_open():
    """After one run of six even an overconfident forecaster is seldom called so: few forecasts can't show it."""
    over = [scores.sureness(simulated(3, 6, seed)).verdict for seed in range(200)]
    assert over.count("over") < 120


def test_the_interval_for_what_was_so_covers():
    """Of calibrated forecasters, about 95 in 100 have their own mean sureness inside the interval."""
    inside = 0
    for seed in range(300):
        found = scores.sureness(simulated(1, 60, 1000 + seed))
        inside += found.was.low <= found.said <= found.was.high
    assert 0.91 <= inside / 300 <= 0.995


def test_cannot_tell_makes_no_claim():
    """An even spread prefers nothing, so it says nothing about sureness."""
    assert scores.sureness([(scores.spread({}, FEELINGS), "joy")] * 4) is None
