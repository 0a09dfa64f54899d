"""Read: nothing of the truth before a forecast; the truth is what the person says; runs fold from events."""

import json
from collections import Counter

import pytest

from course_lib.activities.mark import BadResponse
from course_lib.activities.trainers import forecast as scores
from course_lib.activities.trainers import read
from course_lib.content.frozen import freeze
from course_lib.content.perceiving_trainers import Read
from course_lib.models import cues

NOW = "2025-01-02T03:04:05.000000+00:00"


def trainer_of(real_assets, name):
    return freeze(Read, real_assets.trainers[name].thing.model_dump())


@pytest.fixture
def trainer(real_assets):
    return trainer_of(real_assets, "what-might-this-be")


@pytest.fixture
def cards(real_assets):
    return trainer_of(real_assets, "same-face")


class Player:
    """Plays a trainer: what it does is kept as events."""

    def __init__(self, trainer, name="player"):
        self.state, self.events, self.name = read.start(trainer), [], name

    def do(self, type, **more):
        message = {"type": type, "scene": self.state.trial and self.state.trial.scene.id, **more}
        self.state, event = read.respond(self.state, message, NOW, f"{self.name}-{len(self.events)}")
        self.events.append(json.loads(json.dumps(event)))
        return event

    def see(self):
        return read.view(self.state)

    def place(self, **placed):
        return self.do("forecast", response={"placed": placed})

    def run(self, forecast=lambda trial: {}, ask=lambda trial: False):
        """One whole run, and what is seen after it: `forecast(trial)` says what is placed, `ask(trial)` whether to ask."""
        self.do("begin")
        while self.state.trial:
            if ask(self.state.trial):
                self.do("ask")
            self.place(**forecast(self.state.trial))
            self.do("next")


def fives(forecast):
    """A forecast as whole fives, never over 100."""
    return {feeling: int(100 * share // 5) * 5 for feeling, share in forecast.items()}


def test_nothing_of_the_truth_before_the_forecast(trainer, cards):
    """No later word, no answer, no chance and no best forecast is in what a page gets before the learner has forecast."""
    for asset in (trainer, cards):
        player = Player(asset)
        player.do("begin")
        while player.state.trial:
            trial, told = player.state.trial, json.dumps(read.view(player.state), ensure_ascii=False)
            hidden = [text for felt in trial.scene.feelings for text in (felt.later, felt.answer)] + [trial.scene.vague]
            assert not [text for text in hidden if json.dumps(text, ensure_ascii=False)[1:-1] in told]
            assert not {"told", "says"} & set(read.view(player.state)) and '"prior"' not in told and '"best"' not in told
            player.do("ask")
            asked = json.dumps(player.see(), ensure_ascii=False)
            assert not [felt.later for felt in trial.scene.feelings if json.dumps(felt.later, ensure_ascii=False)[1:-1] in asked]
            player.place()
            after = player.see()
            assert player.state.trial.truth in {felt.id for felt in trial.scene.feelings}
            assert next(felt.later for felt in trial.scene.feelings if felt.id == trial.truth) in after["told"]["says"][0]
            player.do("next")


def test_nothing_names_the_face(trainer):
    """What can be seen and heard is described without naming any feeling."""
    player = Player(trainer)
    player.do("begin")
    while player.state.trial:
        scene = read.view(player.state)["scene"]
        words = f"{scene['face']['says']} {scene['voice']['says']}".lower()
        assert not [one for one in ("sad", "joy", "happy", "angry", "fear", "worr", "calm", "tender", "asham", "tired") if one in words]
        player.place()
        player.do("next")


def test_runs_fold_from_events(trainer):
    """A run that was left is taken up where it was; a finished one is counted."""
    player = Player(trainer)
    player.do("begin")
    player.do("ask")
    assert read.resume(read.start(trainer), player.events) == player.state
    player.place(**{player.state.trial.scene.feelings[0].id: 60})
    player.do("next")
    assert read.resume(read.start(trainer), player.events) == player.state and not player.state.done
    while player.state.trial:
        player.place()
        player.do("next")
    assert player.state.done and read.resume(read.start(trainer), player.events).done


def test_a_run_can_be_left(trainer):
    """Another one begins; what was forecast in the first still counts over time."""
    player = Player(trainer)
    player.do("begin")
    player.place()
    player.do("begin")
    assert len(player.state.runs) == 2 and len(player.state.told) == 1 and not player.state.done
    assert player.state.trial == player.state.runs[1].trials[0]


def test_scenes_come_round(trainer):
    """24 scenes in runs of six: after four runs each was met once."""
    player = Player(trainer)
    for _ in range(4):
        player.run()
    assert Counter(trial.scene.id for trial in player.state.told) == Counter(scene.id for scene in trainer.scenes)


def test_the_same_seed_tells_the_same_story(trainer):
    """Truth and cues hang on the event alone, so windows and restarts agree."""
    one, two = Player(trainer, "same"), Player(trainer, "same")
    for player in (one, two):
        player.do("begin")
    first, second = one.state.trial, two.state.trial
    assert (first.truth, first.face, first.voice, first.best) == (second.truth, second.face, second.voice, second.best)


@pytest.mark.parametrize("response", [
    None, "sadness", {}, {"placed": None}, {"placed": {"pride": 20}}, {"placed": {"sadness": 101}}, {"placed": {"sadness": -5}},
    {"placed": {"sadness": 12}}, {"placed": {"sadness": 5.0}}, {"placed": {"sadness": True}}, {"placed": {"sadness": "50"}},
    {"placed": {"sadness": 55, "worry": 50}}, {"placed": {}, "truth": "sadness"}, {"placed": [["sadness", 50]]},
    {"placed": {"sadness": 10**400}},
], ids=lambda one: repr(one)[:40])  # fmt: skip
def test_forecast_that_does_not_fit_is_refused(trainer, response):
    """Only whole fives on this scene's feelings, 100 at most; the same in a log is passed over."""
    event = {"type": "begin", "version": 1, "model": read.MODEL, "seed": 5, "scenes": ["the-empty-bed"]}
    state = read.resume(read.start(trainer), [event])
    message = {"type": "forecast", "scene": "the-empty-bed", "response": response}
    with pytest.raises(BadResponse):
        read.respond(state, message, NOW, "event-00")
    assert read.resume(state, [message]) == state


@pytest.mark.parametrize("event", [
    {}, {"type": None}, {"type": "begin"}, {"type": "next", "scene": "the-empty-bed"}, {"type": "ask", "scene": []},
    {"type": "begin", "version": 2, "model": read.MODEL, "seed": 5, "scenes": ["the-empty-bed"]},
    {"type": "begin", "version": 1, "model": read.MODEL, "seed": "5", "scenes": ["the-empty-bed"]},
    {"type": "begin", "version": 1, "model": read.MODEL, "seed": 5, "scenes": ["gone"]},
    {"type": "begin", "version": 1, "model": read.MODEL, "seed": 5, "scenes": []},
    {"type": "begin", "version": 1, "model": read.MODEL, "seed": 5, "scenes": [["the-empty-bed"]]},
    {"type": "begin", "version": 1, "model": read.MODEL, "seed": 5, "scenes": ["the-empty-bed", "the-empty-bed"]},
], ids=lambda one: repr(one)[:60])  # fmt: skip
def test_events_that_do_not_fit_change_nothing(trainer, event):
    """Another version, a scene that is gone, a type that isn't one: left alone."""
    assert read.resume(read.start(trainer), [event]) == read.start(trainer)


def test_one_forecast_and_no_second_thoughts(trainer):
    """After the forecast there's no asking and no other forecast; before it, no going on."""
    player = Player(trainer)
    player.do("begin")
    with pytest.raises(BadResponse, match="first"):
        player.do("next")
    player.place()
    for again in ("ask", "forecast"):
        with pytest.raises(BadResponse):
            player.do(again, response={"placed": {}})


def played(trainer, runs, forecast, ask):
    player = Player(trainer, f"{forecast.__name__}-{ask}")
    for _ in range(runs):
        player.run(forecast, lambda trial: ask)
    told = player.state.told
    return [(trial.forecast, trial.truth) for trial in told], [(trial.best, trial.truth) for trial in told]


def honest(trial):
    return fives(trial.best)


def bold(trial):
    return {max(trial.best, key=trial.best.get): 100}


def mean_distance(pairs):
    return sum(scores.distance(*pair) for pair in pairs) / len(pairs)


def test_learners_of_known_skill_come_out_in_order(trainer):
    """Over 60 runs: the best forecast beats the bold one and the even spread; it stays well off 0; asking beats looking."""
    looked, best = played(trainer, 60, honest, False)
    asked, _ = played(trainer, 60, honest, True)
    certain, _ = played(trainer, 60, bold, False)
    even = 0.75
    assert 0.3 < mean_distance(best) <= mean_distance(looked) + 0.01 < even < mean_distance(certain)
    assert mean_distance(asked) < mean_distance(looked) - 0.15
    assert scores.sureness(looked).verdict in ("open", "under") and scores.sureness(certain).verdict == "over"


def test_the_best_forecast_is_often_wrong(trainer):
    """From looking and listening alone, the likeliest feeling is it in far fewer than nine of ten scenes."""
    _, best = played(trainer, 60, honest, False)
    right = sum(max(forecast, key=forecast.get) == truth for forecast, truth in best) / len(best)
    assert 0.45 < right < 0.75


def test_a_run_ends_with_what_it_was_like(trainer):
    """The result says distances, sureness with its interval, and what asking was worth; two runs give a history."""
    player = Player(trainer)
    player.run(honest, lambda trial: trial.scene.id < "the-m")
    seen = player.see()
    assert seen["stage"] == "result" and len(seen["figures"]) == 1
    player.run(honest, lambda trial: trial.scene.id < "the-m")
    seen = player.see()
    assert len(seen["figures"]) == 2
    told = " ".join(seen["says"])
    assert "Over all your runs" in told and "asked first" in told and "12 scenes" in told
    assert not [word for word in ("you are", "norm", "rank", "EQ") if word in told]


def test_a_quarter_each_is_no_claim(trainer):
    """Whoever always says "can't tell" gets the even distance, and no word about sureness."""
    player = Player(trainer)
    player.run()
    seen = player.see()
    assert "were 75 away" in seen["says"][0] and "would have been 75" in seen["says"][1]
    assert not [text for text in seen["says"] if "leaned to most" in text]


def test_cards_share_one_face(cards):
    """Three stories in a row under one drawing, and no hum."""
    player = Player(cards)
    player.do("begin")
    drawn = set()
    while player.state.trial:
        scene = player.see()["scene"]
        drawn.add(scene["face"]["svg"].replace(f"read-{scene['id']}", ""))
        assert scene["voice"] is None
        player.place()
        player.do("next")
    assert len(drawn) == 1 and len(player.see()["cards"]["stories"]) == 3


def test_the_story_turns_the_face(cards):
    """In each set of cards the best forecast leans to a different feeling under at least two of the three stories."""
    likeliest = {}
    for scene in cards.scenes:
        best = cues.best_forecast(scene.prior, scene.shows)
        likeliest.setdefault(scene.cards, set()).add(max(best, key=best.get))
        assert max(best.values()) < 0.9
    assert len(likeliest) == 4 and min(map(len, likeliest.values())) >= 2


def test_the_hum_is_sent_as_sound(trainer, cards):
    """Asked for, the hum comes as WAV bytes and nothing with it; cards have none."""
    player = Player(trainer)
    with pytest.raises(BadResponse):
        read.hear(player.state, {})
    player.do("begin")
    reply, buffers = read.hear(player.state, {"type": "hear"})
    assert reply == {"hear": player.state.trial.scene.id} and buffers[0][:4] == b"RIFF"
    silent = Player(cards)
    silent.do("begin")
    with pytest.raises(BadResponse):
        read.hear(silent.state, {})


def test_scenes_are_about_many_people(trainer):
    """24 scenes or more, of every age, and no feeling is nearly always the answer."""
    assert len(trainer.scenes) >= 24 and len({scene.name for scene in trainer.scenes}) == len(trainer.scenes)
    assert {scene.age for scene in trainer.scenes} == {"child", "teenager", "young", "middle", "old"}
    expected = Counter()
    for scene in trainer.scenes:
        expected.update(scene.prior)
    assert set(expected) == set(cues.FACE) and max(expected.values()) / len(trainer.scenes) < 0.25
