"""The desk behind "Your record": where it is, take it away, bring it back, delete it, and the lock."""

from datetime import date
from pathlib import Path

from .. import labels
from ..labels.lock import gate, settings
from ..records import Learning, Private, RecordError, takeout
from ..records.lock import HEADER, Lock
from ..records.place import on_a_web_page
from ..records.who import who_could_read
from ..words import _, n_
from .message import EVENT_ID


class RecordsDesk:
    """Takes the page's messages. A file that is brought back comes in pieces, in order.

    The lock's settings ask with an `ask`, which comes back with the answer: `lock-state`, `lock-on`, `lock-change`, `lock-off`,
    `lock-next` (a document that has to be sealed or opened), `lock-put` (it has been), `lock-finish`. The page does the sealing.
    """

    def __init__(self, home: Path):
        self.home = home
        self.pieces: list[bytes] = []
        self.lock = Lock(Private(home / "private"))

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message, and its buffers. What isn't one of ours gets an empty reply."""
        asked = message.get("ask")
        if isinstance(asked, str) and EVENT_ID.fullmatch(asked):
            return {"asked": asked} | self._asked(message), []
        acts = {"ready": self._ready, "look": self._look, "export": self._export, "import": self._import, "delete": self._delete}
        act = acts.get(str(message.get("type")), lambda *_: ({}, []))
        try:
            return act(message, buffers)
        except RecordError as error:
            return {"says": str(error)}, []

    def _view(self) -> dict:
        answers = len(Learning(self.home / "learning").events())
        texts = len(Private(self.home / "private").names())
        holds = _("It holds {answers} and {texts}.").format(
            answers=n_("{n} answer", "{n} answers", answers).format(n=answers),
            texts=n_("{n} private text", "{n} private texts", texts).format(n=texts))
        locked = (self.home / "private" / HEADER).exists()
        return {"folder": str(self.home), "place": _place(), "holds": holds, "who": who_could_read(), "locked": locked}

    def _ready(self, message: dict, buffers: list):
        return {"words": labels.records(), "view": self._view(), "lock": settings() | {"damaged": gate()["damaged"]}}, []

    def _look(self, message: dict, buffers: list):
        return {"view": self._view()}, []

    def _asked(self, message: dict) -> dict:
        acts = {"lock-state": lambda _message: {}, "lock-on": self._lock_on, "lock-change": self._lock_change, "lock-off": self._lock_off,
                "lock-next": self._lock_next, "lock-put": self._lock_put, "lock-finish": self._lock_finish}
        try:
            done = acts[str(message.get("type"))](message)
            return {"header": self.lock.header(), "left": len(self.lock.left()[0])} | done
        except KeyError:
            return {"problem": "there is no such question"}
        except RecordError as error:
            return {"problem": str(error)}

    def _lock_on(self, message: dict) -> dict:
        self.lock.turn_on(message.get("header"))
        return {}

    def _lock_change(self, message: dict) -> dict:
        self.lock.change(message.get("header"), str(message.get("was")))
        return {}

    def _lock_off(self, message: dict) -> dict:
        self.lock.turn("off")
        return {}

    def _lock_next(self, message: dict) -> dict:
        left, problems = self.lock.left()
        skip = message.get("skip") if isinstance(message.get("skip"), list) else []
        name = next((one for one in left if one not in skip), None)
        return {"next": name and {"name": name, "document": self.lock.store.get(name)}, "problems": problems}

    def _lock_put(self, message: dict) -> dict:
        document, revision = message.get("document"), message.get("revision")
        if not isinstance(document, dict) or type(revision) is not int:
            raise RecordError(_("That isn't kept here."))
        return {"done": self.lock.exchange(str(message.get("name")), document, revision)}

    def _lock_finish(self, message: dict) -> dict:
        self.lock.finish(message.get("leave") if isinstance(message.get("leave"), list) else [])
        return {}

    def _export(self, message: dict, buffers: list):
        name = f"attune-record-{date.today().isoformat()}.zip"
        says = labels.saving().format(name=name)
        return {"file": {"name": name}, "says": says}, [takeout.pack(self.home)]

    def _import(self, message: dict, buffers: list):
        if message.get("from") == 0:
            self.pieces = []
        self.pieces += [bytes(piece) for piece in buffers]
        if sum(map(len, self.pieces)) > takeout.LARGEST:
            self.pieces = []
            raise RecordError(_("That file is larger than a record can be. Nothing was changed."))
        if not message.get("last"):
            return {}, []
        content, self.pieces = b"".join(self.pieces), []
        return {"says": told(takeout.unpack(self.home, content)), "view": self._view()}, []

    def _delete(self, message: dict, buffers: list):
        takeout.delete(self.home)
        return {"says": _("Everything is deleted. Pages that are open still show what you did until you reload them."),
                "view": self._view()}, []


def _place() -> str:
    """Where the record is, if that isn't said by the folder's name."""
    if not on_a_web_page():
        return ""
    return _("In this browser, on this device. A browser can clear what a page keeps, and so can you, by clearing its data: so take it "
             "along now and then, as a file.")


def told(report: takeout.Report) -> list[str]:
    """What an import did, in sentences."""
    lines = [_("Brought back: {events} and {documents}.").format(
        events=n_("{n} answer", "{n} answers", report.events).format(n=report.events),
        documents=n_("{n} private text", "{n} private texts", report.documents).format(n=report.documents))]
    if report.known:
        lines.append(n_("{n} was here already.", "{n} were here already.", report.known).format(n=report.known))
    if report.kept_both:
        lines.append(_("These differ from what is here, so both are kept: {names}.").format(names=", ".join(report.kept_both)))
    return lines + report.problems
