"""Serve and return: a short chain of offers, and no habit that meets them all."""

import json
import random
from statistics import fmean

import pytest

from course_lib.activities.mark import BadResponse
from course_lib.activities.trainers import offer, serve_and_return
from course_lib.content.authoring import craft

from .playing import Player, written, written_as


@pytest.fixture(scope="module")
def trainer(real_assets):
    return written(real_assets, "serve-and-return")


def open_serve(exchange, steps):
    return serve_and_return.turns(exchange, steps)[-1][0]


def back(one):
    return {"returned": offer.name(one.text)}


def meeting(share: float, chance: random.Random):
    """A learner who meets each offer with probability `share`."""

    def answer(exchange, steps, seed):
        meets = chance.random() < share
        return back(chance.choice([one for one in open_serve(exchange, steps).returns if one.meets == meets]))

    return answer


def serves(trainer):
    return [serve for moment in trainer.moments for serve in (moment.first, moment.met, moment.missed)]


def test_what_is_offered_next_depends_on_what_came_back(trainer):
    """After a return that met it they offer more; after one that didn't, once more and otherwise."""
    exchange = trainer.moments[0]
    for one in exchange.first.returns:
        expected = exchange.met if one.meets else exchange.missed
        assert open_serve(exchange, (offer.name(one.text),)) == expected


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_share_of_offers_met_is_recovered_within_its_interval(trainer, share):
    """Learners of known share, two runs each: the interval over their offers holds it in at least 92 of 100."""
    held = 0
    for number in range(250):
        state = Player(trainer, meeting(share, random.Random(number)), f"p{number}").run(2)
        low, high = serve_and_return.met([one for run in state.runs for one in run.played]).interval()
        held += low <= share <= high
    assert held / 250 >= 0.92


def test_length_gives_nothing_away(trainer):
    """The longest and the shortest return meet an offer no more than 8 points above chance, over 60 decisions."""
    found = {}
    for name, sign in (("longest", 1), ("shortest", -1)):
        gains = []
        for serve in serves(trainer):
            length = max(sign * len(one.text) for one in serve.returns)
            picked = [one for one in serve.returns if sign * len(one.text) == length]
            gains.append(fmean(one.meets for one in picked) - fmean(one.meets for one in serve.returns))
        found[name] = 100 * fmean(gains)
        assert len(gains) >= 60
    kind = [craft.picked(craft.Choice("", serve.offer, tuple(one.text for one in serve.returns),
                                      next(index for index, one in enumerate(serve.returns) if one.meets), True), craft.STRATEGIES["kindest"])
            for serve in serves(trainer)]  # fmt: skip
    assert max(found.values()) <= 8 and 100 * (fmean(kind) - 1 / 3) <= 8, found


HABITS = [("toward", "warm"), ("toward", "curious"), ("toward", "quiet"), ("toward", "playful"), ("toward", "practical"),
          ("later", None), ("away", None), ("against", None), ("over", None), ("safe", None)]  # fmt: skip


@pytest.mark.parametrize("habit", HABITS, ids=str)
def test_no_habit_comes_out_well(trainer, habit):
    """Whoever always takes the warm return (or asks, or waits, …) where there is one, and else any, meets at most three fifths."""
    scores = []
    for serve in serves(trainer):
        like = [one for one in serve.returns if (one.move, one.style) == habit] or serve.returns
        scores.append(fmean(one.meets for one in like))
    assert fmean(scores) <= 0.6


def test_each_style_meets_some_offers_and_misses_others(trainer):
    """Warm isn't always better, nor is quiet; "not now" is sometimes a good return, and sometimes too late."""
    returns = [one for serve in serves(trainer) for one in serve.returns]
    for move, style in HABITS[:6]:
        meets = [one.meets for one in returns if (one.move, one.style) == (move, style)]
        assert len(meets) >= 8 and 0.2 <= fmean(meets) <= 0.8, (move, style)


def test_where_somebody_is_controlled_only_safety_is_a_return(trainer):
    """There, warmth, understanding and anger meet nothing."""
    moment = next(one for one in trainer.moments if one.id == "show-me-your-phone")
    for serve in (moment.first, moment.met, moment.missed):
        assert [one.move for one in serve.returns if one.meets] == ["safe"]


def test_nothing_of_the_key_is_shown_before_the_moment_is_over(trainer):
    """How a return lands shows at once; which moves there were and why, at the end; what other returns led to, never."""
    player = Player(trainer, lambda exchange, steps, seed: back(next(one for one in open_serve(exchange, steps).returns if not one.meets)))
    player.begin()
    exchange = player.state.open.moment
    told = json.dumps(serve_and_return.view(player.state, None), ensure_ascii=False)
    everything = [text for serve in (exchange.first, exchange.met, exchange.missed) for one in serve.returns for text in (one.lands, one.why)]
    assert not [text for text in everything if written_as(text) in told] and written_as(exchange.missed.offer) not in told
    event = player.step()
    told = json.dumps(serve_and_return.view(player.state, event), ensure_ascii=False)
    assert written_as(exchange.missed.offer) in told and written_as(exchange.met.offer) not in told
    assert not [one for one in exchange.first.returns if written_as(one.why) in told]
    event = player.step()
    shown = serve_and_return.view(player.state, event)["moment"]
    assert shown["field"] is None and all(len(turn["others"]) == len(exchange.first.returns) - 1 for turn in shown["turns"])


@pytest.mark.parametrize("response", [None, {}, "x", {"returned": "x"}, {"returned": None}, {"returned": ["x"]}, {"returned": 3}], ids=str)
def test_returns_that_are_not_there_are_refused(trainer, response):
    """Only one of those on offer comes back."""
    player = Player(trainer, lambda *_: response)
    player.begin()
    with pytest.raises(BadResponse):
        player.step()


def test_a_miss_that_was_made_good_need_not_come_back(trainer):
    """And the result counts it."""

    def late(exchange, steps, seed):
        return back(next(one for one in open_serve(exchange, steps).returns if one.meets == bool(steps)))

    player = Player(trainer, late)
    result = serve_and_return.view(player.run(2), None)["result"]
    assert [(row["n"], row["of"]) for row in result["rows"]] == [(6, 12), (6, 6)]
    assert not set(player.state.runs[0].drawn) & set(player.state.runs[1].drawn)
    assert result["earlier"] == ["6 of 12 offers met; 6 of 6 misses made good"]
