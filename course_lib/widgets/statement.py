"""The statement of completion, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class StatementWidget(ActivityWidget):
    """The statement of completion."""

    _packed = Bytes(packed("statement")).tag(sync=True)
