"""From samples to the rows of a table."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the results. `target` says what to reach, `met` whether it was; both may be left out."""

    what: str
    ours: str
    peer: str = ""
    compared: str = ""
    target: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's cells, with a mark that says whether the target was reached."""
        verdict = "" if self.met is None else " ✓" if self.met else " ✗"
        return self.what, self.ours, self.peer, self.compared, self.target + verdict


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


def table(rows: list[Row], heads: tuple[str, ...]) -> str:
    """Rows as a Markdown table."""
    lines = [heads, ("---",) * len(heads), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
