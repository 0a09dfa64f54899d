"""The store of learning records: logs of many writers, read as one."""

import json
import os

import pytest

from course_lib.records import Learning, NotSaved, log
from course_lib.records.learning import Submitted, event_id


def event(name, at="2025-01-01T00:00:00", activity="quiz/every-kind"):
    return {"id": name, "at": at, "activity": activity, "type": "again"}


def ids(store, activity=None):
    return [one["id"] for one in store.events(activity)]


def test_nothing_was_done_yet(learning, home):
    """Reading doesn't make a folder."""
    assert learning.events() == []
    assert not home.exists()


def test_folders_and_files_are_their_owners_alone(learning, home):
    """From the learner's folder down, nobody else can look."""
    learning.add(event("one"))
    (file,) = (home / "learning").iterdir()
    assert [path.stat().st_mode & 0o777 for path in (home, home / "learning", file)] == [0o700, 0o700, 0o600]


def test_folder_that_others_could_read_is_closed(learning, home):
    """A folder that was made with another tool is closed before anything is put there."""
    home.mkdir(mode=0o755)
    learning.add(event("one"))
    assert home.stat().st_mode & 0o777 == 0o700


def test_events_come_in_order_of_time(learning):
    """Whichever was written first; at the same moment, the order is the same every time."""
    learning.add(event("b", "2025-01-02"), event("a", "2025-01-02"), event("c", "2025-01-01"))
    assert ids(learning) == ["c", "a", "b"]


def test_events_of_one_activity(learning):
    """An activity sees its own events only."""
    learning.add(event("one"), event("two", activity="quiz/beliefs"))
    assert ids(learning, "quiz/beliefs") == ["two"]


def test_two_kernels_agree_after_each_write(home):
    """Two stores on one folder, each with its own log, always say the same."""
    one, two = Learning(home / "learning"), Learning(home / "learning")
    for number in range(6):
        (one, two)[number % 2].add(event(f"event-{number}", f"2025-01-0{number + 1}"))
        assert ids(one) == ids(two) == [f"event-{done}" for done in range(number + 1)]
    assert len(list((home / "learning").glob("*.jsonl"))) == 2


def test_what_is_added_while_a_log_is_read_is_not_missed(home, monkeypatch):
    """Another process may add a line just after we read the file: the next look finds it."""
    one, two = Learning(home / "learning"), Learning(home / "learning")
    two.add(event("first"))
    read = log.read

    def slow(path):
        found = read(path)
        if not ids_added:
            ids_added.append("second")
            two.add(event("second"))
        return found

    ids_added = []
    monkeypatch.setattr(log, "read", slow)
    assert ids(one) == ["first"]
    assert ids(one) == ["first", "second"]


def test_same_event_in_two_logs_counts_once(learning, home):
    """An import may bring what is here already."""
    learning.add(event("one"))
    Learning(home / "learning").add(event("one"), event("two"))
    assert ids(learning) == ["one", "two"]


def test_forked_child_writes_a_log_of_its_own(learning, home):
    """A store that lives on in a forked process doesn't share its parent's file."""
    learning.add(event("parent"))
    child = os.fork()
    if not child:
        learning.add(event("child"))
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert len(list((home / "learning").glob("*.jsonl"))) == 2
    assert ids(learning) == ["child", "parent"]


def test_problems_are_told_once(learning, home):
    """A damaged log is told of when it's found, and not again at every answer."""
    learning.add(event("one"))
    (file,) = (home / "learning").glob("*.jsonl")
    file.write_bytes(file.read_bytes() + b"torn")
    assert ids(learning) == ["one"]
    assert len(learning.take_problems()) == 1
    learning.add(event("two"))
    assert (ids(learning), learning.take_problems()) == (["one", "two"], [])


def test_one_damaged_log_costs_no_other(learning, home):
    """The rest is read."""
    learning.add(event("one"))
    (home / "learning" / "00-other.jsonl").write_bytes(b"\x00\xff" * 100)
    (home / "learning" / "99-folder.jsonl").mkdir()
    assert ids(learning) == ["one"]
    assert len(learning.take_problems()) == 2


def test_log_that_is_deleted_in_between_is_empty(learning, home, monkeypatch):
    """Another window may delete everything while this one looks."""
    learning.add(event("one"))
    monkeypatch.setattr(learning, "_logs", lambda: [home / "learning" / "gone.jsonl"])
    assert learning.events() == []


def test_home_that_is_a_file_says_what_to_do(learning, home):
    """Nothing can be kept in a file; the message says where and what helps, and reading finds nothing."""
    home.write_text("a file")
    with pytest.raises(NotSaved, match="There is a file where a folder should be. Move it away, or set ATTUNE_HOME"):
        learning.add(event("one"))
    assert learning.events() == []


def test_add_keeps_all_or_none(learning, home):
    """Several events are one write."""
    with pytest.raises(ValueError, match="JSON"):
        learning.add(event("one"), {**event("two"), "response": float("nan")})
    assert learning.events() == []


def test_logs_of_many_years_are_plain_json(learning, home):
    """A learner can read their record with any editor."""
    learning.add(event("one"))
    (file,) = (home / "learning").glob("*.jsonl")
    assert json.loads(file.read_text()) == {"v": 1, **event("one")}


def test_no_two_events_have_one_name():
    """A thousand names, all different."""
    assert len({event_id() for _ in range(1000)}) == 1000


def test_submitted_answers_are_in_one_file_beside_the_notebook(tmp_path):
    """The instructor collects one file; two kernels share it."""
    one, two = Submitted(tmp_path), Submitted(tmp_path)
    one.add(event("one"))
    two.add(event("two"))
    assert ids(one) == ids(two) == ["one", "two"]
    assert [path.name for path in tmp_path.glob("*.jsonl")] == ["answers.jsonl"]
