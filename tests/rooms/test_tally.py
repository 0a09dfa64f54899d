"""A room without a phone: hands are counted and typed, and everything that hands can say works with them alone."""

from datetime import date

import pytest

from course_lib.activities.mark import BadResponse
from course_lib.rooms import answers, facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.report import report
from course_lib.rooms.report_files import markdown, pdf
from course_lib.rooms.views import facilitator_view, screen_view


def do(room, content, **message):
    return facilitator.command(room, content, message, 1.0)


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


def test_hands_for_the_quarters_of_the_map(at, content):
    """They're counted with the phones' points, told apart from them in words, and drawn where nobody tapped."""
    room = at("where")
    for number, point in enumerate([[60, 40], [60, 40], [-20, -80], [0, 100], [0, 0]]):
        room = rooms.respond(room, content, f"phone-{number}", {"type": "answer", "ballot": "where", "answer": point}, "id")
    room = counted(room, content, 4, 0, 3, 1, 2)
    assert screen_view(room, content, 0)["result"] is None
    [said] = screen_view(do(room, content, type="reveal"), content, 0)["result"]["rounds"]
    assert said["of"] == 15 and sum(point["count"] for point in said["points"]) == 5
    assert [one["count"] for one in said["regions"]] == [6, 0, 3, 2, 4] and [one["hands"] for one in said["regions"]] == [4, 0, 3, 1, 2]
    assert "between these: 4. Of these by hand: pleasant, much energy: 4; unpleasant, much energy: 3;" in said["says"]


def test_the_map_by_hands_alone(at, content):
    """Says nothing of a point, in the room's report neither."""
    room = do(counted(at("where"), content, 4, 0, 3, 0, 0), content, type="reveal")
    [said] = screen_view(room, content, 0)["result"]["rounds"]
    assert said["points"] == [] and "between" not in said["says"]
    told = markdown(report(do(room, content, type="close"), content, date(2026, 3, 1)))
    assert said["says"] in told and "Counted by hand" in told
    assert b"%PDF" == pdf(report(do(room, content, type="close"), content, date(2026, 3, 1)))[:4]


@pytest.mark.parametrize("point,name", [([20, 20], "pleasant-much"), ([100, -20], "pleasant-little"), ([-40, 100], "unpleasant-much"),
                                        ([-20, -20], "unpleasant-little"), ([0, 100], "between"), ([-60, 0], "between"), ([0, 0], "between")])
def test_each_point_of_the_map_is_in_one_region(point, name):
    """What lies on a line is in neither quarter."""
    assert answers.region(*point) == name


@pytest.mark.parametrize("step", ["hello", "sort", "much", "cloud", "line", "two"])
def test_what_hands_cannot_say_asks_for_none(at, content, step):
    """An order, a number, words: said aloud, they need no count."""
    room = at(step)
    view = facilitator_view(room, content, 0)
    assert view["hands"] == [] and "tally" not in view["can"]
    with pytest.raises(BadResponse):
        do(room, content, type="tally", counts={"a": 1})


def test_a_new_count_stands_in_place_of_the_old_one(at, content):
    """A number that was typed wrong is put right, also after the reveal."""
    room = do(counted(at("pulse"), content, 50, 2, 3), content, type="reveal")
    assert shown(counted(room, content, 5, 2, 3), content) == [[5, 2, 3]]
