"""A trainer and the runs that were made with it: what the states of all trainers share."""

from dataclasses import dataclass

from ...content.trainer import Trainer


@dataclass(frozen=True)
class TrainerState:
    """`runs`, oldest first; each says whether it is `finished`. One that was left open counts as far as it went."""

    trainer: Trainer
    runs: tuple = ()

    @property
    def activity(self) -> str:
        """What its events are kept by."""
        return f"trainer/{self.trainer.id}"

    @property
    def finished(self) -> tuple:
        """The runs that were finished."""
        return tuple(run for run in self.runs if run.finished)

    @property
    def done(self) -> bool:
        """One run was finished."""
        return bool(self.finished)

    @property
    def run(self):
        """The run that is open, or None."""
        return self.runs[-1] if self.runs and not self.runs[-1].finished else None
