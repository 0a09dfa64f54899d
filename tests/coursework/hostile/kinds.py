"""Submissions that are damaged, odd or made to do harm: each a function that does it to a sound one, and what must come of it.

The sound one has everything right, worth 19 points. `HOLD` means that no marks are entered; `LOOK`, that the 19 stand and a
person is asked to look; None, that nothing is wrong with the marks.
"""

import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from course_lib.coursework.draw import drawn
from course_lib.coursework.problems import HOLD, LOOK
from tests.coursework.small import ALL, RIGHT, Student

KINDS = {}


@dataclass
class Place:
    """Where it happens: the submission's folder, the student, the file that running code would make, another's folder."""

    folder: Path
    student: Student
    canary: Path
    victim: Path

    @property
    def answers(self) -> Path:
        return self.folder / "answers.jsonl"

    @property
    def notebook(self) -> Path:
        return self.folder / "small.ipynb"

    @property
    def code(self) -> str:
        """What nobody must run."""
        return f"open({str(self.canary)!r}, 'a').write('ran')"

    def lines(self) -> list[bytes]:
        return self.answers.read_bytes().splitlines(keepends=True)

    def rewrite(self, change) -> None:
        """Each event as `change(event)` makes it; None takes it away."""
        events = [change(dict(event)) for event in self.student.events]
        self.answers.write_bytes(b"".join(json.dumps(event).encode() + b"\n" for event in events if event is not None))

    def add(self, kind, **more) -> None:
        self.student.event(kind, **more)
        self.answers.write_bytes(self.student.bytes())

    def edit(self, change) -> None:
        """The notebook after `change(book)`."""
        book = json.loads(self.notebook.read_text())
        change(book)
        self.notebook.write_text(json.dumps(book))


def kind(review, *what):
    """Takes a function into the corpus: what the review must be, and the problems that must be told."""

    def taken(do):
        KINDS[do.__name__.strip("_").replace("_", "-")] = (do, review, set(what))
        return do

    return taken


def cell(source, **nbgrader):
    return {"cell_type": "code", "id": "added", "execution_count": 1, "metadata": {"nbgrader": nbgrader} if nbgrader else {}, "outputs": [],
            "source": source}


def course_cell(book, name):
    return next(one for one in book["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == name)


# The answers file ------------------------------------------------------------------------------------


@kind(HOLD, "missing")
def no_answers_file(at):
    at.answers.unlink()


@kind(HOLD, "empty")
def empty_answers_file(at):
    at.answers.write_bytes(b"")


@kind(HOLD, "damaged")
def answers_cut_off(at):
    at.answers.write_bytes(at.answers.read_bytes()[:-40])


@kind(HOLD, "beginning")
def answers_without_their_beginning(at):
    at.answers.write_bytes(b"".join(at.lines()[2:]))


@kind(HOLD, "huge")
def answers_of_a_gigabyte(at):
    with at.answers.open("r+b") as file:
        file.truncate(2**30)


@kind(HOLD, "huge")
def answers_of_a_million_lines(at):
    at.answers.write_bytes(at.answers.read_bytes() + b"\n" * 1_000_000)


@kind(HOLD, "damaged")
def answers_nested_to_death(at):
    at.answers.write_bytes(at.answers.read_bytes() + b"[" * 150_000 + b"\n" + b'{"a":' * 40_000 + b"\n")


@kind(HOLD, "damaged")
def answers_in_no_encoding(at):
    at.answers.write_bytes(at.answers.read_bytes() + b"\xff\xfe\x00\n")


@kind(HOLD, "damaged")
def answers_full_of_nothing(at):
    at.answers.write_bytes(at.answers.read_bytes() + b"\0" * 4096)


@kind(HOLD, "damaged")
def answers_that_are_a_zip(at):
    with zipfile.ZipFile(at.answers, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("answers.jsonl", b"0" * 10_000_000)


@kind(HOLD, "damaged")
def answers_that_are_a_pickle(at):
    at.answers.write_bytes(b"cbuiltins\nexec\n(S" + repr(at.code).encode() + b"\ntR.")


@kind(HOLD, "damaged", "misfits")
def answers_that_are_a_list(at):
    at.answers.write_bytes(at.answers.read_bytes() + b'[1,2]\n"x"\n' + json.dumps(at.student.events[0] | {"id": "n", "type": "points"}).encode())


@kind(HOLD, "damaged")
def answers_with_nan(at):
    at.answers.write_bytes(at.answers.read_bytes().replace(b'"sure":2', b'"sure":NaN', 1))


@kind(HOLD, "damaged")
def answers_with_infinite_numbers(at):
    at.answers.write_bytes(at.answers.read_bytes().replace(b'"sure":2', b'"sure":-Infinity').replace(b'"seed":5', b'"seed":' + b"9" * 6000))


@kind(HOLD, "misfit")
def a_number_past_all_numbers(at):
    at.answers.write_bytes(at.answers.read_bytes().replace(b'{"answer":35}', b'{"answer":1e999}'))


@kind(HOLD, "misfit")
def a_negative_answer(at):
    at.rewrite(lambda event: event | {"response": {"answer": -1}} if event.get("item") == "scale" else event)


@kind(HOLD, "misfit")
def an_answer_with_its_own_score(at):
    at.rewrite(lambda event: event | {"response": event["response"] | {"score": 1e9, "points": 99}} if event.get("item") == "one" else event)


@kind(HOLD, "misfit")
def all_options_at_once(at):
    at.rewrite(lambda event: event | {"response": {"answer": ["right", "wrong", "c"]}} if event.get("item") == "one" else event)


@kind(HOLD, "misfit")
def an_option_twice(at):
    at.rewrite(lambda event: event | {"response": {"answer": ["right", "right", "also"]}} if event.get("item") == "several" else event)


@kind(HOLD, "misfits")
def answers_of_the_wrong_types(at):
    at.rewrite(lambda event: event | {"item": ["one"], "version": "1"} if event.get("item") == "one" else event)


@kind(HOLD, "damaged")
def a_name_twice_in_a_line(at):
    at.answers.write_bytes(at.answers.read_bytes().replace(b'"type":"answer"', b'"type":"text","type":"answer"', 1))


@kind(HOLD, "changed")
def the_same_id_again(at):
    at.student.events.append(at.student.events[3] | {"response": {"answer": "wrong"}})
    at.answers.write_bytes(at.student.bytes())


@kind(HOLD, "newer")
def a_line_of_a_newer_version(at):
    at.answers.write_bytes(at.answers.read_bytes() + json.dumps(at.student.events[-1] | {"v": 99, "id": "new"}).encode() + b"\n")


@kind(HOLD, "misfits")
def marks_that_the_student_gives(at):
    at.add("marks", points=19, item="one", score=1.0)


@kind(HOLD, "other-assignment", "beginning")
def answers_to_another_assignment(at):
    at.rewrite(lambda event: event | {"activity": "assignment/other"})


@kind(HOLD, "other-version")
def answers_to_another_version(at):
    at.rewrite(lambda event: event | {"assignment_version": "0" * 16} if event["type"] == "opened" else event)


@kind(HOLD, "misfit")
def answers_to_another_version_of_the_questions(at):
    at.rewrite(lambda event: event | {"version": 7} if event["type"] == "answer" else event)


@kind(HOLD, "who")
def answers_under_another_name(at):
    at.rewrite(lambda event: event | {"student": "victim"} if event["type"] == "who" else event)


@kind(HOLD, "shared", "who")
def anothers_answers(at):
    at.answers.write_bytes((at.victim / "answers.jsonl").read_bytes())


@kind(HOLD, "unasked")
def answers_to_questions_of_others(at):
    mine = {one.id for one in drawn(at.student.of, at.student.name)}
    other = next(item.id for item in ALL if item.id not in mine)
    at.student.answer(other, RIGHT[other])
    at.answers.write_bytes(at.student.bytes())


@kind(HOLD, "times")
def times_that_are_none(at):
    at.rewrite(lambda event: event | {"at": "'; drop table grade; --"} if event["type"] == "answer" else event)


@kind(LOOK, "times")
def times_that_run_backwards(at):
    at.rewrite(lambda event: event | {"at": "1999-01-01T00:00:00Z"} if event.get("item") == "scale" else event)


@kind(HOLD, "after")
def answers_from_after_handing_in(at):
    at.rewrite(lambda event: event | {"at": event["at"].replace("2025-01", "2025-03")})


@kind(HOLD, "digest")
def answers_changed_after_the_receipt(at):
    at.add("handed-in", digest="0" * 64, way="file", assignment_version=at.student.of.version)


@kind(HOLD, "unreadable", "special")
def a_folder_for_answers(at):
    at.answers.unlink()
    at.answers.mkdir()
    (at.answers / "answers.jsonl").write_bytes(at.student.bytes())


@kind(HOLD, "special")
def a_pipe_for_answers(at):
    at.answers.unlink()
    os.mkfifo(at.answers)


@kind(HOLD, "link")
def a_link_to_the_key(at):
    at.answers.unlink()
    at.answers.symlink_to(at.folder.parents[2] / "keys" / "small.key.json")


@kind(HOLD, "link")
def a_link_to_anothers_answers(at):
    at.answers.unlink()
    at.answers.symlink_to(at.victim / "answers.jsonl")


@kind(HOLD, "link")
def a_link_that_never_ends(at):
    at.answers.unlink()
    at.answers.symlink_to("/dev/zero")


@kind(HOLD, "link")
def a_link_to_itself(at):
    at.answers.unlink()
    at.answers.symlink_to(at.answers)


@kind(None)
def a_text_that_would_run_in_a_browser(at):
    at.add("text", task="case", text="<img src=x onerror=alert(1)><script>alert(1)</script>[a](javascript:alert(1)) $$\\href{javascript:alert(1)}{x}$$"
           "</pre></div>{{ 7*7 }}{% raw %}\u202e\x1b[2J\x00")


@kind(None)
def a_text_of_half_characters(at):
    at.answers.write_bytes(at.answers.read_bytes().replace(b'"text":"Bo', b'"text":"\\ud800\\udfff Bo'))


@kind(None)
def a_forged_dialogue(at):
    at.add("reply", activity="dialogue/small", version=1, seed={}, response=[[]])
    at.add("back", activity="dialogue/small", version=1, seed=1, response=10**300)
    at.add("reply", activity="dialogue/../../etc", version=1, seed=1, response="x")


@kind(HOLD, "misfits")
def a_text_longer_than_any(at):
    at.add("text", task="case", text=7)


# The notebook ----------------------------------------------------------------------------------------


@kind(LOOK, "notebook")
def no_notebook(at):
    at.notebook.unlink()


@kind(LOOK, "notebook")
def a_notebook_cut_off(at):
    at.notebook.write_bytes(at.notebook.read_bytes()[:-200])


@kind(LOOK, "notebook")
def a_notebook_that_is_none(at):
    at.notebook.write_text("import os\n" + at.code)


@kind(LOOK, "notebook")
def a_notebook_of_other_parts(at):
    at.notebook.write_text('{"cells": [null, 7, {"metadata": []}], "metadata": 5, "nbformat": 4}')


@kind(LOOK, "notebook")
def a_notebook_nested_to_death(at):
    at.notebook.write_text('{"cells":' + "[" * 200_000)


@kind(LOOK, "notebook")
def a_notebook_of_a_gigabyte(at):
    with at.notebook.open("r+b") as file:
        file.truncate(2**30)


@kind(LOOK, "notebook")
def a_pipe_for_a_notebook(at):
    at.notebook.unlink()
    os.mkfifo(at.notebook)


@kind(LOOK, "notebook")
def a_link_for_a_notebook(at):
    at.notebook.unlink()
    at.notebook.symlink_to(at.victim / "small.ipynb")


@kind(None, "own-cells")
def a_cell_that_runs_something(at):
    at.edit(lambda book: book["cells"].insert(0, cell(at.code)))


@kind(LOOK, "cells")
def a_course_cell_that_runs_something(at):
    at.edit(lambda book: course_cell(book, "questions").update(source=at.code))


@kind(LOOK, "cells")
def a_course_cell_stripped_of_what_it_is(at):
    at.edit(lambda book: course_cell(book, "questions").update(source=at.code, metadata={}))


@kind(LOOK, "cells")
def a_marks_cell_that_gives_full_marks(at):
    def give(book):
        marks = course_cell(book, "marks")
        marks["source"], marks["outputs"] = "19.0", [{"output_type": "execute_result", "execution_count": 1, "metadata": {},
                                                       "data": {"text/plain": "19.0"}}]
    at.edit(give)


@kind(LOOK, "cells")
def a_marks_cell_worth_a_thousand(at):
    at.edit(lambda book: course_cell(book, "marks")["metadata"]["nbgrader"].update(points=1000))


@kind(LOOK, "cells")
def a_marks_cell_twice(at):
    at.edit(lambda book: book["cells"].append(course_cell(book, "marks") | {"source": at.code}))


@kind(LOOK, "cells")
def no_marks_cell(at):
    at.edit(lambda book: book["cells"].remove(course_cell(book, "marks")))


@kind(LOOK, "cells")
def no_cells_at_all(at):
    at.edit(lambda book: book.update(cells=[]))


@kind(LOOK, "cells")
def a_cell_that_claims_to_be_graded(at):
    at.edit(lambda book: book["cells"].append(cell(at.code, grade=True, grade_id="bonus", locked=True, points=50, schema_version=3, solution=False,
                                                   task=False)))


@kind(None)
def cells_of_an_old_schema(at):
    at.edit(lambda book: [one["metadata"]["nbgrader"].update(schema_version=1) for one in book["cells"]])


@kind(LOOK, "kernel")
def another_kernel(at):
    at.edit(lambda book: book["metadata"].update(kernelspec={"name": "bash", "display_name": "Bash", "language": "bash"}))


@kind(LOOK, "cells")
def scripts_in_the_students_markdown(at):
    at.edit(lambda book: course_cell(book, "intro").update(source="<script>alert('MARKDOWN-RAN')</script>"))


# What lies beside, and the folder --------------------------------------------------------------------


@kind(None, "other-files")
def a_module_with_the_librarys_name(at):
    for name in ("course_lib", "nbgrader"):
        (at.folder / name).mkdir()
        (at.folder / name / "__init__.py").write_text(at.code)
    for name in ("json.py", "sitecustomize.py", "nbformat.py", "nbgrader_config.py", "ipython_config.py", "conftest.py", "a.pth"):
        (at.folder / name).write_text(f"import os; {at.code}")


@kind(None, "other-files")
def a_zip_bomb_beside_it(at):
    with zipfile.ZipFile(at.folder / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big", b"\0" * 50_000_000)


@kind(None, "other-files")
def links_and_pipes_beside_it(at):
    (at.folder / "passwd").symlink_to("/etc/passwd")
    (at.folder / "key.json").symlink_to(at.folder.parents[2] / "keys" / "small.key.json")
    (at.folder / "up").symlink_to(at.folder.parent)
    os.mkfifo(at.folder / "pipe")


@kind(None, "other-files")
def a_file_with_a_wicked_name(at):
    (at.folder / "<img src=x onerror=alert(1)>\n--force.html").write_text("x")


@kind(LOOK, "timestamp")
def a_time_of_handing_in_that_is_none(at):
    (at.folder / "timestamp.txt").write_text("yesterday, honestly")


@kind(LOOK, "timestamp")
def a_link_for_the_time(at):
    (at.folder / "timestamp.txt").unlink()
    (at.folder / "timestamp.txt").symlink_to("/dev/zero")


@kind(HOLD, "after")
def a_time_of_handing_in_that_was_put_back(at):
    (at.folder / "timestamp.txt").write_text("2024-12-24 12:00:00.000000 UTC")


@kind(None)
def an_assignment_file_of_its_own(at):
    own = json.loads((at.folder / "assignment.json").read_text())
    own["questions"] = own["questions"][:1]
    own["questions"][0]["points"] = 1000
    (at.folder / "assignment.json").write_text(json.dumps(own))


@kind(HOLD, "link")
def a_folder_that_is_a_link(at):
    moved = at.folder.with_name("elsewhere")
    at.folder.rename(moved)
    at.folder.symlink_to(moved)


@kind(HOLD, "link")
def a_folder_that_links_to_the_victims(at):
    for path in at.folder.iterdir():
        path.unlink()
    at.folder.rmdir()
    at.folder.symlink_to(at.victim)


@kind(HOLD, "special")
def a_file_where_the_folder_should_be(at):
    for path in at.folder.iterdir():
        path.unlink()
    at.folder.rmdir()
    at.folder.write_text("x")


@kind(HOLD, "missing", "notebook")
def an_empty_folder(at):
    for path in at.folder.iterdir():
        path.unlink()
