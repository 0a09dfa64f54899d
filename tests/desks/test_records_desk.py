"""The desk behind "Your record"."""

import zipfile
from io import BytesIO

import pytest

from course_lib.records import takeout
from course_lib.desks.records import RecordsDesk, told


@pytest.fixture
def desk(home, learning, private):
    """The desk of a learner with two answers and one text."""
    for name in ("one", "two"):
        learning.add({"id": name, "at": "2025", "activity": "quiz/every-kind", "type": "again"})
    private.put("my-cat", {"mine": "It purrs."}, base=0)
    return RecordsDesk(home)


def send(desk, content, piece=1000):
    """Hand in a file in pieces, as the page does, and return the last reply."""
    for start in range(0, len(content), piece):
        last = start + piece >= len(content)
        reply, _buffers = desk.answer(
            {"type": "import", "from": start, "last": last}, [memoryview(content[start : start + piece])]
        )
    return reply


def test_it_says_where_and_how_much(desk, home):
    """The folder, what it holds, and who could read it."""
    view = desk.answer({"type": "ready"}, [])[0]["view"]
    assert view["folder"] == str(home)
    assert view["holds"] == "It holds 2 answers and 1 private text."
    assert view["who"].startswith("Only on this computer")


def test_export_hands_over_the_zip(desk):
    """The page gets the file as bytes, and its name with the day."""
    reply, (content,) = desk.answer({"type": "export"}, [])
    assert reply["file"]["name"].startswith("attune-record-2") and reply["file"]["name"].endswith(".zip")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert "private/my-cat.json" in archive.namelist()


def test_a_file_comes_in_pieces(desk, home, tmp_path):
    """What was taken away comes back on another machine, however it was cut up."""
    reply = send(RecordsDesk(tmp_path / "fresh"), takeout.pack(home), piece=100)
    assert reply["says"] == ["Brought back: 2 answers and 1 private text."]
    assert reply["view"]["holds"] == "It holds 2 answers and 1 private text."


def test_a_new_file_starts_over(desk, home, tmp_path):
    """Pieces of a file that was broken off aren't put before the next one."""
    fresh = RecordsDesk(tmp_path / "fresh")
    fresh.answer({"type": "import", "from": 0, "last": False}, [memoryview(b"broken off")])
    assert send(fresh, takeout.pack(home))["says"] == ["Brought back: 2 answers and 1 private text."]


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04half"])
def test_what_is_no_record_is_told(desk, content):
    """In words, and nothing is changed."""
    assert "isn't a whole zip file" in send(desk, content)["says"]
    assert desk.answer({"type": "ready"}, [])[0]["view"]["holds"] == "It holds 2 answers and 1 private text."


def test_too_large_a_file_is_refused_before_it_is_whole(desk, monkeypatch):
    """No more than a record can be is held in memory."""
    monkeypatch.setattr(takeout, "LARGEST", 50)
    reply, _buffers = desk.answer({"type": "import", "from": 0, "last": False}, [memoryview(b"x" * 51)])
    assert reply["says"] == "That file is larger than a record can be. Nothing was changed."
    assert desk.pieces == []


def test_delete_deletes(desk, home):
    """And shows that nothing is left."""
    reply, _buffers = desk.answer({"type": "delete"}, [])
    assert reply["view"]["holds"] == "It holds 0 answers and 0 private texts."
    assert not [path for path in home.rglob("*") if path.is_file()]


def test_delete_that_fails_is_told(desk, monkeypatch):
    """The page says what stays."""

    def refused(path):
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr("shutil.rmtree", refused)
    assert desk.answer({"type": "delete"}, [])[0]["says"].startswith("Not everything was deleted")


@pytest.mark.parametrize("message", [{}, {"type": "dance"}, {"type": None}, {"type": ["ready"]}])
def test_odd_message_changes_nothing(desk, message):
    """It gets an empty reply."""
    assert desk.answer(message, []) == ({}, [])


def test_import_is_told_in_sentences():
    """Each thing that happened, in the order of what matters."""
    report = takeout.Report(
        events=1, documents=0, known=2, kept_both=["my-cat (my-cat-brought-1.json)"], problems=["One left out."]
    )
    assert told(report) == [
        "Brought back: 1 answer and 0 private texts.", "2 were here already.",
        "These differ from what is here, so both are kept: my-cat (my-cat-brought-1.json).", "One left out.",
    ]  # fmt: skip
