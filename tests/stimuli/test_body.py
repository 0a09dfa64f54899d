"""Bodies: postures blend, figures follow them, words say what is seen."""

import re
import xml.etree.ElementTree as ET
from dataclasses import fields
from math import hypot

import pytest

from course_lib.stimuli import body
from course_lib.stimuli.body_build import AIDS, build
from course_lib.stimuli.body_head import LONG, STYLES
from course_lib.stimuli.body_posture import NEUTRAL, POSTURES, blend, posture
from course_lib.stimuli.body_skeleton import flat, skeleton
from course_lib.stimuli.feelings import FEELINGS
from course_lib.stimuli.look import AGES, HAIR, look
from course_lib.stimuli.prosody import MIXTURES, PROFILES

ADULT = build(3, "young", "none")
SVG = "{http://www.w3.org/2000/svg}"


def bones(name, seated=True, amount=1.0):
    return skeleton(ADULT, posture(name, amount), seated)


def inside(svg):
    """Every coordinate of every path, moved to where its group puts it."""
    root = ET.fromstring(svg)
    group = root.find(f"{SVG}g")
    x, y = map(float, re.findall(r"-?[\d.]+", group.get("transform"))[:2])
    wide, high = map(float, root.get("viewBox").split()[2:])
    for path in group.iter(f"{SVG}path"):
        numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*", re.sub(r"[HV]", " ", path.get("d")))]
        for left, down in zip(numbers[::2], numbers[1::2]):
            yield (x + left) / wide, (y + down) / high


@pytest.mark.parametrize("name", POSTURES)
def test_a_posture_grows_from_neutral(name):
    """None of it at 0, all of it at 1, and half of each number between."""
    assert posture(name, 0) == NEUTRAL and posture(name, 1) == POSTURES[name]
    assert posture(name, 0.5).curl == pytest.approx((NEUTRAL.curl + POSTURES[name].curl) / 2)


def test_a_blend_lies_between():
    """Hands too."""
    half = blend(POSTURES["open"], POSTURES["slumped"], 0.5)
    for field in fields(half):
        if isinstance(getattr(half, field.name), float):
            ends = sorted([getattr(POSTURES["open"], field.name), getattr(POSTURES["slumped"], field.name)])
            assert ends[0] <= getattr(half, field.name) <= ends[1], field.name
    assert half.left_seated[2] == pytest.approx((POSTURES["open"].left_seated[2] + POSTURES["slumped"].left_seated[2]) / 2)


@pytest.mark.parametrize("share", [-0.1, 1.01])
def test_an_amount_out_of_range_is_refused(share):
    """As is a posture that isn't there."""
    with pytest.raises(ValueError, match="0 to 1"):
        posture("open", share)
    with pytest.raises(KeyError):
        posture("sprawled")


@pytest.mark.parametrize("seated", [True, False])
def test_each_posture_does_what_its_name_says(seated):
    """Measured at the joints: lower heads, higher shoulders, crossing hands, a back that turns, a trunk that comes forward."""
    neutral = bones("neutral", seated)
    assert bones("slumped", seated).head[2] < neutral.head[2] - 5
    assert bones("tense", seated).shoulders[0][2] > neutral.shoulders[0][2] + 5
    assert bones("leaning in", seated).head[0] > neutral.head[0] + 8
    spread = {name: hypot(*(a - b for a, b in zip(*bones(name, seated).hands))) for name in POSTURES}
    assert spread["open"] > spread["neutral"] > spread["restless"]
    closed = POSTURES["closed"]
    assert (closed.left_seated if seated else closed.left_standing)[0] < 0
    assert 90 < bones("turned away", seated).facing < 180


def test_limbs_keep_their_length():
    """Arms are as long in every posture, wherever the hand is asked to be."""
    for name in POSTURES:
        for seated in (True, False):
            found = bones(name, seated)
            for shoulder, elbow, hand in zip(found.shoulders, found.elbows, found.hands):
                assert hypot(*(a - b for a, b in zip(shoulder, elbow))) == pytest.approx(ADULT.upper_arm, rel=0.02)
                assert hypot(*(a - b for a, b in zip(elbow, hand))) == pytest.approx(ADULT.forearm, rel=0.02)


def test_every_figure_stays_in_its_picture():
    """All postures, ages and aids."""
    for n, name in enumerate(POSTURES):
        for seed in range(12):
            for aid in sorted(set(AIDS)):
                drawn = body.draw(posture(name), seed, seated=bool((seed + n) % 2), age=AGES[seed % len(AGES)], aid=aid)
                assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in inside(drawn.svg)), (name, seed, aid)


def test_a_drawing_is_plain_and_follows_the_page():
    """It scales with its box, has no id twice, and brings no script and no address."""
    for name in POSTURES:
        svg = body.draw(posture(name), 4).svg
        root = ET.fromstring(svg)
        ids = [one.get("id") for one in root.iter() if one.get("id")]
        assert root.get("viewBox") and not root.get("width") and not root.get("height")
        assert len(ids) == len(set(ids)) and "<script" not in svg and "href" not in svg and "url(" not in svg


def test_bodies_vary_with_the_seed():
    """Sizes, aids, skirts and headscarves are among the first forty; the same seed is the same person."""
    people = [build(seed) for seed in range(40)]
    assert {one.aid for one in people} == set(AIDS)
    assert {one.skirt for one in people} == {True, False}
    assert {one.look.age for one in people} == set(AGES)
    assert "scarf" in {one.look.hair for one in people}
    assert max(one.belly for one in people) > 1.5 * min(one.belly for one in people if one.look.age == "young")
    assert build(7) == build(7) and body.draw(NEUTRAL, 7) == body.draw(NEUTRAL, 7)


def test_a_body_is_the_person_whose_face_it_is():
    """Skin, hair and clothes are those of the face with the same seed and age."""
    assert build(11, "old").look == look(11, "old")
    assert look(11, "old").skin in body.draw(NEUTRAL, 11, age="old").svg


def test_every_hair_style_of_a_face_can_be_drawn():
    """Also those that faces got later."""
    assert set(HAIR) <= set(STYLES) and set(LONG) <= set(STYLES)


def test_somebody_in_a_wheelchair_sits():
    """In the drawing and in the words, whatever was asked."""
    assert body.draw(NEUTRAL, 2, seated=False, aid="wheelchair").says.startswith("Somebody sits in a wheelchair.")
    assert "with a cane" in body.draw(NEUTRAL, 2, seated=False, aid="cane").says
    leaning = body.draw(posture("closed"), 2, seated=False, aid="cane").says
    assert "the other arm lies across the chest" in leaning and "crossed in front" not in leaning
    with pytest.raises(ValueError, match="no aid"):
        build(1, "young", "stilts")


def test_words_say_what_is_seen_and_never_a_feeling():
    """Each posture reads differently; none names what somebody might feel, nor the posture's own name."""
    names = {*FEELINGS, *PROFILES, *MIXTURES, "anger", "sad", "tense", "nervous", "restless", "slumped", "relaxed", "friendly"}
    for seated in (True, False):
        said = {name: body.draw(posture(name), 1, seated=seated, aid="none").says for name in POSTURES}
        assert len(set(said.values())) == len(POSTURES)
        for words in said.values():
            assert not set(re.findall(r"[a-z]+", words.lower())) & names
    assert "pulled up towards the ears" in body.draw(posture("tense"), 1).says
    assert "crossed in front of the chest" in body.draw(posture("closed"), 1).says


def test_movement_ends_and_respects_the_wish_for_stillness():
    """Restless moves for some seconds, only where motion isn't reduced, and words say what moves; others don't move."""
    drawn = body.draw(posture("restless"), 5)
    rules = re.search(r"<style>(.*)</style>", drawn.svg)[1]
    assert rules.startswith("@media (prefers-reduced-motion: no-preference)") and "infinite" not in rules
    runs = [float(seconds) * float(times) for seconds, times in re.findall(r"([\d.]+)s ease-in-out (\d+)", rules)]
    assert len(runs) == 3 and all(4 < run < 8 for run in runs)
    for name in re.findall(r"\.(stir-[\w-]+)\{", rules):
        assert f'class="{name}"' in drawn.svg
    assert "moves" in drawn.says or "goes up and down" in drawn.says
    assert "<style" not in body.draw(posture("open"), 5).svg
