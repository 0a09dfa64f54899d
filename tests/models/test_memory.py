"""The scheduler's memory, held against what FSRS says of itself."""

import pytest

from course_lib.models.memory import AGAIN, EASY, GOOD, HARD, LONGEST, TARGET, Memory, recall, reviewed

DAY = 739_000


def test_first_ratings_are_those_of_fsrs_6():
    """The first stabilities are its first four parameters; days are whole, and at least one."""
    first = [reviewed(None, rating, DAY) for rating in (AGAIN, HARD, GOOD, EASY)]
    assert [round(memory.stability, 4) for memory in first] == [0.212, 1.2931, 2.3065, 8.2956]
    assert [memory.due - DAY for memory in first] == [1, 1, 2, 8]


@pytest.mark.parametrize("stability", [1, 12, 300])
def test_due_is_when_the_target_is_reached(stability):
    """R(S, S) = .9, at once everything comes back, and then it falls."""
    memory = Memory(stability, 5, DAY, DAY)
    assert recall(memory, DAY + stability) == pytest.approx(TARGET)
    assert recall(memory, DAY) == 1 > recall(memory, DAY + 1) > recall(memory, DAY + 400) > 0


def test_better_ratings_wait_longer():
    """And each success makes the next wait longer than the last."""
    memory = reviewed(reviewed(None, GOOD, DAY), GOOD, DAY + 2)
    after = [reviewed(memory, rating, memory.due).due for rating in (AGAIN, HARD, GOOD, EASY)]
    assert after == sorted(set(after))
    waits, now = [], memory
    for _ in range(3):
        now = reviewed(now, GOOD, now.due)
        waits.append(now.due - now.day)
    assert waits == sorted(set(waits))


def test_no_wait_is_longer_than_a_year():
    """However well it's known."""
    memory = Memory(5000, 1, DAY, DAY + LONGEST)
    assert reviewed(memory, EASY, DAY + LONGEST).due == DAY + 2 * LONGEST


def test_the_same_review_gives_the_same_memory():
    """No chance and no clock is in it."""
    memory = reviewed(None, GOOD, DAY)
    assert reviewed(memory, HARD, DAY + 3) == reviewed(memory, HARD, DAY + 3) and memory == reviewed(None, GOOD, DAY)
