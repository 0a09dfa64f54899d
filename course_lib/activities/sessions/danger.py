"""Whether a description tells of danger. It misses things: the way to help is shown beside every session.

Rules that people wrote find plain signs and phrases that only sound like them. Weights that were learned from labelled texts
(logistic regression, Cox, 1958) give a score, with what the rules found as one of many features: `benchmarks/sessions/train.py`.
A small language model reads the text besides (`encoder.py`), and both decide together. On the web page, which doesn't carry the
model, the score decides alone.
"""

from dataclasses import dataclass
from pathlib import Path

from ...content.sessions import SessionLibrary
from . import pattern, words
from .features import danger_features
from .words import Description

RULE = "#rule"  # the feature that a rule found a sign; `#rule violence` that it was one of violence
UNSURE = "unsure"  # the kind where only the weights tell of danger
SHOWN = 5  # how many words the weights name
ENCODER = Path(__file__).with_name("encoder.npz")
LENGTH = 0.25  # a text's evidence counts by this power of how much of it there is


@dataclass(frozen=True)
class Danger:
    """A kind of danger, `unsure` where no rule names it, and the words that tell of it."""

    kind: str
    words: tuple[str, ...]


def screen(text: str, library: SessionLibrary) -> Danger | None:
    """The danger that `text` tells of, or None."""
    description = words.read(text, library)
    found = by_rule(description, library)
    if not library.screen.weights:  # the rules alone
        return found
    seen = _weighed(description, found, library)
    if not _tells(text, _score(seen, library), library):
        return None
    return found or Danger(UNSURE, _telling(description, seen, library))


def by_rule(description: Description, library: SessionLibrary) -> Danger | None:
    """The first kind of danger of which a rule finds a sign, or None."""
    for danger in library.dangers:
        alike = [place for one in danger.alike for place in pattern.find(one, description, library.groups)]
        for sign in danger.signs:
            places = pattern.find(sign, description, library.groups)
            told = [place for place in places if not any(_touches(place, other) for other in alike)]
            if told and (told == places or " + " not in sign):
                return Danger(danger.kind, _written(description, told))
    return None


def _tells(text: str, score: float, library: SessionLibrary) -> bool:
    """Whether it is danger, by the weights' score and, where there is one, by the encoder."""
    together = library.screen.together
    if together is None or not ENCODER.exists():
        return score > library.screen.limit
    from .encoder import encoder  # numpy takes its time

    return together.share * score + encoder(ENCODER).odds(text) > together.limit


def rule_features(found: Danger | None) -> dict[str, tuple[int, int]]:
    """The features that say what the rules found."""
    return {RULE: (0, -1), f"{RULE} {found.kind}": (0, -1)} if found else {}


def _weighed(description: Description, found: Danger | None, library: SessionLibrary) -> dict[str, tuple[int, int]]:
    seen = danger_features(description, library) | rule_features(found)
    return {name: place for name, place in seen.items() if name in library.screen.weights}


def _score(seen: dict[str, tuple[int, int]], library: SessionLibrary) -> float:
    """The log-odds of danger, but for what the limit corrects: bias + sum of weights / (number of features) ** 0.25."""
    return library.screen.bias + sum(library.screen.weights[name] for name in seen) / max(1, len(seen)) ** LENGTH


def _telling(description: Description, seen: dict[str, tuple[int, int]], library: SessionLibrary) -> tuple[str, ...]:
    """What was written at the features that speak for danger, the strongest first."""
    weights = library.screen.weights
    names = sorted((name for name in seen if weights[name] > 0), key=lambda name: (-weights[name], name))
    return tuple(dict.fromkeys(description.written(*seen[name]) for name in names))[:SHOWN]


def _touches(place: pattern.Match, other: pattern.Match) -> bool:
    return place.first <= other.last and other.first <= place.last


def _written(description: Description, places: list[pattern.Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(description.written(place.first, place.last) for place in places))
