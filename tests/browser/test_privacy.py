"""What a learner writes for themselves is in the private store, and nowhere else."""

import json
import subprocess
import sys
import time

from course_lib.content import bundle

from .conftest import ready

MARKER = "zebra-marker-4711"
SAVE_STATE = "lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def every_reflection() -> dict:
    """A notebook with each reflection of the course in it."""
    sources = ["from course_lib import reflect"] + [f"reflect({name!r})" for name in bundle()._data["reflections"]]
    cells = [{"cell_type": "code", "id": f"cell-{number}", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
             for number, source in enumerate(sources)]
    attune = {"id": "all", "kind": "workshop", "title": "Every reflection", "parts": []}
    return {"cells": cells, "metadata": {"attune": attune, "kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}


def holding_marker(folder) -> list[str]:
    """The files under `folder` that hold the marker, in any usual encoding."""
    wanted = [MARKER.encode(), MARKER.encode("utf-16-le")]
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*")
                  if path.is_file() and any(one in path.read_bytes() for one in wanted))


def write_everywhere(page) -> None:
    """Type the marker into every private field, the twins' too."""
    for one in page.locator(".aw-own:has(textarea)").all():
        one.get_by_role("textbox").fill(f"{MARKER} and more")
        one.get_by_role("button", name="instead").first.click()
        one.get_by_role("textbox").fill(f"{MARKER} for somebody made up")
    page.wait_for_function("[...document.querySelectorAll('.aw-own > [role=status]')].every((one) => one.textContent === 'Saved.')")


def test_private_text_is_nowhere_but_in_the_private_store(page, lab):
    """Not in a saved notebook with widget state on, a checkpoint, an export, JupyterLab's files, logs or history."""
    lab.ask(SAVE_STATE, "PUT", {"raw": json.dumps({"saveState": True})})
    book = lab.root / "every-reflection.ipynb"
    book.write_text(json.dumps(every_reflection()), encoding="utf-8")
    before = book.stat().st_mtime_ns
    opened = page()
    opened.goto(lab.url(book.name))
    opened.get_by_role("button", name="Start", exact=True).click()
    ready(opened)
    count = len(bundle()._data["reflections"])
    opened.wait_for_function("(count) => document.querySelectorAll('.aw-own textarea').length === count", arg=count)
    write_everywhere(opened)
    opened.get_by_role("button", name="More").click()
    opened.get_by_role("button", name="Open in JupyterLab").click()
    opened.locator(".jp-Notebook .jp-Cell").first.click()
    opened.keyboard.press("Control+s")
    wait_until(lambda: book.stat().st_mtime_ns > before)
    lab.ask(f"api/contents/{book.name}/checkpoints", "POST")
    assert "widget" in book.read_text(encoding="utf-8")
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", str(book)], check=True, capture_output=True)
    assert book.with_suffix(".html").is_file()
    found = holding_marker(lab.root.parent)
    assert len(found) == count and all(one.startswith("record/private/") for one in found), found


def wait_until(true, seconds: float = 30) -> None:
    """Waits for a condition outside the page."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it didn't come to be"
        time.sleep(0.05)
