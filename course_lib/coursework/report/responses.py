"""What students did on an assignment's questions, as arrays and without names: all that a report needs to know."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One option. `right`: whether choosing it is."""

    text: str
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Options to choose from. `single`: exactly one is chosen."""

    options: tuple[Choice, ...]
    legend: str = ""
    single: bool = True


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An item. `counts`: whether it is part of the score; not if it was dropped, given to all, or has no right answer."""

    id: str
    stem: str
    points: float
    concepts: tuple[str, ...] = ()
    choices: tuple[Choices, ...] = ()
    counts: bool = True
    decision: str = ""  # what was decided about it, in words


@dataclass(frozen=True, kw_only=True, eq=False)
class Responses:
    """`credit`, `asked`, `answered`, `sure` (0: not said) and `seconds` (NaN: not known) are students × items. `credit` is 0 to
    1, and NaN where an item wasn't asked, wasn't answered or isn't judged. `picked` has, for each item and each of its
    `choices`, students × options, true where chosen. `left_out`: submissions that need review and so aren't in it."""

    assignment: str
    title: str
    items: tuple[Asked, ...]
    credit: np.ndarray
    asked: np.ndarray
    answered: np.ndarray
    picked: tuple[tuple[np.ndarray, ...], ...]
    sure: np.ndarray
    seconds: np.ndarray
    concepts: dict[str, str]  # their names
    left_out: int = 0

    def __post_init__(self) -> None:
        """Raises ValueError where shapes or values don't fit together."""
        shape = (len(self.credit), len(self.items))
        if any(table.shape != shape for table in (self.credit, self.asked, self.answered, self.sure, self.seconds)):
            raise ValueError(f"each table of responses must be {shape[0]} students by {shape[1]} items")
        if [len(one) for one in self.picked] != [len(item.choices) for item in self.items] or any(
                table.shape != (shape[0], len(choices.options))
                for tables, item in zip(self.picked, self.items) for table, choices in zip(tables, item.choices)):
            raise ValueError("what was picked doesn't fit the options")
        given = self.credit[~np.isnan(self.credit)]
        if ((given < 0) | (given > 1)).any() or (self.answered & ~self.asked).any() or (~self.asked & ~np.isnan(self.credit)).any():
            raise ValueError("credit must be from 0 to 1, and only for what was asked")

    @property
    def students(self) -> int:
        """How many there are."""
        return len(self.credit)

    @property
    def points(self) -> np.ndarray:
        """What each item is worth."""
        return np.array([item.points for item in self.items], float)

    @property
    def counting(self) -> np.ndarray:
        """Students × items: asked, and part of the score."""
        return self.asked & np.array([item.counts for item in self.items], bool)
