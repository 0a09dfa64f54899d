"""The plans of the course's workshops, and the run sheets that are made of them."""

import ast
import json
import re

import nbformat
import pytest

from course_lib.content.authoring import build, run_sheet
from course_lib.content.bundle import Bundle
from course_lib.reader.digest import digest

PLANS = ["a-taster", "attachment-without-labels", "attunement-in-an-hour", "for-parents-of-young-children", "listening-at-work",
         "misattunement-and-repair"]
ROUTES = re.compile(r"findahelpline|Help\b")


@pytest.fixture(scope="module")
def made(real_assets):
    """Everything that is made from the course's assets, by path."""
    return {path.as_posix(): text for path, text in build.products(real_assets).items()}


@pytest.fixture(scope="module")
def course(made):
    return Bundle(json.loads(made["course_lib/content/bundle.json"]))


def sheet(made, name):
    return json.loads(made[f"notebooks/workshops/{name}.ipynb"])


def test_the_plans_that_there_are(course):
    """Five sessions of 60 to 120 minutes, and a taster of ten."""
    assert sorted(plan.id for plan in course.workshops()) == PLANS
    assert all(60 <= plan.minutes <= 120 for plan in course.workshops() if plan.id != "a-taster")
    assert course.workshop("a-taster").minutes == 10


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_more_than_slides(course, name):
    """At least half of its time the room does something; and the longer ones work in pairs."""
    plan = course.workshop(name)
    assert sum(step.minutes for step in plan.steps if step.kind != "say") >= plan.minutes / 2
    assert {"twice", "map"} <= {step.kind for step in plan.steps}
    assert name == "a-taster" or {"pair", "pulse"} <= {step.kind for step in plan.steps}


@pytest.mark.parametrize("name", PLANS)
def test_care_is_in_every_plan(course, name):
    """Help is pointed to; a pair asks first, and somebody may pass; what ends a plan is one small step."""
    plan = course.workshop(name)
    assert any(ROUTES.search(step.say) for step in plan.steps)
    for step in plan.steps:
        if step.kind == "pair":
            assert "Ask: shall we" in step.say and re.search(r"passes|sits this", step.say)
            assert step.may_come_up and step.rounds * step.seconds < step.minutes * 60
    assert plan.steps[-1].kind == "say" and "his week" in plan.steps[-1].prompt


def test_longer_plans_say_where_attuning_ends(course):
    """That attuning never means accepting harm is on a screen or said, or it's on what people take home."""
    for name in ("misattunement-and-repair", "for-parents-of-young-children"):
        assert any("never means accepting harm" in step.prompt for step in course.workshop(name).steps)


@pytest.mark.parametrize("name", PLANS)
def test_a_run_sheet_holds_the_plan(made, course, name):
    """Each step with its words, under its own heading; the timing table adds up to its last start."""
    book, plan = sheet(made, name), course.workshop(name)
    nbformat.validate(nbformat.from_dict(book))
    about = book["metadata"]["attune"]
    assert (about["id"], about["kind"], about["minutes"]) == (name, "workshop", plan.minutes)
    cells = {cell["metadata"].get("attune", {}).get("part"): cell["source"] for cell in book["cells"]}
    for number, step in enumerate(plan.steps, start=1):
        text = cells[f"step-{step.id}"]
        assert text.startswith(f"### {number}. {step.title}\n")
        assert step.say in text and step.may_come_up in text and step.when_split in text
        asked = getattr(course.item(step.item), "options", ()) if step.item else ()
        assert all(f"\n- {option.text}" in text for option in asked)
    start = sum(step.minutes for step in plan.steps[:-1])
    assert f"| {int(start // 60)}:{int(start % 60):02} | {len(plan.steps)}. {plan.steps[-1].title} |" in cells["glance"]
    assert [part["id"] for part in about["parts"]] == [part for part in cells if part]
    assert plan.content_note in cells["glance"] and f"attune workshop handouts {name}" in cells["glance"]


@pytest.mark.parametrize("name", PLANS)
def test_a_run_sheet_opens_a_room_and_nothing_else(made, name):
    """Its code is three lines. No reflection, journal or check-in can stand there."""
    code = [cell["source"] for cell in sheet(made, name)["cells"] if cell["cell_type"] == "code"]
    assert code == [run_sheet.OPEN, f'room("{name}")', f'results("{name}")']
    assert all(ast.parse(one) for one in code)


def test_reader_view_knows_run_sheets_by_what_their_cells_say(made):
    """So they open as pages; one that somebody changed waits for its reader's start."""
    known = json.loads(made["course_lib/reader/labextension/static/lessons.json"])["digests"]
    assert {name: known[name] for name in PLANS} == {name: digest(sheet(made, name)["cells"]) for name in PLANS}


def test_what_is_shown_of_a_pair_exercise(made):
    """The roles, and how long a round takes."""
    text = "\n".join(cell["source"] for cell in sheet(made, "for-parents-of-young-children")["cells"])
    assert "- **The big one:** Says one line" in text and "Two rounds of 2 min 30 s." in text


def test_left_over_run_sheet_is_found_and_removed(real_assets, tmp_path):
    """A workshop that was taken out leaves no notebook behind."""
    gone = tmp_path / "notebooks" / "workshops" / "gone.ipynb"
    gone.parent.mkdir(parents=True)
    gone.write_text("{}")
    assert build._left_over(build.products(real_assets), tmp_path) == [gone.relative_to(tmp_path)]
