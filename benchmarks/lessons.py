"""The course with its lessons once, twice and four times: what checking, building and opening cost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from course_copies import with_lessons
from course_lib.content.authoring import build
from course_lib.content.bundle import Bundle
from figures import Found, Growth, cpu

ROUNDS = 2
TIMES = (1, 2, 4)
OPENED = "perceiving"
BUNDLE = Path("course_lib/content/bundle.json")
# As a kernel runs a lesson's cells: in a process of their own, in which nothing of the course has been imported.
OPEN = """
import json, sys, time
cells = json.loads(sys.argv[1])
start = time.process_time()
for cell in cells:
    exec(cell)
print(1000 * (time.process_time() - start))
"""


def measure(rounds: int = ROUNDS) -> Found:
    counts, checking, building, sizes, reading, opening = [], [], [], [], [], []
    with TemporaryDirectory() as folder:
        for times in TIMES:
            folder_of = with_lessons(times, Path(folder) / f"assets-{times}")
            assets = build.load(folder_of)
            assert not assets.problems, assets.problems[0]  # a copy of the course is as sound as the course
            counts.append(len(assets.course.lessons))
            checking.append(cpu(lambda: build.load(folder_of), rounds, warm=True))
            building.append(cpu(lambda: build.products(assets), rounds))
            made = build.products(assets)
            bundle = Path(folder) / f"bundle-{times}.json"
            bundle.write_text(made[BUNDLE], encoding="utf-8")
            sizes.append(bundle.stat().st_size / 1e6)
            reading.append(cpu(lambda: Bundle(json.loads(bundle.read_text(encoding="utf-8"))).lessons(), 5 * rounds))
            opening.append(opened(_cells(made), bundle, Path(folder) / "home", 3 * rounds))
    costs = (("reading and checking all content", checking, "ms"), ("making bundle and notebooks of it", building, "ms"),
             ("the bundle's size", sizes, "MB"), ("reading the bundle, once a process", reading, "ms"),
             ("opening one lesson: imports, bundle, and all its cells", opening, "ms"))
    return Found(growth=[Growth("lessons", cost, counts, spent, unit) for cost, spent, unit in costs])


def opened(cells: list[str], bundle: Path, home: Path, rounds: int) -> float:
    """Milliseconds of its own time that a fresh process takes to run a lesson's cells, the best."""
    environment = os.environ | {"ATTUNE_BUNDLE": str(bundle), "ATTUNE_HOME": str(home), "PYTHONPATH": str(build.REPOSITORY)}
    command = [sys.executable, "-c", OPEN, json.dumps(cells)]
    return min(float(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout) for _ in range(rounds))


def _cells(made: dict[Path, str]) -> list[str]:
    book = next(json.loads(text) for path, text in made.items() if path.match(f"notebooks/lessons/*-{OPENED}.ipynb"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
