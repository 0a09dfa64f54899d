"""Faces: the same for the same parameters, one set of marks for all, nothing in them that runs or loads."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from course_lib.stimuli import face, face_hair, feelings
from course_lib.stimuli.face_mouth_shape import Mouth
from course_lib.stimuli.face_pen import INK
from course_lib.stimuli.face_units import NAMES, SIGNED, Units
from course_lib.stimuli.look import AGES, SKINS, look

WHO = look(4, "young")
SINGLE = [Units(**{name: value}) for name in NAMES for value in ((-1, 1) if name in SIGNED else (1,))]
AFRAID = feelings.units_for("fear", 1)


def marks(svg):
    """Every element with the letters of its path, and without its numbers."""
    parts = ElementTree.fromstring(svg).iter()
    return [(part.tag, re.findall("[A-Z]", part.get("d", "")), sorted(part.attrib)) for part in parts]


def ids(svg):
    return re.findall(r'\bid="([^"]+)"', svg)


def luminance(colour):
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_same_parameters_same_face():
    """A seed and units say all there is to a face."""
    for age in AGES:
        assert face.draw(look("ana", age), AFRAID) == face.draw(look("ana", age), AFRAID)
    assert face.draw(look("ana", "old"), AFRAID).svg != face.draw(look("bo", "old"), AFRAID).svg


def test_at_rest_at_no_intensity():
    """Nothing of a feeling is a face at rest, whatever the feeling."""
    at_rest = face.draw(WHO, Units())
    assert {face.draw(WHO, feelings.units_for(feeling, 0)) for feeling in feelings.FEELINGS} == {at_rest}


@pytest.mark.parametrize("units", SINGLE, ids=lambda units: next(f"{name} {x}" for name, x in units.items() if x))
def test_each_unit_shows_without_new_marks(units):
    """A unit moves marks that are in every face, so that any face can move into any other."""
    assert marks(face.draw(WHO, units).svg) == marks(face.draw(WHO, Units()).svg)
    shown, at_rest = (re.sub(r"face-\w+", "", face.draw(WHO, one).svg) for one in (units, Units()))
    assert shown != at_rest


@pytest.mark.parametrize("style", face_hair.STYLES)
@pytest.mark.parametrize("age", AGES)
def test_every_head_of_hair_at_every_age(style, age):
    """Each style is drawn for each age, within the picture's marks of its own."""
    who = replace(look(7, age), hair=style)
    assert marks(face.draw(who, AFRAID).svg) == marks(face.draw(who, Units()).svg)


def test_no_two_faces_share_an_id():
    """Other units, another person or another prefix: other ids, and none twice in one drawing."""
    drawn = [face.draw(who, units) for who in (WHO, look(5, "young")) for units in SINGLE]
    drawn += [face.draw(WHO, Units()), face.draw(WHO, Units(), "twin-"), face.arrives_and_passes(WHO, Units(), AFRAID, 3),
              face.baseline_and_shift(WHO, Units(), AFRAID, 3)]
    found = [one for drawing in drawn for one in ids(drawing.svg)]
    assert len(found) == len(set(found)) > 4 * len(drawn) - 1


def test_references_stay_in_the_drawing():
    """Every clip and fade that is used is there; nothing is loaded, and nothing runs."""
    for drawn in (face.draw(WHO, AFRAID, "a-"), face.arrives_and_passes(WHO, Units(), AFRAID, 3, "a-")):
        assert set(re.findall(r"url\(#([^)]+)\)", drawn.svg)) == set(ids(drawn.svg))
        assert not re.search(r"<script|<image|<use|href|https?://(?!www\.w3\.org/2000/svg)|\bon\w+=", drawn.svg)


def test_a_face_is_light():
    """Every head of hair, with glasses and freckles: 24 kB at most, and most faces far less."""
    people = [replace(look(seed, "old"), hair=style, glasses=True, freckles=True)
              for seed in range(10) for style in face_hair.STYLES]
    assert max(len(face.draw(who, AFRAID).svg) for who in people) < 24_000


@pytest.mark.parametrize("age", AGES)
def test_fear_is_no_smile(age):
    """The corners of a mouth are below its middle in fear, and above it in joy, whoever it is."""
    for seed in range(60):
        for feeling, below in (("fear", True), ("joy", False)):
            shape = Mouth(look(seed, age), feelings.units_for(feeling, 1))
            corners = shape.corner(-1)[1], shape.corner(1)[1]
            assert (min(corners) > shape.roof) if below else (max(corners) < shape.roof)


def test_scales_with_its_box():
    """A view box, and no size of its own."""
    top = ElementTree.fromstring(face.draw(WHO, AFRAID).svg)
    assert (top.get("viewBox"), top.get("width"), top.get("height")) == ("0 0 240 280", None, None)


def test_lines_show_on_every_skin():
    """3 : 1 at least, as for any graphic; and lines on the page take the page's ink."""
    for skin in SKINS:
        assert (luminance(skin) + 0.05) / (luminance(INK) + 0.05) >= 3, skin
    assert "var(--at-ink, #23262b)" in face.draw(WHO, Units()).svg


def test_moves_once_and_rests_where_motion_is_reduced():
    """No movement repeats, each keeps its last picture, and two still faces wait for those who asked for less motion."""
    drawn = face.baseline_and_shift(WHO, feelings.units_for("calm", 1), AFRAID, 2.5)
    moves = [part for part in ElementTree.fromstring(drawn.svg).iter() if "animate" in part.tag]
    assert moves and all(part.get("fill") == "freeze" and part.get("dur") == "2.5s" for part in moves)
    assert "repeatCount" not in drawn.svg
    stills = re.search(r'<g class="([\w-]+)-stills">.*', drawn.svg)
    assert f"@media (prefers-reduced-motion: reduce){{.{stills[1]}-moves{{display:none}}" in drawn.svg
    assert "<animate" not in stills[0]


def test_movement_starts_and_ends_at_its_faces():
    """The first and the last value of what moves are those of the two still faces."""
    before, after = Units(au12=0.3), Units(au15=0.8, tilt=0.5)
    moving = ElementTree.fromstring(face.baseline_and_shift(WHO, before, after, 2).svg)
    values = [part.get("values").split(";") for part in moving.iter() if part.get("attributeName") == "d"]
    for units, which in ((before, 0), (after, -1)):
        still = {part.get("d") for part in ElementTree.fromstring(face.draw(WHO, units).svg).iter()}
        assert {value[which] for value in values} <= still
    passing = ElementTree.fromstring(face.arrives_and_passes(WHO, Units(), after, 2).svg)
    values = [part.get("values").split(";") for part in passing.iter() if part.get("values")]
    assert values and all(value[0] == value[-1] for value in values)


def test_a_movement_takes_time():
    """Seconds at or below nothing are refused."""
    with pytest.raises(ValueError, match="more than 0 seconds"):
        face.arrives_and_passes(WHO, Units(), AFRAID, 0)
