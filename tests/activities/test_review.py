"""The review is a fold of events: what is due and when, what an answer does, breaks, and what is refused."""

import json
from zoneinfo import ZoneInfo

import pytest

from course_lib.activities import review, review_view
from course_lib.activities.mark import BadResponse, Mark
from course_lib.days import day_of
from course_lib.models.memory import AGAIN, EASY, GOOD, HARD
from course_lib.desks.review import bank
from tests.learner import question

from .test_quiz import RIGHT, WRONG

UTC = ZoneInfo("UTC")
FIRST = day_of("2025-03-01T12:00:00+00:00", UTC)


def at(day, hour=12):
    """A time on the day that comes `day` days after the first."""
    return review_day(FIRST + day, hour)


def review_day(number, hour):
    from datetime import datetime

    return datetime.fromordinal(number).replace(hour=hour, tzinfo=UTC).isoformat()


@pytest.fixture
def fresh(mini):
    return review.start(bank(mini), lambda moment: day_of(moment, UTC))


def lesson(item, day=0, right=True, sure=None, version=None, **more):
    """An answer in a lesson's quiz."""
    response = (RIGHT if right else WRONG)[item]
    return {"id": f"{item}-{day}", "at": at(day), "activity": "quiz/every-kind", "type": "answer", "item": item, "seed": 1,
            "version": version or (2 if item == "one" else 1), "response": response, "sure": sure, **more}


def do(state, day, *messages):
    """The state after messages on a day, and their events."""
    events = []
    for number, message in enumerate(messages):
        state, event = review.respond(state, message, at(day, 9 + number), f"event-{day}-{number}")
        events.append(event)
    return state, events


def answer(item, right=True, sure=None):
    return {"type": "answer", "item": item, "response": (RIGHT if right else WRONG)[item], "sure": sure}


def names(cards):
    return [card.item.id for card in cards]


# What is a card ---------------------------------------------------------------------------------


def test_only_judged_items_of_lessons_come(fresh):
    """No belief and no stance; and before anything was answered nothing is due."""
    assert set(fresh.cards) == {"one", "some", "both", "row", "sort", "guess", "again"}
    assert review.due(fresh, FIRST) == [] and review.forecast(fresh, FIRST) == [0] * 14


def test_the_course_has_no_card_of_another_use(course):
    """Items for a room, beliefs, stances, predictions, reflections: none is a card."""
    cards = review.start(bank(course), day_of).cards.values()
    assert len(cards) > 300
    assert {card.item.use for card in cards} == {"lesson"}
    assert not {card.item.kind for card in cards} & {"belief", "stance"}


def test_what_was_answered_in_a_lesson_comes_back(fresh):
    """After a wrong answer tomorrow; after a right one later; after a right and sure one later still."""
    state = review.resume(fresh, [lesson("one", right=False), lesson("some"), lesson("row", sure=3)])
    due = [state.cards[name].due - FIRST for name in ("one", "some", "row")]
    assert due[0] == 1 and 1 < due[1] < due[2]
    assert names(review.due(state, FIRST)) == [] and names(review.due(state, FIRST + 1)) == ["one"]


@pytest.mark.parametrize(("verdict", "sure", "hinted", "how"), [
    ("not-yet", None, False, AGAIN), ("partly", 3, False, AGAIN), ("not-yet", 1, True, AGAIN),
    ("right", 1, False, HARD), ("right", None, True, HARD), ("right", 3, True, HARD),
    ("right", None, False, GOOD), ("right", 2, False, GOOD), ("right", 3, False, EASY),
])  # fmt: skip
def test_rating_follows_from_mark_and_certainty(verdict, sure, hinted, how):
    """The table in `rating`."""
    assert review.rating(Mark(verdict, None, ""), sure, hinted) == how


def test_the_first_answer_of_a_day_counts(fresh):
    """Right after the feedback, or right again an hour later, is no other review; the next day is."""
    once = review.resume(fresh, [lesson("one", right=False)])
    twice = review.resume(once, [lesson("one", at=at(0, 13)), lesson("one", at=at(0, 23), sure=3)])
    assert twice.cards["one"].memory == once.cards["one"].memory
    assert review.resume(once, [lesson("one", day=1)]).cards["one"].memory.due > once.cards["one"].memory.due


def test_hint_counts_with_the_answer_after_it(fresh):
    """And with no other: read after the feedback, it says nothing about the next time."""
    hint = {"id": "h", "at": at(0, 11), "activity": "quiz/every-kind", "type": "hint", "item": "one", "version": 2}
    plain, helped = (review.resume(fresh, [*before, lesson("one")]) for before in ([], [hint]))
    assert helped.cards["one"].due < plain.cards["one"].due
    late = review.resume(plain, [hint | {"at": at(0, 14)}])
    assert late == plain


# Reviewing --------------------------------------------------------------------------------------


def test_answer_is_an_event_and_puts_the_next_off(fresh):
    """It's kept like a quiz's, under the review's own name."""
    state = review.resume(fresh, [lesson("one")])
    day = state.cards["one"].due - FIRST
    after, (event,) = do(state, day, answer("one", sure=2))
    assert {key: event[key] for key in ("activity", "type", "item", "version", "response", "sure")} == {
        "activity": "review", "type": "answer", "item": "one", "version": 2, "response": {"answer": "cat"}, "sure": 2}
    assert after.cards["one"].due - FIRST - day > day
    assert review.resume(state, [event]) == after
    assert review.due(after, FIRST + day) == [] and state.cards["one"].face is None


def test_every_kind_can_be_reviewed(fresh):
    """Right, and not right."""
    for item in fresh.cards.keys() & RIGHT.keys():
        state = review.resume(fresh, [lesson(item)])
        right, _events = do(state, 9, answer(item))
        wrong, _events = do(state, 9, answer(item, right=False))
        assert right.cards[item].due > wrong.cards[item].due == FIRST + 10


def test_trying_again_and_being_shown_do_not_count_twice(fresh):
    """What comes after the feedback is on the page, and not in the schedule."""
    state = review.resume(fresh, [lesson("one")])
    after, _events = do(state, 9, answer("one", right=False), {"type": "why", "item": "one"}, answer("one"))
    assert after.cards["one"].due == FIRST + 10
    assert len(after.cards["one"].on(FIRST + 9).attempts) == 2
    assert after.cards["one"].on(FIRST + 10).attempts == () and review.done_today(after, FIRST + 9) == 1


def test_options_stand_in_another_order_another_day(fresh):
    """The same on one day, so that a page that is drawn again looks the same."""
    seeds = {fresh.cards["one"].on(FIRST + day).seed for day in range(5)}
    assert len(seeds) == 5 and fresh.cards["one"].on(FIRST).seed in seeds


def test_off_is_not_asked_until_it_is_on_again(fresh):
    """Taken out by the learner, and brought back."""
    state = review.resume(fresh, [lesson("one", right=False)])
    off, events = do(state, 1, {"type": "off", "item": "one"})
    assert review.due(off, FIRST + 9) == [] and sum(review.forecast(off, FIRST + 1)) == 0
    on, more = do(off, 2, {"type": "on", "item": "one"})
    assert names(review.due(on, FIRST + 2)) == ["one"] and review.resume(state, events + more) == on


@pytest.mark.parametrize("message", [
    {"type": "answer", "item": "some", "response": RIGHT["some"]}, {"type": "hint", "item": "some"},
    {"type": "off", "item": "some"}, {"type": "answer", "item": "lean", "response": {"answer": 5}},
    {"type": "answer", "item": "gone"}, {"type": "answer", "item": ["one"]}, {"type": "answer"}, {"type": "dance", "item": "one"},
    {"type": "why", "item": "one"}, {"type": "answer", "item": "one", "response": {"answer": "cow"}},
    {"type": "answer", "item": "one", "response": RIGHT["one"], "sure": 7}, {}, {"type": None},
    {"type": "pause", "days": 0}, {"type": "pause", "days": 366}, {"type": "pause", "days": True}, {"type": "pause", "days": "3"},
])  # fmt: skip
def test_what_does_not_fit_is_refused(fresh, message):
    """A question that no lesson has asked yet, an unknown one, half an answer, an endless break with a number."""
    state = review.resume(fresh, [lesson("one")])
    with pytest.raises(BadResponse):
        review.respond(state, message, at(3), "event-1")


GARBAGE = [
    {"at": "yesterday"}, {"at": "2025-03-02"}, {"at": "9999-12-31T23:59:59-23:00"}, {"activity": None}, {"activity": 7},
    {"activity": "prediction/one"}, {"activity": "reflection/my-cat"}, {"activity": "reviews"}, {"item": None}, {"item": ["one"]},
    {"item": "creed"}, {"version": True}, {"version": "2"}, {"version": None}, {"response": {"answer": "cow"}}, {"response": None},
    {"response": {"answer": "cat", "more": 1}}, {"sure": 9}, {"sure": "3"}, {"seed": "1"}, {"type": "sing"}, {"type": None},
]  # fmt: skip


@pytest.mark.parametrize("tampered", GARBAGE, ids=str)
@pytest.mark.parametrize("activity", ["quiz/every-kind", "review"])
def test_tampered_events_change_nothing(fresh, tampered, activity):
    """Whatever stands in the log, the rest of it holds."""
    state = review.resume(fresh, [lesson("one")])
    event = lesson("one", day=5, activity=activity) | tampered
    assert review.resume(state, [event]) == state
    without = {key: value for key, value in event.items() if key not in tampered}
    if "sure" not in tampered:
        assert review.resume(state, [without]) == state


@pytest.mark.parametrize("days", [0, -3, 1e9, "7", True, [1]])
def test_tampered_break_changes_nothing(fresh, days):
    """Nor one without a length."""
    event = {"id": "p", "at": at(1), "activity": "review", "type": "pause", "days": days}
    assert review.resume(fresh, [event]) == fresh
    del event["days"]
    assert review.resume(fresh, [event]) == fresh


def test_new_version_starts_anew(mini, fresh):
    """What was known of the old one is no matter: the new one comes at once, and says that it has changed."""
    old = review.resume(fresh, [lesson("one", version=1, day=day, sure=3) for day in (0, 9, 40)])
    card = old.cards["one"]
    assert (card.memory, card.due) == (None, FIRST) and names(review.due(old, FIRST + 41)) == ["one"]
    assert "has changed" in review_view.view(old, FIRST + 41, {})["next"]["notice"]
    after, _events = do(old, 41, answer("one"))
    anew = review.resume(fresh, [lesson("one", day=41)])
    assert after.cards["one"].memory == anew.cards["one"].memory


# Days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe"])
def test_summer_time_changes_no_due_day(mini, zone):
    """An answer each day at ten in the evening, over a year: the days differ by one, and the schedule is the same."""
    from datetime import datetime, timedelta

    where = ZoneInfo(zone)
    state = review.start(bank(mini), lambda moment: day_of(moment, where))
    plain = review.start(bank(mini), lambda moment: day_of(moment, UTC))
    start = datetime(2025, 1, 1, 22)
    for days in range(0, 365, 9):
        local = start + timedelta(days=days)
        state = review.resume(state, [lesson("one", at=local.replace(tzinfo=where).astimezone(UTC).isoformat())])
        plain = review.resume(plain, [lesson("one", at=local.replace(tzinfo=UTC).isoformat())])
        assert state.cards["one"].memory == plain.cards["one"].memory


def test_a_day_begins_at_midnight_where_the_learner_is(mini):
    """Half past eleven and half past twelve in the evening are two days there, whatever London says."""
    kolkata = ZoneInfo("Asia/Kolkata")
    assert day_of("2025-03-01T18:20:00+00:00", kolkata) + 1 == day_of("2025-03-01T18:40:00+00:00", kolkata)
    state = review.start(bank(mini), lambda moment: day_of(moment, kolkata))
    state = review.resume(state, [lesson("one", right=False, at="2025-03-01T18:20:00+00:00")])
    assert state.cards["one"].due == day_of("2025-03-01T18:40:00+00:00", kolkata)


@pytest.mark.parametrize("moment", ["2025-03-01", "2025-03-01T10:00:00", "soon", "", "0001-01-01T00:00:00+14:00"])
def test_time_without_a_zone_is_none(moment):
    """Nobody knows which day it means."""
    with pytest.raises(ValueError):
        day_of(moment, UTC)


# A day's questions ------------------------------------------------------------------------------


@pytest.fixture
def many():
    """Sixty questions of six lessons, all answered wrong on the first day."""
    questions = tuple(question(number, f"lesson-{number // 10}") for number in range(60))
    events = [{"id": one.id, "at": at(0), "activity": "quiz/x", "type": "answer", "item": one.id, "version": 1, "seed": 1,
               "response": {"answer": "b"}, "sure": None} for one in questions]
    return review.resume(review.start(questions, lambda moment: day_of(moment, UTC)), events)


def test_no_day_asks_more_than_its_share(many):
    """What doesn't fit waits; nothing is lost, and the forecast says the same."""
    assert review.forecast(many, FIRST + 1, 4) == [24, 24, 12, 0]
    assert len(review.due(many, FIRST + 1)) == len(review.due(many, FIRST + 300)) == review.DAILY


def test_a_sitting_mixes_lessons_and_takes_the_oldest_first(many):
    """No two of one lesson in a row while others are there; what waits longest comes first."""
    lessons = [card.item.lesson for card in review.due(many, FIRST + 1)[:review.SITTING]]
    assert len(set(lessons)) > 2 and all(one != other for one, other in zip(lessons, lessons[1:]))
    later = many
    for name in ("q-7", "q-33"):
        later, _events = do(later, 1, {"type": "answer", "item": name, "response": {"answer": "b"}, "sure": None})
    assert not {"q-7", "q-33"} & set(names(review.due(later, FIRST + 2)))


def test_what_was_done_today_is_off_the_days_share(many):
    """Eight answered: sixteen are left, and the page says that it's a good place to stop."""
    state = many
    for card in review.due(many, FIRST + 1)[:review.SITTING]:
        state, _events = do(state, 1, {"type": "answer", "item": card.item.id, "response": {"answer": "right"}, "sure": None})
    assert len(review.due(state, FIRST + 1)) == review.DAILY - review.SITTING == review.forecast(state, FIRST + 1)[0]
    rest = review_view.view(state, FIRST + 1, {})["rest"]
    assert rest == {"says": "That's a good place to stop. There are 16 more for today, if you like; they can wait.", "go": "A few more"}


# Breaks -----------------------------------------------------------------------------------------


def test_a_break_asks_nothing_and_then_spreads_what_came_due(many):
    """For ten days nothing; then each day its share, with no word of being late."""
    state, events = do(many, 1, {"type": "pause", "days": 10})
    assert [len(review.due(state, FIRST + day)) for day in (1, 10, 11)] == [0, 0, 24]
    assert review.forecast(state, FIRST + 1) == [0] * 10 + [24, 24, 12, 0]
    assert review_view.view(state, FIRST + 1, {})["pause"] == {"on": True, "says": "The break lasts 10 more days, today included."}
    assert review_view.view(state, FIRST + 11, {})["pause"]["on"] is False
    assert "overdue" not in json.dumps(review_view.view(state, FIRST + 11, {})) and events[0]["days"] == 10


def test_an_open_break_lasts_until_it_is_ended(many):
    """However long."""
    state, _events = do(many, 1, {"type": "pause", "days": None})
    shown = review_view.view(state, FIRST + 200, {})
    assert review.due(state, FIRST + 200) == [] and shown["pause"] == {"on": True, "says": "The break lasts until you end it."}
    assert (shown["next"], shown["says"]) == (None, "You're having a break.")
    state, _events = do(state, 200, {"type": "go-on"})
    assert review.forecast(state, FIRST + 200, 3) == [24, 24, 12]


def test_a_break_takes_nothing_from_the_memory(fresh):
    """Who still knows it after the break sees it less often than who was asked in between."""
    state = review.resume(fresh, [lesson("one")])
    away, _events = do(state, 1, {"type": "pause", "days": 30})
    assert away.cards == state.cards
    after, _events = do(away, 31, answer("one"))
    asked, _events = do(state, state.cards["one"].due - FIRST, answer("one"))
    assert after.cards["one"].memory.stability > asked.cards["one"].memory.stability


# What may be seen -------------------------------------------------------------------------------


def test_view_has_no_key_before_the_answer(fresh):
    """Nor of the question that comes next."""
    state = review.resume(fresh, [lesson(item, right=False) for item in RIGHT if item != "lean"])
    shown = review_view.view(state, FIRST + 1, {})
    assert shown["next"]["stem"] and "Feedback" not in json.dumps(shown) and "correct" not in json.dumps(shown)
    asked = shown["next"]["id"]
    after, (event,) = do(state, 1, answer(asked, right=False))
    seen = review_view.view(after, FIRST + 1, {asked: {"lesson": "first", "part": "cats", "title": "Cats"}}, event)
    assert (seen["says"], seen["current"]["comes"]) == ("5 questions for today", "It comes again tomorrow.")
    assert seen["current"]["item"]["mark"]["verdict"] in ("not-yet", "partly") and seen["current"]["passage"]["title"] == "Cats"
    assert seen["next"]["id"] != asked and "Feedback" not in json.dumps(seen["next"])


@pytest.mark.parametrize(("days", "says"), [
    (0, "tomorrow"), (1, "tomorrow"), (2, "in 2 days"), (13, "in 13 days"), (14, "in about 2 weeks"), (59, "in about 8 weeks"),
    (60, "in about 2 months"), (365, "in about 12 months"),
])  # fmt: skip
def test_when_it_comes_again_in_words(days, says):
    """As exact as anybody needs."""
    assert review_view.comes(days) == f"It comes again {says}."


def test_forecast_as_text(many):
    """A line a day and a sentence."""
    lines = review_view.as_text(review_view.forecast_view(many, FIRST + 1)).splitlines()
    assert lines[0] == f"Sun  Today        24  {'█' * 24}" and lines[3] == "Wed  In 3 days     0"
    assert (len(lines), lines[-1]) == (15, "As things stand, 60 questions come in the next 14 days, at most 24 on one day.")


def test_lists_say_what_is_not_asked_any_more(fresh):
    """So that it can be brought back."""
    state, _events = do(review.resume(fresh, [lesson("one")]), 1, {"type": "off", "item": "one"})
    assert review_view.view(state, FIRST + 1, {})["off"] == [{"id": "one", "stem": "Which animal purrs?"}]
