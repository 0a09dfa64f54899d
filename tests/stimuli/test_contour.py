"""The picture of a voice shows pitch, loudness and pauses."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from course_lib.stimuli import contour, voice_drawing
from course_lib.stimuli.prosody import PROFILES
from course_lib.stimuli.voice import hum

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name, **changes):
    return voice_drawing.draw(replace(hum(PROFILES[name], 3).contour, **changes))


def numbers(path):
    return [float(one) for one in re.findall(r"-?\d+\.?\d*", path.get("d"))]


def bands(picture):
    return [path for path in ET.fromstring(picture.svg).iter(f"{SVG}path") if path.get("fill") != "none"]


def test_each_stretch_that_sounds_is_a_band():
    """A pause is a gap."""
    phrase = hum(PROFILES["sadness"], 3)
    assert len(bands(voice_drawing.draw(phrase.contour))) == len(contour.sounding(phrase.contour)) == 2


def test_louder_is_thicker():
    """The same contour 10 dB up is about twice as thick."""
    soft = hum(PROFILES["calm"], 3).contour
    loud = replace(soft, level=tuple(level + 6 for level in soft.level))
    height = [max(numbers(bands(voice_drawing.draw(one))[0])[1::2]) - min(numbers(bands(voice_drawing.draw(one))[0])[1::2]) for one in (soft, loud)]
    assert height[1] > height[0] + 3


def test_higher_is_higher():
    """Where the pitch is, the band is; beyond the edge it stays in the picture."""
    one = hum(PROFILES["neutral"], 3).contour
    n = next(n for n, pitch in enumerate(one.pitch) if pitch is not None)
    up = replace(one, pitch=tuple(None if pitch is None else pitch + 3 for pitch in one.pitch))
    assert voice_drawing.at(up, n)[1] < voice_drawing.at(one, n)[1]
    far = replace(one, pitch=tuple(None if pitch is None else 99 for pitch in one.pitch))
    assert voice_drawing.at(far, n)[1] >= voice_drawing.MARGIN


def test_every_phrase_fits():
    """The slowest voice with the longest text stays inside."""
    text = "Somebody said this, and it went on, and on and on for ever."
    slow = hum(PROFILES["sadness"], 3, phrase=text).contour
    assert voice_drawing.at(slow, len(slow.pitch) - 1)[0] <= voice_drawing.WIDTH - voice_drawing.MARGIN


def test_breath_shows_as_an_edge():
    """A breathy voice has dotted lines around it, another hasn't."""
    assert drawn("tenderness").svg.count("stroke-dasharray") > drawn("sadness").svg.count("stroke-dasharray") == 1


def test_a_picture_is_plain_and_follows_the_page():
    """It scales with its box, takes the page's colours, and brings no script and no address."""
    svg = drawn("joy").svg
    root = ET.fromstring(svg)
    assert root.get("viewBox") and not root.get("width") and not root.get("height")
    assert "var(--at-feel" in svg and "<script" not in svg and "href" not in svg
