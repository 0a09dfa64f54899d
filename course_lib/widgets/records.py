"""Where the learner's records are, and what can be done with them, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class RecordsWidget(ActivityWidget):
    """Where the learner's records are, and what can be done with them."""

    _packed = Bytes(packed("records")).tag(sync=True)
