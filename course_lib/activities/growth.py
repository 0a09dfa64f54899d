"""How an understanding grew, as far as answers can say: beliefs before and after, and whether sureness kept pace with being right.

Folds of learning events. What a learner wrote for themselves isn't read here.
"""

from dataclasses import dataclass
from math import sqrt

from ..content.items import Item
from . import items, then_and_now
from .mark import BadResponse
from .quiz import SURE, Attempt, ItemState, QuizState, item_after
from .review import NOT_JUDGED
from .trainers.share import Z95, Share


@dataclass(frozen=True)
class Paired:
    """The same cases asked twice: how many had it both times, only before, only after, and neither time."""

    both: int
    before: int
    after: int
    neither: int

    @property
    def of(self) -> int:
        return self.both + self.before + self.after + self.neither

    @property
    def then(self) -> Share:
        return Share(self.both + self.before, self.of)

    @property
    def now(self) -> Share:
        return Share(self.both + self.after, self.of)

    def interval(self, z: float = Z95) -> tuple[float, float]:
        """From which to which difference, share after minus share before (-1 to 1), these counts could well have come.

        Newcombe's method 10 for paired shares, 95 % by default: Wilson's intervals of both, joined by their correlation phi, which
        is taken with a continuity correction (Newcombe, 1998, Statistics in Medicine 17, 2635-2650). With no cases it is all of -1 to 1.
        """
        if not self.of:
            return -1.0, 1.0
        then, now = self.then.n / self.of, self.now.n / self.of
        (then_low, then_high), (now_low, now_high) = self.then.interval(z), self.now.interval(z)
        down = _joined(now - now_low, then_high - then, self._phi())
        up = _joined(now_high - now, then - then_low, self._phi())
        return max(-1.0, now - then - down), min(1.0, now - then + up)

    def _phi(self) -> float:
        """The correlation of before and after: 0 where one of them never varies."""
        spread = self.then.n * (self.of - self.then.n) * self.now.n * (self.of - self.now.n)
        product = self.both * self.neither - self.before * self.after
        corrected = max(product - self.of / 2, 0) if product > 0 else product
        return corrected / sqrt(spread) if spread else 0.0


def _joined(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))


def beliefs(now: QuizState, then: QuizState) -> list[tuple[bool, bool]]:
    """For each belief that was answered both times, whether the learner doubted it then, and whether now.

    Empty until all of `now` was answered: before that, it would steer the answers.
    """
    if not now.complete:
        return []
    pairs = [(then.states[name], one) for name, one in now.states.items() if name in then.states]
    return [(then_and_now.doubts(first), then_and_now.doubts(last)) for first, last in pairs if first.attempts and last.attempts]


def paired(pairs: list[tuple[bool, bool]]) -> Paired:
    """The pairs, counted."""
    return Paired(*(pairs.count(kind) for kind in ((True, True), (True, False), (False, True), (False, False))))


def calibration(its_items: tuple[Item, ...], events: list[dict]) -> dict[int, Share]:
    """For each way of being sure (3, sure, to 1, a guess): of the first answers that were given so, those that were right.

    Only the first answer to a question in a quiz counts, since those after it come after feedback, and only if it came with
    how sure one was. Events that don't fit any more change nothing.
    """
    known = {item.id: item for item in its_items if item.kind not in NOT_JUDGED}
    first: dict[str, Attempt] = {}
    for event in events:
        try:
            item = known[event["item"]]
            if item.id not in first and _is_answer(event, item):
                first[item.id] = item_after(ItemState(item, 0), event).attempts[-1]
        except (BadResponse, KeyError, TypeError, ValueError, AttributeError):
            continue
    right = {name: items.mark(known[name], attempt.response).verdict == "right" for name, attempt in first.items()}
    return {sure: _share([right[name] for name, attempt in first.items() if attempt.sure == sure]) for sure in reversed(SURE)}


def _is_answer(event: dict, item: Item) -> bool:
    return event["activity"].startswith("quiz/") and event["type"] == "answer" and event["version"] == item.version


def _share(right: list[bool]) -> Share:
    return Share(sum(right), len(right))
