"""An assignment's files in a course: no key is lost, and no submission orphaned unasked."""

import os
from dataclasses import replace

import pytest

from course_lib.coursework.assignment import Decision, as_json, read_key
from course_lib.coursework.build import build
from course_lib.coursework.source import WouldOrphan, write
from tests.coursework.definitions import everything


@pytest.fixture(scope="module")
def built(real_assets):
    return build(everything(), real_assets)


@pytest.fixture(scope="module")
def other(real_assets):
    """The same assignment, asking something else."""
    return build(everything(points=1.0), real_assets)


@pytest.fixture
def course(tmp_path, built):
    """A course in which it was written."""
    write(built, tmp_path)
    return tmp_path


def hand_in(course, student="ana"):
    folder = course / "submitted" / student / "try-it"
    folder.mkdir(parents=True)
    (folder / "answers.jsonl").write_text("{}\n")


def mended(built):
    """The same questions, with another key."""
    return replace(built, key=replace(built.key, guide=built.key.guide + "More.\n"))


def test_four_files_are_written_and_no_more(course, built):
    """Once they are there nothing is written again."""
    there = {path.relative_to(course).as_posix() for path in course.rglob("*") if path.is_file()}
    assert there == {"source/try-it/try-it.ipynb", "source/try-it/assignment.json", "keys/try-it.key.json", "keys/try-it.guide.md"}
    assert write(built, course) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_the_key_is_its_owners(course):
    """On a shared machine nobody else reads it."""
    assert all(path.stat().st_mode & 0o077 == 0 for path in (course / "keys").iterdir())
    assert all(path.stat().st_mode & 0o044 for path in (course / "source" / "try-it").iterdir())


def test_before_anybody_has_it_it_may_change(course, other):
    """An instructor tries things out; nothing piles up."""
    assert write(other, course)
    assert not (course / "keys" / "old").exists()


def test_with_submissions_nothing_is_replaced_unasked(course, built, other):
    """The message names who handed in, and what each way leads to."""
    hand_in(course)
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    with pytest.raises(WouldOrphan, match=r"1 have handed in try-it already \(ana\).*What is asked would change.*another name"):
        write(other, course)
    with pytest.raises(WouldOrphan, match="Only the key or the guide would change.*regrade try-it"):
        write(mended(built), course)
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before
    assert write(built, course) == []


def test_a_key_that_is_replaced_is_kept(course, built, other):
    """Each one, whether it was released or handed in."""
    (course / "release" / "try-it").mkdir(parents=True)
    write(mended(built), course)
    hand_in(course)
    write(other, course, replacing=True)
    kept = {path.read_text(encoding="utf-8") for path in (course / "keys" / "old").iterdir()}
    assert kept == {as_json(built.key), as_json(mended(built).key)}


def test_what_was_decided_stays(course, built):
    """A key that is built anew has the decisions of the one before."""
    decided = Decision(item="vusi-stops-chewing", what="drop", reason="Two are right.", at="2026-01-02T03:04:05Z")
    path = course / "keys" / "try-it.key.json"
    path.write_text(as_json(replace(built.key, decisions=(decided,))), encoding="utf-8")
    assert write(built, course) == []
    write(mended(built), course)
    assert read_key(path).decisions == (decided,)
