"""The desk behind the page "Check-in". What is said there is kept only when the learner says so, one document for each."""

from datetime import datetime
from hashlib import sha256

from ..activities import check_in as check_ins
from ..activities import check_in_view
from ..activities.check_in import CheckIn
from ..activities.mark import BadResponse
from ..labels import own
from ..labels.lock import gate
from ..records import Private, RecordError
from ..records.who import beside_own_words
from ..words import _, n_, plural
from .message import EVENT_ID, now


class CheckInDesk:
    """Takes the page's messages: `keep`, `month` (to look at), `erase` (one), `erase-all`, and `story` (how it was for Noor)."""

    activity = "check-in"

    def __init__(self, store: Private):
        if check_ins.KIND != store.kind:
            raise TypeError(f"a {check_ins.KIND} activity can't be kept in the {store.kind} store")
        self.store = store

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message. `re` says that it's kept (or that keeping it again won't help)."""
        acts = {"ready": self._ready, "keep": self._keep, "month": self._month, "erase": self._erase,
                "erase-all": self._erase_all, "story": self._story}
        act = acts.get(str(message.get("type")), lambda _message: {})
        reply = {"activity": self.activity}
        try:
            return reply | act(message), []
        except BadResponse as error:
            return reply | {"re": message.get("id"), "problem": str(error)}, []
        except RecordError as error:
            return reply | {"problem": f"{error} {_('What you entered is still on this page.')}"}, []

    def owns(self, name: str) -> bool:
        """Whether the document `name` is a check-in."""
        return name.startswith(check_ins.PREFIX)

    def empty(self) -> dict:
        """For a page that does this desk's work because the lock is on: everything to say, and nothing that was said."""
        return {
            "title": own.check_in()["title"], "words": own.check_in(), "form": check_in_view.form(), "story": check_in_view.story(), "who": gate()["who"],
            "answer": check_in_view.story_answer(), "prefix": check_ins.PREFIX, "picture": check_in_view.picture(),
            "says": {**own.check_in_says(), "nothing": check_ins.nothing_yet(),
                     "unread": plural(_unread), "folder": str(self.store.folder),
                     "weekdays": check_in_view.weekdays()} | check_in_view.says() | check_in_view.counts(),
        }

    def _ready(self, message: dict) -> dict:
        return {"words": own.check_in(), "form": check_in_view.form(), "story": check_in_view.story(), "who": beside_own_words(),
                **self._view()}

    def _story(self, message: dict) -> dict:
        return {"answer": check_in_view.story_answer()}

    def _keep(self, message: dict) -> dict:
        made = check_ins.start(message.get("said"), message.get("here"))
        name = _name(made, message)
        if not self.store.holds(name):  # a message that comes twice is kept once
            self.store.put(name, check_ins.document(made, now()), base=0)
        return {"re": message.get("id"), "kept": True, "says": own.check_in_says()["kept"],
                **self._view(made.day[:7])}

    def _month(self, message: dict) -> dict:
        month = message.get("month")
        return self._view(month if check_ins.is_day(f"{month}-01") else None)

    def _erase(self, message: dict) -> dict:
        name = str(message.get("name"))
        if not name.startswith(check_ins.PREFIX):
            raise BadResponse("that isn't a check-in")
        self.store.delete(name)
        return {"re": message.get("id"), "says": own.check_in_says()["erased"], **self._view(message.get("month"))}

    def _erase_all(self, message: dict) -> dict:
        for name in self._names():
            self.store.delete(name)
        return {"re": message.get("id"), "says": own.check_in_says()["allErased"], **self._view()}

    def _names(self) -> list[str]:
        return list(filter(self.owns, self.store.names()))

    def _view(self, month=None) -> dict:
        """What was kept in `month` (without one: the newest month with a check-in, or this one)."""
        kept, unread = self._kept()
        if not check_ins.is_day(f"{month}-01"):
            month = max((one.day for one in kept.values()), default=datetime.now().date().isoformat())[:7]
        return {"view": check_in_view.month_view(kept, month), "unread": unread}

    def _kept(self) -> tuple[dict[str, CheckIn], list[str]]:
        """What was kept, by name, and a sentence about those that can't be read."""
        kept, unread = {}, []
        for name in self._names():
            try:
                if document := self.store.get(name):
                    kept[name] = check_ins.resume(document)
            except (BadResponse, RecordError):
                unread.append(name)
        says = _unread(len(unread))
        return kept, [says.format(n=len(unread), folder=self.store.folder, names=", ".join(unread))] if unread else []


def _unread(count: int) -> str:
    return n_("{n} check-in can't be shown. It has been left as it is in {folder}: {names}",
              "{n} check-ins can't be shown. They have been left as they are in {folder}: {names}", count)


def _name(made: CheckIn, message: dict) -> str:
    """A name for the document. It follows from the message's own id, which is random."""
    if not isinstance(message.get("id"), str) or not EVENT_ID.fullmatch(message["id"]):
        raise BadResponse("a check-in comes with a name of its own")
    return f"{check_ins.PREFIX}{made.day}-{sha256(message['id'].encode()).hexdigest()[:8]}"
