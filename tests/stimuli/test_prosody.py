"""Prosody: the directions of the table, blends, and what the dialogues' feelings sound like."""

from dataclasses import fields

import pytest

from course_lib.stimuli import prosody
from course_lib.stimuli.prosody import MIXTURES, PROFILES, blend, for_feeling

DIALOGUES = ("joy", "sadness", "fear", "anger", "surprise", "disgust", "contempt", "tenderness", "calm", "shame", "worry", "hurt")


@pytest.mark.parametrize(
    ("number", "lowest_first"),
    [
        ("pitch", ["sadness", "tenderness", "boredom", "calm", "cold anger", "neutral", "anxiety", "joy", "hot anger", "fear"]),
        ("rate", ["sadness", "tenderness", "calm", "cold anger", "neutral", "anxiety", "joy", "fear"]),
        ("level", ["sadness", "calm", "anxiety", "fear", "neutral", "cold anger", "joy", "hot anger"]),
        ("span", ["boredom", "sadness", "tenderness", "calm", "anxiety", "neutral", "fear", "hot anger", "joy"]),
        ("tilt", ["sadness", "boredom", "calm", "neutral", "fear", "joy", "hot anger"]),
        ("jitter", ["tenderness", "neutral", "cold anger", "hot anger", "sadness", "anxiety", "fear"]),
        ("pauses", ["hot anger", "joy", "neutral", "fear", "calm", "sadness"]),
    ],
)
def test_profiles_stand_in_the_table_s_order(number, lowest_first):
    """Who is higher, faster, louder, wider, brighter, less regular, slower to go on."""
    values = [getattr(PROFILES[name], number) for name in lowest_first]
    assert values == sorted(values) and values[0] < values[-1]


def test_a_blend_goes_straight_from_neutral():
    """Nothing at 0, all at 1, half of each number between."""
    assert blend("fear", 0) == PROFILES["neutral"]
    assert blend("fear", 1) == PROFILES["fear"]
    half = blend("fear", 0.5)
    assert half.pitch == pytest.approx(1.2) and half.arc[4] == pytest.approx((-0.30 + 0.45) / 2)


@pytest.mark.parametrize("share", [-0.1, 1.1, 7])
@pytest.mark.parametrize("feeling", ["joy", "anger", "neutral"])
def test_a_share_out_of_range_is_refused(feeling, share):
    """More than all of a feeling isn't a voice."""
    with pytest.raises(ValueError, match="0 to 1"):
        for_feeling(feeling, share)


@pytest.mark.parametrize("feeling", DIALOGUES)
def test_each_feeling_of_the_dialogues_has_a_voice_of_its_own(feeling):
    """At full intensity none sounds like neutral, nor like another."""
    others = [for_feeling(other, 1) for other in DIALOGUES if other != feeling]
    assert for_feeling(feeling, 1) not in [*others, PROFILES["neutral"]]
    assert for_feeling(feeling, 0) == PROFILES["neutral"]


def test_a_feeling_nobody_knows_is_refused():
    """A typing mistake in an asset is found."""
    with pytest.raises(KeyError):
        for_feeling("glee", 0.5)


def test_anger_is_colder_at_half_and_hotter_in_full():
    """Level rises all the way; the clipped, even voice comes first."""
    levels = [for_feeling("anger", step / 10).level for step in range(11)]
    assert levels == sorted(levels)
    assert for_feeling("anger", 0.5) == PROFILES["cold anger"]
    assert for_feeling("anger", 1) == PROFILES["hot anger"]


def test_mixtures_share_out_the_whole():
    """Every mixture is made of known profiles whose shares come to 1."""
    for shares in MIXTURES.values():
        assert sum(shares.values()) == pytest.approx(1) and set(shares) <= set(PROFILES)


def test_sadness_and_tenderness_differ_mainly_in_regularity():
    """By design: what tells them apart is unevenness, not pitch, pace, loudness or colour."""
    sad, tender = PROFILES["sadness"], PROFILES["tenderness"]
    assert (sad.arc, sad.level, sad.tilt, sad.onset) == (tender.arc, tender.level, tender.tilt, tender.onset)
    for number in ("pitch", "span", "rate"):
        assert getattr(sad, number) == pytest.approx(getattr(tender, number), rel=0.1)
    assert sad.jitter >= 2 * tender.jitter and sad.wander >= 2 * tender.wander


def test_every_number_of_a_voice_is_blended():
    """No field is left behind on the way from one voice to another."""
    one, other = PROFILES["fear"], PROFILES["tenderness"]
    assert prosody.between(one, other, 1) == other
    assert len(fields(prosody.between(one, other, 0.3))) == len(fields(one))
