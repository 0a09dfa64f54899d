"""HTML as the course's plain text, with the parts of it that are ours."""

import html
import re
from dataclasses import dataclass, field

from .html_tokens import tokens
from .markup import ADDED

MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
PARAGRAPHS = {"p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre"}
LINES = {"div", "li", "tr", "dt", "dd"}
UNREAD = {"script", "style", "head", "title"}
DEEPEST = 3  # parts within parts: ours have one


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
        """The name of the first part, which is that of the whole where it stands around all of it."""
        return self.parts[0].name if self.parts else None


def read(source: str) -> Read:
    """What `source`, any HTML, says."""
    reader = _Reader()
    for kind, value, attributes in tokens(source):
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
