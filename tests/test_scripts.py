"""The views' scripts, joined from plain files into one module each."""

import re
from collections import Counter

import pytest

from course_lib.widgets.page import FOLDERS, _in_order, _text

VIEWS = sorted(path.stem for folder in FOLDERS for path in folder.glob("*.js") if (folder / f"{path.stem}.css").is_file())
PAGES = ["phone", "screen", "facilitator"]
NAMED = re.compile(r"^(?:export )?(?:async )?(?:const|let|class|function\*?) (\w+)", re.MULTILINE)  # at a line's beginning: outside of functions


def names(view):
    """What the files that a view is joined from call things."""
    return [name for module in _in_order(view) for name in NAMED.findall(_text(f"{module}.js"))]


@pytest.mark.parametrize("name", sorted({*VIEWS, *PAGES}))
def test_no_two_files_of_a_module_call_things_the_same(name):
    """They share one scope, and a name that is there twice stops all of it."""
    assert [one for one, count in Counter(names(name)).items() if count > 1] == []


def test_there_are_views_and_names():
    """So that the test above tries something."""
    assert "quiz" in VIEWS and {"h", "mount"} <= {*names("quiz")}
