"""A personal session, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class SessionWidget(ActivityWidget):
    """A session for what is hard right now. Nothing of it is kept."""

    _packed = Bytes(packed("session")).tag(sync=True)
