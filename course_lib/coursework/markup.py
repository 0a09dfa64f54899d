"""Between the course's plain text and the HTML that other systems keep questions in.

What we write, we read back letter for letter: a line break is `<br>`, `*so*` is `<em>`, `**so**` is `<strong>`, and what
HTML would swallow (a second space, a tab, a control character) is a numeric reference. Where a system has no place for
something of ours, such as an option's id, it stands in the attribute `data-attune`. What stands in an element of the
class `attune-added` was added for whoever reads it there, and isn't read back.
"""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?![*\s])([^*\n]*[^*\s])\1(?!\*)")
MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
PARAGRAPHS = {"p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre"}
LINES = {"div", "li", "tr", "dt", "dd"}
UNREAD = {"script", "style", "head", "title"}
ADDED = "attune-added"


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
    reader.feed(source)
    reader.close()
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


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.lines = _Lines()
        self.parts: list[tuple[str, str | None, _Lines]] = []
        self.open: list[list] = []  # tag, how deep in tags of that name, lines
        self.skipped: list = []  # tag, depth
        self.pictures = 0

    def _all(self):
        return [] if self.skipped else [self.lines, *(one[2] for one in self.open)]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if self.skipped:
            self.skipped[1] += tag == self.skipped[0]
            return
        if tag in UNREAD or ADDED in (given.get("class") or "").split():
            self.skipped = [tag, 1]
            return
        for one in self.open:
            one[1] += tag == one[0]
        self._layout(tag, begins=True)
        if given.get("data-attune") is not None:
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

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "img", "hr", "input"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
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

    def handle_data(self, data):
        self._add(data)

    def handle_entityref(self, name):
        known = html.unescape(f"&{name};")
        self._add(known if known != f"&{name};" else f"&{name}", hard=True)

    def handle_charref(self, name):
        try:
            number = int(name[1:], 16) if name[:1] in "xX" else int(name)
            self._add(html.unescape(f"&#{number};") if 128 <= number <= 159 else chr(number), hard=True)
        except (ValueError, OverflowError):
            self._add(f"&#{name}", hard=True)
