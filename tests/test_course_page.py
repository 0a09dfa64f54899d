"""The page "Your course": where one is, what comes back, what grew; nothing of what was written for oneself."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from course_lib.course_page import your_course_view


def answered(did, content, item, response, sure=None, activity="quiz/every-kind", **other):
    did(activity, type="answer", item=item, version=content.item(item).version, response=response, sure=sure, seed=1, **other)


def test_an_empty_record_invites_and_blames_nobody(course, learning, private):
    """A way in, nothing due, and why there is no picture yet."""
    view = your_course_view(course, learning, private)["view"]
    assert view["on"]["says"] == "Begin" and view["place"]["says"].startswith("You haven't begun yet.")
    assert view["review"]["says"][0].startswith("Nothing waits.")
    assert view["review"]["link"] == {"lesson": "review", "path": course.lesson("review").path, "title": "Open Review"}
    assert view["grew"]["pieces"] == [] and view["grew"]["runs"]["pieces"] == []
    assert view["grew"]["none"].startswith("There is nothing to draw yet.")


def test_what_is_due_is_said_as_review_says_it(mini, learning, private, did):
    """A question missed days ago waits; nothing is overdue, and a course without that page has no link to it."""
    answered(did, mini, "one", {"answer": "dog"}, 3)
    review = your_course_view(mini, learning, private)["view"]["review"]
    assert review["says"] == ["1 question for today.", "A few minutes, whenever it suits. What you leave waits."]
    assert review["link"] is None


def test_nothing_due_says_so_kindly(mini, learning, private):
    """On the day of the lesson itself."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    one = mini.item("one")
    learning.add({"id": "event-now", "at": now, "activity": "quiz/every-kind", "type": "answer", "item": "one", "version": one.version,
                  "response": {"answer": "cat"}, "sure": 3, "seed": 1})
    assert your_course_view(mini, learning, private)["view"]["review"]["says"] == [
        "Nothing for today.", "What you have met comes back on about the day when you'd begin to forget it."]


def test_a_break_is_respected(mini, learning, private, did):
    """No number while it lasts."""
    answered(did, mini, "one", {"answer": "dog"})
    learning.add({"id": "event-pause", "at": (datetime.now(UTC) - timedelta(minutes=1)).isoformat(timespec="microseconds"),
                  "activity": "review", "type": "pause", "days": None})
    says = your_course_view(mini, learning, private)["view"]["review"]["says"]
    assert says == ["You're having a break.", "Nothing is asked while the break lasts, and nothing is lost."]


def test_where_one_is(mini, learning, private, did):
    """Counts of lessons, and the same way on as on the first page."""
    did("quiz/single-quiz", type="answer", item="again", version=1, response={"answer": "dog"}, seed=1)
    did("prediction/which-animal", type="guess", response={"answer": "bat"})
    view = your_course_view(mini, learning, private)["view"]
    assert view["place"]["says"] == "Lessons done: 1 of 2. Begun: 1."
    assert (view["on"]["says"], view["on"]["id"]) == ("Continue where you left off", "first")


def test_an_answer_becomes_a_picture(mini, learning, private, did):
    """As soon as it's recorded."""
    answered(did, mini, "one", {"answer": "cat"}, 3)
    (piece,) = your_course_view(mini, learning, private)["view"]["grew"]["pieces"]
    assert "When you were sure: right in 1 of 1." in piece["says"]


def test_beliefs_that_are_asked_again_are_compared(course, learning, private, did):
    """Once all of them were answered the second time; not before."""
    asked = course.quiz("last-beliefs")
    for name in asked.items:
        answered(did, course, name, {"answer": "agree"}, activity=f"quiz/{asked.beside}")
    for name in asked.items[:-1]:
        answered(did, course, name, {"answer": "disagree"}, activity="quiz/last-beliefs")
    assert your_course_view(course, learning, private)["view"]["grew"]["pieces"] == []
    answered(did, course, asked.items[-1], {"answer": "agree"}, activity="quiz/last-beliefs")
    (piece,) = your_course_view(course, learning, private)["view"]["grew"]["pieces"]
    assert f"At the start you doubted 0; the last time, {len(asked.items) - 1}." in piece["says"][1]


@pytest.mark.parametrize("activity", ["trainer/gone", "trainer/", "trainer/wait", "quiz/gone", "", None, 7, ["trainer/wait"], {}])
def test_garbage_does_not_stop_the_page(course, learning, private, did, activity):
    """Activities that are gone, and events that fit nothing."""
    did(activity, type="begin", version=1, seed="x", response={"moments": [1, None]}, item=["a"])
    did(activity, type="answer", item=None, response=3, sure="no")
    assert your_course_view(course, learning, private)["view"]["grew"]["pieces"] == []


def test_a_damaged_log_is_told(mini, learning, private, did, home):
    """And what is left is shown."""
    answered(did, mini, "one", {"answer": "cat"}, 3)
    (home / "learning" / "0.jsonl").write_bytes(b"torn")
    shown = your_course_view(mini, learning, private)
    assert "can't be read" in shown["notice"] and len(shown["view"]["grew"]["pieces"]) == 1


def test_no_private_word_is_on_the_page(mini, learning, private, did):
    """Not of a reflection, a check-in or a plan."""
    answered(did, mini, "one", {"answer": "cat"}, 3)
    private.put("my-cat", {"mine": "zebra-umbrella"}, base=0)
    private.put("check-in-2026-11-22-abcdef01", {"kind": "check-in", "text": "zebra-umbrella"}, base=0)
    private.put("weekly-plan", {"kind": "plan", "who": "zebra-umbrella"}, base=0)
    assert "zebra" not in json.dumps(your_course_view(mini, learning, private))


def test_no_rank_no_streak_no_sum(mini, learning, private, did):
    """The page never counts days, compares with others, or adds up a score."""
    answered(did, mini, "one", {"answer": "cat"}, 3)
    text = json.dumps(your_course_view(mini, learning, private)["view"]).lower()
    assert "right in 1 of 1" in text
    assert not [word for word in ("streak", "overdue", "behind", "percentile", "points", "rank") if word in text]
