"""Two swings that pull on each other: exact, with the half-lives of the table, in step whether they settle or wind up."""

from math import inf, pi

import numpy as np
import pytest

from course_lib.models import in_step, in_step_figure
from course_lib.models.in_step import ETA, Swing

TIMES = np.arange(361)


@pytest.mark.parametrize(
    ("rate", "seconds"),
    [(-0.02, 69), (-0.02 + 0.012, 173), (-0.02 - 0.012, 43), (-0.02 + 0.03, 139)],
)
def test_half_lives_of_the_table(rate, seconds):
    """Alone 69 s; with a gentle pull 173 s for the sum and 43 s for the difference; with a strong one doubling in 139 s."""
    assert in_step.half_life(rate) == pytest.approx(seconds, abs=0.5)


def test_half_life_and_rate_are_each_others_inverse():
    """And what doesn't settle takes for ever."""
    assert in_step.half_life(in_step.rate_of(69)) == pytest.approx(69)
    assert in_step.rate_of(30) < 0 and in_step.half_life(0) == inf


@pytest.mark.parametrize("delta", [0, 0.012, 0.03, -0.03])
@pytest.mark.parametrize("gamma", [0, 0.002])
@pytest.mark.parametrize("start", [(1, 0, 0, 0), (1, 0, -1, 0), (0.4, 0.05, 1, -0.02)])
def test_sum_and_difference_follow_the_closed_form(delta, gamma, start):
    """Two people alike: x₁ + x₂ and x₁ − x₂ each swing alone, with rates ζ + δ and ζ − δ."""
    swing = Swing(gamma=gamma, delta=delta)
    lines = in_step.feelings(swing, swing, start, 360)
    x1, v1, x2, v2 = start
    total = in_step.mode(ETA + gamma, swing.zeta + delta, x1 + x2, v1 + v2, TIMES)
    apart = in_step.mode(ETA - gamma, swing.zeta - delta, x1 - x2, v1 - v2, TIMES)
    assert lines.sum(1) == pytest.approx(total, abs=1e-9)
    assert lines[:, 0] - lines[:, 1] == pytest.approx(apart, abs=1e-9)


def test_exact_for_two_who_differ():
    """Against small Runge–Kutta steps, with eight different parameters."""
    one, other = Swing(-0.008, -0.01, 0.001, 0.01), Swing(-0.005, -0.03, -0.002, -0.004)

    def rates(s):
        x1, v1, x2, v2 = s
        return np.array([v1, one.eta * x1 + one.zeta * v1 + one.gamma * x2 + one.delta * v2,
                         v2, other.eta * x2 + other.zeta * v2 + other.gamma * x1 + other.delta * v1])

    state, step = np.array([1.0, 0.02, -0.5, 0]), 0.1
    lines = in_step.feelings(one, other, tuple(state), 120)
    for _ in range(1200):
        a = rates(state)
        b = rates(state + step / 2 * a)
        c = rates(state + step / 2 * b)
        state = state + step / 6 * (a + 2 * b + 2 * c + rates(state + step * c))
    assert lines[-1] == pytest.approx(state[[0, 2]], abs=1e-7)


def test_swing_returns_after_its_period():
    """Without settling or pull, every 72 seconds as at first."""
    lines = in_step.feelings(Swing(zeta=0), Swing(zeta=0), (1, 0, 0.3, 0), 144)
    assert 2 * pi / (-ETA) ** 0.5 == pytest.approx(72)
    assert lines[72] == pytest.approx(lines[0]) and lines[144] == pytest.approx(lines[0])


def test_in_step_while_settling_and_while_winding_up():
    """After six minutes both pairs move as one, and one is small and the other large: being in step isn't safety."""
    size = {}
    for name, delta in {"settling": 0.012, "winding up": 0.03}.items():
        last = in_step.feelings(Swing(delta=delta), Swing(delta=delta), (1, 0, 0, 0), 360)[-73:]
        assert np.corrcoef(last.T)[0, 1] > 0.99
        size[name] = np.abs(last).max()
    assert size["settling"] < 0.25 and size["winding up"] > 2.5


def test_figure_says_if_it_grows():
    """In step both times; then what they share halves, or doubles."""
    start = {"pull": 0.6, "settle": 69, "begins": 0}
    gentle, strong = in_step_figure.draw(start).says, in_step_figure.draw(start | {"pull": 1.5}).says
    assert "almost in step" in gentle and "share halves every 171 seconds" in gentle
    assert "almost in step" in strong and "share doubles every 140 seconds" in strong
    assert "opposite ways" in in_step_figure.draw(start | {"pull": -1.5}).says


def test_fast_settling_outweighs_a_strong_pull():
    """What `to_try` asks for can be found: with a pull of 1.5, those who settle within 39 seconds come down together."""
    says = {settle: in_step_figure.draw({"pull": 1.5, "settle": settle, "begins": 0}).says for settle in (39, 49)}
    assert "share halves" in says[39] and "share doubles" in says[49]


def test_figure_says_so_where_there_is_nothing_to_share_or_to_part():
    """From opposite ends they share nothing; from one place nothing sets them apart."""
    start = {"pull": 0.6, "settle": 69}
    assert "nothing in common" in in_step_figure.draw(start | {"begins": 2}).says
    assert "Nothing sets them apart" in in_step_figure.draw(start | {"begins": 1}).says
