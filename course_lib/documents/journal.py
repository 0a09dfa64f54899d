"""The journal on paper and as plain text: everything that the learner wrote for themselves."""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..activities.journal import Entry
from ..records import RecordError
from ..words import _

TEMPLATE = Path(__file__).with_name("journal.typ")
SIGNS = b'#set document(title: "Signs")\n#for sign in json(bytes(sys.inputs.signs)) [#sign#linebreak()]'
NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
STAND_IN = "\N{WHITE SQUARE}"
LONG_WORD = re.compile(r"(\S{60})(?=\S)")  # has to break somewhere
TRIES = 400  # compilations to find out what the fonts lack; each names one sign
AGAIN = 20  # compilations of the whole, which may be long


def told(kept: tuple[Entry, ...], lesson_title: Callable[[str], str], day: Callable[[str], str], today: date) -> dict:
    """What either file says: `title`, `says`, and `entries`, each with `title`, `about` and `passages` (`label`, `prompt`, `text`)."""
    return {
        "title": _("What I wrote"),
        "says": _("From the course Attune, taken out on {day}. This file is private and isn't locked: whoever can open it can read it. "
                  "The course is education; it isn't therapy.").format(day=today.isoformat()),
        "entries": [{
            "title": entry.title,
            "about": " · ".join(filter(None, (day(entry.at), lesson_title(entry.lesson)))),
            "passages": [{"label": one.label, "prompt": one.prompt, "text": one.text} for one in entry.passages],
        } for entry in kept],
    }


def markdown(told: dict) -> str:
    """The journal as Markdown. What the learner wrote stands in quotations, sign for sign, so none of it can be taken for a heading."""
    lines = [f"# {told['title']}", "", told["says"], ""]
    for entry in told["entries"]:
        lines += [f"## {_line(entry['title'])}", "", _line(entry["about"]), ""]
        for passage in entry["passages"]:
            lines += [f"**{_line(passage['label'])}**", ""]
            lines += [_line(passage["prompt"]), ""] if passage["prompt"] else []
            lines += [f"> {line}".rstrip() for line in passage["text"].splitlines()] + [""]
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def pdf(told: dict) -> tuple[bytes, list[str]]:
    """The journal as a PDF (tagged, PDF/UA-1), and what there is to say about it: which signs no font here can show.

    In place of each of those stands a square. All text goes in as data, so none of it is read as markup. Raises RecordError
    if no PDF can be made of it.
    """
    lacking = _lacking(told)
    for _try in range(AGAIN):
        note = _note(lacking)
        made = _set(TEMPLATE, "told", _for_paper(told | {"note": note}, lacking))
        if isinstance(made, bytes):
            return made, [note] if note else []
        lacking |= made  # signs that can be shown alone and not together
    raise _not_made()


def _not_made() -> RecordError:
    """What is told instead of typst's own words, which may quote what was written."""
    return RecordError(_("The PDF couldn't be made. Everything is still in your journal, and the Markdown file can be made."))


def _note(lacking: set[str]) -> str:
    says = _("No font on this computer can show some of the signs in what you wrote: {count} of them, so a square ({square}) stands in "
             "their place. The Markdown file has them all.")
    return says.format(count=len(lacking), square=STAND_IN) if lacking else ""


def _lacking(told: dict) -> set[str]:
    """The signs in the journal that no font here has: those of typst and those of this computer."""
    signs = {sign for sign in _paper_text(json.dumps(told, ensure_ascii=False))
             if not sign.isascii() and unicodedata.category(sign)[0] not in "MCZ"}
    lacking: set[str] = set()
    for _try in range(TRIES):
        made = _set(SIGNS, "signs", sorted(signs - lacking))
        if isinstance(made, bytes):
            break
        lacking |= {sign for sign in signs if any(_alike(sign, other) for other in made)}
    return lacking


def _alike(sign: str, other: str) -> bool:
    """Whether a font that lacks `other` is taken to lack `sign` too: letters of a script without cases come in hundreds."""
    both_letters = len(other) == 1 and unicodedata.category(sign) == unicodedata.category(other) == "Lo"
    return sign == other or both_letters and ord(sign) >> 8 == ord(other) >> 8


def _set(source: bytes | Path, name: str, data) -> bytes | set[str]:
    """The PDF of a template with its data; or, where the fonts lack some, the signs that it stopped at."""
    import typst

    try:
        return typst.compile(source, sys_inputs={name: json.dumps(data, ensure_ascii=False)}, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        signs = NOT_SHOWN.findall(str(error))
        if not signs:
            raise _not_made() from None
        return {ESCAPED.sub(lambda found: chr(int(found[1], 16)), sign) for sign in signs}


def _for_paper(told: dict, lacking: set[str]) -> dict:
    """What is told, with a square for what can't be shown, and each text as lines that know their direction."""
    absent = re.compile("|".join(map(re.escape, sorted(lacking, key=len, reverse=True))) or r"(?!)")

    def clean(text: str) -> str:
        return LONG_WORD.sub("\\1\N{ZERO WIDTH SPACE}", absent.sub(STAND_IN, _paper_text(text)))

    def lines(text: str) -> list[dict]:
        return [{"text": clean(line), "rtl": _right_to_left(line)} for line in text.splitlines()]

    entries = [{"title": lines(_line(entry["title"])), "about": clean(entry["about"]), "passages": [
        {"label": clean(one["label"]), "prompt": clean(_line(one["prompt"])), "lines": lines(one["text"])} for one in entry["passages"]]}
        for entry in told["entries"]]
    return {"title": clean(told["title"]), "says": clean(told["says"]), "note": clean(told["note"]), "entries": entries}


def _paper_text(text: str) -> str:
    """`text` without what has no shape on paper: control signs, and those that no typeface knows."""
    return "".join(sign for sign in text.replace("\t", "    ") if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Cn", "Co"))


def _right_to_left(line: str) -> bool:
    """By the line's first letter that has a direction."""
    first = next((kind for sign in line if (kind := unicodedata.bidirectional(sign)) in ("L", "R", "AL")), "L")
    return first != "L"
