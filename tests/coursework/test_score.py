"""Points are exact, the same as in lessons, and nothing but a right answer earns them."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from course_lib.activities import assignment as page
from course_lib.activities import items
from course_lib.activities.mark import Note
from course_lib.content.items import Belief, BeliefFeedback
from course_lib.coursework import receipt
from course_lib.coursework.answers_file import parse
from course_lib.coursework.assignment import FILE, Decision, read_assignment, read_key
from course_lib.coursework.draw import drawn
from course_lib.coursework.problems import HOLD
from course_lib.coursework.score import NotGradable, check, note_lines, score
from course_lib.records.log import encoded
from tests.coursework.small import ALL, BASE, GROUPS, RIGHT, WRONG, Content, Student, assignment, key

READY = Path(__file__).parents[2] / "notebooks" / "coursework" / "source"
SMALL = assignment()
KEY = key(SMALL)


def graded(student, key=KEY, name=None):
    return score(SMALL, key, parse(student.bytes(), SMALL), name or student.name, Content())


def verdicts(result):
    return {one.item: one.verdict for one in result.items}


def test_all_right_is_all_the_points():
    """Everything right earns what the assignment says that it's worth, to the last digit."""
    result = graded(Student(SMALL).all())
    assert result.score == result.points == result.of == SMALL.automatic_points == 19.0
    assert set(verdicts(result).values()) == {"right"} and result.answered == 8 and not result.held


def test_all_wrong_is_the_step_alone():
    """Wrong answers earn nothing, and each says why."""
    result = graded(Student(SMALL).all(WRONG))
    assert result.score == 1.0 and set(verdicts(result).values()) == {"not-yet"}
    assert result.items[0].why == ("WRONG. This is where it leads astray.",)


def test_marks_are_those_of_lessons():
    """Part of an answer earns the same part of the points as in a lesson."""
    response = {"answer": {"a": "g", "b": "h", "c": "g"}}
    result = graded(Student(SMALL).answer("groups", response))
    assert result.points == 2 * items.mark(GROUPS, response).score == pytest.approx(4 / 3)
    assert verdicts(result)["groups"] == "partly"


def test_a_note_says_what_it_is_about():
    """What was chosen by its letter, and what wasn't by its words; a card by its words."""
    result = graded(Student(SMALL).answer("one", RIGHT["one"]).answer("groups", RIGHT["groups"]))
    why = {one.item: one.why for one in result.items}
    assert why["one"] == ("RIGHT. This is why it holds.", "“Says wrong <i>&”: This is where it leads astray.", "“Says c <i>&”: Not here.")
    assert "“b”: There." in why["groups"]


def test_notes_stand_as_the_question_does():
    """What was chosen comes first, then the others by their letters; words that have quotation marks get no others."""
    question = replace(assignment().questions[0], fields=({"name": "answer", "type": "choose", "options": (
        {"id": "a", "text": "Air"}, {"id": "b", "text": '"Bees."'}, {"id": "c", "text": "Clay"})},))
    notes = [Note("answer", name, "note", name * 2) for name in "bca"] + [Note("", "", "note", "All."), Note("answer", "d", "note")]
    assert note_lines(question, notes, {"answer": "c"}) == ("All.", "C. cc", "“Air”: aa", '"Bees.": bb')


def test_nothing_answered_earns_nothing():
    """What is not there is unanswered, and not wrong."""
    result = graded(Student(SMALL))
    assert result.score == 0 and set(verdicts(result).values()) == {"unanswered"}


@pytest.mark.parametrize("response", [
    {"answer": "RIGHT"}, {"answer": ["right"]}, {"answer": None}, {"answer": {"right": 1}}, {}, {"answer": "right", "score": 1}, {"score": 9},
    {"answer": True}, {"answer": -1}, {"answer": 1e308 * 10}, {"Answer": "right"},
])
def test_an_answer_that_cannot_be_given_is_held(response):
    """No other shape of an answer earns anything, and a person looks at it."""
    student = Student(SMALL).answer("one", response)
    result = score(SMALL, KEY, replace(parse(b"", SMALL), given={"one": _given(response)}, problems=()), student.name, Content())
    assert result.score == 0 and result.held and verdicts(result)["one"] == "misfit"


def _given(response):
    from course_lib.coursework.answers import Given

    return Given("one", 1, response, None, "2025-01-02T10:00:00+00:00")


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, -5, 101, 10**400, "35", [35], True])
def test_a_number_off_the_scale_earns_nothing(number):
    """Neither NaN nor infinity nor a number too long is within anything."""
    given = {"scale": replace(_given({"answer": number}), item="scale")}
    result = score(SMALL, KEY, replace(parse(b"", SMALL), given=given, problems=()), "ana", Content())
    assert result.score == 0 and result.held


def test_only_the_students_own_questions_count():
    """An answer to what another student was asked earns nothing, and is held: it may be another student's file."""
    mine = {one.id for one in drawn(SMALL, "ana")}
    other = next(item.id for item in ALL if item.id.startswith("pool") and item.id not in mine)
    result = graded(Student(SMALL).answer(other, RIGHT[other]))
    assert result.points == 0 and [one.what for one in result.problems] == ["unasked"] and result.held


def test_an_answer_to_another_version_of_a_question_is_held():
    """What was asked then may not be what is asked now."""
    assert verdicts(graded(Student(SMALL).answer("one", RIGHT["one"], version=2)))["one"] == "misfit"


def test_dropping_an_item_takes_it_from_everybody():
    """The others count for more, so that the assignment stays worth the same."""
    dropped = replace(KEY, decisions=(Decision(item="one", what="drop", reason="unclear", at=""),))
    everything = Student(SMALL).all()
    assert graded(everything, dropped).score == 19.0
    only = graded(Student(SMALL).answer("one", RIGHT["one"]).answer("scale", RIGHT["scale"]), dropped)
    assert only.points == 2 and only.of == 17 and only.score == pytest.approx(2 / 17 * 19)
    assert only.items[0].decision == "drop" and only.items[0].credit == 1.0


def test_all_the_points_for_an_item_are_for_everybody():
    """Who answered wrong, and who didn't answer, have them; a later decision replaces an earlier one."""
    both = (Decision(item="one", what="drop", reason="", at=""), Decision(item="one", what="full", reason="", at=""))
    full = replace(KEY, decisions=both)
    assert graded(Student(SMALL), full).score == 2
    assert graded(Student(SMALL).answer("one", WRONG["one"]), full).score == 2


def test_dropping_everything_gives_everything():
    """Nothing is left to lose."""
    small = assignment(pools=(), questions=SMALL.questions[:1], steps=())
    dropped = key(small, decisions=(Decision(item="one", what="drop", reason="", at=""),))
    assert score(small, dropped, parse(Student(small).bytes(), small), "ana").score == small.automatic_points == 2


@pytest.mark.parametrize("name, spoilt", [
    ("one", {"options": lambda item: tuple(replace(option, correct=False) for option in item.options)}),
    ("groups", {"cards": lambda item: tuple(replace(card, group="gone") for card in item.cards)}),
    ("scale", {"answer": lambda item: (40, 30)}),
])
def test_a_key_by_which_nothing_is_right_marks_nobody(name, spoilt):
    """Edited by hand, it may have lost an answer: that is said before anybody loses points."""
    check(SMALL, KEY)
    item = KEY.items[name]
    lost = replace(KEY, items={**KEY.items, name: replace(item, **{field: change(item) for field, change in spoilt.items()})})
    with pytest.raises(NotGradable, match=f"no answer to '{name}' is right"):
        check(SMALL, lost)


def test_a_mended_key_marks_anew():
    """The same answers are marked by what the key says now."""
    mended = replace(ALL[0], options=tuple(replace(one, correct=one.id == "wrong") for one in ALL[0].options))
    student = Student(SMALL).answer("one", {"answer": "wrong"})
    assert graded(student).score == 0 and graded(student, replace(KEY, items=KEY.items | {"one": mended})).score == 2


def test_a_talk_that_is_only_to_be_had_earns_by_being_had():
    """A dialogue that isn't marked by hand counts once an end was reached."""
    small = assignment(talks=(replace(SMALL.talks[0], marked=False),))
    had, begun = Student(small), Student(small)
    for reply in ("late", "waited"):
        had.event("reply", "dialogue/small", version=1, seed=3, response=reply)
    begun.event("reply", "dialogue/small", version=1, seed=3, response="late")
    points = [score(small, key(small), parse(one.bytes(), small), "ana", Content()).points for one in (had, begun)]
    assert points == [4, 0]


def test_a_forged_event_stops_nothing():
    """Whatever a dialogue's events hold, it's that talk that isn't done."""
    small = assignment(talks=(replace(SMALL.talks[0], marked=False),))
    for event in ({"version": 1, "seed": {}, "response": []}, {"version": [], "seed": 1}, {}, {"version": 1, "seed": 10**4000, "response": "late"}):
        forged = Student(small).event("reply", "dialogue/small", **event)
        result = score(small, key(small), parse(forged.bytes(), small), "ana", Content())
        assert result.score == 0


def test_beliefs_are_never_graded():
    """An item without a right answer, or without a key, is the instructor's to take out."""
    belief = Belief(id="one", kind="belief", stem="?", misconception="M-1", feedback=BeliefFeedback(agree="", unsure="", disagree=""), **BASE)
    with pytest.raises(NotGradable, match="belief"):
        check(SMALL, replace(KEY, items=KEY.items | {"one": belief}))
    with pytest.raises(NotGradable, match="'one'"):
        check(SMALL, replace(KEY, items={}))
    with pytest.raises(NotGradable, match="another version"):
        check(SMALL, replace(KEY, version="0"))
    check(SMALL, KEY)


def test_points_never_leave_their_bounds():
    """Whatever is answered by whomever, the score is from 0 to what it's worth."""
    for n in range(40):
        student = Student(SMALL, f"s{n}").all({name: (RIGHT if (n + i) % 3 else WRONG)[name] for i, name in enumerate(RIGHT)})
        result = graded(student)
        assert 0 <= result.score <= SMALL.automatic_points and not result.held
        assert HOLD not in {one.gravity for one in result.problems}


@pytest.mark.parametrize("name", sorted(path.name for path in READY.iterdir()))
def test_what_the_page_writes_is_what_is_marked(name):
    """For each ready assignment: everything right, as the student's page keeps it, earns all that can be earned by answers."""
    of, its_key = read_assignment(READY / name / FILE), read_key(READY.parent / "keys" / f"{name}.key.json")
    check(of, its_key)
    state, lines = page.start(of, None, drawn), []

    def does(event):
        lines.append(encoded(event))

    def says(**message):
        nonlocal state
        state, event = page.respond(state, message, f"2025-01-02T10:00:{len(lines) % 60:02}+00:00", f"e{len(lines)}")
        does(event)

    says(type="opened")
    says(type="who", student="ana")
    for question in state.questions:
        says(type="answer", item=question.id, response=items.reveal(its_key.items[question.id])[0], sure=2)
    for prose in of.prose:
        says(type="text", task=prose.id, text="Something.")
    for step in (one for one in of.steps if not one.opens):
        says(type="tick", step=step.id, done=True)
    state, event = page.hand_in(state, receipt.digest(b"".join(lines)), "file", "2025-01-02T11:00:00+00:00", "last")
    does(event)
    result = score(of, its_key, parse(b"".join(lines), of), "ana")
    opened = sum(one.points for one in (*of.steps, *(talk for talk in of.talks if not talk.marked)) if getattr(one, "opens", True))
    assert not result.problems and result.score == pytest.approx(of.automatic_points - opened)
    assert all(one.verdict == "right" for one in result.items)
