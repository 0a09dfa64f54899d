"""What a lesson imports, beside `import anywidget`, in fresh processes that hold what a kernel holds already."""

import subprocess
import sys
from statistics import median

from figures import Row, milliseconds

HEADS = ("in a kernel", "Attune", "anywidget", "more", "target")
ROUNDS = 10
MOST_MORE = 150
IMPORTS = "from course_lib import figure, predict, quiz, reflect"
TIMED = """
import ipykernel.kernelapp, ipykernel.ipkernel, time
start = time.perf_counter()
{code}
print(time.perf_counter() - start)
"""


def measure(rounds: int = ROUNDS) -> list[Row]:
    took = {code: [] for code in ("import anywidget", IMPORTS)}
    for turn in range(-1, rounds):
        for code, samples in took.items():
            spent = seconds(code)
            if turn >= 0:  # the first turn compiles what isn't compiled
                samples.append(spent * 1000)
    peer, ours = took.values()
    return [row("what a lesson imports, and the views that every lesson shows", ours, peer)]


def seconds(code: str) -> float:
    done = subprocess.run([sys.executable, "-c", TIMED.format(code=code)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def row(what: str, ours: list[float], peer: list[float]) -> Row:
    more = median(ours) - median(peer)
    return Row(what, milliseconds(ours), milliseconds(peer), f"{more:+.0f} ms", f"≤ {MOST_MORE} ms more", more <= MOST_MORE)
