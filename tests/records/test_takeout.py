"""Taking everything away, bringing it back, and deleting it."""

import io
import json
import os
import stat
import zipfile

import pytest

from course_lib.records import Learning, NotSaved, Private, RecordError, takeout

ABOUT = json.dumps({"format": "attune-record", "version": 1})
NONE = {"events": 0, "documents": 0, "known": 0, "kept_both": [], "problems": []}


def event(name, **more):
    return {"id": name, "at": f"2025-01-01T00:00:0{len(name)}", "activity": "quiz/every-kind", "type": "again", **more}


@pytest.fixture
def full(learning, private, home):
    """A learner's folder with two logs and two texts."""
    learning.add(event("one"), event("two"))
    Learning(home / "learning").add(event("three"))
    private.put("my-cat", {"mine": "It purrs. 猫 \u2028"}, base=0)
    private.put("my-cat", {"mine": "It purrs a lot. 猫 \u2028"}, base=1)
    private.put("my-dog", {"mine": "It barks."}, base=0)
    return home


def all_of(home):
    """Everything that a learner's folder says."""
    learning, private = Learning(home / "learning"), Private(home / "private")
    texts = {name: private.get(name)["mine"] for name in private.names()}
    return [{**one, "v": None} for one in learning.events()], texts


def zipped(members, about=ABOUT):
    """A zip with these members, as bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [*([("about.json", about)] if about is not None else []), *members]:
            archive.writestr(name, text)
    return content.getvalue()


def line(name, **more):
    return json.dumps({"v": 1, **event(name, **more)}) + "\n"


def document(mine, **more):
    return json.dumps({"v": 1, "revision": 3, "mine": mine, **more})


def report(home, members, **more):
    """What bringing back a zip with these members says."""
    return vars(takeout.unpack(home, zipped(members, **more)))


# There and back --------------------------------------------------------------------------------


def test_round_trip_gives_the_same(full, tmp_path):
    """On a fresh machine, everything that was taken away is there."""
    told = takeout.unpack(tmp_path / "fresh", takeout.pack(full))
    assert vars(told) == {**NONE, "events": 3, "documents": 2}
    assert all_of(tmp_path / "fresh") == all_of(full)


def test_what_comes_back_is_its_owners_alone(full, tmp_path):
    """The folder that it's brought to is closed."""
    takeout.unpack(tmp_path / "fresh", takeout.pack(full))
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "fresh").rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_bringing_it_back_twice_changes_nothing(full, tmp_path):
    """The second time, all of it is known, and no file is touched."""
    packed, fresh = takeout.pack(full), tmp_path / "fresh"
    takeout.unpack(fresh, packed)
    before = {path: path.read_bytes() for path in fresh.rglob("*") if path.is_file()}
    assert vars(takeout.unpack(fresh, packed)) == {**NONE, "known": 5}
    assert {path: path.read_bytes() for path in fresh.rglob("*") if path.is_file()} == before


def test_bringing_it_back_merges(full):
    """What was done since stays, and what was missing comes."""
    members = [("learning/a.jsonl", line("two") + line("seven")), ("private/my-hen.json", document("It clucks."))]
    assert report(full, members) == {**NONE, "events": 1, "documents": 1, "known": 1}
    events, texts = all_of(full)
    assert [one["id"] for one in events] == ["one", "two", "seven", "three"]
    assert texts["my-hen"] == "It clucks."


def test_text_that_differs_is_kept_beside(full):
    """Neither of two texts is lost; the one that is open in the course stays as it is."""
    told = report(full, [("private/my-dog.json", document("It howls."))])
    (both,) = told["kept_both"]
    texts = all_of(full)[1]
    assert both == "my-dog (my-dog-brought-4ac98875.json)"
    assert (texts["my-dog"], texts["my-dog-brought-4ac98875"]) == ("It barks.", "It howls.")


def test_text_that_differs_is_kept_beside_once(full):
    """Bringing the same zip back again finds it there."""
    members = [("private/my-dog.json", document("It howls."))]
    report(full, members)
    assert report(full, members) == {**NONE, "known": 1}
    assert len(all_of(full)[1]) == 3


def test_same_words_at_another_time_are_the_same(full):
    """When it was written doesn't make it another text."""
    assert report(full, [("private/my-dog.json", document("It barks."))]) == {**NONE, "known": 1}


def test_damaged_text_at_home_is_not_overwritten(full):
    """The text from the zip stands beside it, and the rest of the zip comes too."""
    (full / "private" / "my-dog.json").write_bytes(b"\x00")
    told = report(
        full, [("private/my-dog.json", document("It barks.")), ("private/my-hen.json", document("It clucks."))]
    )
    assert (told["documents"], len(told["kept_both"])) == (1, 1)
    assert (full / "private" / "my-dog.json").read_bytes() == b"\x00"


def test_zip_is_readable_without_the_course(full):
    """Plain names, plain text, and a note that says what it is."""
    with zipfile.ZipFile(io.BytesIO(takeout.pack(full))) as archive:
        names = archive.namelist()
        assert names[:2] == ["about.json", "README.txt"]
        assert sorted(name.split("/")[0] for name in names[2:]) == ["learning", "learning", "private", "private"]
        assert "It purrs a lot. 猫" in archive.read("private/my-cat.json").decode()


def test_zip_holds_records_and_nothing_else(full):
    """No token, no setting, no half-written draft of the folder goes along."""
    (full / "jupyter").mkdir()
    (full / "jupyter" / "token").write_text("secret")
    (full / "private" / ".my-cat.json.new").write_text("draft")
    with zipfile.ZipFile(io.BytesIO(takeout.pack(full))) as archive:
        assert not [name for name in archive.namelist() if "token" in name or ".new" in name or ".lock" in name]


def test_damaged_log_that_was_set_aside_goes_along(full):
    """Everything that the learner did is everything, even what can't be read."""
    (full / "learning" / "torn.jsonl").write_bytes(b"torn")
    Learning(full / "learning").events()
    with zipfile.ZipFile(io.BytesIO(takeout.pack(full))) as archive:
        assert archive.read("learning/set-aside/torn.jsonl") == b"torn"


def test_file_with_an_odd_date_goes_along(full):
    """A clock that once stood at 1970 doesn't stop anyone from leaving."""
    os.utime(full / "private" / "my-cat.json", (0, 0))
    assert takeout.pack(full).startswith(b"PK")


def test_what_cannot_be_read_is_said(full, monkeypatch):
    """If a file can't be read, there is no zip that only looks whole."""
    (full / "private" / "my-cat.json").unlink()
    (full / "private" / "my-cat.json").symlink_to("nowhere")
    with pytest.raises(
        RecordError, match="my-cat.json can't be read: No such file or directory. Nothing was taken away."
    ):
        takeout.pack(full)


def test_export_is_its_owners_alone(full, tmp_path):
    """The zip holds private text, so nobody else may read it."""
    path = takeout.export(full, tmp_path / "mine.zip")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if "mine" in one.name] == ["mine.zip"]


def test_export_to_nowhere_says_so(full, tmp_path):
    """A folder that isn't there is named."""
    with pytest.raises(NotSaved, match="no-such-folder.*No such file or directory"):
        takeout.export(full, tmp_path / "no-such-folder" / "mine.zip")


# Hostile and broken zips -----------------------------------------------------------------------


@pytest.fixture
def unchanged(full):
    """A learner's folder that must say the same afterwards; nothing may appear outside of it either."""
    before, around = all_of(full), set(full.parent.iterdir())
    yield full
    assert all_of(full) == before
    assert set(full.parent.iterdir()) == around


def bomb():
    """A zip that claims to unpack to more than a record can be."""
    content = bytearray(zipped([("private/my-cat.json", "0")]))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (0xF0000000).to_bytes(4, "little")
    return bytes(content)


def liar():
    """A zip whose member is a hundred megabytes and claims to be ten bytes."""
    content = bytearray(zipped([("private/my-cat.json", b"0" * 100_000_000)]))
    for header, offset in ((content.index(b"PK\x03\x04", 10), 22), (content.rindex(b"PK\x01\x02"), 24)):
        content[header + offset : header + offset + 4] = (10).to_bytes(4, "little")
    return bytes(content)


def corrupt():
    """A zip whose packed bytes were damaged on the way."""
    content = bytearray(zipped([("learning/a.jsonl", line("new")), ("private/my-hen.json", document("x" * 500))]))
    at = content.index(b"private/my-hen.json") + 25
    content[at : at + 10] = b"\xff" * 10
    return bytes(content)


BROKEN = {
    "nothing": (b"", "isn't a whole zip file"),
    "no zip": (b"<html>Sign in</html>", "isn't a whole zip file"),
    "half": (zipped([("private/my-cat.json", document("x" * 999))])[:200], "isn't a whole zip file"),
    "corrupt": (corrupt(), "isn't a whole zip file"),
    "another zip": (zipped([("private/my-cat.json", document("x"))], about=None), "isn't a record of this course"),
    "another format": (zipped([], about='{"format": "other"}'), "isn't a record of this course"),
    "about is no JSON": (zipped([], about="{"), "isn't a record of this course"),
    "about is a list": (zipped([], about="[]"), "isn't a record of this course"),
    "about is deep": (zipped([], about="[" * 100_000), "Nothing was changed"),
    "bomb": (bomb(), "unpacks to more than a record can be"),
    "bomb in about": (zipped([], about=" " * 200_000_001), "unpacks to more than a record can be"),
    "liar": (liar(), "isn't a whole zip file"),
}


@pytest.mark.parametrize(("content", "says"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_record_changes_nothing(unchanged, content, says):
    """It's refused whole, in words."""
    with pytest.raises(RecordError, match=says):
        takeout.unpack(unchanged, content)


NOT_OURS = [
    "../evil.json", "/etc/evil.json", "private/../../evil.json", "private/../evil.json", "private/a/evil.json",
    "learning/../evil.jsonl", "private/.evil.json", "private/evil.txt", "private\\..\\evil.json", "C:\\evil.json",
    "evil.json",
    "learning/set-aside/evil.jsonl", "private/EVIL.json", "private/" + "e" * 300 + ".json",
    "learning/é.jsonl", "private/e\nvil.json", "private/evil.json\n", "PRIVATE/evil.json", "./private/evil.json",
]  # fmt: skip


@pytest.mark.parametrize("name", NOT_OURS, ids=lambda name: ascii(name)[:30])
def test_no_name_leads_elsewhere(unchanged, name):
    """Only the names that an export gives are taken; no path leads out of the folder, or anywhere else in it."""
    text = line("evil") if name.endswith("jsonl") else document("evil")
    assert report(unchanged, [(name, text)]) == NONE


def test_symlink_is_only_its_text(unchanged):
    """A link in a zip is a file that names a place; it's no record, so it's left out."""
    link = zipfile.ZipInfo("private/link.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    told = report(unchanged, [(link, "/etc/passwd")])
    assert told == {**NONE, "problems": ["private/link.json can't be read in that zip; left out."]}


@pytest.mark.parametrize("content", [
    "{", "[]", "null", "7", '{"mine": "x"}', '{"v": "1", "revision": 1}', '{"v": 1, "mine": "x"}', "[" * 100_000,
    '{"v": 1, "revision": 1, "scale": NaN}', b"\xff\xfe\xff",
], ids=lambda content: repr(content[:30]))  # fmt: skip
def test_document_that_is_none_is_left_out(unchanged, content):
    """It's told, and nothing is kept of it."""
    told = report(unchanged, [("private/my-hen.json", content)])
    assert told == {**NONE, "problems": ["private/my-hen.json can't be read in that zip; left out."]}


def test_damaged_lines_are_left_out_and_the_rest_comes(full):
    """One bad line costs no other."""
    told = report(full, [("learning/a.jsonl", "torn\n" + line("seven") + "[" * 99_999 + "\n\x00\n")])
    says = "learning/a.jsonl, lines 1, 3, 4, can't be read in that zip; left out."
    assert told == {**NONE, "events": 1, "problems": [says]}


@pytest.mark.parametrize("response", ["NaN", "Infinity", "1e999", "[" * 900 + "]" * 900], ids=lambda text: text[:9])
def test_event_that_cannot_be_written_is_no_reason_to_fail(full, response):
    """A hostile line that Python reads and JSON doesn't know stops nothing."""
    bad = f'{{"v":1,"id":"bad","at":"2025","response":{response}}}\n'
    told = report(full, [("learning/a.jsonl", bad + line("seven")), ("private/my-hen.json", document("x"))])
    assert told["documents"] == 1
    assert "seven" in [one["id"] for one in all_of(full)[0]]


def test_what_a_newer_version_wrote_waits(unchanged):
    """It isn't kept as if this version had written it; the learner is told to update and try again."""
    told = report(unchanged, [("learning/a.jsonl", line("new", v=2)), ("private/my-hen.json", document("x", v=2))])
    assert (told["events"], told["documents"], len(told["problems"])) == (0, 0, 2)
    assert all("Update the course, then bring the zip back again." in problem for problem in told["problems"])


def test_garbage_events_are_kept_and_harm_nothing(full):
    """An event about nothing that the course knows is an event all the same."""
    assert report(full, [("learning/a.jsonl", '{"v":1,"id":"odd","at":"","activity":7}\n')])["events"] == 1
    assert "odd" in [one["id"] for one in all_of(full)[0]]


def test_full_disk_while_bringing_back_says_so(full, monkeypatch):
    """Nothing that was there is harmed, and it can be done again."""
    before = all_of(full)

    def refused(*_given):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refused)
        with pytest.raises(NotSaved, match="The disk is full"):
            report(full, [("learning/a.jsonl", line("seven"))])
    assert all_of(full) == before


# Deleting --------------------------------------------------------------------------------------


def test_delete_removes_everything(full):
    """No answer and no word stays, in any file: not what was set aside, not what was half-written."""
    (full / "learning" / "torn.jsonl").write_bytes(b"torn")
    (full / "private" / ".my-cat.json.new").write_text("draft")
    Learning(full / "learning").events()
    takeout.delete(full)
    assert [path for path in full.rglob("*") if path.is_file()] == []
    assert all_of(full) == ([], {})


def test_delete_leaves_what_is_not_a_record(full):
    """Settings of the program aren't what the learner did."""
    (full / "jupyter").mkdir()
    (full / "jupyter" / "token").write_text("secret")
    takeout.delete(full)
    assert [path.name for path in full.rglob("*") if path.is_file()] == ["token"]


def test_one_can_go_on_after_deleting(full, learning, private):
    """Stores that were open before write to a new record."""
    learning.events()
    takeout.delete(full)
    learning.add(event("new"))
    private.put("my-cat", {"mine": "anew"}, base=2)
    assert ([one["id"] for one in learning.events()], private.get("my-cat")["mine"]) == (["new"], "anew")


def test_delete_that_fails_says_what_stays(full, monkeypatch):
    """It names the folder, and what to do."""

    def refused(path):
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr("shutil.rmtree", refused)
    with pytest.raises(
        NotSaved, match=r"Not everything was deleted: .*learning can't be removed \(Device or resource busy\)"
    ):
        takeout.delete(full)
