"""The store of private records: whole documents, no earlier drafts, for their owner alone."""

import errno
import json
import os
import stat

import pytest

from course_lib.records import Conflict, NotSaved, Private, RecordError

SECRET = "zebra-umbrella"


def traces(folder, text):
    """The files under `folder` whose bytes or names hold `text`."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in found if text.encode() in path.read_bytes() or text in path.name]


def says(private, name="my-cat"):
    document = private.get(name)
    return document and document["mine"]


def test_document_comes_back(private):
    """What is kept is what was said, with a revision that counts."""
    kept = private.put("my-cat", {"mine": "It purrs."}, base=0)
    assert kept == private.get("my-cat") == {"mine": "It purrs.", "v": 1, "revision": 1, "writer": ""}
    assert private.put("my-cat", {"mine": "It sleeps."}, base=1)["revision"] == 2
    assert private.names() == ["my-cat"]


def test_reading_makes_nothing(private, home):
    """Looking for what isn't there leaves no folder behind."""
    assert (private.get("my-cat"), private.names(), home.exists()) == (None, [], False)


def test_everything_is_its_owners_alone(private, home):
    """Folders 0700, files 0600, the lock's too."""
    private.put("my-cat", {"mine": SECRET}, base=0)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, *home.rglob("*"))}
    assert modes == {"home": 0o700, "private": 0o700, "my-cat.json": 0o600, ".lock": 0o600}


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "שלום \u202e", "👩‍👩‍👧", "a\u2028b\x85c\x00", "\ud800", "x" * 1_000_000, "\r\n\t",
], ids=lambda text: ascii(text)[:30])  # fmt: skip
def test_text_is_kept_word_for_word(private, text):
    """No markup is touched, nothing is trimmed, and a megabyte is no trouble."""
    private.put("my-cat", {"mine": text}, base=0)
    assert says(private) == text


def test_file_is_readable_without_the_course(private, home):
    """One file for each, in JSON, with its letters as they are."""
    private.put("my-cat", {"mine": "Grüße, 猫"}, base=0)
    assert "Grüße, 猫" in (home / "private" / "my-cat.json").read_text(encoding="utf-8")


def test_saving_keeps_no_earlier_draft(private, home):
    """What was taken out again is in no file."""
    private.put("my-cat", {"mine": SECRET}, base=0)
    private.put("my-cat", {"mine": "Never mind."}, base=1)
    assert traces(home, SECRET) == []


def test_deleting_leaves_no_text(private, home):
    """Erased is erased, with anything half-written of it; the others stay."""
    private.put("my-cat", {"mine": SECRET}, base=0)
    private.put("my-dog", {"mine": "It barks."}, base=0)
    (home / "private" / ".my-cat.json.new").write_text(SECRET)
    private.delete("my-cat")
    assert traces(home, SECRET) == []
    assert (private.get("my-cat"), says(private, "my-dog")) == (None, "It barks.")


def test_deleting_what_is_not_there_is_fine(private):
    """Erasing twice is erasing."""
    private.delete("my-cat")
    assert private.names() == []


def test_deleting_that_fails_says_so(private, monkeypatch):
    """If the system won't, the learner is told that it's still there, and which file it is."""
    private.put("my-cat", {"mine": SECRET}, base=0)

    def refused(path, missing_ok):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("pathlib.Path.unlink", refused)
    with pytest.raises(RecordError, match="my-cat.json couldn't be deleted: Operation not permitted"):
        private.delete("my-cat")


# Two windows -----------------------------------------------------------------------------------


def test_another_windows_text_is_not_overwritten(private):
    """A window that hasn't seen the latest is refused, and told what is there."""
    private.put("my-cat", {"mine": "first"}, base=0)
    private.put("my-cat", {"mine": "from window two"}, base=1)
    with pytest.raises(Conflict) as caught:
        private.put("my-cat", {"mine": "from window one"}, base=1)
    assert caught.value.theirs["mine"] == says(private) == "from window two"


def test_window_may_save_again_before_it_heard_of_its_last_save(private):
    """Its own text is no other window's; another window is still told, and so is one without a name."""
    private.put("my-cat", {"mine": "first"}, base=0, writer="here")
    assert private.put("my-cat", {"mine": "second"}, base=0, writer="here")["revision"] == 2
    for writer in ("there", ""):
        with pytest.raises(Conflict):
            private.put("my-cat", {"mine": "third"}, base=0, writer=writer)


def test_new_text_does_not_overwrite_one_that_it_never_saw(private, home):
    """Two windows that opened an empty page: the second to save is told."""
    private.put("my-cat", {"mine": "one"}, base=0)
    with pytest.raises(Conflict):
        Private(home / "private").put("my-cat", {"mine": "two"}, base=0)


def test_same_words_from_both_windows_are_no_conflict(private):
    """Nobody is asked to choose between equal texts; when they were written doesn't matter."""
    private.put("my-cat", {"mine": "same", "at": "2025"}, base=0)
    assert private.put("my-cat", {"mine": "same", "at": "2026"}, base=0)["revision"] == 2


def test_text_may_be_written_again_after_it_was_deleted(private):
    """A window that is still open may save what another erased: it's a new text."""
    private.put("my-cat", {"mine": "one"}, base=0)
    private.delete("my-cat")
    assert private.put("my-cat", {"mine": "two"}, base=1)["revision"] == 2


# What goes wrong -------------------------------------------------------------------------------


class Half:
    """A file that writes half of what it's given, and then finds the disk full."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, content):
        self.file.write(content[: len(content) // 2])
        full()


def full(*_given):
    raise OSError(errno.ENOSPC, "No space left on device")


def full_at(step):
    """What stands in for a function of `os`, so that the disk is full at that step of saving."""
    fdopen = os.fdopen
    if step == "fdopen":
        return lambda number, mode: Half(fdopen(number, mode)) if mode == "wb" else fdopen(number, mode)
    return full


@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace"])
def test_full_disk_keeps_the_old_text(private, home, monkeypatch, step):
    """Wherever the disk fills up, what was kept before is there, whole, and nothing half-written stays."""
    private.put("my-cat", {"mine": "old"}, base=0)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, full_at(step))
        with pytest.raises(NotSaved, match="The disk is full"):
            private.put("my-cat", {"mine": SECRET}, base=1)
    assert says(private) == "old"
    assert traces(home, SECRET) == []


def test_interrupted_save_leaves_nothing_half_written(private, home, monkeypatch):
    """A kernel that is interrupted while it saves leaves the old text and no trace of the new one."""
    private.put("my-cat", {"mine": "old"}, base=0)

    def interrupted(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        private.put("my-cat", {"mine": SECRET}, base=1)
    assert (says(private), traces(home, SECRET)) == ("old", [])


def test_half_written_file_of_a_killed_process_is_no_document(private, home):
    """What a kill left behind is neither listed nor read, and the next save takes its place."""
    private.put("my-cat", {"mine": "old"}, base=0)
    (home / "private" / ".my-cat.json.new").write_text('{"mine": "' + SECRET)
    assert (private.names(), says(private)) == (["my-cat"], "old")
    private.put("my-cat", {"mine": "new"}, base=1)
    assert traces(home, SECRET) == []


@pytest.mark.parametrize("content", [
    b"", b"{", b"\x00" * 100, b"[]", b"7", b'{"mine": "x"}', b'{"v": 1, "revision": "1"}', b'{"v": "1", "revision": 1}',
    b'{"v": 1, "revision": true}', b"[" * 100_000, b"\xff\xfe",
], ids=lambda content: repr(content[:24]))  # fmt: skip
def test_damaged_document_is_told_and_left_alone(private, home, content):
    """It isn't shown, and it isn't overwritten either: a person may still read it in an editor."""
    private.put("my-cat", {"mine": "old"}, base=0)
    path = home / "private" / "my-cat.json"
    path.write_bytes(content)
    with pytest.raises(RecordError, match="is damaged and can't be shown. It has been left as it is"):
        private.get("my-cat")
    with pytest.raises(RecordError, match="is damaged"):
        private.put("my-cat", {"mine": "new"}, base=1)
    assert path.read_bytes() == content


def test_document_of_a_newer_version_is_left_alone(private, home):
    """An older version of the course doesn't touch what it can't know."""
    private.put("my-cat", {"mine": "old"}, base=0)
    path = home / "private" / "my-cat.json"
    path.write_text(newer := json.dumps({"v": 2, "revision": 9, "mine": "new"}))
    with pytest.raises(RecordError, match="written by a newer version of this course"):
        private.put("my-cat", {"mine": "older"}, base=9)
    assert path.read_text() == newer


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "A", "a.b", "a\x00b", "-a", ".lock", "a\n"])
def test_name_leads_nowhere_else(private, name):
    """Only a plain slug names a document."""
    with pytest.raises(RecordError, match="can't name a private record"):
        private.put(name, {"mine": "x"}, base=0)


@pytest.mark.parametrize(("number", "remedy"), [
    (errno.EROFS, "That place can only be read"), (errno.EACCES, "You may not write there"), 
    (errno.ENOSPC, "The disk is full"),
])  # fmt: skip
def test_folder_that_can_only_be_read_says_what_to_do(private, monkeypatch, number, remedy):
    """Saving there fails with a remedy."""

    def refused(*_given, **_more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotSaved, match=remedy):
        private.put("my-cat", {"mine": "x"}, base=0)


def test_home_that_is_a_file_says_what_to_do(private, home):
    """Nothing can be kept in a file."""
    home.write_text("in the way")
    with pytest.raises(NotSaved, match="There is a file where a folder should be"):
        private.put("my-cat", {"mine": "x"}, base=0)
    assert private.get("my-cat") is None
