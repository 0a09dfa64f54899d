"""Files are replaced whole, and nobody else may read them."""

import errno
import fcntl
import os
import stat

import pytest

from course_lib.records import files


def test_content_is_replaced_whole(tmp_path):
    """Longer or shorter, the file holds the new content and nothing of the old one."""
    path = tmp_path / "file"
    for content in (b"a long first content", b"short", b""):
        files.replace(path, content)
        assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_replaced_file_is_its_owners_alone(tmp_path):
    """Even where the old one was open to all."""
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o644)
    files.replace(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_failed_replacement_leaves_the_old_content(tmp_path, monkeypatch):
    """The half-written file beside it is removed."""
    path = tmp_path / "file"
    files.replace(path, b"old")

    def refused(*_given):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OSError, match="Input/output"):
        files.replace(path, b"new")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"file": b"old"}


def test_content_is_on_disk_before_it_takes_the_name(tmp_path, monkeypatch):
    """The order that a power cut respects: write, sync, rename, sync the folder."""
    done = []
    fsync, rename = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda number: done.append("sync") or fsync(number))
    monkeypatch.setattr(os, "replace", lambda *names: done.append("rename") or rename(*names))
    files.replace(tmp_path / "file", b"new")
    assert done == ["sync", "rename", "sync"]


def test_lock_is_held_by_one_at_a_time(tmp_path):
    """While one holds it nobody else can, and afterwards the next one can."""
    path = tmp_path / "lock"
    path.touch()
    with path.open() as mine, path.open() as theirs:
        with files.locked(mine), pytest.raises(BlockingIOError):
            fcntl.flock(theirs, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(theirs, fcntl.LOCK_EX | fcntl.LOCK_NB)
