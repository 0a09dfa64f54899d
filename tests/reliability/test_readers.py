"""Nothing that a crash or a stranger put into a file gets past its reader. `tools/reliability.py` gives each 10,000."""

import pytest

from .mutations import damaged
from .readers import READERS
from .reading import Reader, give

COURSEWORK = ("gift", "moodle", "submission", "pack", "receipt")


@pytest.mark.parametrize("name", READERS)
def test_damaged_and_hostile_files_are_read_or_refused_in_words(name, tmp_path):
    """Some are taken and some aren't; none ends the reader, changes what is there, or takes long."""
    if name in COURSEWORK:
        pytest.importorskip("nbgrader")
    given = give(READERS[name](tmp_path / "before"), 40, tmp_path / "given")
    assert given.wrong == [] and given.files == 40 and 0 < given.taken < 40


def test_a_reader_that_fails_is_told_of(tmp_path):
    """With the number by which its file can be made again."""
    def read(harmed, folder):
        return 1 / (len(harmed) % 2) > 0

    again = Reader("a trial", [b"some more words", b"and others"], damaged, read)
    told = give(again, 30, tmp_path).wrong
    assert 0 < len(told) < 30 and "ZeroDivisionError" in told[0]
    number = int(told[0].split("number ")[1].split(":")[0])
    assert give(again, 1, tmp_path, first=number).wrong == [told[0]]
