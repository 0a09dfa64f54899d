"""A definition becomes an assignment, and nothing of its key reaches what students get."""

import json
from dataclasses import replace

import pytest

from course_lib.activities import items
from course_lib.coursework.assignment import as_json, read_assignment, read_key
from course_lib.coursework.build import build
from course_lib.coursework.pool import BadBank
from course_lib.coursework.score import check
from tests.coursework.definitions import MARKED, PROSE, defined, everything


@pytest.fixture(scope="module")
def built(real_assets):
    return build(everything(), real_assets)


@pytest.fixture(scope="module")
def released(built):
    """All text that students get."""
    return "\n".join(text for path, text in built.files().items() if path.startswith("source/"))


def secrets(key, real_assets):
    """Everything that only whoever marks may read: feedback, authors' ids of options, rubrics, model answers, guide."""
    for name, item in key.items.items():
        written = real_assets.items[name].thing
        for part in ("options", "reasons", "steps", "cards"):
            for one in getattr(written, part, ()):
                yield one.feedback
                if "-" in one.id:
                    yield f'"{one.id}"'
        if item.kind == "scale":
            yield from (item.feedback.below, item.feedback.within, item.feedback.above)
    for rubric in key.rubrics:
        yield rubric.model_answer
        yield from (line.looks_for for line in rubric.criteria)
    yield from ("MODEL-ANSWER", "LOOKS-FOR", "EARNS-A-PART", "DONT-MARK", "GUIDE-FOR", '"correct"', '"feedback"', '"answer": [', '"group"')


def test_nothing_of_the_key_is_in_what_students_get(built, released, real_assets):
    """Not as it stands, and not as JSON writes it. All of it is in the key or the guide."""
    found = list(secrets(built.key, real_assets))
    kept = as_json(built.key) + built.key.guide
    assert len(found) > 60
    for secret in found:
        assert secret not in released and json.dumps(secret, ensure_ascii=False)[1:-1] not in released
    assert all(mark in kept for mark in ("MODEL-ANSWER", "LOOKS-FOR-ONE", "EARNS-A-PART", "DONT-MARK", "GUIDE-FOR"))


def test_files_say_what_was_built(built, tmp_path):
    """What is read back is the same, and the key marks every question."""
    (tmp_path / "a.json").write_text(as_json(built.assignment), encoding="utf-8")
    (tmp_path / "k.json").write_text(as_json(built.key), encoding="utf-8")
    assignment, key = read_assignment(tmp_path / "a.json"), read_key(tmp_path / "k.json")
    assert as_json(assignment) == as_json(built.assignment) and assignment.version == built.assignment.version == key.version
    assert key == built.key
    check(assignment, key)
    for question in assignment.questions:
        right, _ = items.reveal(key.items[question.id])
        assert items.mark(key.items[question.id], right).score == 1


def test_points_add_up(built):
    """Four items and two drawn at 2, a talk at 3, two steps at 1; prose at 3.5 and a talk's path at 3.5 by hand."""
    assert built.assignment.automatic_points == 4 * 2 + 2 * 2 + 3 + 2
    assert built.assignment.points == built.assignment.automatic_points + 3.5 + 3.5


def test_cells_are_those_that_nbgrader_and_the_page_need(built):
    """Their order, their ids, and the points of those that carry some."""
    cells = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in built.notebook["cells"]}
    assert list(cells) == ["intro", "own-1", "own-2", "questions", "talk-heading-1", "talk-opens-1", "talk-heading-2", "talk-opens-2",
                           "step-heading-1", "step-opens-1", "hand-in-heading", "hand-in", "marks", "prose-why", "talk-handover"]
    assert cells["questions"]["source"] == "from course_lib import assignment, dialogue, hand_in, train\n\nassignment()"
    assert cells["step-opens-1"]["source"] == 'train("wait")'
    points = {name: cell["metadata"]["nbgrader"]["points"] for name, cell in cells.items() if "points" in cell["metadata"]["nbgrader"]}
    assert points == {"marks": 17, "prose-why": 3.5, "talk-handover": 3.5}
    assert all(cell["metadata"]["nbgrader"]["locked"] for cell in cells.values())


def test_a_cell_for_marks_is_only_there_if_something_is_marked(real_assets):
    """Prose alone is marked by hand."""
    made = build(defined(prose=[PROSE]), real_assets)
    assert "marks" not in [cell["id"] for cell in made.notebook["cells"]]


def test_what_a_marks_cell_does_by_itself_earns_nothing(built):
    """A grader that ran it, without ours, would find nought: not an error to be blamed for, and not full marks."""
    from nbformat import from_dict
    from nbformat.v4 import new_output
    from nbgrader.utils import determine_grade

    cell = from_dict(next(cell for cell in built.notebook["cells"] if cell["id"] == "marks"))
    value = float(cell.source.splitlines()[-1])
    cell.outputs = [new_output("execute_result", {"text/plain": repr(value)})]
    assert determine_grade(cell) == (0, 17)


def test_the_guide_has_every_right_answer(built):
    """In words, with rubrics, model answers, and what isn't marked."""
    guide = built.key.guide
    assert all(f"### {question.id}" in guide for question in built.assignment.questions)
    assert "(anything from 88 to 92)" in guide
    assert guide.count("LOOKS-FOR-ONE") == 2 and "EARNS-A-PART" in guide and "DONT-MARK-THIS" in guide


def test_the_same_definition_makes_the_same_files(built, real_assets):
    """To the letter, so a change shows."""
    assert build(everything(), real_assets).files() == built.files()


def test_a_due_date_makes_no_other_version(built, real_assets):
    """Other points do."""
    assert build(everything(due="2026-12-01T12:00Z"), real_assets).assignment.version == built.assignment.version
    assert build(everything(points=1.0), real_assets).assignment.version != built.assignment.version


def test_a_mended_key_makes_no_other_version(built, real_assets):
    """Which option is right isn't in what students get, so it can be mended after the release."""
    placed = real_assets.items["vusi-stops-chewing"]
    item = placed.thing.model_copy(deep=True)
    for option in item.options:
        option.correct = option is item.options[0]
    mended = build(everything(), replace(real_assets, items=real_assets.items | {item.id: replace(placed, thing=item)}))
    assert mended.assignment == built.assignment and mended.key != built.key


def test_drawn_items_come_from_the_bank(real_assets):
    """Six for everybody; or a pool of nine, of which each gets six. What is named already isn't picked again."""
    draw = {"concepts": ["C-DEF", "C-CHILD"], "number": 6}
    assert len(build(defined(draw=draw), real_assets).assignment.questions) == 6
    made = build(defined(draw={**draw, "pool": 9}, items=["odalys-and-the-spoon"]), real_assets).assignment
    assert len(made.questions) == 10 and made.automatic_points == 7
    assert [one.id for one in made.questions].count("odalys-and-the-spoon") == 1


@pytest.mark.parametrize("given, says", [
    ({"items": ["no-such-item"]}, "there is no item 'no-such-item'"),
    ({"items": ["checks-a-reading"]}, "there is no item|is in a lesson, where its answer is shown"),
    ({"items": ["vusi-stops-chewing", "vusi-stops-chewing"]}, "is asked 2 times"),
    ({"steps": [{"id": "s", "title": "S", "prompt": "S.", "points": 1.0, "opens": "reflection/somebodys-stairs"}]},
     "reflection/somebodys-stairs is private"),
    ({"steps": [{"id": "s", "title": "S", "prompt": "S.", "points": 1.0, "opens": "journal/mine"}]}, "journal/mine is private"),
    ({"steps": [{"id": "s", "title": "S", "prompt": "S.", "points": 1.0, "opens": "dialogue/handover"}]}, "a dialogue goes under talks"),
    ({"steps": [{"id": "s", "title": "S", "prompt": "S.", "points": 1.0, "opens": "trainer/nope"}]}, "there is no trainer 'nope'"),
    ({"talks": [{"dialogue": "nope", "marked": MARKED}]}, "there is no dialogue 'nope'"),
    ({"talks": [{"dialogue": "handover"}]}, "give either points"),
    ({"prose": [PROSE, PROSE]}, "'why' stands here twice"),
    ({"pools": [{"id": "p", "draw": 2, "items": ["vusi-stops-chewing", "jovanas-two-scores"]}]}, "nothing is drawn"),
    ({}, "asks nothing"),
    ({"items": ["vusi-stops-chewing"], "points": -1.0}, "points: input should be greater than 0"),
    ({"items": ["vusi-stops-chewing"], "points": float("nan")}, "points: "),
    ({"items": ["vusi-stops-chewing"], "due": "tomorrow"}, "due: 'tomorrow' doesn't have the right form"),
    ({"id": "Not a slug", "items": ["vusi-stops-chewing"]}, "'Not a slug' doesn't have the right form"),
])
def test_what_cant_be_built_is_said(real_assets, given, says):
    """Each with what to do."""
    with pytest.raises(BadBank, match=says):
        build(defined(**given), real_assets)


@pytest.mark.parametrize("code", [
    "reflect('somebodys-stairs')", "from course_lib import check_in\ncheck_in()", "journal()", "plan()", "session()", "import course_lib\ncourse_lib.journal()",
    "[reflect(name) for name in ('a',)]",
])
def test_private_activities_cant_be_in_an_instructors_own_cells(real_assets, code):
    """However they are called; the message says what could be asked instead."""
    with pytest.raises(BadBank, match="is private, so it can't be in coursework.*ask about somebody made up"):
        build(defined(items=["vusi-stops-chewing"], cells=[{"type": "code", "source": code}]), real_assets)


@pytest.mark.parametrize("code", [
    "open('/etc/passwd').read()", "import os", "x = 1", "figure('three-links'); print(1)", "getattr(course_lib, 'jour' + 'nal')()",
    "figure(name)", "quiz('three-links', store=1)", "progress()", "figure(",
])
def test_own_cells_only_open_what_the_course_has(real_assets, code):
    """A notebook that goes to a class does nothing else."""
    with pytest.raises(BadBank, match="only opens what the course has|isn't valid Python"):
        build(defined(items=["vusi-stops-chewing"], cells=[{"type": "code", "source": code}]), real_assets)


def test_own_cells_open_what_is_there(real_assets):
    """A misspelled id is found when it's built, not by a class."""
    with pytest.raises(BadBank, match="there is no figure 'three-linsk'"):
        build(defined(items=["vusi-stops-chewing"], cells=[{"type": "code", "source": "figure('three-linsk')"}]), real_assets)
