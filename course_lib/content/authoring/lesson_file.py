"""A lesson: MyST Markdown, read by jupytext into cells, with what each passage teaches and each code cell opens."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ValidationError

from . import yaml_file
from .problems import Problem
from .schema import LessonFrontMatter, PassageMetadata, WorkshopPage

FRONT_MATTER = re.compile(r"---\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
BADGE = re.compile(r"\[([^\]]+)\]\(#([a-z0-9-]+)\)")
TERM = "term-"  # a link to #term-word explains the word
CALLS = {"quiz": "quiz", "reflect": "reflection", "predict": "prediction", "figure": "figure",
         "dialogue": "dialogue", "simulate": "simulation", "train": "trainer", "practise": "practice"}
PLAIN_CALLS = {"check_in", "course_map", "journal", "plan", "progress", "records", "review", "session", "statement",
               "your_course"}
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
        return [name for _, name in BADGE.findall(self.source) if not name.startswith(TERM)]

    @property
    def terms(self) -> list[str]:
        """The words of the glossary that the text links to."""
        return [name.removeprefix(TERM) for _, name in BADGE.findall(self.source) if name.startswith(TERM)]


@dataclass
class LessonFile:
    name: str
    front: LessonFrontMatter | WorkshopPage | None = None
    cells: list[Cell] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.name, line, message))

    @property
    def parts(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.metadata.part]


def read(path: Path, name: str, shape: type[BaseModel] = LessonFrontMatter) -> LessonFile:
    """The lesson at `path`, called `name` in what is reported, with front matter of that shape."""
    import jupytext

    lesson = LessonFile(name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        lesson.problem(1, f"isn't UTF-8 text (byte {error.start}); save it as UTF-8")
        return lesson
    found = FRONT_MATTER.match(text)
    lesson.front = front_matter(found, lesson, shape)
    body = "\n" * found[0].count("\n") + text[found.end():] if found else text  # lines keep their numbers
    _report_duplicate_keys(body, lesson)
    try:
        notebook = jupytext.reads(body, fmt="md:myst")
    except Exception as error:  # jupytext's MyST reader raises what its parser raises
        says = " ".join(str(error).split())
        line = re.search(r"at line (\d+)", says)
        lesson.problem(int(line[1]) if line else 1,
                       f"isn't MyST Markdown that can be read: {says}; check the braces after +++ and the fences")
        return lesson
    _add_cells(lesson, notebook.cells, body)
    return lesson


def front_matter(found: re.Match | None, lesson: LessonFile, shape: type[BaseModel]) -> BaseModel | None:
    """What stands at the top of a lesson, in that shape; None, with its problems told in `lesson`, if it doesn't fit."""
    if not found:
        needed = ", ".join(name for name, field in shape.model_fields.items() if field.is_required())
        lesson.problem(1, f"has no front matter; start with --- and at least {needed}, and end it with ---")
        return None
    file = yaml_file.parse("\n" + found[1], lesson.name)  # it starts on the second line
    front = yaml_file.validated(file, shape)
    lesson.problems += file.problems
    return front


def _report_duplicate_keys(text: str, lesson: LessonFile) -> None:
    """JSON takes the last of two equal keys without a word."""
    for number, line in enumerate(text.splitlines(), start=1):
        keys = re.findall(r'"([^"]*)"\s*:', line) if line.startswith("+++") else []
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            lesson.problem(number, f"braces after +++: the key {key!r} stands here twice; keep one")


def _add_cells(lesson: LessonFile, cells, text: str) -> None:
    at, part = 0, None
    for cell in cells:
        start, at = _place(cell.source, text, at)
        line = text.count("\n", 0, start) + 1
        braces = text.count("\n", 0, text.rfind("\n+++", 0, start) + 1) + 1
        metadata = _metadata(cell.metadata, braces, lesson)
        part = metadata.part or part
        one = Cell(cell.cell_type, cell.source, line, metadata, part)
        if cell.cell_type == "code":
            one.opens = _opens(one, lesson)
        lesson.cells.append(one)


def _place(source: str, text: str, after: int) -> tuple[int, int]:
    """Where a cell's first line starts and ends in `text`: the first line like it after the place `after`."""
    first = source.split("\n", 1)[0]
    found = re.compile(rf"^{re.escape(first)}[ \t]*$", re.MULTILINE).search(text, after)
    return found.span() if found and first else (after, after)


def _metadata(given: dict, line: int, lesson: LessonFile) -> PassageMetadata:
    try:
        return PassageMetadata.model_validate(dict(given))
    except ValidationError as error:
        for one in error.errors():
            lesson.problem(line, f"braces after +++, {'.'.join(map(str, one['loc']))}: {yaml_file.plain(one)}")
    return PassageMetadata()


def _opens(cell: Cell, lesson: LessonFile) -> list[tuple[str, str]]:
    """The activities and figures that a code cell opens; anything else in it is reported."""
    if cell.source.count("\n") >= LONGEST_CODE:
        lesson.problem(cell.line, f"a code cell is one to {LONGEST_CODE} lines; split it")
    try:
        statements = ast.parse(cell.source).body
    except SyntaxError as error:
        lesson.problem(cell.line + (error.lineno or 1) - 1, f"isn't valid Python: {error.msg}")
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
            lesson.problem(cell.line + statement.lineno - 1,
                           f"a lesson's code only opens activities ({known}); take the rest out")
    return found
