"""Whether a notebook's code opens something private."""

import ast

import pytest

import course_lib
from course_lib import notebook
from course_lib.content import private


@pytest.mark.parametrize("code, names", [
    ("journal()", ["journal"]),
    ("import course_lib as c\nc.reflect('a')", ["reflect"]),
    ("from course_lib import check_in as hello", ["check_in"]),
    ("def show():\n    return [plan() for _ in range(2)]", ["plan"]),
    ("%matplotlib inline\njournal ()", ["journal"]),
    ("quiz('a')\nfigure('b')", []),
    ("planned(session_of)", []),
    ("", []),
])
def test_private_names_are_found(code, names):
    """However they are called or imported."""
    assert private.opened(code) == names


def test_whatever_keeps_something_private_is_among_the_names():
    """Who adds a notebook's name that opens the private store to write in it adds it here, too."""
    shows = {"course_map", "your_course", "progress", "records", "statement"}  # of all that the learner did; they write nothing
    tree = ast.parse(open(notebook.__file__, encoding="utf-8").read())
    opens = {one.name for one in tree.body if isinstance(one, ast.FunctionDef) and one.name in course_lib.__all__
             and any(getattr(node, "id", "") == "private_store" for node in ast.walk(one))}
    assert opens - shows <= private.NAMES and opens & private.NAMES
