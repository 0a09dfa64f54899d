"""Kills a process again and again, at any moment of its saving, and looks at what is left.

A child does one thing after another to a folder, and says each once the store has taken it as saved. A twin of the folder, in
this process, is never killed. After `kill -9`, what is in the killed folder must be what is in the twin: all that was said to
be saved, and of the thing that was under way either nothing or what the twin says once it has done it too.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

TRIES = 50  # kills of one folder, before a new one


class Kind(Protocol):
    """A kind of store, and things to do to it, one after the other, that come out the same each time."""

    name: str
    steps: int

    def begin(self, folder: Path) -> None:
        """Make what is there before the first step."""

    def open(self, folder: Path) -> Callable[[int], None]:
        """As a process that has just started would: what does the step of that number, and returns once it's saved."""

    def found(self, folder: Path) -> dict:
        """What somebody would find there, in parts: each part is saved at once or not at all."""


@dataclass
class Tried:
    """How often a process was killed, what it had said was saved, and what became of what it hadn't said yet."""

    kills: int = 0
    said: int = 0
    whole: int = 0  # the thing under way was saved, unsaid
    part: int = 0  # some parts of it were, and doing it again made it whole


class Lost(AssertionError):
    """What was said to be saved isn't there, or something is that nobody did."""


def kill(kind: Kind, times: int, folder: Path, seed: int = 1) -> Tried:
    """Kill so many processes that work at a store of this kind, in folders below `folder`. Raises Lost."""
    draw, tried, turn = random.Random(seed), Tried(), 0
    while tried.kills < times:
        turn += 1
        _one_folder(kind, min(TRIES, times - tried.kills), folder / f"{turn}", draw, tried)
    return tried


def _one_folder(kind: Kind, times: int, folder: Path, draw: random.Random, tried: Tried) -> None:
    killed, twin, step = folder / "killed", folder / "twin", 0
    for one in (killed, twin):
        one.mkdir(parents=True)
        kind.begin(one)
    for _ in range(times):
        if step == kind.steps:
            return
        do = kind.open(twin)  # the twin begins anew, too: what only a process knows is gone in both
        said = _until_killed(kind, killed, step, draw)
        tried.kills, tried.said = tried.kills + 1, tried.said + said
        for step in range(step, step + said):
            do(step)
        step += said > 0
        before, there = kind.found(twin), kind.found(killed)
        if there == before:
            continue
        if step == kind.steps:
            raise Lost(f"{kind.name}, when all was done: {_differs(there, before, before)}")
        do(step)
        after = kind.found(twin)
        if odd := _differs(there, before, after):
            raise Lost(f"{kind.name}, after step {step - 1}: {odd}")
        if there == after:
            tried.whole += 1
        else:
            tried.part += 1
            kind.open(killed)(step)
            if (there := kind.found(killed)) != after:
                raise Lost(f"{kind.name}, step {step} done again: {_differs(there, after, after)}")
        step += 1


def _differs(there: dict, before: dict, after: dict) -> str:
    """The parts that are neither as they were nor as they were to be."""
    return "; ".join(f"{part}: {_short(there.get(part))} for {_short(before.get(part))} or {_short(after.get(part))}"
                     for part in sorted({*there, *before, *after}) if there.get(part) not in (before.get(part), after.get(part)))


def _short(part) -> str:
    text = repr(part)
    return text if len(text) < 300 else f"{text[:150]} … {text[-150:]}"


def _until_killed(kind: Kind, folder: Path, step: int, draw: random.Random) -> int:
    """How many steps a process said it had done, from `step` on, until it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _work(kind, folder, step, writing)
    os.close(writing)
    # After so many steps, and then somewhere in the time that one takes.
    begin, said = time.perf_counter(), b""
    for _ in range(min(draw.randrange(5), kind.steps - step)):
        if not (one := os.read(reading, 1)):
            break
        said += one
    each = (time.perf_counter() - begin) / max(1, len(said)) if said else 0.003
    time.sleep(draw.random() * 1.5 * min(each, 0.1))
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    while one := os.read(reading, 4096):
        said += one
    os.close(reading)
    if not os.WIFSIGNALED(status):
        raise Lost(f"{kind.name}: it ended by itself at step {step + len(said)}; what went wrong is above")
    return len(said)


def _work(kind: Kind, folder: Path, step: int, writing: int) -> None:
    """The child: never comes back."""
    try:
        do = kind.open(folder)
        for number in range(step, kind.steps):
            do(number)
            os.write(writing, b".")
        signal.pause()
    except BaseException:
        import traceback

        traceback.print_exc()
    os._exit(1)
