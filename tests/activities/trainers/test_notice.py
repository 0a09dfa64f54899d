"""Notice: the same change in each route, no size before its answer, and runs that fold from events."""

import json
from dataclasses import replace
from statistics import NormalDist, fmean

import numpy as np
import pytest

from course_lib.activities.mark import BadResponse
from course_lib.activities.trainers import notice, notice_run, notice_view
from course_lib.content.frozen import freeze
from course_lib.content.perceiving_trainers import Notice
from course_lib.models import yes_no

NOW = "2025-01-02T03:04:05.000000+00:00"


@pytest.fixture
def trainer(real_assets):
    return freeze(Notice, real_assets.trainers["did-something-change"].thing.model_dump())


class Player:
    """Plays a trainer: what it does is kept as events."""

    def __init__(self, trainer, name="player"):
        self.state, self.events, self.name = notice.start(trainer), [], name

    def do(self, type, **more):
        message = {"type": type, "pair": self.state.number if self.state.run else None, **more}
        self.state, event = notice.respond(self.state, message, NOW, f"{self.name}-{len(self.events)}")
        self.events.append(json.loads(json.dumps(event)))
        return event

    def run(self, mode, answers, route="pictures"):
        """One whole run, where `answers(run, number)` says whether something changed."""
        self.do("begin", mode=mode, route=route)
        while run := self.state.run:
            self.do("answer", response={"changed": answers(run, self.state.number)})
            if self.state.run and self.state.run.telling:
                self.do("next")
        return self.state.runs[-1]


def observer(threshold, seed=0, inner=None):
    """Somebody who compares the means of the moments through noise of their own, so that d′ is 1 at `threshold`."""
    chance = np.random.default_rng(seed)
    outer = notice_run.FLICKER * (2 / notice_run.MOMENTS) ** 0.5
    wanted = notice_run.SPAN * threshold
    inner = (wanted**2 - outer**2) ** 0.5

    def answer(run, number):
        before, later = run.places(number)
        return bool(fmean(later) - fmean(before) + chance.normal(0, inner) > 0.7 * wanted)

    return answer


def test_nothing_of_the_size_before_the_answer(trainer):
    """A pair that is shown has no size, no verdict and no truth with it; in measure mode not afterwards either."""
    for mode in notice_run.MODES:
        for route in notice_run.ROUTES:
            player = Player(trainer, f"{mode}-{route}")
            player.do("begin", mode=mode, route=route)
            for _ in range(3):
                seen = notice.view(player.state)
                assert seen["stage"] == "pair" and not {"told", "says", "size"} & set(seen)
                player.do("answer", response={"changed": True})
                seen = notice.view(player.state)
                assert (mode == "practice") == ("told" in seen)
                if mode == "practice":
                    player.do("next")


def test_pictures_and_numbers_hold_the_same_change(trainer):
    """Both are drawn from the same places on the way; only how they're told differs."""
    runs = [notice_run.Run("measure", route, 77) for route in ("pictures", "numbers")]
    assert [run.size(3) for run in runs][0] == [run.size(3) for run in runs][1]
    assert runs[0].places(3) == runs[1].places(3)


def test_numbers_allow_the_judgement(trainer):
    """Somebody who only adds up the numbers tells large changes nearly always, and none from flicker seldom."""
    right, wrong, pairs = 0, 0, 0
    for seed in range(200):
        size = 0.5 if seed % 2 else 0.0
        run = notice_run.Run("measure", "numbers", seed, (notice_run.Answer(size, True),))
        state = notice_run.NoticeState(trainer, (replace(run, telling=True),))
        rows = notice_view._stimulus(replace(state, runs=(replace(run, mode="practice", telling=True),)))["numbers"]
        assert len(rows) == 3 and all(len(row["before"]) == len(row["later"]) == 3 for row in rows)
        moved = sum(abs(fmean(row["later"]) - fmean(row["before"])) for row in rows)
        pairs += 1
        right += bool(size) and moved > 5
        wrong += not size and moved > 5
    assert right >= 90 and wrong <= 5


def test_flicker_is_what_it_says(trainer):
    """Moments spread by FLICKER around the usual place, and a change moves their middle by SPAN times its size."""
    answers = tuple(notice_run.Answer(0.5, True) for _ in range(notice_run.TRIALS["measure"]))
    runs = [notice_run.Run("measure", "pictures", seed, answers) for seed in range(60)]
    pairs = [run.places(number) for run in runs for number in range(20)]
    before, later = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    assert before.std() == pytest.approx(notice_run.FLICKER, rel=0.05)
    assert later.mean() - before.mean() == pytest.approx(notice_run.SPAN * 0.5, rel=0.02)


def test_a_quarter_stays_the_same(trainer):
    """About a quarter of the pairs has no change, at places that can't be foreseen."""
    runs = [notice_run.Run("practice", "pictures", seed) for seed in range(100)]
    same = [run.size(number) == 0 for run in runs for number in range(20)]
    assert np.mean(same) == pytest.approx(notice_run.UNCHANGED, abs=0.03)


def test_measuring_finds_known_thresholds(trainer):
    """Observers who look at the very moments that are drawn: the interval holds their threshold in about nine of ten runs."""
    held, sizes = [], {}
    for seed in range(60):
        wanted = (0.12, 0.25, 0.4)[seed % 3]
        found = yes_no.estimate(Player(trainer, f"m{seed}").run("measure", observer(wanted, seed)).pairs)
        held.append(found.low <= wanted <= found.high)
        sizes.setdefault(wanted, []).append(found.size)
    assert 0.8 <= np.mean(held) <= 1
    assert np.median(sizes[0.12]) < np.median(sizes[0.25]) < np.median(sizes[0.4])


def test_practice_settles_where_seven_in_ten_are_noticed(trainer):
    """It gets harder with what is caught: sharper observers end at smaller changes."""
    ends = {}
    for wanted in (0.1, 0.4):
        runs = [Player(trainer, f"p{wanted}-{seed}").run("practice", observer(wanted, seed)) for seed in range(20)]
        ends[wanted] = fmean(next(answer.size for answer in reversed(run.answers) if answer.size) for run in runs)
    assert ends[0.1] < ends[0.4]


def test_runs_fold_from_events(trainer):
    """A run that was left is taken up at its pair; one that is finished counts; another may begin before the end."""
    player = Player(trainer)
    player.do("begin", mode="practice", route="numbers")
    player.do("answer", response={"changed": False})
    assert notice.resume(notice.start(trainer), player.events) == player.state and player.state.run.telling
    player.run("measure", lambda run, number: number % 2 == 0)
    again = notice.resume(notice.start(trainer), player.events)
    assert again == player.state and again.done and len(again.runs) == 2


@pytest.mark.parametrize("response", [None, True, {}, {"changed": 1}, {"changed": "yes"}, {"changed": None}, {"changed": True, "size": 0}],
                         ids=repr)  # fmt: skip
def test_answer_that_does_not_fit_is_refused(trainer, response):
    """Only yes or no is an answer; the same in a log is passed over."""
    player = Player(trainer)
    player.do("begin", mode="measure", route="pictures")
    before = player.state
    with pytest.raises(BadResponse):
        player.do("answer", response=response)
    assert notice.resume(before, [{"type": "answer", "pair": 0, "size": 0.4, "response": response}]) == before


@pytest.mark.parametrize("event", [
    {}, {"type": "begin"}, {"type": "begin", "version": 1, "seed": 1, "mode": "race", "route": "pictures"},
    {"type": "begin", "version": 1, "seed": 1, "mode": "measure", "route": ["pictures"]},
    {"type": "begin", "version": 2, "seed": 1, "mode": "measure", "route": "pictures"},
    {"type": "begin", "version": 1, "seed": True, "mode": "measure", "route": "pictures"},
    {"type": "answer", "pair": 0, "response": {"changed": True}, "size": 0.2}, {"type": "next", "pair": 0}, {"type": None},
], ids=lambda one: repr(one)[:60])  # fmt: skip
def test_events_that_do_not_fit_change_nothing(trainer, event):
    """Another version, a mode that isn't offered, an answer without a run: left alone."""
    assert notice.resume(notice.start(trainer), [event]) == notice.start(trainer)


@pytest.mark.parametrize("size", [None, "0.2", True, -0.1, 1.1, float("nan")], ids=repr)
def test_sizes_that_cannot_be_are_passed_over(trainer, size):
    """A log line with a size outside 0 to 1 is no answer."""
    player = Player(trainer)
    player.do("begin", mode="measure", route="pictures")
    event = {"type": "answer", "pair": 0, "response": {"changed": True}, "size": size}
    assert notice.resume(player.state, [event]) == player.state


def test_an_answer_counts_once(trainer):
    """An answer for a pair that isn't shown any more is refused: it came from another window."""
    player = Player(trainer)
    player.do("begin", mode="measure", route="pictures")
    player.do("answer", response={"changed": True})
    with pytest.raises(BadResponse):
        player.do("answer", pair=0, response={"changed": True})


def test_a_measured_result_has_its_interval(trainer):
    """The result names a span, readiness apart from sharpness, and a history once there are two; nobody is ranked."""
    player = Player(trainer)
    for seed in (1, 2):
        player.run("measure", observer(0.2, seed))
    seen = notice.view(player.state)
    told = " ".join(seen["says"])
    assert "anything from" in told and "readiness" in told and len(seen["figures"]) == 1
    assert not [word for word in ("you are", "norm", "average person", "rank") if word in told]


def test_someone_who_always_says_changed_is_not_called_sharp(trainer):
    """Saying "changed" to everything gives no size: the result says so, and that flicker passed for change."""
    player = Player(trainer)
    player.run("measure", lambda run, number: True)
    told = " ".join(notice.view(player.state)["says"])
    assert "quick to say so" in told and "no size can be told" in told


def test_hums_come_one_at_a_time(trainer):
    """Each side is sent when it's asked for, as WAV; in other routes there is none."""
    player = Player(trainer)
    player.do("begin", mode="practice", route="voices")
    heard = {which: notice.hear(player.state, {"which": which})[1][0] for which in ("before", "later")}
    assert heard["before"][:4] == b"RIFF" and heard["before"] != heard["later"]
    for message in ({}, {"which": "both"}, {"which": None}):
        with pytest.raises(BadResponse):
            notice.hear(player.state, message)


def test_the_noise_is_normal():
    """The flicker's tails are cut at about three spreads, no more."""
    assert NormalDist(0, notice_run.FLICKER).inv_cdf(0.999) == pytest.approx(3.09 * notice_run.FLICKER, rel=0.01)
