"""How a feeling shows, as overlapping chances, and the best forecast that cues allow.

The model, all of it TOY: a feeling is drawn from what the story makes likely (its prior). Given the feeling, the face, the
voice and the answer to a question are drawn on their own, from the tables below. Each way of looking comes with several
feelings, and each feeling with several ways of looking, so no cue settles it. That expressions overlap so is LIT
(Barrett and others 2019 for faces; Juslin and Laukka 2003 for voices, where each cue is neither necessary nor sufficient);
that asking tells more than looking or imagining is LIT (Eyal and others 2018); every number here was made up.

The best forecast is Bayes' rule, LIT (textbook): P(feeling | cues) ∝ P(feeling) · P(face | feeling) · P(voice | feeling) ·
P(answer | feeling). On average no forecast from the same cues does better under a proper score.
"""

from collections.abc import Mapping

# Rows: what is felt. Columns: of 100 people who feel it, how many look so (TOY).
FACES = ("smile", "soft", "sad", "afraid", "angry", "surprised", "still")
FACE = {
    "joy": (44, 14, 3, 3, 2, 16, 18),
    "calm": (16, 20, 5, 2, 2, 3, 52),
    "tenderness": (18, 38, 14, 4, 2, 4, 20),
    "sadness": (8, 16, 34, 9, 5, 3, 25),
    "worry": (5, 12, 16, 30, 8, 8, 21),
    "anger": (6, 4, 9, 5, 38, 6, 32),
    "surprise": (12, 5, 3, 16, 5, 42, 17),
    "shame": (14, 9, 22, 14, 6, 4, 31),
    "tired": (4, 6, 22, 4, 12, 2, 50),
}
# Of 100 people who feel it, how many sound so (TOY).
VOICES = ("bright", "soft", "low", "uneven", "hard", "even", "flat")
VOICE = {
    "joy": (42, 14, 3, 10, 4, 20, 7),
    "calm": (10, 22, 8, 4, 4, 40, 12),
    "tenderness": (8, 36, 20, 5, 2, 22, 7),
    "sadness": (3, 22, 34, 12, 4, 8, 17),
    "worry": (5, 8, 12, 40, 10, 12, 13),
    "anger": (6, 3, 8, 10, 40, 13, 20),
    "surprise": (26, 6, 4, 26, 12, 16, 10),
    "shame": (4, 16, 26, 22, 5, 9, 18),
    "tired": (2, 10, 26, 5, 8, 15, 34),
}
OPEN, VAGUE = 0.75, 0.15  # chances that an answer names what is felt, and that it says nothing; else it names a neighbour (TOY)


def face_chances(feeling: str) -> dict[str, float]:
    """P(face | feeling) for each of FACES; they add up to 1."""
    return {shown: share / 100 for shown, share in zip(FACES, FACE[feeling])}


def voice_chances(feeling: str) -> dict[str, float]:
    """P(voice | feeling) for each of VOICES; they add up to 1."""
    return {heard: share / 100 for heard, share in zip(VOICES, VOICE[feeling])}


def answer_chances(feeling: str, feelings) -> dict[str, float]:
    """P(answer | feeling): the answer is one of `feelings`, or "vague"; they add up to 1."""
    others = [other for other in feelings if other != feeling]
    return {feeling: OPEN, "vague": VAGUE} | {other: (1 - OPEN - VAGUE) / len(others) for other in others}


def best_forecast(prior: Mapping[str, float], face: str | None = None, voice: str | None = None,
                  answer: str | None = None) -> dict[str, float]:
    """P(feeling | the cues that are there), by feeling; they add up to 1. `prior`: by feeling, what the story alone says."""
    weights = {}
    for feeling, share in prior.items():
        share *= face_chances(feeling)[face] if face else 1
        share *= voice_chances(feeling)[voice] if voice else 1
        share *= answer_chances(feeling, prior)[answer] if answer else 1
        weights[feeling] = share
    total = sum(weights.values())
    return {feeling: share / total for feeling, share in weights.items()}
