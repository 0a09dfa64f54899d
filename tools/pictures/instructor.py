"""Takes the pictures of docs/instructors.md: `.venv/bin/python tools/pictures/instructor.py`.

It does what the guide tells, in a course, and with students, of its own in a temporary folder.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from contextlib import contextmanager
from pathlib import Path
from socket import socket

from camera import ROOT, browser, save, window
from playwright.sync_api import Browser, Page
from running import attune

from course_lib.activities import assignment as steps
from course_lib.content.assignment import FILE
from course_lib.coursework.assignment import read_assignment
from course_lib.coursework.draw import drawn
from course_lib.desks.hand_in import make_file
from course_lib.records import Submitted

BIN = Path(sys.executable).parent
SECRET = "for-the-pictures"
NAME = "week-1"
GUIDE = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
OTHERS = {  # which option of each question they choose, and what they write
    "ben": (1, "You waited. I'd like to hear it."),
    "chi": (2, "I'm sorry that I was late. Was it cold?"),
    "eve": (0, "Come in first. Then tell me, if you want to."),
    "fay": (2, "Forty minutes. And no shelter, I think?"),
}


def block(of: str) -> str:
    """The example in the guide that begins so."""
    return next(part for part in GUIDE.split("```yaml\n")[1:] if part.startswith(of)).split("```")[0]


class Course:
    """The instructor's folder, and their terminal."""

    def __init__(self, home: Path):
        self.home, self.folder, self.inbox = home, home / "autumn", home / "inbox"
        self.environment = os.environ | {"HOME": str(home), "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
        self.environment.pop("ATTUNE_HOME", None)
        self.inbox.mkdir()
        self.attune("start", str(self.folder), cwd=home)

    def attune(self, *told: str, cwd: Path | None = None) -> None:
        subprocess.run([BIN / "attune", "coursework", *told], cwd=cwd or self.folder, env=self.environment, check=True)

    def release(self) -> None:
        """The assignment of the guide, with its own question, given out."""
        (self.folder / "my-questions").mkdir()
        (self.folder / "my-questions" / "buses.yaml").write_text(block("lesson: "), encoding="utf-8")
        (self.folder / f"{NAME}.yaml").write_text(block(f"id: {NAME}"), encoding="utf-8")
        self.attune("new", NAME, "--definition", f"{NAME}.yaml", "--bank", "my-questions")
        self.attune("preview", NAME, "--key", "--html", f"{NAME}-key.html")
        self.attune("release", NAME)

    def taken_by(self, student: str) -> Path:
        """The folder that a student has unpacked."""
        folder = self.home / student
        with zipfile.ZipFile(self.folder / "release" / f"{NAME}.zip") as archive:
            archive.extractall(folder)
        return folder / NAME


def answered(folder: Path, student: str, choice: int, text: str) -> Path:
    """The file that a student sends who isn't in the pictures."""
    asked, store = read_assignment(folder / FILE), Submitted(folder)
    state = steps.start(asked, student, drawn)
    messages = [{"type": "opened"}]
    for question in state.questions:
        response = {}
        for field in question.fields:
            ids = [option["id"] for option in field["options"]]
            groups = [group["id"] for group in field.get("groups", ())]
            response[field["name"]] = {one: groups[choice] for one in ids} if groups else ids[min(choice, len(ids) - 1)]
        messages.append({"type": "answer", "item": question.id, "response": response, "sure": 1 + choice % 3})
    messages += [{"type": "text", "task": one.id, "text": text} for one in asked.prose]
    for number, message in enumerate(messages):
        state, event = steps.respond(state, message, f"2026-11-22T12:{number:02}:00.000Z", f"{student}-{number}")
        store.add(event)
    return make_file(folder, student)


def ana(opened: Browser, made: Course) -> None:
    """One student's way, from the first page to the receipt."""
    folder = made.taken_by("ana")
    with attune(made.home / "ana", "study", "--no-browser", str(folder)) as printed:
        address = re.search(r"http://\S+", printed)[0]
        page = window(opened, height=820)
        page.goto(address)
        page.get_by_role("button", name="Start", exact=True).wait_for()
        save(page, "instructor-opened")
        page.get_by_role("button", name="Start", exact=True).click()
        named(page)
        go_through(page)
        page.get_by_role("button", name="Hand in", exact=True).wait_for()
        with page.expect_download() as sent:
            page.get_by_role("button", name="Hand in", exact=True).click()
        sent.value.save_as(made.inbox / sent.value.suggested_filename)
        page.locator(".aw-receipt").wait_for()
        page.set_viewport_size({"width": 1280, "height": 1000})
        save(page.locator(".aw-hand-in"), "instructor-receipt")

        phone = window(opened, width=390, height=844, scheme="dark", scale=1.5)
        phone.goto(address)
        phone.get_by_role("button", name="Start", exact=True).click()
        phone.locator(".aw-place[data-done=yes]").nth(4).wait_for()
        phone.locator(".aw-place").first.click()
        phone.locator(".aw-assignment").evaluate("(node) => node.scrollIntoView({ block: 'start' })")
        save(phone, "instructor-phone")


def named(page: Page) -> None:
    page.locator(".aw-assignment .aw-name input").fill("ana")
    page.keyboard.press("Enter")
    page.locator(".aw-item:not([hidden])").wait_for()


def go_through(page: Page) -> None:
    """Answers every question, one after another, and writes the text."""
    for place in range(page.locator(".aw-place").count()):
        page.locator(".aw-place").nth(place).click()
        item = page.locator(".aw-item:not([hidden])")
        if item.locator("textarea").count():
            item.locator("textarea").fill("Forty minutes in that rain. Come in. What was it like?")
            item.locator("textarea").blur()
        else:
            groups = dict.fromkeys(one.get_attribute("name") for one in item.locator("input[type=radio]").all())
            for group in groups:
                item.locator(f'input[name="{group}"]').nth(2).check(force=True)
        page.locator(f".aw-place[data-done=yes] >> nth={place}").wait_for()


@contextmanager
def lab(made: Course, port: int):
    """JupyterLab in the course's folder; the address of formgrader."""
    command = [BIN / "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}", f"--IdentityProvider.token={SECRET}"]
    server = subprocess.Popen(command, cwd=made.folder, env=made.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 120
    try:
        while not _answers(f"http://127.0.0.1:{port}/api?token={SECRET}"):
            if server.poll() is not None or time.monotonic() > end:
                sys.exit("JupyterLab didn't come up.")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address).close()
    except OSError:
        return False
    return True


def mark(opened: Browser, made: Course) -> None:
    """The texts, by hand, in nbgrader's formgrader."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with lab(made, port) as address:
        page = window(opened, height=900)
        page.goto(f"{address}/lab?token={SECRET}")
        for number in range(1, len(OTHERS) + 2):
            page.goto(f"{address}/formgrader/gradebook/{NAME}/{NAME}")
            page.get_by_role("link", name=f"Submission #{number}").click()
            page.wait_for_function("() => window.formgrader?.grades?.loaded && window.formgrader.comments.loaded")
            score = page.locator("input.score").nth(1)  # the first is the questions' own
            score.fill(str(number % 3))
            with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
                score.blur()
            if number == 1:
                comment = page.locator("textarea.comment").last
                comment.fill("Look what it asks, and what it leaves to her.")
                with page.expect_response(lambda answer: "/api/comment/" in answer.url and answer.request.method == "PUT"):
                    comment.blur()
                comment.scroll_into_view_if_needed()
                save(page, "instructor-formgrader")


def pages(opened: Browser, made: Course) -> None:
    """What comes out as pages: the preview with the key, the report, one student's feedback."""
    for path, name, height in ((f"{NAME}-key.html", "instructor-key", 800), (f"reports/{NAME}/report.html", "instructor-report", 900),
                               (f"feedback/ana/{NAME}/{NAME}.html", "instructor-feedback", 900)):
        page = window(opened, width=1000, height=height)
        page.goto((made.folder / path).as_uri())
        page.wait_for_load_state("load")
        save(page, name)


def main() -> None:
    home = Path(tempfile.mkdtemp(prefix="attune-pictures-"))
    try:
        made = Course(home)
        made.release()
        with browser() as opened:
            ana(opened, made)
            for student, (choice, text) in OTHERS.items():
                shutil.copy(answered(made.taken_by(student), student, choice, text), made.inbox)
            made.attune("collect", NAME, "--from", str(made.inbox))
            made.attune("grade", NAME)
            mark(opened, made)
            made.attune("report", NAME)
            made.attune("feedback", NAME, "--early")
            pages(opened, made)
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
