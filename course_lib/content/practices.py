"""A guided practice: what is said, step by step, by three routes, and what brings back."""

from dataclasses import dataclass, field

ROUTES = ("eyes-open", "body", "movement")


@dataclass(frozen=True, kw_only=True)
class Step:
    """What is said, and the seconds of room after it. `by` has what a route says in place of `text`."""

    seconds: int
    text: str | None = None
    by: dict[str, str] = field(default_factory=dict)

    def says(self, route: str) -> str:
        """The words of this step on `route`."""
        return self.by.get(route, self.text or "")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """`badge`: related (something like it has been tested) or untested."""

    badge: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Practice:
    id: str
    title: str
    minutes: int
    trains: str
    for_when: str
    when_not: str
    evidence: Evidence
    steps: tuple[Step, ...]
    ending: tuple[Step, ...]
    concepts: tuple[str, ...]
    version: int = 1
    pace: str = "wave"
    sources: tuple[str, ...] = ()
