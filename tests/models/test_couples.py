"""Bids, flags and fitted formulas: the numbers that the course teaches from."""

import numpy as np
import pytest

from course_lib.models import bids, flagging, overfitting

# Bids --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("met", "against", "late"), [(0.86, 0, 0), (0.33, 0, 0), (0.33, 1, 0), (0.33, 0, 0.8), (0.4, 0.6, 0.3)])
def test_what_is_expected_in_the_end(met, against, late):
    """The formula and the average over chance agree."""
    expected = bids.days(met, against, late, occasions=2000).expected[:, -1000:]
    assert expected.mean() == pytest.approx(bids.expected_in_the_end(met, against, late), abs=0.03)


def test_what_is_passed_over_counts_as_nothing_and_late_as_half():
    """Corners of the formula."""
    assert bids.expected_in_the_end(0.4, 0, 0) == pytest.approx(0.4)
    assert bids.expected_in_the_end(0.4, 0, 1) == pytest.approx(0.7)
    assert bids.expected_in_the_end(0.4, 1, 0) == pytest.approx(0.4 / 1.6)
    assert bids.expected_in_the_end(0, 1, 0) == 0


def test_what_became_of_tries():
    """Of those made, as many are met as the chance says; misses are shared out; who expects less tries less."""
    brought = bids.days(0.5, 0.4, 0.25, count=400).brought
    made = brought[brought != bids.NONE]
    shares = [np.mean(made == kind) for kind in (bids.MET, bids.LATE, bids.AGAINST, bids.PASSED)]
    assert shares == pytest.approx([0.5, 0.125, 0.15, 0.225], abs=0.01)
    tried = [np.mean(bids.days(met, 0, 0).brought[:, 150:] != bids.NONE) for met in (0.8, 0.4)]
    assert tried == pytest.approx([bids.tries_made(0.8), bids.tries_made(0.4)], abs=0.03)


def test_half_as_many_met_brings_less_than_a_third():
    """What the guess of the simulation rests on."""
    met = [(bids.days(share, 0, 0).brought == bids.MET).sum(axis=1).mean() for share in (0.8, 0.4)]
    assert met == pytest.approx([190, 56], abs=4)


# Flags -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("part", "catches", "clears", "right"), [
    (0.16, 0.9, 0.9, 0.63), (0.16, 0.8, 0.8, 0.43), (0.4, 0.9, 0.9, 0.86), (0.02, 0.9, 0.9, 0.16)])  # fmt: skip
def test_what_a_flag_is_worth(part, catches, clears, right):
    """Bayes' rule."""
    assert flagging.rightly_flagged(part, catches, clears) == pytest.approx(right, abs=0.005)


@pytest.mark.parametrize("part", [0.01, 0.16, 0.6])
@pytest.mark.parametrize("catches", [0.5, 0.9, 0.99])
def test_couples_add_up(part, catches):
    """Whole couples, 200 in all, near the exact shares."""
    found = flagging.counts(part, catches, 0.9)
    assert found.flagged_part + found.flagged_stay + found.cleared_part + found.cleared_stay == 200
    assert found.flagged_part + found.cleared_part == round(200 * part)
    assert found.flagged_part == pytest.approx(200 * part * catches, abs=0.51) and found.flagged == found.flagged_part + found.flagged_stay


def test_where_nobody_is_flagged_no_flag_is_right():
    """Instead of dividing by nothing."""
    assert flagging.rightly_flagged(0, 0.9, 1) == 0


# Fitted formulas ---------------------------------------------------------------------------------


def test_noise_fits_its_own_couples_and_no_others():
    """57 couples: the share of right verdicts climbs with the number of predictors, and stays at one half for others."""
    same, new = overfitting.shares_right(57, 30, rounds=400)
    assert same[[5, 14, 24]] == pytest.approx([0.64, 0.73, 0.82], abs=0.02)
    assert new[[5, 14, 24]] == pytest.approx([0.5, 0.5, 0.5], abs=0.02)
    few = overfitting.shares_right(57, 30)
    assert few[0][[5, 14, 24]] == pytest.approx([0.64, 0.73, 0.82], abs=0.05)


def test_more_couples_leave_less_room():
    """What the guess of the simulation rests on: 25 predictors and 300 couples."""
    same, new = overfitting.shares_right(300, 30, rounds=100)
    assert (same[24], new[24]) == pytest.approx((0.62, 0.5), abs=0.02)


def test_one_decomposition_gives_every_formula():
    """The same as least squares for each number of predictors by itself."""
    chance = np.random.default_rng(3)
    truth = np.where(chance.random((2, 1, 40)) < 0.5, -1.0, 1.0)
    table = np.concatenate([np.ones((2, 1, 40, 1)), chance.normal(size=(2, 1, 40, 6))], axis=3)
    same, new = overfitting.shares_right(40, 6, rounds=1, seed=3)
    for k in range(1, 7):
        fitted = np.linalg.lstsq(table[0, 0, :, : k + 1], truth[0, 0], rcond=None)[0]
        for share, group in ((same, 0), (new, 1)):
            said = table[group, 0, :, : k + 1] @ fitted
            assert share[k - 1] == pytest.approx(np.mean((said > 0) == (truth[group, 0] > 0)))


def test_one_predictor_that_carries_something_shows_on_new_couples():
    """Best by itself, and less with each that adds only noise: for half a standard deviation, Φ(.5) at best."""
    _same, new = overfitting.shares_right(57, 30, effect=0.5, rounds=300)
    assert new[0] == pytest.approx(0.69, abs=0.03) and new[0] > new[9] > new[24] > 0.55


def test_too_few_couples_are_refused():
    """A formula with as many numbers as couples fits anything."""
    with pytest.raises(ValueError, match="more couples"):
        overfitting.shares_right(31, 30)
