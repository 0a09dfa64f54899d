"""What a dialogue's paths come to: the best and the worst, and how four players do who don't listen."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ...activities.dialogue_paths import LONGEST, Path, chance, paths, shares
from ...activities.partner import ease, mends
from .. import dialogues
from ..frozen import freeze
from . import schema

MOST = 6000  # paths that a dialogue may have
PLAYERS = {"always validates": "validate", "always fixes": "fix", "always apologises": "apologise", "random": None}


def frozen(dialogue: schema.Dialogue, lesson: str = "") -> dialogues.Dialogue:
    """What an author wrote, as the course reads it."""
    return freeze(dialogues.Dialogue, dialogue.model_dump(exclude_none=True) | {"lesson": lesson})


@dataclass(frozen=True)
class Walk:
    """All paths of one dialogue. `all` has MOST + 1 of them at the most."""

    dialogue: dialogues.Dialogue

    @cached_property
    def all(self) -> tuple[Path, ...]:
        return tuple(islice(paths(self.dialogue), MOST + 1))

    @cached_property
    def ended(self) -> tuple[Path, ...]:
        """The paths that end, from the best to the worst."""
        return tuple(sorted((path for path in self.all if path.end), key=self.worth, reverse=True))

    @property
    def best(self) -> Path:
        return self.ended[0]

    def worth(self, path: Path) -> float:
        """What `path` comes to, 0 to 1: the partner's ease at its end; where the task is to be safe, safety alone."""
        mood = path.mood(self.dialogue)
        return mood.safety if self.dialogue.leave_to_be_safe else ease(mood)

    def expected(self, player: str) -> float:
        """What a player of PLAYERS comes to on average, 0 to 1, exactly."""
        theirs = shares(self.dialogue, PLAYERS[player])
        weights = [chance(path, theirs) for path in self.ended]
        return sum(weight * self.worth(path) for weight, path in zip(weights, self.ended)) / sum(weights)


def harmful(path: Path) -> bool:
    """Whether somebody was harmed on it, or let harm pass."""
    return any(step.reply.harm for step in path.steps)


def mended(path: Path) -> bool:
    """Whether a miss was mended on it."""
    return any(mends(step.reply, path.steps[:index]) for index, step in enumerate(path.steps))


def leaves(path: Path) -> bool:
    """Whether it ends with leaving."""
    return path.steps[-1].reply.move == "leave"


def named(path: Path) -> str:
    """The path as ids, for a message."""
    said = [f"{step.turn}/{step.reply.id}" for step in path.steps[:LONGEST]]
    return " > ".join([*said, path.end.id if path.end else "…"])
