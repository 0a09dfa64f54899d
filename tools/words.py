"""Collects the words of the interface, and compiles their translations: `python tools/words.py`.

It writes course_lib/locale/attune.pot, the template; brings each course_lib/locale/<language>/LC_MESSAGES/attune.po up to
date with it (new words come in empty, old ones go); and compiles them: attune.mo for Python, and for the pages
reader/labextension/static/locale/<language>.json and languages.js. docs/translating.md tells the rest.

`--check` changes nothing, and says what isn't up to date (exit 1 if anything isn't).
"""

import ast
import io
import json
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "course_lib" / "locale"
TEMPLATE = LOCALE / "attune.pot"
STATIC = ROOT / "course_lib" / "reader" / "labextension" / "static"
SOURCES = (("python", "course_lib/**/*.py"), ("javascript", "course_lib/reader/labextension/static/*.js"),
           ("javascript", "course_lib/site/pages/*.js"))
# What a web page says of itself and of its figures, which its script says anew in its reader's language.
SAID_ANEW = ("course_lib/site/frame.py", "course_lib/site/cells.py", "course_lib/figure.py", "course_lib/models/toy.py")
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2), "N_": None}
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def collected() -> Catalog:
    """Every message with the files that say it, the same for the same sources."""
    catalogue = Catalog(project="Attune", fuzzy=False, header_comment="# The words of Attune's interface. Written by: python tools/words.py")
    for method, pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            found = [one[1:] for one in extract_from_file(method, path, keywords=KEYWORDS)]
            for message, comments, context in found + (list(in_f_strings(path.read_text(encoding="utf-8"))) if method == "python" else []):
                catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)], auto_comments=comments, context=context)
    return catalogue


def in_f_strings(code: str) -> Iterator[tuple[str | tuple[str, str], list, str | None]]:
    """The messages inside f-strings, which Babel passes over before Python 3.12, as it says others: text, comments, context."""
    for outer in ast.walk(ast.parse(code)):
        for node in ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if words:
                    yield tuple(words[:2]) if node.func.id == "n_" else words[-1], [], words[0] if node.func.id == "p_" else None


def template(catalogue: Catalog) -> str:
    """The template's text."""
    return catalogue.header_comment + "\n" + HEADER + _entries(catalogue)


def _entries(catalogue: Catalog) -> str:
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)
    return out.getvalue().decode("utf-8")


class Translation:
    """One language's file. `head` is its first entry with the comments before it, which nobody but a translator changes."""

    def __init__(self, path: Path):
        self.language = path.parts[-3]
        text = path.read_text(encoding="utf-8")
        self.head = text[: text.index("\n\n") + 2]
        self.catalogue = read_po(io.BytesIO(text.encode()), locale=self.language)
        self.headers = dict(line.split(": ", 1) for line in self._header().strip().split("\n"))

    def _header(self) -> str:
        quoted = self.head[self.head.index('msgstr ""'):].split("\n")[1:]
        return "".join(json.loads(line) for line in quoted if line.startswith('"'))

    def text(self, catalogue: Catalog) -> str:
        """The file's text, with the messages of `catalogue` and no others."""
        made = Catalog(locale=self.language, fuzzy=False)
        for message in catalogue:
            if message.id:
                old = self.catalogue.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
                same = old is not None and old.id == message.id
                made[message.id] = Message(message.id, old.string if same else "", message.locations, context=message.context,
                                           flags=(old.flags if same else set()) | message.flags, auto_comments=message.auto_comments,
                                           user_comments=old.user_comments if same else ())
        return self.head + _entries(made)

    def said(self) -> list[Message]:
        """The messages that have a translation, in the order of their ids."""
        done = [one for one in self.catalogue if one.id and not one.fuzzy and all([one.string] if isinstance(one.string, str) else one.string)]
        return sorted(done, key=_key)

    def compiled(self) -> bytes:
        """The file that gettext reads: see "The Format of GNU MO Files" in its manual."""
        pairs = [(b"", self._header().encode())] + [(_key(one).encode(), _value(one).encode()) for one in self.said()]
        pairs.sort()
        ids, strings = (b"".join(pair[side] + b"\0" for pair in pairs) for side in (0, 1))
        first = 7 * 4
        tables, places = first + 16 * len(pairs), ([], [])
        starts = [tables, tables + len(ids)]
        for pair in pairs:
            for side, text in enumerate(pair):
                places[side].extend((len(text), starts[side]))
                starts[side] += len(text) + 1
        head = struct.pack("<7I", 0x950412DE, 0, len(pairs), first, first + 8 * len(pairs), 0, 0)
        return head + struct.pack(f"<{4 * len(pairs)}I", *places[0], *places[1]) + ids + strings

    def for_pages(self) -> str:
        """What the pages' own scripts say, as JSON."""
        said = {one.id: one.string for one in self.said() if any(name.endswith(".js") or name in SAID_ANEW for name, _line in one.locations)}
        return json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _key(message: Message) -> str:
    plain = message.id if isinstance(message.id, str) else "\0".join(message.id)
    return f"{message.context}\4{plain}" if message.context else plain


def _value(message: Message) -> str:
    return message.string if isinstance(message.string, str) else "\0".join(message.string)


def products(catalogue: Catalog) -> dict[Path, bytes]:
    """Every file that this writes, with what belongs into it."""
    made = {TEMPLATE: template(catalogue).encode()}
    found = [{"code": "en", "name": "English"}]
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/attune.po")):
        text = Translation(path).text(catalogue)
        translation = Translation(path)
        translation.catalogue = read_po(io.BytesIO(text.encode()), locale=translation.language)
        made[path] = text.encode()
        made[path.with_suffix(".mo")] = translation.compiled()
        made[STATIC / "locale" / f"{translation.language}.json"] = translation.for_pages().encode()
        found.append({"code": translation.language, "name": translation.headers["X-Name"], **({} if translation.headers["X-Reviewed"] == "yes" else {"note": translation.headers["X-Note"]})})
    lines = "".join(f"  {json.dumps(one, ensure_ascii=False)},\n" for one in found)
    made[STATIC / "languages.js"] = f"// The languages of the interface; `note` stands beside one that no speaker has reviewed. Written by: python tools/words.py\nexport const LANGUAGES = [\n{lines}];\n".encode()
    return made


def stale(made: dict[Path, bytes]) -> list[Path]:
    """Those that aren't what they should be."""
    return [path for path, content in made.items() if not path.is_file() or path.read_bytes() != content]


def main() -> int:
    made = products(collected())
    if "--check" in sys.argv:
        for path in stale(made):
            print(f"{path.relative_to(ROOT)} isn't up to date: run `python tools/words.py`.")
        return 1 if stale(made) else 0
    for path in stale(made):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[path])
    return 0


if __name__ == "__main__":
    sys.exit(main())
