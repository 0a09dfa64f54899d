"""Draws: the same everywhere, fair, and different from student to student."""

import os
import subprocess
import sys
from collections import Counter
from itertools import combinations

from course_lib.coursework.assignment import Assignment, Pool, Question
from course_lib.coursework.draw import drawn


def question(name, pool=None):
    return Question(id=name, version=1, kind="single", stem="?", fields=(), points=1, pool=pool)


QUIZ = Assignment(id="a-quiz", title="", intro="", pools=(Pool(id="first", draw=2), Pool(id="second", draw=1)), questions=(
    question("for-all"), *(question(f"first-{n}", "first") for n in range(5)), *(question(f"second-{n}", "second") for n in range(3))))


def names(student, assignment=QUIZ):
    return [one.id for one in drawn(assignment, student)]


def test_each_pool_gives_its_number():
    """Everybody gets what isn't in a pool, and from each pool as many as it says, in the assignment's order."""
    for student in map(str, range(50)):
        got = drawn(QUIZ, student)
        assert Counter(one.pool for one in got) == {None: 1, "first": 2, "second": 1}
        assert [QUIZ.questions.index(one) for one in got] == sorted(QUIZ.questions.index(one) for one in got)


def test_a_draw_is_what_it_was():
    """What a student got is the same in every version: these were worked out once."""
    assert names("amara") == ["for-all", "first-2", "first-4", "second-1"]
    assert names("joão") == ["for-all", "first-3", "first-4", "second-2"]


def test_a_draw_is_the_same_in_another_process():
    """Another process, with another hash seed, deals the same."""
    told = subprocess.run([sys.executable, "-c", "import sys; sys.path[:0] = sys.argv[1:]\n"
                           "from course_lib.coursework.draw import lot; print(lot('a-quiz', 'joão', 'first-1'))", *sys.path],
                          env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=True)
    from course_lib.coursework.draw import lot
    assert told.stdout.strip() == lot("a-quiz", "joão", "first-1")


def test_a_name_may_be_typed_in_several_ways():
    """Capitals, spaces around it and the way an accent was typed make no other student."""
    assert names("joão") == names(" João\n") == names("joa\u0303o")


def test_draws_are_fair():
    """Over many students each question comes about as often as any other, and so does each pair of a pool."""
    students = 3000
    got = [names(f"student-{n}") for n in range(students)]
    of_first = Counter(name for one in got for name in one if name.startswith("first"))
    pairs = Counter(pair for one in got for pair in combinations([name for name in one if name.startswith("first")], 2))
    assert all(abs(count / students - 2 / 5) < .04 for count in of_first.values()) and len(of_first) == 5
    assert all(abs(count / students - 1 / 10) < .03 for count in pairs.values()) and len(pairs) == 10


def test_an_assignment_draws_on_its_own():
    """Who got which questions in one assignment says nothing about another with the same items."""
    from dataclasses import replace
    other = replace(QUIZ, id="another-quiz")
    assert sum(names(f"s{n}") == names(f"s{n}", other) for n in range(200)) < 30
