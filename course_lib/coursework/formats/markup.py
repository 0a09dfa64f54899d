"""The course's plain text as the HTML that other systems keep questions in.

What we write, `html_text` reads back letter for letter: a line break is `<br>`, `*so*` is `<em>`, `**so**` is `<strong>`, and
what HTML would swallow (a second space, a tab, a control character) is a numeric reference. Where a system has no place for
something of ours, such as an option's id, it stands in the attribute `data-attune`. What stands in an element of the
class `attune-added` was added for whoever reads it there, and isn't read back.
"""

import html
import re

EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?![*\s])([^*\n]*[^*\s])\1(?!\*)")
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
