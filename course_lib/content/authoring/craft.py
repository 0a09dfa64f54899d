"""Could a test-taker who knows nothing guess the right option from how it is written?

Each strategy picks an option by its form alone. Where several tie, it picks any of them, so what counts is the chance
that it picks the right one. That is compared with chance: one in the number of options.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from . import schema

WORD = re.compile(r"[a-z']+")
QUALIFIED = {"about", "almost", "can", "could", "fairly", "few", "generally", "it depends", "likely", "mainly", "may", "maybe",
             "might", "more or less", "mostly", "often", "partly", "perhaps", "possibly", "probably", "rather", "seem", "seems",
             "some", "sometimes", "tend", "tends", "usually"}
ABSOLUTE = {"all", "always", "any", "anyone", "anything", "completely", "every", "everyone", "everything", "exactly", "never",
            "no", "nobody", "none", "nothing", "only", "totally", "whole"}
KIND = {"love", "loves", "care", "cares", "kind", "gentle", "gently", "warm", "warmly", "glad", "together", "thank", "thanks",
        "safe", "help", "helps", "understand", "understands", "understood", "listen", "listens", "patient", "hug", "sorry",
        "comfort", "support", "welcome", "friend", "calm", "good", "better", "trust", "share", "shares", "smile", "smiles"}
HARSH = {"angry", "blame", "bad", "wrong", "fault", "stupid", "selfish", "ignore", "ignores", "cold", "hate", "hates", "lazy",
         "weak", "stop", "worse", "worst", "fail", "fails", "failed", "hurt", "hurts", "attack", "punish", "reject", "refuse"}
COMMON = {"the", "a", "an", "and", "or", "but", "to", "of", "in", "on", "at", "for", "with", "that", "this", "it", "is", "was",
          "are", "be", "he", "she", "they", "his", "her", "their", "you", "your", "i", "my", "what", "which", "who", "how", "not",
          "as", "by", "from", "so", "do", "does", "did", "has", "have", "had", "one", "them", "him", "me", "we", "if", "when"}


@dataclass(frozen=True)
class Choice:
    """One decision among options: a single-choice item, or a tier of a two-tier item."""

    item: str
    stem: str
    options: tuple[str, ...]
    right: int
    shuffled: bool


def choices(items) -> list[Choice]:
    """Every decision with one right option in `items` (schema objects)."""
    found = []
    for item in items:
        if isinstance(item, (schema.Single, schema.Tiers)):
            found.append(_choice(item, item.options))
        if isinstance(item, schema.Tiers):
            found.append(_choice(item, item.reasons))
    return found


def _choice(item, options) -> Choice:
    right = next((index for index, option in enumerate(options) if option.correct), 0)
    return Choice(item.id, item.stem, tuple(option.text for option in options), right, item.shuffle)


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _count(lexicon: set[str]) -> Callable[[str, str], float]:
    return lambda option, stem: sum(word in lexicon for word in _words(option))


def _overlap(option: str, stem: str) -> float:
    return len((set(_words(option)) & set(_words(stem))) - COMMON)


STRATEGIES: dict[str, Callable[[str, str], float]] = {
    "longest": lambda option, stem: len(option),
    "shortest": lambda option, stem: -len(option),
    "most qualified": _count(QUALIFIED),
    "least absolute": lambda option, stem: -_count(ABSOLUTE)(option, stem),
    "kindest": lambda option, stem: _count(KIND)(option, stem) - _count(HARSH)(option, stem),
    "most like the stem": _overlap,
}


def picked(choice: Choice, value: Callable[[str, str], float]) -> float:
    """The chance, 0 to 1, that the strategy picks the right option."""
    values = [value(option, choice.stem) for option in choice.options]
    best = [index for index, one in enumerate(values) if one == max(values)]
    return (choice.right in best) / len(best)


@dataclass(frozen=True)
class Measure:
    """How a strategy did over `n` decisions: `score` and `chance` from 0 to 1, and the half-width of a 95 % interval."""

    strategy: str
    n: int
    score: float
    chance: float

    @property
    def above(self) -> float:
        """Points above chance, out of 100."""
        return 100 * (self.score - self.chance)

    @property
    def interval(self) -> float:
        """Half-width of the normal approximation to a binomial 95 % interval, in points."""
        return 196 * sqrt(self.chance * (1 - self.chance) / self.n)


def measures(decisions: list[Choice]) -> list[Measure]:
    """Every strategy over `decisions`; first and last over those that aren't shuffled."""
    found = [_measure(name, decisions, [picked(one, value) for one in decisions]) for name, value in STRATEGIES.items()]
    fixed = [one for one in decisions if not one.shuffled]
    found.append(_measure("first", fixed, [float(one.right == 0) for one in fixed]))
    found.append(_measure("last", fixed, [float(one.right == len(one.options) - 1) for one in fixed]))
    return [one for one in found if one.n]


def _measure(name: str, decisions: list[Choice], scores: list[float]) -> Measure:
    if not decisions:
        return Measure(name, 0, 0.0, 0.0)
    return Measure(name, len(decisions), fmean(scores), fmean(1 / len(one.options) for one in decisions))
