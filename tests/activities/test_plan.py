"""The weekly plan as plain Python: what each decision makes of it."""

import json

import pytest

from course_lib.activities import plan as plans
from course_lib.activities.mark import BadResponse
from course_lib.content.plans import WeeklyPractice

MEND = WeeklyPractice(id="mend", title="Ask before you mend", how="Ask first.", example="If she rings, then I ask.", concepts=("C-DEV-7",))
WAIT = WeeklyPractice(id="wait", title="Wait", how="Count to three.", example="If he stops, then I count.", concepts=("C-DEV-5",))
NOW, LATER = "2026-11-22T03:00:00.000001+00:00", "2026-11-29T03:00:00.000002+00:00"
PLAN = {"practice": "mend", "when": "after supper", "where": "kitchen", "who": "R.", "if_this": "he rings", "then_that": "ask",
        "date": "2026-11-25", "time": "19:30", "weekly": True}  # fmt: skip


def fresh(whose="mine"):
    return plans.start((MEND, WAIT), whose)


def do(state, does, now=NOW, today="2026-11-22", **said):
    """The state after it went through its document, as it does in the store."""
    _after, document = plans.respond(state, {"do": does, "today": today, **said}, now)
    return plans.resume(fresh(state.whose), json.loads(json.dumps(document)) | {"revision": state.revision + 1})


@pytest.fixture
def planned():
    return do(fresh(), "save", **PLAN)


def test_a_plan_begins_when_it_is_first_kept(planned):
    """And not anew with each change."""
    assert (planned.started, planned.since, planned.done) == (NOW, "2026-11-22", True)
    changed = do(planned, "save", LATER, "2026-11-29", where="hall")
    assert (changed.started, changed.since, changed.where, changed.when) == (NOW, "2026-11-22", "hall", "after supper")


def test_words_without_a_practice_are_kept_and_are_no_plan():
    """Somebody may write first, and choose later."""
    state = do(fresh(), "save", where="kitchen")
    assert (state.where, state.started, state.done, plans.view(state)["card"]) == ("kitchen", "", False, None)


@pytest.mark.parametrize(("decision", "practice", "resting", "started"), [("keep", "mend", False, LATER), ("change", "", False, ""), ("rest", "mend", True, LATER)])
def test_looking_back_moves_the_week_to_the_past(planned, decision, practice, resting, started):
    """What was planned, how it went and what was decided are there; the fields that look back are empty again."""
    after = do(planned, decision, LATER, "2026-11-29", went="I forgot twice.", way="the phone")
    assert (after.practice, after.resting, after.started, after.went, after.way) == (practice, resting, started, "", "")
    (week,) = after.past
    assert (week.title, week.when, week.went, week.way, week.next, week.since, week.until) == (
        "Ask before you mend", "after supper", "I forgot twice.", "the phone", decision, "2026-11-22", "2026-11-29")  # fmt: skip


def test_a_rest_is_as_good_as_a_plan_and_may_end(planned):
    """Nothing asks for it; taking it up again begins a week."""
    resting = do(planned, "rest", LATER, "2026-11-29")
    assert resting.done
    again = do(resting, "again", LATER, "2027-01-02")
    assert (again.resting, again.practice, again.since) == (False, "mend", "2027-01-02")


def test_an_earlier_week_can_be_forgotten(planned):
    """By its number; the others stay."""
    twice = do(do(planned, "keep", went="zebra"), "keep", went="lion")
    left = do(twice, "forget", week=0)
    assert [week.went for week in left.past] == ["lion"]
    assert "zebra" not in json.dumps(plans.document(left, NOW))


def test_earlier_weeks_are_told_newest_first(planned):
    """In lines to read; the number says which it is."""
    twice = do(do(planned, "keep", went="first"), "rest", went="second")
    newest, oldest = plans.view(twice)["past"]
    assert (newest["number"], oldest["number"]) == (1, 0)
    assert newest["when"] == "22 November 2026"
    assert newest["lines"][0] == "Ask before you mend" and "With whom: R." in newest["lines"]
    assert newest["lines"][-2:] == ["second", "Let it rest."]


def test_the_card_has_what_was_filled_in(planned):
    """Nothing empty, nothing of how it went, and no text longer than a card."""
    card = plans.card(do(planned, "save", where=" ", went="zebra", then_that="x" * 5000))
    assert [label for label, _text in card["lines"]] == ["When", "With whom", "If", "then I"]
    assert len(card["lines"][-1][1]) == plans.ON_CARD and "zebra" not in str(card)


def test_a_practice_that_the_course_no_longer_has_keeps_its_plan(planned):
    """The plan is there to read, under its id."""
    later = plans.resume(plans.start((WAIT,), "mine"), plans.document(planned, NOW) | {"revision": 1})
    assert plans.view(later)["card"]["title"] == "mend"


@pytest.mark.parametrize("said", [None, "x", {}, {"do": "save"}, {"do": "dance", "today": "2026-11-22"}, {"do": "save", "today": "soon"},
                                  {"do": "save", "today": "2026-11-22", "when": 5}, {"do": "save", "today": "2026-11-22", "date": "2026-02-30"},
                                  {"do": "save", "today": "2026-11-22", "time": "25:00"}, {"do": "forget", "today": "2026-11-22", "week": 0},
                                  {"do": "forget", "today": "2026-11-22", "week": True}], ids=str)  # fmt: skip
def test_what_no_page_sends_is_refused(said):
    """Nothing is kept of it."""
    with pytest.raises(BadResponse):
        plans.respond(fresh(), said, NOW)


@pytest.mark.parametrize("kept", [{"past": {}}, {"past": [5]}, {"past": [{"title": 5}]}, {"since": "x"}, {"date": 5}, {"when": None}, {"time": "x"}])
def test_a_document_that_is_no_plan_is_refused(kept):
    """The desk then leaves it as it is."""
    with pytest.raises(BadResponse):
        plans.resume(fresh(), {**kept, "revision": 1})
