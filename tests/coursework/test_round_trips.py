"""What is written for another system and read again is the same item, letter for letter."""

import pytest

from course_lib.coursework import pool
from course_lib.coursework.formats import export_sheets, gift_reader, gift_writer, moodle_reader, moodle_writer
from course_lib.coursework.formats.wishes import Wishes
from tests.coursework import odd
from tests.coursework.theirs import JUDGED, brought


@pytest.fixture(params=[(gift_writer, gift_reader), (moodle_writer, moodle_reader)], ids=["gift", "moodle-xml"])
def round_trip(request):
    """Writes items as a bank, and reads them again."""
    writer, reader = request.param
    return lambda items: brought(reader, writer.write(export_sheets.of_bank(items)), "bank", Wishes())


def test_every_kind_comes_back_as_it_was(round_trip):
    """An item of each judged kind, with nothing to report."""
    back = round_trip(JUDGED)
    assert tuple(back.items()) == JUDGED
    assert back.problems == []


def test_the_whole_bank_comes_back_as_it_was(round_trip, real_assets):
    """Every judged item of lessons, live sessions and graded work."""
    items = [pool.item(placed) for placed in real_assets.items.values()]
    back = round_trip(items)
    judged = {item.id: item for item in items if item.kind not in ("stance", "belief")}
    assert {item.id: item for item in back.items()} == judged and len(judged) > 400
    assert back.problems == []


@pytest.mark.parametrize("seed", range(12))
def test_any_text_survives(round_trip, seed):
    """Control characters, markup, what the formats themselves mean something by."""
    items = odd.Writer(seed).items()
    assert sorted(round_trip(items).items(), key=lambda item: item.id) == sorted(items, key=lambda item: item.id)
