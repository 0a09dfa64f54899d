"""What a room sees never shows one person's answer."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from course_lib.rooms.anonymity import LEAST, STEP, Ballots, closed, put, show


def answered(*answers) -> Ballots:
    ballots = Ballots()
    for number, answer in enumerate(answers):
        ballots = put(ballots, f"voter-{number}", answer)
    return ballots


def test_before_the_reveal_there_is_a_count_and_nothing_else():
    """Each voter once, however often they change their mind."""
    ballots = put(answered("a", "b", "a"), "voter-0", "c")
    assert ballots.count == 3 and ballots.totals is None


@pytest.mark.parametrize("fewest", [0, 1, LEAST, 5])
def test_too_few_answers_are_not_shown(fewest):
    """Not even where somebody sets a number below the least."""
    few = max(fewest, LEAST)
    assert show(answered(*"a" * (few - 1)), fewest).totals is None
    assert show(answered(*"a" * few), fewest).totals == Counter({'"a"': few})


def test_after_the_reveal_totals_change_in_steps():
    """Four more change nothing that can be seen; the fifth does."""
    ballots = show(answered(*"aaaaa"), 5)
    for number in range(STEP):
        assert show(ballots, 5).totals == Counter({'"a"': 5})
        ballots = put(ballots, f"late-{number}", "b")
    assert show(ballots, 5).totals == Counter({'"a"': 5, '"b"': 5})


def test_a_mind_changed_is_not_seen_by_itself():
    """The count stays, so the totals must not move by one."""
    ballots = put(show(answered(*"aaaaaa"), 5), "voter-0", "b")
    assert show(ballots, 5).totals == Counter({'"a"': 6})


def test_the_same_answer_again_counts_for_nothing():
    """A phone that sends twice doesn't bring the next step nearer."""
    ballots = show(answered(*"aaaaa"), 5)
    for _ in range(20):
        ballots = put(ballots, "voter-0", "a")
    assert ballots.changed == {}


def test_a_mind_changed_there_and_back_is_no_change():
    """Five who waver don't uncover the one who has really changed."""
    ballots = show(answered(*"aaaaaaaa"), 5)
    for number in range(6):
        ballots = put(put(ballots, f"voter-{number}", "b"), f"voter-{number}", "a")
    assert ballots.changed == {}
    assert show(put(ballots, "voter-7", "b"), 5).totals == Counter({'"a"': 8})


@pytest.mark.parametrize("restarts", [False, True])
def test_no_two_pictures_in_a_row_differ_by_fewer_than_a_step_of_people(restarts):
    """Whatever order votes, changes of mind and looks come in (every voter has an own answer, so each change can be seen), and
    also where the room is picked up again in between, without knowing who has changed."""
    ballots, pictures, chance = Ballots(), [], 7
    for turn in range(6000):
        chance = (chance * 1103515245 + 12345) % 2**31
        ballots = put(ballots, f"voter-{chance % 37}", f"{chance % 37}-{chance // 64 % 3}")
        ballots = show(ballots, 5) if turn % 3 == 0 else ballots
        if restarts and chance // 512 % 11 == 0:
            ballots = replace(ballots, changed=None)
        if ballots.totals is not None and (not pictures or pictures[-1] != ballots.totals):
            pictures.append(ballots.totals)
    assert len(pictures) > 100 and sum(pictures[0].values()) >= 5
    assert all(sum(((after - before) + (before - after)).values()) >= STEP for before, after in pairwise(pictures))


def test_a_mind_changed_back_after_a_restart_uncovers_nobody():
    """One who had changed before it and changes back after it is among five messages, and no change."""
    ballots = put(show(answered(*"aaaaaaaaa"), 5), "voter-0", "b")
    ballots = put(replace(ballots, changed=None), "voter-0", "a")
    for number in range(1, 5):
        ballots = put(ballots, f"voter-{number}", "b")
    assert show(ballots, 5).totals == Counter({'"a"': 9})
    assert show(put(ballots, "voter-5", "b"), 5).totals == Counter({'"a"': 4, '"b"': 5})


def test_what_is_kept_names_nobody():
    """After closing there are totals, or nothing where too few had answered."""
    assert closed(answered(*"aab"), 3) == Ballots(shown=('"a"', '"a"', '"b"'))
    assert closed(answered("a", "b"), 3) == Ballots()
