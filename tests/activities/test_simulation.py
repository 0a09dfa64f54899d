"""A model to play with: a guess first, then a figure at values that are asked for and kept nowhere."""

import json
from dataclasses import replace

import pytest

from course_lib import labels
from course_lib.activities import simulation
from course_lib.activities.mark import BadResponse
from course_lib.content.objects import Guess
from course_lib.content.simulations import Control, FirstGuess, Preset, Simulation
from course_lib.desks import LearningDesk
from course_lib.labels import practice

NOW = "2025-01-02T03:04:05.000000+00:00"
HIDDEN = ("Comment on", "The reveal.", "To try", "Limits", "Says of", "svg", "Catches", "Rare")


@pytest.fixture
def flags():
    """A simulation whose model ships with the course."""
    return Simulation(
        id="flags", model="flagging", title="Flags", intro="An intro.", concepts=("C-ROM-4",), to_try="To try.", limits="Limits.",
        guess=FirstGuess(question="How many?", reveal="The reveal.",
                         options=(Guess(id="many", text="Many", comment="Comment on many."), Guess(id="few", text="Few", comment="Comment on few."))),
        controls=(Control(id="part", label="Part", min=1, max=60, step=1, value=16, unit="of 100"),
                  Control(id="catches", label="Catches", min=50, max=95, step=2.5, value=90),
                  Control(id="clears", label="Clears", value=1, options=("Badly", "Well"))),
        presets=(Preset(id="rare", label="Rare", values={"part": 2}, says="Says of rare."),
                 Preset(id="often", label="Often", values={"part": 40, "clears": 0}, says="Says of often.")))  # fmt: skip


@pytest.fixture
def fresh(flags):
    return simulation.start(flags)


@pytest.fixture
def guessed(fresh):
    return simulation.respond(fresh, guess("few"), NOW, "e1")[0]


def guess(given):
    return {"type": "guess", "response": {"answer": given}}


def ask(state, values):
    return simulation.ASKS["draw"](state, {"type": "draw", "values": values})


def test_guess_leaves_an_event(fresh):
    """The event says what was guessed, and restores it."""
    after, event = simulation.respond(fresh, guess("few"), NOW, "e1")
    assert event == {"id": "e1", "at": NOW, "activity": "simulation/flags", "type": "guess", "response": {"answer": "few"}}
    assert (after.guess, after.done, fresh.done) == ("few", True, False)
    assert simulation.resume(fresh, [json.loads(json.dumps(event))]) == after


def test_the_first_guess_stands(fresh, guessed):
    """Guessing again after the fact would be no guess."""
    with pytest.raises(BadResponse, match="it stands"):
        simulation.respond(guessed, guess("many"), NOW, "e2")
    assert simulation.resume(fresh, [guess("few"), guess("many")]).guess == "few"


@pytest.mark.parametrize("message", [{}, guess(None), guess("none"), guess(["few"]), {"type": "guess", "response": "few"},
                                     {"type": "draw", "response": {"answer": "few"}}], ids=str)  # fmt: skip
def test_a_guess_that_does_not_fit_is_refused(fresh, message):
    """Only an option's id is a guess; the same in a log is passed over."""
    with pytest.raises(BadResponse):
        simulation.respond(fresh, message, NOW, "e1")
    assert simulation.resume(fresh, [message]) == fresh


def test_opening_view_has_the_question_only(fresh):
    """Before the guess: title, intro, the question and its options. No comment, no reveal, no figure, no control."""
    seen = simulation.view(fresh)
    assert set(seen) == {"title", "intro", "question", "field", "guess", "done"}
    assert not [text for text in HIDDEN if text in json.dumps(seen)]


def test_no_figure_before_the_guess(fresh):
    """Asking for the figure doesn't go round the question."""
    with pytest.raises(BadResponse, match="guess comes first"):
        ask(fresh, {"part": 2})


def test_after_the_guess_all_of_it(guessed):
    """The comment on the guess alone, the reveal, the controls where they start, and the figure there."""
    seen = simulation.view(guessed)
    assert (seen["comment"], seen["reveal"], seen["limits"], seen["to_try"]) == ("Comment on few.", "The reveal.", "Limits.", "To try.")
    assert "Comment on many" not in json.dumps(seen) and "toy" in seen["toy"]
    assert [(one["id"], one["value"], one["unit"], one["digits"]) for one in seen["controls"]] == [
        ("part", 16, " of 100", 0), ("catches", 90, "", 1), ("clears", 1, "", 2)]
    assert seen["figure"] == ask(guessed, {})[0]["figure"] and seen["figure"]["svg"].startswith("<svg")


def test_a_preset_says_where_every_control_stands(guessed):
    """What it doesn't name stands where it starts."""
    presets = {one["id"]: one["values"] for one in simulation.view(guessed)["presets"]}
    assert presets == {"rare": {"part": 2, "catches": 90, "clears": 1}, "often": {"part": 40, "catches": 90, "clears": 0}}


def test_the_figure_follows_the_values(guessed):
    """Other values, other picture and words; those not named stay as they start."""
    (rare, buffers), (often, _) = ask(guessed, {"part": 2}), ask(guessed, {"part": 40})
    assert rare["figure"]["says"] != often["figure"]["says"] and rare["figure"]["svg"] != often["figure"]["svg"] and buffers == []
    assert ask(guessed, {"part": 2, "catches": 90, "clears": 1})[0] == rare


@pytest.mark.parametrize(("given", "stands"), [
    ({"catches": 91}, 90), ({"catches": 91.4}, 92.5), ({"catches": 50}, 50), ({"catches": 95}, 95), ({"catches": 94.9}, 95)], ids=str)  # fmt: skip
def test_values_lie_on_a_step(flags, given, stands):
    """A value between two steps counts as the nearest."""
    assert simulation.values_of(flags, given)["catches"] == stands


def test_the_last_step_never_passes_the_end(flags):
    """Where the range isn't a whole number of steps, the end is the most."""
    control = Control(id="odd", label="Odd", min=0, max=1, step=0.4, value=0)
    assert simulation.values_of(replace(flags, controls=(control,)), {"odd": 1}) == {"odd": 0.8}
    assert simulation.values_of(replace(flags, controls=(replace(control, step=0.6),)), {"odd": 1}) == {"odd": 1}


@pytest.mark.parametrize("values", [
    None, [], "part", {"nothing": 1}, {"part": 0}, {"part": 61}, {"part": "16"}, {"part": None}, {"part": True}, {"part": [16]},
    {"part": float("nan")}, {"part": float("inf")}, {"part": 10**400}, {"clears": 2}, {"clears": -1}], ids=lambda one: repr(one)[:24])  # fmt: skip
def test_values_that_do_not_fit_are_refused(guessed, values):
    """Unknown controls, what isn't a number, and what is out of range."""
    with pytest.raises(BadResponse):
        ask(guessed, values)


def test_asking_for_a_figure_is_kept_nowhere(fresh, learning):
    """The desk answers with the figure, and the log holds the guess alone."""
    desk = LearningDesk(fresh, simulation, simulation.view, practice.simulation(), learning)
    told = json.dumps([desk.answer({"type": "ready"}, []), desk.answer({"type": "draw", "values": {}, "id": "d0"}, [])])
    assert not [text for text in HIDDEN if text in told] and "guess comes first" in told
    assert desk.answer(guess("few") | {"id": "guess-id-1"}, [])[0]["done"]
    reply, _ = desk.answer({"type": "draw", "values": {"part": 2}}, [])
    assert set(reply) == {"activity", "re", "figure"}
    assert [event["type"] for event in learning.events()] == ["guess"]


def test_every_word_of_the_view_is_there():
    """Those of a guess, and those around the figure."""
    assert set(labels.prediction()) < set(practice.simulation())
    assert [name for name, word in practice.simulation().items() if not word] == ["note"]
