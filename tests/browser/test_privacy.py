"""What a learner writes for themselves is in the private store, and nowhere else."""

import json
import os
import subprocess
import sys
import time

import pytest
import zmq
from zmq.utils.monitor import recv_monitor_message

from course_lib.content import bundle

from .conftest import ready

MARKER = "zebra-marker-4711"
SAVE_STATE = "lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin"
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def book_of(calls: list[str]) -> dict:
    """A notebook that makes these calls."""
    sources = ["from course_lib import *", *calls]
    cells = [{"cell_type": "code", "id": f"cell-{number}", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
             for number, source in enumerate(sources)]
    attune = {"id": "all", "kind": "workshop", "title": "Everything private", "parts": []}
    return {"cells": cells, "metadata": {"attune": attune, "kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}


def holding_marker(folder) -> list[str]:
    """The files under `folder` that hold the marker, in any usual encoding."""
    wanted = [MARKER.encode(), MARKER.encode("utf-16-le")]
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*")
                  if path.is_file() and any(one in path.read_bytes() for one in wanted))


def write_in_reflections(page) -> None:
    """Type the marker into every field of the reflections, the twins' too."""
    for one in page.locator(".aw-own:has(textarea)").all():
        one.get_by_role("textbox").fill(f"{MARKER} and more")
        one.get_by_role("button", name="instead").first.click()
        one.get_by_role("textbox").fill(f"{MARKER} for somebody made up")
    page.wait_for_function("[...document.querySelectorAll('.aw-own > [role=status]')].every((one) => one.textContent === 'Saved.')")


def write_in_own_pages(page) -> None:
    """The same for all three."""
    write_in_check_in(page)
    write_in_plan(page)
    write_in_session(page)


def write_in_check_in(page) -> None:
    """A check-in that is kept, and the one for Noor."""
    one = page.locator(".aw-check-in")
    fill_all(one)
    one.get_by_role("button", name="Keep this").click()
    one.get_by_text("Kept. You can").wait_for()
    one.get_by_role("button", name="Noor's instead").click()
    fill_all(one)


def write_in_plan(page) -> None:
    """Both plans, with a week looked back on."""
    plan = page.locator(".aw-plan")
    for whose in ("mine", "story"):
        plan.locator("select").select_option(index=1)
        fill_all(plan)
        plan.get_by_role("button", name="Keep the plan").click()
        plan.get_by_role("button", name="Keep the changes").wait_for()
        fill_all(plan)
        plan.get_by_role("button", name="Keep going with it").click()
        plan.get_by_role("heading", name="Earlier weeks").wait_for()
        if whose == "mine":
            plan.get_by_role("button", name="Tomasz's instead").click()
            plan.get_by_text("better listener").wait_for()


def write_in_session(page) -> None:
    """Words that sound like danger, and then others from which a session comes; the question with both its answers; it's begun and
    stopped."""
    one = page.locator(".aw-session")
    one.get_by_role("textbox").fill(f"{MARKER} my husband hits me")
    for press in ("Look for themes", "Yes, or I'm not sure", "That isn't what I meant", "No"):
        one.get_by_role("button", name=press, exact=True).click()
    one.get_by_text("A program looked for signs in your words", exact=False).wait_for()
    one.get_by_role("button", name="Back to the words").click()
    one.get_by_role("textbox").fill(f"{MARKER} we end up in silence after every argument")
    for press in ("Look for themes", "No", "Put it together", "Begin", "Stop here"):
        one.get_by_role("button", name=press, exact=True).click()
    one.get_by_text("Coming back", exact=True).wait_for()


def fill_all(view) -> None:
    """Type the marker into every text field of a view, and open what is folded away."""
    view.evaluate("(node) => node.querySelectorAll('details').forEach((one) => (one.open = true))")
    fields = view.locator("textarea, input:not([type]), input[type=text]").all()
    assert len(fields) >= 3
    for field in fields:
        field.fill(f"{MARKER} and more")


REFLECTIONS = list(bundle()._data["reflections"])
# The calls, how their fields are filled, how many text boxes there are before that, and how many documents come of it.
EVERYTHING = {
    "reflections": ([f"reflect({name!r})" for name in REFLECTIONS], write_in_reflections, len(REFLECTIONS), len(REFLECTIONS)),
    "own-pages": (["check_in()", "plan()", "session()"], write_in_own_pages, 2, 3),
}


@pytest.mark.parametrize("what", EVERYTHING)
def test_private_text_is_nowhere_but_in_the_private_store(page, lab, what):
    """Not in a saved notebook with widget state on, a checkpoint, an export, JupyterLab's files, logs or history."""
    calls, write, boxes, count = EVERYTHING[what]
    already = holding_marker(lab.root.parent)
    lab.ask(SAVE_STATE, "PUT", {"raw": json.dumps({"saveState": True})})
    book = lab.root / f"every-{what}.ipynb"
    book.write_text(json.dumps(book_of(calls)), encoding="utf-8")
    opened = page()
    opened.goto(lab.url(book.name))
    opened.get_by_role("button", name="Start", exact=True).click()
    ready(opened)
    opened.wait_for_function("(count) => document.querySelectorAll('.aw-own textarea').length === count", arg=boxes)
    write(opened)
    save_in_jupyterlab(lab, opened, book)
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", str(book)], check=True, capture_output=True)
    assert book.with_suffix(".html").is_file()
    found = [one for one in holding_marker(lab.root.parent) if one not in already]
    assert len(found) == count and all(one.startswith("record/private/") for one in found), found


def wait_until(true, seconds: float = 30) -> None:
    """Waits for a condition outside the page."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it didn't come to be"
        time.sleep(0.05)


def save_in_jupyterlab(lab, opened, book) -> None:
    """Leaves the reader view, and saves the notebook with all that its widgets hold; a checkpoint too."""
    before = book.stat().st_mtime_ns
    opened.get_by_role("button", name="More").click()
    opened.get_by_role("button", name="Open in JupyterLab").click()
    opened.locator(".jp-Notebook .jp-Cell").first.click()
    opened.keyboard.press("Control+s")
    wait_until(lambda: book.stat().st_mtime_ns > before)
    lab.ask(f"api/contents/{book.name}/checkpoints", "POST")
    assert json.loads(book.read_text(encoding="utf-8"))["metadata"]["widgets"][WIDGET_STATE]["state"], "the widgets' state isn't saved"


CALLERS = {"shell": zmq.DEALER, "iopub": zmq.SUB, "stdin": zmq.DEALER, "control": zmq.DEALER, "hb": zmq.REQ}


def handshake(channel: str, address: str, public: str | None) -> zmq.Event:
    """How a kernel's port receives somebody who knows its public key, or who knows none."""
    with zmq.Context() as context, context.socket(CALLERS[channel]) as caller:
        met = zmq.Event.HANDSHAKE_SUCCEEDED | zmq.Event.HANDSHAKE_FAILED_PROTOCOL | zmq.Event.HANDSHAKE_FAILED_NO_DETAIL
        with caller.get_monitor_socket(met) as monitor:
            if public is not None:
                caller.curve_publickey, caller.curve_secretkey = zmq.curve_keypair()
                caller.curve_serverkey = public.encode()
            caller.connect(address)
            assert monitor.poll(60_000), f"nothing listens at {address}"
            event = recv_monitor_message(monitor)["event"]
            caller.disable_monitor()
            return event


def test_what_runs_a_lesson_can_be_listened_to_by_its_owner_only(lab):
    """Each port wants a key, which is in a file of the learner's own: other accounts of the computer reach the port, too."""
    kernel = lab.ask("api/kernels", "POST", {"name": "python3", "path": "lessons"})["id"]
    file = lab.home / "jupyter" / "runtime" / f"kernel-{kernel}.json"
    told = json.loads(file.read_text())
    for channel in CALLERS:
        address = f"{told['transport']}://{told['ip']}:{told[f'{channel}_port']}"
        assert handshake(channel, address, told["curve_publickey"]) == zmq.Event.HANDSHAKE_SUCCEEDED
        assert handshake(channel, address, None) != zmq.Event.HANDSHAKE_SUCCEEDED
    assert os.name != "posix" or file.stat().st_mode & 0o077 == 0
    lab.ask(f"api/kernels/{kernel}", "DELETE")
