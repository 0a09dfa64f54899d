"""Blocks: pairs of a tag (h4, p, li, pre) and a text, to be shown as HTML or as plain text, in which every text is only text."""

import re
from collections.abc import Iterable
from html import escape

Block = tuple[str, str]
PLAIN = 'class="tex2jax_ignore mathjax_ignore" style="white-space: pre-wrap"'  # text, whatever is in it


def as_html(blocks: Iterable[Block], heading: str = "h4") -> str:
    """The blocks as HTML; lines (li) that follow one another are a list. `heading`: the tag for h4."""
    parts, listed = [], False
    for tag, text in blocks:
        if (tag == "li") != listed:
            parts.append("</ul>" if listed else "<ul>")
            listed = tag == "li"
        tag = heading if tag == "h4" else tag
        parts.append(f"<{tag} {PLAIN}>{escape(clean(text))}</{tag}>")
    return "\n".join([*parts, *(["</ul>"] if listed else [])])


def as_text(blocks: Iterable[Block]) -> str:
    """The same as plain text."""
    return "\n".join(f"- {clean(text)}" if tag == "li" else clean(text) for tag, text in blocks)


_UNSHOWN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff0-\uffff]")


def clean(text: str) -> str:
    """`text` without what could speak to a terminal, turn the writing around, or fit into no file."""
    return _UNSHOWN.sub("\ufffd", text)
