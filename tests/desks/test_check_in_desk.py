"""The desk behind the page "Check-in": kept when asked, gone when deleted, and nowhere else."""

import json

import pytest

from course_lib.desks.check_in import CheckInDesk
from course_lib.overview import done_activities
from course_lib.records import Learning, Private, takeout

SECRET = "zebra-umbrella"
SAID = {"pleasant": -40, "energy": 60, "feelings": [SECRET], "body": {"where": [SECRET], "how": [], "text": SECRET}, "text": SECRET}


@pytest.fixture
def desk(private):
    return CheckInDesk(private)


def ask(desk, message):
    """The reply, as it is after its way to the page."""
    reply, buffers = desk.answer(message, [])
    assert buffers == []
    return json.loads(json.dumps(reply, ensure_ascii=False, allow_nan=False).encode("utf-8"))


def keep(name="message-1", here="2026-11-22T14:05", said=SAID):
    return {"type": "keep", "said": said, "here": here, "id": name}


def holding(home, text=SECRET):
    return [path for path in home.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_opening_the_page_writes_nothing(desk, home):
    """No folder, no file."""
    reply = ask(desk, {"type": "ready"})
    assert reply["view"]["count"] == 0 and reply["who"].startswith("Only on this computer")
    assert not home.exists()


def test_what_is_kept_is_one_document_each(desk, private, home):
    """A day and random digits name it; it's in the private folder and in no other file."""
    ask(desk, keep("message-1"))
    reply = ask(desk, keep("message-2", "2026-11-22T14:06"))
    assert (reply["re"], reply["kept"], reply["view"]["count"]) == ("message-2", True, 2)
    assert all(name.startswith("check-in-2026-11-22-") for name in private.names()) and len(private.names()) == 2
    assert {path.parent.name for path in holding(home)} == {"private"}


def test_message_that_comes_twice_is_kept_once(desk, private):
    """The page hands in again what it isn't sure about."""
    assert ask(desk, keep())["re"] == ask(CheckInDesk(private), keep())["re"] == "message-1"
    assert len(private.names()) == 1


@pytest.mark.parametrize("message", [keep(said={}), keep(said=None), keep(here=None), keep(here="2026-13-01T10:00"), keep(name="../x"),
                                     keep(name=7), {"type": "erase", "name": "weekly-plan", "id": "message-1"}], ids=str)  # fmt: skip
def test_message_that_does_not_fit_is_settled(desk, private, message):
    """Nothing is kept or deleted, and the page needn't hand it in again."""
    private.put("weekly-plan", {"kind": "plan"}, base=0)
    reply = ask(desk, message)
    assert reply["re"] == message["id"] and reply["problem"]
    assert private.names() == ["weekly-plan"]


def test_deleting_one_leaves_no_text_of_it(desk, private, home):
    """And nothing else goes."""
    ask(desk, keep())
    ask(desk, keep("message-2", "2026-11-21T10:00", {"text": "another"}))
    name = next(one["name"] for one in ask(desk, {"type": "month", "month": "2026-11"})["view"]["list"] if SECRET in str(one))
    reply = ask(desk, {"type": "erase", "name": name, "month": "2026-11", "id": "message-3"})
    assert (reply["re"], reply["view"]["count"]) == ("message-3", 1)
    assert not holding(home) and len(holding(home, "another")) == 1


def test_deleting_all_leaves_other_texts(desk, private, home):
    """Reflections and the plan stay, damaged check-ins go."""
    private.put("my-cat", {"mine": "It purrs."}, base=0)
    ask(desk, keep())
    (home / "private" / "check-in-2026-11-01-00000000.json").write_text(SECRET)
    ask(desk, {"type": "erase-all", "id": "message-2"})
    assert private.names() == ["my-cat"] and not holding(home)


@pytest.mark.parametrize("content", ["\x00", '{"v": 1, "revision": 1, "kind": "check-in", "day": 5}', '{"v": 9, "revision": 1}'])
def test_one_that_cannot_be_read_is_told_and_left(desk, home, content):
    """The others are shown."""
    ask(desk, keep())
    path = home / "private" / "check-in-2026-11-01-00000000.json"
    path.write_text(content)
    reply = ask(desk, {"type": "ready"})
    assert reply["view"]["count"] == 1 and path.stem in reply["unread"][0]
    assert path.read_text() == content


def test_what_cannot_be_saved_is_not_called_kept(desk, home):
    """The page still has it."""
    home.write_text("in the way")
    reply = ask(desk, keep())
    assert "re" not in reply and reply["problem"].endswith("still on this page.")


def test_it_refuses_the_learning_store(learning):
    """In coursework there is no private store, so there is no check-in."""
    with pytest.raises(TypeError, match="a private activity can't be kept in the learning store"):
        CheckInDesk(learning)


def test_the_story_is_told_when_it_is_asked_for(desk):
    """How it was for Noor isn't on the page before."""
    assert "answer" not in ask(desk, {"type": "ready"})
    assert "Noor put her mark" in ask(desk, {"type": "story"})["answer"]


def test_check_ins_move_to_a_fresh_home(desk, home, tmp_path):
    """Taken away, brought back twice, deleted."""
    ask(desk, keep())
    fresh = tmp_path / "fresh"
    packed = takeout.pack(home)
    assert takeout.unpack(fresh, packed).documents == 1 and takeout.unpack(fresh, packed).known == 1
    there = CheckInDesk(Private(fresh / "private"))
    assert ask(there, {"type": "ready"})["view"] == ask(desk, {"type": "ready"})["view"]
    takeout.delete(fresh)
    assert ask(there, {"type": "ready"})["view"]["count"] == 0 and not holding(fresh)


def test_a_check_in_counts_for_no_lesson(desk, mini, learning, private):
    """Progress knows nothing of it, and no event is written."""
    before = done_activities(mini, learning, private)
    ask(desk, keep())
    assert done_activities(mini, learning, private) == before
    assert Learning(learning.folder).events() == []
