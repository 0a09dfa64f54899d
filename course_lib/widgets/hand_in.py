"""Handing in, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class HandInWidget(ActivityWidget):
    """What is still open, the button, and the receipt."""

    _packed = Bytes(packed("hand-in")).tag(sync=True)
