"""Where an activity, the store that keeps it and the learner meet: a desk takes a message and answers it.

A desk's state is always what its store holds, so windows, processes and restarts agree. Nothing is answered as
saved before it is on disk.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from .activities import reflection as reflections
from .activities.mark import BadResponse
from .labels.lock import gate
from .records import Conflict, Learning, Private, RecordError
from .records.learning import event_id
from .records.who import who_could_read
from .words import _

EVENT_ID = re.compile(r"[\w-]{8,64}")
Reply = tuple[dict, list]


def now() -> str:
    """The time, in a form whose order as text is the order in time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class LearningDesk:
    """For activities whose answers are learning records.

    `fresh` is the activity's empty state, `steps` the module with its `resume` and `respond`, and
    `view(state, event)` what may be seen of it after `event` (None: when it opens). `steps` may have `ASKS`: by type
    of message, functions `(state, message) -> (reply, buffers)` for what a view asks for and nothing keeps.
    """

    def __init__(self, fresh, steps, view: Callable, words: dict, store: Learning):
        if steps.KIND not in getattr(store, "keeps", ()):
            raise TypeError(f"a {steps.KIND} activity can't be kept in the {store.kind} store")
        self.fresh, self.steps, self.view, self.words, self.store = fresh, steps, view, words, store

    def answer(self, message: dict, buffers: list) -> Reply:
        """The reply to the learner's message."""
        reply = {"activity": self.fresh.activity}
        try:
            if message.get("type") == "ready":
                return reply | {"words": self.words} | self._shown(self._state()), []
            if ask := getattr(self.steps, "ASKS", {}).get(str(message.get("type"))):
                given, sent = ask(self._state(), message)
                return reply | {"re": message.get("id")} | given, sent
            return reply | {"re": message.get("id")} | self._respond(message), []
        except BadResponse as error:
            return reply | {"re": message.get("id")} | self._refused(error), []
        except RecordError as error:
            return reply | {"notice": f"{error} {_('Your answer is still on this page.')}"}, []

    def _state(self):
        return self.steps.resume(self.fresh, self.store.events(self.fresh.activity))

    def _respond(self, message: dict) -> dict:
        """Keep what the learner did; a message that was kept before (it came twice) changes nothing."""
        name = message.get("id")
        name = name if isinstance(name, str) and EVENT_ID.fullmatch(name) else event_id()
        if any(event["id"] == name for event in self.store.events(self.fresh.activity)):
            return self._shown(self._state())
        _after, event = self.steps.respond(self._state(), message, now(), name)
        self.store.add(event)
        return self._shown(self._state(), event)

    def _refused(self, error: BadResponse) -> dict:
        """Why an answer isn't taken, and what stands: another window may have answered in the meantime."""
        return self._shown(self._state()) | {"notice": _("That answer doesn't fit: {why}.").format(why=error)}

    def _shown(self, state, event: dict | None = None) -> dict:
        problems = " ".join(problem.message for problem in self.store.take_problems())
        return {"view": self.view(state, event), "done": state.done} | ({"notice": problems} if problems else {})


class PrivateDesk:
    """For what one document keeps. Private text comes and goes as messages, and is kept in the private store alone.

    `fresh` is the activity's empty state, and `steps` the module with its `resume`, `respond` and `view`.
    """

    def __init__(self, fresh, words: dict, store: Private, steps=reflections):
        if steps.KIND != store.kind:
            raise TypeError(f"a {steps.KIND} activity can't be kept in the {store.kind} store")
        self.fresh, self.words, self.store, self.steps = fresh, words, store, steps

    @property
    def name(self) -> str:
        """What the document is called."""
        return self.fresh.document

    @property
    def activity(self) -> str:
        """What it's called on the page."""
        return self.fresh.activity

    def owns(self, name: str) -> bool:
        """Whether the document `name` is this desk's."""
        return name == self.name

    def empty(self) -> dict:
        """For a page that does this desk's work because the lock is on: the view and the document with nothing said."""
        _state, document = self.steps.respond(self.fresh, {}, "")
        view = self._view(self.fresh) | {"who": gate()["who"]}
        return {"title": view["title"], "name": self.name, "words": self.words, "view": view, "document": document}

    def answer(self, message: dict, buffers: list) -> Reply:
        """The reply to the learner's message. `re` says that it's saved (or that saving it again won't help)."""
        reply = {"activity": self.fresh.activity}
        try:
            return reply | self._done(message), []
        except BadResponse as error:
            return reply | {"re": message.get("id"), "problem": str(error)}, []
        except Conflict as error:
            theirs = self.steps.resume(self.fresh, error.theirs)
            return reply | {"re": message.get("id"), "theirs": self._view(theirs)}, []
        except RecordError as error:
            return reply | {"problem": f"{error} {_('Your words are still on this page.')}"}, []

    def _done(self, message: dict) -> dict:
        kind = message.get("type")
        if kind == "save":
            base = message.get("base", 0)
            if type(base) is not int:
                raise BadResponse("a revision is a number")
            _after, document = self.steps.respond(self._kept(), message.get("said"), now())
            kept = self.store.put(self.name, document, base=base, writer=_writer(message))
            return {"re": message.get("id")} | self._shown(self.steps.resume(self.fresh, kept))
        if kind == "erase":
            self.store.delete(self.name)
            return {"re": message.get("id"), "drawn": True} | self._shown(self.fresh)
        return {"words": self.words} | self._shown(self._kept())

    def _kept(self):
        """What is kept. Raises RecordError if that can't be this activity's, so that it's never overwritten."""
        try:
            return self.steps.resume(self.fresh, self.store.get(self.name))
        except BadResponse as error:
            says = _("What is kept of this can't be shown ({why}). It has been left as it is, in {file}.")
            path = self.store.folder / f"{self.name}.json"
            raise RecordError(says.format(why=error, file=path)) from error

    def _shown(self, state) -> dict:
        return {"view": self._view(state), "done": state.done}

    def _view(self, state) -> dict:
        return self.steps.view(state) | {"who": who_could_read()}


def _writer(message: dict) -> str:
    """The window's own name for itself, if it's one that could be."""
    name = message.get("writer")
    return name if isinstance(name, str) and re.fullmatch(r"\w{1,40}", name) else ""
