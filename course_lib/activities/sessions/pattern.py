"""Patterns of words, as authors write them.

`silent treatment` is these two words in a row; `argu*` any word that begins so; `(he|she)` either, `(so|too|)` either or neither;
`..` up to three words in between, `...` up to six, in the same sentence and none of them a "not"; `<child>` whatever the group says; `a + b` both,
anywhere in the text. A match that the words before it deny ("we never argue") doesn't count.
"""

import re
from dataclasses import dataclass
from functools import cache

from ...content.sessions import Group
from .words import PAUSE, STOP, Description

ELEMENT = re.compile(r"<[a-z0-9-]+>|\.{2,3}|[()|]|[^\s()|<>+]+")
DENIALS = {"not", "never", "no", "without", "nobody", "hardly", "neither", "nor", "rarely"}
# After these a "not" denies nothing that is told: "I can't stop crying", "I don't want another row".
OPEN = {"want", "know", "stop", "help", "only", "just", "sure", "understand", "stand", "bear", "cope", "take", "deal",
        "handle", "like", "tell", "say", "remember", "matter", "get", "let", "longer", "more", "even", "wonder", "idea",
        "believe", "one", "enjoy", "face", "trust", "escape", "need"}
BREAKS = {STOP, PAUSE, "but", "because", "and", "so", "when", "if", "until", "unless", "before", "after", "though", "although",
          "or", "that", "while", "since", "as"}
GAPLESS = "|".join([re.escape(STOP), *sorted(DENIALS)])  # what no gap bridges
REACH = 4  # how many words before a match can deny it


class BadPattern(ValueError):
    """A pattern can't be read."""


@dataclass(frozen=True)
class Match:
    """From which word to which, in a description."""

    first: int
    last: int


def find(pattern: str, description: Description, groups: tuple[Group, ...]) -> list[Match]:
    """Where `pattern` stands undenied in the description; for `a + b` the places of all, or none. Raises BadPattern."""
    found = []
    for expression in compiled(pattern, groups):
        here = [match for match in _places(expression, description) if not denied(description, match)]
        if not here:
            return []
        found += here
    return found


def _places(expression: re.Pattern, description: Description) -> list[Match]:
    places = []
    for found in expression.finditer(description.line):
        if found.end() > found.start():
            first = description.word_at(found.start())
            places.append(Match(first, first + found.group().count(" ") - 1))
    return places


def denied(description: Description, match: Match) -> bool:
    """Whether the words just before a match say that it isn't so."""
    words = [word.plain for word in description.words]
    for at in range(match.first - 1, max(-1, match.first - 1 - REACH), -1):
        if words[at] in BREAKS:
            return False
        if words[at] in DENIALS:
            return words[at + 1] not in OPEN
    return False


@cache
def compiled(pattern: str, groups: tuple[Group, ...]) -> tuple[re.Pattern, ...]:
    """The regular expressions of which all must be found in a line of words. Raises BadPattern."""
    known = {group.id: group for group in groups}
    return tuple(re.compile(rf"(?<!\S){_expression(part, known, ())}") for part in pattern.split(" + "))


def _expression(pattern: str, known: dict[str, Group], within: tuple[str, ...]) -> str:
    parts = ELEMENT.findall(pattern)
    expression, end = _row(parts, 0, known, within)
    if end < len(parts) or not parts or "".join(parts) != "".join(pattern.split()):
        raise BadPattern(f"{pattern!r} can't be read as a pattern")
    return expression


def _row(parts: list[str], at: int, known: dict[str, Group], within: tuple[str, ...]) -> tuple[str, int]:
    """The expression for what stands from `at` to the end of this choice, and where that is."""
    expression = ""
    while at < len(parts) and parts[at] not in "|)":
        if parts[at] == "(":
            choices, end = [], at
            while end == at or (end < len(parts) and parts[end] == "|"):
                choice, end = _row(parts, end + 1, known, within)
                choices.append(choice)
            if end == len(parts):
                raise BadPattern("a bracket isn't closed")
            expression += f"(?:{'|'.join(filter(None, choices))}){'' if all(choices) else '?'}"
            at = end + 1
        else:
            expression += _element(parts[at], known, within)
            at += 1
    return expression, at


def _element(element: str, known: dict[str, Group], within: tuple[str, ...]) -> str:
    if element in ("..", "..."):
        return rf"(?:(?!(?:{GAPLESS}) )\S+ ){{0,{3 if element == '..' else 6}}}?"
    if element.startswith("<"):
        name = element[1:-1]
        if name not in known or name in within:
            raise BadPattern(f"there is no group {name!r}" if name not in known else f"the group {name!r} is part of itself")
        inner = "|".join(_expression(one, known, (*within, name)) for one in known[name].patterns)
        return f"(?:{inner})"
    return re.escape(element[:-1]) + r"\S* " if element.endswith("*") else re.escape(element) + " "
