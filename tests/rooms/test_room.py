"""What a room takes from phones, and what it does for its facilitator."""

import math

import pytest

from course_lib.activities import items
from course_lib.activities.mark import BadResponse
from course_lib.rooms import answers, results
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms

ANSWERS = {
    "one": lambda content: content.item("live-tone-or-words").options[0].id,
    "some": lambda content: [one.id for one in content.item("live-what-is-a-cue").options[:2]],
    "sort": lambda content: [one.id for one in content.item("live-from-cue-to-answer").steps],
    "much": lambda content: content.item("live-of-a-hundred-bonds").min,
    "twice": lambda content: content.item("live-sorry-and-then").options[1].id,
    "where": lambda content: [-37, 12.5],
    "bus": lambda content: content.dialogue("bus-home").turns[0].replies[0].id,
    "cloud": lambda content: ["Time", " time ", "a  walk"],
    "pulse": lambda content: 2,
}
WRONG = [None, True, "no-such", -1, 1001, 10**400, math.nan, math.inf, [], [[]], {}, [1], ["no such word is as long as this"], [*"abcd"], ["x" * 25],
         [math.nan, 0], [101, 0],
         [0], {"answer": 1}]


def say(room, content, answer, voter="v", **more):
    return rooms.respond(room, content, voter, {"type": "answer", "ballot": room.ballot, "answer": answer} | more, "id")


def do(room, content, type, now=0.0, **more):
    return facilitator.command(room, content, {"type": type} | more, now)


def voted(room, content, *given):
    for number, answer in enumerate(given):
        room = say(room, content, answer, f"voter-{number}")
    return room


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_counts_once_however_often_it_comes(at, content, name):
    """In the form in which it's kept."""
    room = at(name)
    for _ in range(3):
        room = say(room, content, ANSWERS[name](content))
    assert room.said(room.ballot).count == 1


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("answer", WRONG, ids=lambda one: str(one)[:12])
def test_what_is_no_answer_there_is_refused(at, content, name, answer):
    """Whatever JSON may hold."""
    with pytest.raises(BadResponse):
        say(at(name), content, answer)


def test_answers_are_kept_without_what_could_tell_whose_they_are(at, content):
    """A tap is drawn to the grid, a number to its scale, words to lower case, and nothing unseen is in them."""
    def kept(name, answer):
        room = say(at(name), content, answer)
        return room.said(room.ballot).said["v"]

    item = content.item("live-of-a-hundred-bonds")
    assert kept("where", [-37, 12.5]) == [-40, 20]
    assert kept("much", item.min + item.step * 1.2) == item.min + item.step
    assert kept("cloud", ["Time", " time ", "a  \u202ewalk\x00"]) == ["a walk", "time"]


@pytest.mark.parametrize("name", ["hello", "line", "two"])
def test_where_nothing_is_voted_on_no_answer_is_taken(at, content, name):
    with pytest.raises(BadResponse):
        say(at(name), content, "a")


def test_what_comes_too_late_or_for_elsewhere_is_refused(at, content):
    """Another ballot, a locked one, a room that is over."""
    room, answer = at("one"), ANSWERS["one"](content)
    for other, says in (("lock", "were closed when this came"), ("close", "is closed"), ("next", "had moved on when this came")):
        with pytest.raises(BadResponse, match=says):  # a phone may read it when they're open again, so it says what was
            say(do(room, content, other), content, answer, ballot="one")
    assert say(do(do(room, content, "lock"), content, "lock"), content, answer).said("one").count == 1


def test_the_second_vote_is_another_ballot(at, content):
    """The first is covered until it's shown beside the second."""
    room = voted(at("twice"), content, *[ANSWERS["twice"](content)] * 6)
    with pytest.raises(BadResponse):
        do(room, content, "reveal")
    room = do(room, content, "again")
    with pytest.raises(BadResponse):
        say(room, content, ANSWERS["twice"](content), ballot="twice/1")
    with pytest.raises(BadResponse):
        do(room, content, "again")
    room = do(voted(room, content, *[ANSWERS["twice"](content)] * 7), content, "reveal")
    assert [room.said(f"twice/{n}").totals.total() for n in (1, 2)] == [6, 7]


def test_a_reveal_needs_enough_answers(at, content):
    answer = ANSWERS["one"](content)
    with pytest.raises(BadResponse):
        do(voted(at("one"), content, *[answer] * 4), content, "reveal")
    assert do(voted(at("one"), content, *[answer] * 5), content, "reveal").revealed == {"one"}
    with pytest.raises(ValueError):
        rooms.start(at("one").workshop, 0, 2)


def test_what_is_revealed_is_counted_anew_in_steps(at, content):
    answer = ANSWERS["one"](content)
    room = do(voted(at("one"), content, *[answer] * 5), content, "reveal")
    assert rooms.counted(voted(room, content, *[answer] * 9)) .said("one").totals.total() == 5
    assert rooms.counted(voted(room, content, *[answer] * 10)).said("one").totals.total() == 10
    hidden = voted(at("one"), content, *[answer] * 10)
    assert rooms.counted(hidden) is hidden


def test_the_right_answer_is_shown_only_after_what_the_room_said(at, content):
    room = voted(at("one"), content, *[ANSWERS["one"](content)] * 5)
    with pytest.raises(BadResponse):
        do(room, content, "key")
    room = do(do(room, content, "reveal"), content, "key")
    assert room.keyed == {"one"} and do(room, content, "key").keyed == frozenset()


def test_going_on_and_back_keeps_what_was_said_and_counts_the_time(at, content):
    room = voted(at("one"), content, ANSWERS["one"](content))
    there = do(do(do(room, content, "lock"), content, "timer", seconds=60), content, "next", now=30)
    assert (there.step.id, there.locked, there.timer, there.spent["one"]) == ("some", False, None, 30)
    back = do(there, content, "back", now=40)
    assert back.said("one").count == 1 and back.spent["some"] == 10
    assert do(at("hello"), content, "back").at == 0 and do(at("two"), content, "next").step.id == "two"


def test_the_time_can_be_counted_from_when_people_are_there(at, content):
    """At the first step, and no later: what was waited before goes, and every step's time with it."""
    here = at("hello")
    begun = do(do(do(here, content, "next", now=60), content, "back", now=90), content, "begin", now=1200)
    assert (begun.spent, begun.since) == ({}, 1200) and rooms.spent(begun, 1230)["hello"] == 30
    with pytest.raises(BadResponse):
        do(do(begun, content, "next", now=1240), content, "begin", now=1250)


def test_a_timer_runs_stops_and_is_extended(at, content):
    room = do(at("two"), content, "timer", seconds=60)
    room = do(room, content, "pause", now=20)
    assert room.timer.at(500) == 40
    room = do(do(room, content, "pause", now=100), content, "extend", now=110, seconds=30)
    assert room.timer.at(110) == 60 and room.timer.at(200) == 0
    assert rooms.clocked(room, 120).timer.at(130) == 40
    assert do(room, content, "stop").timer is None
    for wrong in ({}, {"seconds": 4}, {"seconds": True}, {"seconds": "60"}, {"seconds": 10**9}):
        with pytest.raises(BadResponse, match="5 seconds to 60 minutes"):
            do(room, content, "timer", **wrong)


def test_a_dialogue_goes_by_the_room_or_by_the_facilitator(at, content):
    first = content.dialogue("bus-home").turns[0].replies
    room = at("bus")
    with pytest.raises(BadResponse, match="First show what the room said"):
        do(room, content, "choose")
    room = do(voted(room, content, *[first[0].id] * 3, *[first[1].id] * 2), content, "reveal")
    room = do(room, content, "choose")
    assert room.path["bus"] == (first[0].id,) and room.ballot == "bus/2"
    while answers.turn(content, room):
        room = do(room, content, "choose", reply=answers.turn(content, room).replies[0].id)
    with pytest.raises(BadResponse):
        do(room, content, "choose", reply=first[0].id)
    with pytest.raises(BadResponse):
        say(room, content, first[0].id)


def test_where_two_are_level_the_facilitator_chooses(at, content):
    first = content.dialogue("bus-home").turns[0].replies
    room = do(voted(at("bus"), content, *[first[0].id] * 3, *[first[1].id] * 3), content, "reveal")
    with pytest.raises(BadResponse, match="Choose a reply yourself"):
        do(room, content, "choose")
    assert do(room, content, "choose", reply=first[1].id).path["bus"] == (first[1].id,)


def test_texts_wait_for_the_facilitator(at, content):
    """And are let through, or put away, one by one."""
    room = at("line")
    for number, text in enumerate(("I'm here.", "Tell  me\nmore.")):
        room = rooms.respond(room, content, "v", {"type": "text", "ballot": "line", "text": text}, f"id-{number}")
    assert [(one.text, one.state) for one in room.texts["line"]] == [("I'm here.", "waiting"), ("Tell me more.", "waiting")]
    room = do(do(room, content, "let", text="id-0"), content, "let", text="id-1", shown=False)
    assert [one.state for one in room.texts["line"]] == ["shown", "put away"]
    for wrong in ("id-9", None, [], {}):
        with pytest.raises(BadResponse):
            do(room, content, "let", text=wrong)


@pytest.mark.parametrize("text", [None, 3, "", " \n ", "\u202e\x00", "x" * 281, ["a"]])
def test_what_is_no_text_is_refused(at, content, text):
    for type in ("text", "question"):
        with pytest.raises(BadResponse):
            rooms.respond(at("line"), content, "v", {"type": type, "ballot": "line", "text": text}, "id")


def test_a_question_can_be_asked_anywhere_and_goes_when_it_is_answered(at, content):
    for name in ("hello", "one", "two"):
        room = rooms.respond(at(name), content, "v", {"type": "question", "text": "Why?"}, "q")
        assert [one.text for one in room.questions] == ["Why?"]
        assert do(room, content, "answered", text="q").questions == ()


def test_no_more_texts_wait_than_somebody_can_read(at, content):
    room = at("hello")
    for number in range(rooms.QUESTIONS):
        room = rooms.respond(room, content, "v", {"type": "question", "text": "Why?"}, f"q{number}")
    with pytest.raises(BadResponse):
        rooms.respond(room, content, "v", {"type": "question", "text": "Why?"}, "one-more")


def test_a_word_is_let_through_only_if_somebody_wrote_it(at, content):
    room = say(at("cloud"), content, ["time"])
    assert do(room, content, "let", word="time").words["cloud"] == {"time"}
    assert do(do(room, content, "let", word="time"), content, "let", word="time", shown=False).words["cloud"] == frozenset()
    with pytest.raises(BadResponse):
        do(room, content, "let", word="money")


def test_hands_are_counted_where_hands_can_tell(at, content):
    """And shown when the facilitator shows them, whatever phones there are."""
    options = [option["id"] for option in items.fields(content.item("live-tone-or-words"), 0)[0]["options"]]
    room = do(at("one"), content, "tally", counts={options[0]: 7, options[1]: 2})
    assert room.revealed == frozenset() and do(room, content, "reveal").revealed == {"one"}
    for name, counts in (("one", {"no-such": 1}), ("one", {options[0]: -1}), ("one", {options[0]: 2.5}), ("one", []), ("where", {"right": 1}), ("line", {})):
        with pytest.raises(BadResponse):
            do(at(name), content, "tally", counts=counts)


def test_counted_hands_choose_a_reply(at, content):
    first = content.dialogue("bus-home").turns[0].replies
    room = do(at("bus"), content, "tally", counts={first[2].id: 9, first[0].id: 3})
    assert do(room, content, "choose").path["bus"] == (first[2].id,)


def test_at_the_end_nothing_by_voter_is_left(at, content):
    """Totals, words and texts that the room saw; no choice, no text that waits, no question, no word that wasn't let through."""
    room = voted(at("cloud"), content, *[["time", f"secret {n}"] for n in range(6)])
    room = do(do(room, content, "reveal"), content, "let", word="time")
    room = rooms.respond(room, content, "v", {"type": "question", "text": "Why?"}, "q")
    over = do(room, content, "close", now=5)
    assert over.over and over.questions == () and over.said("cloud").shown == ('["time"]',) * 6
    assert not any(ballots.said or ballots.changed for ballots in over.ballots.values())
    with pytest.raises(BadResponse):
        do(over, content, "next")


def test_the_words_that_stay_are_not_taken_for_answers(at, content):
    """Six people wrote two words each: while it's open there are six answers, and afterwards words alone."""
    room = do(voted(at("cloud"), content, *[["time", f"walk {n}"] for n in range(6)]), content, "reveal")
    for word in ("time", "walk 1"):
        room = do(room, content, "let", word=word)
    says = [results.result(one, content, one.step, "cloud")["says"] for one in (room, do(room, content, "close"))]
    assert says == ["6 answers. time (6), walk 1 (1)", "time (6), walk 1 (1)"]


@pytest.mark.parametrize("message", [{}, {"type": None}, {"type": []}, {"type": "no-such"}, {"type": {}}])
def test_what_is_no_message_is_refused(at, content, message):
    with pytest.raises(BadResponse):
        facilitator.command(at("one"), content, message, 0)
    with pytest.raises(BadResponse):
        rooms.respond(at("one"), content, "v", message, "id")


@pytest.mark.parametrize("name", [*ANSWERS, "hello", "line", "two"])
def test_what_is_said_to_be_possible_is(at, content, name):
    """Each command that needs nothing further works exactly where the facilitator is told that it does."""
    for room in (at(name), voted(at(name), content, *[ANSWERS[name](content)] * 5) if name in ANSWERS else at(name)):
        for type in ("next", "back", "reveal", "key", "again", "pause", "stop", "close"):
            try:
                worked = do(room, content, type) is not room
            except BadResponse:
                worked = False
            if type != "stop":
                assert worked == facilitator.allowed(room, content, type), type
