"""Between the course's plain text and the HTML that other systems keep questions in.

What we write, we read back letter for letter: a line break is `<br>`, `*so*` is `<em>`, `**so**` is `<strong>`, and what
HTML would swallow (a second space, a tab, a control character) is a numeric reference. Where a system has no place for
something of ours, such as an option's id, it stands in the attribute `data-attune`. What stands in an element of the
class `attune-added` was added for whoever reads it there, and isn't read back.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?![*\s])([^*\n]*[^*\s])\1(?!\*)")
MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
PARAGRAPHS = {"p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre"}
LINES = {"div", "li", "tr", "dt", "dd"}
UNREAD = {"script", "style", "head", "title"}
ADDED = "attune-added"
DEEPEST = 3  # parts within parts: ours have one


def to_html(text: str) -> str:
    """`text` as HTML without tags around it."""
    marked, last = [], 0
    for found in EMPHASIS.finditer(text):
        name = "em" if found[1] == "*" else "strong"
        marked += [_escaped(text[last:found.start()]), f"<{name}>", _escaped(found[2]), f"</{name}>"]
        last = found.end()
    return "".join([*marked, _escaped(text[last:])])


def _escaped(text: str) -> str:
    text = re.sub(r"(?:^ | $|(?<=\s) | (?=\n))", "\x00", html.escape(text, quote=False).replace("\x00", "&#0;"))
    text = text.replace("\x00", "&#32;").replace("\n", "<br>")
    return "".join(letter if _kept(letter) else f"&#{ord(letter)};" for letter in text)


def _kept(letter: str) -> bool:
    """Whether XML may hold `letter`, and HTML leaves it as it is."""
    return letter >= " " and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff"


def span(text: str, name: str | None) -> str:
    """`text` as HTML, with `name` as its id."""
    return to_html(text) if name is None else f'<span data-attune="{name}">{to_html(text)}</span>'


def block(inside: str, data: str) -> str:
    """`inside` (HTML) with `data` (JSON) beside it."""
    return f'<div data-attune="{html.escape(data)}">{inside}</div>'


def added(text: str) -> str:
    """A paragraph that isn't read back."""
    return f'<p class="{ADDED}">{to_html(text)}</p>'


@dataclass(frozen=True)
class Part:
    """What stands in an element with `data-attune`."""

    name: str
    misconception: str | None
    text: str


@dataclass(frozen=True)
class Read:
    """What a piece of HTML says: as text, the parts of it that have a name, and how many pictures are left out."""

    text: str
    parts: tuple[Part, ...] = ()
    pictures: int = 0

    @property
    def name(self) -> str | None:
        return self.parts[0].name if self.parts else None


def read(source: str) -> Read:
    """What `source`, any HTML, says."""
    reader = _Reader()
    for kind, value, attributes in _tokens(source):
        getattr(reader, kind)(value, attributes)
    parts = tuple(Part(name, misconception, lines.text()) for name, misconception, lines in reader.parts)
    return Read(reader.lines.text(), parts, reader.pictures)


def looks_like_html(text: str) -> bool:
    """Whether `text`, of which nobody says what it is, has tags or entities in it."""
    return bool(re.search(r"</?[a-zA-Z][^<>]*>|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);", text))


@dataclass
class _Lines:
    """Text that grows as HTML lays it out: runs of white space are one space, and none at the ends of a line."""

    said: list[str] = field(default_factory=list)
    soft: bool = True  # the next white space is swallowed
    waiting: str = ""  # a break that is made once something follows

    def add(self, text: str, hard: bool = False) -> None:
        text = text if hard else re.sub(r"[ \t\n\r\f]+", " ", text)
        if not hard and self.soft and text.startswith(" "):
            text = text[1:]
        if not text:
            return
        if self.waiting and self.said:
            self.said.append(self.waiting)
        self.waiting = ""
        self.said.append(text)
        self.soft = not hard and text.endswith(" ")

    def _strip(self) -> None:
        if self.soft and self.said and self.said[-1].endswith(" "):
            self.said[-1] = self.said[-1][:-1]

    def new_line(self) -> None:
        self._strip()
        self.add("\n", hard=True)
        self.soft = True

    def rest(self, waiting: str) -> None:
        self._strip()
        self.waiting = max(self.waiting, waiting, key=len)
        self.soft = True

    def text(self) -> str:
        self._strip()
        return "".join(self.said)


TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
ENTITY = re.compile(r"&(#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))""")
DELIMITER = re.compile("[<>\"']")
FAILURES = 1000  # tags without an end, after which < is a letter: so that no text takes long


def _tokens(source: str) -> Iterator[tuple[str, str, dict]]:
    """What `source` consists of: the name of a reader's method, a tag's name or a text, and attributes.

    Python's own parser takes quadratic time over an unclosed tag, and raises an error for some."""
    here = failed = 0
    for found in re.finditer("[<&]", source):
        if found.start() < here:
            continue
        at = found.start()
        end = _end(source, at) if failed < FAILURES or source[at] == "&" else -1
        if end < 0:
            failed += 1
            continue
        yield "data", source[here:at], {}
        here = end
        if source[at] == "&":
            yield "entity", ENTITY.match(source, at)[1], {}
        elif tag := TAG.match(source, at):
            given = {name.lower(): html.unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(source[tag.end():end])}
            yield "end" if source[at + 1] == "/" else "start", tag[1].lower(), given
    yield "data", source[here:], {}


def _end(source: str, at: int) -> int:
    """Where what begins at `at` ends, or -1 if it's neither a tag nor a comment nor an entity."""
    if source[at] == "&":
        found = ENTITY.match(source, at)
        return found.end() if found else -1
    if source.startswith("<!--", at):
        end = source.find("-->", at)
        return end + 3 if end >= 0 else -1
    if source[at + 1:at + 2] in ("!", "?"):
        return source.find(">", at) + 1 or -1
    tag = TAG.match(source, at)
    here = tag.end() if tag else len(source)
    while found := DELIMITER.search(source, here):
        if found[0] in "<>":
            return found.end() if found[0] == ">" else -1
        here = source.find(found[0], found.end()) + 1
        if not here:
            return -1
    return -1


class _Reader:
    """Takes tokens, and lays out what they say."""

    def __init__(self):
        self.lines = _Lines()
        self.parts: list[tuple[str, str | None, _Lines]] = []
        self.open: list[list] = []  # tag, how deep in tags of that name, lines
        self.skipped: list = []  # tag, depth
        self.pictures = 0

    def _all(self):
        return [] if self.skipped else [self.lines, *(one[2] for one in self.open)]

    def start(self, tag, given):
        if self.skipped:
            self.skipped[1] += tag == self.skipped[0]
            return
        if tag in UNREAD or ADDED in (given.get("class") or "").split():
            self.skipped = [tag, 1]
            return
        for one in self.open:
            one[1] += tag == one[0]
        self._layout(tag, begins=True)
        if given.get("data-attune") is not None and len(self.open) < DEEPEST:
            lines = _Lines()
            self.parts.append((given["data-attune"], given.get("data-misconception"), lines))
            self.open.append([tag, 1, lines])
        for lines in self._all():
            if tag == "br":
                lines.new_line()
            elif tag == "img":
                lines.add(given.get("alt") or "")
            elif tag in MARKS:
                lines.add(MARKS[tag])
        self.pictures += tag in ("img", "audio", "video", "object", "iframe")

    def end(self, tag, _given):
        if self.skipped:
            self.skipped[1] -= tag == self.skipped[0]
            self.skipped = self.skipped if self.skipped[1] else []
            return
        for lines in self._all() if tag in MARKS else ():
            lines.add(MARKS[tag])
        for one in self.open:
            one[1] -= tag == one[0]
        self.open = [one for one in self.open if one[1]]
        self._layout(tag, begins=False)

    def _layout(self, tag, begins):
        waiting = "\n\n" if tag in PARAGRAPHS else "\n" if tag in LINES or tag == "hr" else None
        for lines in self._all():
            if waiting:
                lines.rest(waiting)
            elif tag in ("td", "th") and begins:
                lines.add(" ")

    def _add(self, text, hard=False):
        for lines in self._all():
            lines.add(text, hard)

    def data(self, text, _given):
        self._add(text)

    def entity(self, name, _given):
        if not name.startswith("#"):
            known = html.unescape(f"&{name};")
            self._add(known if known != f"&{name};" else f"&{name}", hard=True)
            return
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        if 128 <= number <= 159 or number > 0x10FFFF:
            self._add(html.unescape(f"&#{number};"), hard=True)
        else:
            self._add(chr(number), hard=True)
