"""Runs through moments: what is drawn, what is kept, and that a run left is where it was."""

import json

import pytest
from .playing import NOW, Player, written

from course_lib.activities.mark import BadResponse
from course_lib.activities.trainers import fix_or_feel


@pytest.fixture(scope="module")
def trainer(real_assets):
    return written(real_assets, "fix-or-feel")


def right(moment, steps, seed):
    return {"wish": moment.wish} if steps else {"holds": moment.holds}


def wrong(moment, steps, seed):
    return {"wish": moment.wish} if steps else {"holds": "fix" if moment.holds == "feel" else "feel"}


def test_a_run_is_a_fold_of_its_events(trainer):
    """Told again from the log, everything is as it was; so it is after half a moment."""
    player = Player(trainer, right)
    player.begin(), player.step(), player.step(), player.step()
    again = fix_or_feel.resume(fix_or_feel.start(trainer), json.loads(json.dumps(player.events)))
    assert again == player.state
    assert again.open.moment == player.state.open.moment and len(again.open.steps) == 1
    while player.state.open:
        player.step()
    assert player.state.done and fix_or_feel.resume(fix_or_feel.start(trainer), player.events) == player.state


def test_runs_differ_and_go_through_the_whole_bank_before_anything_comes_twice(trainer):
    """Nothing was missed, so what's new comes first."""
    player = Player(trainer, right)
    player.run(4)
    drawn = [set(run.drawn) for run in player.state.runs]
    assert all(len(one) == 9 for one in drawn) and len(set.union(*drawn)) == 36
    others = Player(trainer, right, "q").run()
    assert others.runs[0].drawn != player.state.runs[0].drawn


def test_what_was_missed_comes_back_in_the_next_run_but_never_fills_it(trainer):
    """Half a run at most; and once it was told as it is, it stays away."""
    player = Player(trainer, wrong)
    player.run()
    missed = set(player.state.runs[0].drawn)
    player.answer = right
    player.run(2)
    assert len(missed & set(player.state.runs[1].drawn)) == 4
    back = missed - set(player.state.runs[1].drawn)
    assert len(back & set(player.state.runs[2].drawn)) == 4
    assert not missed & set(player.state.runs[1].drawn) & set(player.state.runs[2].drawn)


def test_events_of_another_version_count_for_nothing(trainer):
    """So does an event whose moment is gone."""
    player = Player(trainer, right)
    player.run()
    other = [event | {"version": 99} for event in player.events]
    assert fix_or_feel.resume(fix_or_feel.start(trainer), other).runs == ()
    gone = player.events[0] | {"response": {"moments": ["not-there"]}}
    assert fix_or_feel.resume(fix_or_feel.start(trainer), [gone]).runs == ()


@pytest.mark.parametrize("message", [
    {}, {"type": "guess"}, {"type": "answer"}, {"type": "answer", "item": "fourteen-hours", "response": {"holds": "feel"}},
], ids=str)
def test_before_a_run_only_a_beginning_is_taken(trainer, message):
    """And nothing else is an event."""
    with pytest.raises(BadResponse):
        fix_or_feel.respond(fix_or_feel.start(trainer), message, NOW, "e1")


def test_a_run_can_not_begin_in_another(trainer):
    """Two windows that both begin: the first run stands."""
    player = Player(trainer, right)
    first = player.begin()
    with pytest.raises(BadResponse, match="under way"):
        player.begin()
    late = first | {"id": "e9", "seed": 5}
    assert fix_or_feel.resume(fix_or_feel.start(trainer), [first, late]) == player.state


@pytest.mark.parametrize("event", [
    {"seed": None}, {"seed": True}, {"seed": 1.5}, {"response": None}, {"response": {"moments": []}}, {"response": {"moments": 3}},
    {"response": {"moments": [["fourteen-hours"]]}},
], ids=str)
def test_a_broken_beginning_in_a_log_is_passed_over(trainer, event):
    """Whatever stands there."""
    whole = Player(trainer, right).begin()
    assert fix_or_feel.resume(fix_or_feel.start(trainer), [whole | event]).runs == ()


def test_only_the_moment_whose_turn_it_is_is_answered(trainer):
    """An answer that comes twice, from another window, doesn't count for the next moment."""
    player = Player(trainer, right)
    player.begin()
    for item in (None, "not-there", player.state.runs[0].drawn[1], ["x"]):
        with pytest.raises(BadResponse, match="turn"):
            player.send({"type": "answer", "item": item, "response": {"holds": "feel"}})
