"""The activities that another site may show by themselves: each stands in a lesson, and none is private."""

from .address import address
from .cells import called

# What an address calls each kind, by what a lesson's cell calls it. Nothing private is among them, and nothing that is about
# the learner's whole record.
KINDS = {"quiz": "quiz", "predict": "prediction", "dialogue": "dialogue", "simulate": "simulation", "train": "trainer",
         "practise": "practice"}


def activities(notebooks: dict[str, dict]) -> dict[str, dict]:
    """By its name in an address, such as "quiz/cue-or-story", the page and the cell where an activity stands first.

    `notebooks` are by file name.
    """
    found: dict[str, dict] = {}
    for path, notebook in notebooks.items():
        for cell in notebook["cells"]:
            kind, name = cell["cell_type"] == "code" and called(cell) or (None, None)
            if kind in KINDS and name:
                found.setdefault(f"{KINDS[kind]}/{name}", {"page": address(notebook, path), "cell": cell["id"]})
    return found
