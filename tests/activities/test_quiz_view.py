"""What a learner may see of a quiz: nothing before it's earned, and then what helps."""

import json
from dataclasses import asdict, replace

import pytest

from course_lib.activities import quiz, quiz_view
from course_lib.activities.mark import Mark

NOW = "2025-01-02T03:04:05.000000+00:00"
PASSAGE = {"lesson": "first", "part": "cats", "title": "Cats"}


def opened(content, name, seed=3):
    asked = content.quiz(name)
    return quiz.start(asked, tuple(map(content.item, asked.items)), seed)


@pytest.fixture
def fresh(mini):
    return opened(mini, "every-kind")


def after(state, *messages):
    for number, message in enumerate(messages):
        state, event = quiz.respond(state, message, NOW, f"event-{number}")
    return state, event


def answer(item, given, sure=None, **more):
    return {"type": "answer", "item": item, "response": {"answer": given, **more}, "sure": sure}


def shown(state, item, passages=()):
    return next(one for one in quiz_view.view(state, dict(passages))["items"] if one["id"] == item)


# The key ---------------------------------------------------------------------------------------


def feedback_of(item):
    """Every feedback text in an item, by the id of what it's about ("" where it's about a number or a belief)."""

    def texts(thing):
        if isinstance(thing, dict):
            own = {thing.get("id", ""): thing["feedback"]} if isinstance(thing.get("feedback"), str) else {}
            return [own, *(found for value in thing.values() for found in texts(value))]
        return [found for one in thing for found in texts(one)] if isinstance(thing, (list, tuple)) else []

    plain = asdict(item)
    numbers = plain.pop("feedback", {})
    return [text for found in texts(plain) for text in found.values()] + list(numbers.values())


def keys(thing):
    """Every key at any depth."""
    if isinstance(thing, dict):
        return set(thing).union(*map(keys, thing.values()))
    return set().union(*map(keys, thing)) if isinstance(thing, (list, tuple)) else set()


def all_items(course):
    return [(asked, item) for asked in course.quizzes() for item in map(course.item, asked.items)]


def test_opening_view_of_the_course_has_no_key(course):
    """For every item that ships, a page that is opened holds no feedback, no hint and no mark of what's right."""
    for asked, item in all_items(course):
        one = shown(opened(course, asked.id), item.id)
        told = json.dumps(one, ensure_ascii=False)
        assert not {"correct", "feedback", "misconception", "group", "answer"} & keys(one), item.id
        assert not [text for text in feedback_of(item) if json.dumps(text, ensure_ascii=False)[1:-1] in told], item.id
        assert (one["hint"], one["mark"], one["value"]) == (None, None, {})


def test_every_item_of_the_course_has_feedback_to_hide(course):
    """The search above looks for something: each option, step, card, end of a range and stance has its text."""
    assert all(len(feedback_of(item)) >= 2 for _asked, item in all_items(course))


def test_wrong_answer_earns_only_its_own_feedback(course):
    """In every single choice of the course, each wrong option brings its own feedback and no other."""
    found = [(asked, item) for asked, item in all_items(course) if item.kind == "single" and asked.feedback == "now"]
    assert found
    for asked, item in found:
        for option in item.options:
            state, _event = after(opened(course, asked.id), answer(item.id, option.id))
            told = json.dumps(shown(state, item.id), ensure_ascii=False)
            there = [one.id for one in item.options if json.dumps(one.feedback, ensure_ascii=False)[1:-1] in told]
            assert there == ([one.id for one in item.options] if option.correct else [option.id]), item.id


WRONG = [
    (answer("one", "dog"), ["dog"]),
    (answer("some", ["crow", "mole"]), ["crow", "mole"]),
    (answer("both", "floats", reason="colder"), ["floats", "colder"]),
    (answer("row", ["bat", "ant", "cow", "elk"]), []),
    (answer("guess", 2), ["too few"]),
    (answer("sort", {"cod": "land", "fox": "land", "swift": "sea", "eel": "land"}), ["fox"]),
]


@pytest.mark.parametrize(("message", "texts"), WRONG)
def test_only_what_was_chosen_is_commented_on(fresh, message, texts):
    """After a wrong answer of any kind, the whole view holds the feedback that it earned and nothing else."""
    state, event = after(fresh, message)
    for seen in (quiz_view.view(state, {}), quiz_view.view(state, {}, event)):
        told = json.dumps(seen)
        assert told.count("Feedback on") == len(texts)
        assert all(f"Feedback on {text}." in told for text in texts)


def test_right_answer_earns_everything(fresh):
    """The notes on the other options come with the right answer."""
    state, _event = after(fresh, answer("one", "cat"))
    mark = shown(state, "one")["mark"]
    assert mark["spoken"] == ["Feedback on cat."]
    assert {note["id"]: note["text"] for note in mark["notes"]} == {
        "dog": "Feedback on dog.", "cat": "", "hen": "Feedback on hen."}  # fmt: skip


def test_hint_comes_when_asked_for(fresh):
    """Before, one sees only that there is one."""
    assert (shown(fresh, "one")["hasHint"], shown(fresh, "one")["hint"]) == (True, None)
    assert shown(after(fresh, {"type": "hint", "item": "one"})[0], "one")["hint"] == "Hint of one."
    assert shown(fresh, "some")["hasHint"] is False


def test_why_shows_the_right_answer_beside_ones_own(fresh):
    """Asked why, it shows the answer and every note, and keeps what the learner had said."""
    state, _event = after(fresh, answer("one", "dog"), {"type": "why", "item": "one"})
    one = shown(state, "one")
    assert (one["value"], one["right"], one["mark"]["says"]) == ({"answer": "dog"}, {"answer": "cat"}, "Here is why.")
    assert one["mark"]["spoken"] == ["You had chosen: A dog"]
    assert json.dumps(one).count("Feedback on") == 3


def test_why_keeps_in_sight_what_stood_in_another_group_or_place(fresh):
    """A card that had been put elsewhere says where; the others don't. A number that was off is said, too."""
    state, _event = after(fresh, answer("sort", {"cod": "land", "fox": "land", "swift": "sea", "eel": "land"}), {"type": "why", "item": "sort"})
    sort = shown(state, "sort")
    says = {note["id"]: note["text"] for note in sort["mark"]["notes"]}
    names = {group["id"]: group["text"] for group in sort["fields"][0]["groups"]}
    assert says["cod"] == f"Feedback on cod. You had chosen: {names['land']}"
    assert says["fox"] == "Feedback on fox."
    state, _event = after(fresh, answer("guess", 2), {"type": "why", "item": "guess"})
    assert "You had chosen: 2" in " ".join(shown(state, "guess")["mark"]["spoken"])


def test_why_can_be_asked_after_a_wrong_answer_only(fresh):
    """There is something to show when it isn't right yet."""
    assert shown(fresh, "one")["canShow"] is False
    assert shown(after(fresh, answer("one", "dog"))[0], "one")["canShow"] is True
    assert shown(after(fresh, answer("one", "cat"))[0], "one")["canShow"] is False


def test_after_an_event_only_its_item_is_sent(fresh):
    """A reply is about what changed; starting again is about everything."""
    state, event = after(fresh, answer("one", "dog"))
    assert [one["id"] for one in quiz_view.view(state, {}, event)["items"]] == ["one"]
    state, event = after(state, {"type": "again"})
    seen = quiz_view.view(state, {}, event)
    assert (len(seen["items"]), seen["again"]) == (7, True)


# Certainty -------------------------------------------------------------------------------------

UNSURE = "You had it, and weren't sure. The notes say what you can lean on next time."
TOO_SURE = "You were sure, so this one is worth a slow look."


@pytest.mark.parametrize(("verdict", "sure", "says"), [
    ("right", 1, UNSURE), ("right", 2, ""), ("right", 3, ""), ("right", None, ""),
    ("not-yet", 3, TOO_SURE), ("partly", 3, TOO_SURE), ("not-yet", 1, ""), ("not-yet", None, ""),
    ("noted", 1, ""), ("noted", 3, ""),
])  # fmt: skip
def test_certainty_is_spoken_of_where_it_and_the_verdict_part(verdict, sure, says):
    """Right and unsure, or sure and not right: both get a sentence, and nothing else does."""
    assert quiz_view.about_certainty(Mark(verdict, None, ""), sure) == says


def test_the_sentence_follows_the_verdict(fresh):
    """It's said with the feedback, after it."""
    state, _event = after(fresh, answer("one", "cat", sure=1))
    assert shown(state, "one")["mark"]["spoken"] == ["Feedback on cat.", UNSURE]


# The end ---------------------------------------------------------------------------------------


def finish(state, first, sure=None):
    """The quiz with every item right at once, save `one`: that is answered with `first` before."""
    return after(
        state, answer("one", first, sure), answer("one", "cat"), answer("some", ["crow", "wren"]),
        answer("both", "floats", reason="lighter"), answer("row", ["ant", "bat", "cow", "elk"]), answer("guess", 12),
        answer("sort", {"cod": "sea", "fox": "land", "swift": "air", "eel": "sea"}), answer("lean", 5),
    )[0]  # fmt: skip


def test_only_a_quiz_that_asks_how_sure_one_is_speaks_of_guesses(fresh):
    """Without that question, nobody could have said that an answer was a guess."""
    done = finish(fresh, "dog")
    seen = quiz_view.view(replace(done, quiz=replace(done.quiz, confidence=False)), {})["summary"]
    assert seen["says"] == "Right at the first try: 5 of 6."


def test_no_summary_before_the_end(fresh):
    """How it went is told when there is nothing left to answer."""
    state, _event = after(fresh, answer("one", "cat"))
    assert quiz_view.view(state, {})["summary"] is None


def test_summary_sends_back_to_the_passage(fresh):
    """What wasn't right at once is named, with the place where it is taught."""
    seen = quiz_view.view(finish(fresh, "dog"), {"one": PASSAGE})["summary"]
    assert seen["says"] == "Right at the first try, and no guess: 5 of 6. The others are where the learning is."
    assert seen["again"] == [{"stem": "Which animal purrs?", "passage": PASSAGE, "note": ""}]
    assert len(seen["well"]) == 5 and all(row["passage"] is None for row in seen["well"])


def test_right_by_a_guess_is_worth_another_look(fresh):
    """A right answer that was a guess stands with those to look at again, and says so."""
    seen = quiz_view.view(finish(fresh, "cat", sure=1), {})["summary"]
    assert [row["note"] for row in seen["again"]] == ["right, and a guess"]


def test_summary_when_all_was_right(fresh):
    """The stance isn't counted: nobody judges it."""
    assert quiz_view.view(finish(fresh, "cat", sure=3), {})["summary"]["says"] == "Right at the first try: 6 of 6."


# Beliefs ---------------------------------------------------------------------------------------


def test_beliefs_are_kept_and_not_judged(mini):
    """A quiz that gives feedback later tells nothing: not after an answer, not on asking why, not at the end."""
    state, _event = after(opened(mini, "beliefs"), answer("creed", "agree"), {"type": "why", "item": "creed"})
    seen = quiz_view.view(state, {})
    assert "Feedback" not in json.dumps(seen)
    assert seen["items"][0]["mark"] == {"verdict": "noted", "spoken": [], "notes": [],
                                        "says": "Kept. You'll see it again at the end of the course."}  # fmt: skip
    assert (seen["summary"]["well"], seen["summary"]["again"]) == ([], [])
    assert seen["summary"]["says"].startswith("All kept.")


def test_first_beliefs_of_the_course_tell_nothing(course):
    """Whatever is answered, no feedback on a belief leaves the course before its end."""
    fresh = opened(course, "first-beliefs")
    for item in map(course.item, fresh.quiz.items):
        for said in ("strongly-agree", "unsure", "disagree"):
            told = json.dumps(quiz_view.view(after(fresh, answer(item.id, said))[0], {}), ensure_ascii=False)
            assert not [text for text in feedback_of(item) if json.dumps(text, ensure_ascii=False)[1:-1] in told]


@pytest.mark.parametrize("given", ["tree", "dog"])
def test_later_feedback_does_not_leak_through_done(mini, given):
    """Where feedback comes later, a right and a wrong answer look the same."""
    state = opened(mini, "single-quiz")
    state, _event = after(replace(state, quiz=replace(state.quiz, feedback="later")), answer("again", given))
    one = shown(state, "again")
    assert (one["done"], one["canShow"], one["mark"]["verdict"]) == (True, False, "noted")


# An item that changed --------------------------------------------------------------------------


def test_changed_item_says_so(fresh):
    """Whoever answered an earlier version is told, and sees the item as it is now, open."""
    event = {
        "id": "old-event",
        "at": NOW,
        "type": "answer",
        "item": "one",
        "version": 1,
        "response": {"answer": "x"},
        "seed": 1,
    }
    one = shown(quiz.resume(fresh, [event]), "one")
    notice = "This question has changed since you answered it. Your earlier answer is kept in your record."
    assert (one["notice"], one["mark"], one["value"]) == (notice, None, {})
    assert "notice" not in shown(fresh, "one")
