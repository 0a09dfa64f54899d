"""Wait: what comes out in a pause follows the distribution that is documented, and no habit hears the most."""

import json
import random
from statistics import fmean

import pytest

from course_lib.activities.mark import BadResponse
from course_lib.activities.trainers import wait
from course_lib.activities.trainers.share import Share

from .playing import Player, written, written_as

SEEDS = range(2000)


@pytest.fixture(scope="module")
def trainer(real_assets):
    return written(real_assets, "wait")


def pause(trainer, name):
    return next(one for one in trainer.moments if one.id == name)


def waiting(breaths: int):
    """A learner who waits that many breaths and then speaks, whoever it is."""
    return lambda moment, steps, seed: {"do": "breath" if len(steps) < breaths else "speak"}


def well(moment, seed, breaths):
    """Whether a habit of waiting so long goes well: more is heard, or nothing was to come and it didn't grow empty."""
    return wait.ending(moment, ("breath",) * min(breaths, moment.until) + ("speak",), seed) in ("came", "enough")


@pytest.mark.parametrize("name", ["the-tram-stop", "letter-by-letter", "the-quick-kitchen", "aunt-on-the-step"])
def test_people_go_on_as_often_and_as_soon_as_is_documented(trainer, name):
    """Over 2,000 seeds, the share that has gone on after each breath is the formula's, within 4 points."""
    moment = pause(trainer, name)
    for breaths in range(1, moment.until + 1):
        share = fmean(bool((at := wait.goes_on(moment, seed)) and at <= breaths) for seed in SEEDS)
        assert share == pytest.approx(wait.within(moment, breaths), abs=0.04)


def test_known_values_of_the_distribution(trainer):
    """At the median, half of those who have more have gone on; nobody has before the first breath, or where nothing is to come."""
    moment = pause(trainer, "the-hoe")
    assert wait.within(moment, moment.median) == pytest.approx(moment.more / 2)
    assert wait.within(moment, 0) == 0
    assert {wait.goes_on(pause(trainer, "cold-sweat"), seed) for seed in SEEDS} == {None}


def test_the_same_pause_in_the_same_run_ends_the_same(trainer):
    """Chance is the seed's; two breaths and one longer wait are the same room."""
    for moment in trainer.moments:
        for seed in range(50):
            assert wait.ending(moment, ("breath", "breath"), seed) == wait.ending(moment, ("longer",), seed)


def test_no_length_of_pause_is_best_for_all(trainer):
    """Always speaking at once, and always waiting to the end, both miss much; each length fails with someone, and the best fixed one stays
    well below fitting the length to the speaker."""
    habit = {breaths: fmean(well(moment, seed, breaths) for moment in trainer.moments for seed in range(300)) for breaths in range(9)}
    fitted = fmean(max(fmean(well(moment, seed, breaths) for seed in range(300)) for breaths in range(9)) for moment in trainer.moments)
    assert habit[0] < 0.6 and habit[8] < 0.6
    assert max(habit.values()) <= fitted - 0.1
    for breaths in range(9):
        assert min(fmean(well(moment, seed, breaths) for seed in range(300)) for moment in trainer.moments) < 0.35


def test_in_danger_there_is_nothing_to_wait_for(trainer):
    """Whoever waits there misses it, and speaking at once is what helps."""
    for seed in range(100):
        assert wait.ending(pause(trainer, "cold-sweat"), ("breath",), seed) == "empty"
        assert wait.ending(pause(trainer, "cold-sweat"), ("speak",), seed) == "enough"


@pytest.mark.parametrize("breaths", [1, 2, 4])
def test_how_much_is_heard_is_recovered_within_its_interval(trainer, breaths):
    """Learners who always wait so long: of the pauses with more to come, the share that they hear is within its interval in 92 of 100."""
    came = [(moment, seed) for moment in trainer.moments for seed in SEEDS if wait.goes_on(moment, seed)]
    truth = fmean(wait.goes_on(moment, seed) <= breaths for moment, seed in came)
    held = 0
    for number in range(250):
        state = Player(trainer, waiting(breaths), f"p{number}").run(2)
        low, high = wait.heard([one for run in state.runs for one in run.played]).interval()
        held += low <= truth <= high
    assert held / 250 >= 0.92


def test_pauses_of_a_learner_of_known_length_are_told(trainer):
    """The lengths in the result are the ones that were left, cut where more came or it grew empty."""
    chance = random.Random(3)
    player = Player(trainer, lambda moment, steps, seed: {"do": chance.choice(["breath", "longer", "speak"])})
    state = player.run()
    result = wait.view(state, None)["result"]
    long = wait.lengths(state.runs[0].played)
    assert [one["count"] for one in result["counts"]] == [long.count(n) for n in range(max(long) + 1)]
    assert sum(one["count"] for one in result["counts"]) == 7 and f"from {min(long)} to {max(long)} breaths" in result["says"][0]
    with_more = [one for one in state.runs[0].played if wait.goes_on(one.moment, one.seed)]
    assert isinstance(wait.heard(with_more), Share) and result["rows"][0]["of"] == len(with_more)


def test_nothing_of_what_may_come_is_shown_before_the_pause_is_over(trainer):
    """Neither whether there's more, nor when, nor the chances."""
    player = Player(trainer, lambda *_: {"do": "speak"})
    player.begin()
    here = player.state.open.moment
    told = json.dumps(wait.view(player.state, None), ensure_ascii=False)
    assert not [text for text in (here.goes_on, here.empty, here.early, here.enough, here.why) if text and written_as(text) in told]
    assert not [word for word in ("median", "until", "seed", "more\"", "chances") if word in told]
    event = player.step()
    end = wait.view(player.state, event)["moment"]["end"]
    assert end["comes"] in (here.early, here.enough) and end["why"] == here.why


def test_half_a_pause_is_where_it_was(trainer):
    """The breaths that were waited count when the lesson opens again."""
    player = Player(trainer, lambda *_: {"do": "breath"})
    player.begin()
    while wait.goes_on(player.state.open.moment, player.state.open.seed) == 1 or player.state.open.moment.until == 1:
        player.step()
    player.step()
    again = wait.resume(wait.start(trainer), json.loads(json.dumps(player.events)))
    assert wait.view(again, None)["moment"]["breaths"] == 1


@pytest.mark.parametrize("response", [None, {}, "speak", {"do": "sleep"}, {"do": None}, {"do": ["speak"]}, {"do": "speak", "more": 1}], ids=str)
def test_what_is_neither_waiting_nor_speaking_is_refused(trainer, response):
    """Three things can be done in a pause."""
    player = Player(trainer, lambda *_: response)
    player.begin()
    with pytest.raises(BadResponse):
        player.step()
