"""From samples to the rows of a table, and to how a cost grows."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from time import process_time


@dataclass(frozen=True)
class Row:
    """One line of the results. `target` says what to reach, `met` whether it was; both may be left out. Where one row of a
    benchmark is `chief`, only those that are stand in the summary."""

    what: str
    ours: str
    peer: str = ""
    compared: str = ""
    target: str = ""
    met: bool | None = None
    chief: bool = False


@dataclass(frozen=True)
class Growth:
    """What `cost` was, in `unit`, with each of `counts` many of `cause` (lessons, items, learners, submissions, participants),
    or of `of` them, where that is something else."""

    cause: str
    cost: str
    counts: list[float]
    spent: list[float]
    unit: str
    of: str = ""


@dataclass(frozen=True)
class Found:
    """What a benchmark found."""

    rows: list[Row] = field(default_factory=list)
    growth: list[Growth] = field(default_factory=list)


def p95(samples: list[float]) -> float:
    """The smallest sample that 95 % don't exceed."""
    return sorted(samples)[ceil(0.95 * len(samples)) - 1]


def milliseconds(samples: list[float]) -> str:
    """The median, and the best: other work on the machine only ever adds."""
    return f"{median(samples):,.0f} ms (best {min(samples):,.0f})"


def kilobytes(samples: list[int]) -> str:
    """The median."""
    return f"{median(samples) / 1000:,.1f} kB"


def ratio(what: str, ours: list, peer: list, at_most: float, shown: Callable[[list], str] = milliseconds) -> Row:
    """Medians beside each other, and how they compare."""
    found = median(ours) / median(peer)
    return Row(what, shown(ours), shown(peer), f"{found:.2f} ×", f"≤ {at_most} ×", found <= at_most)


def cpu(act: Callable[[], object], rounds: int, warm: bool = False) -> float:
    """Milliseconds of this process's own time that `act` takes, the median: what others do meanwhile hardly counts, nor does
    waiting for a disk. Unless it's `warm`, a first time isn't counted: it loads what isn't loaded."""
    took = []
    for turn in range(0 if warm else -1, rounds):
        gc.collect()
        start = process_time()
        act()
        if turn >= 0:
            took.append((process_time() - start) * 1000)
    return round(median(took), 3)
