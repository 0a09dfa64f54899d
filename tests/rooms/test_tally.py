"""A room without a phone: hands are counted and typed, and everything that hands can say works with them alone."""

import pytest

from course_lib.activities.mark import BadResponse
from course_lib.rooms import room as rooms
from course_lib.rooms.views import facilitator_view, screen_view


def do(room, content, **message):
    return rooms.command(room, content, message, 1.0)


def ids(room, content) -> list[str]:
    return [one["id"] for one in facilitator_view(room, content, 0)["hands"]]


def counted(room, content, *numbers: int):
    """With so many hands for each answer, in its order."""
    return do(room, content, type="tally", counts=dict(zip(ids(room, content), numbers)))


def shown(room, content) -> list:
    """What the screen shows, as counts."""
    result = screen_view(room, content, 0)["result"]
    return result and [one and [row["count"] for row in one["rows"]] for one in result["rounds"]]


@pytest.mark.parametrize("step", ["one", "some", "pulse"])
def test_hands_alone_are_shown(at, content, step):
    """A poll with one answer or several, and the pulse."""
    room = counted(at(step), content, 4, 2, 1)
    assert shown(room, content) is None
    room = do(room, content, type="reveal")
    assert shown(room, content)[0][:3] == [4, 2, 1]
    assert screen_view(room, content, 0)["result"]["rounds"][0]["says"]


def test_both_votes_of_two_by_hands(at, content):
    """The first stays covered until the second is shown beside it; what fits can be shown then."""
    room = counted(at("twice"), content, 6, 1, 1, 0)
    with pytest.raises(BadResponse):
        do(room, content, type="reveal")
    room = counted(do(room, content, type="again"), content, 1, 6, 1, 0)
    room = do(room, content, type="reveal")
    assert shown(room, content) == [[6, 1, 1, 0], [1, 6, 1, 0]]
    assert do(room, content, type="key").keyed == {"twice"}


def test_a_whole_dialogue_by_hands(at, content):
    """Most hands choose the reply, at every turn, until it ends; level hands leave it to the facilitator."""
    room, turns = at("bus"), 0
    level = do(counted(room, content, 3, 3), content, type="reveal")
    with pytest.raises(BadResponse):
        do(level, content, type="choose")
    while ids(room, content):
        chosen = ids(room, content)[-1]
        room = counted(room, content, *[1] * (len(ids(room, content)) - 1), 5)
        room = do(do(room, content, type="reveal"), content, type="choose")
        turns += 1
        assert room.path["bus"][-1] == chosen
    assert turns > 1 and screen_view(room, content, 0)["step"]["dialogue"]["after"]


def test_hands_and_phones_are_added(at, content):
    """Each is in the totals once."""
    room = at("pulse")
    for number in range(5):
        room = rooms.respond(room, content, f"phone-{number}", {"type": "answer", "ballot": "pulse", "answer": 0}, "id")
    assert shown(do(counted(room, content, 1, 2, 3), content, type="reveal"), content) == [[6, 2, 3]]


@pytest.mark.parametrize("step", ["hello", "sort", "much", "where", "cloud", "line", "two"])
def test_what_hands_cannot_say_asks_for_none(at, content, step):
    """An order, a number, a place on the map, words: said aloud, they need no count."""
    room = at(step)
    view = facilitator_view(room, content, 0)
    assert view["hands"] == [] and "tally" not in view["can"]
    with pytest.raises(BadResponse):
        do(room, content, type="tally", counts={"a": 1})


def test_a_new_count_stands_in_place_of_the_old_one(at, content):
    """A number that was typed wrong is put right, also after the reveal."""
    room = do(counted(at("pulse"), content, 50, 2, 3), content, type="reveal")
    assert shown(counted(room, content, 5, 2, 3), content) == [[5, 2, 3]]
