"""The digest by which the reader view knows a lesson. tests/browser/test_reader.py holds the browser's to it."""

import json
from pathlib import Path

from course_lib.reader.digest import digest
from course_lib.shared_files import STATIC

CELLS = [{"cell_type": "markdown", "source": "# Tea"}, {"cell_type": "code", "source": 'quiz("tea")'}]


def test_a_digest_is_known():
    """A literal, so that a change of form shows: every published lesson would stop opening by itself."""
    assert digest(CELLS) == "1fc9c804d291a443e07475acacd9acef4e28f04614e14119f880bf83c316b2b3"


def test_order_kind_and_source_all_count():
    """Whatever changes what runs changes the digest."""
    changed = [CELLS[::-1], CELLS[:1], [CELLS[0], CELLS[1] | {"source": 'quiz("tea") '}], [CELLS[0], CELLS[1] | {"cell_type": "markdown"}]]
    assert len({digest(cells) for cells in [CELLS, *changed]}) == 5


def test_the_published_digests_are_the_lessons():
    """What the reader view ships is what the notebooks say."""
    published = json.loads((STATIC / "lessons.json").read_text())["digests"]
    for path in (Path(__file__).parents[2] / "notebooks" / "lessons").glob("*.ipynb"):
        book = json.loads(path.read_text())
        assert published[book["metadata"]["attune"]["id"]] == digest(book["cells"]), path.name


def test_the_modules_that_are_asked_for_early_are_all_there_are():
    """A module that the list forgets would be waited for; one that isn't there would be an error in every page."""
    listed = (STATIC / "remoteEntry.js").read_text().split("MODULES = [")[1].split("]")[0]
    names = {part.strip().strip('"') for part in listed.split(",") if part.strip()}
    assert names == {path.stem for path in STATIC.glob("*.js")} - {"remoteEntry"}
