"""The desk of what is private: one document, which nothing but its own store keeps."""

from ..activities import reflection as reflections
from ..activities.mark import BadResponse
from ..labels.lock import gate
from ..records import Conflict, Private, RecordError
from ..records.who import beside_own_words
from ..words import _
from .message import Reply, now, writer


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
            kept = self.store.put(self.name, document, base=base, writer=writer(message))
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
        return self.steps.view(state) | {"who": beside_own_words()}
