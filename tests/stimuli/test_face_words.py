"""What is said of a face: what can be seen, and no feeling."""

import re

import pytest

from course_lib.stimuli import face, feelings
from course_lib.stimuli.face_units import NAMES, SIGNED, Units
from course_lib.stimuli.look import look

WHO = look(4, "young")
FELT = re.compile(
    r"\b(joy\w*|happ\w+|sad\w*|fear\w*|afraid|scared|ang(ry|er)\w*|surpris\w+|disgust\w*|contempt\w*|tender\w*|calm\w*"
    r"|asham\w+|shame\w*|worr\w+|hurt\w*|neutral|relaxed|smil\w+|frown\w*|sneer\w*|smirk\w*|upset|feel\w*|emotion\w*|mood)\b", re.I)
SINGLE = [Units(**{name: value}) for name in NAMES for value in ((-1, 1) if name in SIGNED else (1,))]


def says(units):
    return face.draw(WHO, units).says


def test_no_word_for_a_feeling():
    """Neither of a still face nor of a movement, at any strength."""
    for feeling in feelings.FEELINGS:
        for intensity in (0, 0.1, 0.3, 0.6, 1):
            units = feelings.units_for(feeling, intensity)
            moving = face.arrives_and_passes(WHO, Units(), units, 3), face.baseline_and_shift(WHO, Units(), units, 3)
            told = [says(units), *(drawn.says for drawn in moving)]
            assert not any(FELT.search(text) for text in told), told
    assert not FELT.search(" ".join(says(units) for units in SINGLE))


def test_every_unit_has_words_of_its_own():
    """Whoever can't see the face misses no unit."""
    told = [says(units) for units in (Units(), *SINGLE)]
    assert len(set(told)) == len(told)


def test_every_feeling_is_told_apart():
    """Faces that differ are described differently."""
    told = [says(feelings.units_for(feeling, 1)) for feeling in feelings.FEELINGS]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("name", NAMES)
def test_words_grow_with_the_unit(name):
    """Barely, slightly, clearly, strongly; too little to see is not told."""
    told = [says(Units(**{name: value})) for value in (0.02, 0.1, 0.3, 0.55, 1)]
    assert told[0] == says(Units())
    assert [text.split(": ")[1].split(" ")[0] for text in told[1:4]] == ["barely", "slightly", "clearly"]
    assert len(set(told)) == 5


def test_brows_in_plain_words():
    """What the brows do together is one sentence."""
    assert says(Units(au1=0.7, au4=0.5)) == "Brows: strongly raised at the inner ends, clearly drawn together."
    assert says(Units(au1=0.8, au2=0.8)) == "Brows: strongly raised."
    assert says(Units(au4=0.9)) == "Brows: strongly drawn down and together."


def test_movement_tells_from_what_to_what():
    """Only what changes is told, in the order of the face."""
    moved = face.baseline_and_shift(WHO, Units(au12=0.3, au4=0.5), Units(au15=0.8, au4=0.5), 2)
    assert moved.says == "Mouth: from slightly turned up at both corners to strongly turned down at the corners."
    assert face.baseline_and_shift(WHO, Units(), Units(), 2).says == "Nothing changes that could be seen."
    assert face.arrives_and_passes(WHO, Units(), Units(au9=1), 2).says == (
        "Nose: from smooth to strongly wrinkled. Then back to how it was.")
