"""Feelings as action units: the table, and what is done with it."""

import pytest

from course_lib.stimuli import feelings
from course_lib.stimuli.face_units import Units
from course_lib.stimuli.feelings import blend, guarded, morph, units_for

# Which units at least two thirds of posers moved (Du, Tao and Martinez 2014), as in the course's models.
CONSISTENT = {
    "joy": "12 25", "sadness": "4 15", "fear": "1 4 20 25", "anger": "4 7 23", "surprise": "1 2 25 26", "disgust": "9 10 17",
    "happily surprised": "1 2 12 25", "sadly fearful": "1 4 20 25", "sadly angry": "4 15", "happily disgusted": "10 12 25",
}


@pytest.mark.parametrize("feeling", CONSISTENT)
def test_what_posers_agree_on_is_there(feeling):
    """Each unit that the study found consistently moves."""
    assert all(getattr(units_for(feeling, 1), f"au{number}") > 0 for number in CONSISTENT[feeling].split())


def test_contempt_is_on_one_side():
    """Nothing of it moves both corners."""
    face = units_for("contempt", 1)
    assert (face.au12, face.au12_one, face.au14_one) == (0, 0.4, 0.5)


def test_every_kind_is_in_the_table():
    """The seven of the trainers, and the compounds."""
    assert {*feelings.BASIC, *feelings.COMPOUND, "tenderness", "calm", "shame", "worry", "hurt"} == set(feelings.FEELINGS)


def test_intensity_is_linear():
    """Half the intensity is half of each unit; none is rest."""
    whole, half = units_for("fear", 1), units_for("fear", 0.5)
    assert [value for _name, value in half.items()] == pytest.approx([value / 2 for _name, value in whole.items()])
    assert units_for("fear", 0) == Units()


def test_morph_ends_where_it_should():
    """Share 0 is the first face and share 1 the second, to the bit; between, each unit is on the line."""
    a, b = units_for("joy", 1), units_for("shame", 0.7)
    assert (morph(a, b, 0), morph(a, b, 1)) == (a, b)
    assert morph(a, b, 0.25).au12 == pytest.approx(0.75 * a.au12)
    assert morph(a, b, 0.25).gaze_across == pytest.approx(0.25 * b.gaze_across)


def test_blend_keeps_the_stronger_of_each():
    """Two feelings at once ask for the units of both."""
    both = blend({"joy": 1, "surprise": 0.5})
    assert (both.au12, both.au6, both.au2) == (0.8, 0.6, 0.4)
    assert both.au25 == 0.5
    assert blend({"shame": 1}) == units_for("shame", 1)
    assert blend({}) == Units()


def test_guarded_shows_less_the_less_safe():
    """All at full safety, some at none, and ever less in between."""
    face = units_for("hurt", 1)
    shown = [guarded(face, safety).au1 for safety in (1, 0.75, 0.5, 0.25, 0)]
    assert guarded(face, 1) == face
    assert shown == sorted(shown, reverse=True) and shown[-1] == pytest.approx(feelings.LEAST_SHOWN * face.au1)


@pytest.mark.parametrize("wrong", [
    lambda: units_for("joy", 1.2), lambda: guarded(Units(), -0.1), lambda: Units(au1=2), lambda: Units(au4=-0.5),
    lambda: Units(tilt=-1.5),
])
def test_out_of_range_is_refused(wrong):
    """With the number that was given."""
    with pytest.raises(ValueError, match=r"1\.2|-0\.1|is 2|-0\.5|-1\.5"):
        wrong()


def test_no_such_feeling():
    """A name that isn't in the table is an error, not a face at rest."""
    with pytest.raises(KeyError):
        units_for("boredom", 1)
