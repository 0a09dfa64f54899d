"""Places on the affect map, and a path that can be followed."""

from math import hypot

import numpy as np
import pytest

from course_lib.models.affect_map import ANGLES, distance, nearest, place, wander
from course_lib.models.affect_map_figure import LINE, WORDS, _column, draw


def test_words_lie_on_the_circle():
    """Pleasant to the right, energy upwards, one from the middle."""
    assert place("happy") == pytest.approx((0.9907, 0.1357), abs=1e-4)
    assert place("sad") == pytest.approx((-0.8870, -0.4617), abs=1e-4)
    assert all(hypot(*place(word)) == pytest.approx(1) for word in ANGLES)
    with pytest.raises(KeyError):
        place("hungry")


@pytest.mark.parametrize(("word", "pleasant", "lively"), [
    ("excited", True, True), ("afraid", False, True), ("gloomy", False, False), ("serene", True, False),
])
def test_each_quarter_holds_what_one_would_look_for_there(word, pleasant, lively):
    """A sign the wrong way round would put calm among the furious."""
    valence, arousal = place(word)
    assert (valence > 0, arousal > 0) == (pleasant, lively)


def test_nearest_words_come_nearest_first():
    """And neighbours are as close as angry and alarmed, which people feel so differently."""
    assert nearest(*place("angry")) == ["angry", "alarmed", "tense"]
    assert nearest(0.7, -0.7, 1) == ["calm"]
    far = [distance(word, 0.2, -0.4) for word in nearest(0.2, -0.4, len(ANGLES))]
    assert far == sorted(far) and len(far) == 28


@pytest.mark.parametrize("seed", range(5))
def test_a_path_is_smooth_stays_inside_and_goes_somewhere(seed):
    """Slow enough to follow, never out of the circle, and not asleep in one corner."""
    path = wander(seed, seconds=60, hertz=10)
    assert path.shape == (600, 2)
    assert np.hypot(*path.T).max() < 1
    speed = np.hypot(*np.diff(path, axis=0).T) * 10
    assert speed.max() < 1.2  # the whole way across takes about two seconds at the very least
    turn = np.abs(np.diff(path, 2, axis=0)).max() * 100
    assert turn < 2
    assert np.ptp(path, axis=0).min() > 0.8


def test_a_seed_has_its_path():
    """The same again, and another for another; sampling it finer doesn't change it."""
    assert np.array_equal(wander(3, 20, 10), wander(3, 20, 10))
    assert not np.allclose(wander(3, 20, 10), wander(4, 20, 10))
    assert np.allclose(wander(3, 20, 20)[::2], wander(3, 20, 10))


def test_summary_names_the_nearest_words_or_says_that_none_is_near():
    """Near the circle it names neighbours, in the middle none; and it asks either way."""
    near, middle = draw({"pleasantness": -0.2, "energy": 0.9}).says, draw({"pleasantness": 0, "energy": 0}).says
    assert "angry" in near and "alarmed" in near and "quite" not in near
    assert "No word lies near" in middle and "ask" in near and "ask" in middle
    assert set(WORDS) == set(ANGLES)


def test_a_point_outside_the_circle_is_drawn_in():
    """Two sliders make a square; a corner of it is the place on the circle below it."""
    assert draw({"pleasantness": 1, "energy": 1}).svg == draw({"pleasantness": 0.5**0.5, "energy": 0.5**0.5}).svg


def test_no_two_words_are_written_on_one_another():
    """All 28 have a line to themselves, in the order in which they lie on the circle."""
    for side in (-1, 1):
        heights = list(_column(side).values())
        assert min(-np.diff(heights)) >= LINE - 1e-9 and max(map(abs, heights)) < 1.6
