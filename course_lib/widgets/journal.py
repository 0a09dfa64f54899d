"""The journal, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class JournalWidget(ActivityWidget):
    """The journal."""

    _packed = Bytes(packed("journal")).tag(sync=True)
