"""All of `assets/`, read: each thing by its id, with the place where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import lesson_file, schema, translations, yaml_file
from .lesson_file import LessonFile
from .problems import Problem
from .translations import Translations
from .yaml_file import YamlFile


@dataclass
class Placed:
    """One thing from a file, and where it stands."""

    thing: object
    file: YamlFile
    path: tuple
    lesson: str | None = None
    use: str = "lesson"

    def problem(self, message: str, *path) -> None:
        """Add a problem where the thing stands, or at `path` in it."""
        self.file.problem((*self.path, *path), message)


@dataclass
class Assets:
    folder: Path
    files: list[YamlFile] = field(default_factory=list)
    course: schema.CourseFile | None = None
    items: dict[str, Placed] = field(default_factory=dict)
    quizzes: dict[str, Placed] = field(default_factory=dict)
    reflections: dict[str, Placed] = field(default_factory=dict)
    predictions: dict[str, Placed] = field(default_factory=dict)
    dialogues: dict[str, Placed] = field(default_factory=dict)
    simulations: dict[str, Placed] = field(default_factory=dict)
    trainers: dict[str, Placed] = field(default_factory=dict)
    practices: dict[str, Placed] = field(default_factory=dict)
    weekly: dict[str, Placed] = field(default_factory=dict)
    assignments: dict[str, Placed] = field(default_factory=dict)
    workshops: dict[str, Placed] = field(default_factory=dict)
    run_sheets: dict[str, LessonFile] = field(default_factory=dict)  # of workshops
    figures: dict[str, Placed] = field(default_factory=dict)
    concepts: dict[str, Placed] = field(default_factory=dict)
    misconceptions: dict[str, Placed] = field(default_factory=dict)
    sources: dict[str, Placed] = field(default_factory=dict)
    terms: dict[str, Placed] = field(default_factory=dict)
    help: list[schema.HelpRow] = field(default_factory=list)
    people: list[schema.Person] = field(default_factory=list)
    lessons: dict[str, LessonFile] = field(default_factory=dict)  # pages too
    session_files: list[tuple[YamlFile, schema.SessionFile]] = field(default_factory=list)
    translations: Translations = field(default_factory=Translations)
    half_read: set[str] = field(default_factory=set)  # ids in files whose shape is wrong, so that only that is reported

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, in the order of files and lines."""
        found = [problem for file in self.files for problem in file.problems]
        found += [problem for page in (*self.lessons.values(), *self.run_sheets.values()) for problem in page.problems]
        return sorted({*found, *self.translations.problems})

    @property
    def order(self) -> list[str]:
        """The ids of all notebooks: the first page, the lessons in their order, the other pages."""
        if not self.course:
            return []
        return [self.course.pages["welcome"], *self.course.lessons, *self.beside]

    @property
    def beside(self) -> list[str]:
        """The ids of the pages that aren't in the row of lessons."""
        return [self.course.pages["record"], *self.course.more] if self.course else []

    def has(self, section: dict, name: str) -> bool:
        """Whether `section` has `name`, or a file that can't be taken in yet might."""
        return name in section or name in self.half_read

    def activity(self, kind: str, name: str) -> Placed | None:
        """The activity or figure `name`, or None."""
        section = {"quiz": self.quizzes, "reflection": self.reflections, "prediction": self.predictions,
                   "figure": self.figures, "dialogue": self.dialogues, "simulation": self.simulations,
                   "trainer": self.trainers, "practice": self.practices}[kind]
        return section.get(name)


def read(folder: Path) -> Assets:
    """Everything in `folder`. What couldn't be read is in `problems`, and the rest is there."""
    assets = Assets(Path(folder))
    for pattern, shape in schema.FILES.items():
        paths = _own(assets.folder.glob(pattern))
        if not paths and "*" not in pattern:
            missing = YamlFile(pattern, problems=[Problem(pattern, 1, "is missing; add it")])
            assets.files.append(missing)
        for path in paths:
            file = yaml_file.read(path, path.relative_to(assets.folder).as_posix())
            assets.files.append(file)
            content = yaml_file.validated(file, shape)
            if content is None:
                assets.half_read |= set(_ids(file.data))
            else:
                _take(assets, file, content)
    for path in _own((assets.folder / "lessons").glob("*.md")):
        name = path.relative_to(assets.folder).as_posix()
        assets.lessons[path.stem] = lesson_file.read(path, name)
    for path in sorted((assets.folder / "workshops").glob("*.md")):
        name = path.relative_to(assets.folder).as_posix()
        assets.run_sheets[path.stem] = lesson_file.read(path, name, schema.WorkshopPage)
    assets.translations = translations.read(assets)
    return assets


def _own(paths: Iterator[Path]) -> list[Path]:
    """Those that aren't the translation of another."""
    return sorted(path for path in paths if not translations.is_translation(path))


def _ids(data) -> Iterator[str]:
    """Everything that is called `id`, at any depth."""
    if isinstance(data, dict) and isinstance(data.get("id"), str):
        yield data["id"]
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _ids(one)


def _take(assets: Assets, file: YamlFile, content) -> None:
    """Put a file's things where they can be found by id."""
    if isinstance(content, schema.CourseFile):
        assets.course = content
    elif isinstance(content, schema.HelpFile):
        assets.help = content.rows
    elif isinstance(content, schema.PeopleFile):
        assets.people = content.people
    elif isinstance(content, schema.SessionFile):
        assets.session_files.append((file, content))
    elif isinstance(content, schema.AssignmentFile):
        take_assignment(assets, file, content)
    elif isinstance(content, schema.QuestionFile):
        take_questions(assets, file, content, "graded" if file.name.startswith("graded/") else content.use)
    else:
        for section in ("reflections", "predictions", "dialogues", "simulations", "trainers", "practices", "weekly", "workshops", "figures",
                        "concepts", "misconceptions", "sources", "terms"):
            things = getattr(content, section, None)
            if things is not None:
                _add(getattr(assets, section), file, section, things, getattr(content, "lesson", None))


def take_questions(assets: Assets, file: YamlFile, content: schema.QuestionFile, use: str) -> None:
    """Put a question file's items and quizzes where they can be found by id."""
    _add(assets.items, file, "items", content.items, content.lesson, use)
    _add(assets.quizzes, file, "quizzes", content.quizzes, content.lesson, use)


def take_assignment(assets: Assets, file: YamlFile, content: schema.AssignmentFile) -> None:
    """Put an assignment's definition, which is a file by itself, where it can be found by id."""
    placed = Placed(content, file, ())
    if assets.assignments.setdefault(content.id, placed) is not placed:
        placed.problem(f"the id {content.id!r} is taken by {assets.assignments[content.id].file.name}; choose another", "id")


def _add(known: dict, file: YamlFile, section: str, things, lesson: str | None, use: str = "lesson") -> None:
    for index, thing in enumerate(things):
        placed = Placed(thing, file, (section, index), lesson, use)
        first = known.setdefault(thing.id, placed)
        if first is not placed:
            where = f"{first.file.name}:{first.file.line(first.path)}"
            placed.problem(f"the id {thing.id!r} is taken by {where}; an id is used once in the whole course", "id")
