"""Where each concept is taught, practised and assessed."""

import pytest

from course_lib.content.authoring.coverage import coverage

DEFINITIONS = [f"C-DEF-{number}" for number in range(1, 22)]
LESSON = "what-attunement-is"


@pytest.fixture(scope="module")
def covered(real_assets):
    """The course's coverage."""
    return coverage(real_assets)


def test_coverage_of_the_miniature_course(assets):
    """A stance and a belief practise; what has a right answer assesses, too."""
    assert coverage(assets) == {
        "C-MINI-1": {
            "taught": ["first#cats"],
            "practised": ["reflection/my-cat", "one", "some", "row", "sort", "lean", "again", "graded-one"],
            "assessed": ["one", "some", "row", "sort", "again", "graded-one"],
        },
        "C-MINI-2": {
            "taught": ["first#beliefs"],
            "practised": ["prediction/which-animal", "prediction/how-long", "both", "guess", "creed"],
            "assessed": ["both", "guess"],
        },
    }  # fmt: skip


def test_every_definition_is_a_concept(covered):
    """All twenty-one."""
    assert set(DEFINITIONS) <= set(covered)


@pytest.mark.parametrize("concept", DEFINITIONS)
def test_definition_is_taught_and_practised(covered, real_assets, concept):
    """In a part of the course, and in something to do; what is more than a definition is assessed, too."""
    columns = covered[concept]
    assert columns["taught"] and columns["practised"]
    assert columns["assessed"] or real_assets.concepts[concept].thing.grade == "D"
    parts = {f"{name}#{part.metadata.part}" for name, lesson in real_assets.lessons.items() for part in lesson.parts}
    assert set(columns["taught"]) <= parts


def test_lesson_is_whole(real_assets):
    """At least fourteen items, two reflections, one figure and a prediction, in parts of five to eight minutes."""
    opened = [one for cell in real_assets.lessons[LESSON].cells for one in cell.opens]
    count = {kind: sum(one == kind for one, _name in opened) for kind in ("quiz", "reflection", "figure", "prediction")}
    items = [item for kind, name in opened if kind == "quiz" for item in real_assets.quizzes[name].thing.items]
    assert len(items) >= 14
    assert count["reflection"] >= 2 and count["figure"] >= 1 and count["prediction"] >= 1
    assert 25 <= real_assets.lessons[LESSON].front.minutes <= 45


def test_lesson_uses_every_kind_of_item_that_it_can(real_assets):
    """A learner meets more than multiple choice."""
    kinds = {placed.thing.kind for placed in real_assets.items.values() if placed.lesson == LESSON}
    assert {"single", "several", "tiers", "order", "groups", "scale"} <= kinds


def test_orientation_asks_for_beliefs_before_the_course(real_assets):
    """Answers are kept and nothing is judged yet."""
    (quiz,) = [placed.thing for placed in real_assets.quizzes.values() if placed.thing.feedback == "later"]
    assert len(quiz.items) >= 8
    assert {real_assets.items[name].thing.kind for name in quiz.items} == {"belief"}


def test_nothing_is_wrong_with_the_course(real_assets):
    """`attune check` has nothing to say about what its authors wrote."""
    assert [str(problem) for problem in real_assets.problems] == []
