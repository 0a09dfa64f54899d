"""What stands before every private desk: with the lock on, the page does what the desk would do.

Python then fetches, keeps and deletes what is sealed, and never hears what it says.
"""

from ..labels import lock as labels
from ..records import Conflict, LockChanged, Private, RecordError
from ..records.lock import only_sealed, read
from ..words import _
from .message import EVENT_ID, writer


class Lockable:
    """A private desk with its lock. The desk has `activity`, `owns(name)` (whether a document is its own), and `empty()`: what
    the page needs to do its work, as it would be with nothing written.

    The page asks with an `ask`, which comes back with the answer: `lock` (is it on?), `fetch` (the documents, or those in
    `names`), `put` (one, sealed) and `remove` (`names`). With the lock on, any other message is answered with `locked`, and
    not looked at.
    """

    def __init__(self, desk, store: Private):
        self.desk, self.store = desk, store

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message, and its buffers."""
        asked = message.get("ask")
        if isinstance(asked, str) and EVENT_ID.fullmatch(asked):
            return {"activity": self.desk.activity, "asked": asked} | self._asked(message), []
        try:
            locked = self._locked()
        except RecordError as error:
            return {"activity": self.desk.activity, "problem": str(error), "broken": str(error)}, []
        return ({"activity": self.desk.activity, "locked": locked}, []) if locked else self.desk.answer(message, buffers)

    def _asked(self, message: dict) -> dict:
        acts = {"lock": lambda _message: {"locked": self._locked()}, "fetch": self._fetch, "put": self._put, "remove": self._remove}
        try:
            return acts[str(message.get("type"))](message)
        except KeyError:
            return {"problem": "there is no such question"}
        except Conflict as error:
            return {"theirs": error.theirs}
        except LockChanged:
            return {"changed": True}
        except RecordError as error:
            return {"problem": str(error)}

    def _locked(self) -> dict | None:
        header = read(self.store.folder)
        return header and {"header": header, "words": labels.gate(), "empty": self.desk.empty()}

    def _own(self, names) -> list[str]:
        return [name for name in names if isinstance(name, str) and self.desk.owns(name)] if isinstance(names, list) else []

    def _fetch(self, message: dict) -> dict:
        names = self._own(message["names"] if "names" in message else self.store.names())
        documents, problems = {}, {}
        for name in names:
            try:
                if document := self.store.get(name):
                    documents[name] = document
            except RecordError as error:
                problems[name] = str(error)
        return {"documents": documents, "problems": problems}

    def _put(self, message: dict) -> dict:
        name, base = str(message.get("name")), message.get("base")
        if not self.desk.owns(name) or type(base) is not int:
            raise RecordError(_("That isn't kept here."))
        return {"kept": self.store.put(name, only_sealed(message.get("document")), base=base, writer=writer(message))}

    def _remove(self, message: dict) -> dict:
        for name in self._own(message.get("names")):
            self.store.delete(name)
        return {}
