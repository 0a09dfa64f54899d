"""The questions of a GIFT file, apart: blank lines part them, and categories stand between them."""

import re
from collections.abc import Iterator


class Block:
    """The lines of one question, its comments, and where it begins; or a category, by its path."""

    def __init__(self, line: int, category: tuple[str, ...] | None = None):
        self.line, self.category = line, category
        self.lines: list[str] = []
        self.comments: list[str] = []
        self.text_line = line
        self.depth = 0

    def add(self, line: str, number: int) -> None:
        """One line more, the file's `number`."""
        if not self.lines:
            self.text_line = number
        self.lines.append(line)
        plain_line = re.sub(r"\\.", "", line)
        self.depth += plain_line.count("{") - plain_line.count("}")


def blocks(text: str) -> Iterator[Block]:
    """The file's questions and categories. A blank line ends a question, unless its answers are still open and what
    follows doesn't begin a new one."""
    block = None
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        bare = line.strip()
        starts = bare.startswith(("::", "$CATEGORY:"))
        if block and block.lines and (starts or not bare and block.depth <= 0):
            yield block
            block = None
        elif block and not block.lines and not bare:  # a comment on its own, not one above a question
            block = None
        if bare.startswith("$CATEGORY:"):
            path = tuple(part.strip() for part in bare[10:].split("/") if part.strip())
            yield Block(number, path)
            block = None
        elif bare.startswith("//"):
            block = block or Block(number)
            block.comments.append(bare)
        elif bare:
            block = block or Block(number)
            block.add(line, number)
    if block and block.lines:
        yield block
