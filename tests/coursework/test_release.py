"""What a release refuses, besides what holds a key."""

import json

import pytest

from course_lib.coursework.course_error import CourseError
from course_lib.coursework.release import release
from tests.coursework.courses import course


def test_nothing_private_is_released(tmp_path):
    """An instructor may edit a notebook that was built. A cell in it that opens something private stops the release."""
    made = course(tmp_path)
    path = made.source("small") / "small.ipynb"
    book = json.loads(path.read_text(encoding="utf-8"))
    book["cells"].insert(2, {"cell_type": "code", "id": "mine", "execution_count": None, "metadata": {}, "outputs": [],
                             "source": ["from course_lib import reflect\n", "reflect('somebodys-stairs')"]})
    path.write_text(json.dumps(book), encoding="utf-8")
    with pytest.raises(CourseError, match=r"small.ipynb, cell 3: reflect\(\) is private.*ask about somebody made up"):
        release(tmp_path, "small")
    assert not made.release("small").exists()
