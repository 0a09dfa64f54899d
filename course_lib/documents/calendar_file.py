"""A calendar file (RFC 5545) with one entry, which may come back every week."""

from datetime import UTC, date, datetime, time

LONGEST_LINE = 75  # octets, without the line's end
MINUTES = 15


def calendar_file(*, uid: str, summary: str, description: str, day: date, at: time | None, weekly: bool, stamp: datetime) -> bytes:
    """The file's content, UTF-8 with CRLF.

    The entry is on `day`, all day long or for a quarter of an hour from `at`, which is the local time of wherever the calendar
    is read ("floating": it needs no time zone). `uid` stays the same when the same entry is made again, so that a calendar
    takes it as a newer version; `stamp` (with its time zone) says when it was made.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Attune//Weekly plan//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
             f"UID:{escaped(uid)}", f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}", *_start(day, at),
             f"SUMMARY:{escaped(summary)}"]
    lines += [f"DESCRIPTION:{escaped(description)}"] if description else []
    lines += ["RRULE:FREQ=WEEKLY"] if weekly else []
    lines += ["CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _start(day: date, at: time | None) -> list[str]:
    written = f"{day.year:04}{day.month:02}{day.day:02}"
    if at is None:
        return [f"DTSTART;VALUE=DATE:{written}"]
    return [f"DTSTART:{written}T{at:%H%M}00", f"DURATION:PT{MINUTES}M"]


def escaped(text: str) -> str:
    """`text` as a value: backslash, semicolon, comma and line ends escaped, other control characters left out (RFC 5545, 3.3.11)."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\r", "\n"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(one for one in text if one == "\t" or (ord(one) >= 32 and ord(one) != 127))


def folded(line: str) -> str:
    """`line` in pieces of at most 75 octets, each but the first after CRLF and a space; no character is torn (RFC 5545, 3.1)."""
    pieces, size = [""], 0
    for one in line:
        octets = len(one.encode())
        if size + octets > LONGEST_LINE:
            pieces.append("")
            size = 1  # the space
        pieces[-1] += one
        size += octets
    return "\r\n ".join(pieces)
