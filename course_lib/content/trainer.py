"""What all trainers have."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Trainer:
    id: str
    kind: str
    title: str
    minutes: int
    intro: str
    limits: str
    concepts: tuple[str, ...]
    version: int = 1
    sources: tuple[str, ...] = ()
