"""The event log: what it said was saved is there, whatever happens to the process, the disk or the file."""

import errno
import json
import os
import subprocess
import sys

import pytest

from course_lib.records import NotSaved, files, log
from course_lib.records.learning import Submitted

APPEND = """
import sys
from itertools import count
from pathlib import Path
from course_lib.records import log
path, name = Path(sys.argv[1]), sys.argv[2]
for number in count() if len(sys.argv) < 4 else range(int(sys.argv[3])):
    log.append(path, {"id": f"{name}-{number}", "at": f"{number:09}", "text": "word " * (number % 40)})
    print(f"{name}-{number}", flush=True)
"""


def event(name, **more):
    return {"id": name, "at": f"2025-01-01T00:00:{len(name):02}", **more}


def ids(path):
    return [one["id"] for one in log.read(path)[0]]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "events.jsonl"


@pytest.fixture
def three(path):
    """A log of three events."""
    for name in ("one", "two", "three"):
        log.append(path, event(name))
    return path


# What is kept ----------------------------------------------------------------------------------


def test_event_comes_back_as_it_was(path):
    """What is read is what was written, with the log's version beside it."""
    log.append(path, event("one", response={"answer": ["a", "b"]}, sure=None))
    assert log.read(path) == ([{"v": 1, **event("one"), "response": {"answer": ["a", "b"]}, "sure": None}], [])


def test_log_is_one_line_of_json_for_each_event(three):
    """Anyone can read it: a line an event, in the order in which they came."""
    assert [json.loads(line)["id"] for line in three.read_text().splitlines()] == ["one", "two", "three"]


def test_log_is_its_owners_alone(three):
    """Nobody else on the computer can read it."""
    assert three.stat().st_mode & 0o777 == 0o600


LINE_BREAKS = "a\nb\rc\r\nd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l"


@pytest.mark.parametrize(
    "text", [LINE_BREAKS, "\x00\x1a\x7f", "עברית 👩‍👩‍👧", "\ud800 alone", '"\\n"', "<script>"], ids=ascii
)
def test_text_of_any_kind_is_one_line(path, text):
    """Whatever Python or Unicode takes for the end of a line isn't one here, and damages no neighbour."""
    log.append(path, event("one", text=text), event("two"))
    events, problems = log.read(path)
    assert ([one["id"] for one in events], events[0]["text"], problems) == (["one", "two"], text, [])
    assert path.read_bytes().count(b"\n") == 2


def test_windows_line_ends_are_read(three):
    """A log that went through a Windows editor is whole."""
    three.write_bytes(three.read_bytes().replace(b"\n", b"\r\n"))
    assert (ids(three), log.read(three)[1]) == (["one", "two", "three"], [])


# Damage ----------------------------------------------------------------------------------------

DAMAGE = {
    "torn": b'{"v":1,"id":"four","at":"20',
    "torn inside a character": '{"v":1,"id":"four","at":"é'.encode()[:-1],
    "NUL bytes": b"\x00" * 4096,
    "binary": bytes(range(256)) * 4,
    "deep": b"[" * 100_000,
    "deep and whole": b'{"v":1,"id":"x","at":"y","z":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "no object": b"7",
    "no id": b'{"v":1,"at":"2025"}',
    "wrong id": b'{"v":1,"id":7,"at":"2025"}',
    "no version": b'{"id":"x","at":"2025"}',
    "wrong version": b'{"v":"one","id":"x","at":"2025"}',
    "no time": b'{"v":1,"id":"x"}',
    "a number too long": b'{"v":1,"id":"x","at":"y","n":' + b"9" * 5000 + b"}",
    "not UTF-8": b'{"v":1,"id":"\xff\xfe","at":"2025"}',
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_end_harms_nothing_else(three, damage):
    """What a crash or a bad disk left at the end is set aside; every whole line is there, and the next one is added."""
    three.write_bytes(three.read_bytes() + damage)
    before = three.read_bytes()
    events, (problem,) = log.read(three)
    assert [one["id"] for one in events] == ["one", "two", "three"]
    assert problem.line == 4
    assert (three.parent / "set-aside" / "events.jsonl").read_bytes() == before
    log.append(three, event("five"))
    assert (ids(three), log.read(three)[1]) == (["one", "two", "three", "five"], [])


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_middle_harms_nothing_else(three, damage):
    """The lines after the damage are as whole as those before."""
    first, rest = three.read_bytes().split(b"\n", 1)
    three.write_bytes(first + b"\n" + damage + b"\n" + rest)
    assert ids(three) == ["one", "two", "three"]


def test_damage_is_told_once(three):
    """The file is mended after it was set aside, so the learner hears of it once."""
    three.write_bytes(three.read_bytes() + b"torn")
    assert len(log.read(three)[1]) == 1
    assert log.read(three)[1] == []
    assert [path.name for path in (three.parent / "set-aside").iterdir()] == ["events.jsonl"]


def test_later_damage_is_set_aside_beside_the_earlier(three):
    """Nothing that was set aside is overwritten."""
    for torn in (b"torn", b"torn again"):
        three.write_bytes(three.read_bytes() + torn)
        log.read(three)
    aside = three.parent / "set-aside"
    assert sorted(path.name for path in aside.iterdir()) == ["events-1.jsonl", "events.jsonl"]
    assert b"torn again" in (aside / "events-1.jsonl").read_bytes()


def test_many_damaged_lines_are_told_in_one_sentence(three):
    """A file full of garbage isn't a page full of messages."""
    three.write_bytes(b"x\n" * 50 + three.read_bytes())
    (problem,) = log.read(three)[1]
    assert problem.message == (
        "events.jsonl, lines 1, 2, 3 and 47 more, can't be read; it may have been cut off as it was written. "
        f"Every other line is safe. The file has been kept as it was in {three.parent / 'set-aside'}; "
        "there is nothing to do."
    )


def test_what_is_set_aside_is_its_owners_alone(three):
    """A copy is no more public than the log."""
    three.write_bytes(three.read_bytes() + b"torn")
    log.read(three)
    aside = three.parent / "set-aside"
    assert [path.stat().st_mode & 0o777 for path in (aside, aside / "events.jsonl")] == [0o700, 0o600]


def test_empty_log_is_no_damage(path):
    """A process that was stopped before its first line left an empty file."""
    path.touch()
    assert log.read(path) == ([], [])


def test_log_that_is_gone_is_empty(path):
    """Another window may delete everything between the moment a file is found and the moment it's read."""
    assert log.read(path) == ([], [])


def test_log_that_cannot_be_opened_is_told(tmp_path):
    """What can't be read is left out with a message; it doesn't stop the rest."""
    (tmp_path / "folder.jsonl").mkdir()
    events, (problem,) = log.read(tmp_path / "folder.jsonl")
    assert events == []
    assert problem.message.endswith("folder.jsonl can't be opened: Is a directory. What it holds is left out.")


def test_damage_that_cannot_be_set_aside_is_only_read(three):
    """Where the copy can't be written (a file is in the way, the disk is full), the log is left as it is."""
    three.write_bytes(three.read_bytes() + b"torn")
    (three.parent / "set-aside").write_text("in the way")
    before = three.read_bytes()
    events, (problem,) = log.read(three)
    assert [one["id"] for one in events] == ["one", "two", "three"]
    assert "The file has been left as it was; there is nothing to do." in problem.message
    assert three.read_bytes() == before


# Other versions --------------------------------------------------------------------------------


def test_line_of_a_newer_version_is_left_alone(three):
    """It isn't damage: it's told, and stays where it is for the version that can read it."""
    three.write_bytes(b'{"v":2,"id":"new","at":"2030","what":{}}\n' + three.read_bytes())
    before = three.read_bytes()
    events, (problem,) = log.read(three)
    assert ([one["id"] for one in events], problem.line, three.read_bytes()) == (["one", "two", "three"], 1, before)
    assert "was written by a newer version of this course" in problem.message


def test_mending_keeps_lines_of_a_newer_version(three):
    """A torn line beside it doesn't cost it."""
    newer = b'{"v":2,"id":"new","at":"2030"}\n'
    three.write_bytes(newer + three.read_bytes() + b"torn")
    log.read(three)
    assert three.read_bytes().startswith(newer)


# The disk refuses ------------------------------------------------------------------------------


class Refusing:
    """A file that takes `room` bytes of what is written, and then raises."""

    def __init__(self, file, room, error):
        self.file, self.room, self.error = file, room, error

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, content):
        if self.room <= 0:
            raise self.error
        taken = self.file.write(content[: self.room])
        self.room -= taken
        return taken


@pytest.fixture
def refuse(monkeypatch):
    """Make the disk refuse, after so many bytes."""
    fdopen = os.fdopen

    def refuse(room, error):
        monkeypatch.setattr(log.os, "fdopen", lambda *given, **more: Refusing(fdopen(*given, **more), room, error))

    yield refuse
    monkeypatch.undo()


@pytest.mark.parametrize("room", [0, 1, 20, 40])
def test_full_disk_leaves_the_log_as_it_was(three, refuse, monkeypatch, room):
    """Half a line that was written when the disk filled up is taken back; once there's room, the next one is added."""
    before = three.read_bytes()
    refuse(room, OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(NotSaved, match="The disk is full. Free some space, then try again."):
        log.append(three, event("four"))
    assert three.read_bytes() == before
    monkeypatch.undo()
    log.append(three, event("five"))
    assert ids(three) == ["one", "two", "three", "five"]


def test_interrupted_write_leaves_the_log_as_it_was(three, refuse):
    """A kernel can be interrupted in the middle of a write."""
    before = three.read_bytes()
    refuse(10, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        log.append(three, event("four"))
    assert three.read_bytes() == before


@pytest.mark.parametrize("room", range(0, 70, 7))
def test_mending_on_a_full_disk_loses_nothing(three, refuse, room):
    """Whenever the disk fills up while a log is mended, every whole line is still there."""
    three.write_bytes(three.read_bytes() + b"torn, and rather longer than the disk has room for: " + b"x" * 40)
    refuse(room, OSError(errno.ENOSPC, "No space left on device"))
    assert ids(three) == ["one", "two", "three"]
    assert ids(three) == ["one", "two", "three"]


@pytest.mark.parametrize(("number", "remedy"), [
    (errno.EROFS, "That place can only be read. Set ATTUNE_HOME to a folder that you can write to."),
    (errno.EACCES, "You may not write there. Set ATTUNE_HOME to a folder that you can write to."),
    (errno.EDQUOT, "Your disk quota is used up. Free some space, then try again."),
    (errno.EIO, "The system says: Input/output error."),
])  # fmt: skip
def test_refusal_says_what_to_do(path, monkeypatch, number, remedy):
    """Where it wasn't saved, and what helps."""

    def refused(*_given):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotSaved) as caught:
        log.append(path, event("one"))
    assert str(caught.value) == f"Not saved in {path}. {remedy}"


# Processes -------------------------------------------------------------------------------------


def writer(path, *given):
    """A process that appends, and prints each id once it's saved."""
    command = [sys.executable, "-c", APPEND, str(path), *map(str, given)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_may_write_at_once(path):
    """Lines of two writers in one file never run into each other."""
    with writer(path, "a", 150) as first, writer(path, "b", 150) as second:
        assert (first.wait(), second.wait()) == (0, 0)
    events, problems = log.read(path)
    assert problems == []
    assert sorted(one["id"] for one in events) == sorted(f"{name}-{number}" for name in "ab" for number in range(150))


def test_submitted_answers_survive_a_torn_line(tmp_path):
    """A notebook's answers are in one file for all its kernels: the next one doesn't write onto a torn line."""
    (tmp_path / "answers.jsonl").write_bytes(log.encoded(event("one")) + b'{"v":1,"id":"to')
    store = Submitted(tmp_path)
    store.add(event("three"))
    assert [one["id"] for one in store.events()] == ["one", "three"]


def test_without_locks_a_log_is_kept_all_the_same(path, monkeypatch):
    """Windows, and a browser's kernel, have no such lock: each log has one writer there."""
    monkeypatch.setattr(files, "flock", None)
    log.append(path, event("one"))
    path.write_bytes(path.read_bytes() + b"torn")
    assert ids(path) == ["one"]
    log.append(path, event("two"))
    assert ids(path) == ["one", "two"]
