"""What deserves a second look, and how certain it sounds."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.coursework.report.analysis import report
from course_lib.coursework.report.sentences import flagged

from .made_up import a_class, from_choices


def told(responses):
    return report(responses, "2025-02-03")


def flags(item):
    return {flag.what: flag for flag in item.flags}


def test_a_wrong_key_is_noticed():
    """Strong students agree on another option: which, and how many of how many. And no other item is blamed."""
    about = told(a_class(300, odd=4))
    found = flags(about.items[4])
    assert found["key"].says == "Most strong students chose B: check the key."
    table = about.items[4].tables[0]
    assert found["key"].numbers == f"{table.rows[1].by_third[2]} of {table.sizes[2]} strong students." and found["key"].firm
    assert "reversed" in found and "Weak students do better than strong ones here." in found["reversed"].says
    assert not any("key" in flags(item) or "reversed" in flags(item) for item in about.items if item.number != 5)


def test_few_students_are_no_certainty():
    """With 18 of them the same pattern is told as one that may be chance, or not at all."""
    about = told(a_class(18, odd=4, seed=7))
    for item in about.items:
        for flag in item.flags:
            assert flag.firm or flagged(flag).endswith("With so few students this may be chance.")
    assert not any(flag.firm and flag.what in ("key", "easy", "unchosen") for item in about.items for flag in item.flags)


def test_a_wrong_key_of_two_options_is_noticed_although_its_count_is_hidden():
    """Three strong students at the key would be told by the number of the others, so none is told."""
    knows = np.arange(60) >= 40
    chosen = np.column_stack([*[np.arange(60) < cut for cut in (10, 20, 30, 40, 50)], np.where(knows, 1, np.arange(60) % 2)]).astype(int)
    chosen[58:, 5] = 0
    about = told(from_choices(chosen, count=2))
    key = flags(about.items[5])["key"]
    assert about.items[5].tables[0].rows[1].by_third[2] is None
    assert key.says == "Most strong students chose B: check the key." and key.numbers == "More than half of 20 strong students."


@pytest.mark.parametrize("right, students, expected", [
    (200, 200, {"easy"}), (10, 10, set()), (20, 200, {"hard"}), (2, 5, set()), (120, 200, set())])
def test_easy_and_hard(right, students, expected):
    """Said of many, not of ten of whom all got it."""
    others = np.tile([[0], [1]], (students // 2 + 1, 3))[:students]
    chosen = np.column_stack([np.arange(students) >= right, others]).astype(int)
    assert set(flags(told(from_choices(chosen)).items[0])) & {"easy", "hard"} == expected


def test_flat_is_told_of_many_only():
    """A question that has nothing to do with the rest is told where its interval is narrow."""
    for students, expected in ((2000, True), (40, False)):
        responses = a_class(students, seed=11)
        coin = np.random.default_rng(5).integers(0, 2, students)
        chosen = np.column_stack([coin, *[np.where(np.isnan(column), -1, 1 - column) for column in responses.credit.T]]).astype(int)
        assert ("flat" in flags(told(from_choices(chosen)).items[0])) == expected


def test_an_option_that_tempts_nobody():
    """D is chosen by 8 of 400, and said; but not in an easy question, where hardly anybody chooses anything else."""
    place = np.arange(400)
    chosen = np.select([place < 8, place < 120, place < 220], [3, 2, 1], 0)
    others = np.stack([place % 2, place % 3 == 0], axis=1).astype(int)
    about = told(from_choices(np.column_stack([chosen, others])))
    assert flags(about.items[0])["unchosen"].says == "Hardly anybody chose D: it isn't tempting."
    easy = np.select([place < 8, place < 16, place < 24], [3, 2, 1], 0)
    assert "unchosen" not in flags(told(from_choices(np.column_stack([easy, others]))).items[0])


def test_left_out_sure_and_wrong_and_slow():
    """Each with its numbers."""
    chosen = np.tile([0, 1, 0, 1], (60, 1))
    chosen[:30, 0] = -1
    chosen[::2, 2:] = 1
    sure = np.zeros((60, 4), int)
    sure[:40, 1] = 3
    seconds = np.tile([20.0, 30, 25, 200], (60, 1))
    about = told(from_choices(chosen, sure=sure, seconds=seconds))
    assert flags(about.items[0])["left-out"].numbers == "30 of 60 students."
    assert flags(about.items[1])["sure-and-wrong"].numbers == "Of 40 who were sure, 0 % was right."
    assert flags(about.items[3])["slow"].numbers == "Half of the students took 200 s or more; 30 s is usual here."
    assert "slow" not in flags(about.items[2])


def test_a_loose_test_is_told_and_a_good_one_is_not():
    """Reliability below the limit with its whole interval; answers by coin have none."""
    coin = np.random.default_rng(9).integers(0, 2, (500, 8))
    loose = told(from_choices(coin))
    assert [flag.what for flag in loose.flags] == ["inconsistent"] and "KR-20" in loose.flags[0].numbers
    assert not told(a_class(500, 30)).flags
    assert not told(from_choices(coin[:8])).flags


@pytest.mark.parametrize("seed", range(12))
def test_chance_raises_few_alarms(seed):
    """In a class of 25 with sound questions no key is doubted and no question called reversed with certainty."""
    about = told(a_class(25, seed=100 + seed))
    assert not [flag for item in about.items for flag in item.flags if flag.firm and flag.what in ("key", "reversed")]


def test_what_was_dropped_is_not_flagged_for_its_rest():
    """It has no rest to be compared with."""
    responses = a_class(300, odd=4)
    items = tuple(replace(one, counts=number != 4) for number, one in enumerate(responses.items))
    assert not {"key", "reversed", "flat"} & set(flags(told(replace(responses, items=items)).items[4]))
