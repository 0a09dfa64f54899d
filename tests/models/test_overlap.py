"""What a correlation looks like, in numbers that can be checked by hand."""

import random
import re
from math import asin, pi

import numpy as np
import pytest

from course_lib.models import overlap
from course_lib.models.figures import DRAWN
from course_lib.words import speaking
from tests.test_pseudo import bare

Y = np.linspace(-8, 8, 4001)
STEP = Y[1] - Y[0]


def test_no_correlation_leaves_two_equal_halves():
    """Half and half, one hill on the other."""
    assert overlap.half_means(0) == (0, 0)
    lower, upper = overlap.hills(0, Y)
    assert np.allclose(lower, upper)


def test_a_correlation_of_a_quarter():
    """The figure of the lesson: means a fifth of a standard deviation from the middle."""
    assert overlap.half_means(0.25) == pytest.approx((-0.1995, 0.1995), abs=1e-4)


@pytest.mark.parametrize("r", [-0.6, 0.1, 0.25, 0.9])
def test_hills_have_the_means_and_shares_that_the_formulas_say(r):
    """Each hill is a whole, its mean is `half_means`, and what lies above the middle is Sheppard's 1/2 + arcsin(r)/π."""
    lower, upper = overlap.hills(r, Y)
    assert (lower.sum() * STEP, upper.sum() * STEP) == pytest.approx((1, 1), abs=1e-6)
    assert ((Y * lower).sum() * STEP, (Y * upper).sum() * STEP) == pytest.approx(overlap.half_means(r), abs=1e-6)
    above = upper[Y > 0].sum() * STEP + upper[Y == 0].sum() * STEP / 2
    assert above == pytest.approx(0.5 + asin(r) / pi, abs=1e-4)


def test_formula_agrees_with_counting():
    """Of made-up pairs with a correlation of .25, about 58 in 100 of those high on one are high on the other."""
    draw = random.Random(1)
    pairs = [(x, 0.25 * x + (1 - 0.25**2) ** 0.5 * draw.gauss(0, 1)) for x in (draw.gauss(0, 1) for _ in range(20_000))]
    high = [y for x, y in pairs if x > 0]
    assert sum(y > 0 for y in high) / len(high) == pytest.approx(0.58, abs=0.01)


@pytest.mark.parametrize("name", DRAWN)
def test_figure_is_drawn_the_same_every_time(name):
    """So that a build differs only when the picture does."""
    assert DRAWN[name]() == DRAWN[name]()
    assert "<svg" in DRAWN[name]()


@pytest.mark.parametrize("name", DRAWN)
def test_every_word_in_a_figure_is_in_the_catalogue(name):
    """In the made-up language each stands in marks."""
    with speaking("en-XA"):
        said = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", DRAWN[name]()))
    assert "⟦" in said and not re.search("[A-Za-z]{2}", bare(said))
