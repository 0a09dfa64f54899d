"""Every mistake that an author can make is reported, at its file and line, with what to do; all of them at once."""

import re
import shutil
from pathlib import Path

import pytest

from course_lib.content.authoring import build

BROKEN = Path(__file__).parents[2] / "broken"
MINIATURE = BROKEN.parent / "fixtures" / "assets"
MISTAKES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


def expected(name):
    return (BROKEN / name / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def check(tmp_path):
    """A function that lays mistakes over the miniature course, and returns what is reported."""

    def check(*names):
        shutil.copytree(MINIATURE, tmp_path / "assets")
        for name in names:
            shutil.copytree(BROKEN / name, tmp_path / "assets", dirs_exist_ok=True)
        return [str(problem) for problem in build.load(tmp_path / "assets").problems]

    return check


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_reported_where_it_stands(check, name):
    """Exactly what is expected is said, no more and no less."""
    assert expected(name)
    assert check(name) == expected(name)


def test_nothing_is_wrong_without_a_mistake(check):
    """The miniature course is sound."""
    assert check() == []


def test_every_mistake_is_tried():
    """None of the folders is forgotten."""
    assert len(MISTAKES) >= 80


@pytest.mark.parametrize("name", MISTAKES)
def test_every_message_has_a_place_and_one_line(name):
    """`file:line: what, and what to do`, with a file that is there."""
    for line in expected(name):
        file, number, message = re.fullmatch(r"([\w/.-]+):(\d+): (.{10,})", line).groups()
        path = BROKEN / name / file if (BROKEN / name / file).is_file() else MINIATURE / file
        assert int(number) <= path.read_bytes().count(b"\n") + 1


def test_all_problems_are_reported_at_once(check):
    """Mistakes in six files: each is said as if it were the only one, in the order of files and lines."""
    names = [
        "lesson-twice-in-order",
        "no-alt",
        "date",
        "front-matter-duplicate",
        "misconception-without-source",
        "wrong-types",
    ]
    alone = [line.split(":", 2) for name in names for line in expected(name)]
    assert check(*names) == [
        ":".join(line) for line in sorted(alone, key=lambda line: (line[0], int(line[1]), line[2]))
    ]


def test_missing_file_is_reported(tmp_path):
    """A course without its list of concepts."""
    shutil.copytree(MINIATURE, tmp_path / "assets")
    (tmp_path / "assets" / "help.yaml").unlink()
    assert [str(problem) for problem in build.load(tmp_path / "assets").problems] == ["help.yaml:1: is missing; add it"]


def test_byte_order_mark_is_no_mistake(tmp_path):
    """Some editors write one."""
    shutil.copytree(MINIATURE, tmp_path / "assets")
    for name in ("questions/second.yaml", "lessons/second.md"):
        path = tmp_path / "assets" / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert build.load(tmp_path / "assets").problems == []


def test_windows_line_ends_are_no_mistake(tmp_path):
    """The same lesson, the same lines."""
    shutil.copytree(MINIATURE, tmp_path / "assets")
    for path in (tmp_path / "assets" / "lessons").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build.load(tmp_path / "assets").problems == []
