"""Progress is a fold of what was done, and says where to go on."""

from dataclasses import replace

import pytest

from course_lib.records.progress import Place, progress, where_next

FIRST = ["prediction/which-animal", "quiz/every-kind", "prediction/how-long", "quiz/beliefs", "reflection/my-cat"]


@pytest.fixture
def lessons(mini):
    return mini.lessons()


def place(lessons, done, latest=None):
    """Where to go on, as the ids of lesson and part."""
    found = where_next(progress(lessons, done), latest)
    return found and (found.lesson.id, found.part)


@pytest.mark.parametrize(("done", "share"), [([], 0.0), (FIRST[:1], 0.2), (FIRST, 1.0), (["quiz/elsewhere"], 0.0)])
def test_share_is_what_is_done_of_what_there_is(lessons, done, share):
    """Activities that the lesson doesn't have don't count in it."""
    first = progress(lessons, done)[0]
    assert (first.share, first.finished, first.started) == (share, share == 1, share > 0)


def test_lesson_without_activities_has_nothing_to_do(mini):
    """It's neither started nor finished."""
    (page,) = progress([mini.lesson("hello")], FIRST)
    assert (page.share, page.finished, page.started) == (0.0, False, False)


def test_one_begins_at_the_beginning(lessons):
    """Nothing done: the first lesson, from its top."""
    assert place(lessons, []) == ("first", None)


def test_one_goes_on_in_the_part_with_something_left(lessons):
    """In a lesson that was begun, at the first part that isn't done."""
    assert place(lessons, FIRST[:1]) == ("first", "cats")
    assert place(lessons, FIRST[:3]) == ("first", "beliefs")


def test_one_goes_on_in_the_lesson_touched_last(lessons):
    """While anything is left there; else in the first with something left."""
    assert place(lessons, [], "quiz/single-quiz") == ("second", None)
    assert place(lessons, ["quiz/single-quiz"], "quiz/single-quiz") == ("first", None)


def test_when_all_is_done_there_is_no_place(lessons):
    """None."""
    assert place(lessons, [*FIRST, "quiz/single-quiz"], "quiz/beliefs") is None


def test_last_activity_may_be_gone_from_the_course(lessons):
    """An activity that no lesson has leads nowhere in particular."""
    assert where_next(progress(lessons, []), "quiz/gone") == Place(lessons[0], None)


def test_what_is_optional_is_not_needed_to_finish(lessons):
    """A lesson is finished without it, and one goes on elsewhere; in it, one goes on in its lesson."""
    extra = replace(lessons[0].parts[-1], id="more", activities=("trainer/read",), optional=True)
    first = replace(lessons[0], parts=(*lessons[0].parts, extra))
    one = progress([first], FIRST)[0]
    assert (one.share, one.finished) == (1.0, True)
    assert progress([first], ["trainer/read"])[0].share == 0
    assert where_next(progress([lessons[1], first], []), "trainer/read") == Place(first, None)
