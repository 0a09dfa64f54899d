"""Coursework from release to feedback, with real clicks: a student in JupyterLab, an instructor in nbgrader's formgrader."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from course_lib.cli import main
from course_lib.records import Private

from .conftest import PATIENCE, ROOT, free_port, ready
from .test_assignment import saved

NAME, SECRET = "a-case", "not-a-secret"
GIVEN = ("release", "submitted", "autograded", "feedback")
WROTE = "Ask Custódio first. <script>document.title = 'ran'</script>"
OWN = "zebra-marker-6174"  # in what the student wrote for themselves, on the same machine


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An instructor's copy of the course, on a machine without hub or exchange."""
    folder = tmp_path / "course"
    shutil.copytree(ROOT / "notebooks" / "coursework", folder)
    monkeypatch.setenv("HOME", str(tmp_path / "instructor"))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    return folder


@pytest.fixture
def formgrader(course):
    """The address of nbgrader's formgrader, in a JupyterLab on the course's folder."""
    port = free_port()
    with (course.parent / "server.txt").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}", f"--IdentityProvider.token={SECRET}"],
            cwd=course, env=os.environ | {"HOME": str(course.parent / "instructor")}, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/formgrader"
    try:
        _wait_for(f"{address}?token={SECRET}", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait_for(address: str, server: subprocess.Popen) -> None:
    end = time.monotonic() + 120
    while True:
        try:
            return urllib.request.urlopen(address).close()
        except OSError:
            assert server.poll() is None and time.monotonic() < end, "the server didn't come up"
            time.sleep(0.1)


def attune(*told: str) -> None:
    assert main(["coursework", *told]) == 0, told


def key_texts(course: Path, but: str) -> list[str]:
    """Stretches of plain words from the key: reasons for every option but those of the item `but`, rubrics, model answers."""
    key = json.loads((course / "keys" / f"{NAME}.key.json").read_text(encoding="utf-8"))
    key["items"].pop(but)
    texts = re.findall(r'"(?:feedback|looks_for|model_answer)": "(.*?[^\\\\])"', json.dumps(key, ensure_ascii=False))
    return [max(re.findall(r"[\w ,]+", text), key=len) for text in texts]


def answer(page, lab, course: Path, heard: list[str]) -> Path:
    """What a student does with what was released; the folder with the file that they send. `heard`: what their page got."""
    Private(lab.home / "private").put("kept-by-a-student", {"kind": "note", "text": OWN}, base=0)
    shutil.copytree(course / "release" / NAME, lab.root / "handed-out" / NAME)
    opened = page()
    opened.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))))
    opened.goto(lab.url(f"handed-out/{NAME}/{NAME}.ipynb"))
    opened.get_by_role("button", name="Start", exact=True).click()
    ready(opened)
    opened.locator(".aw-item:not([hidden]) input").first.check()
    saved(opened)
    opened.locator(".aw-open button", has_text="Text").first.click()
    text = opened.locator("textarea:visible")
    text.fill(WROTE)
    for key, becomes in (("Enter", f"{WROTE}\n"), ("Control+z", WROTE)):  # JupyterLab would have both for itself
        text.press(key)
        assert text.input_value() == becomes
    text.blur()
    opened.get_by_text("2 of").first.wait_for()
    opened.get_by_role("button", name="Hand in as it is").click()
    opened.get_by_label("Under which name").fill("ana")
    with opened.expect_download() as sent:
        opened.keyboard.press("Enter")
    sent.value.save_as(course.parent / "inbox" / sent.value.suggested_filename)
    return course.parent / "inbox"


@pytest.fixture
def marking(chromium):
    """A page for the instructor. nbgrader's own pages ask for MathJax elsewhere, which gets no answer here."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 850})
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def test_from_release_to_feedback(page, lab, course, formgrader, marking):
    """Released, answered, handed in, collected, graded, looked at and marked in formgrader, given back."""
    attune("release", NAME, "--course", str(course))
    heard = []
    inbox = answer(page, lab, course, heard)
    attune("collect", NAME, "--from", str(inbox), "--course", str(course))
    attune("grade", NAME, "--course", str(course))

    marking.goto(f"{formgrader}/gradebook/{NAME}/{NAME}")
    marking.locator("#password_input").fill(SECRET)
    marking.keyboard.press("Enter")
    marking.get_by_role("link", name="Submission #1").click()
    marking.wait_for_function("() => window.formgrader?.grades?.loaded")  # until then its fields save nothing
    for score, points in zip(marking.locator("input.score").all()[1:], (5, 0, 2), strict=True):
        score.fill(str(points))
        with marking.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
            score.blur()
    assert "1 of 1 point." in marking.inner_text("body") and WROTE in marking.inner_text("body")
    assert marking.title() != "ran" and marking.locator("script", has_text="ran").count() == 0
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission(NAME, "ana")
        assert (submission.score, submission.needs_manual_grade) == (8, False)

    attune("feedback", NAME, "--no-key", "--course", str(course))
    asked = []
    marking.on("request", lambda request: asked.append(request.url))
    marking.goto((course / "feedback" / "ana" / NAME / f"{NAME}.html").as_uri())
    assert marking.title() != "ran" and [url for url in asked if not url.startswith("file:")] == []
    assert WROTE in marking.inner_text("body") and re.search(r"^8 of \d+ points\.$", marking.inner_text("body"), re.MULTILINE)
    first = json.loads((course / "release" / NAME / "assignment.json").read_text(encoding="utf-8"))["questions"][0]["id"]
    secrets = [OWN, *key_texts(course, but=first)]
    places = {"what the student's page got": "".join(heard), "the student's server": lab.log.read_text(errors="replace")}
    places |= {str(path): path.read_bytes().decode(errors="replace") for part in (*GIVEN, "gradebook.db", "../inbox", "../server.txt")
               for path in [course / part, *(course / part).rglob("*")] if path.is_file()}
    assert len(secrets) > 30 and len(places) > 10 and len(places["what the student's page got"]) > 10_000
    assert [(secret, place) for place, text in places.items() for secret in secrets if secret in text] == []
