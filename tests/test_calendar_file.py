"""The calendar file, against files that were written by hand from RFC 5545."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from course_lib.documents.calendar_file import calendar_file, escaped, folded

FIXTURES = Path(__file__).parent / "fixtures" / "calendars"
STAMP = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
EVENT = {"uid": "plan-mine-1@attune.invalid", "summary": "Ask before you mend", "description": "", "day": date(2026, 11, 25),
         "at": time(19, 30), "weekly": False, "stamp": STAMP}  # fmt: skip


def made(**more) -> bytes:
    return calendar_file(**{**EVENT, **more})


@pytest.mark.parametrize(("name", "given"), [
    ("once", {}),
    ("every-week", {"weekly": True, "description": "If R. rings, then I ask; \\o/\nTwice."}),
    ("all-day", {"at": None}),
])  # fmt: skip
def test_the_file_is_as_the_standard_says(name, given):
    """Each line ends in CRLF, as in the fixture."""
    assert made(**given) == (FIXTURES / f"{name}.ics").read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_the_stamp_is_utc_and_the_start_is_local():
    """A stamp from elsewhere is turned to UTC; the start floats, without a zone."""
    lines = made(stamp=STAMP.astimezone(timezone(timedelta(hours=13)))).decode().split("\r\n")
    assert "DTSTAMP:20261122T030405Z" in lines and "DTSTART:20261125T193000" in lines


@pytest.mark.parametrize(("text", "written"), [
    ("a;b,c\\d", "a\\;b\\,c\\\\d"), ("one\r\ntwo\nthree\rfour", "one\\ntwo\\nthree\\nfour"), ("a\x00\x07b\x7f", "ab"), ("tab\t", "tab\t"),
    ("END:VEVENT\r\nX:1", "END:VEVENT\\nX:1"),
])  # fmt: skip
def test_a_value_cannot_break_out_of_its_line(text, written):
    """Whatever was typed stays one value."""
    assert escaped(text) == written


@pytest.mark.parametrize("line", ["x" * 75, "x" * 76, "é" * 200, "👩‍👩‍👧" * 60, "猫" * 25 + "x", ""])
def test_a_folded_line_is_short_and_unfolds_to_itself(line):
    """At most 75 octets, no character torn, nothing lost."""
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert folded(line).replace("\r\n ", "") == line


def test_seventy_five_octets_stay_one_line():
    """Folding starts where it must, and not before."""
    assert "\r\n" not in folded("x" * 75) and "\r\n" in folded("x" * 76)
