"""Two who breathe: the lines show the lag, the words say it, the movement ends."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from course_lib.stimuli import pair
from course_lib.stimuli.body_posture import posture

SVG = "{http://www.w3.org/2000/svg}"


def waves(lag, amount=1.0):
    """The two lines' heights above their floor, at the points that they're drawn through."""
    lines = [path for path in ET.fromstring(pair.draw(lag, amount, 1).svg).findall(f"{SVG}path")]
    found = []
    for line, floor in zip(lines, (pair.TOP, pair.BOTTOM)):
        numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*", line.get("d"))]
        found.append(floor - np.array([numbers[1], *numbers[7::6]]))
    return found


@pytest.mark.parametrize("lag", [0, 0.25, 0.5, 0.75])
def test_the_lines_are_as_far_apart_as_the_lag(lag):
    """The second line is the first one, that much later."""
    first, second = waves(lag)
    steps = round(lag * 12)
    assert second[steps:] == pytest.approx(first[: len(first) - steps], abs=0.11)


def test_half_a_breath_apart_is_the_mirror():
    """One in while the other is out: the two always add up to a full breath."""
    first, second = waves(0.5)
    assert first + second == pytest.approx(np.full(len(first), pair.DEEP), abs=0.11)


def test_amount_is_how_deep():
    """Half the amount, half the wave; none, a flat line."""
    assert waves(0, 0.5)[0].max() == pytest.approx(pair.DEEP / 2, abs=0.11)
    assert waves(0.3, 0)[1].max() == pytest.approx(0, abs=0.11)
    assert "flat" in pair.draw(0.3, 0).says


@pytest.mark.parametrize(
    ("lag", "words"),
    [
        (0, "at the same time"), (1, "at the same time"), (0.12, "the one on the right comes a moment after"),
        (0.25, "the one on the right is later"), (0.75, "the one on the left is later"), (0.5, "the other falls"),
    ],
)
def test_words_say_who_is_later(lag, words):
    """From in step to against each other, and back."""
    assert words in pair.draw(lag).says


def test_movement_shows_the_lag_and_ends():
    """The second figure starts its wave as far in as the lag asks; nothing runs for ever, nor where motion is reduced."""
    svg = pair.draw(0.25, 1, 3).svg
    rules = re.search(r"<style>(.*)</style>", svg)[1]
    delays = re.findall(r"-chest 2\.0s \S+ (-?[\d.]+)s ([\d.]+) alternate", rules)
    assert [float(delay) for delay, _times in delays] == [0, -3]
    assert [2 * float(times) + float(delay) for delay, times in delays] == [16, 16]
    assert rules.startswith("@media (prefers-reduced-motion: no-preference)") and "infinite" not in rules
    for name in set(re.findall(r"\.(pair-[\w-]+)\{", rules)):
        assert f'class="{name}"' in svg


def test_words_tell_the_postures_too():
    """Of each who holds themselves in a way of their own; of the usual way, nothing."""
    said = pair.draw(0, 1, 1, (posture("closed"), posture("neutral"))).says
    assert "On the left:" in said and "arms are crossed" in said and "On the right:" not in said


def test_lines_differ_in_more_than_colour():
    """One is whole with a disc, the other dashed with a ring."""
    svg = pair.draw(0.2).svg
    assert 'stroke-dasharray="7 5"' in svg and 'fill="var(--at-paper' in svg


@pytest.mark.parametrize("wrong", [(-0.1, 1), (1.2, 1), (0, 2), (0, -1)])
def test_out_of_range_is_refused(wrong):
    """A lag is within a breath."""
    with pytest.raises(ValueError):
        pair.draw(*wrong)


def test_another_pair_and_the_same_again():
    """The seed says who they are; two pictures on a page don't move each other."""
    assert pair.draw(0.2, 1, 4) == pair.draw(0.2, 1, 4)
    one, other = pair.draw(0.2, 1, 4).svg, pair.draw(0.4, 1, 4).svg
    assert not set(re.findall(r"keyframes (\S+?)\{", one)) & set(re.findall(r"keyframes (\S+?)\{", other))
