"""The desk behind "Your record": where it is, take it away, bring it back, delete it."""

from datetime import date
from pathlib import Path

from . import labels
from .records import Learning, Private, RecordError, takeout
from .records.who import who_could_read
from .words import _, n_


class RecordsDesk:
    """Takes the page's messages. A file that is brought back comes in pieces, in order."""

    def __init__(self, home: Path):
        self.home = home
        self.pieces: list[bytes] = []

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message, and its buffers. What isn't one of ours gets an empty reply."""
        acts = {"ready": self._ready, "export": self._export, "import": self._import, "delete": self._delete}
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
        return {"folder": str(self.home), "holds": holds, "who": who_could_read()}

    def _ready(self, message: dict, buffers: list):
        return {"words": labels.records(), "view": self._view()}, []

    def _export(self, message: dict, buffers: list):
        name = f"attune-record-{date.today().isoformat()}.zip"
        says = _("Your browser is saving {name}.").format(name=name)
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
