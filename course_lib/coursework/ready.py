"""The assignments that come with the course: made from `assets/coursework/`, and told apart from what is out of date."""

from pathlib import Path

from ..content.authoring.assets import Assets
from ..content.authoring.problems import Problem
from .build import Built, build
from .source import with_decisions, write

COURSE = Path("notebooks/coursework")


def ready(assets: Assets) -> list[Built]:
    """Every assignment that comes with the course. Raises BadBank if a definition isn't sound."""
    return [build(placed, assets) for placed in assets.assignments.values()]


def make(assets: Assets, repository: Path) -> list[Path]:
    """Write what differs. Returns what was changed, relative to the repository. Raises RecordError."""
    return [COURSE / path for built in ready(assets) for path in write(built, repository / COURSE)]


def stale(assets: Assets, repository: Path) -> list[Problem]:
    """What was made from other definitions or items than these."""
    problems = []
    for built in ready(assets):
        for path, text in with_decisions(built, repository / COURSE).files().items():
            there = repository / COURSE / path
            if not there.is_file() or there.read_text(encoding="utf-8") != text:
                what = "isn't what assets/ says" if there.is_file() else "is missing"
                problems.append(Problem((COURSE / path).as_posix(), 1, f"{what}; run `attune build`"))
    return problems
