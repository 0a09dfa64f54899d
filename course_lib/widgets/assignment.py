"""An assignment, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class AssignmentWidget(ActivityWidget):
    """The questions, texts and steps of an assignment."""

    _packed = Bytes(packed("assignment")).tag(sync=True)
