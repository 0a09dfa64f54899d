"""The bundle hands out frozen objects by id."""

from dataclasses import FrozenInstanceError

import pytest

from course_lib.content import UnknownId, bundle
from course_lib.content.frozen import freeze
from course_lib.content.items import KINDS, Option, Scale
from course_lib.content.objects import Passage


def test_item_is_of_its_kind(mini):
    """A class for each kind, with tuples where the bundle has lists."""
    item = mini.item("guess")
    assert (type(item), item.answer, item.unit, item.sources) == (Scale, (11, 13), " legs", ("mouse-2001",))


@pytest.mark.parametrize("name", ["one", "some", "both", "row", "sort", "guess", "lean", "creed"])
def test_every_kind_is_read(mini, name):
    """What an author wrote is what the library has."""
    item = mini.item(name)
    assert type(item) is KINDS[item.kind]
    assert (item.lesson, item.use) == ("first", "lesson")


def test_what_is_handed_out_cannot_be_changed(mini):
    """Nobody changes the course by accident."""
    with pytest.raises(FrozenInstanceError):
        mini.item("one").stem = "another"
    assert mini.item("one").options[0] == Option(
        id="dog", text="A dog", feedback="Feedback on dog.", misconception="X-1"
    )


def test_lessons_come_in_the_order_of_the_course(mini):
    """Pages aren't lessons."""
    assert [lesson.id for lesson in mini.lessons()] == ["first", "second"]
    assert mini.lesson("second").activities == ("quiz/single-quiz",)
    assert mini.lesson("hello").kind == "page"


def test_passages_of_a_concept(mini):
    """Where it's taught; nowhere, for what isn't."""
    assert mini.passages("C-MINI-1") == (Passage(lesson="first", part="cats", title="Cats"),)
    assert mini.passages("C-NONE-1") == ()


def test_graded_items_are_not_there(mini):
    """Neither an item nor its quiz."""
    for find, name in ((mini.item, "graded-one"), (mini.quiz, "exam")):
        with pytest.raises(UnknownId):
            find(name)


@pytest.mark.parametrize(("find", "what"), [
    ("item", "item"), ("quiz", "quiz"), ("reflection", "reflection"), ("prediction", "prediction"), 
    ("figure", "figure"), ("lesson", "lesson"),
])  # fmt: skip
def test_unknown_id_is_told(mini, find, what):
    """With what was asked for; as text, without the quotes that a KeyError puts around it."""
    with pytest.raises(UnknownId) as caught:
        getattr(mini, find)("zzz")
    assert str(caught.value) == f"The course has no {what} called 'zzz'."


def test_near_miss_is_helped(mini):
    """A slip of the finger is named."""
    with pytest.raises(UnknownId, match="Did you mean 'which-animal'?"):
        mini.prediction("wich-animal")


def test_keys_of_a_newer_bundle_are_left_out():
    """A key that the library doesn't know is no reason to fail."""
    assert freeze(Passage, {"lesson": "a", "part": "b", "title": "c", "new": 1}) == Passage(
        lesson="a", part="b", title="c"
    )


def test_bundle_is_read_once():
    """Opening ten activities reads one file."""
    assert bundle() is bundle()


def test_every_object_of_the_course_can_be_made(course):
    """Quizzes, items, and what lessons open."""
    assert {item.id for quiz in course.quizzes() for item in map(course.item, quiz.items)}
    for kind, name in (activity.split("/") for lesson in course.lessons() for activity in lesson.activities):
        assert getattr(course, kind)(name).id == name
