"""A run of Read: its scenes, what each of them hides, and what the learner made of it."""

from dataclasses import dataclass

from ...content.perceiving_trainers import Scene
from ...models import cues
from ..chance import chance, drawn
from . import forecast as scores
from .runs import TrainerState

STEP = 5  # of the numbers that are placed


@dataclass(frozen=True)
class Trial:
    """One scene of a run: whether the learner asked, what they placed (of 100, by feeling), and whether they went on."""

    scene: Scene
    seed: int
    asked: bool = False
    placed: dict[str, int] | None = None
    over: bool = False

    @property
    def truth(self) -> str:
        """What it was. With cards the face is given, so it's drawn from what that leaves likely."""
        prior = self.scene.prior
        return drawn(cues.best_forecast(prior, self.scene.shows) if self.scene.shows else prior, *self._for("truth"))

    @property
    def face(self) -> str:
        return self.scene.shows or drawn(cues.face_chances(self.truth), *self._for("face"))

    @property
    def voice(self) -> str | None:
        """How the hum sounds; cards have none."""
        return None if self.scene.shows else drawn(cues.voice_chances(self.truth), *self._for("voice"))

    @property
    def answer(self) -> str | None:
        """The feeling that the answer speaks of, or "vague"; None unless the learner asked."""
        return drawn(cues.answer_chances(self.truth, self.scene.prior), *self._for("answer")) if self.asked else None

    @property
    def intensity(self) -> float:
        """How plainly face and voice show, 0 to 1. It says nothing about which feeling it is."""
        return 0.45 if self.scene.shows else 0.4 + 0.35 * chance(*self._for("intensity"))

    @property
    def best(self) -> scores.Forecast:
        """The best forecast from what the learner could see, hear and ask."""
        return cues.best_forecast(self.scene.prior, self.face, self.voice, self.answer)

    @property
    def forecast(self) -> scores.Forecast:
        """What the learner forecast."""
        return scores.spread(self.placed, self.scene.prior)

    def _for(self, what: str) -> tuple:
        return self.seed, self.scene.id, what


@dataclass(frozen=True)
class Run:
    trials: tuple[Trial, ...]

    @property
    def told(self) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.trials if trial.placed is not None)

    @property
    def finished(self) -> bool:
        return all(trial.over for trial in self.trials)


@dataclass(frozen=True)
class ReadState(TrainerState):
    """What was done in Read, and what is shown now."""

    @property
    def trial(self) -> Trial | None:
        """The scene that is open; None before a run and after one."""
        return next((trial for trial in self.runs[-1].trials if not trial.over), None) if self.runs else None

    @property
    def told(self) -> tuple[Trial, ...]:
        """All scenes of all runs that were forecast."""
        return tuple(trial for run in self.runs for trial in run.told)
