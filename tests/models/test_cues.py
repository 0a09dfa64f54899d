"""Cues overlap, and the best forecast from them is Bayes' rule."""

import pytest

from course_lib.models import cues

PRIOR = {"joy": 0.3, "sadness": 0.3, "worry": 0.25, "calm": 0.15}


@pytest.mark.parametrize("feeling", cues.FACE)
def test_chances_add_up(feeling):
    """For each feeling something is seen, heard and answered."""
    assert set(cues.FACE) == set(cues.VOICE)
    for chances in (cues.face_chances(feeling), cues.voice_chances(feeling), cues.answer_chances(feeling, cues.FACE)):
        assert sum(chances.values()) == pytest.approx(1)
        assert min(chances.values()) > 0


def test_no_cue_settles_it():
    """Whatever is seen and heard, no feeling becomes certain, and none impossible."""
    for face in cues.FACES:
        for voice in cues.VOICES:
            forecast = cues.best_forecast(PRIOR, face, voice)
            assert sum(forecast.values()) == pytest.approx(1)
            assert 0 < min(forecast.values()) and max(forecast.values()) < 0.97


def test_bayes_rule_by_hand():
    """Two feelings at even odds: a smile makes it 44 against 8."""
    forecast = cues.best_forecast({"joy": 0.5, "sadness": 0.5}, "smile")
    assert forecast["joy"] == pytest.approx(44 / 52)


def test_a_vague_answer_says_nothing():
    """It is as likely whatever is felt, so the forecast stays."""
    assert cues.best_forecast(PRIOR, "still", "low", "vague") == pytest.approx(cues.best_forecast(PRIOR, "still", "low"))


def test_asking_tells_more_than_looking():
    """The answer alone leaves less doubt, on average, than face and voice together."""
    def left(**cue):  # expected distance of the best forecast
        total = 0
        for feeling, share in PRIOR.items():
            for chance, seen in cue_chances(feeling, **cue):
                forecast = cues.best_forecast(PRIOR, **seen)
                total += share * chance * sum((p - (one == feeling)) ** 2 for one, p in forecast.items())
        return total

    def cue_chances(feeling, look=False, ask=False):
        found = [(1.0, {})]
        if look:
            found = [(p * q, {"face": face, "voice": voice}) for face, p in cues.face_chances(feeling).items()
                     for voice, q in cues.voice_chances(feeling).items()]
        if ask:
            found = [(one * p, seen | {"answer": answer}) for one, seen in found
                     for answer, p in cues.answer_chances(feeling, PRIOR).items()]
        return found

    assert left() > left(look=True) > left(ask=True) > left(look=True, ask=True) > 0.05
