"""How an understanding grew: what is counted, and how much so few answers leave open."""

import random

import pytest

from course_lib.activities import growth, growth_view, items, quiz
from course_lib.activities.growth import Paired
from course_lib.activities.trainers.share import Share

from .trainers.playing import Player, written

AT = "2025-01-02T03:04:05.000000+00:00"


def answer(item, response, sure=None, **other) -> dict:
    return {"id": "event", "at": AT, "activity": "quiz/every-kind", "type": "answer", "item": item.id, "version": item.version,
            "response": response, "sure": sure, "seed": 1} | other


def sure_of(mini, *events: dict) -> dict[int, tuple[int, int]]:
    its_items = tuple(map(mini.item, mini.quiz("every-kind").items))
    return {sure: (share.n, share.of) for sure, share in growth.calibration(its_items, list(events)).items()}


# The interval of a paired difference ---------------------------------------------------------------


@pytest.mark.parametrize(("counts", "low", "high"), [
    ((1, 1, 7, 12), 0.026, 0.507),  # Bentur and others 2009, as in Fagerland, Lydersen and Laake (2014)
    ((14, 0, 5, 22), 0.011, 0.226),  # Altman and others, Statistics with Confidence (2000), table 6.2
])
def test_paired_interval_is_the_published_one(counts, low, high):
    """Newcombe's method 10 against worked examples; with before and after exchanged, it's the same with the other sign."""
    both, before, after, neither = counts
    assert Paired(*counts).interval() == pytest.approx((low, high), abs=0.0006)
    assert Paired(both, after, before, neither).interval() == pytest.approx((-high, -low), abs=0.0006)


def test_paired_interval_at_the_edges():
    """Nothing, no change at all and change in every case: always within -1 to 1, and never a point."""
    assert Paired(0, 0, 0, 0).interval() == (-1.0, 1.0)
    for counts in ((10, 0, 0, 0), (0, 0, 0, 10), (0, 0, 10, 0), (0, 10, 0, 0), (5, 0, 0, 5), (1, 0, 0, 0)):
        low, high = Paired(*counts).interval()
        difference = (counts[2] - counts[1]) / sum(counts)
        assert -1 <= low <= difference <= high <= 1 and high - low > 0.1


def test_paired_interval_holds_the_truth_about_as_often_as_it_says():
    """Ten beliefs, each doubted before with 0.4; of the others 0.5 are doubted afterwards, and of the doubted 0.9: a change of 0.26."""
    chance = random.Random(7)
    held = 0
    for _ in range(2000):
        pairs = []
        for _ in range(10):
            then = chance.random() < 0.4
            pairs.append((then, chance.random() < (0.9 if then else 0.5)))
        low, high = growth.paired(pairs).interval()
        held += low <= 0.26 <= high
    assert 0.92 <= held / 2000 <= 0.995


# Beliefs before and after -----------------------------------------------------------------------


def believed(mini, *answers: str) -> quiz.QuizState:
    asked = mini.quiz("beliefs")
    state = quiz.start(asked, tuple(map(mini.item, asked.items)), 1)
    creed = mini.item("creed")
    return quiz.resume(state, [answer(creed, {"answer": one}) for one in answers])


def test_beliefs_are_paired_by_question(mini):
    """Doubted then, and doubted now; not being sure isn't doubting."""
    assert growth.beliefs(believed(mini, "disagree"), believed(mini, "agree")) == [(False, True)]
    assert growth.beliefs(believed(mini, "unsure"), believed(mini, "strongly-disagree")) == [(True, False)]


def test_beliefs_wait_until_both_are_answered(mini):
    """Nothing before the end, and nothing without a start."""
    assert growth.beliefs(believed(mini), believed(mini, "agree")) == []
    assert growth.beliefs(believed(mini, "agree"), believed(mini)) == []
    assert growth_view.beliefs([]) is None


def test_beliefs_in_words_and_in_the_picture_are_the_same():
    """As many full circles as were doubted; the words count them; a small change may be chance, a large one needn't."""
    shown = growth_view.beliefs([(True, True)] * 2 + [(False, True)] * 3 + [(True, False)] + [(False, False)] * 4)
    svg, text = shown["figures"][0]["svg"], " ".join(shown["says"])
    assert (svg.count("<circle"), svg.count('fill="none"')) == (20, 12)
    assert "you doubted 3; the last time, 5" in text and "may be chance" in text and "10 beliefs" in text
    assert shown["figures"][0]["alt"] == "Doubted both times: 2. Only the last time: 3. Only at the start: 1. Neither time: 4."
    plain = growth_view.beliefs([(False, True)] * 9 + [(True, True)])
    assert "may be chance" not in " ".join(plain["says"])


# Sureness ---------------------------------------------------------------------------------------


def test_first_answers_count_by_how_sure_they_were(mini):
    """What comes after feedback doesn't, whichever of both was right."""
    one, guess = mini.item("one"), mini.item("guess")
    right, _mark = items.reveal(guess)
    events = [answer(one, {"answer": "dog"}, 3), answer(one, {"answer": "cat"}, 3), answer(guess, right, 1)]
    assert sure_of(mini, *events) == {3: (0, 1), 2: (0, 0), 1: (1, 1)}


def test_a_first_answer_without_saying_how_sure_is_left_out(mini):
    """And the second isn't taken instead."""
    one = mini.item("one")
    assert sum(of for _n, of in sure_of(mini, answer(one, {"answer": "dog"}), answer(one, {"answer": "cat"}, 3)).values()) == 0


def test_what_nobody_judges_and_what_is_elsewhere_is_left_out(mini):
    """A scale without a key, an answer in the review, another version."""
    one, lean = mini.item("one"), mini.item("lean")
    response, _mark = items.reveal(lean)
    events = [answer(lean, response or {"answer": 1}, 3), answer(one, {"answer": "cat"}, 3, activity="review"),
              answer(one, {"answer": "cat"}, 3, version=one.version - 1), answer(one, {"answer": "cat"}, 3, type="hint")]
    assert sum(of for _n, of in sure_of(mini, *events).values()) == 0


@pytest.mark.parametrize("damage", [
    {"item": None}, {"item": ["one"]}, {"item": {}}, {"sure": "very"}, {"sure": True}, {"sure": 9}, {"response": None}, {"response": {"answer": 4}},
    {"activity": None}, {"activity": 7}, {"version": "2"}, {"seed": None}, {"type": None},
])
def test_damaged_answers_change_nothing(mini, damage):
    """The sound one after them counts."""
    one = mini.item("one")
    broken = answer(one, {"answer": "dog"}, 3) | damage
    assert sure_of(mini, broken, {}, answer(one, {"answer": "cat"}, 2)) == {3: (0, 0), 2: (1, 1), 1: (0, 0)}


def test_sureness_says_no_more_than_the_intervals_do():
    """Overlapping bars tell nothing yet; bars apart do, in either direction; what was never said isn't drawn."""
    def told(sure, guess):
        return growth_view.calibration({3: sure, 2: Share(0, 0), 1: guess})

    few = told(Share(2, 2), Share(1, 3))
    assert "nobody can tell yet" in few["says"][-1]
    assert "the more often it was right" in told(Share(30, 30), Share(5, 30))["says"][-1]
    assert "less often when you were surer" in told(Share(5, 30), Share(30, 30))["says"][-1]
    assert few["figures"][0]["svg"].count("<circle") == 2 and "fairly sure" not in str(few)
    assert "right in 2 of 2, which allows from 34 to 100 in 100" in few["figures"][0]["alt"]


def test_one_way_of_being_sure_is_compared_with_nothing():
    """And without any there's no picture."""
    only = growth_view.calibration({3: Share(1, 1), 2: Share(0, 0), 1: Share(0, 0)})
    assert only["says"] == ["You said how sure you were of your first answer to 1 question.", "When you were sure: right in 1 of 1."]
    assert growth_view.calibration({3: Share(0, 0), 2: Share(0, 0), 1: Share(0, 0)}) is None


# Trainers ---------------------------------------------------------------------------------------


def waiter(real_assets) -> Player:
    return Player(written(real_assets, "wait"), lambda moment, steps, seed: {"do": "speak" if steps else "breath"})


def test_a_trainer_without_a_finished_run_shows_nothing(real_assets):
    """Begun isn't finished."""
    player = waiter(real_assets)
    assert growth_view.trainer(player.state) is None
    player.begin()
    assert growth_view.trainer(player.state) is None


def test_runs_stand_in_the_order_in_which_they_were(real_assets):
    """A dot for each finished run, the same in words, and the trainer's own word on what it doesn't say; an open run changes nothing."""
    player = waiter(real_assets)
    state = player.run(3)
    shown = growth_view.trainer(state)
    (figure,) = shown["figures"]
    assert figure["svg"].count("<circle") == figure["alt"].count("Run ") == 3
    assert shown["says"] == ["3 runs so far."] and shown["limits"] == state.trainer.limits
    player.begin()
    player.step()
    assert growth_view.trainer(player.state) == shown


def test_a_picture_holds_the_latest_runs(real_assets):
    """With their own numbers."""
    figure = growth_view.trainer(waiter(real_assets).run(15))["figures"][0]
    assert figure["svg"].count("<circle") <= 12 and "Run 15:" in figure["alt"] and "Run 1:" not in figure["alt"]


def test_hearing_advice_is_never_shown_without_its_false_alarms(real_assets):
    """Who says "advice" each time hears all of it; the run is told by what was asked for instead."""
    player = Player(written(real_assets, "fix-or-feel"), lambda reply, steps, seed: {"wish": reply.wish} if steps else {"holds": "fix"})
    figure = growth_view.trainer(player.run())["figures"][0]
    assert figure["title"] == "What was asked for, found" and "9 of 9" in figure["alt"]
