"""Damages sound files, and makes them hostile: as crashes, bad disks, careless editors and people who wish harm do.

Everything is drawn from a `random.Random`, so a file can be made again from its number.
"""

import io
import json
import re
import zipfile
from random import Random

NUMBERS = [b"-1", b"0", b"1.5", b"1e999", b"NaN", b"-Infinity", b"9" * 5000, b"1" + b"0" * 400, b"true", b"null", b'"7"', b"2147483648"]
TOKENS = [
    b"\x00", b"\x00" * 512, b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n\n", b"\t", b"\x1a", b"\x1b[2J",
    "\u2028".encode(), "\u202e".encode(), b"\\ud800", b"\\u0000", b"[" * 20_000, b'{"a":' * 20_000, b"<a>" * 500, b"{" * 500,
    b"(" * 2000, b"a " * 3000, b"../../", b"/etc/passwd", b"C:\\", b'<!DOCTYPE x [<!ENTITY a "b">]>', b"&a;", b"&#0;", b"&#x110000;",
    b"]]>", b"<![CDATA[", b"<script>", b"%s%n", b"{}", b"{=", b"~%-100%", b"->", b"::", b"$CATEGORY: $course$/x",
    b"!!python/object:os.system", b"&x [*x, *x]", b"---\n", b'"', b"'", b"}", b"]", b",", b":", b"//", b"\\",
]
VALUES = [
    None, True, False, 0, -1, 1.5, 1e308, float("inf"), float("nan"), 10**400, 2**31, "", "x" * 10_000, "\ud800", "\x00", "../../x",
    "\u202ex", "<b>", "NaN", [], {}, [[]], [None], {"": {}}, {"id": None}, ["x"] * 500, "2026-02-30", "9999-12-31T23:59:59+14:00", "T", ".",
]
NAMES = ["../evil.json", "/etc/evil", "private/../../evil.json", "private/.evil.json", "C:\\evil", "learning/é.jsonl", "e" * 300,
         "private/a\n.json", "", "about.json", "answers.jsonl", "private/header.lock", "learning/x.jsonl/", "private/my-cat.json"]


def damaged(sound: bytes, draw: Random, other: bytes = b"") -> bytes:
    """`sound` after one to eight harms, as text or as what it means if it's JSON. `other` is a second sound file, for mixing."""
    content = sound
    for _ in range(draw.choice((1, 1, 1, 2, 3, 8))):
        way = draw.choice(WAYS)
        content = way(content, draw) if way is not _mixed else _mixed(content, draw, other)
    return content


def damaged_zip(sound: bytes, draw: Random, other: bytes = b"") -> bytes:
    """A zip of which a member was damaged, renamed, left out or added, or whose own bytes were."""
    if draw.random() < 0.3:
        return damaged(sound, draw, other)
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(draw.choice((1, 1, 2, 4))):
        place = draw.randrange(len(members))
        name, content = members[place]
        what = draw.randrange(6)
        if what == 0:
            members.append((draw.choice(NAMES), content))
        elif what == 1 and len(members) > 1:
            del members[place]
        else:
            members[place] = (draw.choice(NAMES) if what == 2 else name, damaged(content, draw, members[0][1]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in members:
            if not name or name in archive.namelist():  # the same name twice is a warning, and not our matter here
                continue
            archive.writestr(name, content)
    return packed.getvalue()


def damaged_folder(sound: dict[str, bytes], draw: Random, other: dict[str, bytes]) -> dict[str, bytes | None]:
    """A folder's files of which one or two were damaged, emptied or exchanged, or are gone (None)."""
    files: dict[str, bytes | None] = dict(sound)
    for name in draw.sample(sorted(files), draw.choice((1, 1, 2))):
        content = files[name]
        files[name] = draw.choice((None, b"", draw.choice(list(sound.values())), *[damaged(content, draw, other.get(name, b""))] * 12))
    return files


# Ways of harming bytes -------------------------------------------------------------------------------


def _span(content: bytes, draw: Random) -> tuple[int, int]:
    start = draw.randint(0, len(content))
    return start, min(len(content), start + draw.choice((1, 2, 10, 100, 1000)))


def _cut(content: bytes, draw: Random) -> bytes:
    return content[: draw.randint(0, len(content))]


def _without_its_beginning(content: bytes, draw: Random) -> bytes:
    return content[draw.randint(0, len(content)):]


def _hole(content: bytes, draw: Random) -> bytes:
    start, end = _span(content, draw)
    return content[:start] + content[end:]


def _blank(content: bytes, draw: Random) -> bytes:
    start, end = _span(content, draw)
    return content[:start] + b"\x00" * (end - start) + content[end:]


def _twice(content: bytes, draw: Random) -> bytes:
    start, end = _span(content, draw)
    return content[:end] + content[start:end] * draw.choice((1, 2, 300)) + content[end:]


def _bits(content: bytes, draw: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.choice((1, 1, 5)) if changed else 0):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _noise(content: bytes, draw: Random) -> bytes:
    at = draw.randint(0, len(content))
    return content[:at] + draw.randbytes(draw.choice((1, 4, 64))) + content[at:]


def _token(content: bytes, draw: Random) -> bytes:
    at = draw.randint(0, len(content))
    return content[:at] + draw.choice(TOKENS) + content[at:]


def _number(content: bytes, draw: Random) -> bytes:
    found = list(re.finditer(rb"-?\d+(\.\d+)?", content))
    if not found:
        return _token(content, draw)
    one = draw.choice(found)
    return content[: one.start()] + draw.choice(NUMBERS) + content[one.end():]


def _lines(content: bytes, draw: Random) -> bytes:
    lines = content.split(b"\n")
    draw.shuffle(lines) if draw.random() < 0.5 else lines.insert(draw.randint(0, len(lines)), draw.choice(lines))
    return b"\n".join(lines)


def _mixed(content: bytes, draw: Random, other: bytes) -> bytes:
    start, end = _span(other, draw)
    at = draw.randint(0, len(content))
    return content[:at] + other[start:end] + content[at:]


# Ways of harming what is meant -----------------------------------------------------------------------


def _meant(content: bytes, draw: Random) -> bytes:
    """JSON whose shape has changed: the whole, or one of its lines."""
    lines = [content] if draw.random() < 0.5 else content.split(b"\n")
    place = draw.randrange(len(lines))
    try:
        data = json.loads(lines[place])
        lines[place] = json.dumps(reshaped(data, draw)).encode()
    except (ValueError, RecursionError):
        return draw.choice((_token, _number, _bits))(content, draw)
    return b"\n".join(lines)


def reshaped(data, draw: Random):
    """Data of which something deep within is another value, another name, missing, twice, or one level deeper."""
    if isinstance(data, (dict, list)) and data and draw.random() < 0.85:
        key = draw.choice(sorted(data)) if isinstance(data, dict) else draw.randrange(len(data))
        made = type(data)(data)
        what = draw.randrange(10)
        if what == 0:
            del made[key]
        elif what == 1 and isinstance(made, list):
            made.insert(key, made[key])
        elif what == 1:
            made[draw.choice(sorted(data))] = data[key]
        elif what == 2 and isinstance(made, dict):
            made[draw.choice(("", "v", "id", "__class__", "x" * 300))] = data[key]
        else:
            made[key] = reshaped(data[key], draw)
        return made
    return draw.choice((*VALUES, *([data], {"": data}) * 3))


WAYS = [_cut, _without_its_beginning, _hole, _blank, _twice, _bits, _noise, _token, _token, _number, _number, _lines, _mixed, *[_meant] * 8]
