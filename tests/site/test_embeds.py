"""Which activities another site may show by themselves."""

import json
from pathlib import Path

import pytest

from course_lib.site import embeds

LESSONS = Path(__file__).parents[2] / "notebooks" / "lessons"


@pytest.fixture(scope="module")
def activities():
    """Those of the course."""
    return embeds.activities({path.name: json.loads(path.read_bytes()) for path in sorted(LESSONS.glob("*.ipynb"))})


def notebook(*sources, **about):
    cells = [{"cell_type": "code", "id": f"a-{number}", "metadata": {}, "source": [source]} for number, source in enumerate(sources)]
    return {"metadata": {"attune": {"home": "00-welcome.ipynb"} | about}, "cells": cells}


def test_every_kind_can_be_shown(activities):
    """Each kind has an activity, under the word that its address has."""
    assert {name.split("/")[0] for name in activities} == set(embeds.KINDS.values())


def test_an_activity_is_where_it_stands(activities):
    """The page and the cell are those of the lesson."""
    place = activities["quiz/cue-or-story"]
    lesson = json.loads((LESSONS / place["page"].replace(".html", ".ipynb")).read_text(encoding="utf-8"))
    (cell,) = [cell for cell in lesson["cells"] if cell["id"] == place["cell"]]
    assert "".join(cell["source"]) == 'quiz("cue-or-story")'


def test_nothing_private_can_be_shown():
    """What a learner writes, and what is about their whole record, has no name in an address."""
    private = notebook('reflect("a")', "journal()", "check_in()", "plan()", "session()", "records()", "review()", "your_course()")
    assert embeds.activities({"01-a.ipynb": private}) == {}


def test_the_first_place_counts():
    """An activity that stands twice is the one that the course has first."""
    first, again = notebook("from course_lib import quiz", 'quiz("a")', 'train("b")'), notebook('quiz("a")')
    assert embeds.activities({"01-a.ipynb": first, "02-b.ipynb": again}) == {
        "quiz/a": {"page": "01-a.html", "cell": "a-1"}, "trainer/b": {"page": "01-a.html", "cell": "a-2"}}
