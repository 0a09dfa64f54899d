"""The review, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class ReviewWidget(ActivityWidget):
    """The questions that are due, one after another, and what the next days hold."""

    _packed = Bytes(packed("review")).tag(sync=True)
