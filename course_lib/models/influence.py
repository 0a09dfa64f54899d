"""How one partner's mood moves the other: the shapes of influence in the equations of two moods.

Each function returns an influence `I`: an array of one partner's moods in, an array of the same shape out, in mood
units per turn. The two bent shapes (a slope on either side of zero; a step with two thresholds) are LIT: Cook and others
1995, Gottman, Swanson & Murray 1999. The smooth one and the form of the help are TOY. All numbers are TOY: fitted values
belong to single couples, and no table of them carries over.
"""

from collections.abc import Callable

import numpy as np

Influence = Callable[[np.ndarray], np.ndarray]


def smooth(strength: float) -> Influence:
    """`I(x) = c·tanh(x)`: strong moods pull no harder than `strength`, whichever way."""
    return lambda mood: strength * np.tanh(mood)


def bent(up: float, down: float) -> Influence:
    """Bilinear: `I(x) = m₊·x` for a mood above zero and `m₋·x` below; `up` and `down` are the two slopes."""
    return lambda mood: np.where(np.asarray(mood) >= 0, up * mood, down * mood)


def stepped(below: float, above: float = 0.4, up: float = 0.25, down: float = 0.5) -> Influence:
    """`I(x) = up` from `above` on, `−down` from `−below` down, and nothing between: what is small doesn't get through."""
    return lambda mood: up * (np.asarray(mood) >= above) - down * (np.asarray(mood) <= -below)


def helped(influence: Influence, strength: float) -> Influence:
    """`influence`, and help that switches on when the partner is low: `I(x) + h / (1 + e^{8(x + 0.5)})`.

    The idea of a repair term is from the 2002 book on these equations, which we haven't checked; this form is TOY.
    """
    return lambda mood: influence(mood) + strength / (1 + np.exp(8 * (np.asarray(mood) + 0.5)))
