"""The desk of what is learned: its answers are learning records."""

from collections.abc import Callable

from ..activities.mark import BadResponse
from ..records import Learning, RecordError
from ..records.learning import event_id
from ..words import _
from .message import EVENT_ID, Reply, now


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
        return self._shown(self._state()) | {"notice": _("That doesn't fit: {why}.").format(why=error)}

    def _shown(self, state, event: dict | None = None) -> dict:
        problems = " ".join(problem.message for problem in self.store.take_problems())
        return {"view": self.view(state, event), "done": state.done} | ({"notice": problems} if problems else {})
