"""What tests share: an empty learner's folder for each, and a miniature course with every kind of item."""

import json
import os
import signal
from pathlib import Path

import pytest

from course_lib import words
from course_lib.content import Bundle
from course_lib.content import bundle as course_bundle
from course_lib.content.authoring import build, compile
from course_lib.records import Learning, Private

os.environ["ATTUNE_LANGUAGE"] = "en"  # whatever this computer's is
words.use()
# A shell's background job ignores Ctrl+C, and so would what these tests start and end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
MINIATURE = Path(__file__).parent / "fixtures" / "assets"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A learner's folder that isn't there yet. Every test has its own, so none touches the real one."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ATTUNE_HOME", str(folder))
    return folder


@pytest.fixture
def learning(home):
    """The learning store in the learner's folder."""
    return Learning(home / "learning")


@pytest.fixture
def did(learning):
    """A function that records an event of an activity."""
    def did(activity, **event):
        learning.add({"id": f"event-{len(learning.events())}", "at": "2025-01-02T03:04:05.000000+00:00", "activity": activity, **event})

    return did


@pytest.fixture
def private(home):
    """The private store in the learner's folder."""
    return Private(home / "private")


@pytest.fixture(scope="session")
def assets():
    """The miniature course, as an author wrote it."""
    return build.load(MINIATURE)


@pytest.fixture(scope="session")
def mini(assets):
    """The miniature course, as the library reads it."""
    return Bundle(json.loads(compile.encoded(compile.bundle(assets))))


@pytest.fixture(scope="session")
def course():
    """The course itself, as it ships."""
    return course_bundle()


@pytest.fixture(scope="session")
def real_assets():
    """The course itself, as its authors wrote it."""
    return build.load()
