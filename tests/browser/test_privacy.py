"""What a learner writes for themselves is in the private store, and nowhere else."""

import json
import subprocess
import sys
import time

import pytest

from .conftest import LESSONS, ready

MARKER = "zebra-marker-4711"
WITH_REFLECTIONS = [path.name for path in sorted(LESSONS.glob("*.ipynb")) if "reflect(" in path.read_text(encoding="utf-8")]
SAVE_STATE = "lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin"


def holding_marker(folder) -> list[str]:
    """The files under `folder` that hold the marker, in any usual encoding."""
    wanted = [MARKER.encode(), MARKER.encode("utf-16-le")]
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*")
                  if path.is_file() and any(one in path.read_bytes() for one in wanted))


def write_everywhere(page) -> int:
    """Type the marker into every private field, the twins' too. Returns how many reflections there are."""
    reflections = page.locator(".aw-own:has(textarea):visible")
    reflections.first.wait_for()
    for one in reflections.all():
        for name in ("instead", "Yours instead"):
            one.get_by_role("textbox").fill(f"{MARKER} and more")
            one.get_by_text("Saved.").wait_for()
            one.get_by_role("button", name=name).first.click()
        one.get_by_text("Saved.").wait_for()
    return reflections.count()


@pytest.mark.parametrize("name", WITH_REFLECTIONS)
def test_private_text_is_nowhere_but_in_the_private_store(page, lab, name):
    """Not in a saved notebook with widget state on, a checkpoint, an export, JupyterLab's files, logs or history."""
    lab.ask(SAVE_STATE, "PUT", {"raw": json.dumps({"saveState": True})})
    copy = lab.root / f"copy-{name}"
    copy.write_bytes((lab.root / "lessons" / name).read_bytes())
    before = copy.stat().st_mtime_ns
    opened = page()
    opened.goto(lab.url(copy.name))
    opened.get_by_role("button", name="Start", exact=True).click()
    ready(opened)
    assert write_everywhere(opened) > 0
    opened.get_by_role("button", name="More").click()
    opened.get_by_role("button", name="Open in JupyterLab").click()
    opened.locator(".jp-Notebook .jp-Cell").first.click()
    opened.keyboard.press("Control+s")
    wait_until(lambda: copy.stat().st_mtime_ns > before)
    lab.ask(f"api/contents/{copy.name}/checkpoints", "POST")
    assert "widget" in copy.read_text(encoding="utf-8")
    html = copy.with_suffix(".html")
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", str(copy)], check=True, capture_output=True)
    assert html.is_file()
    found = holding_marker(lab.root.parent)
    assert found and all(one.startswith("record/private/") for one in found), found


def wait_until(true, seconds: float = 30) -> None:
    """Waits for a condition outside the page."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it didn't come to be"
        time.sleep(0.05)
