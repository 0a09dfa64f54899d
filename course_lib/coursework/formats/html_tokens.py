"""Any HTML as tokens: tags, entities and the text between them, in time that grows with its length.

Python's own parser takes quadratic time over an unclosed tag, and raises an error for some.
"""

import html
import re
from collections.abc import Iterator

TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
ENTITY = re.compile(r"&(#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))""")
DELIMITER = re.compile("[<>\"']")
FAILURES = 1000  # tags without an end, after which < is a letter: so that no text takes long


def tokens(source: str) -> Iterator[tuple[str, str, dict]]:
    """What `source` consists of, each with its kind (data, entity, start or end), what it is (a text, an entity's or a tag's
    name) and a tag's attributes."""
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
