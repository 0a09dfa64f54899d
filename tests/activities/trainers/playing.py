"""Simulated learners who go through the trainers of responding, and how often an interval holds the truth."""

import json

from course_lib.activities import trainers
from course_lib.content.bundle import TRAINERS
from course_lib.content.frozen import freeze

NOW = "2025-01-02T03:04:05.000000+00:00"


def written(real_assets, name: str):
    """The trainer `name`, from the asset that its authors wrote."""
    data = real_assets.trainers[name].thing.model_dump(exclude_none=True)
    return freeze(TRAINERS[data["kind"]], data)


class Player:
    """A learner in a trainer. `answer(moment, steps, seed)` gives the response to each step."""

    def __init__(self, trainer, answer, name: str = "p"):
        self.steps, self.answer, self.name = trainers.steps(trainer.kind), answer, name
        self.state, self.events = self.steps.start(trainer), []

    def send(self, message: dict) -> dict:
        self.state, event = self.steps.respond(self.state, message, NOW, f"{self.name}-{len(self.events)}")
        self.events.append(event)
        return event

    def begin(self) -> dict:
        return self.send({"type": "begin"})

    def step(self) -> dict:
        here = self.state.open
        return self.send({"type": "answer", "item": here.moment.id, "response": self.answer(here.moment, here.steps, here.seed)})

    def run(self, times: int = 1):
        """Play whole runs; the state after them."""
        for _ in range(times):
            self.begin()
            while self.state.open:
                self.step()
        return self.state


def written_as(text: str) -> str:
    """`text` as it stands in JSON, to be looked for there."""
    return json.dumps(text, ensure_ascii=False)
