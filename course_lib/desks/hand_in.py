"""Where a student hands an assignment in: through the course's exchange, or as a file to send."""

from dataclasses import replace
from pathlib import Path

from ..activities import assignment as steps
from ..activities import assignment_view
from ..activities.assignment_state import AssignmentState
from ..activities.mark import BadResponse
from ..content.assignment import FILE
from ..coursework import handing_in, pack, receipt
from ..coursework.assignment import read_assignment
from ..coursework.draw import drawn
from ..records import RecordError, Submitted
from ..records.files import replace as replace_file
from ..records.learning import event_id
from ..records.log import encoded
from ..words import _, n_
from .assignment import folded, keep_opened
from .message import EVENT_ID, Reply, now


class HandInDesk:
    """For handing in. `folder` is where the assignment lies."""

    def __init__(self, fresh: AssignmentState, words: dict, store: Submitted, finished, folder: Path):
        self.fresh, self.words, self.store, self.finished, self.folder = fresh, words, store, finished, folder

    def answer(self, message: dict, buffers: list) -> Reply:
        """The reply to the student's message: `ready`, `look`, `who`, `hand-in` or `file` (the file to send, once more)."""
        acts = {"ready": self._ready, "who": self._who, "hand-in": self._hand_in, "file": self._file}
        reply = {"activity": f"{self.fresh.activity}/hand-in", "re": message.get("id")}
        try:
            given, sent = acts.get(str(message.get("type")), self._look)(message)
        except (RecordError, BadResponse) as error:
            given, sent = {"problem": f"{error} {_('Your answers are safe.')}" if isinstance(error, RecordError) else _("That name can't be used: {why}.").format(why=error)}, []
        return reply | {"view": self._view()} | given, sent

    def _ready(self, message: dict) -> Reply:
        return {"words": self.words}, []

    def _look(self, message: dict) -> Reply:
        return {}, []

    def _who(self, message: dict) -> Reply:
        _after, event = steps.respond(self._state(), message, now(), event_id())
        keep_opened(self._state(), self.store)
        self.store.add(event)
        return {}, []

    def _hand_in(self, message: dict) -> Reply:
        """Hand in through the course's exchange, or else as a file that the student sends."""
        state, trouble = self._state(), None
        try:
            exchange = None if message.get("way") == "file" else handing_in.find_exchange(state.assignment.id, self.folder)
        except handing_in.NotHandedIn as error:
            exchange, trouble = None, error
        if state.student is None and exchange:
            state = replace(state, owner=exchange.student)
        if state.student is None:
            return ({} if state.waits_for_name else {"ask": "who"}), []
        name = message.get("id")
        name = name if isinstance(name, str) and EVENT_ID.fullmatch(name) else event_id()
        if any(event["id"] == name for event in self.store.events(state.activity)):  # it came twice
            return {}, []
        if exchange:
            try:
                return self._through(exchange, state, name)
            except handing_in.NotHandedIn as error:
                trouble = error
        given, sent = self._as_file(state, name)
        return given | ({"problem": f"{trouble} {_('So a file was made, for you to send.')}"} if trouble else {}), sent

    def _through(self, exchange: handing_in.Exchange, state: AssignmentState, name: str) -> Reply:
        event, handed = self._handed(state, "exchange", name)
        handing_in.submit(exchange, state.assignment.id, handed)
        return {"says": _("Handed in. Whoever teaches your course has it now.")} | self._keep(event, handed), []

    def _as_file(self, state: AssignmentState, name: str) -> Reply:
        event, handed = self._handed(state, "file", name)
        content, called = pack.pack(handed), pack.pack_name(state.assignment.id, state.student)
        says = _("The file {file} has your answers and the receipt. Send it in the way that your course uses: its website, say, "
                 "or e-mail.").format(file=called)
        try:
            replace_file(self.folder / called, content)
            says += " " + _("It's among your browser's downloads, and beside this assignment.")
        except OSError:
            says += " " + _("It's among your browser's downloads.")
        return {"says": says, "file": called} | self._keep(event, handed), [content]

    def _handed(self, state: AssignmentState, way: str, name: str) -> tuple[dict, dict[str, bytes]]:
        """The event of handing in, and the files that are handed in."""
        answers = pack.answers_in(self.folder)
        after, event = steps.hand_in(state, receipt.digest(answers), way, now(), name)
        return event, pack.files(self.folder, state.assignment.id, answers + encoded(event), str(receipt_of(after)))

    def _keep(self, event: dict, handed: dict[str, bytes]) -> dict:
        """Keep beside the assignment that it was handed in. What is handed in is so, even where this can't be written."""
        try:
            self.store.add(event)
            replace_file(self.folder / receipt.FILE, handed[receipt.FILE])
        except (RecordError, OSError) as error:
            return {"problem": _("The receipt couldn't be kept here ({why}), so copy it or save it now.").format(why=error),
                    "receipt": handed[receipt.FILE].decode()}
        return {}

    def _file(self, message: dict) -> Reply:
        """The file to send, as it was made last."""
        state = self._state()
        called = pack.pack_name(state.assignment.id, state.student or "")
        try:
            return {"file": called}, [(self.folder / called).read_bytes()]
        except OSError as error:
            raise RecordError(_("{file} isn't there any more. Hand in again to make it.").format(file=called)) from error

    def _state(self) -> AssignmentState:
        return folded(self.fresh, self.store, self.finished)

    def _view(self) -> dict:
        state = self._state()
        done = state.handed_in
        missing = assignment_view.unanswered(state)
        return {
            "unanswered": missing,
            "says": missing_in_words(len(missing), state),
            "who": None if state.assignment.draws else assignment_view.who(state),
            "waits": state.waits_for_name,
            "handed": done and {"at": done.at, "way": done.way, "receipt": str(receipt_of(state)), "changed": changed_in_words(state),
                                "name": pack.pack_name(state.assignment.id, done.student).replace(pack.ENDING, f".{receipt.FILE}")},
        }


def make_file(folder: Path, student: str | None = None) -> Path:
    """The file that a student sends, made without a page from what they answered in `folder`; `student` names them where
    nobody else does. Raises RecordError."""
    asked, store = read_assignment(folder / FILE), Submitted(folder)
    desk = HandInDesk(steps.start(asked, handing_in.known_student(asked, folder), drawn), {}, store, lambda events: set(), folder)
    for message in ([{"type": "who", "student": student}] if student else []) + [{"type": "hand-in", "way": "file"}]:
        reply, _sent = desk.answer(message, [])
        if "problem" in reply:
            raise RecordError(reply["problem"])
    if "file" not in reply:
        raise RecordError(_("Say under which name you hand in: add --student NAME."))
    return folder / reply["file"]


def receipt_of(state: AssignmentState) -> receipt.Receipt:
    """The receipt for what was handed in last."""
    done = state.handed_in
    at = f"{done.at[:19].replace('T', ' ')} UTC"
    return receipt.Receipt(assignment=state.assignment.id, version=state.assignment.version, student=done.student, at=at,
                           answers=_("{n} of {all}").format(n=done.answered, all=state.to_answer), digest=done.digest)


def missing_in_words(count: int, state: AssignmentState) -> str:
    """How much is open, in words."""
    if state.waits_for_name:
        return _("Say first, at the top, under which name you hand in.")
    if not count:
        return _("Everything is answered and done.")
    return n_("One thing is still open:", "{n} things are still open:", count).format(n=count)


def changed_in_words(state: AssignmentState) -> str:
    """What was changed since it was handed in, in words; empty if nothing was."""
    count = len(state.changed)
    if not count:
        return ""
    return n_("You changed one answer since. Hand in again to have that count.",
              "You changed {n} answers since. Hand in again to have those count.", count).format(n=count)
