"""How long a simulation's figure takes to be drawn anew, beside a bare matplotlib figure of one line, saved as SVG, turn about."""

import gc
import io
from statistics import median
from time import perf_counter

from matplotlib.figure import Figure

from course_lib.activities import simulation as simulations
from course_lib.content.authoring import build
from course_lib.content.frozen import freeze
from course_lib.content.simulations import Simulation
from course_lib.models.simulations import draw
from figures import Found, Row, p95

HEADS = ("a figure at its start values and at its presets, in turn", "Attune", "one line", "compared", "target")
ROUNDS = 3
MOST = 150


def measure(rounds: int = ROUNDS) -> Found:
    """One row for each simulation of the course. The slowest one is the chief."""
    shipped = [freeze(Simulation, placed.thing.model_dump(mode="json")) for placed in build.load().simulations.values()]
    gc.collect()
    gc.freeze()  # the authors' tools aren't in a learner's kernel, so its garbage collector doesn't go through them
    found = {one.id: samples(one, rounds) for one in sorted(shipped, key=lambda one: one.id)}
    slowest = max(found, key=lambda name: p95(found[name][0]))
    return Found([row(name, *took, chief=name == slowest) for name, took in found.items()])


def samples(one: Simulation, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of ours and of one line. The first turn loads what isn't loaded."""
    given = [{}, *(preset.values for preset in one.presets)]
    values = [simulations.values_of(one, each) for each in given]
    ours, peer = [], []
    for turn in range(-1, rounds):
        for each in values:
            took = milliseconds(lambda: draw(one.model, each)), milliseconds(one_line)
            if turn >= 0:
                ours.append(took[0])
                peer.append(took[1])
    return ours, peer


def milliseconds(act) -> float:
    """How long it takes. What was drawn before is cleared first: it's another's garbage."""
    gc.collect()
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def one_line() -> None:
    """The least that matplotlib draws."""
    figure = Figure()
    figure.subplots().plot(range(100))
    figure.savefig(io.StringIO(), format="svg")


def row(name: str, ours: list[float], peer: list[float], chief: bool) -> Row:
    late = p95(ours)
    return Row(name + ", the slowest" * chief, f"{median(ours):,.0f} ms (p95 {late:,.0f}, best {min(ours):,.0f})", f"{median(peer):,.0f} ms",
               f"{median(ours) / median(peer):.2f} ×", f"p95 ≤ {MOST} ms", late <= MOST, chief)
