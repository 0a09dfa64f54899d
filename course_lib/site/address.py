"""Where each notebook's page is on the site."""

from pathlib import PurePosixPath

FIRST_PAGE = "index.html"


def address(notebook: dict, path: str) -> str:
    """The page of the notebook at `path`, a neighbour of `notebook` or itself: the course's first page is the site's."""
    name = PurePosixPath(path).name
    return FIRST_PAGE if name == notebook["metadata"]["attune"]["home"] else name.removesuffix(".ipynb") + ".html"


def addresses(notebooks: dict[str, dict]) -> dict[str, str]:
    """The page of each lesson, by the lesson's id. `notebooks` are by file name."""
    return {one["metadata"]["attune"]["id"]: address(one, path) for path, one in notebooks.items()}
