"""What a few cues of a voice or a face fit: the rule, and that what's meant to be confusable is."""

from math import exp

import pytest

from course_lib.models import three_cues, three_parts
from course_lib.models.likeness import fitting, shares
from course_lib.models.three_cues_figure import WORDS
from course_lib.models.three_parts_figure import POSED, draw
from course_lib.stimuli.face_units import Units
from course_lib.stimuli.feelings import units_for
from course_lib.stimuli.prosody import PROFILES


def heard(name):
    profile = PROFILES[name]
    return three_cues.forecast(profile.pitch, profile.rate, profile.level)


def test_share_falls_with_distance():
    """One step away counts e^(−1/2), two count e^(−2); all together are one."""
    found = shares([0, 0], {"two": [0, 2], "here": [0, 0], "one": [1, 0]})
    assert list(found) == ["here", "one", "two"]
    assert sum(found.values()) == pytest.approx(1)
    assert found["one"] / found["here"] == pytest.approx(exp(-0.5))
    assert found["two"] / found["here"] == pytest.approx(exp(-2))


def test_what_lies_alike_fits_alike():
    """A cue half-way between two gives each the same."""
    assert shares([1], {"a": [0], "b": [2]}) == pytest.approx({"a": 0.5, "b": 0.5})


def test_as_many_patterns_fit_as_hold_four_fifths():
    """One that has nearly all stands alone."""
    assert fitting({"a": 0.5, "b": 0.29, "c": 0.2, "d": 0.01}) == ["a", "b", "c"]
    assert fitting({"a": 0.85, "b": 0.15}) == ["a"]


def test_sad_and_tender_are_confusable_by_design():
    """Neither gets more than two in five from its own numbers, and the other is close behind."""
    for one, other in (("sadness", "tenderness"), ("tenderness", "sadness")):
        assert max(heard(one), key=heard(one).get) == one
        assert heard(one)[one] < 0.4 and heard(one)[one] - heard(one)[other] < 0.05


def test_joy_and_hot_anger_are_each_others_runner_up():
    """High, quick and loud, both."""
    assert list(heard("joy"))[:2] == ["joy", "hot anger"] and list(heard("hot anger"))[:2] == ["hot anger", "joy"]


def test_every_way_of_sounding_fits_its_own_numbers_best():
    """And has a word to be named by."""
    assert all(next(iter(heard(name))) == name for name in PROFILES)
    assert set(WORDS) == set(PROFILES)


def test_controls_move_the_parts_that_they_name():
    """Brows up are units 1 and 2, down 4; eyes wide are 5; a mouth at rest leaves the mouth alone."""
    up, down = three_parts.face(1, 1, "closed"), three_parts.face(-1, 0, "closed")
    assert up.au1 and up.au2 and up.au5 and not up.au4
    assert down.au4 and not (down.au1 or down.au2 or down.au5)
    assert three_parts.face(0, 0, "closed") == Units()


@pytest.mark.parametrize("posed", [name for name in three_parts.POSED if name != "at rest"])
def test_a_posed_face_is_like_itself(posed):
    """At full intensity it leads; at a tenth of it, a face at rest does."""
    assert next(iter(three_parts.forecast(units_for(posed, 1)))) == posed
    assert next(iter(three_parts.forecast(units_for(posed, 0.1)))) == "at rest"


def test_the_fainter_the_face_the_more_it_could_be():
    """A scowl at a third of its strength passes for more than the full one, or for nothing at all."""
    full, faint = (three_parts.forecast(units_for("anger", much)) for much in (1, 0.4))
    assert full["anger"] > 0.5 > faint["anger"]
    assert len(fitting(faint)) > len(fitting(full))


def test_summary_says_what_is_seen_and_leaves_the_story_open():
    """It describes the parts, speaks of posing, and ends in a question; it never says that somebody feels something."""
    assert set(POSED) == set(three_parts.POSED)
    for brows, eyes, mouth in ((1, 1, 3), (-1, -1, 0), (0, 0, 1), (0, 0, 0), (0.1, -0.9, 2)):
        says = draw({"brows": brows, "eyes": eyes, "mouth": mouth}).says
        assert "posed" in says and says.endswith("Several stories fit, so ask.")
        assert " feel" not in says and " is angry" not in says
    assert "Brows: strongly raised" in draw({"brows": 1, "eyes": 1, "mouth": 3}).says
