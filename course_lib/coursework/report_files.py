"""A report's files: the page, the paper, a notebook, and the questions' numbers as CSV."""

from collections.abc import Iterator
from pathlib import Path

from ..words import _
from .analysis import report
from .answers import Answers
from .course import Course, CourseError, write_file
from .gather import gather
from .report import Report
from .score import Result, check, score
from .submission import Expected, read_submission

CONCEPTS = Path(__file__).parents[2] / "assets" / "concepts.yaml"


def make(course: Course, name: str, made: str) -> tuple[Report, list[Path]]:
    """Report on everything that was handed in for the assignment `name`, and write it to `reports/<name>/`; `made` is the day.

    Submissions are read and marked anew, as grading does it, and nothing is entered anywhere. Raises BadAssignment, NotGradable
    or CourseError.
    """
    assignment, key = course.released(name), course.key(name)
    check(assignment, key)
    responses = gather(assignment, key, _marked(course, assignment, key), concept_names())
    return write(report(responses, made), course.root / "reports" / name)


def _marked(course: Course, assignment, key) -> Iterator[tuple[Result, Answers]]:
    released = course.release(assignment.id) / f"{assignment.id}.ipynb"
    try:
        expected = Expected(assignment.id, released.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CourseError(_("{file} can't be read ({why}). Release the assignment again.").format(file=released, why=error)) from error
    for student in course.students(assignment.id):
        answers = read_submission(course.submitted(assignment.id, student), student, assignment, expected).answers
        yield score(assignment, key, answers, student), answers


def write(about: Report, folder: Path) -> tuple[Report, list[Path]]:
    """Write its files into `folder`; returns the report and the files. Raises CourseError; RecordError where no PDF can be made."""
    from .report_figures import pictures
    from .report_notebook import notebook
    from .report_page import page
    from .report_paper import pdf
    from .report_table import items_csv

    drawn = pictures(about)
    files = {"report.html": _bytes(page(about, drawn)), "report.ipynb": _bytes(notebook(about, drawn)),
             "items.csv": _bytes("\ufeff" + items_csv(about)), "report.pdf": pdf(about, drawn)}
    for name, content in files.items():
        write_file(folder / name, content)
    return about, [folder / name for name in files]


def _bytes(text: str) -> bytes:
    """As UTF-8, without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace")


def concept_names(file: Path = CONCEPTS) -> dict[str, str]:
    """What the course calls its concepts, by id. Empty outside a checkout with the authors' tools: then ids are shown."""
    try:
        import yaml

        concepts = yaml.safe_load(file.read_text(encoding="utf-8"))["concepts"]
    except (ImportError, OSError):
        return {}
    return {one["id"]: one["name"] for one in concepts}
