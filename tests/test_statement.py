"""The statement of completion."""

from course_lib.records.learning import event_id
from course_lib.desks.statement import StatementDesk


def guess(learning, name: str, response) -> None:
    learning.add({"id": event_id(), "at": "2026-03-01T10:00:00+00:00", "activity": f"prediction/{name}", "type": "guess",
                  "response": {"answer": response}})


class OneLesson:
    """A course whose only lesson is one prediction."""

    def __init__(self, mini):
        self.mini = mini

    def __getattr__(self, name):
        return getattr(self.mini, name)

    def lessons(self):
        from dataclasses import replace

        first = self.mini.lesson("first")
        part = replace(first.parts[0], activities=("prediction/which-animal",))
        return (replace(first, parts=(part,)),)


def test_nothing_is_stated_before_a_lesson_is_finished(mini, learning, private):
    """And no PDF is made."""
    desk = StatementDesk(OneLesson(mini), learning, private)
    assert desk.answer({"type": "make", "name": "Zoë"}, []) == (
        {"says": "No lesson is finished yet, so there is nothing to state. It's here when there is."}, [])


def test_a_finished_lesson_makes_a_pdf_and_the_name_is_kept_nowhere(mini, learning, private, home):
    """What is typed as a name can't be read as markup."""
    guess(learning, "which-animal", "bat")
    desk = StatementDesk(OneLesson(mini), learning, private)
    reply, buffers = desk.answer({"type": "make", "name": "Zoë #panic() $x$"}, [])
    assert buffers[0].startswith(b"%PDF-") and reply["file"]["name"].endswith(".pdf")
    assert "1 of 1 lessons is finished." in desk.answer({"type": "ready"}, [])[0]["says"]
    assert b"panic" not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
