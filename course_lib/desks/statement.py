"""The desk behind the statement of completion."""

from datetime import date

from .. import labels
from ..content import Bundle
from ..documents import can_make_pdf
from ..documents.statement import statement, told
from ..overview import all_progress
from ..records import Learning, Private
from ..words import _, n_


class StatementDesk:
    """Says what is finished, and makes the PDF. The name on it comes with the message and is kept nowhere."""

    def __init__(self, content: Bundle, learning: Learning, private: Private):
        self.content, self.learning, self.private = content, learning, private

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the learner's message: what is finished; or the PDF as a buffer, or where none can be made what to print."""
        done = self._finished()
        if message.get("type") != "make":
            return {"words": labels.statement(can_make_pdf()), "says": _says(len(done), len(self.content.lessons()))}, []
        if not done:
            return {"says": _says(0, len(self.content.lessons()))}, []
        name = message.get("name")
        if not can_make_pdf():
            return {"sheet": told(name if isinstance(name, str) else "", done, date.today())}, []
        pdf = statement(name if isinstance(name, str) else "", done, date.today())
        file = f"attune-statement-{date.today().isoformat()}.pdf"
        return {"file": {"name": file}, "says": labels.saving().format(name=file)}, [pdf]

    def _finished(self) -> list:
        """Each finished lesson, with the day of its last answer."""
        days: dict[str, str] = {}
        for event in self.learning.events():
            days[event.get("activity")] = event["at"][:10]
        progress = all_progress(self.content, self.learning, self.private)
        return [(one, max(days.get(activity, "") for activity in one.lesson.activities)) for one in progress if one.finished]


def _says(done: int, all_lessons: int) -> str:
    if not done:
        return _("No lesson is finished yet, so there is nothing to state. It's here when there is.")
    return n_("{done} of {all} lessons is finished.", "{done} of {all} lessons are finished.", done).format(
        done=done, all=all_lessons)
