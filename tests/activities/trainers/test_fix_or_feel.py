"""Fix or feel: two questions a reply, and a result that recovers what a learner can tell apart."""

import json
import random
from itertools import permutations
from statistics import NormalDist, fmean

import pytest
from .playing import Player, written, written_as

from course_lib.activities.mark import BadResponse
from course_lib.activities.trainers import fix_or_feel

HOLDS, WISHES = ("feel", "fix", "both"), ("heard", "helped", "unclear")


@pytest.fixture(scope="module")
def trainer(real_assets):
    return written(real_assets, "fix-or-feel")


def observer(distance: float, lean: float, chance: random.Random):
    """A learner whose impression of advice, and of acknowledgement, is normal with sd 1, and `distance` higher where there is some."""

    def heard(there: bool) -> bool:
        return chance.gauss(distance if there else 0.0, 1.0) > lean

    def answer(moment, steps, seed):
        if steps:
            return {"wish": chance.choice(WISHES)}
        fix, feel = heard(moment.holds in fix_or_feel.ADVICE), heard(moment.holds in fix_or_feel.FEELING)
        return {"holds": "both" if fix and feel else "fix" if fix else "feel" if feel else chance.choice(HOLDS[:2])}

    return answer


def advice_only(distance: float, lean: float, chance: random.Random):
    """A learner who attends to advice alone."""

    def answer(moment, steps, seed):
        if steps:
            return {"wish": chance.choice(WISHES)}
        there = chance.gauss(distance if moment.holds in fix_or_feel.ADVICE else 0.0, 1.0) > lean
        return {"holds": "fix" if there else "feel"}

    return answer


@pytest.mark.parametrize("distance", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("lean", [0.0, 1.0])
def test_how_far_advice_is_told_apart_is_recovered_within_its_interval(trainer, distance, lean):
    """Learners of known distance go through four runs; the interval holds it in at least 92 of 100."""
    held, found = 0, []
    for number in range(250):
        player = Player(trainer, advice_only(distance, lean, random.Random(number)), f"p{number}")
        apart = fix_or_feel.advice([one for run in player.run(4).runs for one in run.played])
        low, high = apart.interval()
        held += low <= distance <= high
        found.append(apart.distance)
    assert held / 250 >= 0.92
    assert fmean(found) == pytest.approx(distance, abs=0.25)


def test_rates_of_advice_and_acknowledgement_are_recovered(trainer):
    """Both kinds of mistake, each within its interval."""
    normal, distance, lean = NormalDist(), 1.5, 0.7
    hit = 1 - normal.cdf(lean - distance)
    held = 0
    for number in range(250):
        player = Player(trainer, observer(distance, lean, random.Random(number)), f"p{number}")
        low, high = fix_or_feel.acknowledgement(list(player.run().runs[0].played)).hits.interval()
        held += low <= hit + (1 - hit) * normal.cdf(lean - 0) * 0.25 <= high
    assert held / 250 >= 0.92


def test_no_answer_that_is_always_the_same_does_better_than_chance(trainer):
    """Each kind of reply and each wish is as frequent as the others: 36 replies, 72 decisions."""
    for one in HOLDS:
        assert fmean(moment.holds == one for moment in trainer.moments) <= 1 / 3 + 0.08
    for one in WISHES:
        assert fmean(moment.wish == one for moment in trainer.moments) <= 1 / 3 + 0.08
        for held in HOLDS:
            assert fmean(moment.wish == one for moment in trainer.moments if moment.holds == held) <= 1 / 3 + 0.08


def test_how_a_reply_is_written_does_not_tell_what_it_does(trainer):
    """Neither its length nor a question mark: guessing by rank of length, or by "?", stays within 8 points of chance."""
    by_length = sorted(trainer.moments, key=lambda one: len(one.reply))
    thirds = [by_length[start:start + 12] for start in (0, 12, 24)]
    for order in permutations(HOLDS):
        right = sum(one.holds == name for third, name in zip(thirds, order, strict=True) for one in third)
        assert right / 36 <= 1 / 3 + 0.08
    for name in HOLDS:
        asked = [one for one in trainer.moments if "?" in one.reply]
        assert fmean(one.holds == name for one in asked) <= 1 / 3 + 0.08


def test_how_long_a_scene_is_does_not_tell_what_was_asked_for(trainer):
    """By thirds of length, in any order: within 8 points of chance."""
    by_length = sorted(trainer.moments, key=lambda one: len(one.scene))
    for order in permutations(WISHES):
        right = sum(one.wish == name for start, name in zip((0, 12, 24), order, strict=True) for one in by_length[start:start + 12])
        assert right / 36 <= 1 / 3 + 0.08, order


def test_some_replies_have_no_words(trainer):
    """A cup that is turned, a spade that is fetched."""
    assert sum('"' not in one.reply for one in trainer.moments) >= 6


def test_nothing_of_the_key_is_shown_before_the_answer(trainer):
    """Neither what a reply holds, nor why, until it was answered; then the wish, and not before."""
    player = Player(trainer, lambda moment, steps, seed: {"wish": "heard"} if steps else {"holds": "feel"})
    player.begin()
    told = json.dumps(fix_or_feel.view(player.state, player.events[-1]), ensure_ascii=False)
    assert not [one for one in trainer.moments if written_as(one.why) in told or written_as(one.because) in told]
    here = player.state.open.moment
    event = player.step()
    told = json.dumps(fix_or_feel.view(player.state, event), ensure_ascii=False)
    assert written_as(here.why) in told and written_as(here.because) not in told
    event = player.step()
    shown = fix_or_feel.view(player.state, event)
    assert written_as(here.because) in json.dumps(shown, ensure_ascii=False)
    assert shown["moment"]["field"] is None and shown["next"]["past"] == []


@pytest.mark.parametrize("response", [None, {}, "feel", {"holds": "all"}, {"holds": ["feel"]}, {"wish": "heard"},
                                      {"holds": "feel", "wish": "heard"}, {"holds": True}], ids=str)
def test_answers_that_do_not_fit_are_refused(trainer, response):
    """One question at a time, and one answer to it."""
    player = Player(trainer, lambda *_: response)
    player.begin()
    with pytest.raises(BadResponse):
        player.step()


def test_result_describes_the_run_and_keeps_those_before(trainer):
    """Counts with intervals, the distance over all runs, and a line for each earlier run."""
    player = Player(trainer, lambda moment, steps, seed: {"wish": moment.wish} if steps else {"holds": moment.holds})
    result = fix_or_feel.view(player.run(2), None)["result"]
    assert [(row["n"], row["of"]) for row in result["rows"]][-1] == (9, 9)
    assert "18 replies" in result["says"][0] and len(result["earlier"]) == 1
    assert result["earlier"][0] == "9 of 9 replies told as they were; 9 of 9 wishes found"
