"""Where an assignment and its student meet: what they answer is kept, each answer as it is given."""

from dataclasses import replace
from datetime import UTC, datetime

from ..activities import assignment as steps
from ..activities import assignment_view
from ..activities.assignment_state import AssignmentState
from ..coursework.times import time
from ..records import RecordError, Submitted
from ..records.learning import event_id
from .learning import LearningDesk
from .message import Reply, now


class AssignmentDesk(LearningDesk):
    """For the questions, texts and steps of an assignment. `finished(events)` gives the ids of activities that were done."""

    def __init__(self, fresh: AssignmentState, words: dict, store: Submitted, finished):
        super().__init__(fresh, steps, self._view, words, store)
        self.finished = finished

    def answer(self, message: dict, buffers: list) -> Reply:
        """The reply to the student's message; `look` asks what is there now, `ready` for the words as well."""
        if message.get("type") == "look":
            return {"activity": self.fresh.activity} | self._shown(self._state()), []
        if message.get("type") != "ready":
            return super().answer(message, buffers)
        reply, sent = super().answer(message, buffers)
        try:
            keep_opened(self._state(), self.store)
        except RecordError as error:  # known before anything is answered
            reply["notice"] = str(error)
        return reply, sent

    def _respond(self, message: dict) -> dict:
        steps.respond(self._state(), message, now(), "")  # what doesn't fit leaves no trace
        keep_opened(self._state(), self.store)
        return super()._respond(message)

    def _state(self) -> AssignmentState:
        return folded(self.fresh, self.store, self.finished)

    def _view(self, state: AssignmentState, event: dict | None) -> dict:
        return assignment_view.view(state, event, is_overdue(state.assignment.due))


def folded(fresh: AssignmentState, store: Submitted, finished) -> AssignmentState:
    """The state that `store` holds, with what was done in the same notebook."""
    events = store.events()
    state = steps.resume(fresh, [event for event in events if event.get("activity") == fresh.activity])
    handed = [number for number, event in enumerate(events) if event.get("activity") == fresh.activity and event.get("type") == "handed-in"]
    later = {event.get("activity") for event in events[handed[-1]:]} & fresh.opens if handed else set()
    return replace(state, finished=frozenset(finished(events)), later=frozenset(later))


def keep_opened(state: AssignmentState, store: Submitted) -> None:
    """Keep, once and before anything else, which version of the assignment was opened. Raises NotSaved."""
    if not state.opened:
        _after, event = steps.respond(state, {"type": "opened"}, now(), event_id())
        store.add(event)


def is_overdue(due: str | None) -> bool:
    """Whether the time that students were told has passed. One that can't be read hasn't."""
    moment = time(due)
    return moment is not None and moment < datetime.now(UTC)
