"""The lock, as the store knows it: sealed documents alone, turned one at a time, and never half lost."""

import pytest

from course_lib.records import Conflict, LockChanged, Private, RecordError, takeout
from course_lib.records.lock import HEADER, Lock, checked, only_sealed, read

from ..locks import header, lock_up, sealed


@pytest.fixture
def written(private):
    """Two texts, from two windows."""
    private.put("my-cat", {"mine": "It purrs.", "at": "2025"}, base=0, writer="one")
    private.put("my-cat", {"mine": "It purrs a lot.", "at": "2025"}, base=1, writer="one")
    private.put("my-dog", {"mine": "It barks."}, base=0, writer="two")
    return private


def everything(store) -> bytes:
    return b"\n".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())


# The header ------------------------------------------------------------------------------------


def test_a_header_comes_back_as_it_was(written):
    """And nothing that came along with it is kept."""
    Lock(written).turn_on(header() | {"passphrase": "four horses"})
    assert read(written.folder) == header(turning="on") and b"horses" not in everything(written)


@pytest.mark.parametrize("wrong", [
    {"v": 2}, {"id": "../x"}, {"kdf": "scrypt"}, {"iterations": 599_999}, {"iterations": True}, {"iterations": 10**12},
    {"salt": "AAAA"}, {"iv": ""}, {"key": "not base64"}, {"key": None}, {"turning": "round"},
], ids=str)
def test_a_header_that_isnt_whole_locks_nothing(written, wrong):
    """Documents can be saved as before."""
    for given in (header(**wrong), None, []):
        with pytest.raises(RecordError):
            Lock(written).turn_on(given)
    assert Lock(written).header() is None
    written.put("my-dog", {"mine": "It sleeps."}, base=1, writer="two")


def test_a_damaged_header_is_never_taken_for_no_lock(written):
    """Nothing is saved in plain, what is locked stays, and the message says what to do."""
    lock_up(written)
    before = everything(written).replace((written.folder / HEADER).read_bytes(), b"")
    (written.folder / HEADER).write_text("{")
    for act in (lambda: written.put("my-dog", {"mine": "plain"}, base=1), lambda: Lock(written).turn_on(header(2)), lambda: Lock(written).header()):
        with pytest.raises(RecordError, match="Bring back a record"):
            act()
    assert everything(written).replace(b"{", b"", 1).count(b"sealed") == before.count(b"sealed") and b"plain" not in everything(written)


# With the lock on --------------------------------------------------------------------------------


def test_a_plain_document_is_refused_and_nothing_is_lost(written):
    """By whatever window, old or new."""
    lock_up(written)
    before = everything(written)
    for name, base in (("my-cat", 2), ("new", 0)):
        with pytest.raises(LockChanged, match="lock on your own words is on"):
            written.put(name, {"mine": "zebra"}, base=base, writer="one")
    assert everything(written) == before


def test_sealed_documents_are_kept_like_others(written):
    """With a revision and its conflicts; a course that knows no lock leaves them alone (their version is higher)."""
    lock_up(written)
    assert written.put("my-cat", sealed("new"), base=2, writer="one")["revision"] == 3
    with pytest.raises(Conflict) as caught:
        written.put("my-cat", sealed("other"), base=2, writer="two")
    assert caught.value.theirs["sealed"] == sealed("new")["sealed"] and caught.value.theirs["v"] == 2


@pytest.mark.parametrize("number", [None, 2])
def test_what_no_lock_here_could_open_is_refused(written, number):
    """An older window may still have a lock that was turned off, or another."""
    if number:
        Lock(written).turn_on(header(number))
    with pytest.raises(LockChanged):
        written.put("my-dog", sealed("x", 1), base=1)
    assert written.get("my-dog")["mine"] == "It barks."


def test_a_locked_document_without_its_lock_is_neither_shown_nor_overwritten(written):
    """It says what happened."""
    lock_up(written)
    (written.folder / HEADER).unlink()
    before = everything(written)
    with pytest.raises(RecordError, match="its lock isn't here"):
        written.get("my-cat")
    with pytest.raises(RecordError, match="its lock isn't here"):
        written.put("my-cat", {"mine": ""}, base=2)
    assert everything(written) == before


@pytest.mark.parametrize("given", [{"mine": "zebra"}, {"sealed": "AAAA"}, {"lock": "a", "sealed": "zebra zebra"}, "zebra", None])
def test_what_isnt_sealed_is_not_taken_for_it(given):
    """A page that went wrong doesn't get a plain text kept."""
    with pytest.raises(RecordError):
        only_sealed(given)


def test_nothing_comes_along_with_what_is_sealed():
    """Only what is sealed, and by which lock."""
    assert only_sealed(sealed("x") | {"mine": "zebra"}) == sealed("x")


# Turned on, off, and halfway ---------------------------------------------------------------------


def test_turning_on_can_stop_anywhere_and_goes_on(written):
    """Each document is as it was or sealed; new plain ones are refused at once; in the end no file has an earlier text."""
    (written.folder / ".my-cat.json.new").write_text("It purrs.")
    lock = Lock(written)
    lock.turn_on(header())
    assert lock.exchange("my-cat", sealed("cat"), 2)
    lock.finish([])  # not yet: one is left
    again = Lock(Private(written.folder))  # after a crash
    assert again.header()["turning"] == "on" and again.left() == (["my-dog"], [])
    assert again.store.get("my-dog")["mine"] == "It barks." and again.store.get("my-cat")["sealed"]
    with pytest.raises(LockChanged):
        again.store.put("my-dog", {"mine": "It barks twice."}, base=1, writer="two")
    assert again.exchange("my-dog", sealed("dog"), 1)
    again.finish([])
    assert again.header() == header() and again.left() == ([], [])
    assert not any(word in everything(written) for word in (b"purrs", b"barks", b"2025"))


def test_a_turned_document_keeps_its_revision_and_writer(written):
    """It says the same: a window that was open before saves on without a conflict."""
    lock = Lock(written)
    lock.turn_on(header())
    lock.exchange("my-cat", sealed("cat"), 2)
    assert {**sealed("cat"), "v": 2, "revision": 2, "writer": "one"} == written.get("my-cat")
    assert written.put("my-cat", sealed("more"), base=2, writer="other")["revision"] == 3


def test_what_was_changed_in_the_meantime_is_not_overwritten(written):
    """The page takes it up again as it is now."""
    lock = Lock(written)
    lock.turn_on(header())
    assert not lock.exchange("my-cat", sealed("old"), 1) and not lock.exchange("gone", sealed("x"), 1)
    assert not lock.exchange("my-cat", {"mine": "opened"}, 2)
    assert written.get("my-cat")["mine"] == "It purrs a lot."


def test_turning_off_is_the_reverse(written):
    """The lock is gone when the last is open, and not before; a document that nobody can open doesn't hold it."""
    lock_up(written)
    lock = Lock(written)
    lock.turn("off")
    assert not lock.exchange("my-cat", sealed("again"), 2)
    assert lock.exchange("my-cat", {"mine": "It purrs a lot.", "at": "2025"}, 2)
    lock.finish([])
    assert lock.header()["turning"] == "off" and lock.left() == (["my-dog"], [])
    with pytest.raises(LockChanged):
        written.put("my-cat", {"mine": "plain"}, base=2, writer="one")
    lock.finish(["my-dog"])
    assert lock.header() is None and not (written.folder / HEADER).exists()
    assert written.get("my-cat") == {"mine": "It purrs a lot.", "at": "2025", "v": 1, "revision": 2, "writer": "one"}
    assert b"sealed" in (written.folder / "my-dog.json").read_bytes()


def test_what_is_damaged_is_told_and_left(written):
    """While everything else is locked."""
    (written.folder / "my-dog.json").write_text("It bar")
    lock_up(written)
    assert Lock(written).header() == header() and written.get("my-cat")["sealed"]
    Lock(written).turn("on")
    assert ["my-dog.json is damaged" in one for one in Lock(written).left()[1]] == [True]
    assert (written.folder / "my-dog.json").read_text() == "It bar"


def test_two_windows_cant_both_turn_it_on_or_change_it(written):
    """The second is told; the first one's passphrase goes on to hold."""
    lock = Lock(written)
    lock.turn_on(header(1))
    with pytest.raises(RecordError, match="on already"):
        lock.turn_on(header(2))
    changed = header(1, key=header(3)["key"])
    lock.change(changed, was=header(1)["key"])
    with pytest.raises(RecordError, match="another window"):
        lock.change(header(1), was=header(1)["key"])
    with pytest.raises(RecordError):
        lock.change(header(2), was=changed["key"])
    assert lock.header() == changed | {"turning": "on"}


def test_deleting_everything_takes_the_lock_along(written, home):
    """And one can write again."""
    lock_up(written)
    takeout.delete(home)
    assert written.put("my-cat", {"mine": "new"}, base=0)["revision"] == 1


def test_checked_header_has_nothing_else():
    """What a zip or a page adds to it is left out."""
    assert checked(header() | {"more": 1}) == header()


# Taken away and brought back ---------------------------------------------------------------------


def test_a_locked_record_comes_back_on_another_computer(written, home, tmp_path):
    """With its lock; the readable part says so; doing it again changes nothing."""
    lock_up(written)
    packed = takeout.pack(home)
    other = tmp_path / "other"
    for known in (0, 2):
        report = takeout.unpack(other, packed)
        assert (report.documents, report.known) == (2 - known, known)
    store = Private(other / "private")
    assert store.get("my-cat")["sealed"] == written.get("my-cat")["sealed"] and Lock(store).header() == header()
    assert b"purrs" not in packed
    import io
    import zipfile

    readme = zipfile.ZipFile(io.BytesIO(packed)).read("README.txt").decode()
    assert "opens them with your passphrase" in readme and "text editor" not in readme


def test_a_lock_that_comes_to_open_texts_goes_on_to_lock_them(written, home, tmp_path):
    """The page sees that it isn't finished."""
    lock_up(written)
    other = Private(tmp_path / "other" / "private")
    other.put("my-hen", {"mine": "It clucks."}, base=0)
    report = takeout.unpack(tmp_path / "other", takeout.pack(home))
    assert report.documents == 2 and "it is on here now" in report.problems[0]
    assert Lock(other).left() == (["my-hen"], []) and Lock(other).header() == header(turning="on")


@pytest.mark.parametrize("zipped_is_locked", [True, False])
def test_another_lock_leaves_both_as_they_are(written, learning, home, tmp_path, zipped_is_locked):
    """What can't be taken in is left out, with what to do; the answers come."""
    learning.add({"id": "one", "at": "2025", "activity": "quiz/every-kind", "type": "again"})
    if zipped_is_locked:
        lock_up(written)
    other = Private(tmp_path / "other" / "private")
    other.put("my-hen", {"mine": "It clucks."}, base=0)
    Lock(other).turn_on(header(2))
    before = everything(other)
    report = takeout.unpack(tmp_path / "other", takeout.pack(home))
    assert (report.events, report.documents) == (1, 0) and everything(other) == before
    told = report.problems[-1]
    assert "my-cat, my-dog" in told and "back" in told
    assert ("another lock" if zipped_is_locked else "They aren't locked") in told


def test_the_same_lock_with_another_passphrase(written, home):
    """The one that holds here goes on to hold."""
    lock_up(written)
    packed = takeout.pack(home)
    Lock(written).change(header(1, key=header(3)["key"]), was=header()["key"])
    report = takeout.unpack(home, packed)
    assert report.known == 2 and "goes on to hold" in report.problems[0]
    assert Lock(written).header()["key"] == header(3)["key"]


def test_a_damaged_lock_is_mended_by_what_was_taken_away(written, home):
    """As its own message says."""
    lock_up(written)
    packed = takeout.pack(home)
    (written.folder / HEADER).write_text("{")
    assert "mended" in takeout.unpack(home, packed).problems[0]
    assert Lock(written).header() == header(turning="on")


def test_a_zip_that_lacks_its_lock(written, home, tmp_path):
    """Nothing that nobody could open is brought."""
    lock_up(written)
    (written.folder / HEADER).unlink()
    report = takeout.unpack(tmp_path / "other", takeout.pack(home))
    assert report.documents == 0 and "lacks their lock" in report.problems[0]
