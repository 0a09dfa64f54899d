"""Points on the plane of attachment: degrees without edges, a turn by 45°, drift, and an alarm that shows or doesn't."""

from math import hypot, sqrt

import numpy as np
import pytest

from course_lib.models import alarm, attachment_plane, several_points_figure
from course_lib.models.attachment_plane import Point

SOME = [Point(1.8, 1.9), Point(2.6, 5.6), Point(5.4, 2.6), Point(6.5, 6.8)]


def test_plane_turned_by_45_degrees():
    """Lengths stay, secure lies at the far end of ease, and turning down and turning up are opposite."""
    for point in SOME:
        assert hypot(*attachment_plane.turned(point)) == pytest.approx(hypot(point.worry - 4, point.distance - 4))
    assert attachment_plane.turned(Point(1, 1)) == pytest.approx((3 * sqrt(2), 0))
    assert attachment_plane.turned(Point(7, 7)) == pytest.approx((-3 * sqrt(2), 0))
    assert attachment_plane.turned(Point(7, 1)) == pytest.approx((0, 3 * sqrt(2)))
    assert attachment_plane.turned(Point(1, 7)) == pytest.approx((0, -3 * sqrt(2)))


def test_stability_falls_to_its_floor():
    """From 1 today, always less, never below .39."""
    values = [attachment_plane.stability(years) for years in (0, 1, 5, 20, 1000)]
    assert values[0] == 1 and values == sorted(values, reverse=True) and values[-1] == pytest.approx(0.39)


def test_drift_agrees_with_many_made_up_lives():
    """Of normal values with that correlation, those who start near a point end as `drift` says."""
    years, rng = 8, np.random.default_rng(1)
    r = attachment_plane.stability(years)
    now = rng.normal(3.56, 1.12, 400_000)
    later = 3.56 + r * (now - 3.56) + 1.12 * np.sqrt(1 - r**2) * rng.standard_normal(len(now))
    assert (later.std(), np.corrcoef(now, later)[0, 1]) == pytest.approx((1.12, r), abs=0.01)
    near = later[np.abs(now - 5.4) < 0.05]
    point, spread = attachment_plane.drift(Point(5.4, 2.6), years)
    assert (near.mean(), near.std()) == pytest.approx((point.worry, spread[0]), abs=0.03)


def test_today_nothing_has_drifted():
    """No years, no change and no spread."""
    point, spread = attachment_plane.drift(SOME[0], 0)
    assert (point.worry, point.distance) == pytest.approx((1.8, 1.9)) and spread == pytest.approx((0, 0))


def test_worry_turns_the_alarm_up_and_help_turns_it_down():
    """Each moment of full help takes 30 in 100 of what is left; without help nothing changes."""
    calm, worried = Point(1, 3), Point(7, 3)
    assert alarm.inside(worried, 0.6, 0) == pytest.approx(0.6) and alarm.inside(calm, 0.6, 0) == pytest.approx(0.3)
    assert alarm.inside(worried, 0.6, 1) == pytest.approx(0.6 * 0.7**4)
    assert alarm.inside(worried, 0, 0) == 0


def test_distance_hides_the_alarm_and_does_not_lower_it():
    """The same inside, less outside; and never more outside than in."""
    near, far = Point(3, 1), Point(3, 7)
    assert alarm.inside(near, 0.8, 0.2) == alarm.inside(far, 0.8, 0.2)
    assert alarm.shown(near, 0.5) == 0.5 and alarm.shown(far, 0.5) == pytest.approx(0.125)


def test_figure_says_with_whom_most_is_hidden():
    """The numbers of the reveal; and no word for what kind of person she is."""
    start = {"years": 0, "threat": 0.6, "help": 0.3}
    says = several_points_figure.draw(start).says
    assert "loudest with her partner" in says and "her father most is hidden: 26 of 100 inside, 8 of 100 outside" in says
    assert not any(name in says for name in attachment_plane.CORNERS)
    assert "no alarm" in several_points_figure.draw(start | {"threat": 0}).says
    assert "After 10 years" in several_points_figure.draw(start | {"years": 10}).says
