"""What a room may see of what it said, so that nobody can tell who said what.

Until the reveal, only how many have answered. At the reveal the totals, from `fewest` answers on. After that the totals
change in steps: they're counted anew when at least STEP people have answered, or answered otherwise, since they were
last shown. So two pictures in a row never differ by one person's answer.
"""

import json
from collections import Counter
from dataclasses import dataclass, field, replace

FEWEST = 5  # answers, if the facilitator sets nothing else
LEAST = 3  # what it may be set to
STEP = 5  # people, between two pictures


@dataclass(frozen=True)
class Ballots:
    """What was answered to one question. `said` is by voter (a hash); `shown` are the answers that the room sees, sorted."""

    said: dict[str, object] = field(default_factory=dict)
    # Whose answer isn't what it was when it was last counted, and what that was: (answer,), or () for none. None where
    # nobody knows any more: it's never kept, so a room that is picked up again is without it until it's counted.
    changed: dict[str, tuple] | None = field(default_factory=dict)
    shown: tuple[str, ...] | None = None

    @property
    def count(self) -> int:
        """How many have answered."""
        return len(self.said)

    @property
    def totals(self) -> Counter | None:
        """How often each answer (as JSON) was given when it was last counted; None if nothing may be seen."""
        return None if self.shown is None else Counter(self.shown)


def put(ballots: Ballots, voter: str, answer) -> Ballots:
    """With the voter's answer, in place of an earlier one. The same answer again changes nothing."""
    said = {**ballots.said, voter: answer}
    if ballots.changed is None:
        return replace(ballots, said=said)
    now = (ballots.said[voter],) if voter in ballots.said else ()
    counted = ballots.changed.get(voter, now)
    changed = {**ballots.changed, voter: counted}
    if counted == (answer,):  # back to what was counted
        del changed[voter]
    return replace(ballots, said=said, changed=changed)


def show(ballots: Ballots, fewest: int) -> Ballots:
    """Counted for the room, if enough have answered, and enough have since it was last counted."""
    enough = STEP if ballots.shown is not None else 0
    if ballots.count < max(fewest, LEAST) or ballots.changed is not None and len(ballots.changed) < enough:
        return ballots
    counted = tuple(sorted(map(_plain, ballots.said.values())))
    # Without knowing who has changed: at least as many people as totals have grown by.
    if ballots.changed is None and (Counter(counted) - Counter(ballots.shown)).total() < enough:
        return ballots
    return replace(ballots, shown=counted, changed={})


def closed(ballots: Ballots, fewest: int) -> Ballots:
    """With what the room may keep, and nothing by voter: the totals as last shown, or the last answers' too if those
    that came since are enough to be counted."""
    last = show(ballots, fewest)
    return Ballots(shown=last.shown)


def _plain(answer) -> str:
    return json.dumps(answer, sort_keys=True, ensure_ascii=False)
