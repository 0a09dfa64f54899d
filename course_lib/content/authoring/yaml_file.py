"""A YAML file with its line numbers, read so that YAML's traps are caught.

PyYAML reads `no` as False, `12:30` as 750 and `2025-01-02` as a date, and takes the last of two equal keys without a
word. An author means text by all of these, so each is reported where it stands.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from .problems import Problem
from .schema import shape

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORD_FOR_BOOLEAN = re.compile(r"(?i)yes|no|on|off")
CLOCK_OR_BASE_60 = re.compile(r"[-+]?\d+(:\d+)+(\.\d*)?")
LEADING_ZERO = re.compile(r"0\d+")
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
# What a text that must have a form should look like, by the pattern that it doesn't fit.
FORMS = {
    shape.SLUG: "lower-case words joined by hyphens for an id", shape.MOMENT: "a time in UTC, as 2026-12-01T12:00Z",
    shape.DAY: "a day, as 2026-12-01", shape.CONCEPT: "a concept, as C-RESP-2", shape.CONCEPT_OR_GROUP: "a concept, as C-RESP-2, or a group, as C-RESP",
}


@dataclass
class YamlFile:
    """What a YAML file says (`data`), where each path in it stands (`lines`), and what is wrong with it."""

    name: str
    data: object = None
    lines: dict[tuple, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    traps: set[tuple] = field(default_factory=set)  # where YAML reads something else than it says

    def line(self, path: tuple) -> int:
        """The line where `path` stands, or the nearest thing above it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: tuple, message: str) -> None:
        """Add a problem where `path` stands."""
        self.problems.append(Problem(self.name, self.line(path), message))


def read(path: Path, name: str) -> YamlFile:
    """The file at `path`, called `name` in what is reported."""
    try:
        return parse(path.read_text(encoding="utf-8-sig"), name)
    except UnicodeDecodeError as error:
        return YamlFile(name, problems=[Problem(name, 1, f"isn't UTF-8 text (byte {error.start}); save it as UTF-8")])


def parse(text: str, name: str) -> YamlFile:
    """What `text` says, and what is wrong with it."""
    file = YamlFile(name)
    try:
        node = yaml.compose(text, Loader=Loader)
        if node is None:
            file.problem((), "the file is empty; write its content, or remove it")
            return file
        _walk(node, (), file, set())
        file.data = yaml.load(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        says = " ".join(filter(None, (error.context, error.problem)))
        file.problems.append(Problem(name, _line(error),
                                     f"isn't valid YAML: {says}; check the indentation and quotes around here"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        file.problem((), f"isn't valid YAML: {' '.join(str(error).split())}")
    return file


def _line(error: yaml.MarkedYAMLError) -> int:
    """Where to look: where the parser stumbled; for what never ends, where it begins."""
    endless = error.context_mark and "end of stream" in (error.problem or "")
    mark = error.context_mark if endless else error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _walk(node, path: tuple, file: YamlFile, met: set[int]) -> None:
    """Note where everything stands, and report duplicate keys and traps on the way."""
    if id(node) in met:  # a few lines of these can stand for a million
        raise yaml.MarkedYAMLError(problem="this is repeated elsewhere by an alias (*); write it out there",
                                   problem_mark=node.start_mark)
    met.add(id(node))
    file.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key.start_mark)
            file.lines[(*path, key.value)] = key.start_mark.line + 1
            if key.value in seen:
                file.problem((*path, key.value), f"the key {key.value!r} stands here twice; keep one")
            seen.add(key.value)
            _walk(value, (*path, key.value), file, met)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*path, index), file, met)
    else:
        _check_trap(node, path, file)


def _check_trap(node, path: tuple, file: YamlFile) -> None:
    if node.style:  # quoted or folded: it is what it says
        return
    for pattern, reading in ((WORD_FOR_BOOLEAN, "true or false"), (CLOCK_OR_BASE_60, "a number of seconds"),
                             (LEADING_ZERO, "an octal number"), (DATE, "a date")):
        if pattern.fullmatch(node.value):
            file.traps.add(path)
            instead = ", or write true or false" if pattern is WORD_FOR_BOOLEAN else ""
            file.problem(path, f"YAML reads {node.value} as {reading}; put it in quotes{instead}")


def validated(file: YamlFile, shape: type[BaseModel]) -> BaseModel | None:
    """The file as `shape`, or None; each thing that doesn't fit is added to the file's problems."""
    if file.data is None:
        return None
    try:
        return shape.model_validate(file.data)
    except ValidationError as error:
        for one in error.errors():
            path = _path(one["loc"], file)
            if path not in file.traps:
                file.problem(path, f"{_where(one['loc'])}{plain(one)}")
    return None


def _path(location: tuple, file: YamlFile) -> tuple:
    """Pydantic's location without the names of union members, which aren't in the file."""
    path = ()
    for step in location:
        if (*path, step) in file.lines:
            path = (*path, step)
    return path


def _where(location: tuple) -> str:
    names = [str(step) for step in location if not isinstance(step, int)]
    return f"{names[-1]}: " if names else ""


def plain(error: dict) -> str:
    """What pydantic found wrong, and what to do."""
    kind, message = error["type"], error["msg"]
    if kind == "extra_forbidden":
        return "isn't a key that belongs here; remove it, or check how it's spelled"
    if kind == "missing":
        return "is missing; add it"
    if kind == "union_tag_not_found":
        return "an item without a kind; add it"
    if kind == "union_tag_invalid":
        return f"{error['ctx']['tag']!r} isn't a kind of item; the kinds are {error['ctx']['expected_tags']}"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "string_pattern_mismatch":
        form = FORMS.get(error["ctx"]["pattern"])
        return f"{error['input']!r} doesn't have the right form" + (f" ({form})" if form else "")
    return f"{message[0].lower()}{message[1:]} (found: {str(error['input'])[:60]!r})"
