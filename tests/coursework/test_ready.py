"""The assignments that come with the course: up to date, sound, and taken by nbgrader."""

import json
import os
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from course_lib.coursework import pool
from course_lib.coursework.assignment import FILE, read_assignment, read_key
from course_lib.coursework.draw import drawn
from course_lib.coursework.ready import COURSE, make, ready, stale
from course_lib.coursework.score import check
from course_lib.widgets.activity import ActivityWidget

ROOT = Path(__file__).parents[2]
NAMES = ["a-case", "final", "mid-course-quiz", "opening-check", "skill-lab"]


@pytest.fixture(scope="module")
def made(real_assets):
    return {one.assignment.id: one for one in ready(real_assets)}


def test_they_are_what_the_assets_say(real_assets):
    """`attune build` was run after the last change."""
    assert stale(real_assets, ROOT) == []


def test_what_is_out_of_date_is_named(real_assets, tmp_path):
    """Missing, or made of something else; building mends both."""
    make(real_assets, tmp_path)
    assert stale(real_assets, tmp_path) == []
    (tmp_path / COURSE / "keys" / "final.guide.md").unlink()
    (tmp_path / COURSE / "source" / "a-case" / FILE).write_text("{}")
    assert [str(problem) for problem in stale(real_assets, tmp_path)] == [
        "notebooks/coursework/source/a-case/assignment.json:1: isn't what assets/ says; run `attune build`",
        "notebooks/coursework/keys/final.guide.md:1: is missing; run `attune build`"]
    assert len(make(real_assets, tmp_path)) == 2


def test_there_are_five(made):
    """With what each is for."""
    assert sorted(made) == NAMES
    of = {name: one.assignment for name, one in made.items()}
    assert len(of["opening-check"].questions) == 12 and of["opening-check"].asks_sure
    assert len(of["a-case"].questions) == 6 and len(of["a-case"].prose) == 2 and [talk.marked for talk in of["a-case"].talks] == [True]
    assert len(of["mid-course-quiz"].questions) == 20 and of["mid-course-quiz"].automatic_points == 10
    assert len(of["final"].questions) == 20 and len(of["final"].prose) == 1
    assert 3 <= len(of["skill-lab"].steps) + len(of["skill-lab"].talks) <= 5


def test_no_item_is_asked_twice(made):
    """Who has seen an answer in one doesn't meet its question in another."""
    asked = Counter(question.id for one in made.values() for question in one.assignment.questions)
    assert set(asked.values()) == {1}


def test_each_student_gets_ten_evenly(made):
    """Two of each group, whoever it is; and over a class every question is asked."""
    quiz = made["mid-course-quiz"].assignment
    seen = Counter()
    for number in range(60):
        got = drawn(quiz, f"student-{number}")
        assert Counter(one.pool for one in got) == dict.fromkeys([pool.id for pool in quiz.pools], 2)
        seen.update(one.id for one in got)
    assert len(seen) == 20 and min(seen.values()) > 15


def test_they_are_balanced(made, real_assets):
    """The final takes from every part of the course and has easy, middling and hard ones; the opening check is the easiest."""
    def about(name, what):
        return Counter(what(real_assets.items[one.id]) for one in made[name].assignment.questions)

    hard = {name: about(name, lambda placed: placed.thing.difficulty) for name in made}
    assert about("final", lambda placed: placed.lesson).most_common()[0][1] <= 6
    assert len(about("final", lambda placed: placed.lesson)) >= 6 and len(about("opening-check", lambda placed: placed.lesson)) >= 6
    assert set(hard["final"]) == {1, 2, 3} and hard["final"][2] > hard["final"][1]
    assert hard["opening-check"][1] >= 10


def test_the_lab_earns_the_same_by_every_way(made):
    """Each thing to do is worth the same, nothing is written or marked by hand, and what could be personal has a made-up way."""
    lab = made["skill-lab"].assignment
    assert not (lab.prose or lab.questions) and not any(talk.marked for talk in lab.talks)
    assert {one.points for one in (*lab.steps, *lab.talks)} == {2}
    fictional = {"trainer"}  # its people are made up
    assert all("made up, worth the same" in step.prompt for step in lab.steps if not step.opens or step.opens.split("/")[0] not in fictional)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_marked_by_hand_has_a_rubric(made, name):
    """Its lines add up to what it's worth; the guide has a model answer, what earns a part, and what isn't marked."""
    one = made[name]
    by_hand = {prose.id: prose.points for prose in one.assignment.prose} | {
        talk.dialogue: talk.points for talk in one.assignment.talks if talk.marked}
    assert {rubric.about: sum(line.points for line in rubric.criteria) for rubric in one.key.rubrics} == by_hand
    assert all(len(rubric.model_answer.split()) > 40 and len(rubric.criteria) >= 3 for rubric in one.key.rubrics)
    assert one.key.guide.count("What isn't marked.") == len(by_hand)


@pytest.mark.parametrize("name", NAMES)
def test_files_agree(name):
    """The key on disk marks the assignment on disk."""
    course = ROOT / COURSE
    check(read_assignment(course / "source" / name / FILE), read_key(course / "keys" / f"{name}.key.json"))


@pytest.mark.parametrize("name", NAMES)
def test_students_files_hold_nothing_of_the_key(made, name, real_assets):
    """No feedback, no rubric, no model answer, no line of the guide."""
    one, folder = made[name], ROOT / COURSE / "source" / name
    given = "\n".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    plain = " ".join(re.sub(r"\\n|\\", " ", given).split())
    kept = [note for item in one.key.items.values() for note in feedback(item)]
    kept += [text for rubric in one.key.rubrics for text in (rubric.model_answer, *(line.looks_for for line in rubric.criteria))]
    definition = real_assets.assignments[name].thing
    kept += [definition.guide, *(line for marked in (*definition.prose, *(talk.marked for talk in definition.talks if talk.marked))
                                 for line in marked.dont_mark)]
    assert kept
    for text in kept:
        assert " ".join(text.replace('"', " ").split()) not in plain and json.dumps(text, ensure_ascii=False)[1:-1] not in given
    assert not re.search(r'"(correct|feedback|misconception|group|regions|sources|hint)"', given)


def feedback(item):
    for part in ("options", "reasons", "steps", "cards"):
        yield from (one.feedback for one in getattr(item, part, ()))
    if item.kind == "scale":
        yield from (item.feedback.below, item.feedback.within, item.feedback.above)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_opens_what_it_names(name, tmp_path, monkeypatch):
    """Where a student has only what was released."""
    shutil.copytree(ROOT / COURSE / "source" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path / name)
    book = json.loads((tmp_path / name / f"{name}.ipynb").read_text(encoding="utf-8"))
    names, opened = {}, []
    for cell in (cell for cell in book["cells"] if cell["cell_type"] == "code"):
        *before, last = cell["source"].splitlines()
        exec("\n".join(before), names)
        opened.append(eval(last, names))
    views = [one.view for one in opened if isinstance(one, ActivityWidget)]
    assert views[0] == "assignment" and "hand-in" in views
    assert all(isinstance(one, ActivityWidget | float) for one in opened)


def test_nbgrader_takes_them(tmp_path, monkeypatch):
    """Its own generate_assignment makes a release of each: files, points and cells as they should be, and no key anywhere."""
    from nbgrader.api import Gradebook
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import Config

    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))  # it calls alembic by name
    shutil.copytree(ROOT / COURSE / "source", tmp_path / "source")
    database = f"sqlite:///{tmp_path}/gradebook.db"
    config = Config()
    config.CourseDirectory.root, config.CourseDirectory.db_url = str(tmp_path), database
    api = NbGraderAPI(config=config)
    for name in NAMES:
        told = api.generate_assignment(name)
        assert told["success"], told["log"]
        assert sorted(path.name for path in (tmp_path / "release" / name).iterdir()) == sorted([FILE, f"{name}.ipynb"])
        book = json.loads((tmp_path / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
        source = json.loads((tmp_path / "source" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
        assert ["".join(cell["source"]) for cell in book["cells"]] == [cell["source"] for cell in source["cells"]]
    with Gradebook(database) as gradebook:
        for name in NAMES:
            assignment = read_assignment(tmp_path / "source" / name / FILE)
            assert gradebook.find_assignment(name).max_score == pytest.approx(assignment.points)
    assert not (tmp_path / "keys").exists()


def test_a_class_has_enough_to_pick_more(real_assets):
    """What these don't ask is left for an instructor's own."""
    asked = {name for placed in real_assets.assignments.values() for name in placed.thing.items}
    asked |= {name for placed in real_assets.assignments.values() for one in placed.thing.pools for name in one.items}
    assert len(set(pool.judged(real_assets)) - asked) >= 15
