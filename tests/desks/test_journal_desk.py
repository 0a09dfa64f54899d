"""The desk behind the journal."""

import json

import pytest

from course_lib.desks.journal import JournalDesk, day
from course_lib.records import Learning

MARKER = "zebra-marker-4711"


def kept(text, at="2026-03-01T10:00:00+00:00", **more):
    return {"reflection": "my-cat", "lesson": "first", "which": "mine", "mine": text, "twin": "", "feelings": [], "scale": None,
            "skipped": False, "at": at, **more}


@pytest.fixture
def desk(mini, private):
    """The desk of a learner who wrote a reflection and had a check-in."""
    private.put("my-cat", kept("It purrs."), base=0)
    private.put("check-in-1", {"kind": "check-in", "note": "Tired.", "at": "2026-04-02T10:00:00+00:00"}, base=0)
    return JournalDesk(mini, private)


def ask(desk, **message):
    reply, _buffers = desk.answer(message, [])
    return json.loads(json.dumps(reply, allow_nan=False).encode())


def rows(reply):
    return [(group["title"], [one["name"] for one in group["entries"]]) for group in reply["list"]["groups"]]


def save(desk, text, base, **more):
    return ask(desk, type="save", name="my-cat", said={"mine": text}, base=base, id="m", **more)


def test_it_opens_with_everything_newest_first(desk):
    """By month."""
    reply = ask(desk, type="ready")
    assert rows(reply) == [("April 2026", ["check-in-1"]), ("March 2026", ["my-cat"])]
    assert reply["list"]["says"] == "2 entries." and reply["words"]


def test_by_lesson_in_the_order_of_the_course(desk, mini):
    """What is in none comes last."""
    assert rows(ask(desk, type="list", by="lesson")) == [(mini.lesson("first").title, ["my-cat"]), ("Outside the lessons", ["check-in-1"])]


def test_search_says_how_many(desk):
    """And what to make of none."""
    assert rows(ask(desk, type="list", search="PURRS")) == [("March 2026", ["my-cat"])]
    reply = ask(desk, type="list", search="zebra")
    assert rows(reply) == [] and reply["list"]["says"] == "Nothing that you wrote has all these words." and reply["list"]["any"]


def test_an_entry_opens_is_changed_and_is_saved_when_the_reply_says_so(desk, private):
    """The reply names the message that is saved, and the revision to go on from."""
    entry = ask(desk, type="open", name="my-cat")["entry"]
    assert [one["text"] for one in entry["passages"]] == ["It purrs."]
    reply = save(desk, "It sleeps.", entry["revision"])
    assert (reply["re"], reply["saved"]["revision"], private.get("my-cat")["mine"]) == ("m", 2, "It sleeps.")


def test_another_windows_text_is_not_overwritten(desk, private):
    """Both versions are there to choose from; the one that is kept stays."""
    private.put("my-cat", kept("From the lesson."), base=1, writer="lesson")
    reply = save(desk, "From the journal.", 1, writer="journal")
    assert reply["re"] == "m" and reply["theirs"]["passages"][0]["text"] == "From the lesson."
    assert private.get("my-cat")["mine"] == "From the lesson."
    assert save(desk, "From the journal.", reply["theirs"]["revision"], writer="journal")["saved"]


def test_what_was_deleted_elsewhere_is_not_written_again(desk, private):
    """The learner is told."""
    private.delete("my-cat")
    assert "deleted in another window" in save(desk, "Back?", 1)["problem"]
    assert not private.holds("my-cat")
    assert "deleted" in ask(desk, type="open", name="my-cat")["gone"]


def test_one_is_deleted(desk, private):
    """And no file holds its words."""
    reply = ask(desk, type="erase", name="my-cat", id="m")
    assert reply["re"] == "m" and reply["erased"] and rows(reply) == [("April 2026", ["check-in-1"])]
    assert private.names() == ["check-in-1"]


def test_all_is_deleted_damaged_ones_too(desk, private, home, learning):
    """The learner's answers stay."""
    learning.add({"id": "one", "at": "2025", "activity": "quiz/every-kind", "type": "again"})
    (private.folder / "broken.json").write_text("{half")
    reply = ask(desk, type="erase-all")
    assert reply["erased"] and reply["list"] == {"groups": [], "any": False, "problems": [], "says": reply["list"]["says"]}
    assert not [path for path in private.folder.iterdir() if path.stat().st_size] and len(Learning(home / "learning").events()) == 1


def test_a_damaged_document_is_told_and_hides_nothing_else(desk, private):
    """Where it is, and that it's left alone."""
    (private.folder / "broken.json").write_text("{half")
    reply = ask(desk, type="ready")
    assert len(rows(reply)) == 2 and "broken.json is damaged" in reply["list"]["problems"][0]


@pytest.mark.parametrize("message", [
    {"type": "open", "name": "../../etc/passwd"}, {"type": "open"}, {"type": "erase", "name": ["x"]},
    {"type": "save", "name": "my-cat", "said": {"mine": "x"}, "base": "1"}, {"type": "save", "name": "my-cat", "said": {"at": "x"}, "base": 1},
    {"type": "export", "as": "html"}, {"type": "list", "search": 7, "by": []}, {"type": ["open"]},
], ids=str)  # fmt: skip
def test_odd_messages_change_nothing(desk, private, message):
    """Each gets a reply."""
    before = private.get("my-cat")
    assert ask(desk, **message)["activity"] == "journal"
    assert private.get("my-cat") == before and len(private.names()) == 2


def test_a_store_for_answers_is_refused(mini, home):
    """What is private has its own."""
    with pytest.raises(TypeError):
        JournalDesk(mini, Learning(home / "learning"))


@pytest.mark.parametrize(("kind", "start"), [("markdown", b"# What I wrote"), ("pdf", b"%PDF-")])
def test_it_is_handed_over_as_a_file_and_written_nowhere(mini, home, private, tmp_path, kind, start):
    """The page gets the bytes; the marker is in no file but the document's own."""
    private.put("my-cat", kept(MARKER), base=0)
    reply, (content,) = JournalDesk(mini, private).answer({"type": "export", "as": kind}, [])
    assert content.startswith(start) and reply["file"]["name"].startswith("attune-journal-2")
    assert MARKER not in json.dumps(reply)
    holding = [path.name for path in tmp_path.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes()]
    assert holding == ["my-cat.json"]


def test_days_are_said_in_words():
    """And nothing is said of what is no time."""
    assert day("2026-03-05T12:00:00+00:00") == "5 March 2026"
    assert (day(""), day("yesterday"), day("9999-12-31T23:59:59-12:00")) == ("", "", "")
