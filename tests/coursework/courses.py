"""A course in a folder, released, with students who hand in."""

import json
from pathlib import Path

from course_lib.coursework.assignment import FILE, as_json
from course_lib.coursework.course import Course
from course_lib.coursework.source_notebook import notebook
from tests.coursework.small import Student, assignment, key

CONFIG = "from course_lib.coursework.safe import configure\n\nconfigure(get_config())\n"


def course(folder: Path, of=None, its_key=None, config=CONFIG) -> Course:
    """A course with the assignment `of`, built and not yet released."""
    of = of or assignment()
    made = Course(folder)
    (folder / "nbgrader_config.py").write_text(config)
    made.source(of.id).mkdir(parents=True)
    (made.source(of.id) / FILE).write_text(as_json(of))
    (made.source(of.id) / f"{of.id}.ipynb").write_text(json.dumps(notebook(of)))
    made.key_path(of.id).parent.mkdir(exist_ok=True)
    made.write_key(its_key or key(of))
    return made


def hand_in(made: Course, student: Student, at="2025-01-05 12:00:00.000000 UTC", name=None) -> Path:
    """What `student` did, as it lies in `submitted`. Returns the folder."""
    folder = made.submitted(student.of.id, name or student.name)
    folder.mkdir(parents=True)
    (folder / "answers.jsonl").write_bytes(student.bytes())
    (folder / "timestamp.txt").write_text(at)
    for path in made.release(student.of.id).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder
