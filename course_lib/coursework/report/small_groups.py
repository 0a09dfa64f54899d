"""What of a table may be shown, so that nobody sees what a single student did.

Nothing is said about fewer than FEWEST students. A count below that, 0 included, is shown as "under 5". Where a line of the
table then has one hidden count, which its sum would give away, the smallest other count of that line is hidden too.

What this can't hide: how many got an item right follows from its facility; and where everybody did the same, each did it.
"""

import numpy as np

FEWEST = 5


def hidden(counts: np.ndarray, columns_add_up: bool, known: np.ndarray | None = None) -> np.ndarray:
    """Which cells of `counts` to hide, as booleans of its shape.

    Each row's last cell is the sum of the others, if there are others. `columns_add_up`: to sizes that are shown. `known`:
    cells that the reader has from elsewhere, so hiding them is no use.
    """
    known = np.zeros(counts.shape, bool) if known is None else known
    hide = (counts < FEWEST) & ~known
    lines = [(row, slice(None)) for row in range(len(counts))] if counts.shape[1] > 1 else []
    lines += [(slice(None), column) for column in range(counts.shape[1])] if columns_add_up else []
    changed = True
    while changed:
        changed = False
        for line in lines:
            if hide[line].sum() != 1:
                continue
            others = np.flatnonzero(~hide[line] & ~known[line])
            if len(others):
                hide[line][others[np.argmin(counts[line][others])]] = True
                changed = True
    return hide


def told_apart(sizes: np.ndarray) -> np.ndarray:
    """Of groups that add up to a whole about which the same is said: which are large enough, and don't give another away."""
    shown = sizes >= FEWEST
    if ((sizes > 0) & ~shown).sum() == 1 and shown.any():
        shown[np.flatnonzero(shown)[np.argmin(sizes[shown])]] = False
    return shown
