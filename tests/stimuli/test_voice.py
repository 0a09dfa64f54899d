"""Voices: what is in the bytes, how loud they can get, and whether they do what was asked."""

import io
import re
import wave
from dataclasses import replace

import numpy as np
import pytest

from course_lib.stimuli import voice_rhythm
from course_lib.stimuli.feelings import FEELINGS
from course_lib.stimuli.prosody import MIXTURES, PROFILES, for_feeling
from course_lib.stimuli.voice import PEAK, RATE, SOUNDS, hum

PLAIN = replace(PROFILES["neutral"], arc=(0.0,) * 5, span=0.01, wander=0, jitter=0, breath=0)  # one steady tone


def samples(voice):
    """The phrase as numbers from −1 to 1."""
    with wave.open(io.BytesIO(voice.wav)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


def loudness(voice):
    """RMS in dB while it sounds."""
    heard = samples(voice)
    frames = heard[: len(heard) // 320 * 320].reshape(-1, 320)
    levels = np.sqrt((frames**2).mean(axis=1))
    return 20 * np.log10(np.sqrt((levels[levels > levels.max() / 8] ** 2).mean()))


def pitches(heard):
    """F0 in Hz of each stretch of 64 ms that sounds, by autocorrelation with a parabola through its highest point."""
    found = []
    for start in range(0, len(heard) - 1024, 512):
        part = heard[start : start + 1024] * np.hanning(1024)
        if np.sqrt((part**2).mean()) < 0.3 * np.sqrt((heard**2).mean()):
            continue
        same = np.fft.irfft(np.abs(np.fft.rfft(part, 4096)) ** 2)[:400]
        same /= np.fft.irfft(np.abs(np.fft.rfft(np.hanning(1024), 4096)) ** 2)[:400]
        low, high = RATE // 420, RATE // 80
        peaks = [n for n in range(low, high) if same[n] >= max(same[n - 1], same[n + 1]) and same[n] > 0.9 * same[low:high].max()]
        if not peaks:
            continue
        best = peaks[0]  # the shortest: two periods look as alike as one
        a, b, c = same[best - 1 : best + 2]
        found.append(RATE / (best + (a - c) / (2 * (a - 2 * b + c))))
    return np.array(found)


@pytest.mark.parametrize("name", PROFILES)
def test_a_phrase_lasts_two_to_some_four_seconds(name):
    """Its length in bytes and its contour agree."""
    phrase = hum(PROFILES[name], 4)
    assert 1.8 < len(samples(phrase)) / RATE < 4.8
    assert phrase.contour.seconds == pytest.approx(len(samples(phrase)) / RATE, abs=0.05)


@pytest.mark.parametrize("sound", SOUNDS)
@pytest.mark.parametrize("name", PROFILES)
def test_no_voice_is_louder_than_the_limit(name, sound):
    """The peak stays under −6 dBFS for every profile, sound, seed and base, also beyond what the table asks for."""
    for seed, base in ((1, 110), (2, 160), (3, 220)):
        for profile in (PROFILES[name], replace(PROFILES[name], level=14)):
            assert np.abs(samples(hum(profile, seed, base=base, sound=sound))).max() <= PEAK + 1e-4


@pytest.mark.parametrize("name", PROFILES)
def test_no_voice_starts_at_once(name):
    """It begins and ends in silence, and in its first 90 ms, 50 of them silent, it stays under a third of its peak."""
    for seed in range(4):
        heard = np.abs(samples(hum(PROFILES[name], seed, sound="ah")))
        assert heard[0] == heard[-1] == 0
        assert heard[: round(0.09 * RATE)].max() < heard.max() / 3


def test_no_syllable_bursts_out():
    """However hard the onset that is asked for, loudness never gains 60 % of its most within 10 ms."""
    for seed in range(6):
        for onset in (10, 0):
            heard = samples(hum(replace(PROFILES["hot anger"], onset=onset), seed, base=220, sound="ah"))
            frames = heard[: len(heard) // 160 * 160].reshape(-1, 160)
            levels = np.sqrt((frames**2).mean(axis=1))
            assert np.diff(levels).max() < 0.6 * levels.max()


@pytest.mark.parametrize("sound", SOUNDS)
@pytest.mark.parametrize("base", [110, 160, 220])
def test_pitch_is_what_was_asked(base, sound):
    """A steady tone is found again within 2 %."""
    assert np.median(pitches(samples(hum(PLAIN, 5, base=base, sound=sound)))) == pytest.approx(base, rel=0.02)


@pytest.mark.parametrize("name", PROFILES)
def test_a_voice_goes_where_its_contour_says(name):
    """The mean of F0, heard in the samples, is that of the contour within a semitone."""
    phrase = hum(PROFILES[name], 8)
    drawn = [height for height in phrase.contour.pitch if height is not None]
    heard = 12 * np.log2(np.median(pitches(samples(phrase))) / 160)
    assert heard == pytest.approx(np.median(drawn), abs=1)


def test_louder_and_softer_as_the_table_says():
    """Loudness isn't levelled out: the differences are heard within 1.5 dB of what was asked."""
    neutral = np.mean([loudness(hum(PROFILES["neutral"], seed)) for seed in range(4)])
    for name in ("joy", "hot anger", "sadness", "tenderness", "calm"):
        found = np.mean([loudness(hum(PROFILES[name], seed)) for seed in range(4)])
        assert found - neutral == pytest.approx(PROFILES[name].level, abs=1.5), name


def test_faster_and_slower_as_the_table_says():
    """The same phrase takes longest in sadness, and less and less on the way to fear."""
    order = ["sadness", "tenderness", "calm", "neutral", "joy"]
    lengths = [np.mean([len(samples(hum(PROFILES[name], seed))) for seed in range(4)]) for name in order]
    assert lengths == sorted(lengths, reverse=True)


def test_brighter_and_darker_as_the_table_says():
    """The middle of the spectrum lies higher in joy than in neutral, and lower in sadness."""
    def brightness(name):
        power = np.abs(np.fft.rfft(samples(hum(PROFILES[name], 3, sound="ah")))) ** 2
        hertz = np.arange(len(power)) * RATE / 2 / len(power)
        return (power * hertz).sum() / power.sum()

    assert brightness("sadness") < brightness("neutral") < brightness("joy") < brightness("hot anger")


def test_sadness_trembles_more_than_tenderness():
    """What tells the two apart is heard: the pitch of neighbouring moments differs more."""
    def unevenness(name):
        steps = [np.abs(np.diff(np.array([p for p in hum(PROFILES[name], seed).contour.pitch if p is not None]), 2)) for seed in range(8)]
        return np.mean([np.median(step) for step in steps])

    assert unevenness("sadness") > 1.4 * unevenness("tenderness")


def test_the_same_seed_gives_the_same_bytes():
    """And another seed another phrase."""
    assert hum(PROFILES["joy"], 7) == hum(PROFILES["joy"], 7)
    assert hum(PROFILES["joy"], 7).wav != hum(PROFILES["joy"], 8).wav


@pytest.mark.parametrize("wrong", [{"base": 90}, {"base": 300}, {"sound": "shout"}, {"phrase": " … "}])
def test_what_is_not_offered_is_refused(wrong):
    """A voice out of range, a sound that isn't there, a phrase without a word."""
    with pytest.raises(ValueError):
        hum(PROFILES["neutral"], 1, **wrong)


def test_a_description_never_names_a_feeling():
    """Nor the profile that it was made from."""
    names = {*PROFILES, *MIXTURES, *FEELINGS, "anger", "angry", "sad", "happy", "afraid", "tender", "tense", "nervous", "worried"}
    for feeling in [*PROFILES, *MIXTURES, "anger"]:
        for intensity in (0.3, 0.6, 1):
            for seed in range(3):
                words = set(re.findall(r"\w+", hum(for_feeling(feeling, intensity), seed).says.lower()))
                assert not words & names, feeling


def test_a_description_says_what_differs():
    """Height, way, loudness, pace and pauses are in the words."""
    sad, hot = hum(PROFILES["sadness"], 2).says, hum(PROFILES["hot anger"], 2).says
    assert "falls" in sad and "very soft and slow" in sad and "long pause" in sad
    assert "very high" in hot and "loud and quick" in hot and "bright" in hot


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("mm mm mm mm, mm mm mm mm mm", (4, 5)),
        ("You waited all that time, and I wasn't there.", (6, 4)),
        ("No.", (1,)),
        ("one two three four five six seven", (4, 4)),
        ("a. b. c. d. e.", (1, 1, 1)),
        ("你好，今天怎么样", (2, 5)),
    ],
)
def test_a_phrase_has_the_rhythm_of_its_words(text, counts):
    """Syllables between pauses; long pieces take a breath, long texts stop."""
    assert voice_rhythm.pieces(text) == counts


def test_catches_are_more_and_shorter_pauses():
    """Fear's pauses are short and many."""
    assert hum(PROFILES["fear"], 3).says.count("three short pauses") == 1
