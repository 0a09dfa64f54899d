"""What the weights of the screen and of the themes look at: words without their endings, pairs of neighbours, and concepts."""

from functools import cache

from ...content.sessions import Group, SessionLibrary
from .pattern import BREAKS, DENIALS, OPEN, REACH
from .words import PAUSE, STOP, Description

ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s")
SHORTEST = 3  # letters that are left of a word without its ending
# After these a "not" tells of something rather than denying it: "can't breathe", "not allowed", "won't wake up".
TOLD = OPEN | {"wake", "breathe", "breath", "feel", "allowed", "see", "safe", "move", "answer", "able", "go", "sleep", "here", "alive",
               "be", "live", "eat"}


def features(description: Description, concepts: tuple[Group, ...] = (), denials: bool = False) -> dict[str, tuple[int, int]]:
    """Each feature and from which word to which it stands first: `word`, `word word` and `@concept`.

    With `denials` a word or concept that the words before it deny gets a `!` in front; pairs keep their "not" anyway.
    """
    plain = [word.plain for word in description.words]
    denied = _denied(plain) if denials else [False] * len(plain)
    found: dict[str, tuple[int, int]] = {}
    before = None
    for at, word in enumerate(plain):
        if word in (STOP, PAUSE):
            before = word
            continue
        mark, short = "!" if denied[at] else "", stem(word)
        found.setdefault(mark + short, (at, at))
        if before is not None:
            found.setdefault(f"{before} {short}", (at if before in (STOP, PAUSE) else at - 1, at))
        for concept in _concepts(concepts).get(word, ()) or _begun(concepts, word):
            found.setdefault(f"@{mark}{concept}", (at, at))
        before = short
    return found


@cache
def stem(word: str) -> str:
    """A word without its commonest endings, roughly: what is left need not be a word."""
    if len(word) < 5:
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    for ending in ENDINGS:
        left = word.removesuffix(ending)
        if left == word or len(left) < SHORTEST or (ending == "s" and left.endswith("s")):
            continue
        if ending in ("ied", "ies"):
            return left + "y"
        if ending in ("ing", "ed", "ings") and len(left) > SHORTEST and left[-1] == left[-2] and left[-1] not in "lsz":
            return left[:-1]
        return left.removesuffix("e") if len(left) > SHORTEST else left
    return word.removesuffix("e")


def _denied(plain: list[str]) -> list[bool]:
    """Which words a "not" before them denies, up to a few words on in the same clause."""
    denied = [False] * len(plain)
    for at, word in enumerate(plain[:-1]):
        if word in DENIALS and plain[at + 1] not in TOLD:
            for other in range(at + 1, min(len(plain), at + 1 + REACH)):
                if plain[other] in BREAKS:
                    break
                denied[other] = True
    return denied


@cache
def _concepts(concepts: tuple[Group, ...]) -> dict[str, tuple[str, ...]]:
    """The concepts of each word that is written out in one, those included that its beginning tells."""
    whole = {word for concept in concepts for word in concept.patterns if not word.endswith("*")}
    return {word: tuple(sorted({concept.id for concept in concepts if word in concept.patterns} | set(_begun(concepts, word))))
            for word in whole}


@cache
def _begun(concepts: tuple[Group, ...], word: str) -> tuple[str, ...]:
    """The concepts that know how `word` begins."""
    return tuple(sorted(concept.id for concept in concepts
                        if any(one.endswith("*") and word.startswith(one[:-1]) for one in concept.patterns)))


def danger_features(description: Description, library: SessionLibrary) -> dict[str, tuple[int, int]]:
    """What the screen's weights look at."""
    return features(description, library.concepts, denials=True)
