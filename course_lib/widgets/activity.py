"""What every activity's widget does: pass the learner's messages on, and send back what may be seen."""

from collections.abc import Callable

import anywidget

from .page import LOADER


class ActivityWidget(anywidget.AnyWidget):
    """A view that speaks in messages only. Nothing of the learner's is a synced trait, so nothing of theirs can
    end up in saved widget state, in a notebook's outputs or in an export. A subclass gives its view as `_packed`."""

    _esm = LOADER

    def __init__(self, answer: Callable[[dict, list], tuple[dict, list]], **traits):
        """`answer(message, buffers)` returns the reply to a learner's message and its buffers."""
        super().__init__(**traits)
        self._answer = answer
        self.on_msg(self._receive)

    def _receive(self, _widget, message, buffers) -> None:
        self.send(*self._answer(message, buffers))

    def __repr__(self) -> str:
        return "An activity of this course. Run this cell in a notebook to open it."
