"""Which themes a description is about, and the words that say so."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log

from ...content.sessions import SessionLibrary, Signs
from . import pattern, words
from .features import features
from .words import Description

STRONG, CLEAR, AGAINST = 5.0, 2.5, -3.0
PEOPLE = 1.5  # the people that a theme is about are named
OTHERS = 0.6  # only other people are named: what there is counts less
LEARNED = 0.5  # what a learned weight counts beside what people wrote
ENOUGH = 1.4  # below it, the patterns say nothing
ALONE = 2.2  # below it, what was learned says nothing by itself
BESIDE = 0.7  # below it, a theme isn't named after one that fits
SHOWN, SHORT = 4, 3  # how many words are shown of those that were learned; a filling word's letters


@dataclass(frozen=True)
class Theme:
    """A theme that a description may be about: its score (higher fits better, no upper end) and what was written of it."""

    id: str
    score: float
    words: tuple[str, ...]
    alone: bool  # whether it would be named by itself, not only beside one that fits better


def match(text: str, library: SessionLibrary) -> list[Theme]:
    """The themes that fit `text`, best first; none where nothing does."""
    description = words.read(text, library)
    people = _people(description, library)
    named = {name for name, found in people.items() if found}
    seen = features(description, denials=True)
    fitting = [theme for one in library.signs if (theme := _fit(one, description, library, people, named, seen))]
    if not any(theme.alone for theme in fitting):
        return []
    return sorted(fitting, key=lambda theme: (-theme.score, theme.id))


def _people(description: Description, library: SessionLibrary) -> dict[str, list[pattern.Match]]:
    """Where each group of people is named."""
    names = {name for signs in library.signs for name in signs.who}
    return {name: pattern.find(f"<{name}>", description, library.groups) for name in sorted(names)}


def _fit(signs: Signs, description: Description, library: SessionLibrary, people: dict, named: set, seen: dict) -> Theme | None:
    score, matches = 0.0, []
    rare = _rarity(library)
    for weight, patterns in ((STRONG, signs.strong), (CLEAR, signs.clear), (None, signs.faint)):
        for one in patterns:
            found = pattern.find(one, description, library.groups)
            if found:
                score += rare[one] if weight is None else weight
                matches += found
    score += sum(AGAINST for one in signs.against if pattern.find(one, description, library.groups))
    if set(signs.who) & named:
        score += PEOPLE
        matches += [place for name in signs.who for place in people[name]]
    elif signs.who and named:
        score *= OTHERS
    if score < ENOUGH:
        score, matches = 0.0, []
    leanings = _leanings(library).get(signs.theme, {})
    learned = {name: leanings[name] for name in seen if name in leanings}
    score += LEARNED * sum(learned.values())
    if score < BESIDE:
        return None
    best = sorted(learned, key=lambda name: (-learned[name], name))
    telling = [name for name in best if max(map(len, name.split())) > SHORT]
    alone = bool(matches or (telling and score >= ALONE))
    matches += [pattern.Match(*seen[name]) for name in (telling or best)[:SHOWN]]
    return Theme(signs.theme, round(score, 2), _written(description, matches), alone)


@cache
def _leanings(library: SessionLibrary) -> dict[str, dict[str, float]]:
    """The learned weights of each theme."""
    return {one.theme: one.weights for one in library.leanings}


@cache
def _rarity(library: SessionLibrary) -> dict[str, float]:
    """What a faint sign counts: less, the more themes share it. As inverse document frequency (Spärck Jones, 1972), to 1.5."""
    count = Counter(one for signs in library.signs for one in set(signs.faint))
    most = log(len(library.signs) + 1) if library.signs else 1
    return {one: 1.5 * log((len(library.signs) + 1) / times) / most for one, times in count.items()}


def _written(description: Description, matches: list[pattern.Match]) -> tuple[str, ...]:
    """What was written at the matches, in its order, each once; what lies within another is left out."""
    outer = [one for one in set(matches)
             if not any(other != one and other.first <= one.first and one.last <= other.last for other in set(matches))]
    return tuple(dict.fromkeys(description.written(one.first, one.last) for one in sorted(outer, key=lambda m: (m.first, m.last))))
