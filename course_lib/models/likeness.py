"""What a few cues could come from: how well each of several patterns fits them, as a forecast out of 100.

Share of pattern k ∝ e^(−d²/2), where d is the distance between the cues and the pattern in steps, each cue on a step of its
own: Bayes' rule with equal chances beforehand and normal scatter of one step in each cue. Bayes' rule: LIT, textbook.
The scatter, the steps and the equal chances: TOY. A share says what fits these cues, and not what anybody feels.
"""

from collections.abc import Mapping, Sequence
from math import exp

ENOUGH = 0.8  # the patterns that together make up this share are the ones that fit


def shares(cues: Sequence[float], patterns: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """By pattern its share (all together 1), largest first. `cues` and each pattern: as many numbers, in steps."""
    weights = {name: exp(-sum((a - b) ** 2 for a, b in zip(cues, pattern, strict=True)) / 2) for name, pattern in patterns.items()}
    total = sum(weights.values())
    return dict(sorted(((name, weight / total) for name, weight in weights.items()), key=lambda one: -one[1]))


def fitting(forecast: Mapping[str, float]) -> list[str]:
    """The fewest patterns that together hold four fifths of `forecast` (as `shares` gives it): several, where cues are few."""
    found, held = [], 0.0
    for name, share in forecast.items():
        if held >= ENOUGH:
            break
        found.append(name)
        held += share
    return found
