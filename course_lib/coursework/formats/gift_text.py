r"""Text in GIFT: `\` takes away the meaning of `~ = # { } :`, and `\n` is a new line."""

import re

FORMATS = ("html", "moodle", "plain", "markdown")
SPECIAL = re.compile(r"([\\#=~{}:])")


def escaped(text: str) -> str:
    """`text` so that no letter of it has a meaning in GIFT."""
    if text.startswith(tuple(f"[{name}]" for name in FORMATS)):
        text = "&#91;" + text[1:]
    return SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def find(text: str, letters: str, start: int = 0) -> int:
    """Where one of `letters` stands that no backslash takes the meaning from, or -1."""
    while start < len(text):
        if text[start] == "\\":
            start += 2
        elif text[start] in letters:
            return start
        else:
            start += 1
    return -1


def split(text: str, letters: str) -> list[tuple[str, str]]:
    """`text` in parts: the letter that begins each ("" for what comes before the first), and what follows it."""
    parts, sign, here = [], "", 0
    while True:
        next_ = find(text, letters, here)
        parts.append((sign, text[here:next_] if next_ >= 0 else text[here:]))
        if next_ < 0:
            return parts if parts[0][1].strip() else parts[1:]
        sign, here = text[next_], next_ + 1


def unescaped(text: str) -> str:
    """`text` without its escapes."""
    return re.sub(r"\\([\\:#={}~n])", lambda found: "\n" if found[1] == "n" else found[1], text).strip()
