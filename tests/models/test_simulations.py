"""Every simulation that ships: its figure is drawn wherever its controls can stand, and says what it shows."""

import json
import re
import warnings
from functools import cache
from itertools import product
from xml.etree import ElementTree

import pytest

from course_lib.activities import simulation as simulations
from course_lib.content.authoring import build
from course_lib.content.frozen import freeze
from course_lib.content.simulations import Simulation
from course_lib.models.simulations import FIGURES, draw
from course_lib.words import speaking
from tests.test_pseudo import bare

PLACED = {name: placed.thing.model_dump(mode="json") for name, placed in build.load().simulations.items()}
ALL = [freeze(Simulation, thing) for thing in PLACED.values()]
NAMED = pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
SVG = "{http://www.w3.org/2000/svg}"
# Of a drawing 403 points wide, at least 300 pixels are there at phone width; 14.8 points are 11 pixels then.
SMALLEST = 14.8


def ends(control):
    return (0, len(control.options) - 1) if control.options else (control.min, control.max)


def corners(one: Simulation):
    return [dict(zip([control.id for control in one.controls], values))
            for values in product(*map(ends, one.controls))]  # fmt: skip


def presets(one: Simulation):
    return [simulations.values_of(one, preset.values) for preset in one.presets]


def drawn(one: Simulation, values: dict):
    """The figure; a warning is an error."""
    return _drawn(one.model, tuple(values.items()))


@cache
def _drawn(model: str, values: tuple):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return draw(model, dict(values))


@NAMED
def test_figure_is_drawn_wherever_the_controls_can_stand(one):
    """At the start, at every preset, at every corner and in the middle of each edge: without a warning, well-formed."""
    start = simulations.start_values(one)
    middles = [start | {control.id: end} for control in one.controls for end in ends(control)]
    for values in [start, *presets(one), *corners(one), *middles]:
        svg, says = drawn(one, values).svg, drawn(one, values).says
        assert ElementTree.fromstring(svg).tag == f"{SVG}svg"
        assert not re.search(r"\b(nan|inf)\b", svg.lower()) and not re.search(r"\b(nan|inf|None)\b", says), says
        assert len(says) > 40 and not re.search(r"[<>{}*_`\\]", says), says


@NAMED
def test_figure_is_the_same_every_time(one):
    """Chance in a model is seeded: the same values show the same figure."""
    assert draw(one.model, presets(one)[0]) == drawn(one, presets(one)[0])


@NAMED
def test_every_word_of_a_figure_is_in_the_catalogue(one):
    """In the made-up language all of them stand in marks: those in the drawing, and those that say what it shows."""
    with speaking("en-XA"):
        made = draw(one.model, simulations.start_values(one))
    said = [" ".join(text.itertext()) for text in ElementTree.fromstring(made.svg).iter(f"{SVG}text")]
    assert "⟦" in made.says and [left for left in map(bare, (" ".join(said), made.says)) if re.search("[A-Za-z]{2}", left)] == []


@NAMED
def test_every_preset_shows_something_of_its_own(one):
    """No two presets say the same or look the same."""
    seen = [drawn(one, values) for values in presets(one)]
    assert len({each.says for each in seen}) == len({each.svg for each in seen}) == len(seen)


@NAMED
def test_every_control_does_something(one):
    """From one end to the other the figure and its summary change."""
    start = simulations.start_values(one)
    for control in one.controls:
        low, high = ends(control)
        first, last = (drawn(one, start | {control.id: end}) for end in (low, high))
        assert first.svg != last.svg and first.says != last.says, control.id


@NAMED
def test_figure_follows_the_theme(one):
    """Every colour is one of the page's own, and so is the type. (A face set into a figure keeps its own.)"""
    for values in presets(one):
        svg = drawn(one, values).svg
        rest = re.sub(r'<svg x=.*?</svg>', "", svg, flags=re.DOTALL)  # a face within a figure keeps its skin and hair
        bare = re.sub(r"var\(--at-(ink|soft|rule|do|feel|gold|card|edge), #[0-9a-f]{6}\)", "", rest)
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"\s])|rgb\(|(?:fill|stroke): (?!none|url)[a-z]+", bare)
        assert "font-family" not in svg.replace("font-family: var(--at-sans, sans-serif)", "")
        assert "<script" not in svg and "<image" not in svg


@NAMED
def test_figure_is_legible_on_a_phone(one):
    """At 360 pixels, the smallest letters, where there are any, are 11 pixels high."""
    for values in [*presets(one), *corners(one)]:
        svg = drawn(one, values).svg
        width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])
        sizes = [float(size) for size in re.findall(r"font: (?:\w+ )*([\d.]+)px", svg)]
        sizes += [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]
        assert not [size for size in sizes if size * 403.2 / width < SMALLEST]


@NAMED
def test_opening_view_holds_nothing_of_what_comes_after(one):
    """Before the guess: no comment, no reveal, no preset, no figure."""
    told = json.dumps(simulations.view(simulations.start(one)), ensure_ascii=False)
    after = [one.guess.reveal, one.to_try, one.limits, *(option.comment for option in one.guess.options), *(preset.says for preset in one.presets)]
    assert not [text for text in after if json.dumps(text, ensure_ascii=False)[1:-1] in told] and "<svg" not in told


@NAMED
def test_controls_and_presets_fit_each_other(one):
    """At most three controls with names of their own; every start and preset is in range and on a step; presets differ."""
    assert 1 <= len(one.controls) <= 3 and 2 <= len(one.presets) <= 6
    assert len({control.id for control in one.controls}) == len(one.controls)
    assert len({preset.id for preset in one.presets}) == len({preset.label for preset in one.presets}) == len(one.presets)
    assert simulations.values_of(one, simulations.start_values(one)) == simulations.start_values(one)
    for preset, values in zip(one.presets, presets(one)):
        assert {name: values[name] for name in preset.values} == preset.values, preset.id
    assert len({tuple(values.items()) for values in presets(one)}) == len(one.presets)
    assert len({option.id for option in one.guess.options}) == len(one.guess.options)


@pytest.mark.parametrize(("name", "given", "said"), [
    ("mending", {}, ["30% of the time", "expects 29 of 100", "averaged 48"]),
    ("mending", {"slip": 2}, ["83% of the time", "expects 41 of 100", "averaged 10"]),
    ("mid-range", {"delay": 2, "strength": 0.5}, ["12.6 seconds", "strength of about 0.25"]),
    ("mid-range", {"delay": 2, "strength": 0.25}, ["6.4 seconds"]),
    ("fast-or-right", {}, ["0.33 seconds", "75 of 100", "0.80 seconds", "gets 86"]),
    ("two-kinds-of-wrong", {}, ["21 are noticed", "22 of them are called upset"]),
    ("two-kinds-of-wrong", {"line": -0.6}, ["26 are noticed", "38 of them are called upset"]),
    ("bids", {}, ["237 tries", "190 were met"]),
    ("bids", {"met": 40}, ["139 tries", "56 were met"]),
    ("flagging", {"part": 2}, ["24 are flagged", "4 part and 20 stay", "16 times in 100"]),
    ("overfitting", {}, ["82 of 100 of these", "50 of 100"]),
    ("overfitting", {"couples": 300}, ["62 of 100 of these", "50 of 100"]),
], ids=str)  # fmt: skip
def test_the_figure_says_what_the_reveal_told(name, given, said):
    """A learner who sets what the question was about finds the numbers of the question and the reveal."""
    one = next(one for one in ALL if one.id == name)
    says = drawn(one, simulations.values_of(one, given)).says
    assert not [words for words in said if words not in says], says


def test_every_model_is_played_with_and_every_simulation_has_a_model():
    """Nothing is drawn and never shown, nothing is shown without a model."""
    assert {one.model for one in ALL} == set(FIGURES)
