"""A lesson: MyST Markdown, read by jupytext into cells, with what each passage teaches and each code cell opens."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import ValidationError

from .problems import Problem
from .schema import LessonFrontMatter, PassageMetadata
from .yaml_file import Loader

BADGE = re.compile(r"\[([^\]]+)\]\(#([a-z0-9-]+)\)")
CALLS = {"quiz": "quiz", "reflect": "reflection", "predict": "prediction", "figure": "figure"}
PLAIN_CALLS = {"course_map", "progress", "records"}
LONGEST_CODE = 3


@dataclass
class Cell:
    type: str  # markdown or code
    source: str
    line: int
    metadata: PassageMetadata
    part: str | None = None  # the part that it stands in
    opens: list[tuple[str, str]] = field(default_factory=list)  # ("quiz", "three-links")

    @property
    def badges(self) -> list[str]:
        """The sources that the text's evidence badges name."""
        return [source for _, source in BADGE.findall(self.source)]


@dataclass
class LessonFile:
    name: str
    front: LessonFrontMatter | None = None
    cells: list[Cell] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.name, line, message))

    @property
    def parts(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.metadata.part]


def read(path: Path, name: str) -> LessonFile:
    """The lesson at `path`, called `name` in what is reported."""
    import jupytext

    lesson = LessonFile(name)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        lesson.problem(1, f"isn't UTF-8 text (byte {error.start}); save it as UTF-8")
        return lesson
    lesson.front = _front_matter(text, lesson)
    try:
        notebook = jupytext.reads(text, fmt="md:myst")
    except Exception as error:  # jupytext's MyST reader raises what its parser raises
        lesson.problem(1, f"isn't MyST Markdown that can be read: {error}; check the braces after +++ and the fences")
        return lesson
    _add_cells(lesson, notebook.cells, text)
    return lesson


def _front_matter(text: str, lesson: LessonFile) -> LessonFrontMatter | None:
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not found:
        lesson.problem(1, "has no front matter; start with --- and at least id, title, summary, minutes")
        return None
    try:
        return LessonFrontMatter.model_validate(yaml.load(found[1], Loader=Loader))
    except yaml.YAMLError as error:
        lesson.problem(1, f"front matter isn't valid YAML: {error}")
    except ValidationError as error:
        for one in error.errors():
            key = ".".join(map(str, one["loc"]))
            lesson.problem(_line_of(text, f"{key}:", 0), f"front matter, {key}: {one['msg'].lower()}")
    return None


def _line_of(text: str, snippet: str, after: int) -> int:
    """The line on which `snippet` first stands at or after the character `after`."""
    return text.count("\n", 0, max(text.find(snippet, after), 0)) + 1


def _add_cells(lesson: LessonFile, cells, text: str) -> None:
    at, part = 0, None
    for cell in cells:
        first = cell.source.split("\n", 1)[0]
        line = _line_of(text, first, at)
        at = max(at, text.find(first, at))
        metadata = _metadata(cell.metadata, line, lesson)
        part = metadata.part or part
        one = Cell(cell.cell_type, cell.source, line, metadata, part)
        if cell.cell_type == "code":
            one.opens = _opens(one, lesson)
        lesson.cells.append(one)


def _metadata(given: dict, line: int, lesson: LessonFile) -> PassageMetadata:
    try:
        return PassageMetadata.model_validate(dict(given))
    except ValidationError as error:
        for one in error.errors():
            lesson.problem(line, f"braces after +++, {'.'.join(map(str, one['loc']))}: {one['msg'].lower()}")
    return PassageMetadata()


def _opens(cell: Cell, lesson: LessonFile) -> list[tuple[str, str]]:
    """The activities and figures that a code cell opens; anything else in it is reported."""
    if cell.source.count("\n") >= LONGEST_CODE:
        lesson.problem(cell.line, f"a code cell is one to {LONGEST_CODE} lines; split it")
    try:
        statements = ast.parse(cell.source).body
    except SyntaxError as error:
        lesson.problem(cell.line, f"isn't valid Python: {error.msg}")
        return []
    found = []
    for statement in statements:
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(statement, ast.ImportFrom) and statement.module == "course_lib":
            continue
        name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else None
        if name in CALLS and len(call.args) == 1 and isinstance(call.args[0], ast.Constant):
            found.append((CALLS[name], str(call.args[0].value)))
        elif name not in PLAIN_CALLS:
            known = ", ".join(sorted({*CALLS, *PLAIN_CALLS}))
            lesson.problem(cell.line, f"a lesson's code only opens activities ({known}); take the rest out")
    return found
