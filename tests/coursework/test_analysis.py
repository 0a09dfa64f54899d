"""What a report says about questions and students, and what it hides."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest

from course_lib.coursework.report import sentences, small_groups, statistics
from course_lib.coursework.report.analysis import RELIABLE_FROM
from course_lib.coursework.report.figures import pictures
from course_lib.coursework.report.page import page
from course_lib.coursework.report.responses import Choice, Choices
from course_lib.coursework.report.table import items_csv
from tests.coursework.made_up import a_class, from_choices, item, told


def test_an_item_by_hand():
    """Twelve students, the key chosen by 6, B by 6; those who got the other two questions right got this one right."""
    chosen = [[0, 0, 0]] * 6 + [[1, 1, 1]] * 6
    about = told(from_choices(chosen, seconds=np.tile([10.0, 20, 30], (12, 1)) + np.arange(12)[:, None]))
    one = about.items[0]
    assert (one.n, one.unanswered, one.facility.value, one.discrimination, one.seconds) == (12, 0, 0.5, 1.0, 15.5)
    assert (one.facility.low, one.facility.high) == pytest.approx((0.2538, 0.7462), abs=1e-4)
    assert [(row.text, row.all) for row in one.tables[0].rows[:2]] == [("Option A", 6), ("Option B", 6)]
    assert one.tables[0].sizes == ()  # with these scores there is no middle third
    assert (about.summary.mean, about.summary.points) == (0.5, 3)
    assert about.summary.spread == pytest.approx(np.std([1] * 6 + [0] * 6, ddof=1))
    assert [(bar.low, bar.high, bar.n) for bar in about.summary.bars if bar.n] == [(0, 0.1, 6), (0.9, 1, 6)]


def test_who_chose_what_adds_up():
    """Every count that is shown is the one in the data, by thirds of the score on the other questions."""
    responses = a_class(400)
    for number, one in enumerate(told(responses).items):
        table = one.tables[0]
        assert sum(table.sizes) == 400
        for place, row in enumerate(table.rows):
            count = int(responses.picked[number][0][:, place].sum())
            assert row.all in (count, None)
            if None not in row.by_third:
                assert sum(row.by_third) == count
        assert table.rows[0].right and table.rows[0].by_third[2] / table.sizes[2] > table.rows[0].by_third[0] / table.sizes[0]


def test_the_order_of_students_makes_no_difference():
    """The same students in another order give the same report, page and all."""
    responses = a_class(70, seed=8)
    order = np.random.default_rng(1).permutation(70)
    mixed = replace(responses, credit=responses.credit[order], asked=responses.asked[order], answered=responses.answered[order],
                    picked=tuple(tuple(table[order] for table in tables) for tables in responses.picked),
                    sure=responses.sure[order], seconds=responses.seconds[order])
    one, other = told(responses), told(mixed)
    assert page(one, pictures(one)) == page(other, pictures(other))


def test_partial_credit_is_told():
    """Then it is Cronbach's alpha and not KR-20, and the interval's width is said."""
    responses = a_class(60)
    credit = responses.credit.copy()
    credit[:20, 0] = 0.5
    about = told(replace(responses, credit=credit))
    assert about.items[0].partial and about.summary.reliability.name == "Cronbach's alpha"
    assert any("Partial credit" in line for line in sentences.facts(about.items[0]))
    assert not about.items[1].partial


def test_reliability_waits_for_enough_students():
    """Of 19 it says so in words, with neither a number, an error nor a flag; of 20 there is KR-20 with its interval."""
    few, enough = (told(a_class(students)) for students in (RELIABLE_FROM - 1, RELIABLE_FROM))
    assert few.summary.reliability is None and not few.flags
    rows = dict(sentences.summary_rows(few))
    assert "Too few students to say" in rows["Reliability"] and "KR-20" not in rows and "Standard error of measurement" not in rows
    assert few.summary.why_not in page(few, ())
    assert enough.summary.reliability.name == "KR-20" and "between" in dict(sentences.summary_rows(enough))["KR-20"]


@pytest.mark.parametrize("questions", [2, 5, 10, 40])
def test_too_few_is_where_a_middling_value_may_be_none(questions):
    """The sentence's own numbers: below the limit the interval of .50 reaches down to 0 and up to .75, however many questions."""
    low, high = statistics.alpha_interval(0.5, RELIABLE_FROM - 1, questions)
    assert round(low, 1) <= 0 and high >= 0.74


def test_what_was_dropped_counts_for_nothing():
    """It's out of scores, reliability, concepts and the others' rest; what was chosen is still shown."""
    responses = a_class(80)
    items = (replace(responses.items[0], counts=False, decision="Dropped: two options were right"), *responses.items[1:])
    about = told(replace(responses, items=items))
    rest = told(from_choices(np.where(responses.answered, np.stack([one[0].argmax(axis=1) for one in responses.picked], axis=1), -1)[:, 1:],
                             items=responses.items[1:]))
    assert (about.summary.mean, about.summary.reliability.alpha) == (rest.summary.mean, rest.summary.reliability.alpha)
    assert [one.discrimination for one in about.items[1:]] == [one.discrimination for one in rest.items]
    assert about.items[0].discrimination is None and about.items[0].tables[0].rows[0].all
    assert all(1 not in one.items for one in about.concepts)
    assert "two options were right" in page(about, ())


def test_drawn_questions_are_told_honestly():
    """Reliability is about the questions that everybody was asked, and says so; without two of them there is none."""
    responses = a_class(90)
    asked = responses.asked.copy()
    for student in range(90):
        asked[student, 3 + student % 6] = False
    credit, answered = np.where(asked, responses.credit, np.nan), responses.answered & asked
    drawn = replace(responses, asked=asked, answered=answered, credit=credit,
                    picked=tuple(tuple(table & asked[:, [number]] for table in tables) for number, tables in enumerate(responses.picked)))
    about = told(drawn)
    assert about.drawn and (about.summary.reliability.items, about.summary.reliability.all_items) == (3, False)
    assert about.items[3].n == 75 and about.items[0].n == 90
    assert "for the 3 questions that everybody was asked" in dict(sentences.summary_rows(about))["KR-20"]
    none = asked.copy()
    none[0, :3], none[1, :3] = [False, True, False], [True, False, False]
    about = told(replace(drawn, asked=none, answered=answered & none, credit=np.where(none, credit, np.nan)))
    assert about.summary.reliability is None and "drawn" in about.summary.why_not
    assert about.summary.why_not in page(about, ())


def test_concepts_stand_out_only_where_the_interval_says_so():
    """One that most got is a strength, one that few got a gap; with six students nothing is either."""
    right = np.tile([0, 1, 0, 1, 0, 1], (60, 1))
    chosen = np.where(np.arange(60)[:, None] % 5 == 0, 1 - right, right)
    items = tuple(item(number, concepts=("C-1",) if number % 2 else ("C-2",)) for number in range(6))
    about = told(from_choices(chosen, items=items))
    assert [(one.id, one.stands, one.right.value) for one in about.concepts] == [("C-1", "below", 0.2), ("C-2", "above", 0.8)]
    few = told(from_choices(chosen[:6], items=items))
    assert {one.stands for one in few.concepts} == {"level"}


def test_how_sure_and_how_right():
    """Of ten who were sure 8 had it right, of ten who guessed 2."""
    chosen = np.array([[0, 0]] * 8 + [[1, 0]] * 2 + [[0, 1]] * 2 + [[1, 1]] * 8)
    sure = np.array([[3, 0]] * 10 + [[1, 0]] * 10)
    about = told(from_choices(chosen, sure=sure))
    assert {(one.level, one.right.value, one.right.n) for one in about.items[0].sure} == {(1, 0.2, 10), (3, 0.8, 10)}
    assert not about.items[1].sure and [one.level for one in about.summary.sure] == [1, 3]
    assert "sure" in [one.name for one in pictures(about)]


@pytest.mark.parametrize("students", range(5))
def test_nothing_is_said_about_fewer_than_five(students):
    """Not in any file: neither how many they are, nor a share, a time or a choice."""
    responses = a_class(9)
    few = replace(responses, credit=responses.credit[:students], asked=responses.asked[:students], answered=responses.answered[:students],
                  picked=tuple(tuple(table[:students] for table in tables) for tables in responses.picked),
                  sure=responses.sure[:students], seconds=responses.seconds[:students])
    about = told(few)
    assert about.students is None and about.summary is None and not about.concepts and not about.flags
    assert not any(one.enough or one.flags or one.tables for one in about.items) and not pictures(about)
    assert "Fewer than five students" in page(about, ())
    rows = list(csv.DictReader(io.StringIO(items_csv(about))))
    assert {row[name] for row in rows for name in ("students", "facility", "discrimination", "median_seconds", "sure_3_right")} == {""}


def test_an_item_that_few_were_asked_is_left_out():
    """The others keep their numbers; of a concept that only it is about nothing is said."""
    responses = a_class(40, 3)
    asked = np.ones((40, 3), bool)
    asked[4:, 0] = False
    about = told(replace(responses, asked=asked, answered=responses.answered & asked, credit=np.where(asked, responses.credit, np.nan),
                         picked=tuple(tuple(table & asked[:, [n]] for table in tables) for n, tables in enumerate(responses.picked))))
    assert not about.items[0].enough and about.items[0].facility is None and about.items[1].n == 40
    assert [one.id for one in about.concepts if one.id == "C-1"] == []


@pytest.mark.parametrize("seed", range(40))
def test_no_small_count_is_shown_or_follows(seed):
    """In classes of 5 to 60 no count from 1 to 4 is shown, and none follows from one line of a table and its sum."""
    rng = np.random.default_rng(seed)
    students = int(rng.integers(5, 61))
    responses = from_choices(rng.choice([-1, 0, 1, 2, 3], (students, 6), p=rng.dirichlet([1, 4, 2, 1, 0.5])))
    for number, one in enumerate(told(responses).items):
        table = one.tables[0]
        known = {place for place, row in enumerate(table.rows) if row.right}  # from the facility
        for column, size in enumerate((*table.sizes, one.n)):
            last = column == len(table.sizes)
            cells = [(*row.by_third, row.all)[column] for row in table.rows]
            assert not any(count is not None and count < 5 for place, count in enumerate(cells) if not (last and place in known))
            assert cells.count(None) != 1 or len([count for count in cells if count is not None]) <= len(known)
        for row in table.rows:
            assert (*row.by_third, row.all).count(None) != 1 or not table.sizes
        assert one.unanswered is None or one.unanswered == 0 or one.unanswered >= 5
    assert not any(0 < bar.n < 5 for bar in told(responses).summary.bars)
    assert sum(bar.n for bar in told(responses).summary.bars) == students


def test_hiding_by_hand():
    """A small count takes the next smallest with it; what follows from elsewhere isn't chosen; a row's sum gives nothing away."""
    counts = np.array([[20], [9], [7], [3]])
    assert small_groups.hidden(counts, True).tolist() == [[False], [False], [True], [True]]
    assert small_groups.hidden(counts, True, known=np.array([[False], [False], [True], [False]])).tolist() == [[False], [True], [False], [True]]
    assert small_groups.hidden(counts, False).tolist() == [[False], [False], [False], [True]]
    assert small_groups.hidden(np.array([[9, 8, 3, 20]]), False).tolist() == [[False, True, True, False]]
    assert small_groups.told_apart(np.array([0, 12, 3, 20])).tolist() == [False, False, False, True]
    assert small_groups.told_apart(np.array([0, 12, 0, 20])).tolist() == [False, True, False, True]
    assert small_groups.told_apart(np.array([2, 12, 3, 20])).tolist() == [False, True, False, True]


def test_several_hide_nearly_all_as_well():
    """Where each option is chosen or not, "38 of 40" would say as much as "2 of 40"."""
    responses = a_class(40, 3)
    ticked = np.zeros((40, 3), bool)
    ticked[:38, 0], ticked[:20, 1], ticked[:2, 2] = True, True, True
    several = Choices(options=tuple(Choice(text=name) for name in "xyz"), single=False)
    about = told(replace(responses, items=(replace(responses.items[0], choices=(several,)), *responses.items[1:]),
                         picked=((ticked,), *responses.picked[1:])))
    assert [row.all for row in about.items[0].tables[0].rows] == [None, 20, None]
