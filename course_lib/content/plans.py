"""A practice for one week, small enough to plan."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WeeklyPractice:
    """`example` is somebody's line for it: if this, then that."""

    id: str
    title: str
    how: str
    example: str
    concepts: tuple[str, ...]
