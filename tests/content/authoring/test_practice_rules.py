"""What is wrong with a practice is reported where it stands; a sound one passes, and so do those of the course."""

import pytest

from course_lib.activities.practice import length
from course_lib.content.authoring import practice_rules, schema
from course_lib.content.authoring.assets import Assets, Placed
from course_lib.content.authoring.yaml_file import YamlFile
from course_lib.content.frozen import freeze
from course_lib.content.practices import ROUTES, Practice


def sound(**changes) -> dict:
    """A practice of two minutes with nothing wrong, but for `changes`."""
    return {"id": "seat", "title": "Seat", "minutes": 2, "trains": "Sitting down.", "for_when": "A bench.", "when_not": "A bus that comes.",
            "evidence": {"badge": "untested", "says": "We found no test."}, "concepts": ["C-MINI-1"], "sources": ["none-found"],
            "steps": [{"text": "You might sit.", "seconds": 25}] * 3 + [{"by": dict.fromkeys(ROUTES, "If you like, stay."), "seconds": 25}],
            "ending": [{"text": "Look around the room.", "seconds": 12}]} | changes


def found(practice: dict) -> list[str]:
    """What the rules say of it: the place in it, and the message."""
    assets = Assets(folder=None)
    problems = []

    class File(YamlFile):
        def problem(self, path, message):
            problems.append(f"{'/'.join(map(str, path[2:]))}: {message}")

    thing = schema.Practice.model_validate(practice)
    source = schema.Source.model_construct(id="kind-2019", year=2019)
    assets.sources["kind-2019"] = Placed(source, File("sources.yaml"), ("sources", 0))
    assets.practices["seat"] = Placed(thing, File("practices/odd.yaml"), ("practices", 0))
    practice_rules.practice_rules(assets)
    return problems


def step(text=None, seconds=25, **by) -> dict:
    return {"text": text, "seconds": seconds, "by": {route.replace("_", "-"): says for route, says in by.items()}}


def test_a_sound_practice_passes():
    """Nothing is said of it."""
    assert found(sound()) == []


STEPS = sound()["steps"]


@pytest.mark.parametrize("changes, place, says", [
    ({"steps": [*STEPS[:3], step(body="Sit.")]}, "steps/3", "nothing on the route eyes-open or movement"),
    ({"steps": [*STEPS[:3], step("Sit.", body="Sit.", eyes_open="Look.", movement="Rock.")]}, "steps/3/text", "never said"),
    ({"ending": [step("Goodbye.", 12)]}, "ending", "doesn't bring back on the route eyes-open or body or movement"),
    ({"ending": [step("Look around.", 12, body="Goodbye.")]}, "ending", "doesn't bring back on the route body"),
    ({"minutes": 3}, "minutes", "says 3 minutes and takes 2.0"),
    ({"steps": [step("You must sit.")] + STEPS[1:]}, "steps/0/text", "gives an order"),
    ({"steps": [step("Clear your mind.")] + STEPS[1:]}, "steps/0/text", "'clear your mind'"),
    ({"ending": [step("Look around.", 12, body="See the room. You have to go.")]}, "ending/0/by/body", "'you have to'"),
    ({"steps": [step("You might close your eyes.")] + STEPS[1:]}, "steps/0/text", "may stay open"),
    ({"steps": [step("With eyes closed, sit.")] + STEPS[1:]}, "steps/0/text", "may stay open"),
    ({"sources": []}, "", "name its sources"),
    ({"evidence": {"badge": "related", "says": "It helped."}}, "evidence/badge", "name that source"),
    ({"evidence": {"badge": "related", "says": "It helped."}, "sources": ["kind-2019"]}, "evidence/says", "of 2019 that its text doesn't name"),
    ({"evidence": {"badge": "untested", "says": "It helped (Kind, 2018)."}}, "evidence/says", "isn't in its sources"),
    ({"trains": "A proven calm."}, "trains", "promises more"),
])
def test_a_mistake_is_reported_where_it_stands(changes, place, says):
    """One mistake, one message, at its place."""
    problems = found(sound(**changes))
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{place}: ") and says in problems[0]


def test_closed_eyes_may_be_offered_beside_open_ones():
    """If the same breath says that they may stay open."""
    assert found(sound(steps=[step("You might close your eyes, or leave them open."), *STEPS[1:]])) == []


@pytest.mark.parametrize("wrong", [{"when_not": " "}, {"ending": []}, {"minutes": 1}, {"minutes": 16}, {"steps": [{"seconds": 9}] * 4},
                                   {"steps": [{"text": "Sit.", "seconds": 2}] * 4}, {"steps": [{"by": {"inward": "Sit."}, "seconds": 9}] * 4}])
def test_a_practice_without_its_parts_has_the_wrong_shape(wrong):
    """When to leave it, what brings back, 2 to 15 minutes, words and room in each step, by the three routes."""
    with pytest.raises(ValueError):
        schema.Practice.model_validate(sound(**wrong))


@pytest.fixture(scope="module")
def shipped(real_assets):
    """The course's practices, as a learner gets them."""
    return [freeze(Practice, placed.thing.model_dump()) for placed in real_assets.practices.values()]


def test_the_course_has_its_practices(shipped, real_assets):
    """Sixteen and more, each opened on the page, each in time by every route."""
    assert len(shipped) >= 16
    opened = {name for cell in real_assets.lessons["practices"].cells for kind, name in cell.opens if kind == "practice"}
    assert opened == {one.id for one in shipped}
    for one in shipped:
        assert all(abs(length(one, route) - 60 * one.minutes) <= 0.2 * 60 * one.minutes for route in ROUTES)
    assert {one.pace for one in shipped} == {"wave", "breath"}


def test_where_a_person_is_feared_the_task_is_safety(shipped):
    """Practices about quarrels, hard talks and others' ways say so before they begin."""
    by_id = {one.id: one for one in shipped}
    for name in ("before-a-hard-talk", "own-words-after-a-row", "letting-somebody-be-different", "waiting-before-replying", "with-what-is-here"):
        assert "Help" in by_id[name].when_not, name
    assert "control" in by_id["own-words-after-a-row"].when_not


def test_breath_is_never_the_only_way(shipped):
    """By the routes that look out or move, no step watches the breath."""
    for one in shipped:
        for step in (*one.steps, *one.ending):
            for route in ("eyes-open", "movement"):
                if step.by.get(route):
                    assert "breath" not in step.by[route].lower(), (one.id, step.by[route])
