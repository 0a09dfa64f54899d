"""Match: traces are checked, turns tell nothing of what comes, and known followers are found again."""

import json

import numpy as np
import pytest

from course_lib.activities.mark import BadResponse
from course_lib.activities.trainers import match
from course_lib.content.frozen import freeze
from course_lib.content.perceiving_trainers import Match

NOW = "2025-01-02T03:04:05.000000+00:00"


@pytest.fixture
def trainer(real_assets):
    return freeze(Match, real_assets.trainers["move-along"].thing.model_dump())


class Player:
    """Plays a trainer: what it does is kept as events."""

    def __init__(self, trainer, name="player"):
        self.state, self.events, self.name = match.start(trainer), [], name

    def do(self, type, **more):
        message = {"type": type, "turn": len(self.state.run.marker) if self.state.run else None, **more}
        self.state, event = match.respond(self.state, message, NOW, f"{self.name}-{len(self.events)}")
        self.events.append(json.loads(json.dumps(event)))

    def trace(self, lag, gain, speed=1.0):
        """A moving run by somebody who follows `lag` seconds of the path late and `gain` times as wide."""
        self.do("begin", mode="moving", speed=speed)
        path = np.array(self.state.run.path)
        steps = round(lag * match.HERTZ)
        marker = np.vstack([np.repeat(path[:1], steps, axis=0), path])[: len(path)]
        self.do("trace", response={"points": np.clip(np.rint(gain * marker), -100, 100).astype(int).tolist()})
        return self.state.runs[-1].following

    def turns(self, late=0, gain=1.0):
        """A run in turns by somebody who goes as far towards the place of `late` turns ago as one move can."""
        self.do("begin", mode="turns", speed=1.0)
        while run := self.state.run:
            aim = gain * np.array(run.path[max(0, len(run.marker) - late)])
            here = np.array(run.marker[-1] if run.marker else (0, 0))
            steps = [min(match.MOVES, key=lambda move: abs(place + move - goal)) for place, goal in zip(here, aim)]  # noqa: B023
            self.do("move", response={"pleasant": steps[0], "energy": steps[1]})
        return self.state.runs[-1].following


@pytest.mark.parametrize(("gain", "range_"), [(0.5, "too little"), (1.0, "in range"), (1.4, "too much")])
def test_moving_runs_recover_lag_and_width(trainer, gain, range_):
    """Of ten runs each: the lag within .2 s, the width within .12 (the edge of the map cuts a wide one), the range named."""
    found = [Player(trainer, f"p{seed}").trace(0.8, gain) for seed in range(10)]
    assert np.median([abs(one.lag - 0.8) for one in found]) <= 0.1 and max(abs(one.lag - 0.8) for one in found) <= 0.3
    assert np.median([one.gain for one in found]) == pytest.approx(gain, abs=0.15)
    assert [one.range for one in found].count(range_) >= 7


def test_turns_recover_lag_and_width(trainer):
    """In turns, somebody who follows at once and somebody who follows two turns late come out so; half as wide, too."""
    at_once = [Player(trainer, f"a{seed}").turns() for seed in range(12)]
    late = [Player(trainer, f"b{seed}").turns(late=2) for seed in range(12)]
    narrow = [Player(trainer, f"c{seed}").turns(gain=0.5) for seed in range(12)]
    assert np.median([one.lag for one in at_once]) < 0.5
    assert np.median([one.lag for one in late]) == pytest.approx(2, abs=0.5)
    assert np.median([one.gain for one in at_once]) == pytest.approx(1, abs=0.15)
    assert np.median([one.gain for one in narrow]) == pytest.approx(0.5, abs=0.12)


def test_turns_tell_nothing_of_what_comes(trainer):
    """A turn shows where the point is and how it got there; its path stays in Python."""
    player = Player(trainer)
    player.do("begin", mode="turns", speed=1.0)
    first = match.view(player.state)
    assert "path" not in first and first["point"] == player.state.run.path[0]
    player.do("move", response={"pleasant": 0, "energy": -15})
    told = json.dumps(match.view(player.state))
    later = player.state.run.path[2:]
    assert not [place for place in later if json.dumps(place) in told]


def test_a_slower_run_counts_its_own_seconds(trainer):
    """At half speed a lag of one second of the path is two seconds on the clock."""
    player = Player(trainer)
    found = player.trace(1.0, 1.0, speed=0.5)
    assert found.lag == pytest.approx(1, abs=0.3)
    assert f"{2 * found.lag:.1f} seconds" in " ".join(match.view(player.state)["says"])


@pytest.mark.parametrize("points", [
    None, [], "0", [[0, 0]] * 199, [[0, 0]] * 201, [[0, 0]] * 199 + [[0, 101]], [[0, 0]] * 199 + [[0, 0.5]], [[0, 0]] * 199 + [[0]],
    [[0, 0]] * 199 + [[True, 0]], [[0, 0]] * 199 + ["00"], [[0, 0]] * 199 + [[0, float("nan")]], [[0, 0]] * 199 + [{"x": 0}],
], ids=lambda one: repr(one)[-40:])  # fmt: skip
def test_trace_that_does_not_fit_is_refused(trainer, points):
    """Exactly as many places as the run has moments, each two whole numbers on the map; the same in a log is passed over."""
    player = Player(trainer)
    player.do("begin", mode="moving", speed=1.0)
    message = {"type": "trace", "turn": 0, "response": {"points": points}}
    with pytest.raises(BadResponse):
        match.respond(player.state, message, NOW, "e")
    assert match.resume(player.state, [message]) == player.state


@pytest.mark.parametrize("response", [None, {}, {"pleasant": 0}, {"pleasant": 1, "energy": 0}, {"pleasant": "0", "energy": 0},
                                      {"pleasant": 0.0, "energy": 0}, {"pleasant": False, "energy": 0}, {"pleasant": 0, "energy": 0, "turn": 1}], ids=repr)  # fmt: skip
def test_move_that_does_not_fit_is_refused(trainer, response):
    """A move is one of the steps that are offered, for both sides."""
    player = Player(trainer)
    player.do("begin", mode="turns", speed=1.0)
    with pytest.raises(BadResponse):
        player.do("move", response=response)


@pytest.mark.parametrize("event", [
    {}, {"type": "begin"}, {"type": "begin", "version": 1, "seed": 1, "mode": "moving", "speed": 3},
    {"type": "begin", "version": 1, "seed": 1, "mode": "moving", "speed": True}, {"type": "begin", "version": 1, "seed": 1.5, "mode": "moving", "speed": 1.0},
    {"type": "begin", "version": 9, "seed": 1, "mode": "moving", "speed": 1.0}, {"type": "begin", "version": 1, "seed": 1, "mode": [], "speed": 1.0},
    {"type": "move", "turn": 0, "response": {"pleasant": 0, "energy": 0}}, {"type": "trace", "turn": 0},
    {"type": "begin", "version": 1, "seed": -1, "mode": "moving", "speed": 1.0},
], ids=lambda one: repr(one)[:70])  # fmt: skip
def test_events_that_do_not_fit_change_nothing(trainer, event):
    """Another version, another speed, a move without a run: left alone."""
    assert match.resume(match.start(trainer), [event]) == match.start(trainer)


def test_runs_fold_from_events(trainer):
    """Turns are taken up where they were; a finished run counts, and two give a history."""
    player = Player(trainer)
    player.do("begin", mode="turns", speed=1.0)
    player.do("move", response={"pleasant": 15, "energy": 0})
    assert match.resume(match.start(trainer), player.events) == player.state
    player.turns()
    assert not any("path" in event or "marker" in event for event in player.events)
    player.turns()
    again = match.resume(match.start(trainer), player.events)
    assert again == player.state and again.done and len(match.view(again)["figures"]) == 2


def test_a_marker_that_stays_is_not_scolded(trainer):
    """No lag and no width are made up for a marker that didn't move; the words describe the run."""
    player = Player(trainer)
    player.do("begin", mode="moving", speed=1.0)
    player.do("trace", response={"points": [[0, 0]] * 200})
    told = " ".join(match.view(player.state)["says"])
    assert "its own way" in told and "you are" not in told and "seconds behind" not in told
