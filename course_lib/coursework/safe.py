"""nbgrader, set up so that grading runs no code of a student's: for our own `grade`, and for its own commands and formgrader.

In place of the submitted notebook nbgrader gets the one that `rebuild` makes from the instructor's release, with the
answers already scored; there is nothing left to execute. A broken nbgrader_config.py would leave nbgrader with its
usual settings, which run whatever a student put there, so nothing is graded before `in_force` has looked.
"""

import os
import sys
import sysconfig
from contextlib import contextmanager
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    GetGrades,
    OverwriteCells,
    OverwriteKernelspec,
)
from traitlets.config import Config, PyFileConfigLoader

from ..words import _
from . import receipt
from .answers_file import FILE
from .assignment import FILE as ASSIGNMENT
from .course import SECRET, TIMESTAMP
from .course_error import CourseError
from .nbgrader_parts import EnterMarks, Rebuilt
from .nbgrader_settings import CONFIG, settings

INCLUDE = ["*.ipynb", ASSIGNMENT, FILE, receipt.FILE, TIMESTAMP, SECRET]
LARGEST = 10_000  # kB, of a file that nbgrader copies
STEPS = {"source_directory": "source", "release_directory": "release", "submitted_directory": "submitted",
         "autograded_directory": "autograded", "feedback_directory": "feedback"}


SANITIZE = [OverwriteKernelspec, OverwriteCells, CheckCellMetadata]
GRADE = [EnterMarks, AssignLatePenalties, CheckCellMetadata]
FEEDBACK = [GetGrades, ClearHiddenTests, ClearMarkScheme, CSSHTMLHeaderPreprocessor]


def configure(c: Config) -> None:
    """Set nbgrader up: call it in nbgrader_config.py, as `configure(get_config())`. What comes after it may add to this,
    and `in_force` says if it undoes any of it."""
    c.CourseDirectory.setdefault("course_id", "attune")
    c.CourseDirectory.include = list(INCLUDE)
    c.CourseDirectory.max_file_size = LARGEST
    c.Autograde.exporter_class = Rebuilt
    c.Autograde.sanitize_preprocessors = list(SANITIZE)
    c.Autograde.autograde_preprocessors = list(GRADE)
    c.GenerateFeedback.preprocessors = list(FEEDBACK)
    machine = settings(reversed(jupyter_config_path()))  # which may name another kind of exchange, with a collecting of its own
    if "collect" not in c.ExchangeFactory and "collect" not in machine.ExchangeFactory:
        c.ExchangeFactory.collect = "course_lib.coursework.safe_collect.SafeCollect"


def in_force(root: Path) -> AutogradeApp:
    """nbgrader as its own commands load it in the course's folder, if that is the safe way; its `coursedir` and `config` are
    the course's. Raises CourseError, which says what is wrong and how to mend it."""
    root = Path(root).resolve()
    config = root / CONFIG
    mend = _("Nothing was graded, because nbgrader would run code that students handed in. The file needs these two lines:\n"
             "    from course_lib.coursework.safe import configure\n    configure(get_config())")
    if not config.is_file():
        raise CourseError(_("There is no {file}.").format(file=config) + " " + mend)
    try:
        PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    except (Exception, SystemExit) as error:
        raise CourseError(_("{file} is broken: {why}.").format(file=config, why=_where(error, config)) + " " + mend) from error
    app = _loaded(root, mend)
    wrong = _undone(app, root)
    if wrong:
        says = _("The safe settings aren't in force in {file}: {what}.").format(file=config, what="; ".join(wrong))
        raise CourseError(f"{says} {mend}")
    return app


def _where(error: BaseException, config: Path) -> str:
    """An error in words, with the line of the file where it came from."""
    line, trace = getattr(error, "lineno", None), error.__traceback__
    while trace:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == str(config) else line
        trace = trace.tb_next
    says = f"{type(error).__name__}: {error}"
    return says if line is None else _("line {line}, {says}").format(line=line, says=says)


def _loaded(root: Path, mend: str) -> AutogradeApp:
    """The app after reading every file of settings that nbgrader reads in that folder."""
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):  # nbgrader starts alembic by its name
        os.environ["PATH"] = os.pathsep.join(filter(None, [scripts, os.environ.get("PATH")]))
    with _inside(root):
        app = AutogradeApp()
        app.log_level = "ERROR"
        app.raise_config_file_errors = True
        try:
            app.initialize([], root=str(root))
        except (Exception, SystemExit) as error:
            raise CourseError(_("nbgrader's settings can't be loaded: {why}.").format(why=error) + " " + mend) from error
    return app


@contextmanager
def _inside(root: Path):
    """In that folder, as somebody is who types nbgrader's commands there; import paths are as before afterwards."""
    before, paths = Path.cwd(), list(sys.path)
    os.chdir(root)
    try:
        yield
    finally:
        os.chdir(before)
        sys.path[:] = paths


def _undone(app: AutogradeApp, root: Path) -> list[str]:
    """What isn't as `configure` set it, in words."""
    autograde = Autograde(coursedir=app.coursedir, parent=app)
    feedback = GenerateFeedback(coursedir=app.coursedir, parent=app)
    directory = app.coursedir
    wrong = []
    if autograde.exporter_class is not Rebuilt:
        wrong.append("Autograde.exporter_class")
    if autograde.sanitize_preprocessors != SANITIZE:
        wrong.append("Autograde.sanitize_preprocessors")
    if autograde.autograde_preprocessors != GRADE:
        wrong.append("Autograde.autograde_preprocessors")
    if Rebuilt(parent=autograde, config=autograde.config).preprocessors:
        wrong.append("Exporter.preprocessors")
    if feedback.preprocessors != FEEDBACK:
        wrong.append("GenerateFeedback.preprocessors")
    if not set(directory.include) <= set(INCLUDE):
        wrong.append("CourseDirectory.include")
    if directory.max_file_size > LARGEST:
        wrong.append("CourseDirectory.max_file_size")
    if Path(directory.root).resolve() != root:
        wrong.append("CourseDirectory.root")
    if directory.directory_structure != type(directory).directory_structure.default_value:
        wrong.append("CourseDirectory.directory_structure")
    return wrong + [f"CourseDirectory.{name}" for name, usual in STEPS.items() if getattr(directory, name) != usual]
