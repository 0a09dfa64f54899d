"""A report's files: the page, the paper, a notebook, and the questions' numbers as CSV."""

from pathlib import Path

from ..course import Course
from ..files import write_file
from ..marker import Marker
from .analysis import report
from .gather import gather
from .report import Report

CONCEPTS = Path(__file__).parents[3] / "assets" / "concepts.yaml"


def make(course: Course, name: str, made: str) -> tuple[Report, list[Path]]:
    """Report on everything that was handed in for the assignment `name`, and write it to `reports/<name>/`; `made` is the day.

    Submissions are read and marked anew, as grading does it, and nothing is entered anywhere. Raises BadAssignment
    or CourseError.
    """
    marker = Marker(course, name)
    submissions = map(marker.read, course.students(name))
    marked = ((marker.result(one), one.answers) for one in submissions)
    responses = gather(marker.assignment, marker.key, marked, concept_names())
    return write(report(responses, made), course.root / "reports" / name)


def write(about: Report, folder: Path) -> tuple[Report, list[Path]]:
    """Write its files into `folder`; returns the report and the files. Raises CourseError; RecordError where no PDF can be made."""
    from .figures import pictures
    from .notebook import notebook
    from .page import page
    from .paper import pdf
    from .table import items_csv

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
