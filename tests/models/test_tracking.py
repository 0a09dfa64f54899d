"""Known lags and gains are found again."""

import numpy as np
import pytest

from course_lib.models import affect_map
from course_lib.models.tracking import follow

STEP, LONGEST = 0.2, 4.0


def paths(seed, lag, gain, noise=0.05):
    """A target, and somebody who follows it `lag` seconds late, `gain` times as wide, with a hand that isn't steady."""
    whole = affect_map.wander(seed, 50, 5)
    steps = round(lag / STEP)
    target = whole[25:225]
    marker = gain * whole[25 - steps : 225 - steps]
    return target, marker + np.random.default_rng(seed).normal(0, noise, marker.shape)


@pytest.mark.parametrize("lag", [0, 0.4, 1.0, 2.0, 3.0])
@pytest.mark.parametrize("gain", [0.5, 1.0, 1.5])
def test_lag_and_gain_are_recovered(lag, gain):
    """Within .2 s and .1, for ten different paths each."""
    found = [follow(*paths(seed, lag, gain), STEP, LONGEST) for seed in range(10)]
    assert max(abs(one.lag - lag) for one in found) <= 0.2
    assert max(abs(one.gain - gain) for one in found) <= 0.1
    assert {one.range for one in found} == {"too little" if gain < 0.75 else "too much" if gain > 1.25 else "in range"}


def test_someone_elses_path_is_not_followed():
    """Unrelated paths are mostly told to go their own way."""
    alone = [follow(affect_map.wander(seed, 40, 5), affect_map.wander(1000 + seed, 40, 5), STEP, LONGEST).range for seed in range(100)]
    assert alone.count("own way") >= 75


def test_a_marker_that_stays_put():
    """It has no likeness and no width."""
    found = follow(affect_map.wander(1, 40, 5), np.zeros((200, 2)), STEP, LONGEST)
    assert (found.gain, found.likeness, found.range) == (0, 0, "own way")


def test_paths_that_cannot_be_compared():
    """Different lengths, or too few moments for the longest lag, are refused."""
    with pytest.raises(ValueError, match="the same"):
        follow(np.zeros((200, 2)), np.zeros((199, 2)), STEP, LONGEST)
    with pytest.raises(ValueError):
        follow(np.zeros((20, 2)), np.zeros((20, 2)), STEP, LONGEST)
