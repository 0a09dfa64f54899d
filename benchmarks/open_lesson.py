"""A real lesson, opened cold, until its first activity can be used; beside an empty notebook in the same JupyterLab."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from playwright.sync_api import Browser

from course_lib.study import course_folder
from figures import Row, milliseconds, ratio
from lab import IDLE, Lab, browser, fresh_page, lab, write_notebook

HEADS = ("from the address to …", "lesson", "empty notebook", "compared", "target")
ROUNDS = 4
LESSON = "lessons/02-what-attunement-is.ipynb"
EMPTY = "empty.ipynb"
PAUSE = 6  # seconds between two openings: nobody opens two lessons at once

TEXT = "() => document.querySelector('.jp-MarkdownCell .jp-RenderedMarkdown p')?.checkVisibility()"
CELL = "() => document.querySelector('.jp-CodeCell .cm-content')?.checkVisibility()"
USABLE = """() => [...document.querySelectorAll('.jp-OutputArea-output :is(input, button):enabled')]
  .some((control) => control.checkVisibility())"""
# Read in the page, in the frame in which it became so.
WHEN = "() => ({there})() && performance.now()"


def measure(rounds: int = ROUNDS) -> list[Row]:
    lesson, empty = ([], []), ([], [])
    with TemporaryDirectory() as folder, browser() as chromium:
        folder = Path(folder)
        with lab(write(folder / "notebooks"), folder / "home") as served:
            for turn in range(-1, rounds):
                for path, moments, samples in ((LESSON, (TEXT, USABLE), lesson), (EMPTY, (CELL, IDLE), empty)):
                    took = opened(chromium, served, path, moments)
                    if turn >= 0:  # the first turn warms the server up
                        for kept, spent in zip(samples, took):
                            kept.append(spent)
    return [
        ratio("usable: the first activity's controls are enabled / the kernel is idle", lesson[1], empty[1], 1.3),
        Row("visible: the first passage / the empty cell", milliseconds(lesson[0]), milliseconds(empty[0])),
    ]


def write(notebooks: Path) -> Path:
    """The course's own lessons, and an empty notebook beside their folder."""
    shutil.copytree(course_folder() / "lessons", notebooks / "lessons")
    write_notebook(notebooks / EMPTY, "")
    return notebooks


def opened(chromium: Browser, served: Lab, path: str, moments: tuple[str, ...]) -> list[float]:
    """Milliseconds from asking for the page at `path` until each of the moments, with a cold profile and no kernel."""
    sleep(PAUSE)
    with fresh_page(chromium) as page:
        page.goto(served.page(path), wait_until="commit")
        took = [page.wait_for_function(WHEN.replace("{there}", there)).json_value() for there in moments]
    served.stop_kernels()
    return took
