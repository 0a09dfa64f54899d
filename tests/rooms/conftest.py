"""What the tests of live rooms share: the trial workshop, and a room at any of its steps."""

import pytest

from course_lib.content import bundle
from course_lib.content.workshops import Workshop
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.needed import needed
from tests.rooms.trial import TRIAL


@pytest.fixture
def workshop() -> Workshop:
    return TRIAL


@pytest.fixture
def content(workshop):
    return needed(bundle(), workshop)


@pytest.fixture
def at(workshop):
    """A room at the step of that id."""
    def made(name: str, fewest: int = 5):
        place = [one.id for one in workshop.steps].index(name)
        return facilitator.command(rooms.start(workshop, 0, fewest), None, {"type": "to", "at": place}, 0)

    return made


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The learner's folder, of this test's own."""
    monkeypatch.setenv("ATTUNE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
