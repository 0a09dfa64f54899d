"""How far the learner is, for the first page, the page "Your record" and the terminal."""

import json
from dataclasses import replace

import pytest

from course_lib.content import Bundle
from course_lib.overview import ProgressPage, all_progress, as_text, course_map_view, done_activities, lessons_done
from course_lib.records.progress import progress


def finish_second(did):
    did("quiz/single-quiz", type="answer", item="again", version=1, response={"answer": "dog"}, seed=1)


def done(mini, learning, private):
    return done_activities(mini, learning, private)


def test_nothing_is_done_at_first(mini, learning, private):
    """An empty record."""
    assert done(mini, learning, private) == set()


def test_done_is_what_has_nothing_left_to_do(mini, learning, private, did):
    """A right answer, a guess, a written or a skipped reflection."""
    finish_second(did)
    did("prediction/which-animal", type="guess", response={"answer": "bat"})
    private.put("my-cat", {"skipped": True}, base=0)
    assert done(mini, learning, private) == {"quiz/single-quiz", "prediction/which-animal", "reflection/my-cat"}


def test_begun_is_not_done(mini, learning, private, did):
    """A wrong answer, a hint, an empty reflection."""
    did("quiz/single-quiz", type="answer", item="again", version=1, response={"answer": "tree"}, seed=1)
    did("quiz/every-kind", type="hint", item="one", version=2)
    private.put("my-cat", {"mine": "  "}, base=0)
    assert done(mini, learning, private) == set()


@pytest.mark.parametrize(
    "activity", ["quiz/gone", "prediction/gone", "dance/one", "", "quiz/", "/", None, 7, ["quiz/beliefs"], {}]
)
def test_what_the_course_does_not_have_is_passed_over(mini, learning, private, did, activity):
    """Activities of another version of the course, and garbage."""
    did(activity, type="guess", response={"answer": "bat"})
    finish_second(did)
    assert done(mini, learning, private) == {"quiz/single-quiz"}


@pytest.mark.parametrize(
    "content", ["\x00", '{"v":1,"revision":1,"mine":5}', '{"v":9,"revision":1}', '{"v":1,"revision":1,"feelings":{}}']
)
def test_damaged_text_does_not_stop_the_page(mini, learning, private, did, home, content):
    """It counts as not done; the rest is told."""
    private.put("my-cat", {"mine": "x"}, base=0)
    (home / "private" / "my-cat.json").write_text(content)
    private.put("gone-from-the-course", {"mine": "x"}, base=0)
    finish_second(did)
    assert done(mini, learning, private) == {"quiz/single-quiz"}


def test_no_word_of_a_reflection_is_in_an_overview(mini, learning, private):
    """Only whether it's done."""
    private.put("my-cat", {"mine": "zebra-umbrella"}, base=0)
    lessons = all_progress(mini, learning, private)
    told = json.dumps(course_map_view(mini, learning, private)) + as_text(lessons) + ProgressPage(lessons)._repr_html_()
    assert "zebra" not in told and "1 of 5 done" in told


def test_the_lessons_that_are_done_are_told_by_their_ids_alone(mini, learning, private, did):
    """A lesson that is begun isn't among them, and no word of the learner's is."""
    did("prediction/which-animal", type="guess", response={"answer": "bat"})
    private.put("my-cat", {"mine": "zebra-umbrella"}, base=0)
    assert lessons_done(mini, learning, private) == []
    finish_second(did)
    assert lessons_done(mini, learning, private) == ["second"]


# The first page --------------------------------------------------------------------------------


def test_map_invites_to_begin(mini, learning, private):
    """At first, the first lesson."""
    seen = course_map_view(mini, learning, private)
    assert seen["view"]["on"] == {
        "id": "first",
        "path": "01-first.ipynb",
        "part": None,
        "says": "Begin",
        "where": "First things",
    }
    assert seen["view"]["lessons"][1] == {
        "id": "second", "path": "02-second.ipynb", "title": "Second thoughts", "summary": "The second lesson.",
        "length": "5 minutes", "share": 0.0, "says": "not started"}  # fmt: skip
    assert seen["notice"] == ""


def test_map_goes_on_where_one_left_off(mini, learning, private, did):
    """In the lesson that was touched last, at the part that isn't done."""
    did("prediction/which-animal", type="guess", response={"answer": "bat"})
    on = course_map_view(mini, learning, private)["view"]["on"]
    assert (on["says"], on["where"], on["part"]) == ("Continue where you left off", "First things: Cats", "cats")


def test_a_review_does_not_lose_the_place(mini, learning, private, did):
    """What was touched last in a lesson counts, whatever came after it elsewhere."""
    did("quiz/single-quiz", type="hint", item="again", version=1)
    did("review", type="answer", item="one", version=2, response={"answer": "cat"}, seed=1)
    assert course_map_view(mini, learning, private)["view"]["on"]["id"] == "second"


def test_map_when_all_is_done(mini, learning, private, monkeypatch):
    """There is always somewhere to go."""
    everything = {activity for lesson in mini.lessons() for activity in lesson.activities}
    monkeypatch.setattr("course_lib.overview.done_activities", lambda *_: everything)
    on = course_map_view(mini, learning, private)["view"]["on"]
    assert (on["says"], on["where"], on["path"]) == (
        "Look at a lesson again",
        "You have done everything here.",
        "01-first.ipynb",
    )


def test_map_tells_of_a_damaged_log(mini, learning, private, did, home):
    """The first page is where it's heard of first."""
    finish_second(did)
    (home / "learning" / "0.jsonl").write_bytes(b"torn")
    assert "can't be read" in course_map_view(mini, learning, private)["notice"]


# Progress, in words and as a picture -----------------------------------------------------------


def test_progress_as_text(mini):
    """A line for each lesson: its title, how far, and the same in words."""
    done = ["prediction/which-animal", "quiz/single-quiz"]
    assert as_text(progress(mini.lessons(), done)) == (
        "First things     ████················  1 of 5 done\nSecond thoughts  ████████████████████  done"
    )


def test_progress_page_says_in_words_what_it_draws(mini):
    """The picture is for the eye only; the words beside it are for everyone."""
    page = ProgressPage(progress(mini.lessons(), ["quiz/single-quiz"]))._repr_html_()
    assert page.count("aria-hidden='true'") == 2
    assert "not started" in page and "done" in page


def test_titles_are_text_never_markup(mini):
    """A title with markup is shown as it was typed."""
    lesson = replace(mini.lesson("first"), title="<script>x</script>")
    page = ProgressPage(progress([lesson], []))._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_a_practice_is_done_once_it_came_to_an_end(mini, learning, private, did):
    """Stopped counts as finished does; begun doesn't yet."""
    step = {"text": "Look around.", "seconds": 9}
    seat = {"id": "seat", "title": "Seat", "minutes": 2, "trains": "A", "for_when": "B", "when_not": "C", "concepts": [], "steps": [step],
            "ending": [step], "evidence": {"badge": "untested", "says": "D"}}
    content = Bundle(mini._data | {"practices": {"seat": seat}})
    did("practice/seat", type="began", response={"route": "body"})
    assert "practice/seat" not in done_activities(content, learning, private)
    did("practice/seat", type="stopped", response={"route": "body", "minutes": 1})
    assert "practice/seat" in done_activities(content, learning, private)
