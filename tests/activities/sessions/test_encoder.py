"""The small language model that reads for danger: its pieces of words, its sums, and how it decides with the weights."""

from math import erf, sqrt

import numpy as np
import pytest

from course_lib.activities.sessions import danger
from course_lib.activities.sessions.encoder import WINDOW, _gelu, encoder
from course_lib.activities.sessions.word_pieces import LONGEST, pieces, tokens
from course_lib.content.sessions import Screen, SessionLibrary, Together

KNOWN = {name: number for number, name in enumerate(["[UNK]", "un", "##afraid", "##a", "##f", "a"])}
FRIDAY = "We argue about whose turn it is to cook on Fridays. "


@pytest.fixture(scope="module")
def reads():
    """The course's own model."""
    return encoder(danger.ENCODER)


@pytest.mark.parametrize(("text", "found"), [
    ("He DOESN'T talk", ["he", "doesn", "'", "t", "talk"]), ("my café—mine", ["my", "cafe", "—", "mine"]), ("£20 _a_", ["£20", "_", "a", "_"]),
    ("a\tb\nc", ["a", "b", "c"]), ("un\u200bseen", ["unseen"]), ("", []),
])
def test_a_text_becomes_words_and_signs(text, found):
    """Small, without accents and without what can't be seen; each sign by itself."""
    assert tokens(text) == found


@pytest.mark.parametrize(("token", "found"), [("unafraid", [1, 2]), ("unaf", [1, 3, 4]), ("a", [5]), ("unb", [0]), ("b", [0]), ("a" * (LONGEST + 1), [0])])
def test_a_word_is_cut_into_the_longest_known_pieces(token, found):
    """Where a piece is missing, the whole word is unknown."""
    assert pieces(token, KNOWN) == found


def test_the_curve_is_the_one_that_was_learned_with():
    """x Φ(x), which is written here as a series."""
    x = np.linspace(-6, 6, 49, dtype=np.float32)
    assert _gelu(x) == pytest.approx([one * (1 + erf(one / sqrt(2))) / 2 for one in x], abs=2e-6)


def test_danger_anywhere_in_a_long_text_is_read(reads):
    """It's read in windows that overlap, so what comes late counts as much."""
    long = FRIDAY * (3 * WINDOW // 10)
    assert reads.odds(long) < 0 < reads.odds(long + "Last night I took all of my tablets and I hope I don't wake up.")
    assert reads.odds("") < 0


def _decides(score: float, share: float, limit: float) -> bool:
    """What is decided where the weights alone give `score`, above whose own limit nothing is."""
    screen = Screen(bias=score, limit=99.0, weights={"nothing": 1.0}, together=Together(share=share, limit=limit))
    return danger.screen(FRIDAY, SessionLibrary(screen=screen)) is not None


def test_weights_and_model_decide_together(reads):
    """Their sum, with the weights' share, is compared with the limit."""
    odds = reads.odds(FRIDAY)
    assert _decides(2.0, 0.5, odds + 0.9) and not _decides(2.0, 0.5, odds + 1.1) and not _decides(-2.0, 0.5, odds - 0.9)


def test_without_its_file_the_weights_decide_alone(monkeypatch, tmp_path):
    """So it is on the web page."""
    monkeypatch.setattr(danger, "ENCODER", tmp_path / "encoder.npz")
    assert not _decides(2.0, 0.5, -99.0)
    assert danger.screen(FRIDAY, SessionLibrary(screen=Screen(bias=1.0, weights={"nothing": 1.0}, together=Together(share=1, limit=99)))) is not None
