"""Looks: truly varied, the same for the same seed, and the same person at every age."""

from collections import Counter

import pytest

from course_lib.stimuli import face_hair
from course_lib.stimuli.look import AGES, HAIR, SKINS, look

MANY = [look(seed, age) for seed in range(200) for age in AGES]


def test_same_seed_same_person():
    """Whether the seed comes as a number or as its digits."""
    assert look(12, "old") == look("12", "old")
    assert len({look(seed, "young") for seed in range(200)}) == 200


def test_somebody_stays_who_they_are():
    """Skin, eyes and the shape of a nose stay through the years."""
    for seed in range(50):
        lives = [look(seed, age) for age in AGES]
        assert len({(who.skin, who.eye_colour, who.nose_side, who.brow_arch) for who in lives}) == 1


def test_skins_come_alike_often():
    """No tone is the rule, and none the exception: each has between half and twice its share."""
    counted = Counter(who.skin for who in MANY)
    assert set(counted) == set(SKINS)
    assert all(0.5 <= count * len(SKINS) / len(MANY) <= 2 for count in counted.values())


def test_variety():
    """Every style of hair is worn, some wear glasses, some a scarf, some have freckles."""
    assert {*HAIR, "bald", "scarf"} == {who.hair for who in MANY} == set(face_hair.STYLES)
    for share in (sum(who.glasses for who in MANY) / len(MANY), sum(who.freckles for who in MANY) / len(MANY)):
        assert 0.05 < share < 0.5


def test_two_people_are_two_people():
    """Of people of one age, some have noses, mouths, eyes and necks a good deal wider or longer than others'."""
    young = [look(seed, "young") for seed in range(60)]
    for name, spread in (("nose_width", 1.4), ("nose_length", 1.2), ("mouth_width", 1.25), ("lips", 1.5), ("neck", 1.15),
                         ("eye_round", 1.15)):
        sizes = [getattr(who, name) for who in young]
        assert max(sizes) > spread * min(sizes), name


def test_a_child_has_the_proportions_of_one():
    """Eyes lower in the face, a shorter nose and narrower neck and shoulders than the same person has later."""
    for seed in range(40):
        child, grown = look(seed, "child"), look(seed, "young")
        heights = [(who.eyes_at - who.crown) / (who.chin - who.crown) for who in (child, grown)]
        assert heights[0] > heights[1]
        for name in ("nose_length", "neck", "shoulders"):
            assert getattr(child, name) < getattr(grown, name), name


def test_years_draw_lines():
    """A child has none, and nobody loses them."""
    lines = [look(3, age).lines for age in AGES]
    assert lines[0] == 0 and lines == sorted(lines)


def test_no_such_age():
    """The error says which there are."""
    with pytest.raises(ValueError, match="child, teenager, young, middle, old"):
        look(1, "baby")
