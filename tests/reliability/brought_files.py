"""What students hand in, what instructors bring from other systems, what authors write, and what somebody describes."""

import json
from collections.abc import Callable
from math import isfinite
from pathlib import Path

from course_lib.activities.sessions.stories import stories
from course_lib.content import Bundle
from course_lib.desks.session import SessionDesk
from tests.reliability.mutations import damaged, damaged_folder, damaged_zip
from tests.reliability.reading import Reader, refused


def coursework(kind: str) -> Reader:
    """A reader of graded coursework: `submission`, `pack`, `receipt`, `gift` or `moodle`."""
    from course_lib.coursework import answers_file, pack, receipt, unpack
    from course_lib.coursework.course_error import CourseError
    from course_lib.coursework.formats import export_sheets, gift_reader, gift_writer, moodle_reader, moodle_writer
    from course_lib.coursework.formats.bad_file import BadFile
    from course_lib.coursework.formats.import_items import imported
    from course_lib.coursework.formats.wishes import Wishes
    from course_lib.coursework.score import score
    from course_lib.coursework.source_notebook import notebook
    from course_lib.coursework.submission import Expected, read_submission
    from tests.coursework import odd, small

    of = small.assignment()
    key, released = small.key(of), json.dumps(notebook(of))
    expected = Expected("small", released)
    student = small.Student(of).all()
    student.event("handed-in", digest=receipt.digest(student.bytes()), way="file", assignment_version=of.version)
    files = {"answers.jsonl": student.bytes(), "small.ipynb": released.encode(), "timestamp.txt": b"2025-01-03 12:00:00.000000 UTC",
             "receipt.txt": b"none"}

    def marked(found) -> bool:
        result = score(of, key, found, "ana", small.Content())
        assert isfinite(result.score) and 0 <= result.score <= result.worth, f"a score of {result.score}"
        return not result.held

    def submission(harmed: dict, folder: Path) -> bool:
        for name, text in harmed.items():
            if text is not None:
                (folder / name).write_bytes(text)
        return marked(read_submission(folder, "ana", of, expected).answers)

    def packed(harmed: bytes, folder: Path) -> bool:
        (folder / "sent.zip").write_bytes(harmed)
        found = refused(lambda: unpack.read(folder / "sent.zip", "small"), CourseError)
        for sent in found[0] if found else []:
            assert set(sent.files) <= {"answers.jsonl", "receipt.txt", ".ipynb", "small.ipynb"}
            marked(answers_file.parse(sent.files["answers.jsonl"], of))
        assert [path.name for path in folder.iterdir()] == ["sent.zip"], "something was unpacked onto the disk"
        return bool(found and found[0])

    def receipts(harmed: bytes, folder: Path) -> bool:
        found = refused(lambda: receipt.parse(harmed.decode("utf-8", "replace")), receipt.BadReceipt)
        return found is not None and receipt.check(found, student.bytes()).says != ""

    def questions(reader) -> Callable:
        def read(harmed: bytes, folder: Path) -> bool:
            found = refused(lambda: reader.read(harmed, "theirs"), BadFile)
            if found is None:
                return False
            back = imported(found, "theirs", Wishes(lesson="first", concepts=("C-DEF-1",)))
            assert all(str(problem) for problem in back.problems)
            return bool(back.items()) and bool(back.texts())

        return read

    bank = [export_sheets.of_bank(one) for one in ((small.single(), small.SEVERAL, small.ORDER), (odd.TIERS, small.GROUPS, small.SCALE),
                                              odd.Writer(3).items())]
    sent = pack.pack(files)
    packs = [sent, pack.pack({f"ana/{name}": text for name, text in files.items()}), pack.pack({"ana.attune.zip": sent})]
    made = {
        "submission": ("submission", [files], damaged_folder, submission),
        "pack": ("file that a student sends (zip)", packs, damaged_zip, packed),
        "receipt": ("receipt", [_receipt(receipt, student).encode()], damaged, receipts),
        "gift": ("questions in GIFT", [gift_writer.write(one) for one in bank], damaged, questions(gift_reader)),
        "moodle": ("questions in Moodle XML", [moodle_writer.write(one) for one in bank], damaged, questions(moodle_reader)),
    }
    return Reader(*made[kind])


def _receipt(receipt, student) -> str:
    values = ("small", "0" * 16, "ana", "2026-01-31 09:30:00 UTC", "18 of 20", receipt.digest(student.bytes()))
    return "\n".join([receipt.TITLE, "", *(f"{name}: {value}" for name, value in zip(receipt.NAMES, values, strict=True)), ""])


def authors_file() -> Reader:
    """An author's file of questions: every problem is told with its line, and none ends the check."""
    from course_lib.content.authoring import schema, yaml_file

    place = Path(__file__).parents[1] / "fixtures" / "assets" / "questions"

    def read(harmed: bytes, folder: Path) -> bool:
        (folder / "a.yaml").write_bytes(harmed)
        file = yaml_file.read(folder / "a.yaml", "a.yaml")
        shape = yaml_file.validated(file, schema.QuestionFile) if not file.problems else None
        assert shape is not None or file.problems, "it's neither read nor told"
        return shape is not None

    return Reader("an author's questions (YAML)", [path.read_bytes() for path in sorted(place.glob("*.yaml"))], damaged, read)


def session_text(content: Bundle) -> Reader:
    """What somebody describes for a personal session: it's answered, and nothing of it is kept."""
    desk = SessionDesk(content)

    def read(harmed: bytes, folder: Path) -> bool:
        text = harmed.decode("utf-8", "surrogateescape")
        asked = {"type": "look"} if len(text) % 2 else {"type": "make", "theme": next(iter(desk.themes)), "minutes": 8, "seed": len(text)}
        found = desk.answer(asked | {"id": 1, "text": text, "answer": "no"}, [])[0]
        json.dumps(found)
        assert list(folder.iterdir()) == []
        return "problem" not in found

    return Reader("description for a session", [one.text.encode() for one in stories()], damaged, read)
