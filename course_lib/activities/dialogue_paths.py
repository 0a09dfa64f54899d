"""Walking through a dialogue: which line is said, where a reply leads, and every path that there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from ..content.dialogues import Dialogue, End, Line, Mood, Reply, Turn
from .partner import Step, after

LONGEST = 8  # replies in a conversation


@dataclass(frozen=True)
class Path:
    """What was said from the opening on, and how it ended; `end` is None while it goes on."""

    steps: tuple[Step, ...] = ()
    end: End | None = None

    def mood(self, dialogue: Dialogue) -> Mood:
        """The partner's mood now."""
        return self.steps[-1].after if self.steps else dialogue.start


def line(turn: Turn, mood: Mood) -> Line:
    """What the partner says in `turn`: the first line whose `when` holds."""
    return next(one for one in turn.lines if one.when is None or one.when.holds(mood))


def road(reply: Reply, mood: Mood) -> str:
    """Where `reply` leads, a turn's or an end's id, once it has made the partner's mood `mood`."""
    return next(one.to for one in reply.to if one.when is None or one.when.holds(mood))


def turn_of(dialogue: Dialogue, path: Path) -> Turn | None:
    """The turn that `path` has come to; None at its end."""
    if path.end:
        return None
    if not path.steps:
        return dialogue.turns[0]
    last = path.steps[-1]
    to = road(last.reply, last.after)
    return next(turn for turn in dialogue.turns if turn.id == to)


def take(dialogue: Dialogue, path: Path, reply: Reply) -> Path:
    """`path` with one reply more."""
    turn, mood = turn_of(dialogue, path), path.mood(dialogue)
    step = Step(turn.id, reply, mood, after(mood, reply, path.steps, dialogue.leave_to_be_safe))
    to = road(reply, step.after)
    return Path((*path.steps, step), next((end for end in dialogue.ends if end.id == to), None))


def paths(dialogue: Dialogue, longest: int = LONGEST) -> Iterator[Path]:
    """Every path from the opening to an end, one after another. One with `longest` replies and no end has `end` None."""
    turns, ends = {turn.id: turn for turn in dialogue.turns}, {end.id: end for end in dialogue.ends}
    waiting = [((), dialogue.start, dialogue.turns[0])]
    while waiting:
        steps, mood, turn = waiting.pop()
        for reply in turn.replies:
            step = Step(turn.id, reply, mood, after(mood, reply, steps, dialogue.leave_to_be_safe))
            said, to = (*steps, step), road(reply, step.after)
            if to in ends or len(said) == longest:
                yield Path(said, ends.get(to))
            else:
                waiting.append((said, step.after, turns[to]))


def shares(dialogue: Dialogue, move: str | None = None) -> dict[tuple[str, str], float]:
    """By turn and reply, the chance (0 to 1) of it for one who always takes a reply with `move` where there is one, and
    any reply with equal chances elsewhere (`move` None: everywhere)."""
    found = {}
    for turn in dialogue.turns:
        choice = [reply for reply in turn.replies if reply.move == move] or turn.replies
        found |= {(turn.id, reply.id): (reply in choice) / len(choice) for reply in turn.replies}
    return found


def chance(path: Path, shares: dict[tuple[str, str], float]) -> float:
    """How probable `path` is, 0 to 1, for a player with these shares."""
    return prod(shares[step.turn, step.reply.id] for step in path.steps)
