"""A run of Notice: which changes come, where each moment lies, and what was answered.

Each moment lies a little way from the usual face (or voice) towards another, and flickers: its place on that way is normal
with spread FLICKER. Where something changed, the later moments lie further on, by SPAN times the change's size. Pictures and
numbers come from the same moments, so both hold the same change in the same flicker.
"""

from dataclasses import dataclass
from statistics import NormalDist

from ...content.perceiving_trainers import Shift
from ...models import staircase, yes_no
from ..chance import chance
from .runs import TrainerState

MODES, ROUTES = ("practice", "measure"), ("pictures", "numbers", "voices")
TRIALS = {"practice": 24, "measure": 40}
UNCHANGED = 0.25  # of the pairs, how many are the same
MOMENTS = 3
USUAL, SPAN, FLICKER = 0.12, 0.7, 0.05  # places on the way from 0 to 1 (TOY)
FIRST = 0.6  # the size with which practice begins


@dataclass(frozen=True)
class Answer:
    """How large the change was (0: there was none), and whether the learner said "changed"."""

    size: float
    changed: bool


@dataclass(frozen=True)
class Run:
    mode: str
    route: str
    seed: int
    answers: tuple[Answer, ...] = ()
    telling: bool = False  # in practice: the last answer's feedback is shown

    @property
    def finished(self) -> bool:
        return len(self.answers) >= TRIALS[self.mode] and not self.telling

    @property
    def pairs(self) -> tuple[tuple[float, bool], ...]:
        """The answers as `models.yes_no` takes them."""
        return tuple((answer.size, answer.changed) for answer in self.answers)

    def size(self, number: int) -> float:
        """How large the change in pair `number` (from 0) is: given by chance, and by the answers before it."""
        if chance(self.seed, number, "unchanged") < UNCHANGED:
            return 0.0
        before = self.answers[:number]
        if self.mode == "measure":
            return yes_no.next_size((answer.size, answer.changed) for answer in before)
        stairs = staircase.Staircase(level=FIRST)
        for answer in before:
            if answer.size:
                stairs = staircase.answered(stairs, answer.changed)
        return max(stairs.level, float(yes_no.SIZES[0]))

    def places(self, number: int) -> tuple[list[float], list[float]]:
        """Where each moment of pair `number` lies on the way (0 to 1), before and later."""
        size = self.answers[number].size if number < len(self.answers) else self.size(number)
        normal = NormalDist(0, FLICKER)

        def moments(when: str, middle: float) -> list[float]:
            steps = [normal.inv_cdf(0.001 + 0.998 * chance(self.seed, number, when, one)) for one in range(MOMENTS)]
            return [min(1.0, max(0.0, middle + step)) for step in steps]

        return moments("before", USUAL), moments("later", USUAL + SPAN * size)


@dataclass(frozen=True)
class NoticeState(TrainerState):
    """What was done in Notice, and what is shown now."""

    @property
    def number(self) -> int:
        """Which pair of the open run is shown, from 0."""
        return len(self.run.answers) - self.run.telling

    @property
    def shift(self) -> Shift:
        """Who is shown."""
        people = self.trainer.voices if self.run.route == "voices" else self.trainer.shifts
        return people[int(chance(self.run.seed, self.number, "who") * len(people))]
