"""A dialogue can be walked: the line and the road depend on the mood, and every path is found."""

import pytest

from course_lib.activities.dialogue_paths import Path, chance, line, paths, road, shares, take, turn_of
from course_lib.content.dialogues import Road, Turn
from tests.dialogues import TURNS, dialogue, mood, reply


def test_the_first_line_whose_when_holds_is_said():
    """`from` includes its value."""
    assert line(TURNS[1], mood(understood=0.45)).text == "That's right."
    assert line(TURNS[1], mood(understood=0.449)).text == "And?"


def test_a_road_depends_on_the_mood_after_the_reply():
    """The last road is for all others."""
    waited = TURNS[1].replies[0]
    assert (road(waited, mood(understood=0.5)), road(waited, mood(understood=0.3))) == ("warm", "cool")


def test_every_path_is_found_once():
    """3 × (1 + 2 × 2), each with its end; walking reply by reply comes to the same."""
    small = dialogue()
    found = list(paths(small))
    assert len(found) == len({tuple(step.reply.id for step in path.steps) for path in found}) == 15
    for path in found:
        walked = Path()
        for step in path.steps:
            assert turn_of(small, walked).id == step.turn
            walked = take(small, walked, step.reply)
        assert walked == path and turn_of(small, walked) is None


def test_a_path_without_end_is_cut_off():
    """It has as many replies as a conversation may have, and no end."""
    round_again = Turn(id="one", lines=TURNS[0].lines, replies=(reply("x", "ask", "one"), reply("y", "wait", "one")))
    found = list(paths(dialogue(turns=(round_again,)), longest=4))
    assert len(found) == 16 and all(path.end is None and len(path.steps) == 4 for path in found)


@pytest.mark.parametrize("move", [None, "apologise", "validate"])
def test_chances_of_all_paths_add_up(move):
    """A player takes one of them for sure."""
    small = dialogue()
    assert sum(chance(path, shares(small, move)) for path in paths(small)) == pytest.approx(1)


def test_a_player_takes_their_move_where_it_is_offered():
    """And any reply, with equal chances, elsewhere."""
    small = dialogue()
    found = {tuple(step.reply.id for step in path.steps): chance(path, shares(small, "apologise")) for path in paths(small)}
    assert found["late", "really-sorry", "again-sorry"] == pytest.approx(1 / 3)
    assert found["late", "waited"] == 0


def test_roads_to_turns_lead_on():
    """A road that names a turn opens it."""
    there = take(dialogue(), Path(), TURNS[0].replies[1])
    assert turn_of(dialogue(), there).id == "two" and isinstance(TURNS[1].replies[0].to[0], Road)
