"""A reader of files that a stranger, a crash or a bad disk may have made: it's given thousands that are harmed, and refuses in
words (the errors that it says it raises) or reads; it changes nothing that it shouldn't, and it takes no long time.
"""

import shutil
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECONDS = 5  # of computing, for one file at the most


@dataclass
class Reader:
    """`sound`: files as they should be. `damage(sound, draw, other)` harms one. `read(harmed, folder)` is given it, with a folder of
    its own, and says whether it was taken (True) or refused (False); it raises for what mustn't be."""

    name: str
    sound: list
    damage: Callable
    read: Callable[[object, Path], bool]


@dataclass
class Given:
    """How many files a reader was given, how many of them it could take, the longest that one took, and what went wrong."""

    files: int = 0
    taken: int = 0
    slowest: float = 0
    wrong: list[str] = field(default_factory=list)


def give(reader: Reader, times: int, folder: Path, seed: int = 1, first: int = 0) -> Given:
    """Give so many damaged files to a reader, from the one numbered `first` on, each in a folder below `folder`."""
    given = Given()
    (folder / "sound").mkdir(parents=True)
    assert reader.read(reader.sound[0], folder / "sound"), f"{reader.name}: a sound file is refused"  # and what is loaded once is loaded
    _remove(folder / "sound")
    for number in range(first, first + times):
        draw = Random(f"{reader.name} {seed} {number}")
        harmed = reader.damage(draw.choice(reader.sound), draw, draw.choice(reader.sound))
        place = folder / f"{number}"
        place.mkdir(parents=True)
        began = time.process_time()
        try:
            given.taken += reader.read(harmed, place)
        except Exception as error:
            given.wrong.append(f"{reader.name}, seed {seed}, number {number}: {type(error).__name__}: {str(error)[:300]} ({_where(error)})")
        took = time.process_time() - began
        if took > SECONDS:
            given.wrong.append(f"{reader.name}, seed {seed}, number {number}: took {took:.1f} s")
        given.files, given.slowest = given.files + 1, max(given.slowest, took)
        _remove(place)
    return given


def _where(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)


def refused(does: Callable, *errors: type[Exception]):
    """What `does()` gives, or None where it raised one of `errors`, whose text says something."""
    try:
        return does()
    except errors as error:
        assert str(error), "it was refused without a word"
        return None
