"""Answering late, and the middle: the numbers that the course teaches from."""

import numpy as np
import pytest

from course_lib.models import correction, following

# c → cost, seconds until it's settled (None: not in 40), overshoot.
ANSWERS = {
    0: (4.99, 15.0, 0), 0.2: (1.99, 5.7, 0), 0.4: (1.05, 2.4, 0.02), 0.5: (0.94, 3.6, 0.07), 0.7: (1.02, 3.4, 0.22), 0.9: (1.34, 6.6, 0.39),
    1.1: (1.97, 8.7, 0.56), 1.3: (3.34, 15.9, 0.74), 1.5: (7.43, 34.5, 0.91), 1.7: (29.7, None, 1.26),
}  # fmt: skip


@pytest.mark.parametrize("strength", ANSWERS)
def test_cost_settling_and_overshoot(strength):
    """The ten answers of the course's table."""
    cost, settled, overshoot = ANSWERS[strength]
    x = correction.drift(strength)
    assert correction.cost(x) == pytest.approx(cost, abs=0.05 if cost > 20 else 0.01)
    found = correction.settled_after(x)
    assert found is None if settled is None else found == pytest.approx(settled, abs=0.1)
    assert correction.overshoot(x) == pytest.approx(overshoot, abs=0.01)
    assert correction.grows(x) == (strength == 1.7)


def test_left_alone_it_decays_as_the_formula_says():
    """x' = −k·x is e^(−kt)."""
    x = correction.drift(0)
    assert np.allclose(x, np.exp(-0.2 * np.arange(4001) / 100), atol=1e-3)


@pytest.mark.parametrize(("strength", "delay"), [(0.5, 1.0), (1.7, 2.0), (0.8, 0.2), (1.1, 0.7)])
def test_blocks_give_the_same_as_one_step_after_the_other(strength, delay):
    """The fast way against Euler's method as it's written."""
    late, x = round(delay / 0.01), [1.0]
    for now in range(500):
        felt = x[now - late] if now >= late else 1.0
        x.append(x[now] - 0.01 * (0.2 * x[now] + strength * felt))
    assert np.allclose(correction.drift(strength, delay, seconds=5), x)


def test_many_strengths_at_once():
    """As each by itself."""
    together = correction.drift([0.0, 0.5, 1.5], seconds=10)
    assert together.shape == (3, 1001)
    assert all(np.allclose(row, correction.drift(one, seconds=10)) for row, one in zip(together, (0.0, 0.5, 1.5)))


def test_the_best_strength_falls_with_the_delay():
    """Old news wants a softer answer: what the guess of the simulation rests on."""
    strengths = np.linspace(0, 1.7, 69)
    best = [strengths[correction.cost(correction.drift(strengths, delay)).argmin()] for delay in (0.5, 1, 2)]
    assert best[0] > best[1] > best[2] and best[1] == pytest.approx(0.5, abs=0.06) and best[2] == pytest.approx(0.25, abs=0.03)
    assert correction.settled_after(correction.drift(0.5, 2)) == pytest.approx(12.6, abs=0.05)
    assert correction.settled_after(correction.drift(0.25, 2)) == pytest.approx(6.4, abs=0.05)


def test_the_hill():
    """One at the top, alike on both sides, and as wide as it says."""
    assert following.middle_is_best(0.5) == 1
    assert following.middle_is_best(0.32) == pytest.approx(np.exp(-0.5)) == following.middle_is_best(0.68)
    for level in (0.2, 0.5, 0.9):
        half = following.range_above(level) / 2
        assert following.middle_is_best(0.5 + half) == pytest.approx(level) == following.middle_is_best(0.5 - half)
    assert following.range_above(0.5) == pytest.approx(0.424, abs=0.001)
