"""What every activity's widget does: pass the learner's messages on, and send back what may be seen."""

from collections.abc import Callable

import anywidget
from traitlets import Bytes

from .page import LOADER, packed


class ActivityWidget(anywidget.AnyWidget):
    """A view that speaks in messages only. Nothing of the learner's is a synced trait, so nothing of theirs can
    end up in saved widget state, in a notebook's outputs or in an export."""

    _esm = LOADER
    _packed = Bytes().tag(sync=True)

    def __init__(self, view: str, answer: Callable[[dict, list], tuple[dict, list]]):
        """`view` names a view's file; `answer(message, buffers)` returns the reply to a learner's message and its buffers."""
        super().__init__(_packed=packed(view))
        self.view, self._answer = view, answer
        self.on_msg(self._receive)

    def _receive(self, _widget, message, buffers) -> None:
        self.send(*self._answer(message, buffers))

    def __repr__(self) -> str:
        return "An activity of this course. Run this cell in a notebook to open it."
