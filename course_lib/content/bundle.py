"""The bundle: everything that `attune build` compiled from `assets/`, read once."""

import json
import os
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ..words import language
from . import perceiving_trainers, responding_trainers
from .dialogues import Dialogue
from .frozen import freeze
from .items import KINDS, Item
from .objects import Figure, Lesson, Passage, Prediction, Quiz, Reflection
from .plans import WeeklyPractice
from .practices import Practice
from .sessions import SessionLibrary
from .simulations import Simulation
from .trainer import Trainer
from .workshops import Workshop

TRAINERS = perceiving_trainers.KINDS | responding_trainers.KINDS
PATH = Path(__file__).with_name("bundle.json")
PREVIEW = "ATTUNE_BUNDLE"  # set while an author tries a lesson: the bundle made from what is being written


class UnknownId(KeyError):
    """Nothing in the course has that id."""

    def __init__(self, what: str, name: str, known):
        near = get_close_matches(name, list(known), n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        super().__init__(f"The course has no {what} called {name!r}.{hint}")

    def __str__(self) -> str:
        return self.args[0]


class Bundle:
    """Looks things up by id. Objects are made when they are asked for, so opening one lesson costs one lesson."""

    def __init__(self, data: dict):
        self._data = data

    def item(self, name: str) -> Item:
        """The item `name`. Raises UnknownId."""
        data = self._find("items", "item", name)
        return freeze(KINDS[data["kind"]], data)

    def quiz(self, name: str) -> Quiz:
        """The quiz `name`. Raises UnknownId."""
        return freeze(Quiz, self._find("quizzes", "quiz", name))

    def reflection(self, name: str) -> Reflection:
        """The reflection `name`. Raises UnknownId."""
        return freeze(Reflection, self._find("reflections", "reflection", name))

    def reflections(self) -> tuple[Reflection, ...]:
        """Every reflection."""
        return tuple(map(self.reflection, self._data["reflections"]))

    def prediction(self, name: str) -> Prediction:
        """The prediction `name`. Raises UnknownId."""
        return freeze(Prediction, self._find("predictions", "prediction", name))

    def dialogue(self, name: str) -> Dialogue:
        """The dialogue `name`. Raises UnknownId."""
        return freeze(Dialogue, self._find("dialogues", "dialogue", name))

    def simulation(self, name: str) -> Simulation:
        """The simulation `name`. Raises UnknownId."""
        return freeze(Simulation, self._find("simulations", "simulation", name))

    def trainer(self, name: str) -> Trainer:
        """The trainer `name`. Raises UnknownId."""
        data = self._find("trainers", "trainer", name)
        return freeze(TRAINERS[data["kind"]], data)

    def practice(self, name: str) -> Practice:
        """The guided practice `name`. Raises UnknownId."""
        return freeze(Practice, self._find("practices", "practice", name))

    def weekly(self) -> tuple[WeeklyPractice, ...]:
        """The practices that one may plan for a week, in the order in which they were written."""
        return tuple(freeze(WeeklyPractice, self._find("weekly", "practice", name)) for name in self._data["weekly"])

    def workshop(self, name: str) -> Workshop:
        """The plan of the workshop `name`. Raises UnknownId."""
        return freeze(Workshop, self._find("workshops", "workshop", name))

    def workshops(self) -> tuple[Workshop, ...]:
        """All plans, in the order in which they were written."""
        return tuple(map(self.workshop, self._data["workshops"]))

    def sessions(self) -> SessionLibrary:
        """What personal sessions are made from."""
        return freeze(SessionLibrary, self._data["sessions"])

    def figure(self, name: str) -> Figure:
        """The figure `name`. Raises UnknownId."""
        return freeze(Figure, self._find("figures", "figure", name))

    def lesson(self, name: str) -> Lesson:
        """The lesson `name`. Raises UnknownId."""
        return freeze(Lesson, self._find("lessons", "lesson", name))

    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons, in the order in which the course takes them."""
        return tuple(self.lesson(name) for name in self._data["course"]["lessons"])

    def quizzes(self) -> tuple[Quiz, ...]:
        """Every quiz."""
        return tuple(self.quiz(name) for name in self._data["quizzes"])

    def passages(self, concept: str) -> tuple[Passage, ...]:
        """Where `concept` is taught, in the order of the course."""
        return tuple(freeze(Passage, place) for place in self._data["passages"].get(concept, ()))

    def _find(self, section: str, what: str, name: str) -> dict:
        """The thing in the language that is spoken, or in English where it isn't translated. Its id and all other ids are the same."""
        said = self._data.get("translations", {}).get(language(), {}).get(section, {})
        try:
            return said[name] if name in said else self._data[section][name]
        except KeyError:
            raise UnknownId(what, name, self._data[section]) from None


def bundle() -> Bundle:
    """The course's own bundle, or the one that an author is trying."""
    path = Path(os.environ.get(PREVIEW, PATH))
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _saved: int) -> Bundle:
    return Bundle(json.loads(path.read_text(encoding="utf-8")))
