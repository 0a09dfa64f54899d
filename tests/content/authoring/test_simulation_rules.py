"""What is wrong with a simulation or in a trainer's bank is reported where it stands; those of the course are sound."""

import pytest

from course_lib.content.authoring import build, schema, yaml_file
from course_lib.content.authoring.assets import Assets, Placed
from course_lib.content.authoring.simulation_rules import simulation_rules
from course_lib.content.authoring.trainer_rules import trainer_rules

SOUND = """\
simulations:
  - id: small
    model: flagging
    title: Small
    intro: An intro.
    guess:
      question: How many?
      options:
        - {id: many, text: Many, comment: Seen so.}
        - {id: few, text: Few, comment: Seen so.}
      reveal: Few.
    controls:
      - {id: part, label: Part, min: 1, max: 60, step: 1, value: 16}
      - {id: catches, label: Catches, min: 50, max: 95, step: 2.5, value: 90}
      - {id: clears, label: Clears, value: 1, options: [Badly, Well]}
    presets:
      - {id: rare, label: Rare, values: {part: 2}, says: Look.}
      - {id: often, label: Often, values: {part: 40, clears: 0}, says: Look.}
    to_try: Try.
    limits: Limits.
    concepts: [C-MINI-1]
"""


def found(text: str) -> list[tuple[str, str]]:
    """What the rules say of it: the line where it stands, and the message."""
    file = yaml_file.parse(text, "simulations/odd.yaml")
    content = yaml_file.validated(file, schema.FILES["simulations/*.yaml"])
    assert not file.problems, file.problems
    placed = Placed(content.simulations[0], file, ("simulations", 0))
    simulation_rules(Assets(folder=None, simulations={"small": placed}))
    return [(text.splitlines()[problem.line - 1], problem.message) for problem in file.problems]


def test_a_sound_simulation_passes():
    """Nothing is said of it."""
    assert found(SOUND) == []


@pytest.mark.parametrize("old, new, line, says", [
    ("model: flagging", "model: flaging", "model:", "no model 'flaging'; the models are affect-map, bids"),
    ("id: few, text: Few", "id: many, text: Few", "text: Few", "same as number 1 (id)"),
    ("id: few, text: Few", "id: few, text: many", "id: few", "same as number 1 (text)"),
    ("id: often", "id: rare", "label: Often", "same as number 1 (id)"),
    ("label: Often", "label: Rare", "id: often", "same as number 1 (label)"),
    ("id: catches", "id: part", "label: Catches", "same as number 1 (id)"),
    ("min: 1, max: 60", "min: 60, max: 1", "id: part", "max must be more than min"),
    ("options: [Badly, Well]", "options: [Well]", "id: clears", "two options at least"),
    ("step: 1, value: 16", "step: 1, value: 61", "id: part", "part goes from 1 to 60, and this is 61"),
    ("step: 2.5, value: 90", "step: 2.5, value: 91", "id: catches", "in steps of 2.5 from 50, and this is 91; write 90"),
    ("value: 1, options", "value: 2, options", "id: clears", "clears goes from 0 to 1, and this is 2"),
    ("values: {part: 2}", "values: {part: 0}", "id: rare", "part goes from 1 to 60, and this is 0"),
    ("values: {part: 2}", "values: {part: 2.6}", "id: rare", "and this is 2.6; write 3"),
    ("values: {part: 2}", "values: {parts: 2}", "id: rare", "no control 'parts' here; the controls are part, catches, clears"),
    ("clears: 0", "clears: 0.5", "id: often", "clears goes in steps of 1 from 0"),
    ("values: {part: 2}", "values: {part: 40, clears: 0, catches: 90}", "id: often", "sets the same as number 1"),
])  # fmt: skip
def test_a_mistake_is_reported_where_it_stands(old, new, line, says):
    """One mistake, one message, at its line."""
    problems = found(SOUND.replace(old, new))
    assert len(problems) == 1, problems
    assert line in problems[0][0] and says in problems[0][1], problems


def test_what_a_run_draws_from_is_told_apart():
    """Two moments of one bank with one id: the later one is reported."""
    wait = build.load().trainers["wait"].thing
    file = yaml_file.YamlFile("trainers/odd.yaml")
    twice = wait.model_copy(update={"moments": [*wait.moments, wait.moments[0]]})
    for thing in (wait, twice):
        trainer_rules(Assets(folder=None, trainers={"wait": Placed(thing, file, ("trainers", 0))}))
    assert ["same as number 1 (id)" in problem.message for problem in file.problems] == [True]


def test_a_check_applies_these_rules(tmp_path):
    """A course with a mistake of this kind is reported as a whole."""
    (tmp_path / "simulations").mkdir()
    (tmp_path / "simulations" / "odd.yaml").write_text(SOUND.replace("flagging", "flaging"), encoding="utf-8")
    assert any("no model 'flaging'" in problem.message for problem in build.load(tmp_path).problems)


def test_those_of_the_course_are_sound():
    """No simulation and no trainer has a problem."""
    assets = build.load()
    assert assets.simulations and assets.trainers
    assert not [problem for problem in assets.problems if problem.file.startswith(("simulations/", "trainers/"))]
