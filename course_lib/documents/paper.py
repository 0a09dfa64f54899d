"""Setting text that people wrote as a PDF (tagged, PDF/UA-1): all of it is data, and a sign that no font has stops nothing."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from ..records import RecordError
from ..words import language

SIGNS = b'#set document(title: "Signs")\n#for sign in json(bytes(sys.inputs.signs)) [#sign#linebreak()]'
NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
STAND_IN = "\N{WHITE SQUARE}"
LONG_WORD = re.compile(r"(\S{60})(?=\S)")  # has to break somewhere
TRIES = 400  # compilations to find out what the fonts lack; each names one sign
AGAIN = 20  # compilations of the whole, which may be long


def pdf(template: Path, told: dict, prepared: Callable[[set[str]], dict], failed: RecordError) -> tuple[bytes, set[str]]:
    """The PDF of a template that reads its data from `sys.inputs.told`, and the signs that no font here can show.

    `told` holds all its text; `prepared` makes the data, given those signs. Raises `failed`, and nothing of typst's own words,
    which may quote what was written.
    """
    lacking = _lacking(told, failed)
    for _try in range(AGAIN):
        made = _set(template, "told", prepared(lacking), failed)
        if isinstance(made, bytes):
            return made, lacking
        lacking |= made  # signs that can be shown alone and not together
    raise failed


def clean(text: str, lacking: set[str]) -> str:
    """`text` as it can be set: a square for what can't be shown, and a place to break in words that are too long."""
    return LONG_WORD.sub("\\1\N{ZERO WIDTH SPACE}", squares(text, lacking))


def all_clean(thing, lacking: set[str]):
    """`thing`, of dicts and lists, with each of its texts clean."""
    if isinstance(thing, str):
        return clean(thing, lacking)
    if isinstance(thing, dict):
        return {name: all_clean(one, lacking) for name, one in thing.items()}
    return [all_clean(one, lacking) for one in thing] if isinstance(thing, (list, tuple)) else thing


def squares(text: str, lacking: set[str]) -> str:
    """`text` with a square for what can't be shown, and without what has no shape on paper."""
    absent = re.compile("|".join(map(re.escape, sorted(lacking, key=len, reverse=True))) or r"(?!)")
    return absent.sub(STAND_IN, _paper_text(text))


def _lacking(told: dict, failed: RecordError) -> set[str]:
    """The signs in it that no font here has: those of typst and those of this computer."""
    signs = {sign for sign in _paper_text(json.dumps(told, ensure_ascii=False))
             if not sign.isascii() and unicodedata.category(sign)[0] not in "MCZ"}
    lacking: set[str] = set()
    for _try in range(TRIES):
        made = _set(SIGNS, "signs", sorted(signs - lacking), failed)
        if isinstance(made, bytes):
            break
        lacking |= {sign for sign in signs if any(_alike(sign, other) for other in made)}
    return lacking


def _alike(sign: str, other: str) -> bool:
    """Whether a font that lacks `other` is taken to lack `sign` too: letters of a script without cases come in hundreds."""
    both_letters = len(other) == 1 and unicodedata.category(sign) == unicodedata.category(other) == "Lo"
    return sign == other or both_letters and ord(sign) >> 8 == ord(other) >> 8


def _set(source: bytes | Path, name: str, data, failed: RecordError) -> bytes | set[str]:
    """The PDF of a template with its data; or, where the fonts lack some, the signs that it stopped at."""
    import typst

    try:
        return typst.compile(source, sys_inputs={name: json.dumps(data, ensure_ascii=False), "lang": language()[:2]}, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        signs = NOT_SHOWN.findall(str(error))
        if not signs:
            raise failed from None
        return {ESCAPED.sub(lambda found: chr(int(found[1], 16)), sign) for sign in signs}


def _paper_text(text: str) -> str:
    """`text` without what has no shape on paper: control signs, and those that no typeface knows."""
    return "".join(sign for sign in text.replace("\t", "    ") if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Cn", "Co"))
